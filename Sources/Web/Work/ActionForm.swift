import Casework
import Desk
import Records
import Text

/// The form by which an action is answered: accepted, declined, done, still going on, or more time asked for.
struct ActionForm {
    let action: Action
    let page: CasePage

    /// The hidden field that says as what the action was read.
    static let mark = "mark"

    enum Answer: String { case accept, update, done, time, decline }

    private var isClosed: Bool { page.review?.isClosed ?? true }
    private var follows: Bool { page.review?.followsPlan(page.key.officer) ?? false }

    func html(_ shown: Shown, _ token: String) -> HTML? {
        let answers = page.key.officer.serves(action.agency) || page.isHeld(by: .coordinator)
        guard action.isOpen, answers || follows else { return nil }
        var choices: [Choice] = []
        if answers, action.state.name == .offered, !isClosed { choices.append(Choice("accept", "We accept")) }
        choices.append(Choice("update", "It goes on: an update"))
        if answers { choices.append(Choice("done", "It is done")) }
        if !isClosed {
            choices.append(Choice("time", follows ? "It is given more time" : "We ask for more time"))
        }
        if answers { choices.append(Choice("decline", "We decline")) }
        var shown = shown
        if shown.value("done_on-day").isEmpty { shown.set("done_on", page.today) }
        let closed: HTML? =
            isClosed
            ? """
            <p class="notice">The case is closed. What you say is kept beside the action, and the point of contact reads \
            it; the action stays as it is.</p>

            """ : nil
        let later: HTML? =
            isClosed
            ? nil
            : shown.date(
                "due", "If more time is needed: until when?",
                hint: "A day after \(action.due.inWords). The day until now stays beside it, with your reason.")
        return """
            \(closed)\
            \(Pieces.form(
                action.path, token, button: "Save",
                """
                <input type="hidden" name="\(Self.mark)" value="\(action.mark)">
                \(shown.radios("answer", "How does it stand?", choices))\
                \(shown.area(
                    "text", "What was done, how far it is, or why you decline or need more time",
                    hint: "If it is done: what shows it.", rows: 4))\
                \(shown.input("reference", "If it is done: where is the evidence kept? (optional)"))\
                \(shown.date("done_on", "If it is done: on which day?"))\(later)
                """))
            """
    }

    /// nil where the form has mistakes.
    func read(_ form: inout Form) -> Given? {
        guard let answer: Answer = form.choice("answer", "Choose how it stands") else { return nil }
        let missing =
            switch answer {
            case .accept: ""
            case .update: "Enter how far it is"
            case .done: "Enter the evidence that it is done"
            case .time: "Enter why more time is needed"
            case .decline: "Enter why you decline"
            }
        let text = form.area("text", "What you say", max: 5_000, required: answer != .accept, missing: missing)
        switch answer {
        case .accept: return .state(.accepted(on: page.today))
        case .update: return text.isEmpty ? nil : .update(text)
        case .decline: return text.isEmpty ? nil : .state(.declined(on: page.today, because: text))
        case .done:
            let reference = form.text("reference", "Where the evidence is kept", max: 300, required: false)
            let day =
                action.setOn.map { first in
                    form.date("done_on", "The day on which it was done", .between(min(first, page.today), page.today))
                } ?? form.date("done_on", "The day on which it was done", .upTo(page.today))
            guard let day, !text.isEmpty else { return nil }
            return .state(.done(on: day, evidence: text, reference: reference))
        case .time:
            let day = form.date("due", "The day by which it is due then", .from(page.today))
            if let day, day <= action.due {
                form.note(
                    "due",
                    "The new day must be after \(action.due.inWords): to bring an action forward, its deadline is moved",
                    anchor: "due-day")
                return nil
            }
            guard let day, !text.isEmpty else { return nil }
            return .time(day, text)
        }
    }

    /// What was answered.
    enum Given: Sendable {
        case state(Action.State)
        case update(String)
        case time(CivilDate, String)

        func act(
            on review: Review, _ action: Action.ID, by actor: Actor, in around: Circumstances
        ) throws(Refusal) -> Outcome<Review> {
            switch self {
            case .state(let state): try review.updating(action, to: state, by: actor, in: around)
            case .update(let words): try review.reporting(words, on: action, by: actor, in: around)
            case .time(let day, let reason):
                try review.extending(action, to: day, because: reason, by: actor, in: around)
            }
        }
    }
}
