import Casework
import Desk
import Records
import Text

/// What those who work on a case read about danger.
struct DangerView {
    let page: CasePage

    /// What stands above everything else on the page of a case: a high risk, and that somebody must read it.
    var banner: HTML? {
        let path = "/work/cases/\(page.application.reference)/danger-reading"
        let high: HTML? = page.application.danger.flatMap { reading in
            guard reading.level == .high else { return nil }
            return "<p><strong>High risk.</strong> Read on \(Pieces.date(reading.on)) by "
                + "\(page.officerName(reading.by)).</p>"
        }
        let asked: HTML? =
            page.application.isToBeRead(heardIn: page.review)
            ? page.application.dangerRecord.asked(in: page.review).map { occasion in
                let words = "Read the case for danger"
                let link: HTML =
                    CaseAct.dangerReading.isOffered(page)
                    ? HTML.link(to: path, words) : HTML(escaping: words)
                return "<p>\(occasion.asking). \(link).</p>"
            } : nil
        guard high != nil || asked != nil else { return nil }
        return "<div class=\"notice alarm\">\(high)\(asked)</div>\n"
    }

    /// The newest reading, in a line.
    var newest: HTML {
        page.application.danger.map { reading in
            "\(reading.level.inWords.withUpperStart) risk, read on \(Pieces.date(reading.on)) by "
                + "\(page.officerName(reading.by))"
        } ?? "<span class=\"late\">Not yet</span>"
    }

    /// Every reading, the newest first.
    var history: HTML? {
        guard !page.application.dangerReadings.isEmpty else { return nil }
        let rows: [[HTML]] = page.application.dangerReadings.reversed().map { reading in
            let meeting: HTML? = reading.meetingOn.map { " on \(Pieces.date($0))" }
            return [
                Pieces.date(reading.on), "\(page.officerName(reading.by))",
                "\(reading.occasion.inWords.withUpperStart)\(meeting)", signs(reading),
                "\(reading.level.inWords.withUpperStart)",
                isHidden(reading) ? "\(DangerView.hidden)" : Pieces.lines(reading.note), referrals(reading),
            ]
        }
        return "<h2>Danger</h2>\n"
            + Pieces.table(
                "Readings for danger",
                ["Read on", "By", "Why then", "Dangers seen", "Risk", "What was seen", "Referrals"], rows)
    }

    /// What others saw is for those who run the review.
    private static let hidden = "For coordinators and the chair"

    private func isHidden(_ reading: Casework.Application.DangerReading) -> Bool {
        page.isStruck && !page.key.officer.acts(for: reading.by)
    }

    private func signs(_ reading: Casework.Application.DangerReading) -> HTML {
        guard !isHidden(reading) else { return "\(DangerView.hidden)" }
        guard let signs = reading.signs else { return "Not asked then" }
        let seen = Casework.Application.DangerReading.Sign.allCases.filter(signs.contains).map(\.inWords)
        return seen.isEmpty ? "None" : HTML(escaping: seen.joined(separator: ", "))
    }

    private func referrals(_ reading: Casework.Application.DangerReading) -> HTML {
        guard !isHidden(reading) else { return "\(DangerView.hidden)" }
        guard !reading.referrals.isEmpty else { return "None considered" }
        return Pieces.items(
            reading.referrals.map { referral in
                "To \(referral.to.inWords), \(referral.wasMade ? "made" : "considered and not made"): "
                    + "\(referral.reason)"
            })
    }

    /// What there is to read: every report, those that nobody has read for danger marked.
    var toBeRead: HTML {
        let read = page.application.danger?.reports ?? 0
        let items: [HTML] = page.application.reports.enumerated().map { index, report in
            let new: HTML? = read > 0 && index >= read ? "<strong>New since it was last read.</strong> " : nil
            return """
                <p>\(new)Report \(report.number): it happened on \(Pieces.date(report.behaviourOn)), and was reported \
                on \(Pieces.date(report.reportedOn))\(report.hate ? HTML(". The applicant thinks it was hate") : nil).</p>
                \(Pieces.lines(report.description))
                """
        }
        let asked: HTML? = page.application.dangerRecord.asked(in: page.review).map { "<p>\($0.asking).</p>\n" }
        let before: HTML? = page.application.danger == nil ? nil : "<p>Last time: \(newest).</p>\n"
        return "\(asked)\(before)<h2>What was told</h2>\n\(Pieces.items(items))"
    }
}
