import Casework
import Desk
import Records
import Text

// The words of a record for its own values.

extension MeetingSection {
    var inWords: String {
        switch self {
        case .attendance: "Who was there"
        case .conflicts: "Conflicts of interest"
        case .applicant(let reference): "The applicant’s part: \(reference)"
        case .findings: "What was found"
        case .agreement: "Who agrees, and any dissent"
        case .recommendation(let number): "Recommendation \(number)"
        case .action(let number): "Action \(number)"
        case .next: "The next meeting"
        case .adjournment: "If the meeting goes on another day"
        }
    }
}

extension MeetingAccount.Presence.Came {
    var inWords: String {
        switch self {
        case .there: "There"
        case .apologies: "Sent apologies"
        case .sentOther: "Sent somebody else"
        case .absent: "Not there"
        }
    }
}

extension MeetingAccount.Part.Way {
    var inWords: String {
        switch self {
        case .inPerson: "They came in person"
        case .byLink: "They took part by video or telephone"
        case .representative: "Somebody spoke for them"
        case .supporter: "A supporter was with them"
        case .interpreter: "An interpreter was there"
        case .metChair: "They met the chair beforehand"
        case .statementRead: "Their statement was read out"
        case .stayedAway: "They stayed away, as they wished"
        }
    }
}

extension MeetingAccount.Correction.Part {
    var inWords: String {
        switch self {
        case .attendance: "Who was there"
        case .conflicts: "Conflicts of interest"
        case .applicant: "The applicant’s part"
        case .findings: "What was found"
        case .agreement: "Who agrees, and any dissent"
        case .recommendations: "Recommendations"
        case .actions: "Actions"
        case .next: "The next meeting"
        }
    }
}

extension ActionCatalogue.Group {
    var inWords: String {
        switch self {
        case .community: "Community: prevention in the neighbourhood"
        case .direct: "Direct: with the people concerned, agreed"
        case .legal: "Legal: by the law or a court"
        }
    }
}

extension Agency.Kind {
    /// As the brackets of the catalogue name it.
    fileprivate var word: String {
        switch self {
        case .council: "council"
        case .police: "police"
        case .health: "health body"
        case .landlord: "landlord"
        case .support: "support service"
        }
    }
}

extension [Agency.Kind] {
    var inWords: String { map(\.word).joined(separator: ", ") }
}

/// A kept text as somebody else reads it: what each field is called, and what stands in it.
enum RecordRead {
    static func html(_ entry: MeetingDrafts.Entry, _ page: CasePage) -> HTML {
        let start = entry.section.name.utf8.count + 1
        let rows: [(String, HTML?)] = entry.fields.map { field in
            let rest = String(Substring(field.name.utf8.dropFirst(start)))
            return (label(rest, page), Pieces.lines(value(field.value, page)))
        }
        return rows.isEmpty ? "<p>Nothing is written there.</p>" : Pieces.list(rows)
    }

    private static func label(_ rest: String, _ page: CasePage) -> String {
        let parts = rest.utf8.split(separator: UInt8(ascii: "_"), maxSplits: 1)
        let head = parts.first.map { String(Substring($0)) } ?? ""
        if let who = name(head, page) { return parts.count > 1 ? "\(who), in words" : who }
        return switch rest {
        case "text": "Text"
        case "words": "Words"
        case "ways": "How"
        case "others": "Others"
        case "bodies": "Other bodies"
        case "quorum": "Why it counts"
        case "to": "To"
        case "body": "Body"
        case "email": "Email"
        case "address": "Address"
        case "catalogue": "Catalogue"
        case "done": "Done when"
        case "person": "Who"
        case "power": "Why this body"
        case "because": "Why it is adjourned"
        case "awaited": "What is awaited"
        case "due-day", "review-day", "on-day": "Day"
        case "due-month", "review-month", "on-month": "Month"
        case "due-year", "review-year", "on-year": "Year"
        default: rest
        }
    }

    private static func value(_ text: String, _ page: CasePage) -> String {
        name(text, page) ?? MeetingAccount.Presence.Came(rawValue: text)?.inWords
            ?? MeetingAccount.Part.Way(rawValue: text)?.inWords ?? text
    }

    /// Of a person or body, where it is the id of one.
    private static func name(_ id: String, _ page: CasePage) -> String? {
        if let person = Person.ID(id), let officer = page.officers.first(where: { $0.person == person }) {
            return officer.name
        }
        if let agency = Agency.ID(id) { return page.agencies.first { $0.id == agency }?.name }
        return nil
    }
}
