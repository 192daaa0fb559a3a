import Casework
import Desk
import Records
import Text

/// The page on which a meeting is recorded while it runs: every part is a form of its own, kept by itself.
struct RecordPage {
    let page: CasePage
    let hearing: Review.Hearing
    let draft: MeetingDraft
    let catalogue: ActionCatalogue
    let visit: Visit
    /// How many recommendations and actions to show at least.
    var rows: (recommendations: Int, actions: Int) = (1, 1)
    var mistakes: [FieldMistake] = []

    var path: String { "/work/cases/\(page.application.reference)/meeting/record" }

    /// Of the browser, so that the forms stay good when somebody must sign in again.
    var token: String { visit.signer.formToken(for: visit.browser.text) }

    /// The applications of the review that the reader may see, this one first.
    var references: [CaseReference] { [page.application.reference] + page.heardWith }

    var html: HTML {
        let shown = shown(nil)
        let isPanel = hearing.purpose == .panel
        let parts: [MeetingSection] =
            isPanel
            ? [.attendance, .conflicts] + references.map { .applicant($0) } + [.findings, .agreement]
            : [.attendance, .conflicts, .findings]
        let rest: [MeetingSection] =
            isPanel ? [.recommendation(1), .action(1), .next, .adjournment] : [.action(1), .next]
        let recommendations: HTML? =
            isPanel
            ? """
            <div id="rows-recommendation">
            \(numbers(rows.recommendations) { .recommendation($0) }.map { part(.recommendation($0)) })</div>
            \(another("recommendation", "Add another recommendation"))
            """ : nil
        let jumps: [HTML] = (parts + rest).map { section in
            "<li><a href=\"#part-\(section.name)\">\(section.groupInWords)</a></li>\n"
        }
        return """
            \(shown.inOrder(of: "").summary)<h1>Record the meeting</h1>
            <p>Case \(HTML.link(to: "/work/cases/\(page.application.reference)", "\(page.application.reference)")): \
            \(hearing.purpose == .progress ? "the meeting about the progress on" : "the panel on") \
            \(Pieces.moment(hearing.slot.startsAt)), \(hearing.meeting.place).</p>
            <p class="record-state" id="record-state" role="status">Save each part before you write in the next one.</p>
            <nav aria-label="Parts of the record"><ul class="actions">
            \(jumps)</ul></nav>
            <div id="record" data-path="\(path)" data-writer="\(page.key.officer.person)" data-most="\(MeetingSection.most)">
            \(before)\(parts.map { part($0) })
            \(recommendations)<div id="rows-action">
            \(numbers(rows.actions) { .action($0) }.map { part(.action($0)) })</div>
            \(another("action", "Add another action"))
            \(part(.next))
            \(isPanel ? part(.adjournment) : nil)</div>
            <h2>Finish</h2>
            <p>When everything is saved and the panel agrees. Whoever has an action is told at once; the record can be put \
            right afterwards, beside the first text.</p>
            \(ending("finish", "Finish the record"))\(isPanel ? adjourning : nil)
            <script src="\(RecordScript.path)" defer></script>

            """
    }

    /// The form that makes a record of what is written.
    private func ending(_ id: String, _ words: String) -> HTML {
        """
        <form method="post" action="\(path)" id="\(id)" class="ending" novalidate>
        \(FormToken.field(token))
        <input type="hidden" name="end" value="\(id == "adjourn" ? "adjourned" : "finished")">
        \(versions)<button\(id == "adjourn" ? HTML(" class=\"second\"") : nil)>\(words)</button>
        </form>

        """
    }

    private var adjourning: HTML {
        """
        <h2>Or adjourn</h2>
        <p>Where the meeting goes on another day: say above why, and what is awaited. What is written of who was there and \
        what was said and found becomes the record of this part. Recommendations and actions stay as they are written, and \
        are there when you record the next meeting. Everybody who was invited is told, and so is the applicant.</p>
        \(ending("adjourn", "Adjourn the meeting"))
        """
    }

    /// What was recorded of the part that was held before it was adjourned.
    private var before: HTML? {
        guard let earlier = page.review?.adjourned(before: hearing), earlier.record != nil else { return nil }
        return """
            <details><summary>What was recorded before the meeting was adjourned</summary>
            <p>\(Pieces.moment(earlier.slot.startsAt))</p>
            \(CaseView(page: page).record(of: earlier))</details>

            """
    }

    /// Which versions the page shows: nobody finishes what they have not seen.
    private var versions: HTML {
        HTML(
            draft.entries.map { entry in
                "<input type=\"hidden\" name=\"seen\" value=\"\(entry.section.name)=\(entry.version)\">\n"
            })
    }

    /// The form of one part as it stands; with `values` as somebody typed it.
    func part(_ section: MeetingSection, values: Shown? = nil, version: Int? = nil) -> HTML {
        let entry = draft.entry(section)
        let fields = RecordFields(
            page: page, hearing: hearing, catalogue: catalogue, name: section.name,
            shown: values ?? (arranged(section) ?? shown(entry)))
        let prefilled: HTML? = arranged(section) == nil ? nil : " data-prefilled"
        let earlier: [HTML] = draft.earlier.filter { $0.section == section }.map { old in
            "<h4>\(page.officerName(old.by)), \(old.at.timeInWords)</h4>\n\(RecordRead.html(old, page))"
        }
        let before: HTML? =
            earlier.isEmpty ? nil : "<details><summary>What others wrote here before</summary>\n\(earlier)</details>\n"
        let saved: HTML? = entry.map { "Saved by \(page.officerName($0.by)) at \($0.at.timeInWords)." }
        return """
            <section class="part" id="part-\(section.name)" aria-labelledby="title-\(section.name)">
            <h2 id="title-\(section.name)">\(section.inWords)</h2>
            <form method="post" action="\(path)/\(section.name)" data-section="\(section.name)"\(prefilled) novalidate>
            \(FormToken.field(token))
            <input type="hidden" name="meeting" value="\(hearing.number)">
            <input type="hidden" name="version" value="\(version ?? entry?.version ?? 0)">
            <input type="hidden" name="writer" value="\(page.key.officer.person)">
            \(fields.html(of: section))
            <p class="hint" data-saved>\(saved)</p>
            \(before)<button class="second">Save this part</button>
            </form>
            </section>

            """
    }

    /// A row more, by the script, or by loading the page anew without it.
    private func another(_ noun: String, _ words: String) -> HTML {
        let section: MeetingSection = noun == "action" ? .action(1) : .recommendation(1)
        let blank = RecordFields(
            page: page, hearing: hearing, catalogue: catalogue, name: "\(noun)-0", shown: Shown()
        ).html(of: section)
        let title = noun == "action" ? "Action 0" : "Recommendation 0"
        let count = numbers(noun == "action" ? rows.actions : rows.recommendations) {
            noun == "action" ? .action($0) : .recommendation($0)
        }.count
        let fresh = min(count + 1, MeetingSection.most)
        return """
            <template id="new-\(noun)">
            <section class="part" id="part-\(noun)-0" aria-labelledby="title-\(noun)-0">
            <h2 id="title-\(noun)-0">\(title)</h2>
            <form method="post" action="\(path)/\(noun)-0" data-section="\(noun)-0" novalidate>
            \(FormToken.field(token))
            <input type="hidden" name="meeting" value="\(hearing.number)">
            <input type="hidden" name="version" value="0">
            <input type="hidden" name="writer" value="\(page.key.officer.person)">
            \(blank)
            <p class="hint" data-saved></p>
            <button class="second">Save this part</button>
            </form>
            </section>
            </template>
            <p><a class="button add" data-add="\(noun)" href="\(path)?\(noun)s=\(fresh)#part-\(noun)-\(fresh)">\(words)</a></p>

            """
    }

    /// 1 to the last row that holds something, and to `least`.
    private func numbers(_ least: Int, _ section: (Int) -> MeetingSection) -> ClosedRange<Int> {
        let begun = (1...MeetingSection.most).last { draft.entry(section($0)) != nil } ?? 0
        return 1...max(1, begun, min(least, MeetingSection.most))
    }

    /// What was arranged for an applicant, until something is written of their part; nil where there is nothing.
    private func arranged(_ section: MeetingSection) -> Shown? {
        guard case .applicant(let reference) = section, draft.entry(section) == nil, let review = page.review,
            let id = zip(references, [page.application.id] + page.others).first(where: { $0.0 == reference })?.1
        else { return nil }
        let ways = ArrangedPart.ways(
            review.applicantParts.part(of: id, in: hearing.number), now: hearing.slot.startsAt)
        guard !ways.isEmpty else { return nil }
        var shown = Shown(FormFields([]), mistakes: mistakes)
        shown.values["\(section.name)_ways"] = ways.map(\.rawValue)
        return shown
    }

    private func shown(_ entry: MeetingDrafts.Entry?) -> Shown {
        let fields = (entry?.fields ?? []).map { FormFields.Field(name: $0.name, value: $0.value) }
        return Shown(FormFields(fields), mistakes: mistakes)
    }
}

extension MeetingSection {
    /// For the list of parts.
    fileprivate var groupInWords: String {
        switch self {
        case .recommendation: "Recommendations"
        case .action: "Actions"
        case .attendance, .conflicts, .applicant, .findings, .agreement, .next, .adjournment: inWords
        }
    }
}

extension Instant {
    /// `2:03pm`, on a clock in London.
    var timeInWords: String {
        let clock = London.clock(of: self)
        let hour = clock.hour % 12 == 0 ? 12 : clock.hour % 12
        return "\(hour):\(clock.minute < 10 ? "0" : "")\(clock.minute)\(clock.hour < 12 ? "am" : "pm")"
    }
}
