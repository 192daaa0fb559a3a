extension Application {
    /// What is known when an application arrives.
    public struct Intake: Sendable {
        public var area: String
        public var receivedOn: CivilDate
        public var channel: Receipt.Channel
        public var takenBy: String?
        public var authority: Authority
        public var reports: [Report]
        /// Whether the applicant can be written to at once; otherwise a person must write or call.
        public var reachableByMail: Bool
        /// Where it happened in the applicant's own words, where that is not the area.
        public var place: String?

        public init(
            area: String, receivedOn: CivilDate, channel: Receipt.Channel, takenBy: String?, authority: Authority,
            reports: [Report], reachableByMail: Bool, place: String? = nil
        ) {
            self.area = area
            self.receivedOn = receivedOn
            self.channel = channel
            self.takenBy = takenBy
            self.authority = authority
            self.reports = reports
            self.reachableByMail = reachableByMail
            self.place = place
        }
    }

    /// Takes an application in: every limit runs from the day it reached any relevant body, the applicant is sent the
    /// acknowledgement, and it is passed on to every relevant body of the area at once (section 104(3)(b)). Where every
    /// report is about another area it waits for a person, due the same day, to pass it on there (scenario 21).
    public static func receiving(
        _ intake: Intake, reference: CaseReference, id: ID, partnership: Partnership.ID, by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        switch intake.channel {
        case .web: break
        case .phone, .post, .inPerson, .agency:
            _ = try actor.officer(holding: .coordinator, .contact)
            guard let taker = intake.takenBy, !taker.isBlank else { throw .missing("taken_by") }
        }
        guard intake.receivedOn <= around.today else {
            throw .date("received_on", intake.receivedOn, from: nil, until: around.today)
        }
        guard intake.reports.count <= mostReports else { throw .tooManyReports(most: mostReports) }
        let bodies = around.agencies.filter(\.isRelevantBody)
        guard !bodies.isEmpty else { throw .missing("relevant bodies of the area") }

        var application = Application(
            id: id, partnership: partnership, reference: reference, area: intake.area,
            receipt: Receipt(
                receivedOn: intake.receivedOn, recordedAt: around.now, channel: intake.channel, takenBy: intake.takenBy),
            authority: intake.authority, stage: .received, reports: intake.reports)
        let received = intake.receivedOn
        if intake.reachableByMail { application.stage = .acknowledged(on: around.today) }
        let days = application.days(in: around)
        let decision = try around.deadline(.thresholdDecision, given: days, subject: id.raw, owner: .coordinators)
        var deadlines: [Deadline.Change] = [
            .open(try around.deadline(.dangerRead, given: days, subject: id.raw, owner: .coordinators)),
            .open(try around.deadline(.acknowledge, given: days, subject: id.raw, owner: .coordinators)),
            .open(try around.deadline(.askAgencies, given: days, subject: id.raw, owner: .coordinators)),
            .open(decision),
        ]
        deadlines += try around.whereProcedureHas(.whole, given: days, subject: id.raw)
        var events = [
            Event(.received, [.init("channel", intake.channel.rawValue), .init("received_on", "\(received)")])
        ]
        let elsewhere = try application.handingOut(to: bodies, in: around)
        deadlines = elsewhere.deadlines + deadlines
        events += elsewhere.events
        if intake.reachableByMail {
            deadlines.append(.met(.step(.acknowledge), subject: id.raw, on: around.today))
            events.append(Event(.acknowledged))
        }
        var notices = [
            Notice(
                .acknowledgement, to: .applicant(id),
                [
                    "received": .date(received), "decision_due": .date(decision.dueOn),
                    "elsewhere": .lines(application.isElsewhere ? [Application.passedOnToday] : []),
                ])
        ]
        notices += elsewhere.notices
        return Outcome(application, events: events, notices: notices, deadlines: deadlines)
    }

    /// A coordinator has told the applicant, by post or by telephone, that the application is here: on `day`, else
    /// today.
    public func acknowledging(
        on day: CivilDate? = nil, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        _ = try actor.officer(holding: .coordinator)
        guard case .received = stage else { throw wrongStage(.received) }
        let day = day ?? around.today
        guard day >= receipt.receivedOn, day <= around.today else {
            throw .date("done_on", day, from: receipt.receivedOn, until: around.today)
        }
        var after = self
        after.stage = requests.isEmpty ? .acknowledged(on: day) : .gathering(since: around.today)
        return try moving(
            Outcome(
                after, events: [Event(.acknowledged)], deadlines: [.met(.step(.acknowledge), subject: id.raw, on: day)]),
            in: around)
    }

    /// The applicant no longer wishes a review.
    public func withdrawing(
        because reason: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        if actor != .applicant(id) { _ = try actor.officer(holding: .coordinator) }
        try requireUndecided()
        guard !reason.isBlank else { throw .missing("reason") }
        var after = self
        after.stage = .withdrawn(on: around.today, because: reason)
        var deadlines = [Deadline.Change.allLapsed(because: "the application was withdrawn")]
        if dangerRecord.asked(in: nil) != nil {
            // Somebody may have been frightened into withdrawing: what they wrote is read all the same.
            let reading = try around.deadline(.dangerRead, from: around.today, subject: id.raw, owner: .coordinators)
            deadlines.append(.open(reading))
        }
        // They were told that it came, and may be gathering what they hold. Where all of it is another area's they were not.
        let bodies = isElsewhere ? [] : around.agencies.filter(\.isRelevantBody)
        let standing = "Nothing has been decided, and nobody need look for more."
        return Outcome(
            after, events: [Event(.withdrawn)],
            notices: [Notice(.withdrawn, to: .applicant(id), ["reason": .text(reason)])]
                + bodies.map {
                    Notice(
                        .applicantLeft, to: .agency($0.id), ["standing": .text(standing)],
                        path: "/work/cases/\(reference)")
                },
            deadlines: deadlines)
    }

    func requireUndecided() throws(Refusal) {
        guard isUndecided else { throw wrongStage(.received, .acknowledged, .gathering) }
    }

    public var isUndecided: Bool {
        switch stage {
        case .received, .acknowledged, .gathering: true
        case .decided, .withdrawn, .passedOn: false
        }
    }

    func wrongStage(_ needed: StageName...) -> Refusal {
        .wrongStage(is: stage.name.rawValue, needed: needed.map(\.rawValue))
    }
}
