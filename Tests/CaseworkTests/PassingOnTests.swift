import Casework
import FoundationEssentials
import Testing

extension Town {
    static let other = "E07000146"

    /// An application with reports about these areas, received on the Thursday before Easter 2026.
    func taken(
        _ areas: [String], reachable: Set<String> = [], on date: String = "2026-04-02"
    ) throws(Refusal) -> Outcome<Application> {
        var intake = intake()
        intake.reports = areas.enumerated().map { index, area in
            Application.Report(
                number: index + 1, behaviourOn: day("2026-03-02"), reportedOn: day("2026-03-02"),
                reportedBy: "applicant", reportedTo: "council", incident: "i\(index)", area: area, hate: false,
                status: .open, acknowledged: nil, description: "Noise.")
        }
        var around = on(date)
        around.reachableAreas = reachable
        return try Application.receiving(
            intake, reference: CaseReference(random: (1, 2, 3, 4, 5, 6, 7)), id: Application.ID(UUID()),
            partnership: id, by: .service, in: around)
    }

    /// One whose every report is about another area.
    func elsewhere() throws(Refusal) -> Application { try taken([Town.other, Town.other]).after }

    var contact: AreaContact {
        AreaContact(
            id: .init(UUID()), area: Town.other, areaName: "Eastleigh", body: "Eastleigh Borough Council",
            email: "asb@eastleigh.example", telephone: "01632 960002", address: nil, validFrom: day("2026-01-01"))
    }
}

extension Outcome {
    /// The deadlines that an act begins, by duty.
    func duties(_ duty: Deadline.Duty) -> [Deadline] {
        deadlines.compactMap { if case .open(let deadline) = $0, deadline.duty == duty { deadline } else { nil } }
    }
}

@Suite struct `Behaviour in another area` {
    private let town = Town()
    private let here = Town.area
    private let there = Town.other

    private func pass(
        _ application: Application, to receiver: PassingOn.Receiver? = nil, choice: AreaChoice.Whose? = nil,
        by actor: Actor? = nil, on date: String = "2026-04-02"
    ) throws(Refusal) -> (outcome: Outcome<Application>, passing: PassingOn) {
        try application.passingOn(
            to: receiver ?? .contact(town.contact), note: "Ring after six.",
            choice: choice.map {
                AreaChoice(whose: $0, reason: "x", by: town.coordinator.person, on: day("2026-04-02"))
            },
            by: actor ?? town.byCoordinator, in: town.on(date))
    }

    private var partnership: PassingOn.Receiver {
        .partnership(
            area: there, areaName: "Eastleigh", name: "Safer Eastleigh", reach: "Eastleigh, asb@eastleigh.example",
            reference: CaseReference(random: (7, 6, 5, 4, 3, 2, 1)))
    }

    @Test func `all of it is to be passed on on the day of receipt, and no body here is told (scenario 21)`() throws {
        let taken = try town.taken([there, there], reachable: [there])
        #expect(taken.after.isElsewhere)
        #expect(taken.duties(.passToArea).map(\.dueOn) == [day("2026-04-02")])
        #expect(taken.duties(.areaContact).isEmpty)
        #expect(taken.notices(.passedOn).isEmpty && taken.due(.passOn) == nil)
        // Every other limit runs here until somebody else has it.
        #expect(taken.due(.dangerRead) == day("2026-04-07") && taken.due(.thresholdDecision) == day("2026-04-27"))
        #expect(taken.events.map(\.kind) == [.received, .areaMarked, .acknowledged])
        #expect(taken.notices(.acknowledgement).first?.facts["elsewhere"] != .lines([]))
    }

    @Test(arguments: [[Town.other], [OtherArea.unknown]])
    func `without anybody to pass it on to, whom to reach is to be found out the same day`(areas: [String]) throws {
        let taken = try town.taken(areas)
        #expect(taken.duties(.areaContact).map(\.dueOn) == [day("2026-04-02")])
        #expect(taken.duties(.passToArea).count == 1)
    }

    @Test(arguments: [[Town.area, Town.other], [Town.area], []])
    func `in part, or not at all, is taken in as ever`(areas: [String]) throws {
        let taken = try town.taken(areas)
        #expect(!taken.after.isElsewhere && taken.after.reportsElsewhere.count == areas.count { $0 == Town.other })
        #expect(taken.duties(.passToArea).isEmpty && taken.notices(.passedOn).count == 4)
        #expect(taken.notices(.acknowledgement).first?.facts["elsewhere"] == .lines([]))
    }

    @Test func `passed on to a partnership of this service, it is closed and the duty is done`() throws {
        let (outcome, passing) = try pass(town.elsewhere(), to: partnership)
        #expect(outcome.after.stage == .passedOn(on: day("2026-04-02")))
        #expect(passing.reference == CaseReference(random: (7, 6, 5, 4, 3, 2, 1)) && passing.contact == nil)
        #expect(outcome.metSteps == ["pass-to-area", "area-contact"] && outcome.duties(.passToArea).isEmpty)
        #expect(outcome.deadlines.contains(.allLapsed(because: "it was passed on")))
        // What the applicant is told of it can be challenged, so that its window stays.
        #expect(
            outcome.deadlines.last.map {
                if case .open(let due) = $0 { due.duty == .step(.reviewWindow) } else { false }
            } ?? false)
        let told = try #require(outcome.notices.first)
        #expect(outcome.notices.count == 1 && told.kind == .passedToArea)
        #expect(told.facts["received"] == .date(day("2026-04-02")))
        #expect(told.facts["new_reference"] == .lines(["\(try #require(passing.reference))"]))
        #expect(outcome.after.receipt == (try town.elsewhere().receipt))
    }

    @Test func `passed on to a contact, it stays to be handed over today, and the contact is told no name`() throws {
        let (outcome, passing) = try pass(town.elsewhere(), on: "2026-04-08")
        #expect(passing.reference == nil && passing.reach.contains("01632 960002"))
        #expect(outcome.duties(.passToArea).map(\.dueOn) == [day("2026-04-08")])
        #expect(outcome.notices.map(\.kind) == [.passedToArea, .toOtherArea])
        #expect(
            outcome.notices.last?.facts
                == ["other_area": .text("Eastleigh"), "received": .date(day("2026-04-02"))])
        var silent = town.contact
        silent.email = nil
        #expect(try pass(town.elsewhere(), to: .contact(silent)).outcome.notices.map(\.kind) == [.passedToArea])
    }

    @Test func `needs every report elsewhere, a person's word that it is theirs, or the decision`() throws {
        let own = try town.taken([here, there]).after
        #expect(throws: Refusal.missing("area_choice")) { try pass(own) }
        for whose in [AreaChoice.Whose.ours, .joint] {
            #expect(throws: Refusal.missing("area_choice")) { try pass(own, choice: whose) }
        }
        #expect(try pass(own, choice: .theirs).outcome.after.stage.name == .passedOn)
        for answer in ThresholdDecision.Answer.allCases {
            let read = try own.readingForDanger(.calm, by: town.byCoordinator, in: town.on("2026-04-02")).after
            let decided = try read.deciding(
                town.decision(answer, weighed: Town.weighed), by: town.byCoordinator, in: town.on("2026-04-27")
            ).after
            if answer == .otherArea {
                // The decision stays what it is.
                #expect(try pass(decided, on: "2026-04-27").outcome.after.stage == decided.stage)
            } else {
                #expect(throws: (any Error).self) { try pass(decided, choice: .theirs, on: "2026-04-27") }
            }
        }
    }

    @Test func `is passed on by a coordinator, once, to another area with a contact that is valid`() throws {
        let application = try town.elsewhere()
        #expect(throws: Refusal.notYours(needed: [.coordinator])) { try pass(application, by: town.byPolice) }
        let passed = try pass(application).outcome.after
        #expect(throws: Refusal.already("passed on")) { try pass(passed) }
        let withdrawn = try application.withdrawing(
            because: "x", by: town.byCoordinator, in: town.on("2026-04-02")
        ).after
        #expect(throws: (any Error).self) { try pass(withdrawn) }
        var contact = town.contact
        contact.area = here
        #expect(throws: Refusal.unknown("other area")) { try pass(application, to: .contact(contact)) }
        contact = town.contact
        contact.validUntil = day("2026-04-01")
        #expect(throws: Refusal.unknown("contact of the area")) { try pass(application, to: .contact(contact)) }
        contact.validUntil = day("2026-04-02")
        #expect(try pass(application, to: .contact(contact)).passing.on == day("2026-04-02"))
    }

    @Test func `goes with everything that was told, and with its day of receipt`() throws {
        let third = "E09000003"
        let application = try town.taken([OtherArea.unknown, here, third]).after
        let intake = application.intake(
            passedOnTo: there, by: Partnership(id: town.id, name: "Safer Town"), reachableByMail: true, place: "A wood")
        #expect(intake.receivedOn == day("2026-04-02") && intake.area == there && intake.channel == .agency)
        #expect(intake.takenBy == "Safer Town" && intake.place == "A wood")
        // What is about a third area stays so.
        #expect(intake.reports.map(\.area) == [there, there, third])
        #expect(intake.reports.map(\.description) == application.reports.map(\.description))
    }
}

@Suite struct `On a boundary a person` {
    private let town = Town()

    private func choose(
        _ whose: AreaChoice.Whose, _ application: Application, because reason: String = "The wall is theirs.",
        by actor: Actor? = nil
    ) throws(Refusal) -> (outcome: Outcome<Application>, choice: AreaChoice) {
        try application.choosingArea(
            whose, because: reason, by: actor ?? town.byCoordinator, in: town.on("2026-04-08"))
    }

    @Test func `says that it is ours, or both areas': it goes to the bodies here, and is passed on no more`() throws {
        for whose in [AreaChoice.Whose.ours, .joint] {
            let (outcome, choice) = try choose(whose, town.elsewhere())
            #expect(choice.whose == whose && choice.on == day("2026-04-08") && choice.by == town.coordinator.person)
            #expect(outcome.notices.map(\.kind) == [.passedOn, .passedOn, .passedOn, .passedOn])
            #expect(outcome.due(.passOn) == day("2026-04-02") && outcome.metSteps == ["pass-on"])
            let lapsed = outcome.deadlines.compactMap { change -> Deadline.Duty? in
                if case .lapsed(let duty, _, _) = change { duty } else { nil }
            }
            #expect(lapsed == [.passToArea, .areaContact])
            #expect(outcome.events.map(\.kind) == [.areaChosen, .passedOn])
        }
        // The bodies here have had it already.
        #expect(try choose(.ours, town.taken([Town.area, Town.other]).after).outcome.notices.isEmpty)
    }

    @Test func `says that it is theirs: it is to be passed on the same day`() throws {
        let outcome = try choose(.theirs, town.taken([Town.area]).after).outcome
        #expect(outcome.duties(.passToArea).map(\.dueOn) == [day("2026-04-08")] && outcome.notices.isEmpty)
    }

    @Test func `is a coordinator, gives the reason, and decides before the threshold is decided`() throws {
        let application = try town.elsewhere()
        #expect(throws: Refusal.notYours(needed: [.coordinator])) { try choose(.ours, application, by: town.byChair) }
        #expect(throws: Refusal.missing("reason")) { try choose(.ours, application, because: " ") }
        let decided = try application.deciding(
            town.decision(.otherArea), by: town.byCoordinator, in: town.on("2026-04-27")
        ).after
        #expect(throws: (any Error).self) { try choose(.ours, decided) }
    }
}

@Suite struct `A contact of another area` {
    private let town = Town()

    @Test func `has a code, names and a way to be reached, and is entered by a coordinator`() throws {
        func refused(_ refusal: Refusal, _ change: (inout AreaContact) -> Void) {
            var contact = town.contact
            change(&contact)
            #expect(throws: refusal) { try contact.entering(by: town.byCoordinator) }
        }
        for code in ["", "elsewhere", "E0700014", "X07000146", "E0700014é", "e07000146", "E070001466"] {
            refused(.missing("area_code")) { $0.area = code }
        }
        refused(.missing("area_name")) { $0.areaName = " " }
        refused(.missing("body")) { $0.body = "" }
        refused(.missing("reach")) { ($0.email, $0.telephone) = (nil, " ") }
        refused(.date("valid_until", day("2025-12-31"), from: day("2026-01-01"), until: nil)) {
            $0.validUntil = day("2025-12-31")
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) { try town.contact.entering(by: town.byPolice) }
        #expect(try town.contact.entering(by: town.byCoordinator).kind == .areaContactChanged)
    }

    @Test func `ends on its last day`() throws {
        let ended = try town.contact.ending(on: day("2026-05-01"), by: town.byCoordinator).after
        #expect(ended.isValid(on: day("2026-05-01")) && !ended.isValid(on: day("2026-05-02")))
        #expect(!ended.isValid(on: day("2025-12-31")))
        #expect(throws: (any Error).self) {
            try town.contact.ending(on: day("2025-12-31"), by: town.byCoordinator)
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) {
            try town.contact.ending(on: day("2026-05-01"), by: town.byChair)
        }
    }
}
