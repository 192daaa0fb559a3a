import Casework
import FoundationEssentials
import TestSupport
import Testing

@Suite struct `Nominating, confirming and accepting who leads` {
    private let town = Town()

    @Test func `the chair hears of a proposal, the officer of the confirmation, the applicants of who leads`() throws {
        let review = town.opened(for: Application.ID(UUID()), Application.ID(UUID()))
        let nominated = try town.nominated(review)
        #expect(nominated.due(.leadAccepts) == nil)
        #expect(nominated.notices.map(\.to) == [.person(town.chair.person)])
        #expect(nominated.notices.map(\.kind) == [.leadProposed])
        #expect(nominated.after.lead?.standing == .nominated && nominated.after.lead?.agency == town.police.id)
        let confirmed = try nominated.after.confirmingLead(by: town.byChair, in: town.on("2026-05-06"))
        #expect(confirmed.after.lead?.standing == .confirmed)
        #expect(confirmed.notices.map(\.kind) == [.leadNominated])
        #expect(confirmed.notices.map(\.to) == [.person(town.policeContact.person)])
        // Two working days from the day on which they were asked.
        #expect(confirmed.due(.leadAccepts) == day("2026-05-08"))
        let accepted = try confirmed.after.answeringNomination(
            accepting: true, because: "", by: town.byPolice, in: town.on("2026-05-07"))
        #expect(accepted.after.lead?.standing == .accepted && accepted.metSteps == ["lead-accepts"])
        #expect(accepted.notices.map(\.to) == review.applications.map { .applicant($0) })
        #expect(
            accepted.notices.first?.facts == ["lead_name": .text("Paula Reed"), "lead_agency": .text("Town police")])
    }

    @Test func `whom the chair chooses is asked at once, and the reason for passing over the proposal is kept`() throws
    {
        let proposed = try town.nominated(town.opened()).after
        let chosen = try proposed.nominating(
            town.landlordContact.person, because: "The flats are theirs.", by: town.byChair, in: town.on("2026-05-06"))
        #expect(chosen.after.lead?.person == town.landlordContact.person && chosen.after.lead?.standing == .confirmed)
        #expect(chosen.events.map(\.kind) == [.leadNominated, .leadConfirmed])
        #expect(chosen.notices.map(\.to) == [.person(town.landlordContact.person)])
        #expect(chosen.after.leadership.earlier.map(\.standing) == [.passedOver])
        #expect(chosen.after.leadership.earlier.first?.answer == "The flats are theirs.")
    }

    @Test func `a nomination takes a reason, a person of the partnership, the right and an open review`() throws {
        let review = town.opened()
        let around = town.on("2026-05-05")
        #expect(throws: Refusal.missing("reason")) {
            try review.nominating(town.policeContact.person, because: "", by: town.byChair, in: around)
        }
        #expect(throws: Refusal.unknown("person")) {
            try review.nominating(Person.ID(UUID()), because: "Knows.", by: town.byChair, in: around)
        }
        #expect(throws: Refusal.missing("another deputy")) {
            try review.nominating(
                town.policeContact.person, deputy: town.policeContact.person, because: "Knows.", by: town.byChair,
                in: around)
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator, .chair])) {
            try review.nominating(town.policeContact.person, because: "Knows.", by: town.byPolice, in: around)
        }
        let closed = try town.readBeforeClosing(try town.told(review).after).closing(
            because: "All is done.", despiteOpenActions: "The police go on.", by: town.byCoordinator,
            in: town.on("2026-06-30")
        ).after
        let stages = ["arranging", "meeting-set", "held", "consulting", "outcome-sent"]
        #expect(throws: Refusal.wrongStage(is: "closed", needed: stages)) {
            try closed.nominating(town.policeContact.person, because: "Knows.", by: town.byChair, in: around)
        }
    }

    @Test func `the chair confirms, and a coordinator only where there is none`() throws {
        let nominated = try town.nominated(town.opened()).after
        #expect(throws: Refusal.notYours(needed: [.chair])) {
            try nominated.confirmingLead(by: town.byCoordinator, in: town.on("2026-05-06"))
        }
        var unchaired = town.on("2026-05-06")
        unchaired.officers.removeAll { $0.roles.contains(.chair) }
        let confirmed = try nominated.confirmingLead(by: town.byCoordinator, in: unchaired).after
        #expect(confirmed.lead?.standing == .confirmed)
        #expect(throws: Refusal.notYours(needed: [.chair, .coordinator])) {
            try nominated.confirmingLead(by: town.byPolice, in: unchaired)
        }
        #expect(throws: Refusal.already("confirmed")) {
            try confirmed.confirmingLead(by: town.byChair, in: town.on("2026-05-06"))
        }
        #expect(throws: Refusal.missing("lead officer")) {
            try town.opened().confirmingLead(by: town.byChair, in: town.on("2026-05-06"))
        }
    }

    @Test func `nobody accepts for another, or before the chair has confirmed`() throws {
        let nominated = try town.nominated(town.opened()).after
        let around = town.on("2026-05-06")
        for actor in [town.byCoordinator, town.byChair, .service, .applicant(nominated.applications[0])] {
            #expect(throws: Refusal.notYours(needed: [])) {
                try nominated.answeringNomination(accepting: true, because: "", by: actor, in: around)
            }
        }
        for isAccepting in [true, false] {
            #expect(throws: Refusal.wrongStage(is: "nominated", needed: ["confirmed"])) {
                try nominated.answeringNomination(
                    accepting: isAccepting, because: "On leave.", by: town.byPolice, in: around)
            }
        }
        #expect(throws: Refusal.missing("lead officer")) {
            try town.opened().answeringNomination(accepting: true, because: "", by: town.byPolice, in: around)
        }
    }

    @Test func `nobody answers a nomination once the case is closed`() throws {
        var closed = try town.confirmed(town.opened()).after
        closed.stage = .closed(
            on: day("2026-06-30"), because: "All is done.", outcomeSent: day("2026-05-28"), summary: "Two measures.")
        let stages = ["arranging", "meeting-set", "held", "consulting", "outcome-sent"]
        for isAccepting in [true, false] {
            #expect(throws: Refusal.wrongStage(is: "closed", needed: stages)) {
                try closed.answeringNomination(
                    accepting: isAccepting, because: "On leave.", by: town.byPolice, in: town.on("2026-07-01"))
            }
        }
    }

    @Test func `who declines says why, and another is nominated where nobody is left to be asked`() throws {
        let confirmed = try town.confirmed(town.opened()).after
        let around = town.on("2026-05-06")
        #expect(throws: Refusal.missing("reason")) {
            try confirmed.answeringNomination(accepting: false, because: " ", by: town.byPolice, in: around)
        }
        let declined = try confirmed.answeringNomination(
            accepting: false, because: "On leave.", by: town.byPolice, in: around)
        #expect(declined.after.lead?.standing == .declined && declined.after.lead?.answer == "On leave.")
        #expect(declined.after.lead?.reason == "Knows the street.")
        #expect(declined.metSteps == ["lead-accepts"] && declined.events.map(\.kind) == [.leadDeclined])
        #expect(declined.notices.map(\.to) == [.person(town.chair.person)])
        #expect(throws: Refusal.already("declined")) {
            try declined.after.answeringNomination(accepting: false, because: "No.", by: town.byPolice, in: around)
        }
        let next = try declined.after.nominating(
            town.landlordContact.person, because: "Next best.", by: town.byCoordinator, in: around)
        #expect(next.after.lead?.person == town.landlordContact.person && next.after.lead?.turn == 2)
        #expect(next.after.leadership.earlier.map(\.standing) == [.declined])
    }

    /// The deputy, then the point of contact of the lead agency, each with a clock of their own; what each row does to
    /// the first, and to the deputy.
    @Test(arguments: [(false, false), (false, true), (true, false), (true, true)])
    func `who declines or does not answer is followed by the deputy, and then by the point of contact`(
        _ firstLapses: Bool, _ deputyLapses: Bool
    ) throws {
        var review = try town.opened().nominating(
            town.policeContact.person, deputy: town.landlordContact.person, because: "Knows the street.",
            by: town.byChair, in: town.on("2026-05-05")
        ).after
        review.leadership.agencies = [
            LeadAgency(
                agency: town.health.id, reason: "Most reports.", by: town.coordinator.person, on: day("2026-05-01"))
        ]
        func ask(_ review: Review, _ officer: Officer, lapses: Bool, due: String, on date: String) throws(Refusal)
            -> Outcome<Review>
        {
            var around = town.on(date)
            around.concerned.contacts = [town.health.id: [town.healthContact.person]]
            return lapses
                ? try review.lapsingNomination(due: day(due), in: around)
                : try review.answeringNomination(accepting: false, because: "Full.", by: .officer(officer), in: around)
        }
        let first = try ask(review, town.policeContact, lapses: firstLapses, due: "2026-05-07", on: "2026-05-08")
        #expect(first.after.leadership.earlier.map(\.standing) == [firstLapses ? .lapsed : .declined])
        #expect(first.after.lead?.person == town.landlordContact.person && first.after.lead?.place == .deputy)
        #expect(first.after.lead?.standing == .confirmed && first.due(.leadAccepts) == day("2026-05-12"))
        #expect(first.notices(.leadNominated).map(\.to) == [.person(town.landlordContact.person)])
        #expect(first.notices(.leadChanged).map(\.to) == [.person(town.chair.person)])
        let second = try ask(
            first.after, town.landlordContact, lapses: deputyLapses, due: "2026-05-12", on: "2026-05-13")
        #expect(second.after.lead?.person == town.healthContact.person && second.after.lead?.place == .contact)
        #expect(second.due(.leadAccepts) == day("2026-05-15"))
        let third = try ask(second.after, town.healthContact, lapses: true, due: "2026-05-15", on: "2026-05-18")
        #expect(third.after.lead?.standing == .lapsed && third.due(.leadAccepts) == nil)
        #expect(third.after.leadership.earlier.map(\.turn) == [1, 2] && third.after.lead?.turn == 3)
        #expect(third.notices.map(\.kind) == [.leadChanged])
    }

    @Test func `a clock that ran out for one says nothing of the next`() throws {
        let confirmed = try town.confirmed(town.opened()).after
        #expect(throws: Refusal.date("due", day("2026-05-08"), from: day("2026-05-09"), until: nil)) {
            try confirmed.lapsingNomination(due: day("2026-05-08"), in: town.on("2026-05-08"))
        }
        #expect(throws: Refusal.already("confirmed")) {
            try confirmed.lapsingNomination(due: day("2026-05-05"), in: town.on("2026-05-08"))
        }
        #expect(throws: Refusal.missing("lead officer")) {
            try town.led(town.opened()).after.lapsingNomination(due: day("2026-05-08"), in: town.on("2026-05-12"))
        }
    }

    @Test func `a lead officer who was confirmed is not replaced, unless they have left`() throws {
        for lead in [try town.confirmed(town.opened()).after, try town.led(town.opened()).after] {
            #expect(throws: Refusal.already("lead officer")) {
                try lead.nominating(
                    town.landlordContact.person, because: "Free now.", by: town.byCoordinator, in: town.on("2026-05-08")
                )
            }
            var without = town.on("2026-05-08")
            without.officers.removeAll { $0.person == town.policeContact.person }
            let next = try lead.nominating(
                town.landlordContact.person, because: "The other left.", by: town.byCoordinator, in: without)
            #expect(next.after.lead?.person == town.landlordContact.person && next.after.lead?.standing == .nominated)
        }
    }

    @Test func `the lead is handed over with a note, the applicants hear who leads, and the history stays`() throws {
        let led = try town.led(town.opened()).after
        let around = town.on("2026-06-01")
        let handed = try led.handingOverLead(
            to: town.landlordContact.person, note: "The gate is measured.", by: town.byPolice, in: around)
        #expect(handed.after.lead?.person == town.landlordContact.person && handed.after.lead?.standing == .accepted)
        #expect(handed.after.leadership.earlier.map(\.standing) == [.handedOver])
        #expect(handed.after.leadership.earlier.first?.answer == "The gate is measured.")
        #expect(handed.notices(.leadConfirmed).map(\.to) == led.applications.map { .applicant($0) })
        #expect(handed.notices(.leadConfirmed).first?.facts["lead_name"] == .text("Lena Moss"))
        #expect(handed.notices(.leadChanged).map(\.to) == [.person(town.landlordContact.person)])
        #expect(!handed.notices.contains { "\($0.facts)".contains("gate") }, "The note is in no message.")
        #expect(throws: Refusal.missing("hand-over note")) {
            try led.handingOverLead(to: town.landlordContact.person, note: " ", by: town.byChair, in: around)
        }
        #expect(throws: Refusal.unknown("person")) {
            try led.handingOverLead(to: town.policeContact.person, note: "x", by: town.byChair, in: around)
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator, .chair])) {
            try led.handingOverLead(
                to: town.landlordContact.person, note: "x", by: .officer(town.healthContact), in: around)
        }
        #expect(throws: Refusal.missing("lead officer")) {
            try town.opened().handingOverLead(
                to: town.landlordContact.person, note: "x", by: town.byCoordinator, in: around)
        }
    }

    @Test func `a coordinator chooses the lead agency, with a reason`() throws {
        let review = town.opened()
        let around = town.on("2026-04-28")
        let chosen = try review.choosingLeadAgency(
            town.landlord.id, about: [.noise], because: "Most reports.", by: town.byCoordinator, in: around)
        #expect(chosen.after.leadership.agency?.agency == town.landlord.id)
        #expect(chosen.after.leadership.topics == [.noise] && chosen.events.map(\.kind) == [.leadAgencyChosen])
        #expect(throws: Refusal.missing("reason")) {
            try review.choosingLeadAgency(town.landlord.id, about: [], because: "", by: town.byCoordinator, in: around)
        }
        #expect(throws: Refusal.unknown("agency")) {
            try review.choosingLeadAgency(
                Agency.ID(UUID()), about: [], because: "x", by: town.byCoordinator, in: around)
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) {
            try review.choosingLeadAgency(town.landlord.id, about: [], because: "x", by: town.byChair, in: around)
        }
    }
}
