import Casework
import Text

/// The few questions of the public form about how it is safe to reach somebody, none of which need be answered: they
/// say in full on their own page what is safe.
enum SafeQuestions {
    static func fields(_ shown: Shown) -> HTML {
        """
        <h2>When and how is it safe?</h2>
        <p>You need not answer these. You can change all of it later on your own page.</p>
        \(shown.checkboxes(
            "ways_off", "If you gave a telephone number, is there something we must not do with it?", [
                Choice("text", "Do not send me text messages"), Choice("call", "Do not ring me"),
            ]))
        \(shown.radios(
            "voicemail", "May we leave a message if you do not answer?", [
                Choice("any", "Yes"), Choice("neutral", "Only a name and a number, nothing of what it is about"),
                Choice("never", "No, never"),
            ]))
        \(ContactTimes.fields(shown, you: true))
        \(shown.area("safe_note", "Anything else that keeps you safe?",
            hint: "For example: ask for Jo; never write to my home.", rows: 3))
        """
    }

    /// The same questions for whoever writes an application down for somebody.
    static func staffFields(_ shown: Shown) -> HTML {
        """
        <h2>When and how is it safe to reach them?</h2>
        <p>Ask them. All of it can be changed on the page of the case, and by them on their own page.</p>
        \(shown.checkboxes(
            "ways_off", "Is there something that must not be done with their telephone number?", [
                Choice("text", "No text messages"), Choice("call", "No calls"),
            ]))
        \(shown.radios(
            "voicemail", "May a message be left if they do not answer?", [
                Choice("any", "Yes"), Choice("neutral", "Only a name and a number, nothing of what it is about"),
                Choice("never", "No, never"),
            ]))
        \(ContactTimes.fields(shown, you: false))
        \(shown.area("safe_note", "Anything else that keeps them safe?",
            hint: "For example: ask for Jo; never write to the home.", rows: 3))
        """
    }

    static func fill(_ shown: inout Shown, _ safe: SafeContact?) {
        guard let safe else { return }
        shown.values["ways_off"] = [Way.text, .call].filter { !safe.isAllowed($0) }.map(\.rawValue)
        if safe.voicemail != .neutral { shown.values["voicemail"] = [safe.voicemail.rawValue] }
        ContactTimes.fill(&shown, safe.times)
        shown.values["safe_note"] = [safe.note]
    }

    /// nil where nothing was said.
    static func read(_ form: inout Form) -> SafeContact? {
        var safe = SafeContact.unsaid
        for way in form.checkboxes("ways_off", among: [Way.text.rawValue, Way.call.rawValue]) {
            if let way = Way(rawValue: way) { safe.ways[way] = .init(isAllowed: false) }
        }
        safe.voicemail = form.choice("voicemail", "Choose whether we may leave a message", required: false) ?? .neutral
        safe.times = ContactTimes.read(&form)
        safe.note = form.area("safe_note", "Anything else that keeps you safe", max: 1_000, required: false)
        return safe == .unsaid ? nil : safe
    }

    static func summary(_ safe: SafeContact) -> HTML {
        let off = [Way.text, .call].filter { !safe.isAllowed($0) }.map { "no \($0.inWords)" }
        let words = off + [SafeContactWords.words(safe.voicemail), SafeContactWords.words(safe.times)]
        return "\(words.joined(separator: ". "))\(safe.note.isEmpty ? nil : Pieces.lines(safe.note))"
    }

    static func json(_ safe: SafeContact?) -> JSON {
        guard let safe else { return .null }
        var answers: [(String, JSON)] = []
        for way in [Way.text, .call] where !safe.isAllowed(way) { answers.append(("no_\(way.rawValue)", .bool(true))) }
        answers.append(("voicemail", .string(safe.voicemail.rawValue)))
        answers.append(("note", .string(safe.note)))
        if let time = safe.times.first {
            answers.append(("days", .array(time.weekdays.sorted().map { .integer($0) })))
            answers.append(("from", .integer(time.from)))
            answers.append(("until", .integer(time.until)))
        }
        return .object(answers)
    }

    static func safe(_ node: Node) -> SafeContact? {
        guard let voicemail = node.text("voicemail").flatMap({ SafeContact.Voicemail(rawValue: $0) }) else {
            return nil
        }
        var safe = SafeContact.unsaid
        safe.voicemail = voicemail
        safe.note = node.text("note") ?? ""
        for way in [Way.text, .call] where node.truth("no_\(way.rawValue)") == true {
            safe.ways[way] = .init(isAllowed: false)
        }
        if let from = node.number("from"), let until = node.number("until") {
            let days = (node["days"]?.items ?? []).compactMap { item -> Int? in
                if case .integer(let day) = item.kind { day } else { nil }
            }
            safe.times = [SafeContact.Times(weekdays: Set(days), from: from, until: until)]
        }
        return safe
    }
}
