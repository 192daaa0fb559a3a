/// A calendar: an invitation with one event, or a feed of many (RFC 5545, RFC 5546).
public struct ICS: Sendable {
    /// What the recipient is to do with it (RFC 5546 section 1.4).
    public enum Method: String, Sendable {
        /// For information, as in a feed.
        case publish = "PUBLISH"
        /// An invitation, or an invitation with changes.
        case request = "REQUEST"
        case cancel = "CANCEL"
    }

    public enum Status: String, Sendable {
        case tentative = "TENTATIVE"
        case confirmed = "CONFIRMED"
        case cancelled = "CANCELLED"
    }

    public enum When: Equatable, Sendable {
        /// From and until in seconds since 1970; `until` is not before `from`.
        case time(from: Int64, until: Int64)
        /// A whole day of the calendar that blocks nobody's time, such as a deadline.
        case day(year: Int, month: Int, day: Int)
    }

    public struct Event: Sendable {
        /// The same for every version of the event; 1 to 255 printable ASCII bytes other than `\ ; ,`.
        public var uid: String
        /// 0 for the first version, one more for each change.
        public var sequence: Int
        /// When this version was made, in seconds since 1970.
        public var stamp: Int64
        public var when: When
        public var summary: String
        public var location: String?
        public var description: String?
        public var organizer: Mail.Party?
        public var attendees: [Mail.Party]
        /// `https:` only.
        public var url: String?
        /// Written as cancelled where the method is `cancel`. nil: none is written, which in a cancellation takes its
        /// attendees off an event that stands (RFC 5546 section 3.2.5).
        public var status: Status?
        /// Calendars that others can see show no more than that the time is taken (`CLASS:PRIVATE`).
        public var isPrivate = false

        public init(
            uid: String, sequence: Int = 0, stamp: Int64, when: When, summary: String, location: String? = nil,
            description: String? = nil, organizer: Mail.Party? = nil, attendees: [Mail.Party] = [], url: String? = nil,
            status: Status? = .confirmed
        ) {
            self.uid = uid
            self.sequence = sequence
            self.stamp = stamp
            self.when = when
            self.summary = summary
            self.location = location
            self.description = description
            self.organizer = organizer
            self.attendees = attendees
            self.url = url
            self.status = status
        }
    }

    public var method: Method
    public var events: [Event]
    /// Which product wrote it, such as `-//casereviewd//EN`; printable ASCII.
    public var product: String

    public init(_ method: Method, _ events: [Event], product: String = "-//casereviewd//EN") {
        self.method = method
        self.events = events
        self.product = product
    }

    /// Which field keeps the calendar from being written.
    public enum Refusal: Error, Equatable, Sendable {
        case product
        /// A request or a cancellation is of exactly one event.
        case events
        case uid
        case sequence
        case stamp
        /// Outside the years 1 to 9999, the end before the start, or a day that does not exist.
        case when
        /// A request or a cancellation names its organizer (RFC 5546 sections 3.2.2 and 3.2.5).
        case organizer
        /// A request names at least one attendee, a publication none (RFC 5546 sections 3.2.1 and 3.2.2).
        case attendees
        case url
    }

    /// The calendar text: CRLF, lines of at most 75 bytes. Texts are escaped; the uid and the url are refused rather
    /// than changed.
    public func text() throws(Refusal) -> String {
        guard (1...255).contains(product.utf8.count), product.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw .product
        }
        guard method == .publish || events.count == 1 else { throw .events }
        var writer = ICSWriter()
        writer.add("BEGIN", "VCALENDAR")
        writer.add("VERSION", "2.0")
        writer.add("PRODID", ICSWriter.escaped(product))
        writer.add("CALSCALE", "GREGORIAN")
        writer.add("METHOD", method.rawValue)
        for event in events { try write(event, to: &writer) }
        writer.add("END", "VCALENDAR")
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func write(_ event: Event, to writer: inout ICSWriter) throws(Refusal) {
        guard (1...255).contains(event.uid.utf8.count),
            event.uid.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"\\;,".utf8.contains($0) })
        else {
            throw .uid
        }
        guard (0...2_147_483_647).contains(event.sequence) else { throw .sequence }
        guard let stamp = UTCTime(seconds: event.stamp) else { throw .stamp }
        guard method == .publish || event.organizer != nil else { throw .organizer }
        guard event.attendees.isEmpty ? method != .request : method != .publish else { throw .attendees }
        writer.add("BEGIN", "VEVENT")
        writer.add("UID", event.uid)
        writer.add("SEQUENCE", String(event.sequence))
        writer.add("DTSTAMP", stamp.calendar)
        try write(event.when, to: &writer)
        writer.add("SUMMARY", ICSWriter.escaped(event.summary))
        if let location = event.location { writer.add("LOCATION", ICSWriter.escaped(location)) }
        if let description = event.description { writer.add("DESCRIPTION", ICSWriter.escaped(description)) }
        if let organizer = event.organizer {
            writer.add("ORGANIZER" + ICSWriter.name(organizer), "mailto:\(organizer.address)")
        }
        for attendee in event.attendees {
            let role = ";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION" + (method == .request ? ";RSVP=TRUE" : "")
            writer.add("ATTENDEE" + ICSWriter.name(attendee) + role, "mailto:\(attendee.address)")
        }
        if let url = event.url {
            guard url.utf8.starts(with: "https://".utf8), url.utf8.count <= 2_000,
                url.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
            else { throw .url }
            writer.add("URL", url)
        }
        if event.isPrivate { writer.add("CLASS", "PRIVATE") }
        if let status = event.status { writer.add("STATUS", (method == .cancel ? .cancelled : status).rawValue) }
        writer.add("END", "VEVENT")
    }

    private func write(_ when: When, to writer: inout ICSWriter) throws(Refusal) {
        switch when {
        case .time(let from, let until):
            guard from <= until, let from = UTCTime(seconds: from), let until = UTCTime(seconds: until) else {
                throw .when
            }
            writer.add("DTSTART", from.calendar)
            writer.add("DTEND", until.calendar)
        case .day(let year, let month, let day):
            guard (1...9999).contains(year), (1...12).contains(month) else { throw .when }
            let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
            let length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
            guard (1...length).contains(day) else { throw .when }
            // Without an end, a date lasts for one day (RFC 5545 section 3.6.1).
            writer.add("DTSTART;VALUE=DATE", padded(year, 4) + padded(month) + padded(day))
            writer.add("TRANSP", "TRANSPARENT")
        }
    }
}
