import Casework
import Text

/// The form that says how an applicant may be reached, asked of the applicant or of a coordinator who was told.
struct ContactFields {
    /// Whether the applicant answers, about themselves.
    let isOwn: Bool
    let given: [Way: String]

    /// The fields as they stand now.
    func shown(_ safe: SafeContact) -> Shown {
        var shown = Shown([
            "first": safe.waysInOrder.first?.rawValue ?? "", "voicemail": safe.voicemail.rawValue,
            "neutral": safe.isNeutral ? "yes" : "no", "language": safe.language, "format": safe.format.rawValue,
            "note": safe.note,
        ])
        for way in Way.allCases {
            shown.values["\(way.rawValue)_ok"] = [safe.isAllowed(way) ? "yes" : "no"]
            shown.values["\(way.rawValue)_other"] = [safe.ways[way]?.address ?? ""]
        }
        ContactTimes.fill(&shown, safe.times)
        return shown
    }

    func html(_ shown: Shown) -> HTML {
        let ways: [HTML] = Way.allCases.map { way in
            """
            <h2>\(heading(way))</h2>
            \(shown.radios("\(way.rawValue)_ok", question(way), Choice.yesNo, hint: now(way)))
            \(other(way, shown))
            """
        }
        return """
            \(ways)
            <h2>Which comes first, and when</h2>
            \(shown.select(
                "first", isOwn ? "Which way do you like best?" : "Which way comes first?",
                Way.allCases.map { Choice($0.rawValue, SafeContactWords.name($0)) }))
            \(ContactTimes.fields(shown, you: isOwn))
            \(shown.radios(
                "voicemail", isOwn ? "May we leave a message if you do not answer?" : "May a message be left?",
                SafeContact.Voicemail.allCases.map {
                    Choice($0.rawValue, isOwn ? SafeContactWords.question($0) : SafeContactWords.words($0))
                }))
            <h2>How it is written</h2>
            \(shown.radios(
                "neutral",
                isOwn
                    ? "Shall we hide what it is about, wherever others could see it?"
                    : "Keep everything that others could see neutral?",
                Choice.yesNo,
                hint: "Subjects, text messages and envelopes then say nothing of what it is about."))
            \(shown.select(
                "language", "Language", [Choice("en", "English"), Choice("cy", "Welsh")],
                hint: "Letters are in English until they exist in Welsh."))
            \(shown.select(
                "format", "Format", SafeContact.Format.allCases.map { Choice($0.rawValue, $0.inWords.withUpperStart) },
                hint: isOwn
                    ? "A person prepares each message for you in any format but plain print, so it takes longer."
                    : "In any other format than plain print a person prepares each message by hand."))
            <h2>What is not safe</h2>
            \(shown.area(
                "barred", isOwn
                    ? "Any other address or number at which we must never try to reach you"
                    : "Addresses and numbers that are not safe any more",
                hint: isOwn
                    ? "Write each on a line of its own. We send nothing there, not even that something was changed."
                    : "One a line. Nothing goes there any more, not even that something was changed.", rows: 3))
            \(shown.checkboxes(
                "tell_nobody", isOwn ? "The address or number that we used before" : "The old address or number", [
                    Choice(
                        "yes", isOwn
                            ? "It is not safe: send nothing to an address or number that I change or switch off here"
                            : "Not safe: tell nobody at an address or number that is changed or switched off here")
                ]))
            \(shown.area("note", isOwn ? "Anything else that keeps you safe?" : "Anything else to know?",
                hint: "For example: ask for Jo; do not ring from a withheld number.", rows: 3))
            """
    }

    private func heading(_ way: Way) -> String {
        switch way {
        case .email: "Email"
        case .text: "Text messages"
        case .letter: "Letters"
        case .call: "Telephone calls"
        }
    }

    private func question(_ way: Way) -> String {
        switch way {
        case .email: isOwn ? "Is it safe to email you?" : "May they be reached by email?"
        case .text: isOwn ? "Is it safe to send you text messages?" : "May they be sent text messages?"
        case .letter: isOwn ? "Is it safe to send you letters?" : "May they be sent letters?"
        case .call: isOwn ? "Is it safe to ring you?" : "May they be rung?"
        }
    }

    private func now(_ way: Way) -> String {
        let whose = isOwn ? "You gave us" : "Given with the application"
        return given[way].map { address in
            "\(whose): \(address.utf8.split(separator: UInt8(ascii: "\n")).map { String(Substring($0)) }.joined(separator: ", "))"
        } ?? (isOwn ? "You have not given us one yet." : "Nothing was given for this.")
    }

    private func other(_ way: Way, _ shown: Shown) -> HTML {
        let name = "\(way.rawValue)_other"
        let hint = isOwn ? "Leave it empty if what you gave us is right." : "Leave it empty to keep what was given."
        switch way {
        case .email: return shown.input(name, "Another email address", hint: hint, type: "email")
        case .text: return shown.input(name, "Another mobile number", hint: hint, type: "tel", width: "short")
        case .letter: return shown.area(name, "Another postal address", hint: hint, rows: 4)
        case .call: return shown.input(name, "Another telephone number", hint: hint, type: "tel", width: "short")
        }
    }

    /// What was answered, on top of what holds. Check the form before it is used.
    func read(_ form: inout Form, from before: SafeContact) -> SafeContact {
        var safe = before
        safe.ways = [:]
        for way in Way.allCases {
            let isAllowed = form.yesNo("\(way.rawValue)_ok", "Choose whether this way is safe: \(way.inWords)") ?? false
            let address = other(way, &form)
            if !isAllowed || address != nil { safe.ways[way] = .init(isAllowed: isAllowed, address: address) }
        }
        let first: Way? = form.choice("first", "Choose which way comes first")
        if let first, first != before.waysInOrder.first { safe.order = [first] }
        let times = ContactTimes.read(&form)
        // Several lists of hours cannot be shown in this form; what it shows of them unchanged stays as it is.
        if before.times.count < 2 || times != Array(before.times.prefix(1)) { safe.times = times }
        safe.voicemail = form.choice("voicemail", "Choose whether a message may be left") ?? .neutral
        safe.isNeutral = form.yesNo("neutral", "Choose whether everything is kept neutral") ?? true
        safe.language = form.choice("language", "Choose a language", among: ["en", "cy"]) ?? "en"
        safe.format = form.choice("format", "Choose a format") ?? .plain
        let barred = form.area("barred", "Addresses that are not safe", max: 2_000, required: false)
        safe.barred = barred.utf8.split(separator: UInt8(ascii: "\n")).map { String(Substring($0)) }
            .filter { !$0.utf8.allSatisfy { $0 <= 0x20 } }
        safe.note = form.area("note", "Anything else", max: 1_000, required: false)
        return safe
    }

    private func other(_ way: Way, _ form: inout Form) -> String? {
        let name = "\(way.rawValue)_other"
        switch way {
        case .email: return form.email(name, "Another email address", required: false)
        case .letter: return form.area(name, "Another postal address", max: 500, required: false).nonEmpty
        case .text, .call:
            let number = form.text(name, "Another number", max: 40, required: false).nonEmpty
            let digits = (number ?? "").utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            if number != nil && digits < 5 {
                form.note(name, "Enter a telephone number, like 01632 960 001 or 07700 900 982")
            }
            return number
        }
    }
}
