import Records
import Text

extension Reader {
    /// An address that leaves room for a token.
    func bounceAddress(_ key: String) -> String? {
        guard let text = address(key) else { return nil }
        guard let address = try? MailAddress(text), address.local.utf8.count <= ReturnAddress.longestLocal else {
            refuse(
                key, found: "an address with more than \(ReturnAddress.longestLocal) bytes before the @",
                expected: "at most \(ReturnAddress.longestLocal) bytes before the @",
                mend: "A token is added there for each message: take a short one, such as bounces@example.gov.uk.")
            return nil
        }
        return text
    }
}
