/// The day on which each stage of a case is due under a procedure. A limit runs from the day of its anchor where that
/// has happened, else from the day for which it is planned: the last day of the step that makes it.
public struct StageDates: Sendable {
    /// The days of one case that are known.
    public struct Events: Equatable, Sendable {
        /// What has happened, and when.
        public var happened: [Procedure.Anchor: CivilDate]
        /// What has been planned for a day other than the procedure's own: a meeting that is set, an answer promised.
        public var planned: [Procedure.Anchor: CivilDate]

        public init(happened: [Procedure.Anchor: CivilDate], planned: [Procedure.Anchor: CivilDate] = [:]) {
            self.happened = happened
            self.planned = planned
        }

        /// An application that has just come in.
        public init(receivedOn day: CivilDate) { self.init(happened: [.receipt: day]) }
    }

    public let events: Events
    public let procedure: Procedure
    public let calendar: WorkingCalendar

    public init(_ events: Events, under procedure: Procedure, calendar: WorkingCalendar) {
        self.events = events
        self.procedure = procedure
        self.calendar = calendar
    }

    /// One stage with its day.
    public struct Stage: Equatable, Sendable {
        public let step: Procedure.Step
        public let rule: Procedure.StepLimit
        /// The day from which the limit runs, and how it was counted.
        public let count: DueDate
        /// The steps on whose last day the count rests because what they make has not happened, nearest first.
        public let awaiting: [Procedure.Step]
        /// Whether the procedure's own text is silent and the suggested default stands in.
        public let isDefault: Bool

        public var due: CivilDate { count.due }
        public var from: CivilDate { count.from }

        /// The working in words, fit for a letter. A day that is only planned is said to be so.
        public var working: String {
            guard let first = awaiting.first else { return count.explanation }
            return
                "\(count.explanation) \(from.inWords) is the last day for the step “\(first.rawValue)”, which has not "
                + "happened yet; when it has, this is counted again from its day."
        }
    }

    /// Every stage that the procedure gives a limit, in the order of the steps. Throws `StageFault`.
    public func all() throws(StageFault) -> [Stage] {
        var stages: [Stage] = []
        for step in Procedure.Step.allCases where procedure.limits[step] != nil { stages.append(try stage(step)) }
        return stages
    }

    /// One stage. Throws `StageFault` where the procedure has no limit for it, where its anchors lead back to it or
    /// nowhere, or where the calendar ends.
    public func stage(_ step: Procedure.Step) throws(StageFault) -> Stage { try stage(step, beyond: []) }

    private func stage(_ step: Procedure.Step, beyond path: [Procedure.Step]) throws(StageFault) -> Stage {
        if let start = path.firstIndex(of: step) { throw .cycle(Array(path[start...]) + [step]) }
        guard let rule = procedure.limits[step] else { throw .noLimit(step, neededBy: path.last) }
        var from = events.happened[rule.anchor.event]
        var awaiting: [Procedure.Step] = []
        if from == nil {
            guard let maker = rule.anchor.maker(for: step) else { throw .unknownDay(rule.anchor, step) }
            if let day = events.planned[rule.anchor.event] {
                (from, awaiting) = (day, [maker])
            } else {
                let made = try stage(maker, beyond: path + [step])
                (from, awaiting) = (made.due, [maker] + made.awaiting)
            }
        }
        guard let from else { throw .unknownDay(rule.anchor, step) }
        let count: DueDate
        do throws(PastCalendar) {
            count =
                rule.anchor == .beforePanel
                ? try rule.limit.due(before: from, calendar: calendar)
                : try rule.limit.due(from: from, counting: rule.counting, calendar: calendar)
        } catch { throw .calendar(step, error) }
        return Stage(
            step: step, rule: rule, count: count, awaiting: awaiting, isDefault: procedure.silentOn.contains(step))
    }
}

extension Procedure.Anchor {
    /// The event that the anchor is: what is counted back from the meeting has the meeting's day.
    var event: Procedure.Anchor { self == .beforePanel ? .panel : self }

    /// The step whose last day stands for this event until it has happened; nil for the receipt, with which a case
    /// begins. What the applicant is told before the outcome is the decision on the threshold.
    public func maker(for step: Procedure.Step) -> Procedure.Step? {
        switch self {
        case .receipt: nil
        case .acknowledgement: .acknowledge
        // Full papers are asked for once the threshold is met.
        case .asking: step == .fullPapers ? .thresholdDecision : .askAgencies
        case .informationIn: .agenciesReply
        case .thresholdDecision: .thresholdDecision
        case .beforePanel, .panel, .nomination, .planShared: .panel
        case .outcomeTold, .lastWord: .outcome
        case .told: step.isBeforeOutcomeTold ? .thresholdDecision : .outcome
        case .reviewAsked: .reviewWindow
        }
    }
}

extension Procedure.Step {
    /// Whether the step comes before the applicant is told the outcome.
    fileprivate var isBeforeOutcomeTold: Bool {
        switch self {
        case .passOn, .dangerRead, .acknowledge, .askAgencies, .agenciesReply, .thresholdDecision, .fullPapers,
            .chairContacts,
            .reasonsNotInvited, .panel, .papersToPanel, .panelReports, .leadAccepts, .planConsultation, .outcome:
            true
        case .recommendationAnswer, .wordToApplicant, .reviewWindow, .reviewPapers, .reviewHeard, .whole: false
        }
    }
}

extension Procedure {
    /// The steps of a procedure that refers to itself, from one of them round to the same: their limits can never be
    /// counted. nil where there are none. Limits that lead nowhere are no cycle.
    public var cycle: [Step]? {
        for step in Step.allCases {
            var path: [Step] = []
            var next: Step? = step
            while let here = next, let rule = limits[here] {
                if let start = path.firstIndex(of: here) { return Array(path[start...]) + [here] }
                path.append(here)
                next = rule.anchor.maker(for: here)
            }
        }
        return nil
    }
}

/// Why the day of a stage cannot be told.
public enum StageFault: Error, Hashable, Sendable {
    /// Each step is counted from the one after it, and the last is the first again.
    case cycle([Procedure.Step])
    /// The procedure has no limit for the step, from whose last day another is counted where one is named.
    case noLimit(Procedure.Step, neededBy: Procedure.Step?)
    /// The day of the event is not known, and no step makes it.
    case unknownDay(Procedure.Anchor, Procedure.Step)
    case calendar(Procedure.Step, PastCalendar)
}

extension StageFault: CustomStringConvertible {
    /// A sentence that names the step.
    public var description: String {
        switch self {
        case .cycle(let steps):
            "the procedure refers to itself: "
                + zip(steps, steps.dropFirst()).map { "\($0.rawValue) is counted from \($1.rawValue)" }
                .joined(separator: ", ")
        case .noLimit(let step, nil): "the procedure has no limit for \(step.rawValue)"
        case .noLimit(let step, let other?):
            "the procedure has no limit for \(step.rawValue), from which \(other.rawValue) is counted"
        case .unknownDay(let anchor, let step):
            "\(step.rawValue) is counted from \(anchor.rawValue), and that day is not known"
        case .calendar(let step, let error): "\(step.rawValue) cannot be counted: \(error)"
        }
    }
}
