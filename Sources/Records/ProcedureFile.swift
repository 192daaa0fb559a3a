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
        let replaces = optional("replaces")?.string(maxBytes: 40)
        if let version, let replaces, replaces.utf8.elementsEqual(version.utf8) {
            refuse(
                "replaces", expected: "the version before this one",
                mend: "A procedure does not replace itself. Write null where there is none before it.")
        }
        let title = string("title", maxBytes: 200)
        let source = string("source", maxBytes: 1_000)
        let validFrom = optional("valid_from")?.civilDate()
        let validUntil = optional("valid_until")?.civilDate()
        if let validFrom, let validUntil, validUntil < validFrom {
            refuse("valid_until", expected: "a day that is not before valid_from")
        }
        let areas = areaCodes()
        let threshold = object("threshold") { $0.thresholdRules() }
        let caveats = object("caveats") { $0.caveats() }
        let given = object("limits") { $0.stepLimits() }
        let silent = object("limits_where_silent") { $0.stepLimits() }
        if given != nil, silent != nil { compareLimits() }
        let ladder = ladder("ladder")
        let ladders = optional("ladders")?.object { $0.stepLadders() } ?? [:]
        let panel = panel()
        let review = object("review") { $0.reviewRoute() }
        let duties = optional("duties")?.object { $0.duties() } ?? Procedure.Duties()
        let reporting = optional("reporting")?.object { $0.reporting() }
        let reopening = optional("reopening")?.object { $0.reopening() }
        let riskQuestions = optional("risk_questions")?.strings(count: 0...60, maxBytes: 300) ?? []
        let notes = optional("notes")?.strings(count: 0...60, maxBytes: 1_000) ?? []
        guard let name, let version, let title, let source, var threshold, let caveats, let given, let silent,
            let review
        else { return nil }
        threshold.caveats = caveats
        var procedure = Procedure(
            name: name, version: version, replaces: replaces, title: title, source: source, validFrom: validFrom,
            validUntil: validUntil, areas: areas, threshold: threshold,
            limits: given.merging(silent) { given, _ in given }, silentOn: Set(silent.keys), ladder: ladder,
            ladders: ladders, panel: panel, review: review, duties: duties, reporting: reporting,
            riskQuestions: riskQuestions, notes: notes)
        procedure.reopening = reopening
        if let cycle = procedure.cycle { refuse(cycle, in: procedure) }
        return procedure
    }

    /// Limits that can never be counted, because each is counted from the next.
    private func refuse(_ cycle: [Procedure.Step], in procedure: Procedure) {
        guard let first = cycle.first else { return }
        object(procedure.silentOn.contains(first) ? "limits_where_silent" : "limits") { limits in
            limits.optional(ProcedureFile.key(of: first))?.object { limit -> Bool? in
                limit.refuse(
                    "from", expected: "an event that does not wait for this step itself",
                    mend: "Now \(StageFault.cycle(cycle)). Count one of them from something else.")
                return true
            }
        }
    }

    private func areaCodes() -> [String] {
        var seen: Set<[UInt8]> = []
        return optional("areas")?.array(count: 0...400) { item -> String? in
            let code = item.custom(
                expected: "the code of a local government area: E06, E07, E08, E09 or W06 and six digits",
                mend: "Write a code such as E09000019. A county with districts is none (section 105(2))."
            ) { AreaCode.isOne($0) ? $0 : nil }
            if let code, !seen.insert(Array(code.utf8)).inserted {
                item.refuse(expected: "each area once", mend: "Leave it out here.")
                return nil
            }
            return code
        } ?? []
    }

    /// Every needed step has one limit, in one of the two places; no step has two.
    private func compareLimits() {
        for step in Procedure.Step.allCases {
            let key = ProcedureFile.key(of: step)
            let isGiven = optional("limits")?.has(key) ?? false
            let isSilent = optional("limits_where_silent")?.has(key) ?? false
            if isGiven, isSilent {
                optional("limits_where_silent")?.refuse(
                    key, expected: "\(key) in one place only", mend: "It is in limits already. Leave it out here.")
            } else if !isGiven, !isSilent, !Procedure.Step.optional.contains(step) {
                optional("limits_where_silent")?.refuse(
                    key, found: "nothing", expected: "a limit for \(key)",
                    mend: "Put it in limits where the procedure gives it, else here.")
            }
        }
    }
}

extension Reader {
    /// A civil date.
    func civilDate(_ key: String? = nil) -> CivilDate? {
        custom(key, expected: "a date that exists, YYYY-MM-DD") { CivilDate($0) }
    }
}
