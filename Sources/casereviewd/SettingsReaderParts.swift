import Casework
import FoundationEssentials
import Postgres
import Text
import Web

/// What the settings are made of, beside texts and numbers. Each is nil where the key is absent or its value, which is
/// then noted, cannot be used.
extension Reader {
    /// `https://host` or `http://host:port`, in lower case and without a slash at the end.
    func origin(_ key: String) -> String? {
        guard has(key) else { return nil }
        return custom(
            key, expected: "an address such as https://casereview.example.gov.uk, without a path",
            mend: "Give the address that people type, with http:// or https:// and a port from 1 to 65535 if any."
        ) { text in
            guard text.utf8.count <= 300, let url = PublicURL(text) else { return nil }
            let digits = url.authority.utf8.reversed().prefix { (0x30...0x39).contains($0) }
            let hasPort =
                url.authority.utf8.dropLast(digits.count).last == UInt8(ascii: ":")
                && url.authority.utf8.last != UInt8(ascii: "]")
            let port = hasPort ? Int(String(decoding: digits.reversed(), as: UTF8.self)) ?? 0 : 1
            return (1...65_535).contains(port) ? url.description : nil
        }
    }

    func listener(_ key: String) -> Settings.Address? {
        guard has(key) else { return nil }
        return custom(
            key, expected: "an address and a port from 1 to 65535, such as 127.0.0.1:8080",
            mend: "Write host:port; an IPv6 address stands in square brackets."
        ) { Settings.Address($0) }
    }

    static let databaseAddressWords =
        "a PostgreSQL address such as postgresql://casereview_serve@/casereview?host=/run/postgresql"

    /// It may hold a password, so that what was found is never shown.
    func databaseAddress(_ key: String) -> String? {
        guard has(key) else { return nil }
        guard let text = node[key].flatMap({ if case .string(let text) = $0.kind { text } else { nil } }) else {
            refuse(key, found: "no text", expected: Reader.databaseAddressWords, mend: "Begin it with postgresql://.")
            return nil
        }
        guard let mend = Reader.databaseAddressMend(text) else { return text }
        refuse(key, found: "another address", expected: Reader.databaseAddressWords, mend: mend)
        return nil
    }

    /// What must be mended in an address of a database; nil where it can be used.
    static func databaseAddressMend(_ text: String) -> String? {
        guard ["postgresql://", "postgres://"].contains(where: { text.utf8.starts(with: $0.utf8) }) else {
            return "Begin it with postgresql://."
        }
        do {
            _ = try ConnectionFacts(text)
            return nil
        } catch {
            return switch error {
            case .unreadable:
                "Look for a parameter or an sslmode that libpq does not know, and for a % that begins no escape."
            case .host: "Write @, : and / of a password as %40, %3A and %2F, or better put it into a passfile."
            case .service: "Write host=… into it: a service file is not looked up for the host."
            case .port: "Give ports from 1 to 65535, and write a : of a password as %3A."
            }
        }
    }

    func path(_ key: String) -> String? {
        guard has(key) else { return nil }
        return custom(key, expected: "an absolute path of at most 4,096 bytes", mend: "Begin it with /.") { text in
            text.utf8.first == UInt8(ascii: "/") && text.utf8.count <= 4_096
                && !text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7f } ? text : nil
        }
    }

    /// A text on one line.
    func line(_ key: String, maxBytes: Int) -> String? {
        guard has(key) else { return nil }
        return custom(
            key, expected: "text of 1 to \(maxBytes) bytes on one line",
            mend: "Shorten it, leave out line breaks, and put a number in quotes."
        ) { text in
            (1...maxBytes).contains(text.utf8.count)
                && !text.unicodeScalars.contains { $0.value < 0x20 || (0x7f...0x9f).contains($0.value) } ? text : nil
        }
    }

    /// An e-mail address.
    func address(_ key: String) -> String? {
        guard has(key) else { return nil }
        return custom(
            key, expected: "an e-mail address of at most 254 bytes",
            mend: "Write it plainly, such as casereview@example.gov.uk."
        ) { text in (try? MailAddress(text)) == nil ? nil : text }
    }

    /// Hours of the day.
    func window(_ key: String) -> SendingWindow? {
        guard has(key) else { return nil }
        return custom(
            key, expected: "two times of one day, the earlier first",
            mend: "Write it as \"09:00-16:30\"; \"00:00-24:00\" is any hour of any day.", SendingWindow.init)
    }

    /// A shipped calendar by name, or a path.
    func calendar(_ key: String) -> String? {
        guard has(key) else { return nil }
        return custom(key, expected: "the name of a calendar or the path of a file", mend: "Name a file.") { text in
            (1...4_096).contains(text.utf8.count) && text != "-" && !text.utf8.contains(where: { $0 < 0x20 })
                ? text : nil
        }
    }

    /// What the file holds that the key names.
    func secret(_ key: String, _ secrets: SecretReader) -> (text: String, file: SecretFile)? {
        guard has(key) else { return nil }
        guard let name = node[key].flatMap({ if case .string(let text) = $0.kind { text } else { nil } }), !name.isEmpty
        else {
            refuse(key, found: "no text", expected: SecretReader.expected, mend: "Begin it with /.")
            return nil
        }
        do throws(SecretReader.Trouble) {
            return try secrets.read(name)
        } catch {
            refuse(key, found: error.found, expected: SecretReader.expected, mend: error.mend)
            return nil
        }
    }
}
