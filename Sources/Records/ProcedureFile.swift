public import Casework
public import Text

/// A review procedure as a file that people write (YAML, or the same as JSON).
public enum ProcedureFile {
    /// Reads a procedure from YAML; every mistake at once, with its place.
    public static func read(_ bytes: [UInt8]) throws(Mistakes) -> Procedure { try read(Node.yaml(bytes)) }

    /// Reads a procedure that has been read as a tree.
    public static func read(_ node: Node) throws(Mistakes) -> Procedure {
        try Reader.read(node) { $0.procedure() }
    }

    /// A key for a step: `threshold_decision`.
    public static func key(of step: Procedure.Step) -> String {
        String(decoding: step.rawValue.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
    }

    /// Lower-case letters and digits in words joined by single hyphens, 1 to 60 bytes: `east-herts`.
    public static func isName(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard (1...60).contains(bytes.count) else { return false }
        let words = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return words.allSatisfy { word in
            !word.isEmpty
                && word.allSatisfy {
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                }
        }
    }
}

extension Reader {
    fileprivate func procedure() -> Procedure? {
        let name = custom("name", expected: "a name in lower case with hyphens, such as east-herts") {
            ProcedureFile.isName($0) ? $0 : nil
        }
        let version = string("version", maxBytes: 40)
        let title = string("title", maxBytes: 200)
        let source = string("source", maxBytes: 1_000)
        let validFrom = optional("valid_from")?.civilDate()
        let validUntil = optional("valid_until")?.civilDate()
        if let validFrom, let validUntil, validUntil < validFrom {
            refuse("valid_until", expected: "a day that is not before valid_from")
        }
        let threshold = object("threshold") { $0.thresholdRules() }
        let caveats = object("caveats") { $0.caveats() }
        let given = object("limits") { $0.stepLimits() }
        let silent = object("limits_where_silent") { $0.stepLimits() }
        if let given, let silent { compare(given, silent) }
        let ladder = ladder()
        let panelMinimum = optional("panel_minimum")?.integer(in: 1...100)
        let review = object("review") { route -> Procedure.ReviewRoute? in
            let body = route.string("body", maxBytes: 200)
            let grounds = route.strings("grounds", count: 0...20, maxBytes: 500)
            return body.map { Procedure.ReviewRoute(body: $0, grounds: grounds) }
        }
        guard let name, let version, let title, let source, var threshold, let caveats, let given, let silent,
            let review
        else { return nil }
        threshold.caveats = caveats
        return Procedure(
            name: name, version: version, title: title, source: source, validFrom: validFrom, validUntil: validUntil,
            threshold: threshold, limits: given.merging(silent) { given, _ in given }, silentOn: Set(silent.keys),
            ladder: ladder, panelMinimum: panelMinimum, review: review)
    }

    private func thresholdRules() -> Procedure.ThresholdRules? {
        let number = integer("number", in: 1...20)
        let toComplain = object("to_complain") { $0.window() }
        let toApply = object("to_apply") { $0.window() }
        let sifting = choice("sifting", of: Procedure.Sifting.self)
        let hate = optional("hate")?.object { rule -> Procedure.HateRule? in
            let count = rule.integer("count", in: 1...20)
            let window = rule.object("window") { $0.window() }
            guard let count, let window else { return nil }
            return Procedure.HateRule(count: count, window: window)
        }
        let community = optional("community")?.object { rule -> Procedure.CommunityRule? in
            let count = rule.integer("count", in: 2...100)
            let counted = rule.choice("counted", of: Procedure.CommunityRule.Counted.self)
            let linkedPlace = rule.bool("linked_place", default: false)
            let isByOnePerson = rule.bool("number_is_by_one_person", default: false)
            guard let count, let counted else { return nil }
            return Procedure.CommunityRule(
                count: count, counted: counted, linkedPlace: linkedPlace, numberIsByOnePerson: isByOnePerson)
        }
        let senior = optional("senior_discretion")?.object { rule in
            rule.string("holder", maxBytes: 200).map { Procedure.SeniorDiscretion(holder: $0) }
        }
        guard let number, let toComplain, let toApply, let sifting else { return nil }
        return Procedure.ThresholdRules(
            number: number, toComplain: toComplain, toApply: toApply, sifting: sifting, caveats: [], hate: hate,
            community: community, seniorDiscretion: senior)
    }

    /// The keys are in the order in which the conditions are named in an answer.
    private func caveats() -> [Procedure.Caveat]? {
        var caveats: [Procedure.Caveat] = []
        if let window = optional("recency")?.object(nil, { $0.window() }) { caveats.append(.recency(window)) }
        if bool("no_action_taken", default: false) { caveats.append(.noActionTaken) }
        if bool("closed_case", default: false) { caveats.append(.closedCase) }
        if bool("no_ongoing_action", default: false) { caveats.append(.noOngoingAction) }
        if bool("witnessed", default: false) { caveats.append(.witnessed) }
        return caveats
    }

    /// How the first day counts must be said: it moves the last day by one, and for some months not at all.
    private func window() -> Procedure.Window? {
        let limit = limit { $0.amount > 0 && $0.unit != .workingDays }
        let counting = choice("counting", of: Limit.Counting.self)
        guard let limit, let counting else { return nil }
        return Procedure.Window(limit, counting)
    }

    private func limit(_ isFit: (Limit) -> Bool = { _ in true }) -> Limit? {
        custom("limit", expected: isFit(.workingDays(1)) ? Limit.Misread.expected : Reader.expectedWindow) { text in
            guard let limit = try? Limit(parsing: text), isFit(limit) else { return nil }
            return limit
        }
    }

    private static let expectedWindow = "a period in days, weeks or months, such as 1 month or 30 days"

    private func stepLimits() -> [Procedure.Step: Procedure.StepLimit] {
        var limits: [Procedure.Step: Procedure.StepLimit] = [:]
        for step in Procedure.Step.allCases {
            let found = optional(ProcedureFile.key(of: step))?.object { inner -> Procedure.StepLimit? in
                let limit = inner.limit()
                let anchor = inner.choice("from", of: Procedure.Anchor.self)
                let counting = inner.choice("counting", of: Limit.Counting.self, default: .after)
                guard let limit, let anchor else { return nil }
                return Procedure.StepLimit(limit, from: anchor, counting)
            }
            if let found { limits[step] = found }
        }
        return limits
    }

    /// Every step has one limit, in one of the two places.
    private func compare(
        _ given: [Procedure.Step: Procedure.StepLimit], _ silent: [Procedure.Step: Procedure.StepLimit]
    ) {
        for step in Procedure.Step.allCases {
            let key = ProcedureFile.key(of: step)
            let isGiven = optional("limits")?.has(key) ?? false
            let isSilent = optional("limits_where_silent")?.has(key) ?? false
            if isGiven, isSilent {
                optional("limits_where_silent")?.refuse(
                    key, expected: "\(key) in one place only",
                    mend: "It is in limits already. Leave it out here.")
            } else if !isGiven, !isSilent {
                optional("limits_where_silent")?.refuse(
                    key, found: "nothing", expected: "a limit for \(key)",
                    mend: "Put it in limits where the procedure gives it, else here.")
            }
        }
    }

    private func ladder() -> [Procedure.Rung] {
        var last: Int?
        return array("ladder", count: 0...20) { rung -> Procedure.Rung? in
            let workingDays = rung.integer("working_days", in: -60...60)
            let to = rung.array("to", count: 1...5) { $0.choice(of: Procedure.Rung.Recipient.self) }
            guard let workingDays, !to.isEmpty else { return nil }
            if let last, workingDays <= last {
                rung.refuse(
                    "working_days", expected: "a later day than the rung before", mend: "Put the rungs in order.")
            }
            last = workingDays
            return Procedure.Rung(workingDays: workingDays, to: to)
        }
    }
}

extension Reader {
    /// A civil date.
    func civilDate(_ key: String? = nil) -> CivilDate? {
        custom(key, expected: "a date that exists, YYYY-MM-DD") { CivilDate($0) }
    }
}
