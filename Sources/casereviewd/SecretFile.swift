/// The file that a secret was read from.
struct SecretFile: Equatable, Sendable {
    let path: String
    /// Whether people other than its owner and its group may read or change it.
    let isOpenToOthers: Bool
}

/// Reads secrets from the files that `…_file` keys name: by absolute path, or by the bare name of a credential, which
/// lies in the directory that systemd names in `$CREDENTIALS_DIRECTORY`.
struct SecretReader {
    /// nil where there is none.
    var credentials: String?
    /// Whether the files are read at all: a command that needs no secret is run by people who may not.
    var isReading = true
    /// Whether the owner's address is read as well: `serve` must not be given it.
    var isReadingOwner = true

    /// For a key that is the owner's.
    var forOwner: SecretReader { SecretReader(credentials: credentials, isReading: isReading && isReadingOwner) }

    static let longest = 65_536
    static let expected = "a file that can be read and holds one line"

    /// What is wrong, to be told without the name that was given: it could be the secret itself.
    struct Trouble: Error, Equatable {
        let found: String
        let mend: String
    }

    /// The one line of the file, its line break left out; nil where no secrets are read.
    func read(_ name: String) throws(Trouble) -> (text: String, file: SecretFile)? {
        guard isReading else { return nil }
        let path = try path(of: name)
        let contents: BoundedFile.Contents
        do {
            contents = try BoundedFile.read(path, upTo: SecretReader.longest)
        } catch {
            throw SecretReader.trouble(error, isCredential: name.utf8.first != UInt8(ascii: "/"))
        }
        return (try SecretReader.line(contents.bytes), SecretFile(path: path, isOpenToOthers: contents.isOpenToOthers))
    }

    private func path(of name: String) throws(Trouble) -> String {
        if name.utf8.first == UInt8(ascii: "/") { return name }
        guard !name.utf8.contains(UInt8(ascii: "/")), name != ".", name != ".." else {
            throw Trouble(
                found: "a path that is not absolute", mend: "Begin it with /, or give the bare name of a credential.")
        }
        guard let credentials, credentials.utf8.first == UInt8(ascii: "/") else {
            throw Trouble(
                found: "the name of a credential without $CREDENTIALS_DIRECTORY",
                mend: "Give an absolute path, or let systemd pass it with LoadCredential=.")
        }
        return "\(credentials)/\(name)"
    }

    private static func trouble(_ trouble: BoundedFile.Trouble, isCredential: Bool) -> Trouble {
        switch trouble {
        case .missing where isCredential:
            Trouble(
                found: "a name that is not in $CREDENTIALS_DIRECTORY", mend: "Add it to the unit with LoadCredential=.")
        case .missing: Trouble(found: "the path of a file that is not there", mend: "Make the file, or mend the path.")
        case .unreadable(let reason):
            Trouble(found: "a file that cannot be read (\(reason))", mend: "Let the service's user read it.")
        case .directory: Trouble(found: "a directory", mend: "Name the file itself.")
        case .noFile: Trouble(found: "something that is no plain file", mend: "Name a plain file.")
        case .tooLong(let limit):
            Trouble(found: "a file of more than \(limit) bytes", mend: "Let it hold nothing but the secret.")
        }
    }

    private static func line(_ bytes: [UInt8]) throws(Trouble) -> String {
        var line = bytes[...]
        if line.last == UInt8(ascii: "\n") { line.removeLast() }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        guard !line.isEmpty else { throw Trouble(found: "an empty file", mend: "Write the secret into it.") }
        guard !line.contains(0) else { throw Trouble(found: "a file with a NUL", mend: "Save it as plain text.") }
        guard let text = String(validating: line, as: UTF8.self) else {
            throw Trouble(found: "a file that is not UTF-8", mend: "Save it as plain text.")
        }
        guard !line.contains(where: { $0 < 0x20 || $0 == 0x7f }) else {
            throw Trouble(
                found: "a file with several lines or control characters", mend: "Let it hold nothing but the secret.")
        }
        return text
    }
}
