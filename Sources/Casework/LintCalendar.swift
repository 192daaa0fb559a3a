extension LintRule {
    /// Whether the calendar reaches as far as the procedure. Nothing here asks what day it is.
    static let calendar: [LintRule] = [
        LintRule(
            "calendar-runs-out", .warning, noParagraph,
            "the calendar ends before what is received while the procedure holds could end"
        ) { subject in
            let schedule = subject.schedule
            let name = schedule.calendar.name
            let end = schedule.calendar.lastDay.inWords
            let mend = "Give a calendar that reaches further, such as a newer www.gov.uk/bank-holidays.json."
            guard let last = schedule.lastReceipt else {
                return [
                    Observation(
                        .limits,
                        "No application that is received in the years of the calendar \(name), which ends on \(end), "
                            + "could be followed to its end: the limits are too long.", "Shorten the limits. \(mend)")
                ]
            }
            for (part, day) in [
                (LintPlace.Part.validFrom, subject.procedure.validFrom), (.validUntil, subject.procedure.validUntil),
            ] {
                guard let day, day > last else { continue }
                return [
                    Observation(
                        part,
                        "The calendar \(name) ends on \(end). An application received after \(last.inWords) could run "
                            + "past that day, and the procedure holds "
                            + "\(part == .validFrom ? "from" : "until") \(day.inWords).", mend)
                ]
            }
            return []
        },
        LintRule(
            "calendar-last-receipt", .note, noParagraph,
            "the last day of receipt from which the calendar reaches to the end, where the procedure has no end"
        ) { subject in
            guard subject.procedure.validUntil == nil, let last = subject.schedule.lastReceipt,
                subject.procedure.validFrom.map({ $0 <= last }) ?? true
            else { return [] }
            let calendar = subject.schedule.calendar
            return [
                Observation(
                    .validUntil,
                    "The procedure has no end, and the calendar \(calendar.name) ends on \(calendar.lastDay.inWords). "
                        + "An application received by \(last.inWords) stays in it with every limit and reminder.",
                    "Put a newer calendar in its place before that day.")
            ]
        },
    ]
}
