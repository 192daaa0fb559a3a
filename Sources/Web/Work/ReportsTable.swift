import Casework
import Desk
import Records
import Text

/// Every report with its dates, its times and what became of it: the same facts as the drawing, and what each said
/// first where it has been corrected.
struct ReportsTable {
    let page: CasePage
    let words: FactWords

    private var hasOwnWindows: Bool { page.finding.complaints.contains { $0.local != nil } }

    var html: HTML {
        var columns = ["Report", "Behaviour", "Reported", "Last day to report it", "Last day to apply"]
        if hasOwnWindows { columns += ["Local last day to report it", "Local last day to apply"] }
        columns += ["Does it count, and why", "What is known of it"]
        let first = firstTexts
        let events = eventWords
        // The finding has one complaint for every report, in the same order.
        let rows: [[HTML]] = zip(page.application.reports, page.finding.complaints).map { report, complaint in
            row(report, complaint, first[report.number] ?? [:], events[report.number] ?? "its own")
        }
        return
            "<div class=\"dense\">\n\(Pieces.table("The reports, their dates, and what counts", columns, rows))</div>\n"
    }

    private func row(
        _ report: Application.Report,
        _ complaint: Finding.Complaint,
        _ first: [Application.Report.Fact: String?],
        _ event: String
    ) -> [HTML] {
        func atFirst(_ fact: Application.Report.Fact) -> HTML? {
            first[fact].map { "<span class=\"first\">At first: \(words.of(fact, $0))</span>" }
        }
        let number: HTML =
            page.mayCorrect
            ? Pieces.link(
                to: "\(page.thresholdPath)/reports/\(report.number)", "Report \(report.number)",
                hidden: "(look at it and correct it)")
            : "Report \(report.number)"
        var cells: [HTML] = [
            number, "\(Pieces.date(report.behaviourOn))\(atFirst(.behaviourOn))",
            "\(Pieces.date(report.reportedOn))\(atFirst(.reportedOn))",
            Pieces.date(complaint.windows.lastDayToComplain), Pieces.date(complaint.windows.lastDayToApply),
        ]
        if hasOwnWindows {
            cells += [
                complaint.local.map { Pieces.date($0.windows.lastDayToComplain) } ?? "",
                complaint.local.map { $0.windows.lastDayToApply.map { Pieces.date($0) } ?? "any day" } ?? "",
            ]
        }
        return cells + [
            "\(standing(of: complaint))<div>Event: \(event)</div>",
            "\(facts(of: report, atFirst))\(Pieces.lines("“\(report.description)”"))",
        ]
    }

    private func standing(of complaint: Finding.Complaint) -> HTML {
        let local: HTML? = complaint.asLocal.flatMap { local in
            local.standing == complaint.standing ? nil : "<br>By the local procedure: \(local.standingInWords)"
        }
        return "\(complaint.standingInWords.withUpperStart)\(local)"
    }

    /// Who told whom, what was done, and of the rest what differs from the ordinary or was corrected.
    private func facts(of report: Application.Report, _ atFirst: (Application.Report.Fact) -> HTML?) -> HTML {
        var ordinary = report
        ordinary.area = page.application.area
        ordinary.place = nil
        ordinary.hate = false
        ordinary.related = true
        ordinary.witnessed = true
        ordinary.acknowledged = nil
        ordinary.shared = nil
        ordinary.responseDueOn = nil
        ordinary.onBoundary = false
        let facts: [Application.Report.Fact] = [
            .reportedTo, .reportedBy, .status, .hate, .place, .area, .related, .witnessed, .acknowledged, .shared,
            .responseDueOn, .onBoundary,
        ]
        let always: Set<Application.Report.Fact> = [.reportedTo, .reportedBy, .status]
        let lines: [HTML] = facts.compactMap { fact in
            let first = atFirst(fact)
            guard always.contains(fact) || first != nil || report.text(of: fact) != ordinary.text(of: fact) else {
                return nil
            }
            return "<div>\(fact.inWords): \(words.of(fact, report))\(first)</div>\n"
        }
        return HTML(lines)
    }

    /// What each report said before anybody corrected it, by number and fact.
    private var firstTexts: [Int: [Application.Report.Fact: String?]] {
        var texts: [Int: [Application.Report.Fact: String?]] = [:]
        for correction in page.application.corrections
        where texts[correction.report]?[correction.fact] == nil {
            texts[correction.report, default: [:]].updateValue(correction.was, forKey: correction.fact)
        }
        return texts
    }

    private var eventWords: [Int: String] {
        var events: [Int: String] = [:]
        for numbers in page.application.sharedEvents {
            for number in numbers {
                let others = numbers.filter { $0 != number }
                events[number] = "the same as \(NumberList.words(others).withLowerStart)"
            }
        }
        return events
    }
}

extension Finding.Complaint {
    /// What became of it, in words that stand after `report`.
    var standingInWords: String {
        if qualifies { return "counts: \(reason)" }
        if let countedWith {
            return "counted with report \(countedWith) because the same person reported the same event"
        }
        return "does not count: \(reason)"
    }

    /// How it stands by the procedure's own times; nil where it has none of its own.
    var asLocal: Finding.Complaint? {
        local.map { local in
            var complaint = self
            complaint.standing = local.standing
            return complaint
        }
    }
}
