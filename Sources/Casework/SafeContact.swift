/// How one person may be reached without harm to them: what they said, or what a person who acts for them said. Off
/// means off: it is applied last, to every message, whatever the law or a deadline asks; a person then finds another way.
public struct SafeContact: Equatable, Sendable {
    /// What holds for one way. A way without a rule is allowed, at the address that was given with the application.
    public struct Rule: Equatable, Sendable {
        public var isAllowed: Bool
        /// In place of the address that was given; nil for that one.
        public var address: String?

        public init(isAllowed: Bool, address: String? = nil) {
            self.isAllowed = isAllowed
            self.address = address
        }
    }

    /// What may be left on an answering machine.
    public enum Voicemail: String, CaseIterable, Sendable {
        case any
        /// A name and a number to ring back, nothing of the matter.
        case neutral
        case never
    }

    public enum Format: String, CaseIterable, Sendable {
        case plain
        case largePrint = "large-print"
        case easyRead = "easy-read"
        case braille
        case audio
    }

    /// The order of those of whom nobody said otherwise: a text message last, because it holds no notice whole.
    public static let usualOrder: [Way] = [.email, .letter, .call, .text]

    /// Hours of some days of the week, in London time.
    public struct Times: Equatable, Sendable {
        /// 1 for Monday to 7 for Sunday.
        public var weekdays: Set<Int>
        /// Minutes of the day, half-open; 0 to 1,440.
        public var from: Int
        public var until: Int

        public init(weekdays: Set<Int>, from: Int, until: Int) {
            self.weekdays = weekdays
            self.from = from
            self.until = until
        }
    }

    public var ways: [Way: Rule]
    /// The ways in the order in which they are tried; those left out come after, in the usual order.
    public var order: [Way]
    /// When messages may arrive and calls be made; empty for any time. What comes on paper comes when it comes.
    public var times: [Times]
    public var voicemail: Voicemail
    /// Nothing of the matter in a subject, in a text message, on an envelope.
    public var isNeutral: Bool
    /// `en` or `cy`.
    public var language: String
    public var format: Format
    /// Addresses and numbers that were said to be unsafe, as they were given: nothing goes there by any way, not even
    /// that something was changed.
    public var barred: [String]
    /// What else a person must know who writes, rings or knocks; for people only. Empty where nothing was said.
    public var note: String

    public init(
        ways: [Way: Rule] = [:], order: [Way] = [], times: [Times] = [], voicemail: Voicemail = .neutral,
        isNeutral: Bool = true, language: String = "en", format: Format = .plain, barred: [String] = [],
        note: String = ""
    ) {
        self.ways = ways
        self.order = order
        self.times = times
        self.voicemail = voicemail
        self.isNeutral = isNeutral
        self.language = language
        self.format = format
        self.barred = barred
        self.note = note
    }

    /// Where nobody said anything.
    public static let unsaid = SafeContact()
}
