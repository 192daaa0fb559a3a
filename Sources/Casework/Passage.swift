/// Whether and how a message leaves at this moment: the last word on it, spoken inside its claim from what is true then.
public struct Passage: Equatable, Sendable {
    /// What decides.
    public struct Message: Equatable, Sendable {
        public var kind: Notice.Kind
        public var recipient: Notice.Recipient
        public var way: Way
        /// The addresses that were given, by the way that they are for; of an applicant `safe` decides which are used.
        public var given: [Way: String]
        /// After this moment it is of no use.
        public var expires: Instant?
        /// The person has left the service or the partnership, or the agency has left it.
        public var hasLeft: Bool
        public var isShutOut: Bool
        /// Of a reminder: how the duty that it is about stands, `open`, `met`, `lapsed` or `moved`; nil for others.
        public var duty: String?
        /// An attempt that was cut off may have delivered it.
        public var mayHaveBeenSent: Bool
        public var safe: SafeContact
        /// Of a message that stands in for others that did not arrive: by which ways those went.
        public var tried: Set<Way>

        public init(
            kind: Notice.Kind, recipient: Notice.Recipient, way: Way, given: [Way: String], expires: Instant? = nil,
            hasLeft: Bool = false, isShutOut: Bool = false, duty: String? = nil, mayHaveBeenSent: Bool = false,
            safe: SafeContact = .unsaid, tried: Set<Way> = []
        ) {
            self.kind = kind
            self.recipient = recipient
            self.way = way
            self.given = given
            self.expires = expires
            self.hasLeft = hasLeft
            self.isShutOut = isShutOut
            self.duty = duty
            self.mayHaveBeenSent = mayHaveBeenSent
            self.safe = safe
            self.tried = tried
        }
    }

    public enum Verdict: Equatable, Sendable {
        case goes
        /// Not now: at this moment it is asked again.
        case waits(until: Instant, because: String)
        /// By another way, whose channel takes it up; a person where nothing but a person goes that way.
        case goesBy(Way, because: String)
        /// It no longer holds.
        case dropped(because: String)
        /// It is of no use any more, and an applicant was not told of it in time: a person must know.
        case missed(because: String)
        /// It cannot go out, and the law requires it: a person's task.
        case failed(because: String)
        /// A person tells the recipient: a task.
        case byHand(because: String)
        /// There is no safe way: a person finds one, or decides not to tell. Until then the applicant is not told yet.
        case notTold(because: String)
        /// It no longer holds, and an attempt that was cut off may have delivered it.
        case unknown(because: String)
    }

    /// When messages that can wait leave.
    public var window: SendingWindow
    public var calendar: WorkingCalendar

    public init(window: SendingWindow, calendar: WorkingCalendar) {
        self.window = window
        self.calendar = calendar
    }

    /// Every hour of every day: where no working day is known.
    public static let anyTime = Passage(
        window: SendingWindow(from: 0, until: 1_440),
        calendar: WorkingCalendar(
            name: "none", holidays: [:], firstDay: London.date(of: .first), lastDay: London.date(of: .last)))

    /// What the law requires is never dropped: a person sees to it.
    public func verdict(on message: Message, now: Instant) -> Verdict {
        if let reason = reasonAgainst(message, now) {
            if message.kind.isStatutory { return .failed(because: reason) }
            return message.mayHaveBeenSent ? .unknown(because: reason) : .dropped(because: reason)
        }
        if case .applicant = message.recipient { return verdict(onApplicants: message, now: now) }
        if let reason = lateness(message, now) {
            return message.mayHaveBeenSent ? .unknown(because: reason) : .dropped(because: reason)
        }
        guard message.given[message.way] != nil else {
            let reason = "the recipient has no address"
            return message.kind.isStatutory || message.kind.isMissed
                ? .failed(because: reason) : .dropped(because: reason)
        }
        guard message.kind.pace != .atOnce else { return .goes }
        let opens = window.first(from: now, calendar: calendar)
        if opens <= now || message.expires.map({ $0 <= opens }) ?? false { return .goes }
        return .waits(until: opens, because: "it waits for working hours")
    }

    private func reasonAgainst(_ message: Message, _ now: Instant) -> String? {
        if let duty = message.duty, duty != "open" { return "the duty is \(duty)" }
        if message.hasLeft { return "the recipient has left" }
        return message.isShutOut ? "the recipient is shut out of the case" : nil
    }

    /// What the law requires goes out however late.
    func lateness(_ message: Message, _ now: Instant) -> String? {
        guard let expires = message.expires, expires <= now, !message.kind.isStatutory else { return nil }
        return "its time had passed"
    }
}
