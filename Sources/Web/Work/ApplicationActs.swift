import Casework
import Desk
import FoundationEssentials
import Records
import Text

// From the application received to the threshold decided.
extension CaseAct {
    static let acknowledgement = CaseAct(
        noun: "acknowledgement",
        title: "The applicant has been told that the application is here",
        button: "Yes, the applicant has been told",
        isOffered: { page in
            if case .received = page.application.stage { page.isHeld(by: .coordinator) } else { false }
        },
        fields: { _, _ in
            "<p>Use this after you have told the applicant by post, by telephone or in person. What is sent by email "
                + "is recorded by itself.</p>"
        },
        perform: { form, page, desk in
            guard try form.isRight() else { return false }
            try await desk.act(onApplicationOf: page) { application, around throws(Refusal) in
                try application.acknowledging(by: page.actor, in: around)
            }
            return true
        }
    )

    static let dangerReading = CaseAct(
        noun: "danger-reading",
        title: "Read the application for danger to life",
        button: "Record that I have read it",
        isOffered: { $0.application.isUndecided && $0.isHeld(by: .coordinator, .contact) },
        fields: { page, shown in
            let told: [HTML] = page.application.reports.map { Pieces.lines($0.description) }
            return """
                <h2>What the applicant told</h2>
                \(Pieces.items(told))
                \(shown.radios("level", "How great is the risk?", Application.DangerReading.Level.allCases.map {
                    Choice($0.rawValue, $0.inWords.withUpperStart)
                }))
                \(shown.area(
                    "note", "What you saw, and any referral to the police or safeguarding",
                    hint: "Needed when the risk is medium or high.", rows: 4))
                """
        },
        perform: { form, page, desk in
            let level: Application.DangerReading.Level? = form.choice("level", "Choose how great the risk is")
            let note = form.area("note", "Note", max: 4_000, required: level == .medium || level == .high)
            guard try form.isRight(), let level else { return false }
            try await desk.act(onApplicationOf: page) { application, around throws(Refusal) in
                try application.readingForDanger(level, note: note, by: page.actor, in: around)
            }
            return true
        }
    )

    static let informationRequests = CaseAct(
        noun: "information-requests",
        title: "Ask agencies for information",
        button: "Ask",
        isOffered: { $0.application.isUndecided && $0.isHeld(by: .coordinator) },
        prefilled: { _ in
            Shown([
                "asked":
                    "What you hold about the behaviour reported in this case: reports with their dates, what was done "
                    + "and by whom, and any risk to the person affected.",
                "purpose":
                    "To decide whether the threshold for an ASB Case Review is met, and to carry out the review "
                    + "(section 104 and Schedule 4, paragraph 7).",
            ])
        },
        fields: { page, shown in
            let open = page.agencies.filter { agency in !page.application.requests.contains { $0.agency == agency.id } }
            let choices = (open.isEmpty ? page.agencies : open).map {
                Choice("\($0.id)", $0.name, hint: "This body \($0.answering.inWords).")
            }
            return """
                \(shown.checkboxes("agencies", "Whom do you ask?", choices))
                \(shown.area("asked", "What do you ask for?", rows: 4))
                \(shown.area("purpose", "What is it for?", rows: 3))
                \(shown.date("due", "By when? (leave empty for the day that the procedure says)"))
                """
        },
        perform: { form, page, desk in
            let ticked = form.checkboxes(
                "agencies",
                among: page.agencies.map { "\($0.id)" },
                missing: "Choose at least one agency"
            )
            let asked = form.area("asked", "What you ask for", max: 4_000)
            let purpose = form.area("purpose", "What it is for", max: 2_000)
            let due = form.date("due", "The day by which you ask for it", .from(page.today), required: false)
            guard try form.isRight() else { return false }
            let agencies = page.bodies(ticked)
            try await desk.act(onApplicationOf: page) { application, around throws(Refusal) in
                try application.asking(agencies, for: asked, purpose: purpose, due: due, by: page.actor, in: around)
            }
            return true
        }
    )

    static let decision = CaseAct(
        noun: "decision",
        title: "Record the decision on the threshold",
        button: "Record the decision and tell the applicant",
        isOffered: { $0.application.isUndecided && $0.isHeld(by: .coordinator) },
        prefilled: { page in
            var shown = Shown()
            shown.set("decided_on", page.today)
            return shown
        },
        fields: { page, shown in
            """
            \(CaseView(page: page).finding)
            \(shown.radios("answer", "What was decided?", ThresholdDecision.Answer.allCases.map {
                Choice($0.rawValue, $0.inWords)
            }, hint: "The relevant bodies decide, not this service."))
            \(shown.date("decided_on", "When was it decided?"))
            \(shown.checkboxes("bodies", "Which bodies decided?", page.agencies.filter(\.isRelevantBody).map {
                Choice("\($0.id)", $0.name)
            }))
            \(shown.area("people", "Who decided for them?", hint: "One name a line.", rows: 3))
            \(shown.area("reasons", "The reasons, as the applicant will read them"))
            <h2>Below the number: what was considered</h2>
            <p>A decision that the threshold is not met needs all three (section 104(5)).</p>
            \(shown.area("persistence", "How persistent is the behaviour?", rows: 3))
            \(shown.area("harm", "What harm does it do, or could it do?", rows: 3))
            \(shown.area("adequacy", "Was the response to it adequate?", rows: 3))
            \(shown.input(
                "heard_with", "Heard in the review of another case",
                hint: "The reference of a case whose meeting has not been held. Leave empty for a review of its own.",
                width: "short"))
            """
        },
        perform: { form, page, desk in
            let answer: ThresholdDecision.Answer? = form.choice("answer", "Choose what was decided")
            let day = form.date(
                "decided_on",
                "The day of the decision",
                .between(page.application.receipt.receivedOn, page.today)
            )
            let bodies = form.checkboxes(
                "bodies",
                among: page.agencies.map { "\($0.id)" },
                missing: "Choose the bodies that decided"
            )
            let people = form.area("people", "Who decided", max: 1_000, missing: "Enter the names of those who decided")
            let reasons = form.area("reasons", "The reasons")
            let mustConsider = answer == .notMet
            let consideration = ThresholdDecision.Consideration(
                persistence: form.area("persistence", "How persistent the behaviour is", required: mustConsider),
                harm: form.area("harm", "What harm it does", required: mustConsider),
                adequacy: form.area("adequacy", "Whether the response was adequate", required: mustConsider)
            )
            let typed = form.text("heard_with", "Heard in the review of", max: 40, required: false)
            let other = CaseReference(typed)
            if !typed.isEmpty && other == nil { form.note("heard_with", "Check the reference of the other case") }
            guard try form.isRight(), let answer, let day else { return false }
            let hasConsideration = ![consideration.persistence, consideration.harm, consideration.adequacy].contains("")
            let decision = ThresholdDecision(
                answer: answer,
                on: day,
                reasons: reasons,
                bodies: page.bodies(bodies),
                people: people.nameLines,
                consideration: hasConsideration ? consideration : nil,
                procedure: "\(page.procedure.name) \(page.procedure.version)"
            )
            try await desk.decide(decision, on: page.key, hearingWith: other, seen: page.mustBeAsSeen)
            return true
        }
    )

    static let withdrawal = CaseAct(
        noun: "withdrawal",
        title: "The applicant withdraws",
        button: "Record the withdrawal",
        isOffered: { $0.application.isUndecided && $0.isHeld(by: .coordinator) },
        fields: { _, shown in shown.area("reason", "Why does the applicant withdraw?", rows: 4) },
        perform: { form, page, desk in
            let reason = form.area("reason", "Why the applicant withdraws", max: 2_000)
            guard try form.isRight() else { return false }
            try await desk.act(onApplicationOf: page) { application, around throws(Refusal) in
                try application.withdrawing(because: reason, by: page.actor, in: around)
            }
            return true
        }
    )
}

extension String {
    /// The lines that say something, without spaces at their ends.
    fileprivate var nameLines: [String] {
        utf8.split(separator: UInt8(ascii: "\n")).map { line in
            let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            guard let last = text.lastIndex(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }) else {
                return ""
            }
            return String(decoding: text[...last], as: UTF8.self)
        }.filter { !$0.isEmpty }
    }
}
