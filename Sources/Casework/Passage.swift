/// Whether and how a message leaves at this moment: the last word on it, spoken inside its claim from what is true then.
public struct Passage: Equatable, Sendable {
    /// What decides.
    public struct Message: Equatable, Sendable {
        public var kind: Notice.Kind
        public var recipient: Notice.Recipient
        public var way: Way
        /// Where this way reaches the recipient; nil where there is no such address.
        public var address: String?
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

        public init(
            kind: Notice.Kind, recipient: Notice.Recipient, way: Way, address: String?, expires: Instant? = nil,
            hasLeft: Bool = false, isShutOut: Bool = false, duty: String? = nil, mayHaveBeenSent: Bool = false,
            safe: SafeContact = .unsaid
        ) {
            self.kind = kind
            self.recipient = recipient
            self.way = way
            self.address = address
            self.expires = expires
            self.hasLeft = hasLeft
            self.isShutOut = isShutOut
            self.duty = duty
            self.mayHaveBeenSent = mayHaveBeenSent
            self.safe = safe
        }
    }

    public enum Verdict: Equatable, Sendable {
        case goes
        /// Not now: at this moment it is asked again.
        case waits(until: Instant, because: String)
        /// It no longer holds.
        case dropped(because: String)
        /// It cannot go out, and the law requires it: a person's task.
        case failed(because: String)
        /// A person tells the recipient: a task.
        case byHand(because: String)
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
        if message.address == nil {
            if case .applicant = message.recipient, message.kind != .signInCode {
                return .byHand(because: "the applicant has no e-mail address")
            }
            let reason = "the recipient has no address"
            return message.kind.isStatutory ? .failed(because: reason) : .dropped(because: reason)
        }
        return .goes
    }

    private func reasonAgainst(_ message: Message, _ now: Instant) -> String? {
        if let expires = message.expires, expires <= now { return "its time had passed" }
        if let duty = message.duty, duty != "open" { return "the duty is \(duty)" }
        if message.hasLeft { return "the recipient has left" }
        return message.isShutOut ? "the recipient is shut out of the case" : nil
    }
}
