import Casework
import Records

/// The findings on one procedure for people: findings of one code stand together, and what is the same for all of them
/// is said once.
struct LintText {
    let file: ProcedureLint.File
    let findings: [LintFinding]

    var text: String {
        ([heading] + groups.map(told)).joined(separator: "\n")
    }

    private var heading: String {
        let procedure = file.procedure
        let counts = LintRule.Severity.allCases.compactMap { severity -> String? in
            let count = findings.count { $0.severity == severity }
            return count == 0 ? nil : count == 1 ? "1 \(severity.rawValue)" : "\(count) \(severity.rawValue)s"
        }
        let named = file.name == procedure.name ? "" : " (\(file.name))"
        return "\(procedure.name), version \(procedure.version)\(named): "
            + (counts.isEmpty ? "no findings." : "\(counts.joined(separator: ", ")).")
    }

    private var groups: [[LintFinding]] {
        var groups: [[LintFinding]] = []
        for finding in findings {
            if let index = groups.firstIndex(where: { $0.first?.code == finding.code }) {
                groups[index].append(finding)
            } else {
                groups.append([finding])
            }
        }
        return groups
    }

    private func told(_ group: [LintFinding]) -> String {
        guard let first = group.first else { return "" }
        let heading = "  \(first.severity.rawValue): \(first.code) (\(first.law))"
        let findings = group.map { finding in
            let line = file.line(of: finding.place).map { ", line \($0)" } ?? ""
            return "    \(file.path(of: finding.place))\(line): \(finding.finding)"
        }
        return ([heading] + findings + ["    Mend: \(first.mend)"]).joined(separator: "\n")
    }
}
