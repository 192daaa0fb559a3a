import Casework
import Records
import Text

/// One part of a record as its form sent it.
struct RecordSent {
    let meeting: Int
    /// Which version its writer had before them; 0 for none.
    let version: Int
    let writer: Person.ID
    /// The fields of the part that hold something.
    let fields: [MeetingDrafts.Field]

    /// nil where the form is not whole.
    init?(_ sent: FormFields, of section: MeetingSection) {
        func number(_ name: String) -> Int? {
            let values = sent.values(name)
            guard values.count == 1, let number = Int(values[0]), (0...1_000_000).contains(number) else { return nil }
            return number
        }
        guard let meeting = number("meeting"), let version = number("version"),
            let writer = sent.values("writer").first.flatMap({ Person.ID($0) })
        else { return nil }
        self.meeting = meeting
        self.version = version
        self.writer = writer
        let start = Array("\(section.name)_".utf8)
        fields = sent.all.filter { $0.name.utf8.starts(with: start) && !$0.value.isEmpty }
            .map { MeetingDrafts.Field($0.name, $0.value) }
    }

    /// The fields, and where an entry of the catalogue was chosen and nothing written yet, what the entry says.
    func filled(from catalogue: ActionCatalogue, _ section: MeetingSection) -> [MeetingDrafts.Field] {
        func has(_ rest: String) -> Bool {
            fields.contains { $0.name.utf8.elementsEqual("\(section.name)_\(rest)".utf8) }
        }
        guard case .action = section, !has("text"),
            let key = fields.first(where: { $0.name.utf8.elementsEqual("\(section.name)_catalogue".utf8) })?.value,
            let entry = catalogue[key]
        else { return fields }
        var filled = fields + [MeetingDrafts.Field("\(section.name)_text", entry.name)]
        if !has("done") { filled.append(MeetingDrafts.Field("\(section.name)_done", entry.doneWhen)) }
        return filled
    }
}

/// What somebody sees who was signed out while they typed, without the script: their text, to be sent again.
enum SignedOutRecord {
    static func reply(
        _ visit: Visit, next: String,
        _ words: String = "You have been signed out, so this part could not be saved yet."
    ) -> Reply {
        let hidden: [HTML] = visit.sent.all.filter { !$0.name.utf8.elementsEqual(FormToken.name.utf8) }.map { field in
            "<input type=\"hidden\" name=\"\(field.name)\" value=\"\(field.value)\">\n"
        }
        let typed: [HTML] = visit.sent.all.filter { field in
            !["meeting", "version", "writer", FormToken.name].contains { field.name.utf8.elementsEqual($0.utf8) }
                && !field.value.isEmpty
        }.map { Pieces.lines($0.value) }
        let token = visit.signer.formToken(for: visit.browser.text)
        return .page(
            Layout.page(
                "Sign in to save this",
                """
                <h1>Sign in to save this</h1>
                <p>\(words) Nothing that you typed is lost.</p>
                <ol>
                <li><a href="/sign-in" target="_blank" rel="noopener">Sign in in another tab</a>.</li>
                <li>Come back to this one, and save.</li>
                </ol>
                \(Pieces.form(visit.path, token, button: "Save this part", HTML(hidden)))
                <h2>What you typed</h2>
                \(typed)
                """),
            status: 401)
    }
}
