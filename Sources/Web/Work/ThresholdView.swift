import Casework
import Desk
import Records
import Text

/// How an application stands to the threshold: section 104 beside the local procedure, every report with its dates, and
/// what people have corrected.
struct ThresholdView {
    let page: CasePage
    let areas: [Partnerships.Served]

    private var finding: Finding { page.finding }
    private var application: Casework.Application { page.application }

    var html: HTML {
        """
        <h1>The threshold, case \(application.reference)</h1>
        <div class="notice"><p><strong>\(finding.decision.inWords)</strong>, by the procedure \(finding.procedure) \
        \(finding.version). People decide; this is how the figures come out.</p></div>
        \(standing)
        \(results)
        \(toConsider)
        <h2>The reports by date</h2>
        \(Timeline(finding, received: application.receipt.receivedOn).html)
        \(legend)
        \(ReportsTable(page: page, words: FactWords(areas: areas)).html)
        \(events)
        \(CorrectionsTable(page: page, words: FactWords(areas: areas)).html)
        """
    }

    /// Why nothing can be corrected any more, where it is so.
    private var standing: HTML? {
        switch application.stage {
        case .received, .acknowledged, .gathering: nil
        case .decided(let decision):
            """
            <div class="notice"><p>The threshold was decided on \(Pieces.date(decision.on)): \
            \(decision.answer.inWords.withLowerStart). The decision keeps the facts that it rests on. They can be \
            corrected again only if the decision is reopened.</p></div>
            """
        case .withdrawn(let day, _):
            """
            <div class="notice"><p>The application was withdrawn on \(Pieces.date(day)). Its facts stay as they \
            are.</p></div>
            """
        case .passedOn(let day):
            """
            <div class="notice"><p>The application was passed on to another area on \(Pieces.date(day)). Its facts \
            stay as they are.</p></div>
            """
        }
    }

    // MARK: The two results

    private var results: HTML {
        """
        <h2>Section 104 and the local procedure</h2>
        <div class="beside">
        <section>
        <h3>By the default figures of section 104</h3>
        <p><strong>\(finding.statute.met ? "Met" : "Not met")</strong>: \
        \(counted(finding.statute.qualifying, of: finding.statute.required)).</p>
        </section>
        <section>
        <h3>By the local procedure, \(finding.procedure) \(finding.version)</h3>
        \(local)
        </section>
        </div>
        """
    }

    private func counted(_ count: Int, of needed: Int) -> String {
        "\(count == 1 ? "1 report counts" : "\(count) reports count"), and \(needed) \(needed == 1 ? "is" : "are") needed"
    }

    private var local: HTML {
        let hasOwnWindows = finding.complaints.contains { $0.local != nil }
        let counted = finding.complaints.count { $0.localQualifies == true }
        let count: HTML? =
            hasOwnWindows
            ? "<p>By its own times \(self.counted(counted, of: page.procedure.threshold.number)).</p>" : nil
        guard !finding.local.met else {
            let limb: HTML? = finding.limb.map { ", by \($0.inWords)" }
            return "<p><strong>Met</strong>\(limb).</p>\(count)"
        }
        let conditions: [HTML] = finding.local.failed.map { condition in
            let outside: HTML? =
                finding.isInSection104(condition) ? nil : " <strong>(not a condition of section 104)</strong>"
            let isOnePersons = condition == .number && page.procedure.threshold.numberBy == .onePerson
            let whose: HTML? = isOnePersons ? " by one person" : nil
            return "\(condition.inWords.withUpperStart)\(whose)\(outside)"
        }
        return "<p><strong>Not met</strong>. What fails:</p>\n\(Pieces.items(conditions))\(count)"
    }

    // MARK: What follows from them

    /// What a person must weigh or know, a block each.
    private var toConsider: HTML? {
        let questions: [HTML] = finding.toConsider.map { "\($0.inWords)" }
        let notes: [HTML] = finding.notes.filter { !$0.isContradiction }.map { HTML(escaping: $0.sentence) }
        let changes: [HTML] = finding.wouldChange.map { HTML(escaping: $0.sentence) }
        let blocks: [HTML?] = [
            questions.isEmpty
                ? nil : "<h2>Still to consider (section 104(5))</h2>\n\(Pieces.items(questions))",
            notes.isEmpty ? nil : "<h2>To note</h2>\n\(Pieces.items(notes))",
            changes.isEmpty ? nil : "<h2>What would change the answer</h2>\n\(Pieces.items(changes))",
        ]
        let shown = blocks.compactMap(\.self)
        return shown.isEmpty ? nil : HTML(shown)
    }

    private var legend: HTML {
        let hasOwnWindows = finding.complaints.contains { $0.local != nil }
        let own: HTML? =
            hasOwnWindows ? "<li>A short upright stroke: where the local procedure's own time ends.</li>\n" : nil
        return """
            <details><summary>How to read the drawing</summary>
            <ul>
            <li>A diamond: the day of the behaviour. A circle: the day of the report.</li>
            <li>The upper bar: the time in which the report could be made. The lower bar: the time in which an \
            application could rest on it. Both by the default figures of section 104.</li>
            <li>Filled: the report counts. Outlined: it is counted with another. Dashed and crossed out: it does not \
            count.</li>
            \(own)<li>The line down all rows: the day of the application.</li>
            </ul></details>

            """
    }

    // MARK: Events

    private var events: HTML {
        let shared: [HTML] = application.sharedEvents.map { numbers in
            let split: HTML? =
                page.mayCorrect
                ? Pieces.link(
                    to: "\(page.thresholdPath)/split?reports=\(Self.query(numbers))", "Split",
                    hidden: NumberList.words(numbers).withLowerStart) : nil
            return "\(NumberList.words(numbers)) are about one event. \(split)"
        }
        let warnings: [HTML] = finding.notes.filter(\.isContradiction).map { HTML(escaping: $0.sentence) }
        return """
            <h2>Which reports are about one event</h2>
            <p>Reports of one event by one person count once (section 104(12)). A person joins reports and splits \
            them; equal dates never do.</p>
            \(shared.isEmpty ? "<p>Every report is about an event of its own.</p>" : Pieces.items(shared))
            \(warnings.isEmpty ? nil : "<h3>Check these</h3>\n\(Pieces.items(warnings))")
            \(suggestions)
            \(page.mayCorrect ? acts : nil)
            """
    }

    private var suggestions: HTML? {
        guard page.mayCorrect else { return nil }
        let found: [HTML] = application.joinSuggestions.map { numbers in
            let link = Pieces.link(
                to: "\(page.thresholdPath)/join?reports=\(Self.query(numbers))", "Look at joining them",
                hidden: "(\(NumberList.words(numbers).withLowerStart))")
            return "\(NumberList.words(numbers)): the same person, the same day. \(link)"
        }
        return found.isEmpty ? nil : "<h3>These may be about one event</h3>\n\(Pieces.items(found))"
    }

    private var acts: HTML {
        let split: HTML? =
            application.sharedEvents.isEmpty
            ? nil : "<li>\(HTML.link(to: "\(page.thresholdPath)/split", "Split reports that are joined"))</li>\n"
        return """
            <ul class="actions">
            <li>\(HTML.link(to: "\(page.thresholdPath)/join", "Join reports about one event"))</li>
            \(split)</ul>
            """
    }

    /// Numbers in the query of a link: as many as a link can well hold.
    private static func query(_ numbers: [Int]) -> String {
        numbers.prefix(100).map { "\($0)" }.joined(separator: ",")
    }
}

extension Finding.Note {
    /// Whether it stands with the events, where people join and split.
    fileprivate var isContradiction: Bool { if case .contradicting = self { true } else { false } }
}

extension Finding.Limb {
    var inWords: String {
        switch self {
        case .number: "the number of reports"
        case .hate: "the rule on hate incidents"
        case .community: "the rule on several people"
        case .seniorDiscretion: "a senior's discretion"
        }
    }
}
