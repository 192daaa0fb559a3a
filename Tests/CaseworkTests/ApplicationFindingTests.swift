import Casework
import FoundationEssentials
import Testing

@Suite struct `How an application comes out on the reports that are kept` {
    private let town = Town()

    private func application(
        _ reports: [(behaviour: String, incident: String, area: String)], received: String = "2026-05-01",
        authority: Application.Authority = .notNeeded
    ) throws -> Application {
        var intake = town.intake(received: received)
        intake.authority = authority
        intake.reports = reports.enumerated().map { index, report in
            Application.Report(
                number: index + 1, behaviourOn: day(report.behaviour), reportedOn: day(report.behaviour),
                reportedBy: "applicant", reportedTo: ["council", "police", "landlord"][index % 3],
                incident: report.incident, area: report.area, hate: false, status: .open, acknowledged: nil,
                description: "Noise until three in the morning.")
        }
        return try town.receive(intake, on: received).after
    }

    private let three = [
        ("2026-03-02", "a", Town.area), ("2026-03-20", "b", Town.area), ("2026-04-11", "c", Town.area),
    ]

    @Test func `three reports to different bodies count together (scenario 1)`() throws {
        let finding = try application(three).finding(under: .p0)
        #expect(finding.decision == .met && finding.statute.qualifying == 3)
        #expect(finding.complaints.map(\.windows.lastDayToApply).min() == day("2026-09-01"))
    }

    @Test func `one event reported to three bodies counts once (scenario 2)`() throws {
        let one = Array(repeating: ("2026-05-10", "a", Town.area), count: 3)
        let finding = try application(one, received: "2026-05-20").finding(under: .p0)
        #expect(finding.decision == .notMetOnNumber && finding.statute.qualifying == 1)
        #expect(finding.toConsider == [.persistence, .harm, .adequacy])
        #expect(Set(finding.complaints.dropFirst().map(\.countedWith)) == [finding.complaints[0].id])
    }

    @Test func `authority that is awaited holds disclosure and not eligibility (scenario 14)`() throws {
        let finding = try application(three, authority: .awaited).finding(under: .p0)
        #expect(finding.decision == .met && finding.notes == [.authorityAwaited])
    }

    @Test func `behaviour in another area is for that area (scenario 21)`() throws {
        let elsewhere = three.map { ($0.0, $0.1, "E07000999") }
        #expect(try application(elsewhere).finding(under: .p0).decision == .otherArea)
    }

    @Test func `windows run from the day of receipt, not from the day on which it was keyed in`() throws {
        var late = try application(three, received: "2026-09-01")
        #expect(late.finding(under: .p0).decision == .met)
        late.receipt.receivedOn = day("2026-09-02")
        #expect(late.finding(under: .p0).decision == .notMetOnNumber)
    }
}
