import Casework
import FoundationEssentials
import TestSupport

/// Ids in the order in which rows come back.
func ordered<Subject>(_ ids: [ID<Subject>]) -> [ID<Subject>] {
    ids.sorted { $0.description < $1.description }
}

extension TestPartnership {
    /// A slot in a meeting that has been set and not been held.
    func hearing() -> Review.Hearing {
        Review.Hearing(
            meeting: Meeting(
                id: Meeting.ID(UUID()), startsAt: Instant(microseconds: 1_781_000_000_000_000), minutes: 90,
                place: "Room 4"),
            invited: ordered([chair.person, policeContact.person, landlordContact.person]))
    }

    /// A review on which everything has happened that can: an answer of each kind, an action in each state.
    func wholeReview(of application: Application.ID) -> Review {
        var review = review(of: application)
        var hearing = hearing()
        hearing.slot = Slot(startsAt: hearing.meeting.startsAt.adding(seconds: 1_800), minutes: 45)
        hearing.papers = .init(text: "What each agency holds.", on: day("2026-06-05"), by: coordinator.person)
        hearing.record = .init(
            attended: ordered([council.id, police.id, landlord.id]), findings: "It went on too long.",
            by: chair.person, account: wholeAccount(of: application))
        review.stage = .held(on: day("2026-06-09"))
        review.hearing = hearing
        review.lead = LeadOfficer(
            person: policeContact.person, agency: police.id, standing: .confirmed, nominatedOn: day("2026-06-09"),
            reason: "Knows the street.", turn: 2, place: .deputy, askedOn: day("2026-06-09"))
        var declined = LeadOfficer(
            person: landlordContact.person, agency: landlord.id, standing: .declined, nominatedOn: day("2026-06-08"),
            reason: "Their flats.", deputy: policeContact.person, askedOn: day("2026-06-08"))
        (declined.answer, declined.endedOn) = ("On leave.", day("2026-06-09"))
        review.leadership.earlier = [declined]
        review.leadership.agencies = [
            LeadAgency(agency: police.id, reason: "Most reports.", by: coordinator.person, on: day("2026-06-01"))
        ]
        review.leadership.topics = [.noise, .mentalHealth]
        review.leadership.chairings = [
            Chairing(
                hearing: 1, turn: 1, chair: chair.person, deputy: senior.person, reason: "Nobody else was free.",
                concerns: [.complainedOf], by: coordinator.person, on: day("2026-06-02"),
                passed: .init(on: day("2026-06-03"), because: "Ill."))
        ]
        review.leadership.declarations = [
            ConflictDeclaration(person: policeContact.person, conflict: nil, on: day("2026-06-03")),
            ConflictDeclaration(person: supportContact.person, conflict: "A neighbour.", on: day("2026-06-04")),
        ]
        let answers: [Recommendation.Answer?] = [
            nil, .accepted(on: day("2026-06-20")), .inPart(on: day("2026-06-21"), because: "No money."),
            .declined(on: day("2026-06-22"), because: "Not ours."),
        ]
        review.recommendations = answers.map {
            Recommendation(id: Recommendation.ID(UUID()), agency: landlord.id, text: "Mend the door.", answer: $0)
        }
        let outside = OutsideBody(name: "The Ombudsman", email: "post@ombudsman.example", address: "1 Long Lane")
        review.recommendations.append(
            Recommendation(id: Recommendation.ID(UUID()), to: .outside(outside), text: "Answer at night."))
        let states: [Action.State] = [
            .offered, .accepted(on: day("2026-06-11")), .declined(on: day("2026-06-12"), because: "On leave."),
            .done(on: day("2026-06-13"), evidence: "Photograph 3."),
        ]
        review.actions = states.map {
            Action(
                id: Action.ID(UUID()), agency: police.id, person: policeContact.person, text: "Visit weekly.",
                doneWhen: "Four visits are noted.", due: day("2026-07-01"), state: $0)
        }
        let (coordinator, chair) = (coordinator.person, chair.person)
        review.recommendations[0].lateAnswers = [
            .init(.accepted(on: day("2026-07-01")), on: day("2026-07-02"), by: coordinator),
            .init(.declined(on: day("2026-07-03"), because: "After all."), on: day("2026-07-03"), by: chair),
        ]
        review.recommendations[2].answeredBy = landlordContact.person
        review.recommendations[2].told = .init(words: "There is no money.", on: day("2026-06-23"), by: coordinator)
        review.concerns.said = [
            .init(
                part: review.recommendations[2].id.raw, applications: [application], on: day("2026-06-10"), by: chair)
        ]
        review.endings.outcomes = [.init(on: day("2026-06-16"), summary: "Two measures.")]
        review.actions[0].setOn = day("2026-06-10")
        review.actions[0].tellFirst = .needed
        review.actions[0].updates = [
            .init(.word, "Two of four.", on: day("2026-06-12"), by: chair),
            .init(
                .asksTime(from: day("2026-07-01"), to: day("2026-07-08")), "Ill.", on: day("2026-06-13"), by: chair),
            .init(.refusesTime, "Urgent.", on: day("2026-06-14"), by: coordinator),
            .init(.late(nil, on: nil), "Still on it.", on: day("2026-07-20"), by: chair),
            .init(.late(.done, on: day("2026-07-21")), "Log 3.", on: day("2026-07-22"), by: chair, reference: "File 2"),
        ]
        review.actions[1].tellFirst = .asked(on: day("2026-06-11"))
        review.actions[2].tellFirst = .told(on: day("2026-06-11"), how: "by telephone", by: chair)
        review.actions[3].tellFirst = .waived(
            on: day("2026-06-11"), because: "Nobody answers.", named: "The chair", by: coordinator)
        review.actions[3].state = .done(on: day("2026-06-13"), evidence: "Photograph 3.", reference: "File 2")
        review.actions[1].catalogue = "acceptable-behaviour-contract"
        review.actions[1].reviewOn = day("2026-08-01")
        review.actions[1].powerReason = "The council has lent its officer."
        review.consultations = [
            .init(
                on: day("2026-06-12"), until: day("2026-06-19"),
                parts: [
                    .init(UUID(), "A body: mend the gate, by 1 July 2026", to: [application]),
                    .init(UUID(), "Another, recommended: {x}", to: [application]),
                ])
        ]
        review.planAnswers = [.init(application: application, draft: 1, on: day("2026-06-15"), text: "Please earlier.")]
        return review
    }

    private func wholeAccount(of application: Application.ID) -> MeetingAccount {
        MeetingAccount(
            presences: MeetingAccount.Presence.Came.allCases.map {
                .init(person: chair.person, name: "Chair", agency: council.id, came: $0, note: "Noted.")
            } + [.init(name: "A neighbour", came: .there)],
            conflicts: "None.",
            parts: [.init(application: application, ways: MeetingAccount.Part.Way.allCases, words: "It never stops.")],
            views: ordered([council.id, police.id]).map { .init(agency: $0, agrees: false, words: "Not all of it.") },
            next: .init(on: day("2026-09-01"), words: "Whether it holds."), quorumReason: "One had to leave.",
            recordedAt: London.instant(date: day("2026-06-09"), hour: 12, minute: 0),
            corrections: MeetingAccount.Correction.Part.allCases.map {
                .init(
                    part: $0, text: "Otherwise.", reason: "Heard wrongly.", by: coordinator.person,
                    at: London.instant(date: day("2026-06-10"), hour: 9, minute: 0))
            })
    }
}
