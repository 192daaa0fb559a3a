public import Casework
public import Records

/// Why a message would go, in words.
public enum RehearsalWords {
    /// `CR-7K2M9QPX: decide whether the threshold is met, last day 8 May 2026, second reminder, 1 working day after`.
    public static func of(_ reason: Rehearsal.Reason, _ names: RehearsalNames) -> String {
        switch reason {
        case .rung(let rung):
            let moment = rung.workingDays.map { days in
                let count = days.magnitude == 1 ? "1 working day" : "\(days.magnitude) working days"
                return days == 0 ? "on the day" : "\(count) \(days < 0 ? "before" : "after")"
            }
            let ordinal = rung.ordinal.map { "\(LetterValues.words(ordinal: $0)) reminder" }
            return named(
                names.references[rung.file],
                [Duties.words(rung.duty), "last day \(rung.dueOn.inWords)", ordinal, moment].compactMap(\.self)
                    .joined(separator: ", "))
        case .owed(let kind, let file):
            return named(file.flatMap { names.references[$0] }, "owed already: \(kind.rawValue)")
        case .week: return "the first working day of the week"
        }
    }

    private static func named(_ reference: String?, _ words: String) -> String {
        (reference.map { "\($0): " } ?? "") + words
    }
}
