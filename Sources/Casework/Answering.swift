// What a body answers: added to what it answered before, put right beside it, taken whenever it comes.
extension InformationRequest {
    /// An answer as it is given.
    public struct Given: Sendable {
        public var kind: Answer.Kind
        public var text: String
        public var entries: [Entry]
        /// When the rest will come, for a partial answer.
        public var restBy: CivilDate?
        /// Of a refusal.
        public var ground: Ground?
        /// Where the papers themselves are kept.
        public var kept: String?
        /// Who told it, where a coordinator enters it.
        public var told: Told?
        /// The number of the answer that it puts right; nil where it is the first, or adds to it.
        public var corrects: Int?
        /// The form or call that brings it.
        public var submission: Answer.ID?

        public init(
            _ kind: Answer.Kind, text: String = "", entries: [Entry] = [], restBy: CivilDate? = nil,
            ground: Ground? = nil, kept: String? = nil, told: Told? = nil, corrects: Int? = nil,
            submission: Answer.ID? = nil
        ) {
            self.kind = kind
            self.text = text
            self.entries = entries
            self.restBy = restBy
            self.ground = ground
            self.kept = kept
            self.told = told
            self.corrects = corrects
            self.submission = submission
        }
    }
}

extension Application {
    /// Takes in what a body answered. A partial answer keeps the request open until the promised day, as long as
    /// anybody waits for it; a later part is added to the earlier. One that comes after the decision, the meeting or the
    /// closing is taken and marked. The same submission twice changes nothing the second time.
    public func answering(
        _ request: InformationRequest.ID, with given: InformationRequest.Given, beside review: Review? = nil,
        by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        guard let index = requests.firstIndex(where: { $0.id == request }) else { throw .unknown("request") }
        var asked = requests[index]
        let officer = try asked.mayBeAnswered(by: actor)
        if let submission = given.submission, asked.answers.contains(where: { $0.submission == submission }) {
            return Outcome(self, events: [])
        }
        if let corrected = given.corrects {
            guard asked.standingAnswers.contains(where: { $0.number == corrected }) else { throw .unknown("answer") }
        } else if asked.isAnswered {
            throw .already("answered")
        }
        try asked.check(given, on: around.today)
        let isWaitedFor = waits(for: asked.kind, beside: review)
        asked.answers.append(
            InformationRequest.Answer(
                number: asked.answers.count + 1, kind: given.kind, text: given.text, entries: given.entries,
                restBy: given.kind == .partial ? given.restBy : nil,
                ground: given.kind == .refused ? given.ground : nil,
                kept: given.kept, told: given.told, corrects: given.corrects,
                after: isWaitedFor ? nil : InformationRequest.After(asked.kind, review), on: around.today,
                by: officer.person, submission: given.submission))
        var after = self
        after.requests[index] = asked
        let duty = Deadline.Duty.step(asked.kind.step)
        // What was asked again is still waited for where an earlier answer was put right.
        var deadlines: [Deadline.Change] =
            asked.isAskedAgain ? [] : [.met(duty, subject: request.raw, on: around.today)]
        if isWaitedFor, !asked.isAskedAgain, let newest = asked.answer, newest.kind == .partial,
            let restBy = newest.restBy
        {
            // A correction of an earlier part leaves the promise of the newest as it was.
            deadlines =
                newest.number == asked.answers.count
                ? [
                    .open(
                        try around.deadline(
                            duty, due: restBy, from: around.today, subject: request.raw,
                            owner: asked.outside == nil
                                ? .init(agency: asked.agency, person: officer.person) : .coordinators,
                            working: "Promised by the agency with its partial answer."))
                ] : []
        }
        var facts: [Event.Fact] = [
            .init("agency", asked.name(among: around.agencies)), .init("answer", given.kind.rawValue),
        ]
        if let told = given.told { facts.append(.init("told by", told.how.rawValue)) }
        if let corrected = given.corrects { facts.append(.init("corrects", "\(corrected)")) }
        if let late = asked.answers.last?.after { facts.append(.init("after the", late.rawValue)) }
        return try moving(
            Outcome(after, events: [Event(.informationAnswered, facts)], deadlines: deadlines), in: around)
    }

    /// Takes in an answer of words alone.
    public func answering(
        _ request: InformationRequest.ID, _ kind: InformationRequest.Answer.Kind, text: String, restBy: CivilDate?,
        by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        try answering(request, with: .init(kind, text: text, restBy: restBy), by: actor, in: around)
    }
}

extension InformationRequest {
    /// Those of the body answer; for one outside the partnership a coordinator does.
    fileprivate func mayBeAnswered(by actor: Actor) throws(Refusal) -> Officer {
        outside == nil ? try actor.officer(for: agency) : try actor.officer(holding: .coordinator)
    }

    fileprivate func check(_ given: Given, on today: CivilDate) throws(Refusal) {
        if given.kind != .nothingHeld && given.text.isBlank && (given.entries.isEmpty || given.kind == .refused) {
            throw .missing("text")
        }
        if given.kind == .refused {
            guard let ground = given.ground else { throw .missing("ground") }
            guard Ground.open(to: answering).contains(ground) else { throw .unknown("ground") }
        }
        if given.kind == .partial {
            guard let restBy = given.restBy else { throw .missing("rest_by") }
            guard restBy > today else { throw .date("rest_by", restBy, from: today.adding(days: 1), until: nil) }
        }
        if let told = given.told {
            guard !told.by.isBlank else { throw .missing("told_by") }
            guard told.on >= askedOn, told.on <= today else {
                throw .date("told_on", told.on, from: askedOn, until: today)
            }
        }
        let holdsEntries = given.kind == .chronology || given.kind == .partial
        guard given.entries.count <= (holdsEntries ? Entry.most : 0) else { throw .missing("entries") }
        for entry in given.entries { try entry.check(on: today) }
    }
}

extension InformationRequest.Entry {
    fileprivate func check(on today: CivilDate) throws(Refusal) {
        guard on >= Self.earliest, on <= today else { throw .date("entry", on, from: Self.earliest, until: today) }
        let texts = [(what, Self.longest), (done ?? "", Self.longest), (reference ?? "", Self.longestReference)]
        guard !what.isBlank, texts.allSatisfy({ $0.0.unicodeScalars.count <= $0.1 }),
            minute.map({ (0..<1_440).contains($0) }) ?? true
        else { throw .missing("entries") }
    }
}

extension InformationRequest.After {
    /// What had happened when an answer came for which nobody waits any more.
    init(_ kind: InformationRequest.Kind, _ review: Review?) {
        switch review?.stage.name {
        case .closed: self = .closing
        case .held, .consulting, .outcomeSent: self = .meeting
        case .arranging, .meetingSet: self = kind == .verifying ? .decision : .meeting
        case nil: self = .decision
        }
    }
}

extension Review {
    /// Nobody waits for the papers of its applications any more.
    func endingRequests(because reason: String) -> [Outcome<Review>.Beside] {
        applications.map { .init(file: $0.raw, deadlines: [.everyLapsed(.step(.fullPapers), because: reason)]) }
    }
}
