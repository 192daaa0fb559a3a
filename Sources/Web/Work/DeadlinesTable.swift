import Casework
import Desk
import FoundationEssentials
import Records
import Text

/// Every deadline of a case: how it was found, and its older versions, each with why, by whom and when it ended.
struct DeadlinesTable {
    let page: CasePage

    var html: HTML {
        let older = page.deadlines.filter { $0.state == "moved" }
        let rows = page.deadlines.filter { $0.state != "moved" }.map(row)
        return "<h2>Every deadline, and how it was found</h2>\n"
            + Pieces.act(
                "Show the working (\(rows.count))",
                Pieces.table("Deadlines", ["What", "By", "From", "Working", "How it stands"], rows)
                    + (older.isEmpty ? "" : versions(older)))
    }

    private func row(_ entry: Deadlines.Entry) -> [HTML] {
        let end: HTML? = entry.endedOn.map { " on \(Pieces.date($0))\(entry.endedBecause.map { ": \($0)" } ?? "")" }
        let version: HTML? = entry.version > 1 ? "<p class=\"hint\">Version \(entry.version)</p>" : nil
        let earlier: HTML? = entry.earlierOn.map {
            "<p class=\"hint\">With the bank holidays of now it would be \(Pieces.date($0)): a task asks.</p>"
        }
        return [
            what(entry), "\(Pieces.date(entry.dueOn))\(version)\(earlier)", Pieces.date(entry.from),
            "\(entry.working)", "\(entry.state)\(end)",
        ]
    }

    /// Of several duties of a kind, each with whose it is.
    private func what(_ entry: Deadlines.Entry) -> HTML {
        let who = entry.owner.person.map(page.officerName) ?? entry.owner.agency.map(page.agencyName)
        return "\(entry.duty.inWords)\(who.map { ", \($0)" } ?? "")"
    }

    private func versions(_ older: [Deadlines.Entry]) -> HTML {
        let sorted = older.sorted {
            ($0.duty.name, $0.subject.uuidString, $0.version) < ($1.duty.name, $1.subject.uuidString, $1.version)
        }
        let rows: [[HTML]] = sorted.map { entry in
            [
                what(entry), "\(entry.version)", Pieces.date(entry.dueOn), "\(entry.working)",
                entry.endedOn.map(Pieces.date) ?? "",
                "\(entry.endedBy.map(page.officerName) ?? "the service")", "\(entry.endedBecause ?? "")",
            ]
        }
        return Pieces.table(
            "Older versions of these deadlines",
            ["What", "Version", "It was due by", "Working", "Moved on", "By whom", "Why"], rows)
    }
}
