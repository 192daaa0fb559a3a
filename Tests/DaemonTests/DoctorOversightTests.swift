import Casework
import FoundationEssentials
import Testing

@testable import casereviewd

@Suite struct `What the doctor says of oversight` {
    @Test func `all is well where nothing is in force without a local policing body`() {
        #expect(DoctorCommand.oversight([]).state == .ok)
    }

    @Test func `it warns of a switch that is on where no local policing body is valid`() {
        let finding = DoctorCommand.oversight([
            (Partnership(id: .init(UUID()), name: "Safer East"), [.reviewOfDecisions, .dataReturn])
        ])
        #expect(finding.state == .warning && finding.finding.contains("Safer East (review-of-decisions, data-return)"))
        #expect(finding.mend.contains("/work/oversight"))
    }
}
