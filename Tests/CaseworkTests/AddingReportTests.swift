import Casework
import FoundationEssentials
import Testing

extension Town {
    /// A report that is told after the application: made on the day it happened, if no other day is named.
    func report(
        _ number: Int = 1, behaviour: String = "2026-04-18", reported: String? = nil, to body: String = "police"
    ) -> Application.Report {
        Application.Report(
            number: number, behaviourOn: day(behaviour), reportedOn: day(reported ?? behaviour),
            reportedBy: "applicant", reportedTo: body, incident: "i\(number)", area: Town.area, hate: false,
            status: .open, acknowledged: nil, description: "Stones thrown at the window.")
    }
}

@Suite struct `Adding a report to an application` {
    private let town = Town()

    private func add(
        _ report: Application.Report, to application: Application? = nil, by actor: Actor? = nil,
        on date: String = "2026-04-20"
    ) throws -> Outcome<Application> {
        try (application ?? town.read()).addingReport(
            report, by: actor ?? town.byCoordinator, in: town.on(date))
    }

    @Test func `keeps it with who added it, and asks for the application to be read for danger again`() throws {
        let read = try town.read()
        let added = try add(town.report(), to: read)
        #expect(added.after.reports.count == 1 && added.after.reports[0].added?.on == day("2026-04-20"))
        #expect(added.after.reports[0].added?.by == town.coordinator.person)
        #expect(
            added.events
                == [Event(.reportAdded, [.init("report", "1"), .init("reported_on", "2026-04-18")])])
        guard case .openUnlessEarlier(let deadline)? = added.deadlines.first else { throw Missing() }
        #expect(added.deadlines.count == 1 && deadline.duty == .step(.dangerRead))
        #expect(deadline.dueOn == day("2026-04-21") && deadline.subject == read.id.raw)
        #expect(deadline.rungs.map(\.workingDays) == [0, 1, 5, 10])
        #expect(added.after.dangerRecord.asked(in: nil) == .newReport && added.notices.isEmpty)
    }

    @Test func `is for a coordinator, the contact of an agency and the applicant themselves`() throws {
        let read = try town.read()
        #expect(try add(town.report(), to: read, by: town.byPolice).after.reports[0].added?.by != nil)
        let own = try add(town.report(), to: read, by: .applicant(read.id)).after.reports[0]
        #expect(own.added == .init(on: day("2026-04-20"), by: nil))
        for actor in [town.byChair, .officer(town.senior), .service, .applicant(Application.ID(UUID()))] {
            #expect(throws: Refusal.notYours(needed: [.coordinator, .contact])) {
                try add(town.report(), to: read, by: actor)
            }
        }
    }

    @Test func `23: one made after the application never counts towards it; one that was forgotten does`() throws {
        let read = try town.read()
        let statute = Procedure.islingtonLimits
        let late = try add(town.report(behaviour: "2026-04-03"), to: read).after
        #expect(late.isAfterApplication(late.reports[0]))
        let after = late.finding(under: statute)
        #expect(after.complaints[0].standing == .afterApplication && after.statute.qualifying == 0)
        #expect(after.notes.contains(.afterApplication(["1"])))

        for forgotten in ["2026-04-02", "2026-03-09"] {
            let added = try add(town.report(behaviour: forgotten), to: read).after
            #expect(!added.isAfterApplication(added.reports[0]))
            #expect(added.finding(under: statute).statute.qualifying == 1)
        }
        // Out of time is out of time, forgotten or not.
        let old = try add(town.report(behaviour: "2025-09-01"), to: read).after
        #expect(old.finding(under: statute).statute.qualifying == 0)
    }

    @Test func `takes days that have been, who was told and what happened`() throws {
        let today = day("2026-04-20")
        #expect(throws: Refusal.date("behaviour_on", day("2026-04-21"), from: nil, until: today)) {
            try add(town.report(behaviour: "2026-04-21"))
        }
        for wrong in ["2026-04-17", "2026-04-21"] {
            #expect(throws: Refusal.date("reported_on", day(wrong), from: day("2026-04-18"), until: today)) {
                try add(town.report(reported: wrong))
            }
        }
        #expect(throws: Refusal.missing("reported_to")) { try add(town.report(to: " ")) }
        var silent = town.report()
        silent.description = "\n"
        #expect(throws: Refusal.missing("description")) { try add(silent) }
    }

    @Test func `adds what is sent twice once, and no more than an application holds`() throws {
        let once = try add(town.report()).after
        #expect(throws: Refusal.already("report added")) { try add(town.report(), to: once) }
        #expect(try add(town.report(2), to: once).after.reports.map(\.number) == [1, 2])
        var full = once
        full.reports = (1...Application.mostReports).map { town.report($0) }
        #expect(throws: Refusal.tooManyReports(most: 1_000)) { try add(town.report(1_001), to: full) }
    }

    @Test func `goes on until the case has ended`() throws {
        let read = try town.read()
        let met = try read.deciding(town.decision(), by: town.byCoordinator, in: town.on("2026-04-27"))
        let review = try #require(met.opened?.review)
        let late = try met.after.addingReport(
            town.report(), heardIn: review, by: town.byCoordinator, in: town.on("2026-05-05"))
        #expect(late.after.dangerRecord.asked(in: review) == .newReport)
        let withdrawn = try read.withdrawing(because: "Moved.", by: town.byCoordinator, in: town.on("2026-04-20"))
        #expect(
            throws: Refusal.wrongStage(
                is: "withdrawn", needed: ["received", "acknowledged", "gathering", "decided"])
        ) { try add(town.report(), to: withdrawn.after) }
    }
}
