import Casework
import Desk
import Records
import Text

/// The planner as it is read.
struct PlannerView {
    let form: PlannerForm
    let shown: Shown
    let token: String
    let calendar: WorkingCalendar

    private var planner: PlannerPage { form.planner }
    private var page: CasePage { planner.page }
    private var path: String { "/work/cases/\(page.application.reference)/meeting/plan" }

    /// A form that was sent with mistakes, shown with the search's own fields as they first were.
    static func kept(_ sent: Form, _ form: PlannerForm) -> Shown {
        var shown = form.shown
        shown.mistakes = sent.shown.mistakes
        for name in ["slot", "asked", "reason"] { shown.values[name] = sent.shown.values[name] }
        for part in ["day", "month", "year"] {
            shown.values["last_day-\(part)"] = sent.shown.values["last_day-\(part)"]
        }
        return shown
    }

    var html: HTML {
        """
        <h1>Find a time for the meeting</h1>
        <p>Case \(page.application.reference). \(limit)</p>
        \(results)
        \(Pieces.act("Look with other people, days or hours", isOpen: !searchMistakes.isEmpty, searchForm))
        \(known)
        \(ending)
        """
    }

    private var searchMistakes: [FieldMistake] {
        let names = ["from", "until", "day_start", "day_end", "minutes", "wanted", "required", "bodies"]
        return shown.mistakes.filter { names.contains($0.field) }
    }

    private var limit: HTML {
        guard let last = PlannerForm.lastDay(page) else { return "The panel has no last day." }
        let late: HTML? = last < page.today ? " <span class=\"late\">late</span>" : nil
        return "The panel’s last day is \(Pieces.date(last))\(late)."
    }

    // MARK: - The slots

    private var results: HTML {
        let search = form.search
        let answer: SlotSearch.Answer
        do throws(PastCalendar) {
            answer = try search.answer(calendar: calendar, now: planner.now)
        } catch {
            return
                "<p>The list of bank holidays ends on \(Pieces.date(calendar.lastDay)): choose a last day before that.</p>"
        }
        let window: HTML = "\(Pieces.date(form.from)) to \(Pieces.date(form.until))"
        guard !answer.slots.isEmpty else {
            return """
                <h2>There is no time that works</h2>
                <p>Looked at: every quarter of an hour of the working days from \(window).</p>
                \(obstacles(answer))
                \(asking([], search))
                """
        }
        return """
            <h2>The best times</h2>
            <p>From \(window), for \(form.minutes) minutes: best first, by how many can come and would like to.</p>
            \(asking(answer.slots, search))
            """
    }

    private func obstacles(_ answer: SlotSearch.Answer) -> HTML {
        let lines: [HTML] = answer.obstacles.map { PlannerWords(form: form).obstacle($0) }
        let fewest = answer.isFewest && answer.obstacles.count > 1 ? ", and no fewer are in the way" : ""
        let heading: HTML =
            answer.obstacles.count == 1
            ? "<p>This cannot hold:</p>" : "<p>These cannot all hold at once\(fewest):</p>"
        return """
            \(heading)
            \(Pieces.items(lines))
            <p>What would help: <a href="/work/cases/\(page.application.reference)/deadline">move the last day of the \
            meeting</a> and look at more days, let somebody come online, or look again without one of these.</p>
            """
    }

    /// The slots, those that people were asked about first, with the question to them.
    private func asking(_ found: [SlotSearch.Found], _ search: SlotSearch) -> HTML {
        let open = planner.poll.flatMap { $0.ended == nil ? $0 : nil }
        let polled = open?.minutes == form.minutes ? open?.open ?? [] : []
        let words = PlannerWords(form: form)
        var rows: [[HTML]] = polled.map { candidate in
            let slot = Slot(startsAt: candidate.startsAt, minutes: form.minutes)
            let missing = search.wanted.map(\.who).filter { !search.reasons($0, slot).isEmpty }
            return row(
                slot, can: search.wanted.count - missing.count, of: search.wanted.count,
                missing.map { .init(who: $0, because: search.reasons($0, slot)) }, words, isAsked: true)
        }
        for item in found where !polled.contains(where: { $0.startsAt == item.slot.startsAt }) {
            rows.append(
                row(item.slot, can: item.attending.count, of: search.wanted.count, item.missing, words, isAsked: false))
        }
        guard !rows.isEmpty else { return "" }
        var shown = shown
        if shown.values["asked"] == nil { shown.values["asked"] = form.wanted.map { "\($0)" } }
        if shown.values["last_day-day"] == nil {
            shown.fill("last_day", (try? calendar.adding(workingDays: 3, to: page.today)) ?? page.today)
        }
        let hidden: [HTML] = form.wanted.map { "<input type=\"hidden\" name=\"wanted\" value=\"\($0)\">\n" }
        let mistake: HTML? = shown.mistake("slot").map {
            "<p class=\"mistake\"><span class=\"hidden\">Error:</span> \($0)</p>"
        }
        return """
            \(Pieces.form(
                "\(path)/ask", token, button: open == nil ? "Ask them" : "Ask about more times",
                """
                \(SeenCase.field(page))\
                <input type="hidden" name="slot_minutes" value="\(form.minutes)">
                \(HTML(hidden))\
                <div id="slot">\(mistake)
                \(Pieces.table("Times for the meeting", ["When", "Ask about it", "Set it", "Cannot, and why"], rows))
                </div>
                <h2>Ask people by message</h2>
                <p>Everybody ticked gets one message about the times ticked, with a link that needs no account. Nothing of \
                the case stands on the page but its reference.\(open == nil ? nil : HTML(" Who has answered a time is asked only about those that are new."))</p>
                \(shown.checkboxes("asked", "Who is asked?", page.choices(page.eligible)))
                \(shown.date("last_day", "By when should they answer?", hint: "They are reminded on that day."))
                """))
            """
    }

    private func row(
        _ slot: Slot, can: Int, of all: Int, _ missing: [SlotSearch.Absent], _ words: PlannerWords, isAsked: Bool
    ) -> [HTML] {
        let value = "\(slot.startsAt.seconds)"
        let isTicked = shown.values["slot"] == nil ? isAsked : shown.has("slot", value)
        let when = slot.startsAt.inWordsInLondon
        let cannot: [HTML] = missing.map { "\(words.name($0.who)): \(words.because($0.because))" }
        let keepsRooms = page.meetingDesk?.rooms.isEmpty == false
        let room: HTML? =
            keepsRooms
            ? "<p class=\"hint\">\(form.room(in: slot).map(\.name) ?? "None of your rooms is free")</p>" : nil
        return [
            "<time datetime=\"\(slot.startsAt.rfc3339InLondon)\">\(when)</time><p class=\"hint\">\(can) of \(all) can come</p>\(room)",
            """
            <label class="hidden" for="slot-\(value)">Ask about \(when)</label>\
            <input type="checkbox" id="slot-\(value)" name="slot" value="\(value)"\(isTicked ? HTML(" checked") : nil)>
            """,
            CaseAct.meeting.isOffered(page)
                ? """
                <button class="second" formaction="\(HTML.address("\(path)/take") ?? "")" name="start" value="\(value)">Set<span \
                class="hidden"> the meeting on \(when)</span></button>
                """ : "",
            HTML(cannot, separator: "<br>"),
        ]
    }

    // MARK: - What is asked of the search

    private var searchForm: HTML {
        let people = page.choices(page.eligible)
        return Pieces.form(
            path, token, button: "Look again", second: true,
            """
            \(shown.date("from", "First day", hint: nil))
            \(shown.date("until", "Last day", hint: nil))
            \(shown.input("day_start", "Not before", hint: "UK time, for example 9:30am", width: "four"))
            \(shown.input("day_end", "Over by", hint: "For example 5pm", width: "four"))
            \(shown.input("minutes", "How many minutes does the meeting last?", type: "number", width: "four"))
            \(shown.checkboxes("wanted", "Who is wanted?", people))
            \(shown.checkboxes("required", "Who must come themselves?", people, hint: "Without them there is no meeting."))
            \(shown.checkboxes(
                "bodies", "Of which bodies must somebody come?", page.agencyChoices,
                hint: "At first those that must be there by the procedure."))
            \(shown.checkboxes("applicant", "The applicant", [Choice("yes", "The applicant must be able to come")]))
            """)
    }

    // MARK: - What is known

    private var known: HTML {
        let words = PlannerWords(form: form)
        return "\(words.replies)\(words.wishes)\(words.calendars)"
    }

    private var ending: HTML? {
        guard let poll = planner.poll, poll.ended == nil else { return nil }
        return Pieces.act(
            "Stop asking", isOpen: shown.mistake("reason") != nil,
            Pieces.form(
                "\(path)/end", token, button: "Tell them that they need keep no time free", second: true,
                shown.area("reason", "Why?", hint: "Everybody who was asked reads this.", rows: 2)))
    }
}
