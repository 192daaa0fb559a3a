import FoundationEssentials

// Which days of a case are known, for the limits that run from them.

extension Circumstances {
    /// The deadline that the procedure gives a step, counted from its own anchor: from the day on which that happened,
    /// else from the day for which it is planned.
    func deadline(
        _ step: Procedure.Step, given events: StageDates.Events, subject: UUID, owner: Deadline.Owner,
        was before: CivilDate? = nil
    ) throws(Refusal) -> Deadline {
        let stage = try stage(step, given: events)
        let origin = stage.isDefault ? "the default, where the procedure is silent" : procedure.title
        let way = stage.rule.anchor == .beforePanel ? "before the meeting" : "from \(stage.rule.anchor.inLint)"
        let moved = before.map { " It was due on \($0.inWordsWithWeekday) before." } ?? ""
        return try deadline(
            .step(step), due: stage.due, from: stage.from, subject: subject, owner: owner,
            working: "\(stage.working) Rule: \(stage.rule.limit) \(way), \(origin).\(moved)"
        )
    }

    /// One stage as the procedure counts it.
    func stage(_ step: Procedure.Step, given events: StageDates.Events) throws(Refusal) -> StageDates.Stage {
        do throws(StageFault) {
            return try StageDates(events, under: procedure, calendar: calendar).stage(step)
        } catch {
            switch error {
            case .calendar: throw .calendarEnds(calendar.lastDay)
            case .cycle(let steps): throw .missing("limit \((steps.first ?? step).rawValue)")
            case .noLimit(let step, _), .unknownDay(_, let step): throw .missing("limit \(step.rawValue)")
            }
        }
    }

    /// The deadlines of `open` that fall on another day now than they did, each with the day it had: what was planned
    /// has happened, or is planned for another day. The older version of each is kept.
    func moved(
        _ open: [Procedure.Step], from before: StageDates.Events, to after: StageDates.Events, subject: UUID,
        owner: Deadline.Owner
    ) throws(Refusal) -> (changes: [Deadline.Change], facts: [Event.Fact]) {
        var changes: [Deadline.Change] = []
        var facts: [Event.Fact] = []
        for step in open {
            let was = try stage(step, given: before).due
            guard try stage(step, given: after).due != was else { continue }
            let deadline = try deadline(step, given: after, subject: subject, owner: owner, was: was)
            changes.append(.open(deadline))
            facts.append(.init("moved", "\(step.rawValue) from \(was) to \(deadline.dueOn)"))
        }
        return (changes, facts)
    }
}

extension Application {
    /// The days of this application, as far as they are known. `around` knows the days that are not kept in it.
    func days(in around: Circumstances) -> StageDates.Events {
        var days = StageDates.Events(receivedOn: receipt.receivedOn)
        days.happened[.acknowledgement] = around.happened[.acknowledgement]
        if case .acknowledged(let day) = stage { days.happened[.acknowledgement] = day }
        let asked = requests.filter { $0.kind == .verifying }
        days.happened[.asking] = asked.map(\.askedOn).min()
        if let last = asked.map(\.lastDay).max() {
            if asked.allSatisfy(\.isAnswered) {
                days.happened[.informationIn] = last
            } else {
                days.planned[.informationIn] = last
            }
        }
        if case .decided(let decision) = stage {
            days.happened[.thresholdDecision] = decision.on
            days.happened[.told] = around.happened[.told] ?? around.today
        }
        return days
    }

    /// What an act leads to, with the deadlines that move because of it and a fact of each in its last event.
    func moving(_ outcome: Outcome<Application>, in around: Circumstances) throws(Refusal) -> Outcome<Application> {
        var outcome = outcome
        let after = outcome.after
        var open: [Procedure.Step] = []
        if case .received = after.stage { open.append(.acknowledge) }
        if after.requests.isEmpty { open.append(.askAgencies) }
        switch after.stage {
        case .received, .acknowledged, .gathering: open.append(.thresholdDecision)
        case .decided, .withdrawn, .passedOn: open = []
        }
        var days = after.days(in: around)
        // Of an application that gathers information the stage no longer says when it was acknowledged.
        if case .received = stage, after.stage.name != .received, days.happened[.acknowledgement] == nil {
            days.happened[.acknowledgement] = outcome.acknowledgedOn
        }
        let (changes, facts) = try around.moved(
            open, from: self.days(in: around), to: days, subject: id.raw, owner: .coordinators)
        outcome.deadlines += changes
        if !outcome.events.isEmpty { outcome.events[outcome.events.count - 1].facts += facts }
        return outcome
    }
}

extension Outcome {
    /// The day on which the acknowledgement is done, where the act did it.
    fileprivate var acknowledgedOn: CivilDate? {
        for case .met(.step(.acknowledge), _, let day) in deadlines { return day }
        return nil
    }
}

extension Review {
    /// The days of this review, as far as they are known. Those of its applications `around` knows.
    func days(in around: Circumstances) -> StageDates.Events {
        var days = StageDates.Events(happened: around.happened)
        days.happened[.thresholdDecision] = days.happened[.thresholdDecision] ?? openedOn
        if let hearing, hearing.adjournment == nil {
            let day = London.date(of: hearing.slot.startsAt)
            if hearing.record == nil { days.planned[.panel] = day } else { days.happened[.panel] = day }
        }
        if let lead { days.happened[.nomination] = lead.askedOn ?? lead.nominatedOn }
        switch stage {
        case .arranging, .meetingSet: break
        case .held(let day): days.happened[.panel] = day
        case .consulting(let since, _): days.happened[.planShared] = since
        case .outcomeSent(let day, _), .closed(_, _, let day, _):
            for anchor in [Procedure.Anchor.outcomeTold, .told, .lastWord] { days.happened[anchor] = day }
        }
        return days
    }
}
