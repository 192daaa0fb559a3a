import Casework
import Desk

/// A decision as it was entered. Everything that is missing, or that the law does not allow, is noted beside its field.
struct DecisionForm {
    /// nil where something is wrong that keeps it from being read.
    private(set) var decision: ThresholdDecision?
    private(set) var heardWith: CaseReference?

    init(_ form: inout Form, _ page: CasePage) {
        let day = form.date(
            "decided_on",
            "The day of the decision",
            .between(page.application.receipt.receivedOn, page.today)
        )
        let people = DecisionForm.people(&form, page)
        let conflicts = DecisionForm.conflicts(&form)
        let behaviour = DecisionForm.behaviour(&form)
        let consideration = DecisionForm.consideration(&form)
        let answer: ThresholdDecision.Answer? = form.choice("answer", "Choose what was decided")
        let ground: ThresholdDecision.Ground? = form.choice("ground", Fault.ground.sentence, required: false)
        let senior = form.text("senior", "The name of the senior", required: false)
        let reasons = form.area("reasons", "The reasons", required: false)
        let signOff = DecisionForm.signOff(&form)
        let typed = form.text("heard_with", "Heard in the review of", max: 40, required: false)
        heardWith = CaseReference(typed)
        if !typed.isEmpty && heardWith == nil { form.note("heard_with", "Check the reference of the other case") }

        let entered = ThresholdDecision(
            answer: answer ?? .otherArea,
            on: day ?? page.today,
            reasons: reasons,
            people: people,
            conflicts: conflicts,
            behaviour: behaviour,
            consideration: consideration,
            ground: answer == .met ? ground : nil,
            senior: senior.isEmpty ? nil : senior,
            signOff: answer == .notMet ? signOff : nil,
            procedure: "\(page.procedure.name) \(page.procedure.version)"
        )
        let first = page.agencies.first(where: \.isRelevantBody).map { DecisionFields.people($0.id) }
        for fault in entered.faults(on: page.finding) where form.shown.mistake(fault.field) == nil {
            form.note(fault.field, fault.sentence, anchor: fault.field == "people" ? first : nil)
        }
        // Nobody else reads this letter before it goes.
        let read = [reasons, signOff?.reason, consideration?.persistence, consideration?.harm, consideration?.adequacy]
        LookedAt.check(&form, page.hints(in: read.compactMap(\.self).joined(separator: "\n")))
        decision = entered
    }

    private typealias Fault = ThresholdDecision.Fault

    private static func people(_ form: inout Form, _ page: CasePage) -> [ThresholdDecision.Decider] {
        var people: [ThresholdDecision.Decider] = []
        for agency in page.agencies where agency.isRelevantBody {
            let names = form.area(
                DecisionFields.people(agency.id),
                "The names for \(agency.name)",
                max: 1_000,
                required: false
            )
            people += names.nameLines.map { ThresholdDecision.Decider($0, for: agency.id) }
        }
        return people
    }

    /// nil where nobody said whether there is any. What is entered counts, also beside a "no" that was not meant.
    private static func conflicts(_ form: inout Form) -> [ThresholdDecision.Conflict]? {
        var found: [ThresholdDecision.Conflict] = []
        for index in DecisionFields.conflicts {
            let name = "conflict-\(index + 1)"
            let conflict = ThresholdDecision.Conflict(
                who: form.text("\(name)-who", "The name of conflict \(index + 1)", required: false),
                what: form.text("\(name)-what", "What conflict \(index + 1) is", max: 500, required: false),
                done: form.text(
                    "\(name)-done",
                    "What was done about conflict \(index + 1)",
                    max: 500,
                    required: false
                )
            )
            let isEmpty = conflict.who.isEmpty && conflict.what.isEmpty && conflict.done.isEmpty
            // One that was begun keeps its place, so that the mistake stands beside it.
            if !isEmpty || form.fields.values("conflicts").contains("yes") && index == 0 { found.append(conflict) }
        }
        let isDeclared = form.yesNo("conflicts", Fault.conflicts.sentence)
        if isDeclared == false, !found.isEmpty {
            form.note("conflicts", "You said that none was declared, and entered one")
        }
        return isDeclared == nil ? nil : found
    }

    private static func behaviour(_ form: inout Form) -> ThresholdDecision.Judgement? {
        let answer: ThresholdDecision.Judgement.Answer? = form.choice(
            "behaviour",
            Fault.behaviour.sentence,
            required: false
        )
        let by = form.text("behaviour_by", "Who judged it", max: 500, required: false)
        let why = form.area("behaviour_why", "Why", required: false)
        return answer.map { ThresholdDecision.Judgement($0, by: by, why: why) }
    }

    private static func consideration(_ form: inout Form) -> ThresholdDecision.Consideration? {
        let weighed = ThresholdDecision.Consideration(
            persistence: form.area("persistence", "How persistent the behaviour is", required: false),
            harm: form.area("harm", "What harm it does", required: false),
            adequacy: form.area("adequacy", "Whether the response was adequate", required: false)
        )
        let isEmpty = weighed.persistence.isEmpty && weighed.harm.isEmpty && weighed.adequacy.isEmpty
        return isEmpty ? nil : weighed
    }

    private static func signOff(_ form: inout Form) -> ThresholdDecision.SignOff? {
        let signed = ThresholdDecision.SignOff(
            name: form.text("signed_by", "The name of who signs it off", required: false),
            role: form.text("signed_role", "Their role", required: false),
            reason: form.area("signed_reason", "Why it is refused", required: false)
        )
        let isEmpty = signed.name.isEmpty && signed.role.isEmpty && signed.reason.isEmpty
        return isEmpty ? nil : signed
    }
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
