import Casework
import Desk
import Records
import Text

// The questions of the public form, apart from the reports.
extension Pages {
    @Sendable func ask(_ question: Draft.Question, _ visit: Visit) async throws -> Reply {
        let draft = try await draft(visit)
        if draft.sent != nil && question != .area { return .seeOther("/apply/sent") }
        return .page(questionPage(question, draft, shown(draft), try await desk.areas(), visit))
    }

    @Sendable func answer(_ question: Draft.Question, _ visit: Visit) async throws -> Reply {
        var draft = try await draft(visit)
        // After one has been sent, the first answer begins another.
        if draft.sent != nil { draft = Draft() }
        let areas = try await desk.areas()
        var form = visit.form()
        read(question, &form, into: &draft, areas)
        guard try form.isRight() else {
            return .page(questionPage(question, draft, form.shown, areas, visit), status: 422)
        }
        try await keep(draft, visit)
        return .seeOther(draft.next)
    }

    private func read(
        _ question: Draft.Question,
        _ form: inout Form,
        into draft: inout Draft,
        _ areas: [Partnerships.Served]
    ) {
        switch question {
        case .area:
            let chosen = form.choice(
                "area",
                "Choose the area where it happens",
                among: areas.map(\.code) + ["elsewhere"]
            )
            // Nobody is turned away: where it is, is asked next, and it is taken here.
            if chosen == "elsewhere" {
                (draft.area, draft.elsewhere) = (nil, draft.elsewhere ?? "")
            } else {
                (draft.area, draft.elsewhere) = (chosen, nil)
            }
        case .who:
            draft.isForAnother = form.choice("who", "Choose who you are asking for", among: ["self", "other"])
                .map { $0 == "other" }
            if draft.isForAnother == false { (draft.onBehalfOf, draft.hasPermission) = (nil, nil) }
        case .permission:
            draft.onBehalfOf = form.text("on_behalf_of", "The name of the person or group")
            draft.hasPermission = form.yesNo("permission", "Choose whether you have their permission")
        case .name: draft.name = form.text("name", "Your full name")
        case .contact:
            draft.email = form.email("email", "Your email address", required: false)
            draft.telephone = form.text("telephone", "Your telephone number", max: 40, required: false).nonEmpty
            let digits = (draft.telephone ?? "").utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            if draft.telephone != nil && digits < 5 {
                form.note("telephone", "Enter a telephone number, like 01632 960 001 or 07700 900 982")
            }
            draft.address = form.area("address", "Your postal address", max: 500, required: false).nonEmpty
            if !draft.hasContact && form.shown.mistakes.isEmpty {
                form.note("email", "Enter an email address, a telephone number or a postal address")
            }
            draft.safe = SafeQuestions.read(&form)
        case .reports: break
        }
    }

    private func shown(_ draft: Draft) -> Shown {
        var values = [
            "area": draft.elsewhere == nil ? draft.area : "elsewhere", "on_behalf_of": draft.onBehalfOf,
            "name": draft.name, "email": draft.email,
            "telephone": draft.telephone, "address": draft.address,
        ].compactMapValues(\.self)
        values["who"] = draft.isForAnother.map { $0 ? "other" : "self" }
        values["permission"] = draft.hasPermission.map { $0 ? "yes" : "no" }
        var shown = Shown(values)
        SafeQuestions.fill(&shown, draft.safe)
        return shown
    }

    private func questionPage(
        _ question: Draft.Question,
        _ draft: Draft,
        _ shown: Shown,
        _ areas: [Partnerships.Served],
        _ visit: Visit
    ) -> HTML {
        let (title, fields) = words(question, shown, areas)
        return Layout.form(
            title,
            back: draft.back(from: question),
            shown: shown,
            Pieces.form(question.path, visit.formToken, button: "Save and continue", fields)
        )
    }

    private func words(
        _ question: Draft.Question,
        _ shown: Shown,
        _ areas: [Partnerships.Served]
    ) -> (title: String, fields: HTML) {
        switch question {
        case .area:
            let title = "Where does the behaviour happen?"
            return (
                title,
                shown.radios(
                    "area",
                    title,
                    areas.map { Choice($0.code, $0.name) } + [Choice("elsewhere", "Somewhere else, or I am not sure")],
                    hint: "Choose the area where it happens, even if you live in another.",
                    asked: .asTitle
                )
            )
        case .who:
            let title = "Who are you asking for?"
            return (
                title,
                shown.radios(
                    "who",
                    title,
                    [
                        Choice("self", "Myself or my household"),
                        Choice("other", "Somebody else, a group or a business"),
                    ],
                    asked: .asTitle
                )
            )
        case .permission:
            return (
                "The person you are asking for",
                """
                <h1>The person you are asking for</h1>
                \(shown.input("on_behalf_of", "Name of the person, group or business"))
                \(shown.radios(
                    "permission", "Do you have their permission to ask for a review?", Choice.yesNo,
                    hint: "Without it you can still go on. We cannot tell you anything about them until they agree."))
                """
            )
        case .name:
            let title = "What is your full name?"
            return (title, shown.input("name", title, autocomplete: "name", asked: .asTitle))
        case .contact:
            return (
                "How can we reach you safely?",
                """
                <h1>How can we reach you safely?</h1>
                <p>Give at least one way. Give only ways that nobody else can read or hear whom you do not trust.</p>
                \(shown.input(
                    "email", "Email address (best, if it is safe)",
                    hint: "You can then also see how your case stands online.",
                    type: "email", autocomplete: "email"))
                \(shown.input(
                    "telephone", "Telephone number (if it is safe)", type: "tel", autocomplete: "tel", width: "short"))
                \(shown.area("address", "Postal address (if it is safe)", rows: 4))
                \(SafeQuestions.fields(shown))
                """
            )
        case .reports: return ("Your reports", "")
        }
    }
}

extension String {
    var nonEmpty: String? { isEmpty ? nil : self }
}
