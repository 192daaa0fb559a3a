import Casework
import Text

/// The days and hours at which somebody may be reached: boxes to tick and two times of day, none of which need be
/// answered.
enum ContactTimes {
    static func fields(_ shown: Shown, you: Bool) -> HTML {
        """
        \(shown.checkboxes(
            "days", you ? "On which days is it safe?" : "On which days?",
            Weekday.allCases.map { Choice("\($0.number)", $0.rawValue) },
            hint: "Tick none for every day."))
        \(shown.input("from", "From what time?", hint: "For example 9am. Leave it empty for any time.", width: "four"))
        \(shown.input("until", "Until what time?", hint: "For example 4:30pm", width: "four"))
        """
    }

    static func fill(_ shown: inout Shown, _ times: [SafeContact.Times]) {
        guard let time = times.first else { return }
        if time.weekdays.count < 7 { shown.values["days"] = time.weekdays.sorted().map { "\($0)" } }
        guard time.from > 0 || time.until < 1_440 else { return }
        shown.values["from"] = [SafeContactWords.clock(time.from)]
        shown.values["until"] = [SafeContactWords.clock(time.until)]
    }

    /// Empty for any time.
    static func read(_ form: inout Form) -> [SafeContact.Times] {
        let days = Set(form.checkboxes("days", among: (1...7).map { "\($0)" }).compactMap { Int($0) })
        let isBlank = form.shown.value("from").trimmedBlank && form.shown.value("until").trimmedBlank
        guard !isBlank else {
            return days.isEmpty ? [] : [SafeContact.Times(weekdays: days, from: 0, until: 1_440)]
        }
        let from = time("from", "The time from which", &form)
        var until = time("until", "The time until which", &form)
        // The day ends at midnight.
        if until == 0 { until = 1_440 }
        guard let from, let until else { return [] }
        if from >= until { form.note("until", "The time until which must be later than the time from which") }
        return [SafeContact.Times(weekdays: days.isEmpty ? Set(1...7) : days, from: from, until: until)]
    }

    private static func time(_ name: String, _ label: String, _ form: inout Form) -> Int? {
        if form.shown.value(name).utf8.elementsEqual("midnight".utf8) { return 0 }
        return form.time(name, label)
    }
}

extension String {
    fileprivate var trimmedBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}
