import Casework
import FoundationEssentials
import Testing

@Suite struct `Which reports are about one event` {
    private func application(_ reports: [Application.Report], corrected: [Int] = []) throws -> Application {
        let town = Town()
        var intake = town.intake()
        intake.reports = reports
        var application = try town.receive(intake).after
        application.corrections = corrected.map {
            .init(
                report: $0, fact: .incident, was: "x", became: "y", by: town.coordinator.person,
                at: town.on("2026-04-08").now, reason: "Said so.")
        }
        return application
    }

    private func report(
        _ number: Int, _ date: String, _ event: String, by: String = "applicant"
    ) -> Application.Report {
        Application.Report(
            number: number, behaviourOn: day(date), reportedOn: day(date), reportedBy: by, reportedTo: "council",
            incident: event, area: Town.area, hate: false, status: .open, acknowledged: nil, description: "x")
    }

    @Test func `one person's reports of one day are suggested to be joined, and dates join nothing by themselves`()
        throws
    {
        let application = try application([
            report(1, "2026-03-07", "a"), report(2, "2026-03-08", "b"), report(3, "2026-03-07", "c"),
            report(4, "2026-03-08", "d"), report(5, "2026-03-07", "e", by: "other-1"),
        ])
        #expect(application.joinSuggestions == [[1, 3], [2, 4]])
        #expect(application.sharedEvents.isEmpty)
        #expect(application.finding(under: Town().on("2026-04-08").procedure).statute.qualifying == 5)
    }

    @Test func `what is joined already, or what a person has considered, is not suggested`() throws {
        let reports = [report(1, "2026-03-07", "a"), report(2, "2026-03-07", "a"), report(3, "2026-03-07", "c")]
        #expect(try application(Array(reports.prefix(2))).joinSuggestions.isEmpty)
        #expect(try application(reports).joinSuggestions == [[1, 2, 3]])
        #expect(try application(reports, corrected: [3]).joinSuggestions.isEmpty)
    }

    @Test func `events are told apart by their bytes`() throws {
        let application = try application([
            report(1, "2026-03-07", "caf\u{E9}"), report(2, "2026-03-07", "cafe\u{301}"), report(3, "2026-03-08", "c"),
        ])
        #expect(application.sharedEvents.isEmpty && application.joinSuggestions == [[1, 2]])
    }
}
