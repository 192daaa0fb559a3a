import Testing

/// A change of the statutory procedure and what lint must say of it.
struct LintRow: CustomTestStringConvertible, Sendable {
    let finding: String
    let changes: [LintSamples.Change]
    /// Words at the line that the finding must name; nil for the new text of the first change.
    let at: String?

    /// `finding` as `warning number-above-three threshold.number`; empty where nothing must be said.
    init(_ finding: String, _ old: String, _ new: String, _ more: (String, String)..., at: String? = nil) {
        self.finding = finding
        changes = [LintSamples.Change(old, new)] + more.map { LintSamples.Change($0, $1) }
        self.at = at
    }

    var testDescription: String {
        "\(finding.isEmpty ? "nothing" : finding): \(changes.map(\.new).joined(separator: "; "))"
    }

    static let ofThreshold: [LintRow] = [
        // EN para 231 and the guidance: not more than three; section 104(4): another number.
        LintRow("warning number-above-three threshold.number", "number: 3", "number: 4"),
        LintRow("note number-below-three threshold.number", "number: 3", "number: 2"),
        LintRow("note number-below-three threshold.number", "number: 3", "number: 1"),
        LintRow("warning number-by-one-person threshold.number_by", "number_by: anyone", "number_by: one-person"),
        LintRow(
            "warning formula-span-from-first-incident threshold.formula", "formula: from-each-complaint",
            "formula: span-from-first-incident"),
        LintRow("", "formula: from-each-complaint", "formula: last-months"),
        LintRow("note sifting-by-dates threshold.sifting", "sifting: distinct-incidents", "sifting: different-dates"),
        LintRow("", "says_related: true", "says_related: false"),
        LintRow("", "senior_discretion: null", "senior_discretion: { holder: the head of Community Safety }"),
        LintRow(
            "note figure-silent threshold.to_complain", "silent_on: []", "silent_on: [to-complain]", at: "to_complain"),
        LintRow("note figure-silent threshold.number", "silent_on: []", "silent_on: [number]", at: "number: 3"),
        LintRow("note figure-silent threshold.to_apply", "silent_on: []", "silent_on: [to-apply]", at: "to_apply"),
        LintRow("note figure-silent threshold.sifting", "silent_on: []", "silent_on: [sifting]", at: "sifting"),
    ]

    static let ofWindows: [LintRow] = [
        LintRow("warning complaint-window-shorter threshold.to_complain", "limit: 1 month,", "limit: 2 weeks,"),
        // Of a month with 31 days it takes one away, to February it gives some.
        LintRow("warning complaint-window-shorter threshold.to_complain", "limit: 1 month,", "limit: 30 days,"),
        // Lincolnshire: never shorter than a month that begins with the behaviour.
        LintRow(
            "note complaint-window-longer threshold.to_complain", "limit: 1 month, counting: beginning-with",
            "limit: 30 days, counting: after"),
        LintRow("note complaint-window-longer threshold.to_complain", "limit: 1 month,", "limit: 2 months,"),
        LintRow(
            "note complaint-window-counting threshold.to_complain", "limit: 1 month, counting: beginning-with",
            "limit: 1 month, counting: after"),
        LintRow("warning application-window-shorter threshold.to_apply", "limit: 6 months,", "limit: 3 months,"),
        LintRow("warning application-window-shorter threshold.to_apply", "limit: 6 months,", "limit: 26 weeks,"),
        LintRow("note application-window-longer threshold.to_apply", "limit: 6 months,", "limit: 12 months,"),
        LintRow(
            "note application-window-counting threshold.to_apply", "limit: 6 months, counting: beginning-with",
            "limit: 6 months, counting: after"),
        // The length of a span is the formula's matter.
        LintRow(
            "warning formula-span-from-first-incident threshold.formula", "limit: 6 months,", "limit: 3 months,",
            ("formula: from-each-complaint", "formula: span-from-first-incident"), at: "formula: span"),
    ]

    static let ofCaveats: [LintRow] = [
        LintRow(
            "warning caveat-recency caveats.recency", "caveats: {}",
            "caveats: { recency: { limit: 1 month, counting: after } }"),
        LintRow(
            "warning caveat-no-action-taken caveats.no_action_taken", "caveats: {}",
            "caveats: { no_action_taken: true }"),
        LintRow(
            "warning caveat-closed-case caveats.closed_case", "caveats: {}", "caveats:\n  closed_case: true",
            at: "  closed_case"),
        LintRow(
            "warning caveat-ongoing-action caveats.no_ongoing_action", "caveats: {}",
            "caveats: { no_ongoing_action: true }"),
        LintRow(
            "warning caveat-pending-response caveats.no_pending_response", "caveats: {}",
            "caveats: { no_pending_response: true }"),
        LintRow("warning caveat-witnessed caveats.witnessed", "caveats: {}", "caveats: { witnessed: true }"),
        LintRow(
            "warning caveat-judged caveats.judged[0]", "caveats: {}", "caveats: { judged: [the behaviour persists] }"),
        LintRow("", "caveats: {}", "caveats: { closed_case: false, judged: [] }"),
    ]

    static let ofLimbs: [LintRow] = [
        LintRow("", "hate: null", "hate: { count: 1, window: { limit: 6 months, counting: beginning-with } }"),
        LintRow(
            "warning hate-count-not-below-number threshold.hate.count", "hate: null",
            "hate: { count: 3, window: { limit: 6 months, counting: beginning-with } }"),
        // Shropshire.
        LintRow(
            "warning hate-window-shorter threshold.hate.window", "hate: null",
            "hate: { count: 1, window: { limit: 3 months, counting: beginning-with } }"),
        LintRow(
            "warning hate-gate threshold.hate.gate", "hate: null",
            "hate: { count: 1, window: { limit: 6 months, counting: beginning-with }, gate: referred to a meeting }"),
        // Wokingham, Guildford.
        LintRow(
            "warning community-count-above-number threshold.community.count", "community: null",
            "community: { count: 5, counted: people }"),
        LintRow(
            "warning community-count-above-number threshold.community.count", "community: null",
            "community: { count: 4, counted: households }"),
        // Watford.
        LintRow(
            "note community-without-effect threshold.community.count", "community: null",
            "community: { count: 3, counted: people }"),
        LintRow("", "community: null", "community: { count: 2, counted: people }"),
        LintRow(
            "warning community-linked-place threshold.community.linked_place", "community: null",
            "community: { count: 2, counted: reports, linked_place: true }"),
    ]
}
