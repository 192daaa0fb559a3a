/// By what a message reaches somebody. Which channel carries it is the installation's affair (`Routes`).
public enum Way: String, CaseIterable, Sendable {
    case email
    /// A text message to a mobile telephone.
    case text
    /// On paper, by post or handed over.
    case letter
    /// Spoken, by telephone or in person.
    case call
}

/// The channel that carries each way, by the name that the settings give it.
public struct Routes: Equatable, Sendable {
    /// The channel of what a person sees to: a letter to print, a call to make.
    public static let byHand = "print"

    public var email: String
    public var text: String
    public var letter: String

    public init(email: String, text: String = Routes.byHand, letter: String = Routes.byHand) {
        self.email = email
        self.text = text
        self.letter = letter
    }

    /// The ways that cannot be gone: a text message where no channel carries it, since a person would rather speak.
    public var notCarried: Set<Way> { text == Routes.byHand ? [.text] : [] }

    /// Nobody but a person speaks to a person.
    public subscript(way: Way) -> String {
        switch way {
        case .email: email
        case .text: text
        case .letter: letter
        case .call: Routes.byHand
        }
    }
}
