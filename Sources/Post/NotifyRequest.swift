import FoundationEssentials
import Text

/// What GOV.UK Notify is asked to send (docs.notifications.service.gov.uk/rest-api.html, "Send a message").
struct NotifyRequest {
    /// Below the service's address.
    var path: String
    var body: JSON

    /// Why a message cannot be asked for.
    struct Refusal: Error, Equatable {
        var reason: String
    }

    /// The longest body of a mail, in bytes; Notify takes 2,000,000 with its template.
    static let longest = 1_900_000

    init(_ letter: OutgoingMessage, _ service: NotifyService) throws(Refusal) {
        try NotifyRequest.refuseControls(letter.subject, in: "subject")
        var members: [(String, JSON)] = [("reference", .string(letter.id.uuidString.lowercased()))]
        let template: String?
        switch letter.to {
        case .mailbox(let party):
            try NotifyRequest.refuseControls(party.name, in: "name")
            path = "/v2/notifications/email"
            template = service.emailTemplate
            members.append(("email_address", .string(party.address.description)))
            members.append(("personalisation", .object(NotifyRequest.words(letter))))
            if let id = service.emailReplyTo { members.append(("email_reply_to_id", .string(id))) }
        case .telephone(_, let number):
            try NotifyRequest.refuseControls(number, in: "number")
            path = "/v2/notifications/sms"
            template = service.textTemplate
            members.append(("phone_number", .string(number)))
            members.append(("personalisation", ["body": .string(ShortText.of(letter))]))
            if let id = service.textSender { members.append(("sms_sender_id", .string(id))) }
        case .postal(let name, let lines):
            let address = try NotifyRequest.address(name, lines)
            path = "/v2/notifications/letter"
            template = service.letterTemplate
            members.append(("personalisation", .object(address + NotifyRequest.words(letter))))
        }
        guard let template else { throw Refusal(reason: "the settings name no template of GOV.UK Notify for its way") }
        members.append(("template_id", .string(template)))
        body = .object(members)
        guard letter.text.utf8.count <= NotifyRequest.longest else { throw Refusal(reason: "it is too long") }
    }

    private static func words(_ letter: OutgoingMessage) -> [(String, JSON)] {
        var text = letter.text
        // A calendar file cannot be attached there.
        if let link = letter.calendarLink { text += "\n\nTo put this into your calendar, open:\n\n\(link)\n" }
        return [("subject", .string(letter.subject)), ("body", .string(text))]
    }

    /// At least three lines and at most seven; the last of them is a postcode or a country.
    private static func address(_ name: String, _ lines: [String]) throws(Refusal) -> [(String, JSON)] {
        let all = ([name] + lines).filter { !$0.isEmpty }
        guard (3...7).contains(all.count) else {
            throw Refusal(reason: "the postal address with its name does not have three to seven lines")
        }
        for line in all { try refuseControls(line, in: "postal address") }
        return all.enumerated().map { index, line in ("address_line_\(index + 1)", .string(line)) }
    }

    private static func refuseControls(_ text: String, in field: String) throws(Refusal) {
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else {
            throw Refusal(reason: "the field \(field) holds a control character")
        }
    }
}
