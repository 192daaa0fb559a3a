import Casework
import Text

/// How an applicant may be reached, for those who post, ring or write, and for the applicant.
struct SafeContactWords {
    let given: [Way: String]
    let safe: SafeContact
    /// Whether the applicant reads it.
    var isOwn = false

    /// Each way that is safe, in order, with what it reaches; then what is not to be used.
    var ways: HTML {
        let open: [HTML] = safe.waysInOrder.compactMap { way in
            safe.address(by: way, given: given).map { "\(Self.name(way)): \(Pieces.lines($0))" }
        }
        let off = Way.allCases.filter { !safe.isAllowed($0) }
        let closed: HTML? =
            off.isEmpty
            ? nil
            : "<p><strong>\(isOwn ? "We do not use" : "Not to be used"): \(off.map { Self.name($0).withLowerStart }.joined(separator: ", ")).</strong></p>\n"
        let barred: HTML? =
            safe.barred.isEmpty
            ? nil
            : "<p><strong>\(isOwn ? "Nothing goes to" : "Not safe: nothing may go to")</strong></p>\n\(Pieces.items(safe.barred.map { "\(Pieces.lines($0))" }))"
        let none: HTML? = open.isEmpty ? (isOwn ? Self.noWayToYou : Self.noWayToThem) : nil
        return "\(open.isEmpty ? nil : Pieces.items(open))\(none)\(closed)\(barred)"
    }

    private static let noWayToThem: HTML = "<p><strong>There is no safe way to reach them.</strong></p>\n"

    private static let noWayToYou: HTML =
        """
        <p><strong>At the moment we have no way to reach you that is safe.</strong> You can always read here how things \
        stand, and our messages to you.</p>

        """

    /// When, and how.
    var rules: HTML {
        Pieces.list([
            ("When", "\(Self.words(safe.times))"), ("Answering machine", "\(Self.words(safe.voicemail))"),
            (
                "Wording",
                safe.isNeutral
                    ? "Neutral: nothing of the matter in a subject, in a text message, on an envelope"
                    : "Subjects and envelopes may say what it is about"
            ),
            (
                "Language",
                safe.language == "cy"
                    ? "Welsh (a letter that your letters do not have in Welsh goes in English)" : "English"
            ),
            ("Format", "\(safe.format.inWords.withUpperStart)"),
            ("Also to know", safe.note.isEmpty ? nil : Pieces.lines(safe.note)),
        ])
    }

    static func name(_ way: Way) -> String {
        switch way {
        case .email: "Email"
        case .text: "Text message"
        case .letter: "Letter"
        case .call: "Telephone call"
        }
    }

    /// `Monday, Tuesday from 9:00am to 5:00pm`.
    static func words(_ times: [SafeContact.Times]) -> String {
        guard !times.isEmpty else { return "At any time" }
        return times.map { time in
            let days = Weekday.allCases.filter { time.weekdays.contains($0.number) }
            let when = days.count == 7 ? "Every day" : days.map(\.rawValue).joined(separator: ", ")
            return "\(when) from \(clock(time.from)) to \(clock(time.until))"
        }.joined(separator: "; ")
    }

    static func words(_ voicemail: SafeContact.Voicemail) -> String {
        switch voicemail {
        case .any: "A message may be left"
        case .neutral: "Only a name and a number to ring back: nothing of the matter"
        case .never: "Never leave a message"
        }
    }

    /// The same, asked of the applicant.
    static func question(_ voicemail: SafeContact.Voicemail) -> String {
        switch voicemail {
        case .any: "Yes, and the message may say what it is about"
        case .neutral: "Only a first name and a number to ring back, and nothing about your case"
        case .never: "No, never leave a message"
        }
    }

    /// `9:00am`; `midnight` at either end of the day.
    static func clock(_ minutes: Int) -> String {
        if minutes % 1_440 == 0 { return "midnight" }
        let hour = minutes / 60 % 24
        let minute = minutes % 60
        return "\(hour % 12 == 0 ? 12 : hour % 12):\(minute < 10 ? "0" : "")\(minute)\(hour < 12 ? "am" : "pm")"
    }
}
