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

        public init(
            area: String, receivedOn: CivilDate, channel: Receipt.Channel, takenBy: String?, authority: Authority,
            reports: [Report], reachableByMail: Bool
        ) {
            self.area = area
            self.receivedOn = receivedOn
            self.channel = channel
            self.takenBy = takenBy
            self.authority = authority
            self.reports = reports
            self.reachableByMail = reachableByMail
        }
    }

    /// Takes an application in: every limit runs from the day it reached any relevant body, the applicant is sent the
    /// acknowledgement, and it is passed on to every relevant body of the area at once (section 104(3)(b)).
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
        let bodies = around.agencies.filter(\.isRelevantBody)
        guard !bodies.isEmpty else { throw .missing("relevant bodies of the area") }

        var application = Application(
            id: id, partnership: partnership, reference: reference, area: intake.area,
            receipt: Receipt(
                receivedOn: intake.receivedOn, recordedAt: around.now, channel: intake.channel, takenBy: intake.takenBy),
            authority: intake.authority, stage: .received, reports: intake.reports)
        let received = intake.receivedOn
        let decision = try around.deadline(.thresholdDecision, from: received, subject: id.raw, owner: .coordinators)
        var deadlines: [Deadline.Change] = [
            .open(try around.deadline(.passOn, from: received, subject: id.raw, owner: .coordinators)),
            .met(.step(.passOn), subject: id.raw, on: around.today),
            .open(try around.deadline(.dangerRead, from: received, subject: id.raw, owner: .coordinators)),
            .open(try around.deadline(.acknowledge, from: received, subject: id.raw, owner: .coordinators)),
            .open(try around.deadline(.askAgencies, from: received, subject: id.raw, owner: .coordinators)),
            .open(decision),
        ]
        var events = [
            Event(.received, [.init("channel", intake.channel.rawValue), .init("received_on", "\(received)")]),
            Event(.passedOn, bodies.map { .init("agency", $0.name) }),
        ]
        if intake.reachableByMail {
            application.stage = .acknowledged(on: around.today)
            deadlines.append(.met(.step(.acknowledge), subject: id.raw, on: around.today))
            events.append(Event(.acknowledged))
        }
        var notices = [
            Notice(
                .acknowledgement, to: .applicant(id),
                ["received": .date(received), "decision_due": .date(decision.dueOn)])
        ]
        notices += bodies.map { body in
            Notice(
                .passedOn, to: .agency(body.id),
                ["received": .date(received), "area": .text(intake.area), "channel": .text(intake.channel.rawValue)])
        }
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
        return Outcome(
            after, events: [Event(.acknowledged)], deadlines: [.met(.step(.acknowledge), subject: id.raw, on: day)])
    }

    /// A named person has read the application for danger.
    public func readingForDanger(
        _ level: DangerReading.Level, note: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        let officer = try actor.officer(holding: .coordinator, .contact)
        guard level == .standard || !note.isBlank else { throw .missing("note") }
        try requireUndecided()
        var after = self
        after.danger = DangerReading(level: level, on: around.today, by: officer.person, note: note)
        return Outcome(
            after, events: [Event(.dangerRead, [.init("level", level.rawValue)])],
            deadlines: [.met(.step(.dangerRead), subject: id.raw, on: around.today)])
    }

    /// Asks agencies for the same information, each in a request of its own. Without a day of their own the requests
    /// are due when the procedure says. Where one agency cannot be asked, none is.
    public func asking(
        _ agencies: [Agency.ID], for asked: String, purpose: String, due: CivilDate?, by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        _ = try actor.officer(holding: .coordinator)
        try requireUndecided()
        guard !agencies.isEmpty else { throw .missing("agencies") }
        guard !asked.isBlank else { throw .missing("asked") }
        guard !purpose.isBlank else { throw .missing("purpose") }
        var outcome = Outcome(self, events: [])
        if case .acknowledged = stage { outcome.after.stage = .gathering(since: around.today) }
        for agency in agencies {
            let agency = try around.agency(agency)
            let (request, deadline) = try Application.request(
                to: agency, for: asked, purpose: purpose, due: due, in: around)
            outcome.after.requests.append(request)
            outcome.deadlines.append(.open(deadline))
            outcome.events.append(
                Event(.informationAsked, [.init("agency", agency.name), .init("due", "\(request.due)")]))
            outcome.notices.append(
                Notice(
                    .informationRequest, to: .agency(agency.id),
                    [
                        "asked": .text(asked), "purpose": .text(purpose), "due": .date(request.due),
                        "answering": .text(agency.answering.rawValue),
                    ], path: "/work/requests/\(request.id)"))
        }
        outcome.deadlines.append(.met(.step(.askAgencies), subject: id.raw, on: around.today))
        return outcome
    }

    /// Asks one agency.
    public func asking(
        _ agency: Agency.ID, for asked: String, purpose: String, due: CivilDate?, by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        try asking([agency], for: asked, purpose: purpose, due: due, by: actor, in: around)
    }

    private static func request(
        to agency: Agency, for asked: String, purpose: String, due: CivilDate?, in around: Circumstances
    ) throws(Refusal) -> (InformationRequest, Deadline) {
        let id = InformationRequest.ID(around.makeID())
        var deadline = try around.deadline(
            .agenciesReply, from: around.today, subject: id.raw, owner: .init(agency: agency.id))
        if let due {
            guard due >= around.today else { throw .date("due", due, from: around.today, until: nil) }
            deadline = try around.deadline(
                .step(.agenciesReply), due: due, from: around.today, subject: id.raw,
                owner: .init(agency: agency.id), working: "Set by the point of contact when asking.")
        }
        let request = InformationRequest(
            id: id, agency: agency.id, answering: agency.answering, asked: asked, purpose: purpose,
            askedOn: around.today, due: deadline.dueOn)
        return (request, deadline)
    }

    /// Takes in what an agency answered. A partial answer keeps the request open until the promised day, as long as
    /// the threshold is not decided; afterwards nothing waits for the rest any more.
    public func answering(
        _ request: InformationRequest.ID, _ kind: InformationRequest.Answer.Kind, text: String, restBy: CivilDate?,
        by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        guard let index = requests.firstIndex(where: { $0.id == request }) else { throw .unknown("request") }
        let asked = requests[index]
        let officer = try actor.officer(for: asked.agency)
        if let answer = asked.answer, answer.kind != .partial { throw .already("answered") }
        if kind != .nothingHeld && text.isBlank { throw .missing("text") }
        var deadlines: [Deadline.Change] = [.met(.step(.agenciesReply), subject: request.raw, on: around.today)]
        if kind == .partial {
            guard let restBy else { throw .missing("rest_by") }
            guard restBy > around.today else {
                throw .date("rest_by", restBy, from: around.today.adding(days: 1), until: nil)
            }
            if isUndecided {
                deadlines = [
                    .open(
                        try around.deadline(
                            .step(.agenciesReply), due: restBy, from: around.today, subject: request.raw,
                            owner: .init(agency: asked.agency, person: officer.person),
                            working: "Promised by the agency with its partial answer."))
                ]
            }
        }
        var after = self
        after.requests[index].answer = InformationRequest.Answer(
            kind: kind, text: text, restBy: kind == .partial ? restBy : nil, on: around.today, by: officer.person)
        let name = around.agencies.first { $0.id == asked.agency }?.name ?? asked.agency.description
        return Outcome(
            after, events: [Event(.informationAnswered, [.init("agency", name), .init("answer", kind.rawValue)])],
            deadlines: deadlines)
    }

    /// Records the decision of the relevant bodies and tells the applicant (section 104(6)). Met opens a review, or is
    /// heard in one that is open already; not met needs the consideration of section 104(5); another area's case is
    /// passed on with its day of receipt kept.
    public func deciding(
        _ decision: ThresholdDecision, heardIn open: Review.ID? = nil, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        _ = try actor.officer(holding: .coordinator)
        try requireUndecided()
        guard !decision.reasons.isBlank else { throw .missing("reasons") }
        guard !decision.bodies.isEmpty else { throw .missing("bodies") }
        for body in decision.bodies {
            guard try around.agency(body).isRelevantBody else { throw .unknown("relevant body") }
        }
        guard decision.people.contains(where: { !$0.isBlank }) else { throw .missing("people") }
        guard decision.on >= receipt.receivedOn, decision.on <= around.today else {
            throw .date("decided_on", decision.on, from: receipt.receivedOn, until: around.today)
        }
        if decision.answer == .notMet, decision.consideration?.isComplete != true { throw .missing("consideration") }

        let windowEnds = try around.deadline(
            .reviewWindow, from: around.today, subject: id.raw, owner: .coordinators
        ).dueOn
        let deciders = decision.people.joined(separator: ", ")
        let route: [String: Notice.Fact] = [
            "reasons": .text(decision.reasons), "review_body": .text(around.procedure.review.body),
            "review_until": .date(windowEnds), "decided_by": .text(deciders),
            "reports": .lines(
                finding(under: around.procedure).complaints.map {
                    "Report \($0.id), of \($0.behaviourOn.inWords), made on \($0.reportedOn.inWords): \($0.reason)"
                }),
        ]
        var after = self
        after.stage = .decided(decision)
        let event = Event(
            .thresholdDecided, [.init("answer", decision.answer.rawValue), .init("procedure", decision.procedure)])
        let ended: [Deadline.Change] = [
            .met(.step(.thresholdDecision), subject: id.raw, on: around.today),
            .allLapsed(because: "the threshold was decided"),
        ]
        switch decision.answer {
        case .notMet:
            let consideration = decision.consideration
            let facts = route.merging([
                "persistence": .text(consideration?.persistence ?? ""), "harm": .text(consideration?.harm ?? ""),
                "adequacy": .text(consideration?.adequacy ?? ""),
            ]) { $1 }
            return Outcome(
                after, events: [event], notices: [Notice(.thresholdNotMet, to: .applicant(id), facts)], deadlines: ended
            )
        case .otherArea:
            let facts = route.filter { ["reasons", "review_body", "review_until"].contains($0.key) }
            return Outcome(
                after, events: [event], notices: [Notice(.otherArea, to: .applicant(id), facts)], deadlines: ended)
        case .met:
            let reviewID = open ?? Review.ID(around.makeID())
            after.review = reviewID
            let panel = try around.deadline(.panel, from: decision.on, subject: reviewID.raw, owner: .coordinators)
            let facts: [String: Notice.Fact] = [
                "reasons": .text(decision.reasons), "panel_due": .date(panel.dueOn), "decided_by": .text(deciders),
            ]
            let told = Notice(.thresholdMet, to: .applicant(id), facts)
            guard open == nil else {
                return Outcome(after, events: [event], notices: [told], deadlines: ended)
            }
            let review = Review(id: reviewID, partnership: partnership, applications: [id], openedOn: around.today)
            return Outcome(
                after, events: [event, Event(.reviewOpened)], notices: [told], deadlines: ended,
                opened: .init(review: review, deadlines: [.open(panel)]))
        }
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
        return Outcome(
            after, events: [Event(.withdrawn)],
            notices: [Notice(.withdrawn, to: .applicant(id), ["reason": .text(reason)])],
            deadlines: [.allLapsed(because: "the application was withdrawn")])
    }

    private func requireUndecided() throws(Refusal) {
        guard isUndecided else { throw wrongStage(.received, .acknowledged, .gathering) }
    }

    private var isUndecided: Bool {
        switch stage {
        case .received, .acknowledged, .gathering: true
        case .decided, .withdrawn: false
        }
    }

    private func wrongStage(_ needed: StageName...) -> Refusal {
        .wrongStage(is: stage.name.rawValue, needed: needed.map(\.rawValue))
    }
}
