import Casework
import Desk
import Text

/// What the applicant added to their statement after the meeting, for whoever leads the case: those who run the review
/// read it beside the applicant's part in the meeting.
struct AddedLaterView {
    let page: CasePage

    var html: HTML? {
        guard let review = page.review, page.isLedByReader, !page.isHeld(by: .coordinator, .chair),
            let met = review.hearings.last(where: { $0.purpose == .panel && $0.record != nil })
        else { return nil }
        let day = London.date(of: met.slot.startsAt)
        let added: [HTML] = review.applicantParts.additions(of: page.application.id).filter { $0.on >= day }.map {
            item in
            "<p>\(Pieces.date(item.on)):</p>\(Pieces.lines(item.text))\(Pieces.lines(item.wishes))"
        }
        return added.isEmpty ? nil : "<h2>What the applicant added after the meeting</h2>\n\(HTML(added))"
    }
}
