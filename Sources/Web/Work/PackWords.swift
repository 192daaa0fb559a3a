import Casework
import Desk
import Text

/// Small pieces about the panel's pack.
enum PackWords {
    /// The coordinator's note, as the reader of a case may read it.
    static func note(_ text: String, to page: CasePage) -> HTML? {
        switch PackReader(page.key.officer, of: page.review?.hearing) {
        case .whole?: marked(text)
        case .panel?: Pieces.lines(Marking.struck(text))
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

    /// What became of a request, to the panel.
    static func answered(_ answer: PanelPack.Body.Answer) -> HTML {
        let rest: HTML? = answer.restBy.map { ", the rest promised by \(Pieces.date($0))" }
        switch answer.kind {
        case .nothingHeld: return "Holds nothing (\(Pieces.date(answer.on)))"
        case .chronology: return "Answered on \(Pieces.date(answer.on))"
        case .partial: return "Answered in part on \(Pieces.date(answer.on))\(rest)"
        case .refused: return "Refused on \(Pieces.date(answer.on))"
        }
    }

    static func time(_ minute: Int?) -> HTML? {
        minute.map { ", \($0 / 60 < 10 ? "0" : "")\($0 / 60):\($0 % 60 < 10 ? "0" : "")\($0 % 60)" }
    }
}
