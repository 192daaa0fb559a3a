// Telling the applicant before an action begins that those they complain of will notice.

extension Review {
    /// The applicant is to be told before this action begins.
    public func markingTellFirst(
        _ action: Action.ID, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        _ = try planner(actor)
        let index = try placeOfOpen(action)
        guard case .notNeeded = actions[index].tellFirst else { throw .already("told first") }
        return outcome(of: index, .needed, Event(.tellFirstMarked))
    }

    /// Writes to every applicant whom it concerns by the first way that is safe for them. It counts once it has arrived;
    /// where no way is safe a person finds one.
    public func tellingFirst(
        _ action: Action.ID, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        _ = try planner(actor)
        let index = try placeOfAwaited(action)
        let own = actions[index]
        var outcome = outcome(
            of: index, .asked(on: around.today), Event(.toldFirst, [.init("how", "a message was written")]))
        let facts: [String: Notice.Fact] = [
            "body": .text(name(of: own.agency, in: around)), "action": .text(own.text), "due": .date(own.due),
        ]
        outcome.notices = concerned(by: own.id.raw).map { Notice(.actionAhead, to: .applicant($0), facts) }
        return outcome
    }

    /// Somebody told the applicants by hand, on `day` and in this way.
    public func toldFirst(
        _ action: Action.ID, on day: CivilDate, how: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let officer = try planner(actor)
        let index = try placeOfAwaited(action)
        guard !how.isBlank else { throw .missing("how they were told") }
        let first = actions[index].setOn
        guard day <= around.today, first.map({ $0 <= day }) ?? true else {
            throw .date("told_first_on", day, from: first, until: around.today)
        }
        return outcome(
            of: index, .told(on: day, how: how, by: officer.person),
            Event(.toldFirst, [.init("on", "\(day)"), .init("how", how)]))
    }

    /// The applicants are not told, for a reason; `named` is who answers for that.
    public func waivingTelling(
        of action: Action.ID, because reason: String, named: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let officer = try planner(actor)
        let index = try placeOfAwaited(action)
        guard !reason.isBlank else { throw .missing("reason") }
        guard !named.isBlank else { throw .missing("who answers for not telling") }
        return outcome(
            of: index, .waived(on: around.today, because: reason, named: named, by: officer.person),
            Event(.toldFirst, [.init("not told because", reason), .init("named", named)]))
    }

    /// Whether an action waits until somebody is told of it. What concerns no applicant any more waits for nobody.
    public func awaitsTelling(_ action: Action) -> Bool {
        action.tellFirst.isAwaited && !concerned(by: action.id.raw).isEmpty
    }

    private func placeOfOpen(_ action: Action.ID) throws(Refusal) -> Int {
        let index = try place(of: action)
        try requireOpen()
        guard actions[index].isOpen else { throw .already(actions[index].state.name.rawValue) }
        return index
    }

    private func placeOfAwaited(_ action: Action.ID) throws(Refusal) -> Int {
        let index = try placeOfOpen(action)
        guard awaitsTelling(actions[index]) else { throw .already("told first") }
        return index
    }

    private func outcome(of index: Int, _ tellFirst: Action.TellFirst, _ event: Event) -> Outcome<Review> {
        var after = self
        after.actions[index].tellFirst = tellFirst
        return Outcome(after, events: [event])
    }
}
