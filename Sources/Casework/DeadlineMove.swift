public import FoundationEssentials

extension Deadline {
    /// An open deadline, as it stands when it is moved.
    public struct Standing: Equatable, Sendable {
        public var id: ID
        public var duty: Duty
        public var subject: UUID
        public var owner: Owner
        public var dueOn: CivilDate
        /// The day it runs from.
        public var from: CivilDate
        /// An earlier day that the calendar gives, and to which nobody has agreed.
        public var earlierOn: CivilDate?

        public init(id: ID, duty: Duty, subject: UUID, owner: Owner, dueOn: CivilDate, from: CivilDate) {
            self.id = id
            self.duty = duty
            self.subject = subject
            self.owner = owner
            self.dueOn = dueOn
            self.from = from
        }
    }
}

extension Deadline.Standing {
    /// Whether a person may move it, and to this day. Coordinators move every duty; `others` move this one besides. A
    /// right of the applicant is lengthened and never cut short.
    func check(
        _ day: CivilDate, because reason: String, by actor: Actor, others: [Person.ID?], in around: Circumstances
    ) throws(Refusal) {
        if case .officer(let officer) = actor, others.contains(officer.person) {
        } else {
            _ = try actor.officer(holding: .coordinator)
        }
        guard duty.canBeMoved else { throw .unknown("deadline that can be moved") }
        guard !reason.isBlank else { throw .missing("reason") }
        let first = duty.isApplicantsRight ? max(around.today, dueOn.adding(days: 1)) : around.today
        guard day >= first else { throw .date("due", day, from: first, until: nil) }
        guard day != dueOn else { throw .missing("another day") }
    }

    /// The version that follows when a person sets the day.
    func set(to day: CivilDate, because reason: String, in around: Circumstances) throws(Refusal) -> Deadline {
        var deadline = try around.deadline(
            duty, due: day, from: from, subject: subject, owner: owner,
            working: "A person moved it from \(dueOn.inWordsWithWeekday) to \(day.inWordsWithWeekday). Why: \(reason)")
        if duty.isApplicantsRight { deadline.rungs = [] }
        return deadline
    }

    /// What is kept of a move, and who is told: the owner, but not of their own act, and every applicant who was told
    /// the day.
    func told(
        _ deadline: Deadline, because reason: String, by actor: Actor, applicants: [Application.ID],
        in around: Circumstances
    ) -> (event: Event, notices: [Notice]) {
        let event = Event(
            .deadlineMoved,
            [
                .init("duty", duty.name), .init("from", "\(dueOn)"), .init("to", "\(deadline.dueOn)"),
                .init("because", reason),
            ])
        let facts: [String: Notice.Fact] = [
            "duty": .text(duty.name), "due": .date(deadline.dueOn), "was": .date(dueOn), "because": .text(reason),
        ]
        var notices =
            duty.isApplicantsRight
            ? []
            : owners(butNot: actor, in: around).map {
                Notice(.deadlineMoved, to: $0, facts, path: path)
            }
        if duty.isToldToApplicant { notices += applicants.map { Notice(.dayMoved, to: .applicant($0), facts) } }
        return (event, notices)
    }

    private func owners(butNot actor: Actor, in around: Circumstances) -> [Notice.Recipient] {
        var own: Person.ID?
        if case .officer(let officer) = actor { own = officer.person }
        if let person = owner.person, around.officers.contains(where: { $0.person == person }) {
            return person == own ? [] : [.person(person)]
        }
        if let agency = owner.agency { return [.agency(agency)] }
        return around.officers.filter { $0.roles.contains(.coordinator) && $0.person != own }.map { .person($0.person) }
    }

    /// The page of what it is about; nil for the case itself.
    private var path: String? {
        let id = subject.uuidString.lowercased()
        return switch duty {
        case .action, .actionReview: "/work/actions/\(id)"
        case .step(.agenciesReply), .step(.fullPapers): "/work/requests/\(id)"
        case .step(.recommendationAnswer): "/work/recommendations/\(id)"
        case .availability: AvailabilityPoll.pathStart + id
        case .step, .passToArea, .areaContact, .riskReview: nil
        }
    }
}

extension Application {
    /// A person moves the last day of a duty of this application.
    public func movingDeadline(
        _ open: Deadline.Standing, to day: CivilDate, because reason: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        try open.check(day, because: reason, by: actor, others: [], in: around)
        let deadline = try open.set(to: day, because: reason, in: around)
        let outcome = moved(open, to: deadline, because: reason, by: actor, in: around)
        // What is counted from the day for which an answer is promised moves with it.
        return open.duty == .step(.agenciesReply) ? try moving(outcome, in: around) : outcome
    }

    /// What follows from another day for a duty. An applicant who was not told yet that the application is here has
    /// been told no day.
    func moved(
        _ open: Deadline.Standing, to deadline: Deadline, because reason: String, by actor: Actor,
        in around: Circumstances
    ) -> Outcome<Application> {
        var after = self
        if [.step(.agenciesReply), .step(.fullPapers)].contains(open.duty),
            let index = requests.firstIndex(where: { $0.id.raw == open.subject })
        {
            if requests[index].answer?.kind == .partial {
                after.requests[index].answer?.restBy = deadline.dueOn
            } else {
                after.requests[index].due = deadline.dueOn
            }
        }
        let told = open.told(
            deadline, because: reason, by: actor, applicants: stage == .received ? [] : [id], in: around)
        return Outcome(
            after, events: [told.event], notices: told.notices,
            deadlines: [.moved(deadline.remindingLate(in: around), because: reason)])
    }
}

extension Review {
    /// A person moves the last day of a duty of this review: a coordinator, and for an action also the lead officer. Whose
    /// action it is asks for more time with a reason.
    public func movingDeadline(
        _ open: Deadline.Standing, to day: CivilDate, because reason: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let others = open.duty == .action ? [lead?.person] : []
        try open.check(day, because: reason, by: actor, others: others, in: around)
        let deadline = try open.set(to: day, because: reason, in: around)
        return moved(open, to: deadline, because: reason, by: actor, in: around)
    }

    /// What follows from another day for a duty.
    func moved(
        _ open: Deadline.Standing, to deadline: Deadline, because reason: String, by actor: Actor,
        in around: Circumstances
    ) -> Outcome<Review> {
        var after = self
        if open.duty == .action, let index = actions.firstIndex(where: { $0.id.raw == open.subject }) {
            after.actions[index].due = deadline.dueOn
        }
        if open.duty == .actionReview, let index = actions.firstIndex(where: { $0.id.raw == open.subject }) {
            after.actions[index].reviewOn = deadline.dueOn
        }
        if open.duty == .step(.planConsultation), case .consulting(let since, _) = stage {
            after.stage = .consulting(since: since, until: deadline.dueOn)
        }
        let told = open.told(deadline, because: reason, by: actor, applicants: applications, in: around)
        return Outcome(
            after, events: [told.event], notices: told.notices,
            deadlines: [.moved(deadline.remindingLate(in: around), because: reason)])
    }
}
