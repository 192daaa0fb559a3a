/// Behaviour "in a particular local government area" is for the bodies of that area (section 104(1)).
public enum OtherArea {
    /// Stands for an area that nobody has named yet: "somewhere else" on the form.
    public static let unknown = "elsewhere"
}

/// Whose an application is, as a person decided: on a boundary software does not (scenario 21).
public struct AreaChoice: Equatable, Sendable {
    public enum Whose: String, CaseIterable, Sendable {
        case ours, theirs
        /// Both areas' bodies look at it together (Schedule 4 paragraph 8); it stays here and they are told.
        case joint
    }

    public var whose: Whose
    public var reason: String
    public var by: Person.ID
    public var on: CivilDate

    public init(whose: Whose, reason: String, by: Person.ID, on: CivilDate) {
        self.whose = whose
        self.reason = reason
        self.by = by
        self.on = on
    }
}

extension Application {
    /// The reports about another area than the application's.
    public var reportsElsewhere: [Report] { reports.filter { !$0.area.isSame(as: area) } }

    /// Whether every report is about another area, so that it is to be passed on today.
    public var isElsewhere: Bool { !reports.isEmpty && reportsElsewhere.count == reports.count }

    /// What the acknowledgement says of it.
    static let passedOnToday =
        "What you told us of happened in another area, so we pass your application on to the bodies of that area "
        + "today. You do not have to apply again, and it counts from the day on which it reached us. If it turns out "
        + "to be ours after all, we go on with it here. Either way we tell you."

    /// To the relevant bodies of the area at once (section 104(3)(b)); where every report is about another area to
    /// nobody here, but onto the work list, due on the day of receipt.
    func handingOut(
        to bodies: [Agency], in around: Circumstances
    ) throws(Refusal) -> (deadlines: [Deadline.Change], events: [Event], notices: [Notice]) {
        let received = receipt.receivedOn
        guard isElsewhere else { return try handingOutHere(to: bodies, in: around) }
        var deadlines = [try around.passToArea(id, due: received)]
        let areas = Set(reportsElsewhere.map(\.area))
        if !areas.isSubset(of: around.reachableAreas) {
            deadlines.append(
                .open(
                    try around.deadline(
                        .areaContact, due: received, from: received, subject: id.raw, owner: .coordinators,
                        working: "Nobody is known whom to pass it on to, and it is to be passed on the same day.")))
        }
        return (deadlines, [Event(.areaMarked, areas.sorted().map { .init("area", $0) })], [])
    }

    private func handingOutHere(
        to bodies: [Agency], in around: Circumstances
    ) throws(Refusal) -> (deadlines: [Deadline.Change], events: [Event], notices: [Notice]) {
        (
            [
                .open(
                    try around.deadline(.passOn, from: receipt.receivedOn, subject: id.raw, owner: .coordinators)),
                .met(.step(.passOn), subject: id.raw, on: around.today),
            ], [Event(.passedOn, bodies.map { .init("agency", $0.name) })],
            bodies.map { body in
                Notice(
                    .passedOn, to: .agency(body.id),
                    [
                        "received": .date(receipt.receivedOn), "area": .text(area),
                        "channel": .text(receipt.channel.rawValue),
                    ])
            }
        )
    }

    /// A coordinator says whose the application is, with the reason. Ours, or both areas': it goes to the relevant
    /// bodies here, where they have not had it, and its reports count here. Theirs: it is to be passed on today.
    public func choosingArea(
        _ whose: AreaChoice.Whose, because reason: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> (outcome: Outcome<Application>, choice: AreaChoice) {
        let officer = try actor.officer(holding: .coordinator)
        try requireUndecided()
        guard !reason.isBlank else { throw .missing("reason") }
        // Where it counts is a fact of each report, so that a choice is a correction with its reason like any other.
        let changes: [(Int, Report.Fact, String?)] =
            switch whose {
            case .ours, .joint: reportsElsewhere.map { ($0.number, .area, area) }
            case .theirs:
                reports.compactMap { report in
                    let first = corrections.first { $0.report == report.number && $0.fact == .area }
                    guard let told = first?.was, !told.isSame(as: report.area) else {
                        return nil
                    }
                    return (report.number, .area, told)
                }
            }
        let after = corrected(changes, because: reason, by: officer, at: around.now)
        var outcome = Outcome(after, events: [Event(.areaChosen, [.init("whose", whose.rawValue)])])
        switch whose {
        case .theirs: outcome.deadlines = [try around.passToArea(id, due: around.today)]
        case .ours, .joint:
            if isElsewhere {
                let here = try handingOutHere(to: around.agencies.filter(\.isRelevantBody), in: around)
                outcome.deadlines = here.deadlines
                outcome.events += here.events
                outcome.notices = here.notices
            }
            let because = whose == .ours ? "a person decided that it is ours" : "a person decided that it is joint"
            outcome.deadlines += [
                .lapsed(.passToArea, subject: id.raw, because: because),
                .lapsed(.areaContact, subject: id.raw, because: because),
            ]
        }
        return (outcome, AreaChoice(whose: whose, reason: reason, by: officer.person, on: around.today))
    }
}

extension Circumstances {
    /// The duty to hand an application to the bodies of another area by the end of `day`.
    func passToArea(_ application: Application.ID, due day: CivilDate) throws(Refusal) -> Deadline.Change {
        .open(
            try deadline(
                .passToArea, due: day, from: day, subject: application.raw, owner: .coordinators,
                working: "Behaviour in another area is passed on the same day, with its day of receipt kept "
                    + "(section 104(1))."))
    }
}
