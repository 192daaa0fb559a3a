import Casework
import Desk
import Records
import Text

// Reading a case for danger.
extension CaseAct {
    static let dangerReading = CaseAct(
        noun: "danger-reading",
        title: "Read the case for danger",
        button: "Record that I have read it",
        isOffered: { page in
            page.application.isToBeRead(heardIn: page.review) && page.isHeld(by: .coordinator, .contact)
        },
        fields: { page, shown in
            """
            <div class="notice"><p>If somebody is in danger now, call 999 before you write this down. The applicant is \
            not told of it.</p></div>
            \(DangerView(page: page).toBeRead)
            \(DangerForm.questions(page.procedure.riskQuestions))
            \(shown.checkboxes(
                "signs", "Which dangers do you see?",
                Casework.Application.DangerReading.Sign.allCases.map { Choice($0.rawValue, $0.inWords) }
                    + [Choice(DangerForm.none, "None of these")],
                hint: "Tick all that you see. If you see none, say so."))
            \(shown.radios("level", "How great is the risk?", Casework.Application.DangerReading.Level.allCases.map {
                Choice($0.rawValue, $0.inWords.withUpperStart, hint: $0.hint)
            }))
            \(shown.area(
                "note", "What you saw, and why this level",
                hint: "Needed when the risk is medium or high, and when it is standard although you see a danger.",
                rows: 4))
            <h2>Referrals</h2>
            <p>Leave empty what you did not consider.</p>
            \(DangerForm.Referred.allCases.map { $0.fields(shown) })
            """
        },
        perform: { form, page, desk in
            guard let answers = DangerForm.read(&form), try form.isRight() else {
                _ = try form.isRight()
                return false
            }
            try await desk.act(besideReviewOf: page) { application, review, around throws(Refusal) in
                try application.readingForDanger(answers, heardIn: review, by: page.actor, in: around)
            }
            return true
        }
    )
}

/// The answers on the form of a reading for danger.
enum DangerForm {
    static let none = "none"

    /// What the procedure has its readers ask.
    static func questions(_ questions: [String]) -> HTML? {
        guard !questions.isEmpty else { return nil }
        return "<h2>What to ask</h2>\n\(Pieces.items(questions.map { HTML(escaping: $0) }))"
    }

    /// nil where there is a mistake, which the form then has.
    static func read(_ form: inout Form) -> Casework.Application.DangerReading.Answers? {
        let known = Casework.Application.DangerReading.Sign.allCases.map(\.rawValue)
        let ticked = form.checkboxes(
            "signs", among: known + [none], missing: "Tick the dangers that you see, or “None of these”")
        let signs = Set(ticked.compactMap { Casework.Application.DangerReading.Sign(rawValue: $0) })
        if ticked.count > 1 && ticked.contains(none) {
            form.note("signs", "Tick either dangers, or “None of these”")
        }
        let level: Casework.Application.DangerReading.Level? = form.choice("level", "Choose how great the risk is")
        let needsNote = level.map { $0 != .standard || !signs.isEmpty } ?? false
        let note = form.area(
            "note", "What you saw", max: 4_000, required: needsNote,
            missing: level == .standard
                ? "Enter why the risk is standard although you see a danger" : "Enter what you saw, and why this level")
        let referrals = Referred.allCases.compactMap { $0.read(&form) }
        guard let level else { return nil }
        return .init(signs: signs, level: level, note: note, referrals: referrals)
    }

    /// The referrals that the form asks about.
    enum Referred: String, CaseIterable {
        case police, adults, children, other

        private var name: String { "referral_\(rawValue)" }

        private var label: String {
            switch self {
            case .police: "To the police"
            case .adults: "To adult safeguarding"
            case .children: "To children's safeguarding"
            case .other: "To somebody else"
            }
        }

        func fields(_ shown: Shown) -> HTML {
            let whom: HTML? = self == .other ? shown.input("\(name)_to", "Who is it?") : nil
            return """
                \(shown.select(name, label, [
                    Choice("made", "Made"), Choice("considered", "Considered, and not made"),
                ]))
                \(whom)
                \(shown.area("\(name)_reason", "\(label): why, or why not?", rows: 2))
                """
        }

        /// nil where it was not considered, or where there is a mistake, which the form then has.
        func read(_ form: inout Form) -> Casework.Application.DangerReading.Referral? {
            let isChosen = !form.shown.value(name).isEmpty
            let reason = form.area(
                "\(name)_reason", "The reason", max: 2_000, required: isChosen,
                missing: "\(label): enter why the referral was made, or why it was not")
            let whom =
                self == .other
                ? form.text(
                    "\(name)_to", "Who it is", max: 200, required: isChosen,
                    missing: "Enter whom the referral was for") : ""
            guard isChosen else {
                if !reason.isEmpty || !whom.isEmpty {
                    form.note(name, "\(label): choose whether the referral was made")
                }
                return nil
            }
            let answer = form.choice(
                name, "\(label): choose whether the referral was made", among: ["made", "considered"])
            return .init(to: body(whom), wasMade: answer == "made", reason: reason)
        }

        private func body(_ whom: String) -> Casework.Application.DangerReading.Referral.Body {
            switch self {
            case .police: .police
            case .adults: .adultSafeguarding
            case .children: .childrenSafeguarding
            case .other: .other(whom)
            }
        }
    }
}
