import Casework
import Desk
import Records
import Text

// What an applicant says on the way, entered for them by a coordinator, and answered.
extension CaseAct {
    static let somethingNew = CaseAct(
        noun: "something-new",
        title: "Write down something new that the applicant tells",
        button: "Take it as a report, and tell those who must know",
        isOffered: { page in page.application.isOpen(heardIn: page.review) && page.isHeld(by: .coordinator) },
        prefilled: { NewsFields($0).prefilled },
        fields: { page, shown in
            """
            <div class="notice alarm"><p><strong>If somebody is in danger now: 999 first.</strong> Tell them so before you \
            write anything down.</p></div>
            <p>It is taken as a report that was made today. The body that you choose and whoever leads the case are told \
            that it is there, the applicant that it was taken, and the case must be read for danger again.</p>
            \(NewsFields(page).html(shown))
            """
        },
        perform: { form, page, desk in
            let account = NewsFields(page).read(&form)
            guard try form.isRight(), let account else { return false }
            try await desk.act(besideReviewOf: page) { application, review, around throws(Refusal) in
                try application.telling(account, heardIn: review, by: page.actor, in: around)
            }
            return true
        }
    )

    static let remark = CaseAct(
        noun: "remark",
        title: "Write down what the applicant says is not right",
        button: "Keep it beside the chronology",
        isOffered: { page in page.application.canRemark(heardIn: page.review) && page.isHeld(by: .coordinator) },
        fields: { page, shown in
            let entries = page.entriesToRemark.map { entry in
                let remark = ApplicantRemark(number: 1, about: .entry(entry.key), text: "", on: entry.on, by: nil)
                return Choice(entry.key, "\(RemarkWords.about(remark)), \(entry.on.inWords)")
            }
            return """
                <p>For what the applicant told you, by telephone or otherwise. It waits for an answer, of which they are \
                told.</p>
                \(shown.select("about", "What is it about?", entries + [Choice("missing", "Something is missing")]))
                \(shown.area("text", "What do they say?", hint: "In their own words.", rows: 5))
                """
        },
        perform: { form, page, desk in
            let keys = page.entriesToRemark.map(\.key)
            let chosen = form.choice("about", "Choose what it is about", among: keys + ["missing"])
            let text = form.area("text", "What they say", missing: "Enter what they say")
            guard try form.isRight(), let chosen else { return false }
            let about: ApplicantRemark.About = chosen == "missing" ? .missing : .entry(chosen)
            try await desk.act(besideReviewOf: page) { application, review, around throws(Refusal) in
                try application.remarking(text, about: about, heardIn: review, by: page.actor, in: around)
            }
            return true
        }
    )

    static let remarkAnswer = CaseAct(
        noun: "remark-answer",
        title: "Answer what the applicant says",
        button: "Answer, and tell the applicant",
        isOffered: { page in
            page.isHeld(by: .coordinator) && !page.application.openRemarks(beside: page.review).isEmpty
        },
        fields: { page, shown in
            let path = "/work/cases/\(page.application.reference)"
            let open = page.application.openRemarks(beside: page.review)
            let said: [HTML] = open.map { RemarksView.said($0, page) }
            let reopening: HTML? =
                open.contains { $0.isAboutClosing }
                ? """
                <p>To open the case again, use <a href="\(path)/reopening">the form for that</a>: it answers the applicant. \
                Here you can say why it stays closed.</p>
                """ : nil
            return """
                \(HTML(said))
                \(reopening)
                <p>A fact of a report is put right on <a href="\(path)/threshold">the page of the threshold</a>. What the \
                applicant wrote first stays.</p>
                \(shown.select(
                    "remark", "Which do you answer?",
                    open.map { Choice("\($0.number)", "\(RemarkWords.about($0)), \($0.on.inWords)") }))
                \(shown.radios("answer", "What is the answer?", [
                    Choice("put-right", "It is put right"), Choice("kept", "It stays as it is"),
                ]))
                \(shown.area(
                    "reason", "What was put right, or why does it stay?",
                    hint: "The applicant is told these words. Nothing about other people.", rows: 4))
                """
        },
        perform: { form, page, desk in
            let open = page.application.openRemarks(beside: page.review)
            let chosen = form.choice("remark", "Choose which you answer", among: open.map { "\($0.number)" })
            let answer = form.choice("answer", "Choose the answer", among: ["put-right", "kept"])
            let reason = form.area("reason", "What was put right, or why it stays", max: 2_000)
            let isAccepted = answer.map { $0.utf8.elementsEqual("put-right".utf8) }
            let remark = open.first { "\($0.number)".utf8.elementsEqual((chosen ?? "").utf8) }
            if remark?.isAboutClosing == true, isAccepted == true {
                form.note("answer", "To open the case again, use the form “Open the case again”")
            }
            guard try form.isRight(), let remark, let isAccepted else { return false }
            try await desk.act(besideReviewOf: page) { application, review, around throws(Refusal) in
                try application.answering(
                    remark: remark.number, isAccepted: isAccepted, because: reason, heardIn: review, by: page.actor,
                    in: around)
            }
            return true
        }
    )
}

extension NewsFields {
    fileprivate init(_ page: CasePage) {
        self.init(page.application, today: page.today, agencies: page.agencies, isToApplicant: false)
    }
}

extension CasePage {
    /// The applicant's own chronology.
    fileprivate var entriesToRemark: [OwnChronology.Entry] {
        application.ownChronology(beside: review, acknowledged: deadlines.acknowledged(application.id)).entries
    }
}

extension ApplicantRemark {
    fileprivate var isAboutClosing: Bool { if case .closing = about { true } else { false } }
}

/// What the applicant says is not right, as those who work on the case read it.
enum RemarksView {
    static func said(_ remark: ApplicantRemark, _ page: CasePage) -> HTML {
        let by: HTML? = remark.by.map { ", entered by \(page.officerName($0))" }
        let answer: HTML =
            remark.answer.map { answer in
                "<p>\(answer.isAccepted ? "Put right" : "Stays as it is"), \(page.officerName(answer.by)), "
                    + "\(Pieces.date(answer.on)): \(answer.reason)</p>"
            } ?? "<p><span class=\"late\">Not answered yet</span></p>"
        return """
            <div class="notice"><p><strong>\(RemarkWords.about(remark))</strong>, \(Pieces.date(remark.on))\(by):</p>
            \(Pieces.lines(remark.text))\(answer)</div>

            """
    }

    /// Those about an entry of the chronology.
    static func beside(_ key: String, _ page: CasePage) -> HTML {
        HTML(page.application.remarks(about: key).map { said($0, page) })
    }

    /// Those that stand beside no entry that the whole chronology has; nil where there are none.
    static func others(_ page: CasePage) -> HTML? {
        let others = page.application.words.remarks.filter { remark in
            if case .entry(let key) = remark.about { !key.utf8.starts(with: "report-".utf8) } else { true }
        }
        guard !others.isEmpty else { return nil }
        return "<h2>What the applicant says</h2>\n\(HTML(others.map { said($0, page) }))"
    }

    /// What the applicant told as something new, beside its report; nil for any other report.
    static func news(_ report: Int, _ page: CasePage) -> HTML? {
        page.application.words.news.first { $0.report == report }.map { news in
            let danger: HTML? =
                switch news.danger {
                case .now: " <span class=\"late\">They say that they are in danger now.</span>"
                case .afraid: " <span class=\"late\">They say that they are afraid.</span>"
                case .no: " They say that they do not feel in danger."
                case .unsaid: nil
                }
            return
                "<p class=\"hint\">Told here as something new, and passed on to \(page.agencyName(news.agency)).\(danger)</p>"
        }
    }
}
