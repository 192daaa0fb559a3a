import Curl
import Glibc
import Post

extension DoctorCommand {
    /// Whether the webhook's host is one that may be sent to; nil where there is no webhook. Nothing is sent.
    static func webhook(_ settings: Settings) async -> Finding? {
        guard let endpoint = settings.webhook else { return nil }
        let check = "channel webhook"
        let trouble = trouble(of: .webhook, settings)
        guard let addresses = await HostLookup.addresses(of: endpoint.host) else {
            return Finding(
                check: check, state: trouble, finding: "The host of \(endpoint.origin) is not known.",
                mend: "See post.webhook.url, and that the unit's IPAddressAllow lets us reach the name server.")
        }
        if let address = addresses.first(where: { !endpoint.reach.includes($0) }) {
            return Finding(
                check: check, state: trouble,
                finding: "\(endpoint.origin) leads to \(address), which is not of the public internet.",
                mend: "Where that is meant, list the host or the range in post.webhook.allow_private.")
        }
        let count = addresses.count == 1 ? "an address" : "\(addresses.count) addresses"
        return Finding(
            check: check, state: .ok,
            finding: "\(endpoint.origin) has \(count) that may be sent to. casereviewd notify test --channel webhook "
                + "tries the rest.")
    }

    /// Whether the program can be run, and nobody else can put another in its place; nil where there is none. It is not
    /// run.
    static func program(_ settings: Settings) -> Finding? {
        guard let path = settings.program?.path else { return nil }
        let check = "channel exec"
        let trouble = trouble(of: .exec, settings)
        guard let entry = Files.entry(path, following: true), !entry.isDirectory else {
            return Finding(
                check: check, state: trouble, finding: "\(path) is no file.",
                mend: "Name a program in post.exec.program.")
        }
        guard unsafe access(path, X_OK) == 0 else {
            return Finding(
                check: check, state: trouble, finding: "\(path) may not be run by us.", mend: "chmod a+rx \(path)")
        }
        if let open = openPlace(path) {
            return Finding(
                check: check, state: trouble,
                finding: "\(open) can be changed by others, who could put in another program.",
                mend: "Let root own it and take the rights to write away: chmod go-w \(open)")
        }
        return Finding(
            check: check, state: .ok,
            finding: "\(path) can be run. casereviewd notify test --channel exec tries it.")
    }

    /// The program or the nearest directory above it that somebody other than root and ourselves may write to. In a
    /// directory with the sticky bit nobody replaces what is another's.
    private static func openPlace(_ path: String) -> String? {
        guard let real = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(real) }
        var parts = Files.parts(unsafe String(cString: real), "/")
        while true {
            let place = "/" + parts.joined(separator: "/")
            guard let entry = Files.entry(place, following: true) else { return place }
            let isOpen = entry.mode & 0o022 != 0 && !(entry.isDirectory && entry.mode & 0o1000 != 0)
            if isOpen || entry.owner != 0 && entry.owner != geteuid() { return place }
            if parts.isEmpty { return nil }
            parts.removeLast()
        }
    }
}
