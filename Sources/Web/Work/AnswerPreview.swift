import Casework
import Records
import Text

/// What was understood of a chronology that was pasted or uploaded, to be looked at before it counts. The mark says which
/// text was looked at: another one is shown again first.
enum AnswerPreview {
    static let mark = "checked"

    static func mark(_ text: String, _ visit: Visit) -> String {
        // What is signed holds no line feed.
        let flat = text.utf8.map { $0 == UInt8(ascii: "\n") ? UInt8(1) : $0 }
        return visit.signer.sign("chronology", visit.browser.text, String(decoding: flat, as: UTF8.self))
    }

    /// Whether the text is the one that was looked at.
    static func isChecked(_ text: String, _ visit: Visit) -> Bool {
        visit.sent.values(mark).contains { $0.utf8.elementsEqual(mark(text, visit).utf8) }
    }

    static func html(_ read: ChronologyText, _ text: String, _ visit: Visit) -> HTML? {
        guard !text.isEmpty else { return nil }
        let rows = AnswerView.rows(read.entries)
        let seen: HTML? =
            read.mistakes.isEmpty
            ? "<input type=\"hidden\" name=\"\(mark)\" value=\"\(mark(text, visit))\">\n" : nil
        let count = read.entries.count == 1 ? "1 entry" : "\(read.entries.count) entries"
        let next: HTML =
            read.mistakes.isEmpty
            ? "It counts when you choose “Send the answer”. To change something, change the lines in the box."
            : "Mend the lines that are named above, and check again."
        return """
            \(seen)<div class="notice"><p>From what you pasted or chose we understood <strong>\(count)</strong>. \(next)</p></div>
            \(read.entries.isEmpty ? nil : Pieces.table("What we understood", AnswerView.columns, rows))
            """
    }
}
