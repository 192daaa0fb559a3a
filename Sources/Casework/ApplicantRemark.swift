/// What an applicant says is not right in the record of their case, or that it should be opened again. It stays beside what
/// it is about, with the answer of a coordinator.
public struct ApplicantRemark: Equatable, Sendable {
    public enum About: Equatable, Sendable {
        /// An entry of their chronology, by its key.
        case entry(String)
        /// Something that the chronology does not have.
        case missing
        /// The case was closed and should be opened again: the turn of that closing.
        case closing(Int)
    }

    public struct Answer: Equatable, Sendable {
        /// Whether it was put right; else it stays as it is.
        public var isAccepted: Bool
        /// What was put right, or why it stays; told to the applicant.
        public var reason: String
        public var on: CivilDate
        public var by: Person.ID

        public init(isAccepted: Bool, reason: String, on: CivilDate, by: Person.ID) {
            self.isAccepted = isAccepted
            self.reason = reason
            self.on = on
            self.by = by
        }
    }

    /// 1, 2, 3 … of the application.
    public var number: Int
    public var about: About
    public var text: String
    public var on: CivilDate
    /// Who entered it for them; nil where they wrote it themselves.
    public var by: Person.ID?
    public var answer: Answer?

    /// The most that may wait for an answer in one application.
    public static let most = 20

    public init(number: Int, about: About, text: String, on: CivilDate, by: Person.ID?, answer: Answer? = nil) {
        self.number = number
        self.about = about
        self.text = text
        self.on = on
        self.by = by
        self.answer = answer
    }
}

extension Application {
    /// The remarks about an entry of the chronology, oldest first.
    public func remarks(about key: String) -> [ApplicantRemark] {
        words.remarks.filter { $0.about == .entry(key) }
    }

    /// The remarks that wait for an answer. One that asks for a closed case to be opened again is answered by opening it.
    public func openRemarks(beside review: Review?) -> [ApplicantRemark] {
        words.remarks.filter { remark in
            guard remark.answer == nil else { return false }
            guard case .closing(let turn) = remark.about else { return true }
            return review?.endings.closings.first { $0.turn == turn }?.reopened == nil
        }
    }

    /// Whether the applicant can still put something right: as long as the case is open.
    public func canRemark(heardIn review: Review?) -> Bool { isOpen(heardIn: review) }

    /// The applicant says that an entry of their chronology is not right, or that something is missing; or a coordinator
    /// enters it for them. The entry stays as it is, with the remark beside it.
    public func remarking(
        _ text: String, about: ApplicantRemark.About, heardIn review: Review? = nil, by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        switch about {
        case .entry(let key):
            let isAcknowledged = stage.name != .received && key.isSame(as: OwnChronology.acknowledged)
            let entries = ownChronology(beside: review).entries
            guard isAcknowledged || entries.contains(where: { $0.key.isSame(as: key) }) else {
                throw .unknown("entry of the chronology")
            }
            try requireOpen(heardIn: review)
        case .missing: try requireOpen(heardIn: review)
        case .closing: throw .unknown("entry of the chronology")
        }
        return try remarked(text, about, .remarkMade, telling: .remark, beside: review, by: actor, in: around)
    }

    /// The applicant asks for their closed case to be opened again, as long as the procedure lets it; a coordinator opens
    /// it (`Review.reopening`), or answers why it stays closed.
    public func askingToReopen(
        _ text: String, heardIn review: Review?, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        guard let review, review.id == self.review else { throw .unknown("review") }
        guard let turn = try closingToReopen(heardIn: review, in: around) else {
            throw .wrongStage(is: review.stage.name.rawValue, needed: [Review.StageName.closed.rawValue])
        }
        guard !words.remarks.contains(where: { $0.about == .closing(turn) }) else { throw .already("reopening asked") }
        return try remarked(
            text, .closing(turn), .reopeningAsked, telling: .reopening, beside: review, by: actor, in: around)
    }

    /// The closing that the applicant can still ask to be undone today; nil where there is none.
    public func closingToReopen(heardIn review: Review?, in around: Circumstances) throws(Refusal) -> Int? {
        guard stage.name == .decided, let review, case .closed(let day, _, _, _) = review.stage else { return nil }
        let last = try Reopening.lastDay(after: day, in: around)
        return around.today <= last ? review.endings.closings.last?.turn ?? 1 : nil
    }

    private func remarked(
        _ text: String, _ about: ApplicantRemark.About, _ event: Event.Kind, telling word: WordFromApplicant,
        beside review: Review?, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        var person: Person.ID?
        if actor != .applicant(id) { person = try actor.officer(holding: .coordinator).person }
        guard !text.isBlank else { throw .missing("remark") }
        guard openRemarks(beside: review).count < ApplicantRemark.most else { throw .already("remarks waiting") }
        var after = self
        let number = words.remarks.count + 1
        after.words.remarks.append(
            ApplicantRemark(number: number, about: about, text: text, on: around.today, by: person))
        return Outcome(
            after, events: [Event(event, [.init("remark", "\(number)")])],
            notices: around.told(word, beside: review, by: actor))
    }

    /// A coordinator says what was put right, or why it stays as it is, and the applicant is told. That the case stays
    /// closed is said here; to open it again is an act of its own.
    public func answering(
        remark number: Int, isAccepted: Bool, because reason: String, heardIn review: Review?, by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        let officer = try actor.officer(holding: .coordinator)
        guard review?.id == self.review else { throw .unknown("review") }
        guard let index = words.remarks.firstIndex(where: { $0.number == number }) else { throw .unknown("remark") }
        guard openRemarks(beside: review).contains(where: { $0.number == number }) else {
            throw .already("remark answered")
        }
        guard !reason.isBlank else { throw .missing("reason") }
        var isAboutClosing = false
        if case .closing = words.remarks[index].about { isAboutClosing = true }
        guard !(isAboutClosing && isAccepted) else {
            throw .wrongStage(is: Review.StageName.closed.rawValue, needed: [Review.StageName.outcomeSent.rawValue])
        }
        var after = self
        after.words.remarks[index].answer = ApplicantRemark.Answer(
            isAccepted: isAccepted, reason: reason, on: around.today, by: officer.person)
        let answer = isAboutClosing ? "stays-closed" : isAccepted ? "put-right" : "kept"
        return Outcome(
            after,
            events: [Event(.remarkAnswered, [.init("remark", "\(number)"), .init("answer", answer)])],
            notices: [
                Notice(
                    .remarkAnswered, to: .applicant(id),
                    ["asked_on": .date(words.remarks[index].on), "answered": .text(answer), "reason": .text(reason)])
            ])
    }
}

extension ApplicantRemark {
    /// The remark with what was answered, for the panel.
    var inWords: String {
        let said = "The applicant says (\(on.inWords)): \(text)"
        guard let answer else { return "\(said) Not answered yet." }
        return "\(said) \(answer.isAccepted ? "It was put right" : "It stays as it is"): \(answer.reason)"
    }
}

extension Application {
    /// The remarks that stand beside no report: about the days of the case, or about what is missing.
    var remarksBesideNoReport: [ApplicantRemark] {
        words.remarks.filter { remark in
            switch remark.about {
            case .entry(let key): !key.utf8.starts(with: "report-".utf8)
            case .missing: true
            case .closing: false
            }
        }
    }
}
