import FoundationEssentials

/// How an applicant wishes to be kept informed: one version of those that they or a coordinator for them said.
public struct InformedWish: Equatable, Sendable {
    /// Working days from one word to the next, 1 to 40; nil: as the procedure has it.
    public var workingDays: Int?
    /// By what they like to have news, where that is safe; nil: as everything reaches them.
    public var way: Way?
    /// Anything else, in their words.
    public var words: String

    public static let intervals = 1...40

    public init(workingDays: Int? = nil, way: Way? = nil, words: String = "") {
        self.workingDays = workingDays
        self.way = way
        self.words = words
    }

    /// The applicant, or a coordinator who was told, says something else than what holds.
    public static func saying(
        _ wish: InformedWish, after before: InformedWish?, of application: Application.ID, by actor: Actor
    ) throws(Refusal) -> Event {
        if actor != .applicant(application) { _ = try actor.officer(holding: .coordinator) }
        if let days = wish.workingDays {
            guard intervals.contains(days) else { throw .missing("interval of word") }
        }
        guard wish != before ?? InformedWish() else { throw .already("informed so") }
        return Event(.informedOtherwise, [.init("every", wish.workingDays.map { "\($0) working days" } ?? "procedure")])
    }
}

/// The open duty of word, as far as the rule needs it.
public struct OpenWord: Equatable, Sendable {
    public var from: CivilDate
    public var dueOn: CivilDate
    public var owner: Deadline.Owner

    public init(from: CivilDate, dueOn: CivilDate, owner: Deadline.Owner) {
        self.from = from
        self.dueOn = dueOn
        self.owner = owner
    }
}

// Word to the applicant from the receipt to the outcome, no longer apart than was agreed. From the outcome on it is the
// lead officer's (`Review.sendingWord`).
extension Application {
    /// Whether word is due to the applicant for the application itself: until it ends, or the review has its outcome.
    public func isKeptInformed(heardIn review: Review?) -> Bool {
        switch stage {
        case .received, .acknowledged, .gathering: return true
        case .withdrawn, .passedOn: return false
        case .decided(let decision):
            guard decision.answer == .met, let review, review.applications.contains(id) else { return false }
            return [.arranging, .meetingSet, .held, .consulting].contains(review.stage.name)
        }
    }

    /// What becomes of the duty of word: it begins with the receipt, again with every day on which the applicant was
    /// `told` something, and ends with the application. Where `isAgreedAnew`, the interval is another than before.
    public func keepingWord(
        _ open: OpenWord?, told: CivilDate?, ownedBy owner: Deadline.Owner, isAgreedAnew: Bool = false,
        heardIn review: Review?, in around: Circumstances
    ) throws(Refusal) -> [Deadline.Change] {
        let duty = Deadline.Duty.step(.wordToApplicant)
        guard isKeptInformed(heardIn: review) else {
            guard open != nil else { return [] }
            let reason =
                review?.stage.name == .outcomeSent
                ? "the outcome was told: from then on word is the lead officer’s" : "the application has ended"
            return [.lapsed(duty, subject: id.raw, because: reason)]
        }
        let from = [receipt.receivedOn, told, open?.from].compactMap(\.self).max() ?? receipt.receivedOn
        let next = try around.nextWord(from: from, subject: id.raw, owner: owner)
        guard let open else { return [.open(next)] }
        if from > open.from { return [.met(duty, subject: id.raw, on: from), .open(next)] }
        guard isAgreedAnew, next.dueOn != open.dueOn else { return [] }
        return [.moved(next, because: "how often the applicant hears was agreed anew")]
    }

    /// Tells the applicant how things stand, before there is an outcome, and until when they hear again. A coordinator
    /// does so, or the point of contact.
    public func sendingWord(
        _ text: String, among givers: WordGivers, heardIn review: Review?, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        try givers.mustHold(actor)
        guard isKeptInformed(heardIn: review) else { throw wrongStage(.received, .acknowledged, .gathering) }
        guard !text.isBlank else { throw .missing("word") }
        let next = try around.nextWord(
            from: around.today, subject: id.raw, owner: around.wordOwner(givers.reached ?? givers.holder))
        return Outcome(
            self, events: [Event(.wordSent, [.init("next", "\(next.dueOn)")])],
            notices: [Notice(.word, to: .applicant(id), ["word": .text(text), "next": .date(next.dueOn)])],
            deadlines: [.met(.step(.wordToApplicant), subject: id.raw, on: around.today), .open(next)])
    }

    /// The applicant was told how things stand in another way than by a message: on the telephone, in person. Whoever
    /// leads may say so too.
    public func notingWord(
        _ words: String, on day: CivilDate, by way: WordGiven.Way, among givers: WordGivers, heardIn review: Review?,
        by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> (given: WordGiven, event: Event) {
        if case .officer(let officer) = actor, let review, review.leads(officer) {
        } else {
            try givers.mustHold(actor)
        }
        guard isKeptInformed(heardIn: review) || review?.stage.name == .outcomeSent else {
            throw wrongStage(.received, .acknowledged, .gathering)
        }
        guard day >= receipt.receivedOn, day <= around.today else {
            throw .date("told_on", day, from: receipt.receivedOn, until: around.today)
        }
        guard !words.isBlank else { throw .missing("word") }
        guard case .officer(let officer) = actor else { throw .notYours(needed: [.coordinator]) }
        return (
            WordGiven(on: day, way: way, words: words, by: officer.person),
            Event(.wordNoted, [.init("told_on", "\(day)"), .init("way", way.rawValue)])
        )
    }
}

/// Who tells an applicant how things stand before there is an outcome, beside the coordinators.
public struct WordGivers: Equatable, Sendable {
    /// The point of contact.
    public var holder: Person.ID?
    /// They, or who stands in for them today.
    public var reached: Person.ID?

    public init(holder: Person.ID? = nil, reached: Person.ID? = nil) {
        self.holder = holder
        self.reached = reached
    }

    /// Whether somebody is one of them, or acts for one.
    public func include(_ officer: Officer) -> Bool {
        [holder, reached].compactMap(\.self).contains(where: officer.acts(for:))
    }

    fileprivate func mustHold(_ actor: Actor) throws(Refusal) {
        if case .officer(let officer) = actor, include(officer) { return }
        _ = try actor.officer(holding: .coordinator)
    }
}

/// Word that was given otherwise than by a message of the service.
public struct WordGiven: Equatable, Sendable {
    public enum Way: String, CaseIterable, Sendable {
        case call, email, text, letter
        case inPerson = "in-person"
    }

    public var on: CivilDate
    public var way: Way
    public var words: String
    public var by: Person.ID

    public init(on: CivilDate, way: Way, words: String, by: Person.ID) {
        self.on = on
        self.way = way
        self.words = words
        self.by = by
    }
}

extension Review {
    /// What becomes of the lead officer's duty of word: it begins again with the last day by which each of the
    /// applicants was `told` something.
    public func keepingWord(
        _ open: OpenWord?, told: CivilDate?, isAgreedAnew: Bool = false, in around: Circumstances
    ) throws(Refusal) -> [Deadline.Change] {
        guard case .outcomeSent = stage, let open else { return [] }
        let from = max(open.from, told ?? open.from)
        let duty = Deadline.Duty.step(.wordToApplicant)
        let next = try nextWord(after: from, in: around)
        if from > open.from { return [.met(duty, subject: id.raw, on: from), .open(next)] }
        guard isAgreedAnew, next.dueOn != open.dueOn else { return [] }
        return [.moved(next, because: "how often the applicant hears was agreed anew")]
    }
}

extension Circumstances {
    /// Takes the time from one word to the next as those who are told together wish it: the shortest counts, and the
    /// procedure's where that is shorter and somebody (nil) leaves it to the procedure.
    public mutating func agree(on wishes: [Int?]) {
        wordEvery = wishes.compactMap(\.self).min()
        guard let days = wordEvery, wishes.contains(nil), let limit = procedure.limits[.wordToApplicant]?.limit,
            let own = try? limit.due(from: today, counting: .after, calendar: calendar).due,
            let wished = try? Limit.workingDays(days).due(from: today, counting: .after, calendar: calendar).due,
            own <= wished
        else { return }
        wordEvery = nil
    }

    /// The same, where the time from one word to the next is as the applicant wishes it.
    func agreedWord() -> Circumstances {
        guard let days = wordEvery else { return self }
        var agreed = self
        agreed.procedure.limits[.wordToApplicant] = .init(.workingDays(days), from: .lastWord)
        return agreed
    }

    /// By when the applicant hears next after `day`.
    func nextWord(from day: CivilDate, subject: UUID, owner: Deadline.Owner) throws(Refusal) -> Deadline {
        var next = try agreedWord().deadline(.wordToApplicant, from: day, subject: subject, owner: owner)
        if let wordEvery {
            let days = wordEvery == 1 ? "1 working day" : "\(wordEvery) working days"
            next.working = "\(days) from \(day.inWords), as the applicant wishes: \(next.dueOn.inWordsWithWeekday)."
        }
        return next
    }

    /// Whose word is: the point of contact’s, else the coordinators’.
    public func wordOwner(_ contact: Person.ID?) -> Deadline.Owner {
        officers.first { $0.person == contact }.map { Deadline.Owner(agency: $0.agency, person: $0.person) }
            ?? .coordinators
    }
}

extension Notice.Kind {
    /// Whether it tells an applicant something of their case, so that the time to the next word begins again.
    public var isWord: Bool {
        switch self {
        // What only says that something of theirs has come, or that a day is another now, tells them nothing of it.
        case .signInCode, .contactChanged, .attendanceNoted, .pointOfContact, .somethingNewTaken, .dayMoved,
            .reviewAsked:
            false
        default: isToApplicant
        }
    }
}
