import Text

/// Words of a program or a server at the other side, of which nothing personal is left and nothing can do harm.
public enum PlainWords {
    /// On one line, at most 300 bytes of printable ASCII; addresses, links, and the recipient's own are hidden.
    public static func of(_ bytes: [UInt8], to: Destination) -> String {
        let line = bytes.prefix(4_096).map { (0x21...0x7e).contains($0) || $0 >= 0x80 ? $0 : 0x20 }
        return SmtpReply.harmless(String(decoding: line, as: UTF8.self), hiding: to.words)
    }
}

extension Destination {
    /// The name and the address in words, none of which may appear where others read.
    fileprivate var words: [String] {
        switch self {
        case .mailbox(let party): [party.name, party.address.local, party.address.domain]
        case .telephone(let name, let number): [name, number]
        case .postal(let name, let lines): [name] + lines
        }
    }
}
