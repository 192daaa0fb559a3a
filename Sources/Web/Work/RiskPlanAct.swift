import Casework
import Desk
import Records
import Text

extension CaseAct {
    static let riskPlan = CaseAct(
        noun: "risk-plan",
        title: "Write the risk management plan, or look at it again",
        button: "Keep this plan",
        isOffered: { $0.followsRisk },
        prefilled: { page in
            var shown = Shown()
            for (index, line) in (page.risk?.plan?.lines ?? []).enumerated() {
                let name = RiskFields.name(index + 1)
                shown.values["\(name)_who"] = [line.who]
                shown.values["\(name)_risks"] = [line.risks]
                shown.values["\(name)_measures"] = [line.measures]
                shown.values["\(name)_by"] = [line.byWhom]
            }
            return shown
        },
        fields: { page, shown in
            let lines: [HTML] = (1...RiskFields.count(page)).map { RiskFields.line($0, shown) }
            return """
                <p>Everybody whom this case puts at risk, by their part and not by name: the applicant, the applicant’s \
                daughter, a neighbour who complained, the person complained of. The applicant does not see this plan, and \
                nor do the bodies, but for the coordinators, the chair and the lead officer. Every version is kept.</p>
                \(lines)
                \(shown.area(
                    "note", "What has changed since the version before, or why is nobody at risk any more? (optional)",
                    rows: 3))
                \(shown.date("review_on", "When is it looked at again?", hint: "Whoever leads is reminded."))
                """
        },
        perform: { form, page, desk in
            let lines = (1...RiskFields.count(page)).compactMap { RiskFields.read($0, &form) }
            let note = form.area("note", "What has changed", max: 2_000, required: false)
            let isEmpty = lines.isEmpty
            if isEmpty, note.isEmpty, form.shown.mistakes.isEmpty {
                form.note("\(RiskFields.name(1))_who", "Enter who is at risk, or below why nobody is any more")
            }
            let day = form.date(
                "review_on", "The day on which it is looked at again", .from(page.today.adding(days: 1)),
                required: !isEmpty)
            guard try form.isRight() else { return false }
            try await desk.writeRiskPlan(lines, note: note, reviewOn: day, of: page.key, seen: page.mustBeAsSeen)
            return true
        }
    )

    static let support = CaseAct(
        noun: "support",
        title: "Note that support was offered",
        button: "Note it",
        isOffered: { $0.followsRisk },
        prefilled: { page in
            var shown = Shown()
            shown.set("offered_on", page.today)
            return shown
        },
        fields: { _, shown in
            """
            \(shown.input("who", "To whom?", hint: "By their part in the case and not by name: the applicant."))
            \(shown.area("what", "What was offered?", rows: 3))
            \(shown.input("by_whom", "By whom?", hint: "The body and, where it helps, the person."))
            \(shown.date("offered_on", "On which day?"))
            """
        },
        perform: { form, page, desk in
            let who = form.text("who", "To whom it was offered", max: 200)
            let what = form.area("what", "What was offered", max: 1_000)
            let byWhom = form.text("by_whom", "Who offered it", max: 200)
            let day = form.date("offered_on", "The day on which it was offered", .upTo(page.today))
            guard try form.isRight(), let day else { return false }
            try await desk.offerSupport(
                what, to: who, byWhom: byWhom, on: day, of: page.key, seen: page.mustBeAsSeen)
            return true
        }
    )

    static let supportAnswer = CaseAct(
        noun: "support-answer",
        title: "Note whether support is taken up",
        button: "Note it",
        isOffered: { $0.followsRisk && $0.risk?.supports.isEmpty == false },
        fields: { page, shown in
            let offers = (page.risk?.supports ?? []).map { Choice("\($0.id)", "\($0.what) (\($0.who), \($0.byWhom))") }
            return """
                \(shown.select("offer", "Which offer?", offers))
                \(shown.radios("taken_up", "Is it taken up?", Choice.yesNo))
                \(shown.area("words", "What is said of it? (optional)", rows: 3))
                """
        },
        perform: { form, page, desk in
            let offer: SupportOffer.ID? = form.id("offer", "Choose which offer it is about")
            let takenUp = form.yesNo("taken_up", "Choose whether it is taken up")
            let words = form.area("words", "What is said of it", max: 1_000, required: false)
            if let offer, page.risk?.supports.contains(where: { $0.id == offer }) != true {
                form.note("offer", "Choose which offer it is about")
            }
            guard try form.isRight(), let offer, let takenUp else { return false }
            try await desk.answerSupport(offer, takenUp: takenUp, words: words, of: page.key, seen: page.mustBeAsSeen)
            return true
        }
    )
}

extension CasePage {
    /// Whether the reader keeps the risk management plan of an open case.
    fileprivate var followsRisk: Bool { risk != nil && review?.isClosed == false }
}

/// The fields of the risk management plan: `risk-1_who`.
private enum RiskFields {
    static func name(_ number: Int) -> String { "risk-\(number)" }

    /// Room for those whom the newest version names, and two more.
    static func count(_ page: CasePage) -> Int { (page.risk?.plan?.lines.count ?? 0) + 2 }

    static func line(_ number: Int, _ shown: Shown) -> HTML {
        let name = name(number)
        return """
            <fieldset class="part"><legend>Person \(number) at risk</legend>
            \(shown.input("\(name)_who", "Who is at risk?", hint: "By their part, not their name."))
            \(shown.area("\(name)_risks", "Of what?", rows: 2))
            \(shown.area("\(name)_measures", "What is done about it?", rows: 2))
            \(shown.input("\(name)_by", "Who sees to that?"))
            </fieldset>

            """
    }

    /// nil where nothing is written there, or something is missing.
    static func read(_ number: Int, _ form: inout Form) -> RiskPlan.Line? {
        let name = name(number)
        let isBegun = ["who", "risks", "measures", "by"].contains { !form.shown.value("\(name)_\($0)").isEmpty }
        guard isBegun else { return nil }
        return RiskPlan.Line(
            who: form.text("\(name)_who", "Who is at risk", max: 200),
            risks: form.area("\(name)_risks", "What they are at risk of", max: 1_000),
            measures: form.area("\(name)_measures", "What is done about it", max: 1_000),
            byWhom: form.text("\(name)_by", "Who sees to it", max: 200))
    }
}
