// Actions set, taken on and done.
extension Review {
    /// Records an action with its agency, its person and its due date; the person is told at once.
    public func settingAction(
        _ text: String, doneWhen: String, agency: Agency.ID, person: Person.ID, due: CivilDate,
        reviewOn: CivilDate? = nil, entry: ActionCatalogue.Entry? = nil, powerReason: String = "", by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        _ = try actor.officer(holding: .chair, .coordinator)
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
        guard try around.officer(person).agency == agency.id else { throw .unknown("person") }
        let lacksPower = entry.map { !$0.isOpen(to: agency.kind) } ?? false
        if lacksPower, powerReason.isBlank { throw .missing("power_reason") }
        let action = Action(
            id: Action.ID(around.makeID()), agency: agency.id, person: person, text: text, doneWhen: doneWhen, due: due,
            catalogue: entry?.key, reviewOn: reviewOn, powerReason: lacksPower ? powerReason : nil)
        var after = self
        after.actions.append(action)
        let deadline = try around.deadline(
            .action, due: due, from: around.today, subject: action.id.raw,
            owner: .init(agency: agency.id, person: person), working: "Set by the panel.")
        var facts: [Event.Fact] = [.init("agency", agency.name), .init("due", "\(due)")]
        if lacksPower { facts.append(.init("without_power", powerReason)) }
        return Outcome(
            after, events: [Event(.actionSet, facts)],
            notices: [
                Notice(
                    .actionAssigned, to: .person(person),
                    ["action": .text(text), "done_when": .text(doneWhen), "due": .date(due)],
                    path: "/work/actions/\(action.id)")
            ], deadlines: [.open(deadline)] + (try openingReview(of: action, in: around)))
    }

    /// The owner of an action accepts it, declines it with a reason, or says it is done with the evidence.
    public func updating(
        _ action: Action.ID, to state: Action.State, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        guard let index = actions.firstIndex(where: { $0.id == action }) else { throw .unknown("action") }
        let before = actions[index]
        let officer = try actor.officer(for: before.agency)
        guard before.isOpen else { throw .already(before.state.name.rawValue) }
        let event: Event.Kind
        var deadlines: [Deadline.Change] = []
        switch state {
        case .offered: throw .already("offered")
        case .accepted(let day):
            guard case .offered = before.state else { throw .already("accepted") }
            try requirePast(day, in: around)
            event = .actionAccepted
        case .declined(let day, let reason):
            try requirePast(day, in: around)
            guard !reason.isBlank else { throw .missing("reason") }
            event = .actionDeclined
            deadlines = [.lapsed(.action, subject: action.raw, because: "the action was declined")]
            if before.reviewOn != nil {
                deadlines.append(.lapsed(.actionReview, subject: action.raw, because: "the action was declined"))
            }
        case .done(let day, let evidence):
            try requirePast(day, in: around)
            guard !evidence.isBlank else { throw .missing("evidence") }
            event = .actionDone
            deadlines = [.met(.action, subject: action.raw, on: around.today)]
        }
        var after = self
        after.actions[index].state = state
        return Outcome(
            after, events: [Event(event, [.init("by", officer.name)])], deadlines: deadlines,
            beside: try after.askingBeforeClosing(in: around))
    }
}
