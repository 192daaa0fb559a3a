import Casework
import Desk
import Post
import Records
import Text

/// The lists of work as tables: on the page of all of them, where a long one leads to pages of its own, and there.
struct WorkListView {
    let list: WorkList
    /// The names of areas by their codes.
    let areas: [String: String]

    /// A list under its heading; nil where there is nothing on it.
    func section(_ section: WorkList.Section) -> HTML? {
        table(section).map { "<h2>\(WorkListWords.title(section))</h2>\n\($0)\(more(section))" }
    }

    /// Leads to the rest of a list that goes on.
    private func more(_ section: WorkList.Section) -> HTML? {
        let shown = length(section)
        guard let count = list.counts[section], count > shown else { return nil }
        let link = HTML.link(to: "/work/lists/\(section.rawValue)", "All of them, in pages")
        return "<p>The first \(shown) of \(Grouped.text(count)). \(link)</p>\n"
    }

    private func length(_ section: WorkList.Section) -> Int {
        switch section {
        case .toRead: list.toRead.count
        case .waiting: list.waiting.count
        case .overdueElsewhere: list.overdueElsewhere.count
        case .tasks: list.tasks.count
        case .unsettled: list.unsettled.count
        case .unknown: list.unknown.count
        case .asked: list.asked.count
        case .brokenQuorums: list.brokenQuorums.count
        case .cases: list.cases.count
        case .ended: list.ended.count
        }
    }

    /// The rows of a list that were read; nil where there are none.
    func table(_ section: WorkList.Section) -> HTML? {
        guard length(section) > 0 else { return nil }
        return switch section {
        case .toRead: toRead
        case .waiting: waiting
        case .overdueElsewhere: overdueElsewhere
        case .tasks: tasks
        case .unsettled: RequestWords.unsettled(list.unsettled)
        case .unknown: UnknownView.list(list.unknown)
        case .asked: AskedView.html(list.asked)
        case .brokenQuorums: brokenQuorums
        case .cases: cases(WorkListWords.title(section), list.cases)
        case .ended: cases(WorkListWords.title(section), list.ended)
        }
    }

    private var toRead: HTML {
        let rows: [[HTML]] = list.toRead.map { waiting in
            let entry = waiting.entry
            let late: HTML? = waiting.isOverdue ? " <span class=\"late\">late</span>" : nil
            return [
                HTML.link(to: "/work/cases/\(entry.reference)/danger-reading", "Read \(entry.reference)"),
                "\(entry.occasion.asking)", "\(Pieces.date(entry.dueOn))\(late)", Pieces.date(entry.receivedOn),
            ]
        }
        return Pieces.table("What must be read for danger", ["Case", "Why", "By", "Received"], rows)
    }

    private var brokenQuorums: HTML {
        let rows: [[HTML]] = list.brokenQuorums.map { one in
            [link(one.reference), Pieces.moment(one.startsAt), "\(one.lacks.joined(separator: "; "))"]
        }
        return Pieces.table(
            "Meetings that lack somebody who must be there", ["Case", "Meeting", "Nobody comes for"], rows)
    }

    private var waiting: HTML {
        let rows: [[HTML]] = list.waiting.map { entry in
            let late: HTML? = entry.isOverdue ? " <span class=\"late\">late</span>" : nil
            let whose: HTML? = entry.coveringFor.map { " for \($0)" }
            let unnamed: HTML? = entry.isUnnamed ? " <strong>no person named</strong>" : nil
            return [
                "\(Pieces.date(entry.dueOn))\(late)",
                "\(HTML.link(to: path(of: entry), entry.duty.inWords))\(whose)\(unnamed)\(InformedView.silence(entry))",
                HTML(entry.references.map(link), separator: ", "),
            ]
        }
        return Pieces.table("Duties with a last day", ["By", "What", "Case"], rows)
    }

    private var overdueElsewhere: HTML {
        let rows: [[HTML]] = list.overdueElsewhere.map { entry in
            [
                Pieces.date(entry.dueOn),
                "\(HTML.link(to: path(of: entry), entry.duty.inWords))\(InformedView.silence(entry))",
                HTML(entry.references.map(link), separator: ", "),
            ]
        }
        return Pieces.table("Late duties of others", ["By", "What", "Case"], rows)
    }

    /// Where a duty is done.
    private func path(of entry: WorkList.Entry) -> String {
        if entry.duty == .passToArea, let reference = entry.references.first {
            return "/work/cases/\(reference)/passing-on"
        }
        if entry.duty == .step(.papersToPanel), let reference = entry.references.first {
            return "/work/cases/\(reference)/pack"
        }
        if entry.duty == .step(.wordToApplicant), let reference = entry.references.first {
            return "/work/cases/\(reference)\(entry.isColleagues ? "" : "/word")"
        }
        return Duties.path(entry.duty, entry.subject) ?? entry.references.first.map { "/work/cases/\($0)" } ?? "/work"
    }

    private var tasks: HTML {
        let rows: [[HTML]] = list.tasks.map { entry in
            [
                HTML.link(to: TaskWords.path(entry.task), TaskWords.title(entry.task)),
                Pieces.moment(entry.task.openedAt), HTML(entry.references.map(link), separator: ", "),
            ]
        }
        return Pieces.table("What a person must tell or pass on", ["What", "Since", "Case"], rows)
    }

    private func cases(_ caption: String, _ cases: [WorkList.Case]) -> HTML {
        let rows: [[HTML]] = cases.map { entry in
            let stage = entry.line.reviewStage?.rawValue ?? entry.line.stage.rawValue
            let danger: HTML? =
                switch entry.line.danger {
                case nil: " <span class=\"late\">not read for danger</span>"
                case .high: " <span class=\"late\">high risk</span>"
                case .standard, .medium: nil
                }
            return [
                link(entry.line.reference), Pieces.date(entry.line.receivedOn),
                "\(areas[entry.line.area] ?? entry.line.area)",
                "\(StageWords.of(stage).withUpperStart)\(danger)",
            ]
        }
        return Pieces.table(caption, ["Case", "Received", "Area", "Stage"], rows)
    }

    private func link(_ reference: CaseReference) -> HTML {
        HTML.link(to: "/work/cases/\(reference)", "\(reference)")
    }
}

enum WorkListWords {
    static func title(_ section: WorkList.Section) -> String {
        switch section {
        case .toRead: "To read for danger"
        case .waiting: "Your duties"
        case .overdueElsewhere: "Late, for others to do"
        case .tasks: "To tell or pass on by hand"
        case .unsettled: "Answers for you to see to"
        case .unknown: "Perhaps sent, perhaps not"
        case .asked: "What cases wait for"
        case .brokenQuorums: "Meetings without their quorum"
        case .cases: "Open cases"
        case .ended: "Ended cases"
        }
    }
}

/// Numbers as people read them.
enum Grouped {
    /// `1,240`.
    static func text(_ number: Int) -> String {
        let digits = Array("\(number.magnitude)".utf8)
        var grouped: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { grouped.append(UInt8(ascii: ",")) }
            grouped.append(digit)
        }
        return String(decoding: grouped, as: UTF8.self)
    }
}
