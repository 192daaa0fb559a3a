import Casework
import FoundationEssentials
import Testing

@Suite struct `The record of a meeting` {
    private let town = Town()
    private let afterwards = "2026-05-18"

    private func meetingSet() throws -> Review { try town.led(try town.arranged(town.opened()).after).after }

    private func account(_ came: MeetingAccount.Presence.Came = .there, quorum: String = "") -> MeetingAccount {
        MeetingAccount(
            presences: [
                .init(person: town.chair.person, name: town.chair.name, agency: town.council.id, came: .there),
                .init(
                    person: town.landlordContact.person, name: town.landlordContact.name, agency: town.landlord.id,
                    came: came, note: came == .sentOther ? "Ola Brand" : ""),
                .init(name: "A neighbour", came: .there),
            ], quorumReason: quorum)
    }

    private func written(_ account: MeetingAccount? = nil) -> WrittenMeeting {
        WrittenMeeting(
            otherBodies: [town.police.id], findings: "The response was slow.", account: account ?? self.account(),
            recommendations: [
                .init(text: "Mend the gate.", to: .agency(town.landlord.id)),
                .init(
                    text: "Answer at night.",
                    to: .outside(OutsideBody(name: "The Ombudsman", email: "post@ombudsman.example"))),
            ],
            actions: [
                .init(
                    text: "Patrol at weekends", doneWhen: "Four patrols are logged.",
                    person: town.policeContact.person, due: day("2026-06-05"), reviewOn: day("2026-06-19"))
            ])
    }

    private func finish(_ written: WrittenMeeting, by actor: Actor? = nil, on date: String? = nil) throws -> Outcome<
        Review
    > {
        try meetingSet().finishing(written, by: actor ?? town.byChair, in: town.on(date ?? afterwards, hour: 12))
    }

    @Test func `becomes the meeting held, with its recommendations and actions, in one act`() throws {
        let done = try finish(written())
        #expect(done.after.stage == .held(on: day("2026-05-18")))
        let record = try #require(done.after.hearing?.record)
        #expect(Set(record.attended) == [town.council.id, town.landlord.id, town.police.id])
        #expect(record.account.recordedAt == town.on(afterwards, hour: 12).now && record.account.number == 1)
        #expect(done.after.recommendations.map(\.agency) == [town.landlord.id, nil])
        #expect(done.after.actions.map(\.reviewOn) == [day("2026-06-19")])
        #expect(
            done.events.map(\.kind) == [.meetingHeld, .recommendationMade, .recommendationMade, .actionSet])
        #expect(done.notices(.actionAssigned).map(\.to) == [.person(town.policeContact.person)])
        let review = done.deadlines.compactMap { change in
            if case .open(let deadline) = change, deadline.duty == .actionReview { deadline } else { nil }
        }
        // Ruth of the police leads: it is hers to look again.
        #expect(review.map(\.dueOn) == [day("2026-06-19")])
        #expect(review.map(\.owner.person) == [town.policeContact.person])
    }

    @Test(arguments: [
        (MeetingAccount.Presence.Came.there, 3), (.sentOther, 3), (.apologies, 2), (.absent, 2),
    ])
    func `counts the bodies for which somebody came`(came: MeetingAccount.Presence.Came, bodies: Int) throws {
        #expect(written(account(came)).bodies.count == bodies)
        guard bodies < 3 else {
            #expect(try finish(written(account(came))).after.hearing?.record?.attended.count == bodies)
            return
        }
        #expect(throws: Refusal.tooFewBodies(have: bodies, needed: 3)) { try finish(written(account(came))) }
        // The chair may say why it counts all the same, and the journal keeps it.
        let despite = try finish(written(account(came, quorum: "The landlord had to leave.")))
        #expect(despite.events[0].facts.contains(.init("despite_too_few", "The landlord had to leave.")))
    }

    @Test func `is refused whole where a part cannot be`() throws {
        var nobodySent = account(.sentOther)
        nobodySent.presences[1].note = " "
        #expect(throws: Refusal.missing("who was sent")) { try finish(written(nobodySent)) }
        var silent = account()
        silent.views = [.init(agency: town.police.id, agrees: false, words: "")]
        #expect(throws: Refusal.missing("dissent")) { try finish(written(silent)) }
        silent.views = [.init(agency: Agency.ID(UUID()), agrees: true)]
        #expect(throws: Refusal.unknown("agency")) { try finish(written(silent)) }
        var stranger = account()
        stranger.parts = [.init(application: Application.ID(UUID()), ways: [.inPerson])]
        #expect(throws: Refusal.unknown("application")) { try finish(written(stranger)) }
        var empty = written()
        empty.findings = " "
        #expect(throws: Refusal.missing("findings")) { try finish(empty) }
        var early = written()
        early.actions[0].due = day("2026-05-17")
        #expect(throws: Refusal.date("due", day("2026-05-17"), from: day("2026-05-18"), until: nil)) {
            try finish(early)
        }
        early = written()
        early.actions[0].reviewOn = day("2026-05-17")
        #expect(throws: Refusal.date("review_on", day("2026-05-17"), from: day("2026-05-18"), until: nil)) {
            try finish(early)
        }
        early.actions[0] = written().actions[0]
        early.actions[0].person = Person.ID(UUID())
        #expect(throws: Refusal.unknown("person")) { try finish(early) }
        #expect(throws: Refusal.notYours(needed: [.chair, .coordinator])) { try finish(written(), by: town.byPolice) }
        #expect(throws: Refusal.date("held", day("2026-05-18"), from: nil, until: day("2026-05-17"))) {
            try finish(written(), on: "2026-05-17")
        }
        let done = try finish(written()).after
        #expect(throws: Refusal.wrongStage(is: "held", needed: ["meeting-set"])) {
            try done.finishing(written(), by: town.byChair, in: town.on(afterwards, hour: 13))
        }
    }

    @Test func `takes fifty actions`() throws {
        var many = written()
        many.actions = Array(repeating: many.actions[0], count: 50)
        let done = try finish(many)
        #expect(done.after.actions.count == 50 && Set(done.after.actions.map(\.id.raw)).count == 50)
    }

    @Test(arguments: [
        (OutsideBody(name: " ", email: "a@example.org"), "body"),
        (OutsideBody(name: "The Ombudsman"), "reach of the body"),
        (OutsideBody(name: "The Ombudsman", email: " ", address: ""), "reach of the body"),
    ])
    func `recommends to a body outside only where it can be reached`(body: OutsideBody, missing: String) throws {
        var wrong = written()
        wrong.recommendations = [.init(text: "Answer at night.", to: .outside(body))]
        #expect(throws: Refusal.missing(missing)) { try finish(wrong) }
    }

    @Test func `has a measure done by a body without the power only with a reason`() throws {
        let notice = ActionCatalogue.Entry(
            key: "noise-abatement-notice", name: "Serve a noise abatement notice", group: .legal, formality: 6,
            power: [.council], doneWhen: "It was served.")
        var odd = written()
        odd.actions[0].entry = notice
        #expect(throws: Refusal.missing("power_reason")) { try finish(odd) }
        odd.actions[0].powerReason = "The council has lent its officer."
        let done = try finish(odd)
        #expect(done.after.actions[0].powerReason == "The council has lent its officer.")
        #expect(done.after.actions[0].catalogue == "noise-abatement-notice")
        #expect(done.events[3].facts.contains(.init("without_power", "The council has lent its officer.")))
        // A body that has it needs none, and any body may do what names none.
        for power in [[Agency.Kind.police, .council], []] {
            odd.actions[0].entry?.power = power
            #expect(try finish(odd).after.actions[0].powerReason == nil)
        }
    }

    @Test func `is put right beside the first text, with a number more each time`() throws {
        let done = try finish(written()).after
        func correct(
            _ review: Review, _ number: Int = 1, _ text: String = "The response took nine days.",
            because reason: String = "Counted again.", by actor: Actor? = nil
        ) throws -> Outcome<Review> {
            try review.correctingRecord(
                of: number, .findings, reads: text, because: reason, by: actor ?? town.byChair,
                in: town.on("2026-05-20", hour: 9))
        }
        let once = try correct(done)
        let twice = try correct(once.after, 1, "It took eight.")
        let record = try #require(twice.after.hearing?.record)
        #expect(record.findings == "The response was slow." && record.account.number == 3)
        #expect(record.account.corrections.map(\.text) == ["The response took nine days.", "It took eight."])
        #expect(record.account.corrections[0].by == town.chair.person)
        #expect(twice.events.map(\.kind) == [.recordCorrected])
        #expect(twice.events[0].facts.contains(.init("record", "3")))
        #expect(throws: Refusal.unknown("recorded meeting")) { try correct(done, 2) }
        #expect(throws: Refusal.unknown("recorded meeting")) { try correct(try meetingSet()) }
        #expect(throws: Refusal.missing("correction")) { try correct(done, 1, " ") }
        #expect(throws: Refusal.missing("reason")) { try correct(done, because: "") }
        #expect(throws: Refusal.notYours(needed: [.chair, .coordinator])) { try correct(done, by: town.byPolice) }
    }

    @Test func `has parts whose names are read back, and no others`() throws {
        let reference = CaseReference(random: (1, 2, 3, 4, 5, 6, 7))
        let all: [MeetingSection] = [
            .attendance, .conflicts, .applicant(reference), .findings, .agreement, .recommendation(1),
            .recommendation(60),
            .action(9), .next,
        ]
        for section in all { #expect(MeetingSection(name: section.name) == section) }
        for wrong in [
            "", "action", "action-", "action-0", "action-01", "action-61", "action-999", "action--1", "action-１",
            "recommendation-x", "applicant-", "applicant-CR-00000001", "applicant-\(reference) ", "Findings",
            "applicant-\(reference.description.lowercased())",
        ] {
            #expect(MeetingSection(name: wrong) == nil, "\(wrong)")
        }
    }
}
