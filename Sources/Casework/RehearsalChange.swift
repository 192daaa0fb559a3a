/// What a change of the ladder would do to reminders, each told once for each recipient.
public struct RehearsalChange: Equatable, Sendable {
    /// One reminder of one duty to one recipient, alone or in a digest.
    public struct Line: Hashable, Sendable {
        public var at: Instant
        public var to: Notice.Recipient
        public var rung: Rehearsal.Rung
        public var isInDigest: Bool

        public init(at: Instant, to: Notice.Recipient, rung: Rehearsal.Rung, isInDigest: Bool) {
            self.at = at
            self.to = to
            self.rung = rung
            self.isInDigest = isInDigest
        }
    }

    public struct Move: Hashable, Sendable {
        public var from: Line
        public var to: Line
    }

    public var added: [Line] = []
    public var gone: [Line] = []
    public var moved: [Move] = []

    /// Reminders of the same duty to the same recipient at the same moment are the same; of the rest, the first that
    /// would have gone and the first that would go now are one that moved, and so on.
    public init(from old: [Rehearsal.Entry], to new: [Rehearsal.Entry]) {
        let (old, new) = (RehearsalChange.lines(old), RehearsalChange.lines(new))
        for key in Set(old.keys).union(new.keys) {
            let (before, after) = (old[key] ?? [], new[key] ?? [])
            let left = before.filter { line in !after.contains { $0.at == line.at } }
            let right = after.filter { line in !before.contains { $0.at == line.at } }
            moved += zip(left, right).map { Move(from: $0, to: $1) }
            gone += left.dropFirst(right.count)
            added += right.dropFirst(left.count)
        }
        added.sort { RehearsalChange.order($0) < RehearsalChange.order($1) }
        gone.sort { RehearsalChange.order($0) < RehearsalChange.order($1) }
        moved.sort { RehearsalChange.order($0.to) < RehearsalChange.order($1.to) }
    }

    private struct Key: Hashable {
        var deadline: Deadline.ID
        var to: Notice.Recipient
    }

    /// In the order in which they leave.
    private static func lines(_ entries: [Rehearsal.Entry]) -> [Key: [Line]] {
        var lines: [Key: [Line]] = [:]
        for entry in entries {
            for case .rung(let rung) in entry.reasons {
                lines[Key(deadline: rung.deadline, to: entry.to), default: []].append(
                    Line(at: entry.at, to: entry.to, rung: rung, isInDigest: entry.kind == .digest))
            }
        }
        return lines
    }

    private static func order(_ line: Line) -> (Int64, String, String) {
        (line.at.microseconds, "\(line.rung.deadline)", "\(line.to)")
    }
}
