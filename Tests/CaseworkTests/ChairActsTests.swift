import Casework
import FoundationEssentials
import Testing

@Suite struct `Choosing who chairs` {
    private let town = Town()

    @Test(
        arguments: [
            // A chair of the police; who is complained of, who was involved, what the procedure asks for, what speaks against.
            ([], [], nil, []),
            (["police"], [], nil, [.complainedOf]),
            (["police"], [], .notAsked, [.complainedOf]),
            (["council"], ["police"], .notAsked, []),
            (["police"], ["police"], .unlessComplainedOf, [.complainedOf]),
            (["council"], ["police"], .unlessComplainedOf, []),
            (["council"], ["police"], .notInvolved, [.involved]),
            (["police"], ["police"], .notInvolved, [.complainedOf]),
            ([], [], .notInvolved, []),
            ([], [], .outside, [.ofTheArea]),
            (["police"], ["police"], .outside, [.complainedOf, .ofTheArea]),
        ] as [([String], [String], Procedure.ChairRule.Independence?, [ChairIndependence.Concern])])
    func `independence is as the procedure has it`(
        _ complainedOf: [String], _ involved: [String], _ independence: Procedure.ChairRule.Independence?,
        _ concerns: [ChairIndependence.Concern]
    ) {
        let bodies = ["police": town.police.id, "council": town.council.id]
        var concerned = Concerned()
        concerned.complainedOf = Set(complainedOf.compactMap { bodies[$0] })
        concerned.involved = Set(involved.compactMap { bodies[$0] })
        let rule = independence.map { Procedure.ChairRule($0, words: "x") }
        #expect(ChairIndependence.concerns(about: town.police.id, concerned, under: rule) == concerns)
        #expect(ChairIndependence.concerns(about: nil, concerned, under: rule) == [], "From outside, nothing.")
    }

    @Test func `the bodies complained of are those that the reports were made to`() {
        let second = Agency(id: Agency.ID(UUID()), name: "Other homes", kind: .landlord, isRelevantBody: true)
        func told(_ bodies: String...) -> Casework.Application {
            var application = Casework.Application(
                id: .init(UUID()), partnership: town.id, reference: CaseReference(random: (1, 2, 3, 4, 5, 6, 7)),
                area: Town.area,
                receipt: .init(
                    receivedOn: day("2026-04-02"), recordedAt: Instant(microseconds: 0), channel: .web, takenBy: nil),
                authority: .notNeeded, stage: .received, reports: [])
            application.reports = bodies.enumerated().map { index, body in
                Casework.Application.Report(
                    number: index + 1, behaviourOn: day("2026-03-02"), reportedOn: day("2026-03-02"),
                    reportedBy: "applicant", reportedTo: body, incident: "event-\(index)", area: Town.area, hate: false,
                    status: .open, acknowledged: nil, description: "Noise.")
            }
            return application
        }
        #expect(
            told("police", "Town health", "nobody").bodiesComplainedOf(among: town.agencies) == [
                town.police.id, town.health.id,
            ])
        let both = town.agencies + [second]
        #expect(told("landlord").bodiesComplainedOf(among: both) == [town.landlord.id, second.id])
        var asked = told("landlord")
        asked.requests = [
            InformationRequest(
                id: .init(UUID()), agency: second.id, answering: .mustCooperate, asked: "x", purpose: "y",
                askedOn: day("2026-04-03"), due: day("2026-04-24"), answer: nil)
        ]
        #expect(asked.bodiesComplainedOf(among: both) == [second.id])
    }

    @Test func `a chair of a body complained of takes a reason, which stays on record`() throws {
        let review = try town.arranged(town.opened()).after
        var around = town.on("2026-05-01")
        around.concerned.complainedOf = [town.police.id]
        #expect(throws: Refusal.missing("reason for this chair")) {
            try review.choosingChair(town.chair.person, deputy: nil, because: "", by: town.byCoordinator, in: around)
        }
        let chosen = try review.choosingChair(
            town.chair.person, deputy: town.senior.person, because: "Nobody else is free.", by: town.byCoordinator,
            in: around)
        #expect(chosen.after.leadership.chairings.first?.concerns == [.complainedOf])
        #expect(chosen.after.leadership.chairings.first?.reason == "Nobody else is free.")
        #expect(chosen.notices(.chairChosen).map(\.to) == [.person(town.chair.person), .person(town.senior.person)])
        // Nothing speaks against somebody from outside.
        around.concerned.guests = [town.chair.person]
        let outside = try review.choosingChair(
            town.chair.person, deputy: nil, because: "", by: town.byCoordinator, in: around)
        #expect(outside.after.leadership.chairings.first?.concerns == [])
    }

    @Test func `it takes a coordinator or chair, people of the partnership and a meeting to come`() throws {
        let review = try town.arranged(town.opened()).after
        let around = town.on("2026-05-01")
        #expect(throws: Refusal.notYours(needed: [.coordinator, .chair])) {
            try review.choosingChair(town.chair.person, deputy: nil, because: "", by: town.byPolice, in: around)
        }
        #expect(throws: Refusal.unknown("person")) {
            try review.choosingChair(Person.ID(UUID()), deputy: nil, because: "", by: town.byCoordinator, in: around)
        }
        #expect(throws: Refusal.unknown("person")) {
            try review.choosingChair(
                town.chair.person, deputy: Person.ID(UUID()), because: "", by: town.byCoordinator, in: around)
        }
        #expect(throws: Refusal.missing("another deputy")) {
            try review.choosingChair(
                town.chair.person, deputy: town.chair.person, because: "", by: town.byCoordinator, in: around)
        }
        let chosen = try review.choosingChair(
            town.chair.person, deputy: nil, because: "", by: town.byCoordinator, in: around
        ).after
        #expect(throws: Refusal.already("chair")) {
            try chosen.choosingChair(town.chair.person, deputy: nil, because: "", by: town.byCoordinator, in: around)
        }
        #expect(throws: Refusal.wrongStage(is: "held", needed: ["arranging", "meeting-set"])) {
            try town.held(town.opened()).after.choosingChair(
                town.chair.person, deputy: nil, because: "", by: town.byCoordinator, in: town.on("2026-05-19"))
        }
    }

    @Test func `a chair who was not invited is, and a moved meeting keeps its chair`() throws {
        let review = try town.arranged(town.opened()).after
        let chosen = try review.choosingChair(
            town.senior.person, deputy: town.chair.person, because: "", by: town.byCoordinator,
            in: town.on("2026-05-01"))
        #expect(chosen.after.hearing?.invited.contains(town.senior.person) == true)
        #expect(chosen.notices(.invitation).map(\.to) == [.person(town.senior.person)])
        let moved = try chosen.after.settingMeeting(
            town.meeting("2026-05-15"), inviting: town.panel, by: town.byCoordinator, in: town.on("2026-05-02"))
        #expect(moved.after.leadership.chairing(of: 1)?.presiding == town.senior.person)
    }

    @Test func `the deputy takes over where the chair does not chair, and without one nobody does`() throws {
        for deputy in [town.senior.person, nil] {
            let chosen = try town.arranged(town.opened()).after.choosingChair(
                town.chair.person, deputy: deputy, because: "", by: town.byCoordinator, in: town.on("2026-05-01")
            ).after
            let around = town.on("2026-05-04")
            #expect(throws: Refusal.missing("reason")) {
                try chosen.passingChair(because: "", by: town.byChair, in: around)
            }
            #expect(throws: Refusal.notYours(needed: [.coordinator])) {
                try chosen.passingChair(because: "Ill.", by: town.byPolice, in: around)
            }
            let passed = try chosen.passingChair(because: "Ill.", by: town.byChair, in: around)
            #expect(passed.after.leadership.chairing(of: 1)?.presiding == deputy)
            #expect(passed.events.map(\.kind) == [.chairPassed])
            #expect(passed.notices(.chairChosen).map(\.to) == (deputy.map { [.person($0)] } ?? []))
            #expect(throws: Refusal.missing("chair")) {
                try passed.after.passingChair(because: "Ill.", by: town.byCoordinator, in: around)
            }
        }
        #expect(throws: Refusal.wrongStage(is: "held", needed: ["arranging", "meeting-set"])) {
            try town.held(town.opened()).after.passingChair(
                because: "Ill.", by: town.byCoordinator, in: town.on("2026-05-19"))
        }
    }

    /// Who confirms a lead officer where a chair and a deputy were chosen.
    @Test func `the deputy does what the chair may only while the chair is away or does not chair`() throws {
        var deputy = town.senior
        deputy.roles.insert(.chair)
        let chosen = try town.arranged(town.opened()).after.choosingChair(
            town.chair.person, deputy: deputy.person, because: "", by: town.byCoordinator, in: town.on("2026-05-01")
        ).after
        let nominated = try chosen.nominating(
            town.policeContact.person, because: "Knows.", by: town.byCoordinator, in: town.on("2026-05-04"))
        #expect(nominated.notices.map(\.to) == [.person(town.chair.person)])
        var around = town.on("2026-05-05")
        #expect(throws: Refusal.notYours(needed: [.chair])) {
            try nominated.after.confirmingLead(by: .officer(deputy), in: around)
        }
        around.concerned.away = [town.chair.person]
        #expect(try nominated.after.confirmingLead(by: .officer(deputy), in: around).after.lead?.standing == .confirmed)
        around.concerned.away = []
        let passed = try nominated.after.passingChair(because: "Ill.", by: town.byChair, in: around).after
        #expect(try passed.confirmingLead(by: .officer(deputy), in: around).after.lead?.standing == .confirmed)
        #expect(throws: Refusal.notYours(needed: [.chair])) { try passed.confirmingLead(by: town.byChair, in: around) }
        // A deputy who has left leaves the partnership's chairs.
        around.officers.removeAll { $0.person == deputy.person }
        #expect(try passed.confirmingLead(by: town.byChair, in: around).after.lead?.standing == .confirmed)
    }
}

@Suite struct `Conflicts that members declare` {
    private let town = Town()

    @Test func `none is kept, once, and changes nothing else`() throws {
        let review = try town.arranged(town.opened()).after
        let said = try review.declaring(conflict: nil, by: town.byChair, in: town.on("2026-05-01"))
        #expect(said.after.leadership.declarations.map(\.conflict) == [nil])
        #expect(said.after.hearing == review.hearing && said.notices.isEmpty)
        #expect(throws: Refusal.already("no conflict")) {
            try said.after.declaring(conflict: nil, by: town.byChair, in: town.on("2026-05-02"))
        }
        #expect(throws: Refusal.missing("conflict")) {
            try review.declaring(conflict: " ", by: town.byChair, in: town.on("2026-05-02"))
        }
        for actor in [Actor.service, .applicant(review.applications[0])] {
            #expect(throws: Refusal.notYours(needed: [])) {
                try review.declaring(conflict: nil, by: actor, in: town.on("2026-05-02"))
            }
        }
    }

    @Test func `one takes them off the meeting, and the deputy chairs`() throws {
        let chosen = try town.arranged(town.opened()).after.choosingChair(
            town.chair.person, deputy: town.senior.person, because: "", by: town.byCoordinator,
            in: town.on("2026-05-01")
        ).after
        let said = try chosen.declaring(
            conflict: "I live next door.", by: town.byChair, in: town.on("2026-05-04"))
        #expect(said.after.hearing?.invited.contains(town.chair.person) == false)
        #expect(said.after.leadership.chairing(of: 1)?.presiding == town.senior.person)
        #expect(said.events.map(\.kind) == [.conflictDeclared, .meetingWithdrawn, .chairPassed])
        #expect(!said.events.contains { "\($0.facts)".contains("next door") }, "What it is stays on the page.")
        #expect(said.notices(.chairChosen).map(\.to) == [.person(town.senior.person)])
        // A deputy who has one is no deputy any more.
        let deputy = try chosen.declaring(
            conflict: "My cousin.", by: .officer(town.senior), in: town.on("2026-05-04")
        ).after
        #expect(deputy.leadership.chairing(of: 1)?.deputy == nil)
        #expect(deputy.leadership.chairing(of: 1)?.presiding == town.chair.person)
    }

    @Test func `one of the lead officer has the deputy asked`() throws {
        let review = try town.opened().nominating(
            town.policeContact.person, deputy: town.landlordContact.person, because: "Knows.", by: town.byChair,
            in: town.on("2026-05-05")
        ).after
        let said = try review.declaring(conflict: "My cousin.", by: town.byPolice, in: town.on("2026-05-06"))
        #expect(said.after.leadership.earlier.map(\.standing) == [.conflicted])
        #expect(said.after.lead?.person == town.landlordContact.person)
        #expect(said.due(.leadAccepts) == day("2026-05-08"))
    }
}
