/// When people could come to a meeting of a review: slots that a coordinator puts before them, and what each answered.
/// A review has one that is open at a time; it ends when a meeting is set, or is called off.
public struct AvailabilityPoll: Equatable, Sendable {
    public typealias ID = Casework.ID<AvailabilityPoll>

    public var id: ID
    public var partnership: Partnership.ID
    public var review: Review.ID
    public var openedOn: CivilDate
    /// Until when people are asked to answer. Answers are taken later too, until the poll ends.
    public var lastDay: CivilDate
    /// How long the meeting would last, 15 to 480.
    public var minutes: Int
    /// In order of their numbers; numbers are never used again.
    public var candidates: [Candidate]
    public var asked: [Asked]
    public var ended: Ended?

    public static let mostCandidates = 12

    public init(
        id: ID, partnership: Partnership.ID, review: Review.ID, openedOn: CivilDate, lastDay: CivilDate, minutes: Int,
        candidates: [Candidate], asked: [Asked] = [], ended: Ended? = nil
    ) {
        self.id = id
        self.partnership = partnership
        self.review = review
        self.openedOn = openedOn
        self.lastDay = lastDay
        self.minutes = minutes
        self.candidates = candidates
        self.asked = asked
        self.ended = ended
    }

    /// A slot that people are asked about.
    public struct Candidate: Equatable, Sendable {
        /// 1, 2, 3 … in the order in which they were asked about.
        public var number: Int
        public var startsAt: Instant
        /// How long the meeting would have lasted when people were asked, 15 to 480.
        public var minutes: Int
        /// Whether nobody is asked about it any more.
        public var isDropped: Bool

        public init(number: Int, startsAt: Instant, minutes: Int, isDropped: Bool = false) {
            self.number = number
            self.startsAt = startsAt
            self.minutes = minutes
            self.isDropped = isDropped
        }
    }

    /// Somebody who is asked, with the newest answers.
    public struct Asked: Equatable, Sendable {
        public typealias ID = Casework.ID<Asked>

        public var id: ID
        public var person: Person.ID
        /// By the number of the slot; a slot without one is not answered.
        public var replies: [Int: Reply]
        public var comment: String
        public var answeredAt: Instant?
        /// Who entered it for them, and who said it and how; nil where they answered themselves.
        public var entered: Entered?

        public init(
            id: ID, person: Person.ID, replies: [Int: Reply] = [:], comment: String = "", answeredAt: Instant? = nil,
            entered: Entered? = nil
        ) {
            self.id = id
            self.person = person
            self.replies = replies
            self.comment = comment
            self.answeredAt = answeredAt
            self.entered = entered
        }
    }

    /// An answer that came by telephone or in another way.
    public struct Entered: Equatable, Sendable {
        public var by: Person.ID
        /// Who said it, and how: `Pat Reed, by telephone`.
        public var saidBy: String

        public init(by: Person.ID, saidBy: String) {
            self.by = by
            self.saidBy = saidBy
        }
    }

    /// What somebody says to a slot.
    public enum Reply: String, CaseIterable, Sendable {
        case yes
        case ifNeedBe = "if-need-be"
        case no
    }

    /// How a poll ended.
    public struct Ended: Equatable, Sendable {
        public var on: CivilDate
        /// Why it was called off; nil where a meeting was set.
        public var because: String?

        public init(on: CivilDate, because: String? = nil) {
            self.on = on
            self.because = because
        }
    }

    /// Those that people are asked about still, by their start.
    public var open: [Candidate] { candidates.filter { !$0.isDropped }.sorted { $0.startsAt < $1.startsAt } }

    /// What somebody has not answered yet.
    public func unanswered(_ asked: Asked) -> [Candidate] { open.filter { asked.replies[$0.number] == nil } }

    public func asked(_ id: Asked.ID) -> Asked? { asked.first { $0.id == id } }

    /// Who said that they cannot come to a meeting that begins then. A no to a longer meeting is none to this one.
    public func cannotCome(to slot: Slot) -> Set<Person.ID> {
        let numbers = Set(
            candidates.filter { $0.startsAt == slot.startsAt && $0.minutes <= slot.minutes }.map(\.number))
        let cannot = asked.filter { one in
            one.replies.filter { numbers.contains($0.key) }.max { $0.key < $1.key }?.value == .no
        }
        return Set(cannot.map(\.person))
    }
}
