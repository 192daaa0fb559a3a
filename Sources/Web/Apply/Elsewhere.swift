import Casework
import Desk
import Records
import Text

// "Somewhere else, or I am not sure": nobody is turned away. The application is taken here, and whoever takes it passes
// it on the same day (section 104(1)).
extension Pages {
    @Sendable func elsewhere(_ visit: Visit) async throws -> Reply {
        let draft = try await draft(visit)
        if draft.sent != nil { return .seeOther("/apply/sent") }
        guard let place = draft.elsewhere else { return .seeOther("/apply/area") }
        var shown = Shown(["place": place])
        if let area = draft.area { shown.values["taken_in"] = [area] }
        return .page(elsewherePage(shown, try await desk.areas(), visit))
    }

    @Sendable func answerElsewhere(_ visit: Visit) async throws -> Reply {
        var draft = try await draft(visit)
        guard draft.sent == nil, draft.elsewhere != nil else { return .seeOther("/apply/area") }
        let areas = try await desk.areas()
        var form = visit.form()
        let place = form.text(
            "place", "Where it happens", missing: "Write where it happens, as well as you know")
        let area =
            areas.count == 1
            ? areas[0].code : form.choice("taken_in", "Choose the nearest area", among: areas.map(\.code))
        guard try form.isRight(), let area else { return .page(elsewherePage(form.shown, areas, visit), status: 422) }
        (draft.area, draft.elsewhere) = (area, place)
        try await keep(draft, visit)
        return .seeOther(draft.next)
    }

    private func elsewherePage(_ shown: Shown, _ areas: [Partnerships.Served], _ visit: Visit) -> HTML {
        let nearest: HTML? =
            areas.count == 1
            ? nil
            : shown.radios(
                "taken_in", "Which of these areas is nearest to it, or do you live in?",
                areas.map { Choice($0.code, $0.name) },
                hint: "The people there take your application, and see that it reaches the right place.")
        let taker = areas.count == 1 ? areas[0].partnership.name : "The area that you choose below"
        return Layout.form(
            "Where does it happen?",
            back: "/apply/area",
            shown: shown,
            """
            <h1>Where does it happen?</h1>
            <p>You can ask here all the same, and you need ask only once.</p>
            <p>\(taker) takes your application and passes it on the same day to the bodies that look after the place \
            where it happens. The day on which you ask here stays the day that counts.</p>
            \(Pieces.form(
                "/apply/elsewhere", visit.formToken, button: "Save and continue",
                """
                \(shown.input(
                    "place", "Town, street or council, as well as you know",
                    hint: "For example Market Street, Barnet. If you are not sure, write what you know."))
                \(nearest)
                """))
            """
        )
    }
}

enum ElsewhereWords {
    static let whoGetsIt: HTML =
        "Those who take it pass it on today to the bodies of the area where it happens, and tell you who has it then."

    static func sent(_ reference: CaseReference, _ message: HTML) -> HTML {
        Layout.page(
            "Application sent",
            """
            <div class="panel"><h1>Application sent</h1><p>Your reference<strong>\(reference)</strong></p></div>
            \(message)
            <p>Write the reference down, and keep it where only you see it. You need it to \
            <a href="/track">see how your application stands</a>.</p>
            <h2>What happens next</h2>
            <ol>
            <li>It happened in another area, so a person here finds out which bodies look after that place, and passes \
            your application on to them today. You do not have to apply again.</li>
            <li>We tell you who has it and how to reach them. It counts from today.</li>
            <li>If it turns out to be our area, we go on with it here, and tell you.</li>
            </ol>
            <p>If it happens again, report it as before. If you are in danger, call 999.</p>
            """
        )
    }
}
