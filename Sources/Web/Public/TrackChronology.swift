import Casework
import Desk
import FoundationEssentials
import Records
import Text

// What happened, as the applicant may read it, and what they say is not right.
extension Pages {
    @Sendable func ownChronology(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        let view = OwnChronologyView(page: try await desk.trackPage(partnership, application))
        return .page(
            Layout.page(
                "What happened, day by day", for: .applicant(token: visit.formToken), back: "/track", view.html))
    }

    @Sendable func remarkForm(_ visit: Visit) async throws -> Reply {
        let (view, subject) = try await remarked(visit)
        return .page(remarkPage(view, subject, visit, Shown()))
    }

    /// The entry that the address names, or that something is missing.
    private func remarked(_ visit: Visit) async throws -> (OwnChronologyView, ApplicantRemark.About) {
        let (partnership, application) = try await applicant(visit)
        let view = OwnChronologyView(page: try await desk.trackPage(partnership, application))
        let key = visit.parameters["entry"] ?? ""
        guard view.page.application.canRemark(heardIn: view.page.review) else { throw Fault.notFound }
        if key.utf8.elementsEqual(OwnChronologyView.missing.utf8) { return (view, .missing) }
        guard let entry = view.entries.first(where: { $0.key.utf8.elementsEqual(key.utf8) }) else {
            throw Fault.notFound
        }
        return (view, .entry(entry.key))
    }

    private func remarkPage(
        _ view: OwnChronologyView, _ about: ApplicantRemark.About, _ visit: Visit, _ shown: Shown
    ) -> HTML {
        let isMissing = about == .missing
        let title = isMissing ? "Tell us what is missing" : "Tell us what is not right"
        var entry: HTML?
        if case .entry(let key) = about {
            entry = view.entries.first { $0.key.utf8.elementsEqual(key.utf8) }.map { entry in
                "<div class=\"notice\"><p><strong>\(Pieces.date(entry.on))</strong></p>\(view.words(entry))</div>"
            }
        }
        return Layout.form(
            title,
            for: .applicant(token: visit.formToken),
            back: "/track/chronology",
            shown: shown,
            """
            <h1>\(title)</h1>
            \(entry)
            <p>What you write is kept beside our record, and the people who work on your case read it there. A person \
            answers you: either it is put right, or we tell you why not.</p>
            \(Pieces.form(
                "/track/chronology/\(visit.parameters["entry"] ?? "")", visit.formToken, button: "Send",
                shown.area("text", isMissing ? "What is missing, and when was it?" : "What is not right about it?", rows: 6)))
            """
        )
    }

    @Sendable func remark(_ visit: Visit) async throws -> Reply {
        let (view, about) = try await remarked(visit)
        var form = visit.form()
        let text = form.area(
            "text", "What is not right",
            missing: about == .missing ? "Enter what is missing" : "Enter what is not right")
        guard try form.isRight() else { return .page(remarkPage(view, about, visit, form.shown), status: 422) }
        let application = view.page.application
        // The same form sent twice says it once.
        let isKnown = application.words.remarks.contains { $0.about == about && $0.text.utf8.elementsEqual(text.utf8) }
        if !isKnown {
            try await desk.act(
                onApplication: application.id, besideItsReviewIn: application.partnership,
                as: .applicant(application.id)
            ) { own, review, around throws(Refusal) in
                try own.remarking(text, about: about, heardIn: review, by: .applicant(application.id), in: around)
            }
        }
        return .seeOther("/track/chronology")
    }
}

struct OwnChronologyView {
    let page: TrackPage

    static let missing = "missing"

    var entries: [OwnChronology.Entry] {
        page.application.ownChronology(
            beside: page.review, acknowledged: page.deadlines.acknowledged(page.application.id)
        ).entries
    }

    var html: HTML {
        let canRemark = page.application.canRemark(heardIn: page.review)
        let entries = self.entries
        let items: [HTML] = entries.map { entry in
            let link: HTML? =
                canRemark
                ? "<p>\(Pieces.link(to: "/track/chronology/\(entry.key)", "This is not right", hidden: "about \(entry.on.inWords)"))</p>"
                : nil
            let remarks: [HTML] = page.application.remarks(about: entry.key).map(said)
            return """
                <li><p><strong>\(Pieces.date(entry.on))</strong></p>
                \(words(entry))\(remarks)\(link)</li>

                """
        }
        let missing = page.application.words.remarks.filter { $0.about == .missing }
        let told: HTML? =
            missing.isEmpty ? nil : "<h2>What you told us is missing</h2>\n\(HTML(missing.map(said)))"
        // What stood here may not be in the record any more; what they said of it, and the answer, stay.
        let others = page.application.words.remarks.filter { remark in
            guard case .entry(let key) = remark.about else { return false }
            return !entries.contains { $0.key.utf8.elementsEqual(key.utf8) }
        }
        let besides: [HTML] = others.map { remark in "<p>\(RemarkWords.about(remark)):</p>\n\(said(remark))" }
        let before: HTML? =
            besides.isEmpty ? nil : "<h2>What else you told us is not right</h2>\n\(besides)"
        let more: HTML? =
            canRemark ? "<p><a href=\"/track/chronology/\(Self.missing)\">Something is missing</a></p>\n" : nil
        return """
            <h1>What happened, day by day</h1>
            <p>This is what we have from you, and what we told you. The council, the police and the others add to it what \
            they know: that is for the people who look at your case, because it can be about other people too.</p>
            <ol class="plain">
            \(items)</ol>
            \(before)\(told)\(more)
            """
    }

    private func said(_ remark: ApplicantRemark) -> HTML {
        """
        <div class="notice"><p>You told us on \(Pieces.date(remark.on)):</p>\(Pieces.lines(remark.text))
        \(RemarkWords.answer(remark))</div>

        """
    }

    /// What an entry says.
    func words(_ entry: OwnChronology.Entry) -> HTML {
        switch entry.what {
        case .report(let number):
            guard let report = page.application.reports.first(where: { $0.number == number }) else { return "" }
            return """
                <p>Report \(number), made on \(Pieces.date(report.reportedOn)) to \(ReportWords.told(report.reportedTo)):</p>
                \(Pieces.lines(report.description))
                """
        case .received: return "<p>We received your application.</p>"
        case .acknowledged: return "<p>We told you that we have it.</p>"
        case .decided: return "<p>It was decided whether there is a review, and you were told.</p>"
        case .withdrawn: return "<p>Your application was withdrawn.</p>"
        case .passedOn: return "<p>Your application was passed on to another area.</p>"
        case .meetingHeld: return "<p>The meeting about your case was held.</p>"
        case .outcomeTold: return "<p>You were told the outcome.</p>"
        case .closed: return "<p>Your case was closed.</p>"
        case .reopened: return "<p>Your case was opened again.</p>"
        }
    }
}

extension [Deadlines.Entry] {
    /// The day on which the applicant was told that the application is here; nil where nobody knows it.
    func acknowledged(_ application: Casework.Application.ID) -> CivilDate? {
        last { $0.file == application.raw && $0.duty == .step(.acknowledge) && $0.state == "met" }?.endedOn
    }
}

/// What applicants say is not right, in words.
enum RemarkWords {
    /// The answer, to the applicant.
    static func answer(_ remark: ApplicantRemark) -> HTML {
        guard let answer = remark.answer else { return "<p>A person reads it and answers you here.</p>" }
        var verdict: HTML = answer.isAccepted ? "It was put right" : "We did not change it"
        if case .closing = remark.about { verdict = "Your case stays closed" }
        return "<p>\(verdict), on \(Pieces.date(answer.on)):</p>\(Pieces.lines(answer.reason))"
    }

    /// What it is about, to those who work on the case.
    static func about(_ remark: ApplicantRemark) -> String {
        switch remark.about {
        case .entry(let key): "About \(name(key))"
        case .missing: "Something is missing"
        case .closing: "Asks for the case to be opened again"
        }
    }

    /// An entry of the applicant's chronology, by its key.
    private static func name(_ key: String) -> String {
        let parts = key.utf8.split(separator: UInt8(ascii: "-"), maxSplits: 1).map { String(Substring($0)) }
        if parts.count == 2, parts[0].utf8.elementsEqual("report".utf8) { return "report \(parts[1])" }
        for (word, name) in names where key.utf8.starts(with: word.utf8) { return name }
        return key
    }

    private static let names = [
        ("received", "the day it was received"), ("acknowledged", "the acknowledgement"),
        ("decided", "the threshold decision"), ("withdrawn", "the withdrawal"), ("passed-on", "the passing on"),
        ("meeting-held", "the meeting"), ("outcome-told", "the outcome"), ("closed", "the closing"),
        ("reopened", "the opening again"),
    ]
}
