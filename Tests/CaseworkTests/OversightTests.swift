import Casework
import FoundationEssentials
import Testing

@Suite struct `The dated switches` {
    private let town = Town()

    private func body(_ name: String, _ from: String, _ until: String? = nil) -> LocalPolicingBody {
        LocalPolicingBody(
            id: .init(UUID()), kind: .commissioner, name: name, validFrom: day(from), validUntil: until.map { day($0) })
    }

    private func setting(_ name: Oversight.Switch, _ from: String?, _ guidance: String? = nil) -> Oversight.Setting {
        Oversight.Setting(
            of: name, startsOn: from.map { day($0) },
            guidance: guidance.map { .init(name: $0, publishedOn: day("2026-01-01"), link: "https://gov.example/g") },
            by: town.coordinator.person, at: town.on("2026-04-01").now, reason: "S.I.")
    }

    @Test func `are off until a day is set, and the newest setting counts`() {
        #expect(Oversight.Switch.allCases.allSatisfy { !Oversight.none.isOn($0, on: day("2099-01-01")) })
        var oversight = Oversight(bodies: [], settings: [setting(.dataReturn, "2026-07-01")])
        #expect(
            !oversight.isOn(.dataReturn, on: day("2026-06-30")) && oversight.isOn(.dataReturn, on: day("2026-07-01")))
        #expect(!oversight.isOn(.reviewOfDecisions, on: day("2026-07-01")))
        oversight.settings.append(setting(.dataReturn, "2026-09-01"))
        #expect(!oversight.isOn(.dataReturn, on: day("2026-07-01")))
        oversight.settings.append(setting(.dataReturn, nil))
        #expect(!oversight.isOn(.dataReturn, on: day("2027-01-01")))
    }

    @Test func `name the version of the guidance that is in force on a day`() {
        var oversight = Oversight(
            bodies: [],
            settings: [setting(.guidance, "2026-01-01", "First"), setting(.guidance, "2026-09-01", "Second")])
        #expect(oversight.guidance(on: day("2025-12-31")) == nil)
        #expect(oversight.guidance(on: day("2026-08-31"))?.name == "First")
        #expect(oversight.guidance(on: day("2026-09-01"))?.name == "Second")
        // Of two for one day, the one that was set later.
        oversight.settings.append(setting(.guidance, "2026-09-01", "Second, corrected"))
        #expect(oversight.guidance(on: day("2026-09-01"))?.name == "Second, corrected")
        oversight.settings.append(setting(.guidance, nil))
        #expect(oversight.guidance(on: day("2027-01-01")) == nil)
        oversight.settings.append(setting(.guidance, "2027-01-01", "Third"))
        #expect(oversight.guidance(on: day("2026-12-31")) == nil)
        #expect(oversight.guidance(on: day("2027-01-01"))?.name == "Third")
    }

    @Test
    func `open a further route only where one is on and a body is valid that day (the commissioners end in 2028)`() {
        let bodies = [body("the Commissioner", "2024-05-09", "2028-05-07"), body("the Mayor", "2028-05-08")]
        let oversight = Oversight(bodies: bodies, settings: [setting(.reviewOfDecisions, "2026-10-01")])
        #expect(oversight.furtherRoute(on: day("2026-09-30")) == nil)
        #expect(oversight.furtherRoute(on: day("2026-10-01"))?.name == "the Commissioner")
        #expect(oversight.furtherRoute(on: day("2028-05-07"))?.name == "the Commissioner")
        #expect(oversight.furtherRoute(on: day("2028-05-08"))?.name == "the Mayor")
        #expect(Oversight(bodies: bodies, settings: []).furtherRoute(on: day("2027-01-01")) == nil)
        let none = Oversight(bodies: [], settings: oversight.settings)
        #expect(none.furtherRoute(on: day("2026-10-01")) == nil)
        #expect(none.lacksBody(on: day("2026-10-01")) == [.reviewOfDecisions])
        #expect(none.lacksBody(on: day("2026-09-30")).isEmpty && oversight.lacksBody(on: day("2026-10-01")).isEmpty)
    }

    @Test func `say it in the letters of the day on which somebody is told, and otherwise nothing`() throws {
        let application = try town.read()
        func told(_ date: String, _ answer: ThresholdDecision.Answer) throws -> Notice.Fact? {
            var around = town.on(date)
            around.oversight = Oversight(
                bodies: [body("Wessex's Mayor", "2020-01-01")], settings: [setting(.reviewOfDecisions, "2026-04-28")])
            return try application.deciding(
                town.decision(answer, weighed: Town.weighed), by: town.byCoordinator, in: around
            ).notices.first?.facts["further_review"]
        }
        for answer in [ThresholdDecision.Answer.notMet, .otherArea] {
            #expect(try told("2026-04-27", answer) == .lines([]))
            #expect(
                try told("2026-04-28", answer)
                    == .lines([
                        "You can also ask Wessex's Mayor, the local policing body for this area, to review the decision."
                    ]))
        }
        #expect(try told("2026-04-28", .met) == nil)
    }

    @Test func `are set by a coordinator with a reason, guidance with its name and link`() throws {
        let guidance = Oversight.Guidance(name: "2026", publishedOn: day("2026-06-01"), link: "https://gov.example/g")
        func set(
            _ name: Oversight.Switch, _ from: String? = "2026-07-01", _ guidance: Oversight.Guidance? = nil,
            because reason: String = "S.I.", by actor: Actor? = nil
        ) throws(Refusal) -> (setting: Oversight.Setting, event: Event) {
            try Oversight.setting(
                name, from: from.map { day($0) }, guidance: guidance, because: reason, by: actor ?? town.byCoordinator,
                at: town.on("2026-06-20").now)
        }
        let made = try set(.reviewOfDecisions)
        #expect(made.setting.by == town.coordinator.person && made.setting.startsOn == day("2026-07-01"))
        #expect(made.event.facts.map(\.value) == ["review-of-decisions", "2026-07-01", "S.I."])
        #expect(try set(.dataReturn, nil).event.facts[1].value == "off")
        #expect(throws: Refusal.missing("reason")) { try set(.dataReturn, because: " ") }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) { try set(.dataReturn, by: town.byChair) }
        #expect(throws: Refusal.missing("guidance")) { try set(.guidance) }
        #expect(throws: Refusal.missing("guidance")) {
            try set(.guidance, "2026-07-01", .init(name: "x", publishedOn: day("2026-06-01"), link: ""))
        }
        #expect(try set(.guidance, "2026-07-01", guidance).setting.guidance == guidance)
        #expect(try set(.guidance, nil, guidance).setting.guidance == nil)
    }

    @Test(arguments: [
        ("2024-05-09", "2028-05-07", false), ("2028-05-07", nil, false), ("2028-05-08", nil, true),
        ("2023-01-01", "2024-05-08", true), ("2023-01-01", "2024-05-09", false), ("2023-01-01", nil, false),
        ("2025-01-01", "2025-02-01", false),
    ])
    func `no two bodies are valid on one day`(_ from: String, _ until: String?, _ isFree: Bool) {
        let oversight = Oversight(bodies: [body("the Commissioner", "2024-05-09", "2028-05-07")], settings: [])
        let next = body("the Mayor", from, until)
        if isFree {
            #expect(throws: Never.self) {
                try oversight.adding(next, because: "Order.", by: town.byCoordinator)
            }
        } else {
            #expect(throws: Refusal.date("valid_from", day(from), from: day("2028-05-08"), until: nil)) {
                try oversight.adding(next, because: "Order.", by: town.byCoordinator)
            }
        }
    }

    @Test func `a body is named, entered and ended by a coordinator with a reason`() throws {
        let first = body("the Commissioner", "2024-05-09")
        let oversight = Oversight(bodies: [first, body("the Mayor", "2030-01-01")], settings: [])
        let none = Oversight.none
        #expect(throws: Refusal.missing("name")) {
            try none.adding(body(" ", "2024-05-09"), because: "x", by: town.byCoordinator)
        }
        #expect(throws: Refusal.missing("reason")) { try none.adding(first, because: "", by: town.byCoordinator) }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) {
            try none.adding(first, because: "x", by: town.byPolice)
        }
        #expect(throws: (any Error).self) {
            try none.adding(body("x", "2024-05-09", "2024-05-08"), because: "x", by: town.byCoordinator)
        }
        func end(_ date: String, _ id: LocalPolicingBody.ID? = nil, because: String = "Act.") throws -> CivilDate? {
            try oversight.ending(id ?? first.id, on: day(date), because: because, by: town.byCoordinator)
                .after.validUntil
        }
        #expect(try end("2028-05-07") == day("2028-05-07"))
        #expect(throws: (any Error).self) { try end("2024-05-08") }
        #expect(throws: (any Error).self) { try end("2030-01-01") }
        #expect(throws: Refusal.missing("reason")) { try end("2028-05-07", because: " ") }
        #expect(throws: Refusal.unknown("local policing body")) { try end("2028-05-07", .init(UUID())) }
    }
}
