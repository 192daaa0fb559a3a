import Casework
import Desk
import Text

/// How an applicant wants to be heard, as a form: on their own page, and for those who enter it for them.
enum AttendanceFields {
    static func prefilled(_ choice: AttendanceChoice?) -> Shown {
        guard let choice else { return Shown() }
        var shown = Shown([
            "heard": choice.heard.rawValue, "representative": choice.representative, "supporter": choice.supporter,
            "interpreter": choice.interpreter, "needs": choice.needs, "meets_chair": choice.meetsChair ? "yes" : "no",
        ])
        shown.values["way"] = choice.way.map { [$0.rawValue] }
        return shown
    }

    static func html(
        _ shown: Shown, isInvited: Bool, isToApplicant: Bool = false, _ words: (AttendanceChoice.Heard) -> String
    ) -> HTML {
        let you = isToApplicant
        let heard = AttendanceChoice.Heard.allCases.filter { isInvited || !$0.isPresent }
        let coming: HTML? =
            isInvited
            ? """
            \(shown.input(
                "representative",
                you ? "If somebody else speaks for you: what is their name?" : "Who speaks for them?",
                hint: you ? "A friend, a relative, a councillor, or somebody from a charity." : nil))
            \(shown.radios(
                "way", you ? "If you or somebody for you comes: how?" : "If somebody comes: how?",
                AttendanceChoice.Way.allCases.map { Choice($0.rawValue, $0.inWords) }))
            \(shown.input(
                "supporter", you ? "Who comes with you for support?" : "Who comes with them for support?",
                hint: "Leave it empty if nobody does."))
            \(shown.input(
                "interpreter", you ? "If you need an interpreter: which language?" : "An interpreter: which language?",
                hint: you ? "British Sign Language counts too. Leave it empty if you need none." : nil,
                width: "short"))
            """ : nil
        return """
            \(shown.radios(
                "heard", you ? "How do you want the meeting to hear you?" : "How do they want to be heard?",
                heard.map { Choice($0.rawValue, words($0)) }))
            \(coming)
            \(shown.area(
                "needs", you ? "What do you need, so that you can take part?" : "What do they need to take part?",
                hint: you
                    ? "For example a room without steps, breaks, large print, or not to see somebody. Leave it empty if "
                        + "you need nothing." : nil,
                rows: 4))
            \(shown.radios(
                "meets_chair",
                you ? "Would you like to meet the person who leads the meeting beforehand?"
                    : "Would they like to meet the chair beforehand?", Choice.yesNo))
            """
    }

    /// nil where there are mistakes.
    static func read(_ form: inout Form, on day: CivilDate, isToApplicant you: Bool = false) -> AttendanceChoice? {
        let them = you ? "you" : "them"
        let heard = form.choice(
            "heard", you ? "Choose how the meeting hears you" : "Choose how they want to be heard",
            as: AttendanceChoice.Heard.self)
        let isPresent = heard?.isPresent ?? false
        let longest = AttendanceChoice.longest
        let representative = form.text(
            "representative", "The name of who speaks for \(them)", max: longest.name,
            required: heard == .representative, missing: "Enter the name of who speaks for \(them)")
        let way = form.choice(
            "way", "Choose in person or online", as: AttendanceChoice.Way.self, required: isPresent)
        let supporter = form.text("supporter", "Who comes with \(them)", max: longest.name, required: false)
        let interpreter = form.text("interpreter", "The language", max: longest.name, required: false)
        let needs = form.area("needs", you ? "What you need" : "What they need", max: longest.needs, required: false)
        let meets = form.yesNo(
            "meets_chair",
            you ? "Choose whether you want to meet the chair" : "Choose whether they want to meet the chair",
            required: false)
        guard let heard, form.shown.mistakes.isEmpty else { return nil }
        return AttendanceChoice(
            heard, representative: representative, way: isPresent ? way : nil, supporter: supporter,
            interpreter: interpreter, needs: needs, meetsChair: meets ?? false, on: day)
    }
}
