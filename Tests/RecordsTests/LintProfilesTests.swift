import Casework
import Records
import Shipped
import Testing
import Text

@Suite struct `Lint of the shipped procedures` {
    private static func findings(_ name: String) throws -> (file: ProcedureLint.File, all: [LintFinding]) {
        let file = try ProcedureLint.File(shipped("procedures/\(name).yaml"), name: name)
        return (file, try ProcedureLint.findings(on: [file], calendar: LintSamples.calendar)[0])
    }

    /// A line a code, as the reviewed list has them.
    private static func listed(_ name: String) throws -> String {
        let (file, findings) = try findings(name)
        var places: [String: [String]] = [:]
        for finding in findings {
            places["\(finding.severity.rawValue) \(finding.code)", default: []].append(file.path(of: finding.place))
        }
        let severities = LintRule.Severity.allCases.map(\.rawValue)
        let keys = places.keys.sorted { left, right in
            let (first, second) = (
                severities.firstIndex { left.hasPrefix($0) }, severities.firstIndex { right.hasPrefix($0) }
            )
            return first == second ? left < right : (first ?? 0) < (second ?? 0)
        }
        return keys.map { key in
            let all = (places[key] ?? []).sorted()
            return "\(key) \(key.hasSuffix(" limit-silent") ? "\(all.count)" : all.joined(separator: " "))"
        }.joined(separator: "\n")
    }

    @Test func `every shipped procedure was looked at`() {
        #expect(Set(Shipped.procedures.map(\.name)) == Set(ReviewedFindings.byProcedure.keys))
    }

    @Test(arguments: ReviewedFindings.byProcedure.keys.sorted())
    func `finds what people looked at, and nothing else`(_ name: String) throws {
        let found = try Self.listed(name)
        #expect(found == ReviewedFindings.byProcedure[name], "Where this is right, the list is now:\n\(found)")
    }

    @Test(arguments: [
        ("islington", "caveat-recency", "recency"), ("islington", "caveat-no-action-taken", "no_action_taken"),
        ("haringey", "caveat-no-action-taken", "no_action_taken"), ("haringey", "caveat-closed-case", "closed_case"),
    ])
    func `the conditions of Islington and Haringey that section 104 does not know are warnings at their lines`(
        _ name: String, _ code: String, _ key: String
    ) throws {
        let (file, findings) = try Self.findings(name)
        let finding = try #require(findings.first { $0.code == code })
        #expect(finding.severity == .warning && finding.law == "s. 104(4)")
        #expect(file.path(of: finding.place) == "caveats.\(key)")
        let text = String(decoding: shipped("procedures/\(name).yaml"), as: UTF8.self)
        #expect(try file.line(of: finding.place) == LintSamples.line(of: "\n  \(key):", in: text) + 1)
        #expect(finding.mend.contains("named person"))
    }

    @Test func `no shipped procedure has an error`() throws {
        for procedure in Shipped.procedures {
            #expect(try Self.findings(procedure.name).all.filter { $0.severity == .error } == [], "\(procedure.name)")
        }
    }
}
