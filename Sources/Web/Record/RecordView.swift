import Casework
import Desk
import Text

// The record of a meeting, as those who work on the case read it.
extension CaseView {
    /// The first text, and beside it what was put right later; where the meeting can be recorded now, the way to do it.
    func record(of hearing: Review.Hearing) -> HTML? {
        guard let record = hearing.record else {
            guard page.isHeld(by: .chair, .coordinator), page.review?.hearingToRecord == hearing else { return nil }
            let path = "/work/cases/\(page.application.reference)/meeting/record"
            return "<p>\(HTML.link(to: path, "Record the meeting while it runs"))</p>\n"
        }
        let account = record.account
        let title: HTML = "<h3>Record of the meeting\(account.number > 1 ? ", number \(account.number)" : "")</h3>\n"
        let attended = record.attended.map(page.agencyName).joined(separator: ", ")
        let parts: [HTML] = account.parts.map { part in
            let ways = part.ways.map(\.inWords).joined(separator: ". ")
            return "\(ways.isEmpty ? "" : "\(ways).")\(part.words.isEmpty ? nil : Pieces.lines(part.words))"
        }
        let next: HTML? = account.next.map { next in
            "\(next.on.map { Pieces.date($0) }) \(next.words)"
        }
        let list = Pieces.list([
            ("There were", "\(attended)"), ("Who came", presences(account)),
            ("Why it counts", account.quorumReason.nonEmpty.map { Pieces.lines($0) }),
            ("Conflicts of interest", account.conflicts.nonEmpty.map { Pieces.lines($0) }),
            ("The applicant’s part", parts.isEmpty ? nil : Pieces.items(parts)),
            ("Findings", record.findings.nonEmpty.map { Pieces.lines($0) }), ("Who agrees", views(account)),
            ("Next meeting", next),
            ("Recorded by", "\(page.officerName(record.by))\(account.recordedAt.map { ", \($0.inWords)" } ?? "")"),
        ])
        let path = "/work/cases/\(page.application.reference)/meeting/written/\(hearing.number)"
        let written: HTML? =
            account.recordedAt != nil && page.isHeld(by: .chair, .coordinator)
            ? "<p>\(HTML.link(to: path, "What was written while the meeting ran"))</p>\n" : nil
        return title + list + (corrections(account) ?? "") + (written ?? "")
    }

    private func presences(_ account: MeetingAccount) -> HTML? {
        guard !account.presences.isEmpty else { return nil }
        return Pieces.items(
            account.presences.map { presence in
                let agency = presence.agency.map { ", \(page.agencyName($0))" } ?? ""
                let note = presence.note.isEmpty ? "" : " (\(presence.note))"
                return "\(presence.name)\(agency): \(presence.came.inWords)\(note)"
            })
    }

    private func views(_ account: MeetingAccount) -> HTML? {
        guard !account.views.isEmpty else { return nil }
        return Pieces.items(
            account.views.map { view in
                "\(page.agencyName(view.agency)) \(view.agrees ? "agrees" : "dissents")\(view.words.isEmpty ? "" : ": \(view.words)")"
            })
    }

    private func corrections(_ account: MeetingAccount) -> HTML? {
        guard !account.corrections.isEmpty else { return nil }
        return Pieces.table(
            "Put right later; the first text stays", ["Record", "Part", "It reads now", "Why", "By", "When"],
            account.corrections.enumerated().map { index, made in
                [
                    "\(index + 2)", "\(made.part.inWords)", Pieces.lines(made.text), Pieces.lines(made.reason),
                    "\(page.officerName(made.by))", Pieces.moment(made.at),
                ]
            })
    }
}
