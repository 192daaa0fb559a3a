public import Casework
public import Text

/// What `procedure lint` and `procedure list` answer.
public enum ProcedureLint {
    /// A procedure with the tree that it was read from, so that a finding can say its line.
    public struct File: Sendable {
        public let procedure: Procedure
        /// As the person named it: a file, or a procedure that ships.
        public let name: String
        private let node: Node

        /// Every mistake at once, with its place.
        public init(_ bytes: [UInt8], name: String) throws(Mistakes) {
            let node = try Node.yaml(bytes)
            self.name = name
            procedure = try ProcedureFile.read(node)
            self.node = node
        }

        /// The path of a place in this file: `caveats.no_action_taken`, `limits_where_silent.acknowledge`.
        public func path(of place: LintPlace) -> String {
            keys(of: place).reduce(into: "") { path, key in
                switch key {
                case .name(let name): path += path.isEmpty ? name : ".\(name)"
                case .index(let index): path += "[\(index)]"
                }
            }
        }

        /// The line of a place, or of the innermost thing around it that the file has; nil where it has none.
        public func line(of place: LintPlace) -> Int? {
            var (value, line): (Node?, Int?) = (node, nil)
            for key in keys(of: place) {
                switch key {
                case .name(let name):
                    guard let member = value?.members?.first(where: { $0.key == name }) else { return line }
                    (value, line) = (member.value, member.position?.line ?? line)
                case .index(let index):
                    guard let items = value?.items, items.indices.contains(index) else { return line }
                    (value, line) = (items[index], items[index].line ?? line)
                }
            }
            return line
        }

        private enum Key {
            case name(String)
            case index(Int)
        }

        private func keys(of place: LintPlace) -> [Key] {
            switch place {
            case .part(let part):
                return part.rawValue.unicodeScalars.split(separator: ".").map { .name(String($0)) }
            case .limit(let step):
                let isSilent = procedure.silentOn.contains(step)
                return [.name(isSilent ? "limits_where_silent" : "limits"), .name(ProcedureFile.key(of: step))]
            case .caveat(let caveat):
                let keys: [Key] = [.name("caveats"), .name(caveat.key)]
                guard case .judged = caveat else { return keys }
                let judged = procedure.threshold.caveats.filter { if case .judged = $0 { true } else { false } }
                return judged.firstIndex(of: caveat).map { keys + [.index($0)] } ?? keys
            }
        }
    }

    /// The findings on each file, the most severe first and then in the order of its lines.
    public static func findings(on files: [File], calendar: WorkingCalendar) -> [[LintFinding]] {
        zip(files, Lint.findings(on: files.map(\.procedure), calendar: calendar)).map { file, findings in
            // A stable sort: findings of one line stay in the order of the rules.
            findings.enumerated().sorted { left, right in
                let (first, second) = (file.order(left.element), file.order(right.element))
                return first == second ? left.offset < right.offset : first < second
            }.map(\.element)
        }
    }

    /// `{ "procedure": …, "version": …, "file": …, "findings": [ … ] }`.
    public static func json(_ file: File, _ findings: [LintFinding]) -> JSON {
        [
            "procedure": .string(file.procedure.name), "version": .string(file.procedure.version),
            "file": .string(file.name),
            "findings": .array(
                findings.map { finding in
                    [
                        "code": .string(finding.code), "severity": .string(finding.severity.rawValue),
                        "place": .string(file.path(of: finding.place)), "line": JSON(file.line(of: finding.place)),
                        "law": .string(finding.law), "finding": .string(finding.finding),
                        "mend": .string(finding.mend),
                    ]
                }),
        ]
    }

    /// One entry of `procedure list`.
    public static func entry(_ procedure: Procedure) -> JSON {
        [
            "name": .string(procedure.name), "version": .string(procedure.version),
            "title": .string(procedure.title), "source": .string(procedure.source),
            "valid_from": JSON(procedure.validFrom?.description),
            "valid_until": JSON(procedure.validUntil?.description),
        ]
    }
}

extension ProcedureLint.File {
    fileprivate func order(_ finding: LintFinding) -> (Int, Int) {
        let severity = LintRule.Severity.allCases.firstIndex(of: finding.severity) ?? 0
        return (severity, line(of: finding.place) ?? .max)
    }
}
