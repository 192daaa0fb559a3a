import Casework
import Text

/// The questions about something new, for the applicant and for a coordinator who writes it down.
struct NewsFields: Sendable {
    /// The number that its report gets.
    var number: Int
    var today: CivilDate
    /// The bodies that can be told.
    var agencies: [Agency]
    var isToApplicant: Bool

    static let numberField = "number"

    init(_ application: Casework.Application, today: CivilDate, agencies: [Agency], isToApplicant: Bool) {
        self.number = application.nextReport
        self.today = today
        self.agencies = agencies.filter { $0.kind != .support }
        self.isToApplicant = isToApplicant
    }

    /// What the form holds at first: the council is told, unless they choose somebody else.
    var prefilled: Shown {
        var shown = Shown()
        shown.values["body"] = agencies.first { $0.kind == .council }.map { ["\($0.id)"] }
        return shown
    }

    func html(_ shown: Shown) -> HTML {
        let you = isToApplicant
        return """
            <input type="hidden" name="\(Self.numberField)" value="\(number)">
            \(shown.radios(
                "danger", you ? "Do you feel in danger?" : "Do they feel in danger?",
                [
                    Choice("now", "Yes, now", hint: you ? "Call 999 first." : "Tell them to call 999 first."),
                    Choice("afraid", you ? "I am afraid of what will happen next" : "They are afraid of what will happen next"),
                    Choice("no", "No"),
                    Choice("unsaid", you ? "I do not want to say" : "They do not want to say"),
                ]))
            \(shown.area(
                "what", "What happened?",
                hint: you ? "In your own words. You need not name anybody." : "In their own words.", rows: 8))
            \(shown.date("happened", "When did it happen?"))
            \(shown.input("time", "At about what time? (optional)", hint: "For example 11pm or 2:30pm", width: "short"))
            \(shown.input("place", "Where did it happen? (optional)", hint: "For example on the stairs, or in the car park"))
            \(shown.radios(
                "hate", you ? "Do you think it was motivated by hate?" : "Do they think it was motivated by hate?",
                Choice.yesNo,
                hint: "For example because of race, religion, disability, sexual orientation or being transgender"))
            \(shown.radios(
                "body", "Who should be told of it?", agencies.map { Choice("\($0.id)", $0.name) },
                hint: "It counts as a report to them, made today."))
            """
    }

    /// nil where there is a mistake, which the form then has.
    func read(_ form: inout Form) -> SomethingNew.Account? {
        let danger: SomethingNew.Danger? = form.choice(
            "danger", isToApplicant ? "Choose whether you feel in danger" : "Choose whether they feel in danger")
        let what = form.area("what", "What happened", missing: "Tell us what happened")
        let on = form.date("happened", "The date it happened", .upTo(today))
        let minute = form.shown.value("time").isEmpty ? nil : form.time("time", "The time")
        let place = form.text("place", "Where it happened", max: 300, required: false)
        let hate = form.yesNo("hate", "Choose whether it was motivated by hate")
        let body = form.choice("body", "Choose who should be told", among: agencies.map { "\($0.id)" })
        guard let danger, let on, let hate, let agency = body.flatMap({ Agency.ID($0) }) else { return nil }
        return SomethingNew.Account(
            report: number, on: on, minute: minute, what: what, place: place, hate: hate, danger: danger,
            agency: agency)
    }
}
