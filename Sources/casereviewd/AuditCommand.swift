import ArgumentParser
import Postgres
import Records
import Text

struct AuditCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "The tamper-evident journal.", subcommands: [Verify.self])

    func perform() async throws -> Int32 { throw Failure.noCommand(of: AuditCommand.self) }

    struct Verify: ServiceCommand {
        static let configuration = CommandConfiguration(
            abstract: "Walks every partnership's chain from its beginning to its head.")

        @OptionGroup var common: CommonOptions

        func perform() async throws -> Int32 {
            let settings = try Settings.load(common.config)
            let (rows, findings) = try await Databases.with(settings) { databases in
                try await Pool.lent(databases.serving) { pool in
                    try await ServingChecks.schema(pool)
                    let partnerships = try await pool.transaction(.readOnly, settings: Acting().settings) { tx in
                        try Founding.partnerships(in: tx)
                    }
                    var rows = 0
                    var findings: [Journal.Finding] = []
                    for partnership in partnerships {
                        let part = try await pool.transaction(
                            .snapshot, settings: Acting.service(in: partnership).settings, deadline: .seconds(600)
                        ) { tx in try Journal.verify(partnership, in: tx) }
                        rows += part.rows
                        findings += part.findings
                    }
                    return (rows, findings)
                }
            }
            switch common.format {
            case .json:
                Output.json([
                    "verified": .bool(findings.isEmpty), "rows": .integer(rows),
                    "findings": .array(
                        findings.map {
                            [
                                "seq": .integer(Int($0.seq)), "kind": .string($0.kind.rawValue), "row": .string($0.row),
                            ]
                        }),
                ])
            case .text:
                for finding in findings {
                    Output.line("Row \(finding.seq) of \(finding.row): \(finding.kind.rawValue).")
                }
                Output.line(findings.isEmpty ? "The journal is whole: \(rows) rows." : "The journal is not whole.")
            }
            return findings.isEmpty ? 0 : 1
        }
    }
}
