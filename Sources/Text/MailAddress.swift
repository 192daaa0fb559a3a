/// A mailbox that a message can be sent to: what RFC 5321 allows, less what nobody needs and attackers use (quoted
/// local parts, comments, address literals, anything but ASCII).
public struct MailAddress: Hashable, Sendable, CustomStringConvertible {
    /// Before the `@`, as it was written; 1 to 64 bytes.
    public let local: String
    /// After the `@`, in lower case.
    public let domain: String

    /// Why a text is no address.
    public enum Refusal: Error, Equatable, Sendable, CaseIterable {
        case empty
        /// More than 254 bytes, or more than 64 before the `@` (RFC 5321, section 4.5.3.1).
        case tooLong
        /// There is not exactly one `@`.
        case at
        /// Before the `@` stands something other than ASCII letters, digits, ``!#$%&'*+-/=?^_`{|}~`` and single dots
        /// inside, or a hyphen comes first: it would look like an option to the program that sends the mail.
        case local
        /// After the `@` stands something other than two or more labels of letters, digits and inner hyphens, or
        /// `localhost`.
        case domain
    }

    /// Reads an address as it stands; nothing is trimmed.
    public init(_ text: String) throws(Refusal) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= 254 else { throw .tooLong }
        let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, let local = parts.first, let domain = parts.last else { throw .at }
        guard local.count <= 64 else { throw .tooLong }
        guard MailAddress.isDotAtom(local), local.first != UInt8(ascii: "-") else { throw .local }
        guard MailAddress.isDomain(domain) else { throw .domain }
        self.local = String(decoding: local, as: UTF8.self)
        self.domain = String(
            decoding: domain.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 0x20 : $0 },
            as: UTF8.self)
    }

    /// `local@domain`.
    public var description: String { "\(local)@\(domain)" }

    /// RFC 5322 section 3.2.3: atoms of ASCII with single dots between them.
    static func isDotAtom(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty && atom.allSatisfy { $0.isLetter || $0.isDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }
        }
    }

    /// RFC 1123 section 2.1, with a top label that is not a number, so that no address of a machine passes for a name.
    private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
        let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count > 1 || bytes.elementsEqual("localhost".utf8), let top = labels.last else { return false }
        return !top.allSatisfy(\.isDigit)
            && labels.allSatisfy { label in
                (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                    && label.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
            }
    }
}
