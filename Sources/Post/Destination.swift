public import Casework
public import Text

/// Where a message goes: one recipient, by one way.
public enum Destination: Equatable, Sendable {
    /// By e-mail.
    case mailbox(Mail.Party)
    /// By text message; as it was given, unchecked.
    case telephone(name: String, number: String)
    /// On paper: the lines below the name, the last of them a postcode or a country.
    case postal(name: String, lines: [String])

    /// nil where it is none.
    public var mailbox: Mail.Party? {
        if case .mailbox(let party) = self { party } else { nil }
    }

    public var way: Way {
        switch self {
        case .mailbox: .email
        case .telephone: .text
        case .postal: .letter
        }
    }

    /// The recipient's; may be empty.
    public var name: String {
        switch self {
        case .mailbox(let party): party.name
        case .telephone(let name, _), .postal(let name, _): name
        }
    }

    /// What programs are told: the address alone.
    public var text: String {
        switch self {
        case .mailbox(let party): party.address.description
        case .telephone(_, let number): number
        case .postal(_, let lines): lines.joined(separator: "\n")
        }
    }
}
