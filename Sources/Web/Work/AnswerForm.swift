import Casework
import Desk
import Text

/// The form by which a body answers, or a coordinator enters what a body told them.
struct AnswerForm {
    let page: CasePage
    let request: InformationRequest
    /// The number of the answer that is put right; nil where one is added.
    let corrects: Int?

    static let fewestRows = 3
    static let mostRows = 30
    static let longestChronology = 120_000

    /// Whether a coordinator enters what another body told them.
    var isTold: Bool { request.outside != nil || !page.key.officer.serves(request.agency) }

    /// The form as it first appears: with what was answered before where that is put right.
    var prefilled: Shown {
        var values = page.reference(of: request.agency).map { ["agency_reference": $0] } ?? [:]
        guard let corrects, let answer = request.standingAnswers.first(where: { $0.number == corrects }) else {
            return Shown(values)
        }
        values["kind"] = answer.kind.rawValue
        values["text"] = answer.text
        values["pasted"] = answer.entries.map(ChronologyText.line).joined(separator: "\n")
        values["kept"] = answer.kept ?? ""
        values["ground"] = answer.ground?.rawValue ?? ""
        var shown = Shown(values)
        if let day = answer.restBy { shown.set("rest_by", day) }
        return shown
    }

    static func rows(_ shown: Shown) -> Int { min(max(Int(shown.value("rows")) ?? fewestRows, fewestRows), mostRows) }

    func html(_ shown: Shown) -> HTML {
        """
        \(corrects.map { HTML("<input type=\"hidden\" name=\"corrects\" value=\"\($0)\">\n") })\
        \(told(shown))\
        \(shown.radios("kind", "What do you answer?", InformationRequest.Answer.Kind.allCases.map {
            Choice($0.rawValue, $0.inWords)
        }))
        <h2>What happened, day by day</h2>
        <p>Type it, paste it, or send a CSV file: whichever spares you writing it twice. Leave it empty if you hold \
        nothing or refuse.</p>
        \(typed(shown))
        \(shown.area(
            "pasted", "Or paste it: one line for each day",
            hint: "27/3/2026 10:30pm Neighbours shouting | Officers attended | Log 123. What was done and the reference "
                + "may be left out. Rows copied from a spreadsheet work too: date, what happened, what was done, "
                + "reference. You see what we understood before it counts.",
            rows: 8))
        <div class="field\(shown.mistake("file") == nil ? nil : HTML(" wrong"))">
        <label for="file">Or a CSV file</label>
        <p class="hint" id="file-hint">The first line names the columns: date, time, what happened, what was done, \
        reference. At most \(InformationRequest.Entry.most) rows.</p>
        \(shown.mistake("file").map { HTML("<p class=\"mistake\" id=\"file-error\">\($0)</p>\n") })\
        <input id="file" name="file" type="file" accept=".csv,.txt,text/csv,text/plain" aria-describedby="file-hint">
        </div>
        <button class="second" name="do" value="check">Check what you pasted or chose</button>
        <h2>Anything else</h2>
        \(shown.area(
            "text", "What else should we know, or why do you refuse?",
            hint: "What you know of risk and vulnerability, what is still open. If you refuse, why.", rows: 6))
        \(shown.radios(
            "ground", "If you refuse: on what ground?",
            InformationRequest.Ground.open(to: request.answering).map { Choice($0.rawValue, $0.inWords.withUpperStart) },
            hint: "Schedule 4, paragraph 7 knows no others."))
        \(shown.date("rest_by", "If a part is still to come: by when?"))
        \(shown.input(
            "kept", "Where are the papers themselves kept?",
            hint: "Papers cannot be attached here. Say where they are, by a file number of yours."))
        \(isTold ? nil : shown.input(
            "agency_reference", "Your own reference for this case, if you have one",
            hint: "It stands in our messages to you.", width: "short"))
        """
    }

    private func told(_ shown: Shown) -> HTML? {
        guard isTold else { return nil }
        return """
            <p>You enter what \(page.requestee(request)) told you.</p>
            \(shown.input("told_by", "Who told you?", hint: "Their name and part, like Paula Reed, records manager."))
            \(shown.radios("told_how", "How?", InformationRequest.Told.How.allCases.map {
                Choice($0.rawValue, $0.inWords.withUpperStart)
            }))
            \(shown.date("told_on", "When?"))
            """
    }

    private func typed(_ shown: Shown) -> HTML {
        let count = Self.rows(shown)
        let rows: [HTML] = (1...count).map { row in
            let mistake = shown.mistake("entry-\(row)")
            func box(_ part: String, _ label: String, _ style: StaticString) -> HTML {
                let name = "entry-\(row)-\(part)"
                return """
                    <td><label class="hidden" for="\(name)">\(label), row \(row)</label>\
                    <input class="\(HTML(trusted: style))" id="\(name)" name="\(name)" type="text" \
                    value="\(shown.value(name))"\(mistake.map { _ in HTML(" aria-describedby=\"entry-\(row)-error\"") })></td>
                    """
            }
            let said: HTML? = mistake.map {
                "<tr><td colspan=\"4\"><p class=\"mistake\" id=\"entry-\(row)-error\">Row \(row): \($0)</p></td></tr>\n"
            }
            return """
                \(said)<tr>\(box("date", "Date", "short"))\(box("what", "What happened", "wide"))\
                \(box("done", "What was done", "wide"))\(box("reference", "Reference", "short"))</tr>

                """
        }
        return """
            <input type="hidden" name="rows" value="\(count)">
            <div class="scroll dense" tabindex="0" role="region" aria-label="Type it"><table>
            <caption>Type it</caption>
            <thead><tr><th scope="col">Date, like 27/3/2026</th><th scope="col">What happened</th>\
            <th scope="col">What was done</th><th scope="col">Reference</th></tr></thead>
            <tbody>
            \(rows)</tbody></table></div>
            \(count < Self.mostRows
                ? HTML("<p><button class=\"second\" name=\"do\" value=\"row\">Add more rows</button></p>\n") : nil)
            """
    }

    /// What is understood of the pasted lines; those of the answer that is put right stay as they were where they stand
    /// unchanged.
    func chronology(_ pasted: String) -> ChronologyText {
        let known = request.standingAnswers.first { $0.number == corrects }?.entries ?? []
        return ChronologyText(pasted, today: page.today, known: known)
    }

    /// The dated entries that were typed and pasted, with everything that is wrong noted.
    func entries(_ form: inout Form, _ pasted: String) -> [InformationRequest.Entry] {
        var entries: [InformationRequest.Entry] = []
        for row in 1...Self.rows(form.shown) {
            let cells = ["date", "what", "done", "reference"].map { part in
                form.text("entry-\(row)-\(part)", "Row \(row)", max: InformationRequest.Entry.longest, required: false)
            }
            guard cells.contains(where: { !$0.isEmpty }) else { continue }
            switch ChronologyText.entry(cells[0], Array(cells.dropFirst()), page.today) {
            case .success(let entry): entries.append(entry)
            case .failure(let fault):
                form.note("entry-\(row)", fault.sentence, anchor: "entry-\(row)-\(cells[1].isEmpty ? "what" : "date")")
            }
        }
        let read = chronology(pasted)
        for mistake in read.mistakes.prefix(20) { form.note("pasted", "Line \(mistake.line): \(mistake.sentence)") }
        if read.mistakes.count > 20 { form.note("pasted", "\(read.mistakes.count - 20) more lines cannot be read") }
        entries += read.entries
        if entries.count > InformationRequest.Entry.most { form.note("pasted", ChronologyText.tooMany) }
        return entries
    }

    /// The answer that was sent; nil where something is wrong, which is noted.
    func read(_ form: inout Form, submission: InformationRequest.Answer.ID?) -> InformationRequest.Given? {
        let kind: InformationRequest.Answer.Kind? = form.choice("kind", "Choose what you answer")
        let pasted = form.area("pasted", "The chronology", max: Self.longestChronology, required: false)
        let entries = entries(&form, pasted)
        let hasDays = kind == .chronology || kind == .partial
        let text = form.area(
            "text", "The answer", max: 15_000,
            required: kind == .refused || hasDays && entries.isEmpty && pasted.isEmpty,
            missing: kind == .refused ? "Enter why you refuse" : "Enter what you hold")
        if let kind, !hasDays, !entries.isEmpty {
            form.note(
                "kind",
                kind == .refused
                    ? "You refuse and give dated entries. Choose “\(InformationRequest.Answer.Kind.partial.inWords)”, or take them out"
                    : "You hold nothing and give dated entries. Choose “\(InformationRequest.Answer.Kind.chronology.inWords)”, or take them out"
            )
        }
        let ground: InformationRequest.Ground? = form.choice(
            "ground", "Choose the ground on which you refuse", required: kind == .refused)
        let restBy = form.date(
            "rest_by", "The day by which the rest will come", .from(page.today.adding(days: 1)),
            required: kind == .partial)
        let kept = form.text("kept", "Where the papers are kept", max: 300, required: false)
        var told: InformationRequest.Told?
        if isTold {
            let by = form.text("told_by", "Who told you", max: 200)
            let how: InformationRequest.Told.How? = form.choice("told_how", "Choose how you were told")
            let on = form.date("told_on", "The day on which you were told", .between(request.askedOn, page.today))
            if let how, let on { told = .init(by: by, how: how, on: on) }
        }
        guard let kind else { return nil }
        return InformationRequest.Given(
            kind, text: text, entries: entries, restBy: kind == .partial ? restBy : nil,
            ground: kind == .refused ? ground : nil, kept: kept.isEmpty ? nil : kept, told: told, corrects: corrects,
            submission: submission)
    }
}
