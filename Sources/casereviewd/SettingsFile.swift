import FoundationEssentials
import Glibc
import Text

/// The settings with where they came from.
struct SettingsFile: Sendable {
    /// nil where there is no file: the built-in defaults.
    let path: String?
    let settings: Settings
    /// The keys that the file gave a value, such as `post.smtp.host`.
    let given: Set<String>

    /// 64 KiB: many times what every key takes, and read within a second whatever is in it.
    static let longest = 65_536
    static let usualPath = "/etc/casereviewd/casereviewd.yaml"

    /// The file that the command line names, else `$CASEREVIEWD_CONFIG`, else the usual one where it exists; nil where
    /// the built-in defaults hold.
    static func path(
        _ named: String?, environment: [String: String] = ProcessInfo.processInfo.environment,
        usual: String = usualPath, leavingOutUnreadable: Bool = false
    ) -> String? {
        if let named = named ?? given("CASEREVIEWD_CONFIG", environment) { return named }
        let isThere = unsafe access(usual, leavingOutUnreadable ? R_OK : F_OK) == 0
        return isThere || !leavingOutUnreadable && errno == EACCES ? usual : nil
    }

    /// An empty variable says nothing.
    private static func given(_ name: String, _ environment: [String: String]) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Reads the file that `path` finds, else gives the built-in defaults. Without side effects. Throws a `Failure` with
    /// every mistake at once, exit code 78.
    ///
    /// `readingSecrets`: whether the files that the settings name are read too; a command that needs none of them can
    /// then be run by a person who may read neither them nor the usual file. `owner`: whether the file with the owner's
    /// address is among them, as for `migrate` and `demo`.
    static func load(
        _ named: String?, environment: [String: String] = ProcessInfo.processInfo.environment,
        readingSecrets: Bool = true, owner: Bool = false
    ) throws -> SettingsFile {
        guard let path = path(named, environment: environment, leavingOutUnreadable: !readingSecrets) else {
            return SettingsFile(path: nil, settings: Settings(), given: [])
        }
        let bytes = try bytes(path)
        do throws(Mistakes) {
            let node = try Node.yaml(bytes)
            let secrets = SecretReader(
                credentials: given("CREDENTIALS_DIRECTORY", environment), isReading: readingSecrets,
                isReadingOwner: owner)
            return SettingsFile(path: path, settings: try Settings.read(node, secrets: secrets), given: keys(of: node))
        } catch {
            throw Failure(Failure.wrongConfiguration, error, file: path)
        }
    }

    private static func bytes(_ path: String) throws(Failure) -> [UInt8] {
        if path == "-" {
            var input = try Input(path)
            return try input.all()
        }
        do {
            return try BoundedFile.read(path, upTo: longest, devices: true).bytes
        } catch {
            let reason =
                switch error {
                case .missing: "is not there"
                case .unreadable(let reason): "cannot be read: \(reason)"
                case .directory: "is a directory"
                case .noFile: "is no file"
                case .tooLong: "is longer than \(longest) bytes"
                }
            throw Failure(
                Failure.wrongConfiguration, "The settings file \(path) \(reason).",
                mend: "Name another with --config or $CASEREVIEWD_CONFIG.")
        }
    }

    private static func keys(of node: Node, in block: String = "") -> Set<String> {
        var keys: Set<String> = []
        for member in node.members ?? [] {
            if case .null = member.value.kind { continue }
            let key = block + member.key
            if member.value.members == nil { keys.insert(key) }
            keys.formUnion(self.keys(of: member.value, in: key + "."))
        }
        return keys
    }
}

extension Settings {
    /// As `SettingsFile.load`, for who needs the settings only.
    static func load(
        _ named: String?, environment: [String: String] = ProcessInfo.processInfo.environment,
        readingSecrets: Bool = true, owner: Bool = false
    ) throws -> Settings {
        try SettingsFile.load(named, environment: environment, readingSecrets: readingSecrets, owner: owner).settings
    }
}
