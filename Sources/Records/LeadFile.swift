public import Casework
public import Text

/// What `lead nominate` reads and answers.
public enum LeadFile {
    /// Reads a case and its candidates from JSON; every mistake at once, with its place.
    public static func read(_ bytes: [UInt8]) throws(Mistakes) -> LeadQuestion {
        let node = try Node.json(bytes)
        return try Reader.read(node) { $0.leadQuestion() }
    }

    /// The answer.
    public static func json(_ nomination: LeadNomination) -> JSON {
        [
            "nominated": JSON(nomination.nominated),
            "deputy": JSON(nomination.deputy),
            "ranking": .array(
                nomination.ranking.map { place in
                    [
                        "id": .string(place.id), "score": .number(place.score),
                        "parts": [
                            "involvement": .number(place.parts.involvement),
                            "continuity": .number(place.parts.continuity),
                            "workload": .number(place.parts.workload), "skills": .number(place.parts.skills),
                        ],
                        "reason": .string(place.reason),
                    ]
                }),
            "excluded": .array(nomination.excluded.map { ["id": .string($0.id), "reason": .string($0.reason)] }),
        ]
    }
}

extension Reader {
    fileprivate func leadQuestion() -> LeadQuestion? {
        let question = object("case") { inner -> LeadQuestion? in
            let tags = inner.words("tags")
            let reports = inner.optional("reports_by_agency")?.entries { $1.integer(in: 0...1_000_000) } ?? []
            let leadAgency = inner.optional("lead_agency")?.string(maxBytes: 200)
            guard let on = inner.civilDate("on") else { return nil }
            return LeadQuestion(
                tags: tags, reportsByAgency: Dictionary(reports.map { ($0.key, $0.value) }) { first, _ in first },
                leadAgency: leadAgency, on: on, candidates: [])
        }
        var ids: Set<[UInt8]> = []
        let candidates = array("candidates") { item in
            let candidate = item.candidate()
            if let candidate, !ids.insert(Array(candidate.id.utf8)).inserted {
                item.refuse(
                    "id", expected: "an id of its own for each candidate", mend: "Another candidate has this id.")
            }
            return candidate
        }
        let weights = optional("weights")?.object { $0.weights() }
        guard var question else { return nil }
        question.candidates = candidates
        question.weights = weights ?? LeadQuestion.Weights()
        return question
    }

    /// Texts of a list that may be absent.
    private func words(_ key: String) -> [String] { optional(key)?.strings(maxBytes: 200) ?? [] }

    private func candidate() -> LeadQuestion.Candidate? {
        let id = string("id", maxBytes: 200)
        let agency = string("agency", maxBytes: 200)
        let openCases = integer("open_cases", in: 0...10_000)
        let capacity = integer("capacity", in: 0...10_000)
        let tags = words("tags")
        let knowsCase = bool("knows_case", default: false)
        let conflicts = words("conflicts")
        let away = optional("away")?.array { $0.absence() } ?? []
        let accepts = bool("accepts", default: true)
        guard let id, let agency, let openCases, let capacity else { return nil }
        return LeadQuestion.Candidate(
            id: id, agency: agency, openCases: openCases, capacity: capacity, tags: tags, knowsCase: knowsCase,
            conflicts: conflicts, away: away, accepts: accepts)
    }

    private func absence() -> LeadQuestion.Absence? {
        let days = array(count: 2...2) { $0.civilDate() }
        guard days.count == 2 else { return nil }
        guard days[0] <= days[1] else {
            refuse(expected: "a first and a last day in this order", mend: "Swap the two days.")
            return nil
        }
        return LeadQuestion.Absence(from: days[0], until: days[1])
    }

    private func weights() -> LeadQuestion.Weights {
        let usual = LeadQuestion.Weights()
        return LeadQuestion.Weights(
            involvement: number("involvement", in: 0...1_000, default: usual.involvement),
            continuity: number("continuity", in: 0...1_000, default: usual.continuity),
            workload: number("workload", in: 0...1_000, default: usual.workload),
            skills: number("skills", in: 0...1_000, default: usual.skills))
    }
}
