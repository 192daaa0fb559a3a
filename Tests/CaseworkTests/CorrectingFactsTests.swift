import Casework
import FoundationEssentials
import Testing

@Suite struct `Correcting facts` {
    private let town = Town()

    /// Three calls about one party in one night, to three bodies (scenario 25), told as one event; and a fourth report.
    private func application() throws -> Application {
        var intake = town.intake()
        func report(_ number: Int, _ date: String, _ event: String, by: String = "applicant") -> Application.Report {
            Application.Report(
                number: number, behaviourOn: day(date), reportedOn: day(date), reportedBy: by, reportedTo: "council",
                incident: event, area: Town.area, hate: false, status: .open, acknowledged: nil,
                description: "Music until four.")
        }
        intake.reports = [
            report(1, "2026-03-07", "party"), report(2, "2026-03-07", "party"), report(3, "2026-03-07", "party"),
            report(4, "2026-03-20", "i4"),
        ]
        return try town.receive(intake).after
    }

    private func correct(
        _ application: Application, _ number: Int = 1, by actor: Actor? = nil,
        because reason: String = "The log says so.",
        _ change: (inout Application.Report) -> Void
    ) throws(Refusal) -> Outcome<Application> {
        var report = application.reports[number - 1]
        change(&report)
        return try application.correcting(
            report, because: reason, by: actor ?? town.byCoordinator, in: town.on("2026-04-08"))
    }

    // MARK: What is kept

    private static let changes: [(Application.Report.Fact, @Sendable (inout Application.Report) -> Void, String)] = [
        (.behaviourOn, { $0.behaviourOn = day("2026-03-05") }, "2026-03-05"),
        (.reportedOn, { $0.reportedOn = day("2026-03-09") }, "2026-03-09"),
        (.reportedBy, { $0.reportedBy = "other-1" }, "other-1"),
        (.reportedTo, { $0.reportedTo = "police" }, "police"),
        (.area, { $0.area = "E09000012" }, "E09000012"),
        (.place, { $0.place = "stairs" }, "stairs"),
        (.hate, { $0.hate = true }, "true"),
        (.related, { $0.related = false }, "false"),
        (.witnessed, { $0.witnessed = false }, "false"),
        (.status, { $0.status = .noAction }, "no_action"),
        (.acknowledged, { $0.acknowledged = false }, "false"),
        (.shared, { $0.shared = true }, "true"),
        (.responseDueOn, { $0.responseDueOn = day("2026-03-17") }, "2026-03-17"),
        (.onBoundary, { $0.onBoundary = true }, "true"),
    ]

    @Test(arguments: changes.indices)
    func `each keeps the old value, the new one, who, when and why`(_ row: Int) throws {
        let (fact, change, became) = Self.changes[row]
        let before = try application()
        let outcome = try correct(before, 1, change)
        let report = before.reports[0]
        #expect(
            outcome.after.corrections == [
                .init(
                    report: 1, fact: fact, was: report.text(of: fact), became: became, by: town.coordinator.person,
                    at: town.on("2026-04-08").now, reason: "The log says so.")
            ])
        var expected = report
        change(&expected)
        #expect(outcome.after.reports[0] == expected && outcome.after.reports.dropFirst() == before.reports.dropFirst())
        #expect(before.reports.corrected(by: outcome.after.corrections) == outcome.after.reports)
        #expect(outcome.events == [Event(.factsCorrected, [.init("report", "1"), .init("facts", fact.rawValue)])])
        #expect(outcome.notices.isEmpty && outcome.deadlines.isEmpty)
    }

    @Test func `every fact but the event has a row above`() {
        #expect(Set(Self.changes.map(\.0)) == Set(Application.Report.Fact.allCases).subtracting([.incident]))
    }

    @Test func `a second correction keeps the first, and what was said first stays known`() throws {
        let once = try correct(application()) { $0.reportedOn = day("2026-03-08") }.after
        let twice = try correct(once) { $0.reportedOn = day("2026-03-09") }.after
        #expect(twice.corrections.map(\.was) == ["2026-03-07", "2026-03-08"])
        #expect(twice.reports[0].reportedOn == day("2026-03-09"))
    }

    @Test func `what became unknown is kept as unknown`() throws {
        let known = try correct(application()) {
            ($0.place, $0.acknowledged, $0.shared, $0.responseDueOn) = ("stairs", true, false, day("2026-03-17"))
        }.after
        let unknown = try correct(known) {
            ($0.place, $0.acknowledged, $0.shared, $0.responseDueOn) = (nil, nil, nil, nil)
        }.after
        #expect(unknown.corrections.suffix(4).allSatisfy { $0.became == nil && $0.was != nil })
        #expect(unknown.reports == (try application()).reports)
    }

    @Test func `all facts reach the judgement of the threshold`() throws {
        let after = try correct(application()) {
            ($0.place, $0.related, $0.witnessed, $0.shared) = ("stairs", false, false, true)
            ($0.responseDueOn, $0.onBoundary) = (day("2026-03-17"), true)
        }.after
        // Not about the behaviour: it does not count, and the boundary makes a note.
        let finding = after.finding(under: town.on("2026-04-08").procedure)
        #expect(finding.complaints[0].reason == "not about the behaviour of the application")
        #expect(finding.notes.contains(.onBoundary(["1"], turnsTheAnswer: false)))
    }

    // MARK: What is refused

    private static let refused: [(Refusal, @Sendable (inout Application.Report) -> Void)] = [
        (
            .date("behaviour_on", day("2026-04-09"), from: nil, until: day("2026-04-08")),
            {
                ($0.behaviourOn, $0.reportedOn) = (day("2026-04-09"), day("2026-04-09"))
            }
        ),
        (
            .date("reported_on", day("2026-03-06"), from: day("2026-03-07"), until: day("2026-04-08")),
            {
                $0.reportedOn = day("2026-03-06")
            }
        ),
        (
            .date("reported_on", day("2026-04-09"), from: day("2026-03-07"), until: day("2026-04-08")),
            {
                $0.reportedOn = day("2026-04-09")
            }
        ),
        (
            .date("response_due_on", day("2026-03-06"), from: day("2026-03-07"), until: nil),
            {
                $0.responseDueOn = day("2026-03-06")
            }
        ),
        (.missing("reported_by"), { $0.reportedBy = " " }), (.missing("reported_to"), { $0.reportedTo = "\n" }),
        (.missing("place_of_report"), { $0.place = "\t" }), (.missing("change"), { _ in }),
        (.unknown("fact"), { $0.description = "Another story." }), (.unknown("fact"), { $0.incident = "another" }),
        (.unknown("report"), { $0.number = 5 }),
    ]

    @Test(arguments: refused.indices)
    func `a contradiction is refused`(_ row: Int) throws {
        let (refusal, change) = Self.refused[row]
        let application = try application()
        #expect(throws: refusal) { try correct(application, 1, change) }
    }

    @Test func `a report made after the application is no contradiction (scenario 23)`() throws {
        let after = try correct(application()) { $0.reportedOn = day("2026-04-05") }.after
        #expect(after.finding(under: town.on("2026-04-08").procedure).complaints[0].standing == .afterApplication)
    }

    @Test func `only a coordinator corrects, and never without a reason`() throws {
        let application = try application()
        for actor in [town.byChair, town.byPolice, .applicant(application.id), .service] {
            #expect(throws: Refusal.self) { try correct(application, by: actor) { $0.hate = true } }
            #expect(throws: Refusal.self) {
                try application.joining(reports: [1, 4], because: "x", by: actor, in: town.on("2026-04-08"))
            }
            #expect(throws: Refusal.self) {
                try application.splitting(reports: [1], because: "x", by: actor, in: town.on("2026-04-08"))
            }
        }
        #expect(throws: Refusal.missing("reason")) { try correct(application, because: " \n") { $0.hate = true } }
    }

    @Test func `after the decision, or the withdrawal, nothing is changed any more`() throws {
        var application = try application()
        for stage in [
            Application.Stage.decided(town.decision()), .withdrawn(on: day("2026-04-07"), because: "Moved."),
        ] {
            application.stage = stage
            let closed = application
            let refusal = Refusal.wrongStage(
                is: stage.name.rawValue, needed: ["received", "acknowledged", "gathering"])
            #expect(throws: refusal) { try correct(closed) { $0.hate = true } }
            #expect(throws: refusal) {
                try closed.joining(reports: [1, 4], because: "x", by: town.byCoordinator, in: town.on("2026-04-08"))
            }
            #expect(throws: refusal) {
                try closed.splitting(reports: [1], because: "x", by: town.byCoordinator, in: town.on("2026-04-08"))
            }
        }
    }

    // MARK: Joining and splitting

    private func counted(_ application: Application) -> Int {
        application.finding(under: town.on("2026-04-08").procedure).statute.qualifying
    }

    private func join(_ application: Application, _ numbers: [Int]) throws(Refusal) -> Application {
        try application.joining(
            reports: numbers, because: "One party.", by: town.byCoordinator, in: town.on("2026-04-08")
        ).after
    }

    private func split(_ application: Application, _ numbers: [Int]) throws(Refusal) -> Application {
        try application.splitting(
            reports: numbers, because: "Two fights and a party.", by: town.byCoordinator, in: town.on("2026-04-08")
        ).after
    }

    @Test func `three calls in one night are one event until a person splits them (scenario 25)`() throws {
        let one = try application()
        #expect(counted(one) == 2)
        let two = try split(one, [3])
        #expect(counted(two) == 3 && two.corrections.map(\.report) == [3])
        let three = try split(two, [2])
        #expect(counted(three) == 4 && three.corrections.map(\.fact) == [.incident, .incident])
        #expect(counted(try join(three, [1, 2, 3])) == 2)
    }

    @Test func `of an event whose every report is split out the first keeps it`() throws {
        let after = try split(application(), [3, 1, 2, 2])
        #expect(after.reports.map(\.incident) == ["party", "report-2", "report-3", "i4"])
        #expect(after.corrections.map(\.report) == [2, 3])
    }

    @Test func `a new event has a name that no other has`() throws {
        var application = try application()
        application.reports[3].incident = "report-2"
        #expect(try split(application, [2]).reports[1].incident == "report-2-2")
    }

    @Test func `joining takes the reports along that were joined before (scenario 3)`() throws {
        let outcome = try application().joining(
            reports: [4, 2], because: "One party.", by: town.byCoordinator, in: town.on("2026-04-08"))
        #expect(Set(outcome.after.reports.map(\.incident)) == ["party"])
        #expect(outcome.after.corrections.map(\.report) == [4])
        #expect(outcome.events == [Event(.reportsJoined, [.init("reports", "2, 4")])])
        var apart = try application()
        apart.reports[1].incident = "i2"
        #expect(try join(apart, [1, 2]).corrections.map(\.report) == [2])
    }

    @Test(arguments: [
        ([1], Refusal.missing("two reports")), ([], .missing("two reports")), ([1, 5], .unknown("report")),
        ([1, 3], .already("reports joined")), ([2, 2], .missing("two reports")),
    ])
    func `joining is refused`(_ numbers: [Int], _ refusal: Refusal) throws {
        let application = try application()
        #expect(throws: refusal) { try join(application, numbers) }
    }

    @Test(arguments: [
        ([4], Refusal.already("reports apart")), ([1, 4], .already("reports apart")), ([], .missing("reports")),
        ([0], .unknown("report")),
    ])
    func `splitting is refused`(_ numbers: [Int], _ refusal: Refusal) throws {
        let application = try application()
        #expect(throws: refusal) { try split(application, numbers) }
    }
}

@Suite struct `A fact as text` {
    @Test func `reads back to the same report, and other texts to none`() {
        let report = Application.Report(
            number: 1, behaviourOn: day("2026-03-01"), reportedOn: day("2026-03-02"), reportedBy: "applicant",
            reportedTo: "council", incident: "i1", area: "E1", hate: true, status: .closed, acknowledged: false,
            description: "x", place: "L1", related: false, witnessed: false, shared: true,
            responseDueOn: day("2026-03-09"), onBoundary: true)
        for fact in Application.Report.Fact.allCases { #expect(report.with(fact, report.text(of: fact)) == report) }
        let open: Set<Application.Report.Fact> = [.reportedBy, .reportedTo, .incident, .area, .place]
        for fact in Application.Report.Fact.allCases where !open.contains(fact) {
            for text in ["", "2026-02-30", "0000-01-01", "maybe", "TRUE"] {
                #expect(report.with(fact, text) == nil, "\(fact) \(text)")
            }
        }
        let unknown: Set<Application.Report.Fact> = [.place, .acknowledged, .shared, .responseDueOn]
        for fact in Application.Report.Fact.allCases {
            #expect((report.with(fact, nil) != nil) == unknown.contains(fact), "\(fact)")
        }
    }

    @Test func `a correction that does not fit what was before it fits no report`() {
        let report = Application.Report(
            number: 1, behaviourOn: day("2026-03-01"), reportedOn: day("2026-03-02"), reportedBy: "applicant",
            reportedTo: "council", incident: "i1", area: "E1", hate: true, status: .closed, acknowledged: nil,
            description: "x")
        func fits(_ number: Int, _ was: String?, _ became: String?) -> Bool {
            let correction = Application.Correction(
                report: number, fact: .reportedOn, was: was, became: became, by: Person.ID(UUID()),
                at: Instant(microseconds: 0), reason: "x")
            return [report].corrected(by: [correction]) != nil
        }
        #expect(fits(1, "2026-03-02", "2026-03-03"))
        #expect(!fits(2, "2026-03-02", "2026-03-03") && !fits(1, "2026-03-01", "2026-03-03"))
        #expect(!fits(1, nil, "2026-03-03") && !fits(1, "2026-03-02", nil) && !fits(1, "2026-03-02", "soon"))
    }
}

@Suite struct `The reports of one application` {
    @Test func `are a thousand at most`() throws {
        let town = Town()
        var intake = town.intake()
        intake.reports = (1...1_000).map { number in
            Application.Report(
                number: number, behaviourOn: day("2026-03-01").adding(days: -(number % 25)),
                reportedOn: day("2026-03-01"), reportedBy: "applicant", reportedTo: "council", incident: "i\(number)",
                area: Town.area, hate: false, status: .open, acknowledged: nil, description: "x")
        }
        let whole = try town.receive(intake).after
        #expect(whole.finding(under: town.on("2026-04-08").procedure).statute.qualifying == 1_000)
        intake.reports += intake.reports.suffix(1)
        let more = intake
        #expect(throws: Refusal.tooManyReports(most: 1_000)) { try town.receive(more) }
    }
}
