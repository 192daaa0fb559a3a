public import Casework
public import Text

/// What the post needs to know of where it runs.
public struct PostSettings: Sendable {
    /// Where links lead: `https://…` without a slash at the end, never taken from a request.
    public var publicURL: String
    /// Whom messages come from. The name is shown beside the subject: it says nothing of the matter.
    public var from: Mail.Party
    /// The longest that the post sleeps between two looks at what is due.
    public var interval: Duration
    /// How many messages of one channel are handed over at once; 1 to 64.
    public var concurrency: Int
    /// How many messages of one channel are claimed at once; 1 to 1,000.
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

    public init(
        publicURL: String, from: Mail.Party, passage: Passage, interval: Duration = .seconds(15), concurrency: Int = 8,
        batch: Int = 32,
        lease: Int = 120, worker: String, firstPause: Duration = .seconds(60)
    ) {
        self.publicURL = publicURL
        self.from = from
        self.interval = max(interval, .milliseconds(10))
        self.concurrency = min(max(concurrency, 1), 64)
        self.batch = min(max(batch, 1), 1_000)
        self.lease = min(max(lease, 1), 3_600)
        self.worker = worker
        self.passage = passage
        self.firstPause = max(firstPause, .milliseconds(1))
    }
}
