import Casework
import FoundationEssentials
import Text

/// Reads a form field by field and gathers every mistake, so that the page can say all of them at once:
///
///     var form = try visit.form()
///     let name = form.text("name", "Your name", max: 200)
///     let when = form.date("behaviour_on", "The date it happened", .upTo(today))
///     guard let when, try form.isRight() else { return page(form.shown) }
///
/// A reading method returns nil, or empty text, where it has noted a mistake.
struct Form: Sendable {
    let fields: FormFields
    private var mistakes: [FieldMistake] = []
    private var doubled: FormFields.Unreadable?

    init(_ fields: FormFields) { self.fields = fields }

    /// The form with its values and mistakes, to be shown again.
    var shown: Shown { Shown(fields, mistakes: mistakes) }

    /// Whether everything that was asked for could be read.
    ///
    /// - Throws: `FormFields.Unreadable` where a field that comes once came twice.
    func isRight() throws(FormFields.Unreadable) -> Bool {
        if let doubled { throw doubled }
        return mistakes.isEmpty
    }

    /// One line of text, without spaces at its ends.
    ///
    /// - Parameters:
    ///   - max: the most Unicode scalars.
    ///   - missing: what to say where it is empty, `Enter your name` for the label `Your name` if nothing else is said.
    mutating func text(
        _ name: String,
        _ label: String,
        max: Int = 200,
        required: Bool = true,
        missing: String? = nil
    ) -> String {
        let text = trimmed(name)
        if text.utf8.contains(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\t") }) {
            note(name, "\(label) must be on one line")
            return ""
        }
        return checked(text, name, label, max, required, missing)
    }

    /// Text of several lines.
    mutating func area(
        _ name: String,
        _ label: String,
        max: Int = 5_000,
        required: Bool = true,
        missing: String? = nil
    ) -> String {
        checked(trimmed(name), name, label, max, required, missing)
    }

    /// An e-mail address that mail can be sent to; nil where nothing was entered and nothing need be.
    mutating func email(_ name: String, _ label: String, required: Bool = true) -> String? {
        let text = text(name, label, max: 254, required: required)
        guard !text.isEmpty else { return nil }
        if let address = try? MailAddress(text) { return address.description }
        note(name, "Enter an email address in the correct format, like name@example.com")
        return nil
    }

    /// One of the values of an enumeration; nothing is chosen beforehand.
    mutating func choice<Value: RawRepresentable<String>>(
        _ name: String,
        _ missing: String,
        as type: Value.Type = Value.self,
        required: Bool = true
    ) -> Value? {
        let raw = single(name)
        if raw.isEmpty && !required { return nil }
        if let value = Value(rawValue: raw) { return value }
        note(name, missing)
        return nil
    }

    /// One of some values.
    mutating func choice(_ name: String, _ missing: String, among values: [String]) -> String? {
        let raw = single(name)
        if let value = values.first(where: { $0.utf8.elementsEqual(raw.utf8) }) { return value }
        note(name, missing)
        return nil
    }

    /// Yes or no; nil where neither was chosen.
    mutating func yesNo(_ name: String, _ missing: String, required: Bool = true) -> Bool? {
        let raw = single(name)
        if raw.isEmpty && !required { return nil }
        switch raw {
        case "yes": return true
        case "no": return false
        default:
            note(name, missing)
            return nil
        }
    }

    /// The boxes that were ticked, of those there are.
    mutating func checkboxes(_ name: String, among values: [String], missing: String? = nil) -> [String] {
        let ticked = fields.values(name)
        let known = values.filter { value in ticked.contains { $0.utf8.elementsEqual(value.utf8) } }
        if known.isEmpty, let missing { note(name, missing) }
        return known
    }

    mutating func int(_ name: String, _ label: String, in range: ClosedRange<Int>) -> Int? {
        let text = trimmed(name)
        if text.isEmpty {
            note(name, "Enter \(label.withLowerStart)")
            return nil
        }
        let isDigits = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        if isDigits, let number = Int(text), range.contains(number) { return number }
        note(name, "\(label) must be a whole number between \(range.lowerBound) and \(range.upperBound)")
        return nil
    }

    /// The id of something; a page offers only those that exist, so that anything else is no choice at all.
    mutating func id<Subject>(_ name: String, _ missing: String, of type: Subject.Type = Subject.self) -> ID<Subject>? {
        if let id = ID<Subject>(single(name)) { return id }
        note(name, missing)
        return nil
    }

    /// A day from the boxes `name-day`, `name-month` and `name-year`.
    mutating func date(_ name: String, _ label: String, _ range: DateRange = .any, required: Bool = true) -> CivilDate?
    {
        let parts = DateParts(
            day: trimmed("\(name)-day"),
            month: trimmed("\(name)-month"),
            year: trimmed("\(name)-year")
        )
        if parts.isEmpty && !required { return nil }
        switch parts.read(label, range) {
        case .success(let date): return date
        case .failure(let mistake):
            mistakes.append(
                FieldMistake(field: name, anchor: "\(name)-\(mistake.part.rawValue)", sentence: mistake.sentence)
            )
            return nil
        }
    }

    /// A time of day as `14:00`, `2pm` or `2.30pm`, in minutes after midnight.
    mutating func time(_ name: String, _ label: String) -> Int? {
        let text = trimmed(name)
        if let minutes = TimeOfDay.minutes(text) { return minutes }
        note(name, text.isEmpty ? "Enter \(label.withLowerStart)" : "\(label) must be a time, like 2:30pm or 14:30")
        return nil
    }

    /// Notes a mistake that only the page can see.
    mutating func note(_ name: String, _ sentence: String, anchor: String? = nil) {
        mistakes.append(FieldMistake(field: name, anchor: anchor ?? name, sentence: sentence))
    }

    private mutating func single(_ name: String) -> String {
        do {
            return try fields.only(name) ?? ""
        } catch {
            doubled = doubled ?? error
            return ""
        }
    }

    private mutating func trimmed(_ name: String) -> String {
        let scalars = Array(single(name).unicodeScalars)
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(String.UnicodeScalarView(scalars[first...last]))
    }

    private mutating func checked(
        _ text: String,
        _ name: String,
        _ label: String,
        _ max: Int,
        _ required: Bool,
        _ missing: String?
    ) -> String {
        if text.isEmpty {
            if required { note(name, missing ?? "Enter \(label.withLowerStart)") }
            return ""
        }
        if text.unicodeScalars.contains(where: { $0.turnsDirection }) {
            note(name, "\(label) must not have hidden characters that turn the direction of writing")
            return ""
        }
        if text.unicodeScalars.count > max {
            note(name, "\(label) must be \(max) characters or fewer")
            return ""
        }
        return text
    }
}

extension Unicode.Scalar {
    /// An embedding, override or isolate, which can make a text read as something else.
    fileprivate var turnsDirection: Bool { (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value) }
}

extension String {
    /// `Your name` as it stands after a verb: `your name`.
    var withLowerStart: String {
        let scalars = Array(unicodeScalars)
        guard let first = scalars.first, scalars.count > 1, scalars[1].properties.isLowercase || scalars[1] == " "
        else {
            return self
        }
        return first.properties.lowercaseMapping + String(String.UnicodeScalarView(scalars.dropFirst()))
    }
}
