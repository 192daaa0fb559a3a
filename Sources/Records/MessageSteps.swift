public import Casework

extension MessageLife {
    /// One step of a message's life, for programs and operators: no name and no address.
    public struct Step: Equatable, Sendable {
        public var at: Instant?
        /// Where only the day is known.
        public var day: CivilDate?
        /// A word: `written`, `due`, `attempt-1`, `accepted`, `bounced` …
        public var what: String
        public var detail: String?
    }

    /// The steps in their order.
    public var steps: [Step] {
        var steps: [(Instant, Step)] = [(createdAt, Step(at: createdAt, what: "written"))]
        func add(_ at: Instant, _ what: String, _ detail: String? = nil) {
            steps.append((at, Step(at: at, what: what, detail: detail.map(Sending.withoutAddresses))))
        }
        for attempt in attempts {
            add(attempt.startedAt, "attempt-\(attempt.number)", attempt.endedAt == nil ? "under way" : nil)
            guard let end = attempt.endedAt else { continue }
            var detail = attempt.detail
            if attempt.outcome == "accepted", let providerID { detail = detail ?? providerID }
            add(end, attempt.outcome ?? "ended", detail)
        }
        for event in events {
            // A note is a person's, for those who work on the case.
            add(event.at, event.kind, event.by == nil ? event.detail : nil)
        }
        for task in tasks {
            add(task.openedAt, "task-\(task.kind.rawValue)")
            guard let day = task.doneOn else { continue }
            steps.append((task.openedAt, Step(day: day, what: "task-\(task.kind.rawValue)-done")))
        }
        var ordered = steps.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
            .map(\.element.1)
        switch state {
        case "pending": ordered.append(Step(at: dueAt, what: "due", detail: detail.map(Sending.withoutAddresses)))
        case "dropped":
            ordered.append(Step(at: settledAt, what: "dropped", detail: detail.map(Sending.withoutAddresses)))
        case "by-hand":
            ordered.append(Step(at: nil, what: "by-hand", detail: detail.map(Sending.withoutAddresses)))
        default: break
        }
        return ordered
    }
}
