// Actions set, taken on and done.
extension Review {
    /// Records an action with its agency, its person and its due date; the person is told at once.
    ///
    /// - Parameters:
    ///   - tellFirst: whether the applicant is told before it begins; nil: as the catalogue has it.
    ///   - declined: the action that was declined and in whose place this one is set.
    public func settingAction(
        _ text: String, doneWhen: String, agency: Agency.ID, person: Person.ID, due: CivilDate,
        reviewOn: CivilDate? = nil, entry: ActionCatalogue.Entry? = nil, powerReason: String = "",
        tellFirst: Bool? = nil, insteadOf declined: Action.ID? = nil, by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let officer = try actor.officer(holding: .chair, .coordinator)
        switch stage {
        case .held, .consulting, .outcomeSent: break
        case .arranging, .meetingSet, .closed: throw wrongStage(.held, .consulting, .outcomeSent)
        }
        guard !text.isBlank else { throw .missing("action") }
        guard !doneWhen.isBlank else { throw .missing("done_when") }
        guard due >= around.today else { throw .date("due", due, from: around.today, until: nil) }
        if let reviewOn, reviewOn < around.today {
            throw .date("review_on", reviewOn, from: around.today, until: nil)
        }
        let agency = try around.agency(agency)
        guard try around.officer(person).agency == agency.id, !around.concerned.guests.contains(person) else {
            throw .unknown("person")
        }
        let lacksPower = entry.map { !$0.isOpen(to: agency.kind) } ?? false
        if lacksPower, powerReason.isBlank { throw .missing("power_reason") }
        var action = Action(
            id: Action.ID(around.makeID()), agency: agency.id, person: person, text: text, doneWhen: doneWhen, due: due,
            catalogue: entry?.key, reviewOn: reviewOn, powerReason: lacksPower ? powerReason : nil)
        action.setOn = around.today
        action.tellFirst = tellFirst ?? entry?.tellsFirst ?? false ? .needed : .notNeeded
        var after = self
        if let declined {
            guard let old = actions.firstIndex(where: { $0.id == declined }), actions[old].isUnsettled else {
                throw .unknown("declined action")
            }
            after.actions[old].settled = Action.Settled(
                on: around.today, by: officer.person, because: "Set anew for \(agency.name).", anew: action.id)
        }
        after.actions.append(action)
        let deadline = try around.deadline(
            .action, due: due, from: around.today, subject: action.id.raw,
            owner: .init(agency: agency.id, person: person), working: "Set by the panel.")
        var facts: [Event.Fact] = [.init("agency", agency.name), .init("due", "\(due)")]
        if lacksPower { facts.append(.init("without_power", powerReason)) }
        if !around.calendar.isWorkingDay(due) { facts.append(.init("due_on_a_day_off", due.inWordsWithWeekday)) }
        return Outcome(
            after, events: [Event(.actionSet, facts)],
            notices: [
                Notice(
                    .actionAssigned, to: .person(person),
                    ["action": .text(text), "done_when": .text(doneWhen), "due": .date(due)],
                    path: "/work/actions/\(action.id)")
            ], deadlines: [.open(deadline)] + (try openingReview(of: action, in: around)))
    }

    /// The owner of an action accepts it, declines it with a reason, or says on which day it was done, with the evidence.
    /// One that was declined waits for those who chair and lead. After the case was closed it is kept beside the action,
    /// which stays as it was.
    public func updating(
        _ action: Action.ID, to state: Action.State, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        guard let index = actions.firstIndex(where: { $0.id == action }) else { throw .unknown("action") }
        let before = actions[index]
        let officer = try actor.officer(for: before.agency)
        guard before.isOpen else { throw .already(before.state.name.rawValue) }
        let isClosed = stage.name == .closed
        let event: Event.Kind
        var deadlines: [Deadline.Change] = []
        var late = Action.Update(.late(state.name, on: around.today), "", around, officer)
        switch state {
        case .offered: throw .already("offered")
        case .accepted(let day):
            guard case .offered = before.state else { throw .already("accepted") }
            try requirePast(day, in: around)
            guard isClosed || !awaitsTelling(before) else { throw .missing("tell_first") }
            event = .actionAccepted
        case .declined(let day, let reason):
            try requirePast(day, in: around)
            guard !reason.isBlank else { throw .missing("reason") }
            event = .actionDeclined
            late.words = reason
            deadlines = [.lapsed(.action, subject: action.raw, because: "the action was declined")]
            if before.reviewOn != nil {
                deadlines.append(.lapsed(.actionReview, subject: action.raw, because: "the action was declined"))
            }
        case .done(let day, let evidence, let reference):
            try requirePast(day, in: around)
            if let first = before.setOn, day < first {
                throw .date("done_on", day, from: first, until: around.today)
            }
            guard !evidence.isBlank else { throw .missing("evidence") }
            guard isClosed || !awaitsTelling(before) else { throw .missing("tell_first") }
            event = .actionDone
            late = Action.Update(.late(.done, on: day), evidence, around, officer, reference: reference)
            deadlines = [.met(.action, subject: action.raw, on: day)]
        }
        guard !isClosed else { return self.late(index, late) }
        var after = self
        after.actions[index].state = state
        return Outcome(
            after, events: [Event(event, [.init("by", officer.name)])],
            notices: state.name == .declined
                ? newsOfPlan("an action was declined", of: before, butNot: officer, in: around) : [],
            deadlines: deadlines, beside: try after.askingBeforeClosing(in: around))
    }
}
