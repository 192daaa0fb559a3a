import Casework
import Desk
import Records
import Text

/// Another area, in words: for the applicant and for those who work.
enum AreaWords {
    static let waiting: HTML =
        """
        <p>What you told us of happened in another area. Today your application is passed on to the bodies of that \
        area; then this page says who has it and how to reach them. You do not have to apply again, and the day on \
        which you asked stays the day that counts.</p>
        """

    static func passed(_ passing: PassingOn, _ application: Casework.Application) -> HTML {
        let reference: HTML? = passing.reference.map { "<p>Your reference there is <strong>\($0)</strong>.</p>\n" }
        return """
            <p>It happened in \(passing.areaName), so on \(Pieces.date(passing.on)) your application was passed on to \
            \(passing.receiver). There it counts as received on \(Pieces.date(application.receipt.receivedOn)): the \
            day on which you asked us. You do not have to apply again.</p>
            \(reference)<p>How to reach them: \(passing.reach)</p>
            """
    }

    /// At the end of a coordinator's work list.
    static let directories: HTML =
        """
        <h2>For coordinators</h2>
        <ul>
        <li><a href="/work/meeting-places">Rooms and standing meetings</a></li>
        <li><a href="/work/areas">Contacts of other areas</a></li>
        <li><a href="/work/oversight">Local policing body, and what is in force</a></li>
        <li><a href="/work/statistics">Figures, and publishing them</a></li>
        <li><a href="/work/keys">Keys for agencies’ systems</a></li>
        <li><a href="/work/rehearsal">What would be sent</a></li>
        </ul>
        """
}

extension AreaChoice.Whose {
    var inWords: String {
        switch self {
        case .ours: "Ours"
        case .theirs: "Theirs"
        case .joint: "Both: we look at it together"
        }
    }
}

extension CaseView {
    /// Where it happened, whose it is, where it went or came from.
    var elsewhere: HTML? {
        let parts = [origin, place, choice, mark, passing].compactMap(\.self)
        return parts.isEmpty ? nil : HTML(parts)
    }

    private var path: String { "/work/cases/\(page.application.reference)" }

    private var origin: HTML? {
        page.elsewhere.receivedFrom.map { from in
            let note: HTML? = from.note.isEmpty ? nil : "<p>What to know at once:</p>\n\(Pieces.lines(from.note))"
            return """
                <div class="notice"><p>\(from.partnership) passed this application on to you on \
                \(Pieces.date(from.on)); its reference there is \(from.reference). It was received on \
                \(Pieces.date(page.application.receipt.receivedOn)), and every limit runs from that day.</p>\(note)</div>

                """
        }
    }

    private var place: HTML? {
        page.elsewhere.place.map { "<p>Where it happens, as the applicant says: \($0)</p>\n" }
    }

    private var choice: HTML? {
        page.elsewhere.choice.map { choice in
            """
            <p>Whose area it is: <strong>\(choice.whose.inWords)</strong>, said on \(Pieces.date(choice.on)) by \
            \(page.officerName(choice.by)): \(choice.reason)</p>

            """
        }
    }

    private var mark: HTML? {
        if page.isToBePassedOn {
            return """
                <div class="notice"><p><strong>\
                \(HTML.link(to: "\(path)/passing-on", "Pass this application on to another area today"))</strong>. \
                It happened there, and the law gives it to the bodies of that area (section 104(1)). Its day of \
                receipt, \(Pieces.date(page.application.receipt.receivedOn)), is kept.</p></div>

                """
        }
        let some = page.application.isUndecided ? page.application.reportsElsewhere.count : 0
        guard some > 0 else { return boundary }
        return """
            <div class="notice"><p>\(some == 1 ? "One report is" : "\(some) reports are") about another area, and \
            cannot count here. Tell the bodies there: <a href="/work/areas">contacts of other areas</a>. If the place \
            lies on the boundary, \(HTML.link(to: "\(path)/area-choice", "say whose it is")).</p></div>

            """
    }

    /// Where a report lies on a boundary and nobody has said yet whose it is.
    private var boundary: HTML? {
        let isOnBoundary = page.finding.notes.contains { if case .onBoundary = $0 { true } else { false } }
        guard isOnBoundary, page.elsewhere.choice == nil, page.application.isUndecided else { return nil }
        return """
            <div class="notice"><p>A report lies on the boundary of the area. \
            \(HTML.link(to: "\(path)/area-choice", "Say whose it is")): a person decides that, with the reason.</p></div>

            """
    }

    private var passing: HTML? {
        page.elsewhere.passing.map { passing in
            let reference: HTML? = passing.reference.map { " Its reference there is \($0); you cannot open it here." }
            let handOver: HTML? =
                passing.reference == nil
                ? "<p>\(HTML.link(to: "\(path)/hand-over", "The application as it goes to them"))</p>\n" : nil
            return """
                <h2>Passed on</h2>
                <p>On \(Pieces.date(passing.on)) by \(page.officerName(passing.by)) to \(passing.receiver), for \
                \(passing.areaName).\(reference) How they are reached: \(passing.reach)</p>
                \(handOver)
                """
        }
    }
}
