import Casework
import Desk
import Text

/// Small pieces about the panel's pack.
enum PackWords {
    /// The coordinator's note, as the reader of a case may read it.
    static func note(_ text: String, to page: CasePage) -> HTML? {
        switch PackReader(page.key.officer, of: page.review?.hearing) {
        case .whole?: marked(text)
        case .panel?: Pieces.lines(text)
        case nil: nil
        }
    }

    /// A text with what is hidden from the panel marked.
    static func marked(_ text: String) -> HTML {
        let pieces: [HTML] = Marking.pieces(text).map { piece in
            piece.isMarked
                ? "<mark>\(piece.text)<span class=\"hidden\"> (hidden from the panel)</span></mark>"
                : HTML(escaping: piece.text)
        }
        return "<div class=\"lines\">\(pieces)</div>"
    }

    /// The way to the pack, for whoever it is for.
    static func link(_ page: CasePage) -> HTML? {
        guard PackReader(page.key.officer, of: page.review?.hearing) != nil else { return nil }
        return "<p>\(HTML.link(to: "/work/cases/\(page.application.reference)/pack", "Open the panel pack"))</p>"
    }

    /// One part of what a body answered, to the panel; `inline` and `block` write what people wrote.
    static func answered(
        _ answer: PanelPack.Body.Answer, inline: (String) -> HTML, block: (String) -> HTML
    ) -> HTML {
        let rest: HTML? = answer.restBy.map { ", the rest promised by \(Pieces.date($0))" }
        let ground: HTML? = answer.ground.map { ": \($0.inWords)" }
        let told: HTML? = answer.told.map {
            " Told by \(inline($0.by)) \($0.how.inWords) on \(Pieces.date($0.on))."
        }
        let entries: HTML? =
            answer.entries > 0
            ? " \(CountWords.entries(answer.entries)), in the chronology." : nil
        let kept: HTML? = answer.kept.map { "<p>The papers are kept: \(inline($0))</p>" }
        let kind: HTML =
            switch answer.kind {
            case .nothingHeld: "Holds nothing (\(Pieces.date(answer.on)))"
            case .chronology: "Answered on \(Pieces.date(answer.on))"
            case .partial: "Answered in part on \(Pieces.date(answer.on))\(rest)"
            case .refused: "Refused on \(Pieces.date(answer.on))\(ground)"
            }
        return "<p>\(kind).\(entries)\(told)</p>\(answer.text.isEmpty ? nil : block(answer.text))\(kept)"
    }

    static func time(_ minute: Int?) -> HTML? {
        minute.map { ", \(London.hourAndMinute($0))" }
    }
}

/// Things counted, with the word as the number wants it.
enum CountWords {
    static func entries(_ count: Int) -> String { count == 1 ? "1 dated entry" : "\(count) dated entries" }
}
