import FoundationEssentials
import Glibc

/// The state directory: `$STATE_DIRECTORY`, else `/var/lib/casereviewd` for root, else `$XDG_STATE_HOME/casereviewd` or
/// `~/.local/state/casereviewd` (contracts.md, section 7).
enum State {
    static func directory(
        environment: [String: String] = ProcessInfo.processInfo.environment, isRoot: Bool = geteuid() == 0
    ) throws(HostError) -> String {
        if let named = environment["STATE_DIRECTORY"], !named.isEmpty {
            guard named.utf8.first == UInt8(ascii: "/") else {
                throw .configuration("STATE_DIRECTORY is not an absolute path.", mend: "Begin it with /.")
            }
            return named
        }
        if isRoot { return "/var/lib/casereviewd" }
        if let home = environment["XDG_STATE_HOME"], home.utf8.first == UInt8(ascii: "/") {
            return home + "/casereviewd"
        }
        if let home = environment["HOME"], home.utf8.first == UInt8(ascii: "/") {
            return home + "/.local/state/casereviewd"
        }
        throw .configuration(
            "There is no place to keep state: neither STATE_DIRECTORY nor HOME is set.",
            mend: "Set STATE_DIRECTORY to an absolute path.")
    }
}
