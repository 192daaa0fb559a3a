// What an action keeps beside its state, so that it is followed until it is done.

extension Action {
    /// Something that was said of an action beside its state. Every one stays.
    public struct Update: Equatable, Sendable {
        public enum Kind: Equatable, Sendable {
            /// How far it is.
            case word
            /// Its body asks for more time: from the day by which it is due to a later one.
            case asksTime(from: CivilDate, to: CivilDate)
            /// The time that was asked for is not given.
            case refusesTime
            /// Said after the case was closed, with what it would have become and the day of that: the action stays as
            /// it was.
            case late(StateName?, on: CivilDate?)
        }

        public var kind: Kind
        public var words: String
        public var on: CivilDate
        public var by: Person.ID
        /// Where the evidence is kept, of a late word that it is done; empty where that is not said.
        public var reference: String

        public init(_ kind: Kind, _ words: String, on: CivilDate, by: Person.ID, reference: String = "") {
            self.kind = kind
            self.words = words
            self.on = on
            self.by = by
            self.reference = reference
        }
    }

    /// Whether the applicant is told of it before it begins. Who is complained of will notice some actions, and may take
    /// it out on whoever asked for the review.
    public enum TellFirst: Equatable, Sendable {
        case notNeeded
        case needed
        /// A message was written; it counts once it has arrived.
        case asked(on: CivilDate)
        /// They know. `by`: who told them by hand; nil where a message did.
        case told(on: CivilDate, how: String, by: Person.ID?)
        /// They are not told, and `named` answers for that.
        case waived(on: CivilDate, because: String, named: String, by: Person.ID)

        /// Whether the action waits for it.
        public var isAwaited: Bool {
            switch self {
            case .needed, .asked: true
            case .notNeeded, .told, .waived: false
            }
        }
    }

    /// What became of an action that was declined.
    public struct Settled: Equatable, Sendable {
        public var on: CivilDate
        public var by: Person.ID
        public var because: String
        /// The action that was set in its place.
        public var anew: Action.ID?

        public init(on: CivilDate, by: Person.ID, because: String, anew: Action.ID? = nil) {
            self.on = on
            self.by = by
            self.because = because
            self.anew = anew
        }
    }

    /// Whether it was declined and nobody has seen to it.
    public var isUnsettled: Bool { state.name == .declined && settled == nil }

    /// The time that is asked for and neither given nor refused.
    public var timeAsked: Update? {
        guard isOpen, let last = updates.last(where: { $0.kind.isOfTime }), case .asksTime(let from, _) = last.kind,
            from == due
        else { return nil }
        return last
    }

    /// What somebody acts on who reads it: another than this one and they have not read it as it is.
    public var mark: String { "\(state.name.rawValue) \(due) \(updates.count) \(person)" }
}

extension Action.Update.Kind {
    fileprivate var isOfTime: Bool {
        switch self {
        case .asksTime, .refusesTime: true
        case .word, .late: false
        }
    }
}

extension Review {
    /// The owner of an action, or whoever follows it, says how far it is. After the case was closed it is kept as late.
    public func reporting(
        _ words: String, on action: Action.ID, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let index = try place(of: action)
        let officer = try follower(of: actions[index], actor)
        guard !words.isBlank else { throw .missing("update") }
        guard stage.name != .closed else {
            return late(index, Action.Update(.late(nil, on: nil), words, around, officer))
        }
        guard actions[index].isOpen else { throw .already(actions[index].state.name.rawValue) }
        var after = self
        after.actions[index].updates.append(Action.Update(.word, words, around, officer))
        return Outcome(after, events: [Event(.actionUpdated, [.init("by", officer.name)])])
    }

    /// Gives an action more time: a coordinator, the chair or the lead officer sets a later day, and the old one stays
    /// with the reason. From its own body it is a request, which those three decide on.
    ///
    /// Throws `.date` for a day that is not later: to bring an action forward its deadline is moved.
    public func extending(
        _ action: Action.ID, to day: CivilDate, because reason: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let index = try place(of: action)
        let before = actions[index]
        let officer = try follower(of: before, actor)
        try requireOpen()
        guard before.isOpen else { throw .already(before.state.name.rawValue) }
        guard !reason.isBlank else { throw .missing("reason") }
        let first = max(around.today, before.due.adding(days: 1))
        guard day >= first else { throw .date("extended_due", day, from: first, until: nil) }
        var after = self
        guard followsPlan(officer) else {
            after.actions[index].updates.append(
                Action.Update(.asksTime(from: before.due, to: day), reason, around, officer))
            return Outcome(
                after, events: [Event(.timeAsked, [.init("from", "\(before.due)"), .init("to", "\(day)")])],
                notices: newsOfPlan(
                    "more time is asked for an action, until \(day.inWords)", of: before, butNot: officer, in: around))
        }
        after.actions[index].due = day
        let deadline = try around.deadline(
            .action, due: day, from: before.setOn ?? around.today, subject: action.raw,
            owner: .init(agency: before.agency, person: before.person),
            working: "A person moved it from \(before.due.inWordsWithWeekday) to \(day.inWordsWithWeekday). "
                + "Why: \(reason)")
        let facts: [String: Notice.Fact] = [
            "duty": .text(Deadline.Duty.action.name), "due": .date(day), "was": .date(before.due),
            "because": .text(reason),
        ]
        return Outcome(
            after,
            events: [
                Event(
                    .deadlineMoved,
                    [
                        .init("duty", Deadline.Duty.action.name), .init("from", "\(before.due)"), .init("to", "\(day)"),
                        .init("because", reason),
                    ])
            ],
            notices: before.person == officer.person
                ? [] : [Notice(.deadlineMoved, to: before.recipient(in: around), facts, path: before.path)],
            deadlines: [.moved(deadline.remindingLate(in: around), because: reason)])
    }

    /// The time that a body asked for is not given; whoever has the action is told.
    public func refusingTime(
        for action: Action.ID, because reason: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let index = try place(of: action)
        let before = actions[index]
        let officer = try planner(actor)
        try requireOpen()
        guard before.timeAsked != nil else { throw .unknown("time that was asked for") }
        guard !reason.isBlank else { throw .missing("reason") }
        var after = self
        after.actions[index].updates.append(Action.Update(.refusesTime, reason, around, officer))
        return Outcome(
            after, events: [Event(.timeRefused, [.init("because", reason)])],
            notices: [
                Notice(
                    .planNews, to: before.recipient(in: around),
                    ["what": .text("more time for your action is not given, and the day stays")], path: before.path)
            ])
    }

    /// An action that was declined stays undone, and somebody says why. Another body's is set with `settingAction`.
    public func settling(
        _ action: Action.ID, because reason: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let index = try place(of: action)
        let officer = try planner(actor)
        try requireOpen()
        guard actions[index].isUnsettled else { throw .unknown("declined action") }
        guard !reason.isBlank else { throw .missing("reason") }
        var after = self
        after.actions[index].settled = Action.Settled(on: around.today, by: officer.person, because: reason)
        return Outcome(
            after, events: [Event(.actionSettled, [.init("because", reason)])],
            beside: try after.askingBeforeClosing(in: around))
    }

    func place(of action: Action.ID) throws(Refusal) -> Int {
        guard let index = actions.firstIndex(where: { $0.id == action }) else { throw .unknown("action") }
        return index
    }

    /// Whether somebody follows the plan as a whole: a coordinator, a chair, the lead officer.
    public func followsPlan(_ officer: Officer) -> Bool {
        !officer.roles.isDisjoint(with: [.coordinator, .chair])
            || leads(officer)
    }

    func planner(_ actor: Actor) throws(Refusal) -> Officer {
        guard case .officer(let officer) = actor, followsPlan(officer) else {
            throw .notYours(needed: [.coordinator, .chair])
        }
        return officer
    }

    /// Whoever answers for its body, or follows the plan.
    private func follower(of action: Action, _ actor: Actor) throws(Refusal) -> Officer {
        if case .officer(let officer) = actor, followsPlan(officer) { return officer }
        return try actor.officer(for: action.agency)
    }

    /// Keeps what was said of an action after the case was closed; its state stays.
    func late(_ index: Int, _ update: Action.Update) -> Outcome<Review> {
        var after = self
        after.actions[index].updates.append(update)
        return Outcome(after, events: [Event(.lateWord, [.init("about", "action")])])
    }

    /// Word to those who chair and lead that something of the plan waits for them.
    func newsOfPlan(
        _ what: String, path: String, butNot officer: Officer, in around: Circumstances
    ) -> [Notice] {
        var people = chairs(in: around)
        if let lead, lead.standing == .accepted, !people.contains(lead.person) { people.append(lead.person) }
        return people.filter { $0 != officer.person && around.name(of: $0) != nil }.map {
            Notice(.planNews, to: .person($0), ["what": .text(what)], path: path)
        }
    }

    func newsOfPlan(
        _ what: String, of action: Action, butNot officer: Officer, in around: Circumstances
    ) -> [Notice] {
        newsOfPlan(what, path: action.path, butNot: officer, in: around)
    }
}

extension Action {
    /// Its own page.
    public var path: String { "/work/actions/\(id)" }

    /// Whoever has it, or the body where they have left.
    fileprivate func recipient(in around: Circumstances) -> Notice.Recipient {
        around.name(of: person) == nil ? .agency(agency) : .person(person)
    }
}

extension Action.Update {
    init(
        _ kind: Kind, _ words: String, _ around: Circumstances, _ officer: Officer, reference: String = ""
    ) {
        self.init(kind, words, on: around.today, by: officer.person, reference: reference)
    }
}
