import Casework

/// What somebody who left had open, as the letter to their agency lists it.
enum OpenDuties {
    /// `CR-ABCD-EFGH action 2026-06-05` as `CR-ABCD-EFGH: do an action of the plan, by 5 June 2026`; anything else as it
    /// stands.
    static func words(_ line: String) -> String {
        let parts = line.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        guard parts.count == 2 || parts.count == 3, let what = what(parts[1]) else { return line }
        guard parts.count == 3 else { return "\(parts[0]): \(what)" }
        return CivilDate(parts[2]).map { "\(parts[0]): \(what), by \($0.inWords)" } ?? line
    }

    private static func what(_ name: String) -> String? {
        name == "lead-officer" ? "lead the case as lead officer" : Deadline.Duty(name: name).map(Duties.words)
    }
}
