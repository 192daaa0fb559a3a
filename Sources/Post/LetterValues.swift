import Casework
import Records

/// The facts of a notice in words.
enum LetterValues {
    /// Everything that a letter to this message may show, its dates and times in the letter's language (`cy`, or
    /// English).
    static func values(
        of message: OutboxMessage, link: String?, in language: String = "en-GB"
    ) -> [String: Template.Value] {
        var values = message.facts.mapValues { value($0, in: language) }
        for (name, fact) in message.facts {
            if let words = phrase(name, fact) { values[name] = .text(words) }
        }
        if let area = message.area, message.facts["area"] != nil { values["area"] = .text(clean(area)) }
        if case .lines(let lines)? = message.facts["duties"] {
            values["duties"] = .list(lines.map { clean(OpenDuties.words($0)) })
        }
        values["agency_reference"] = message.agencyReference.map { .text(clean($0)) }
        values["reference"] = message.reference.map { .text(clean($0)) }
        values["partnership"] = .text(clean(message.partnership.name))
        values["recipient"] = .text(clean(message.name))
        values["contact"] = .text(contact(message))
        values["link"] = link.map { .text($0) }
        if message.kind == .digest { values.merge(DigestWords.values(of: message)) { $1 } }
        return values
    }

    /// `Monday 4 May 2026 at 2.00pm, UK time`; `Dydd Llun 4 Mai 2026 am 2.00pm, amser y DU`.
    static func words(_ moment: Instant, in language: String = "en-GB") -> String {
        let clock = London.clock(of: moment)
        let hour = clock.hour % 12 == 0 ? 12 : clock.hour % 12
        let minute = clock.minute < 10 ? "0\(clock.minute)" : "\(clock.minute)"
        let half = clock.hour < 12 ? "am" : "pm"
        let time = "\(hour).\(minute)\(half)"
        return language == "cy"
            ? "\(clock.date.inWelshWithWeekday) am \(time), amser y DU"
            : "\(clock.date.inWordsWithWeekday) at \(time), UK time"
    }

    private static func value(_ fact: Notice.Fact, in language: String) -> Template.Value {
        switch fact {
        case .text(let text): .text(clean(text))
        case .date(let date): .text(language == "cy" ? date.inWelshWithWeekday : date.inWordsWithWeekday)
        case .moment(let moment): .text(words(moment, in: language))
        case .number(let number): .text(String(number))
        case .lines(let lines): .list(lines.map(clean))
        }
    }

    /// Facts that are kept as a word of the service and told in a sentence's words.
    private static func phrase(_ name: String, _ fact: Notice.Fact) -> String? {
        switch (name, fact) {
        case ("duty", .text(let word)): Deadline.Duty(name: word).map(Duties.words)
        case ("channel", .text(let word)): Application.Receipt.Channel(rawValue: word).map(words)
        case ("answering", .text(let word)): Agency.Answering(rawValue: word).map(words)
        case ("what", .text("choice")): "how they want to be heard, and what they need for it"
        case ("what", .text("choice-to-arrange")):
            "how they want to be heard. You have to arrange something for it before the meeting; the page of the case "
                + "says what"
        case ("what", .text("addition")): "something that they add to their statement"
        case ("what", .text(let word)) where spoken(word) != nil: spoken(word)
        case ("answered", .text(let word)): answered(word)
        case ("when", .text(let word)): ["before": "is", "on": "is today,", "after": "was"][word]
        case ("working_days", .number(let count)): words(workingDays: count)
        case ("late", .number(let days)): words(late: days)
        case ("ordinal", .number(let number)): words(ordinal: number)
        default: nil
        }
    }

    private static func words(_ channel: Application.Receipt.Channel) -> String {
        switch channel {
        case .web: "online"
        case .phone: "by telephone"
        case .post: "by post"
        case .inPerson: "in person"
        case .agency: "through another body"
        }
    }

    /// Schedule 4 paragraphs 6 and 7.
    private static func words(_ answering: Agency.Answering) -> String {
        switch answering {
        case .must:
            "As a body with public functions you have to answer such a request, "
                + "unless data protection law forbids it (Schedule 4, paragraph 7)."
        case .mustCooperate:
            "As a local provider of social housing you have to co-operate with the review (Schedule 4, paragraph 6)."
        case .may: "You may answer (Schedule 4, paragraph 7). You do not have to, but it would help."
        }
    }

    private static func words(workingDays count: Int) -> String {
        let days = count.magnitude == 1 ? "1 working day" : "\(count.magnitude) working days"
        return count == 0 ? "the last day" : "\(days) \(count < 0 ? "before" : "after") the last day"
    }

    /// Reads after the name of a duty: `3 working days late`, `due today`, `due in 2 working days`.
    static func words(late days: Int) -> String {
        let count = days.magnitude == 1 ? "1 working day" : "\(days.magnitude) working days"
        return days == 0 ? "due today" : days > 0 ? "\(count) late" : "due in \(count)"
    }

    /// `second`, in words as far as people write them so.
    static func words(ordinal number: Int) -> String {
        let words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
        if words.indices.contains(number - 1) { return words[number - 1] }
        let tens = (11...13).contains(number % 100)
        return "\(number)" + (tens ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th")
    }

    /// The partnership's single point of contact; the partnership's name where nobody is named.
    private static func contact(_ message: OutboxMessage) -> String {
        guard let name = message.contactName, let mailbox = message.contactMailbox else {
            return clean(message.partnership.name)
        }
        return [name, mailbox, message.contactReach].map(clean).filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// Without controls other than line ends and tabs, so that what a person typed looks in a letter as it was typed.
    static func clean(_ text: String) -> String {
        let kept = text.unicodeScalars.filter {
            $0 == "\n" || $0 == "\t" || !($0.value < 0x20 || 0x7F...0x9F ~= $0.value)
        }
        return String(String.UnicodeScalarView(kept)).trimmed
    }
}
