public import Casework
public import Records
public import Text

/// What the post needs to know of where it runs.
public struct PostSettings: Sendable {
    /// Where links lead: `https://…` without a slash at the end, never taken from a request.
    public var publicURL: String
    /// Whom messages come from. The name is shown beside the subject: it says nothing of the matter.
    public var from: Mail.Party
    /// Who reads answers where a partnership's single point of contact has no mailbox; nil for `from`.
    public var replyTo: MailAddress?
    /// The longest that the post sleeps between two looks at what is due.
    public var interval: Duration
    /// How many messages of one channel are handed over at once; 1 to 64.
    public var concurrency: Int
    /// How many messages of one channel are claimed at once at first; 1 to 1,000. More where it takes them fast.
    public var batch: Int
    /// How long a claim holds, in seconds of the database's clock. Another instance takes over what is not settled
    /// by then; so it is longer than a channel may take.
    public var lease: Int
    /// Names this instance in the attempts.
    public var worker: String
    /// How long a channel that has stopped is left alone at first; then twice as long each time, up to fifteen times.
    public var firstPause: Duration
    /// When what can wait leaves.
    public var passage: Passage
    /// Seals the addresses of calendar files; empty: there are none.
    public var linkKey: [UInt8] = []
    /// The channels by which messages leave; nil: e-mail by the first, and the rest by hand.
    public var routes: Routes?
    /// Where reports and the answers of calendars come back to; nil: to `from`.
    public var returns: ReturnAddress?

    /// Whether coordinators get a summary each week.
    var weeklySummary: Bool

    public init(
        publicURL: String, from: Mail.Party, passage: Passage, interval: Duration = .seconds(15), concurrency: Int = 8,
        batch: Int = 32,
        lease: Int = 120, worker: String, firstPause: Duration = .seconds(60), routes: Routes? = nil,
        weeklySummary: Bool = true
    ) {
        self.weeklySummary = weeklySummary
        self.publicURL = publicURL
        self.from = from
        self.interval = max(interval, .milliseconds(10))
        self.concurrency = min(max(concurrency, 1), 64)
        self.batch = min(max(batch, 1), 1_000)
        self.lease = min(max(lease, 1), 3_600)
        self.worker = worker
        self.passage = passage
        self.routes = routes
        self.firstPause = max(firstPause, .milliseconds(1))
    }

    /// Who reads an answer to a message: a person at the mailbox of the partnership's single point of contact.
    func replyTo(to message: OutboxMessage) -> MailAddress? {
        message.contactMailbox.flatMap { try? MailAddress($0) } ?? replyTo
    }
}
