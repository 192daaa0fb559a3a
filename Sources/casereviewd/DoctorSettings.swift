import Casework
import FoundationEssentials
import Glibc
import Post
import Postgres
import Text

extension DoctorCommand {
    /// Which file, and every key with its value and whether the file gave it.
    static func settings(_ file: SettingsFile) -> Finding {
        let isInsecure =
            file.settings.publicURL.utf8.starts(with: "http://".utf8)
            && !["http://127.", "http://localhost", "http://[::1]"].contains { start in
                file.settings.publicURL.utf8.starts(with: start.utf8)
            }
        return Finding(
            check: "settings", state: isInsecure ? .warning : .ok,
            finding: (file.path.map { "From the file \($0)." } ?? "No file; the built-in defaults.")
                + (isInsecure ? " What people send to public_url is not encrypted." : ""),
            mend: isInsecure ? "Put a TLS proxy in front and set public_url to its https address." : "",
            details: file.settings.shown(given: file.given).compactMap { key, value, isGiven in
                // Without the block none of it means anything.
                for (block, first, isSet) in [
                    ("post.smtp", "host", file.settings.mailServer != nil),
                    ("post.webhook", "url", file.settings.webhook != nil),
                    ("post.exec", "program", file.settings.program != nil),
                ] where !isSet && key.utf8.starts(with: "\(block).".utf8) {
                    return key == "\(block).\(first)" ? "\(block): not set" : nil
                }
                return "\(key): \(value) (\(isGiven ? "set" : "default"))"
            })
    }

    /// Which secrets there are and where they came from, never what they are.
    static func secrets(_ settings: Settings) -> [Finding] {
        var details: [String] = []
        var warnings: [Finding] = []
        for role in Settings.DatabaseRole.allCases {
            let key = "database.\(role.rawValue)"
            let file = settings.secretFiles["\(key)_file"]
            guard let address = settings.address(of: role) else {
                details.append("\(key): not set")
                continue
            }
            details.append("\(key): set, from \(file?.path ?? "the settings file")")
            if file == nil, (try? ConnectionFacts(address))?.hasPassword == true {
                warnings.append(
                    Finding(
                        check: "secrets", state: .warning, finding: "\(key) holds a password in the settings file.",
                        mend: "Put the address into a file of its own, named by \(key)_file."))
            }
        }
        for key in ["post.smtp.password", "post.webhook.secret", "post.webhook.old_secret"] {
            let file = settings.secretFiles["\(key)_file"]
            details.append("\(key): \(file.map { "set, from \($0.path)" } ?? "not set")")
        }
        for (key, file) in settings.secretFiles.sorted(by: { $0.key < $1.key }) where file.isOpenToOthers {
            warnings.append(
                Finding(
                    check: "secrets", state: .warning,
                    finding: "The file \(file.path) of \(key) is open to everybody on this machine.",
                    mend: "Take the rights of others away: chmod o= \(file.path)"))
        }
        return [Finding(check: "secrets", state: .ok, finding: "None is shown.", details: details)] + warnings
    }

    /// What the environment adds to the settings.
    static func surroundings(_ environment: [String: String]) -> [Finding] {
        let told = [
            "NOTIFY_SOCKET", "WATCHDOG_USEC", "INVOCATION_ID", "STATE_DIRECTORY", "RUNTIME_DIRECTORY",
            "CREDENTIALS_DIRECTORY",
        ]
        let known = told.compactMap { name in environment[name].map { "\(name): \($0)" } }
        let manager = Finding(
            check: "environment", state: .ok,
            finding: environment["INVOCATION_ID"] == nil ? "Not started by systemd." : "Started by systemd.",
            details: known)
        // They are libpq's, which heeds them beside the addresses of the settings.
        let names = environment.keys.filter { name in
            name.utf8.starts(with: "PG".utf8) && name.utf8.count > 2
                && name.utf8.allSatisfy { (0x41...0x5a).contains($0) }
        }.sorted()
        guard !names.isEmpty else { return [manager] }
        let hasPassword = names.contains("PGPASSWORD")
        return [
            manager,
            Finding(
                check: "environment", state: .warning,
                finding: "\(names.joined(separator: ", ")) in the environment: libpq heeds what they say beside the "
                    + "addresses of the settings" + (hasPassword ? ", and others may read a password there." : "."),
                mend: "Unset them" + (hasPassword ? ", and put a password into a passfile or a url_file." : ".")),
        ]
    }

    static func stateDirectory() -> Finding {
        do {
            let path = try State.directory()
            let place = nearest(path)
            let entry = Files.entry(place, following: true)
            guard entry?.isDirectory == true else {
                return Finding(
                    check: "state directory", state: .failed, finding: "\(place) is no directory.",
                    mend: "Move it away, or name another directory in STATE_DIRECTORY.")
            }
            guard unsafe access(place, W_OK | X_OK) == 0 else {
                return Finding(
                    check: "state directory", state: .failed, finding: "\(place) cannot be written to.",
                    mend: "Give the service's user the right to write there.")
            }
            return Finding(
                check: "state directory", state: .ok,
                finding: place == path ? path : "\(path) will be made when needed.")
        } catch {
            return failed("state directory", error, mend: "Set STATE_DIRECTORY.")
        }
    }

    /// Civil time comes of rules in the program; only the clock must be right.
    static func time(_ now: Instant) -> Finding {
        let clock = London.clock(of: now)
        let shown = "It is \(clock.hourAndMinute) on \(clock.date) in London, by rules that need no time zone data."
        return clock.date.year >= 2026 && clock.date.year < 2100
            ? Finding(check: "time", state: .ok, finding: shown)
            : Finding(check: "time", state: .failed, finding: shown, mend: "Set the clock of this machine.")
    }

    /// The path itself where something is there, else the nearest directory above it that is.
    static func nearest(_ path: String) -> String {
        var parts = Files.parts(path, "/")
        while !parts.isEmpty {
            let place = "/" + parts.joined(separator: "/")
            if Files.entry(place, following: true) != nil { return place }
            parts.removeLast()
        }
        return "/"
    }
}
