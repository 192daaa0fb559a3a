import Casework
import FoundationEssentials
import Records
import Text

/// The answer of a calendar to an invitation (RFC 5546 section 3.2.3).
struct CalendarReply: Equatable {
    var uid: String
    var sequence: Int
    var stamp: Instant
    var answer: InvitationAnswers.Answer
    /// In lower case.
    var attendee: String
    /// What whoever answered wrote beside it (RFC 5545 section 3.8.1.4); empty where nothing.
    var comment: String

    /// The newest answer in a mail, by SEQUENCE and then DTSTAMP; nil where there is none.
    init?(_ mail: ReceivedMail) {
        let types = ["text/calendar", "application/ics"]
        let replies = mail.parts.filter { types.contains($0.type) }.prefix(10).flatMap {
            CalendarReply.all(in: $0.bytes)
        }
        guard let newest = replies.max(by: { ($0.sequence, $0.stamp) < ($1.sequence, $1.stamp) }) else { return nil }
        self = newest
    }

    private init(
        uid: String, sequence: Int, stamp: Instant, answer: InvitationAnswers.Answer, attendee: String,
        comment: String
    ) {
        self.uid = uid
        self.sequence = sequence
        self.stamp = stamp
        self.answer = answer
        self.attendee = attendee
        self.comment = comment
    }

    private static func all(in bytes: [UInt8]) -> [CalendarReply] {
        guard let properties = try? CalendarLines.read(bytes, atMost: 5_000) else { return [] }
        let isReply = properties.contains { $0.name == "METHOD" && lowered($0.value) == "reply" }
        guard isReply else { return [] }
        var replies: [CalendarReply] = []
        var event: [CalendarLine]?
        for property in properties {
            switch (property.name, lowered(property.value)) {
            case ("BEGIN", "vevent"): event = []
            case ("END", "vevent"):
                if let event, let reply = reply(event) { replies.append(reply) }
                event = nil
            default: event?.append(property)
            }
        }
        return replies
    }

    /// A reply names one attendee, who answers.
    private static func reply(_ event: [CalendarLine]) -> CalendarReply? {
        func first(_ name: String) -> CalendarLine? { event.first { $0.name == name } }
        let attendees = event.filter { $0.name == "ATTENDEE" }
        guard attendees.count == 1, let attendee = attendees.first, let uid = first("UID")?.value, !uid.isEmpty,
            let word = attendee.parameters["PARTSTAT"], let answer = InvitationAnswers.Answer(rawValue: lowered(word)),
            let stamp = first("DTSTAMP").flatMap({ moment($0.value) })
        else { return nil }
        let address = lowered(attendee.value)
        guard address.utf8.starts(with: "mailto:".utf8) else { return nil }
        let sequence = first("SEQUENCE").flatMap { Int($0.value) } ?? 0
        guard (0...1_000_000).contains(sequence) else { return nil }
        return CalendarReply(
            uid: uid, sequence: sequence, stamp: stamp, answer: answer,
            attendee: String(decoding: Array(address.utf8.dropFirst(7)), as: UTF8.self),
            comment: event.filter { $0.name == "COMMENT" }.map { plain($0.value) }.filter { !$0.isEmpty }
                .joined(separator: "\n"))
    }

    /// TEXT without its escapes (RFC 5545 section 3.3.11).
    private static func plain(_ text: String) -> String {
        var bytes: [UInt8] = []
        var isEscaped = false
        for byte in text.utf8 {
            if !isEscaped, byte == UInt8(ascii: "\\") {
                isEscaped = true
                continue
            }
            bytes.append(isEscaped && byte | 0x20 == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
            isEscaped = false
        }
        return String(decoding: bytes, as: UTF8.self).trimmed
    }

    /// `20260504T133000Z`.
    private static func moment(_ text: String) -> Instant? {
        let digits = Array(text.utf8)
        guard digits.count == 16 else { return nil }
        func part(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
        return Instant(
            rfc3339: "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(9..<11)):\(part(11..<13)):\(part(13..<15))Z")
    }

    /// What our events are kept by: the UID without the host that those of earlier versions had.
    var event: String { String(Substring(uid.utf8.prefix { $0 != UInt8(ascii: "@") })) }
}
