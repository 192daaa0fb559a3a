/// What the applicant says while their case goes on, beside its reports and statements.
public struct ApplicantsWords: Equatable, Sendable {
    /// Oldest first.
    public var news: [SomethingNew] = []
    /// Oldest first; their numbers are 1, 2, 3 …
    public var remarks: [ApplicantRemark] = []

    public init() {}
}

/// Something that happened after the applicant had applied and that they told here: beside the report that it was taken
/// as, what that does not say.
public struct SomethingNew: Equatable, Sendable {
    /// Whether they feel in danger, as they say it themselves; how great the danger is, a person reads.
    public enum Danger: String, CaseIterable, Sendable {
        case now
        /// Afraid that something will happen soon.
        case afraid
        case no
        case unsaid

        /// Whether the case is read for danger on the same day.
        var isPressing: Bool { self == .now || self == .afraid }
    }

    /// The number of the report.
    public var report: Int
    /// Minutes after midnight in London; nil where they did not say.
    public var minute: Int?
    public var danger: Danger
    /// The body to which it counts as reported.
    public var agency: Agency.ID

    public static let minutes = 0...1_439

    public init(report: Int, minute: Int?, danger: Danger, agency: Agency.ID) {
        self.report = report
        self.minute = minute
        self.danger = danger
        self.agency = agency
    }

    /// What is told of it.
    public struct Account: Equatable, Sendable {
        /// The number that its report gets, so that a form that is sent twice adds it once.
        public var report: Int
        public var on: CivilDate
        public var minute: Int?
        public var what: String
        public var place: String
        public var hate: Bool
        public var danger: Danger
        public var agency: Agency.ID

        public init(
            report: Int, on: CivilDate, minute: Int?, what: String, place: String, hate: Bool, danger: Danger,
            agency: Agency.ID
        ) {
            self.report = report
            self.on = on
            self.minute = minute
            self.what = what
            self.place = place
            self.hate = hate
            self.danger = danger
            self.agency = agency
        }
    }
}

extension Application {
    /// The applicant says that something new happened, or a coordinator writes it down for them, as long as the case is
    /// open: it is taken as a report to the council or another body, made today, so that it counts for a fresh
    /// application (section 104(11)). The body, whoever leads and the coordinators are told that it is there, the
    /// applicant that it was taken, and somebody reads the application for danger again: today, where they are afraid.
    public func telling(
        _ account: SomethingNew.Account, heardIn review: Review? = nil, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        if actor != .applicant(id) { _ = try actor.officer(holding: .coordinator) }
        try requireOpen(heardIn: review)
        let body = try around.agency(account.agency)
        guard account.minute.map(SomethingNew.minutes.contains) ?? true else { throw .missing("time") }
        guard !account.what.isBlank else { throw .missing("description") }
        let told = around.agencies.count { $0.kind == body.kind } == 1 && body.kind.isNamedAlone
        let report = Report(
            number: account.report, behaviourOn: account.on, reportedOn: around.today, reportedBy: "applicant",
            reportedTo: told ? body.kind.rawValue : body.name, incident: "i\(account.report)", area: area,
            hate: account.hate, status: .open, acknowledged: nil,
            description: account.place.isBlank ? account.what : "\(account.what)\n\nWhere: \(account.place)")
        var outcome = try addingReport(report, heardIn: review, by: actor, in: around)
        outcome.after.words.news.append(
            SomethingNew(
                report: account.report, minute: account.minute, danger: account.danger, agency: account.agency))
        if account.danger.isPressing {
            outcome.deadlines = [
                .openUnlessEarlier(
                    try around.deadline(
                        .step(.dangerRead), due: around.today, from: around.today, subject: id.raw,
                        owner: .coordinators,
                        working: "Due today: the applicant says that they are in danger or afraid."))
            ]
        }
        outcome.events.append(
            Event(
                .somethingNew,
                [.init("report", "\(account.report)"), .init("danger", account.danger.rawValue)]))
        outcome.notices = [
            Notice(
                .somethingNewTaken, to: .applicant(id),
                ["report": .number(account.report), "happened": .date(account.on), "body": .text(body.name)])
        ]
        outcome.notices += around.told(
            account.danger.isPressing ? .somethingNewInDanger : .somethingNew, beside: review, also: [body.id],
            by: actor)
        return outcome
    }
}

extension Agency.Kind {
    /// Whether a report names such a body by its kind where it is the only one.
    fileprivate var isNamedAlone: Bool {
        switch self {
        case .council, .police, .landlord: true
        case .health, .support: false
        }
    }
}
