// Casework is the law and the procedure as values and total functions. It knows no clock, no database and no
// network: what a rule needs is given to it, and what follows from the rule is given back. Everything here can
// be read beside the Anti-social Behaviour, Crime and Policing Act 2014, sections 104 and 105 and Schedule 4.

public import FoundationEssentials

/// An identifier that knows what it identifies, so that a review's can never be handed where a meeting's is due.
public struct ID<Subject>: Hashable, Sendable, CustomStringConvertible {
    public let raw: UUID

    public init(_ raw: UUID) { self.raw = raw }

    /// Reads the 36-character form; nil when the text is not one.
    public init?(_ text: String) {
        guard let raw = UUID(uuidString: text) else { return nil }
        self.raw = raw
    }

    /// Lower case, as PostgreSQL writes it.
    public var description: String { raw.uuidString.lowercased() }
}
