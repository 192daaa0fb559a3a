/// Why the host side (programs, directories, the private cluster) could not do its part, in words for the person
/// at the terminal: what happened, what to do about it, and the exit code of contracts.md.
struct HostError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What happened, one sentence.
    let sentence: String
    /// What to do about it, one sentence; empty where nothing can be said.
    let mend: String
    /// 69 (EX_UNAVAILABLE) or 78 (EX_CONFIG).
    let exitCode: Int32

    static func unavailable(_ sentence: String, mend: String = "") -> HostError {
        HostError(sentence: sentence, mend: mend, exitCode: 69)
    }

    static func configuration(_ sentence: String, mend: String = "") -> HostError {
        HostError(sentence: sentence, mend: mend, exitCode: 78)
    }

    /// A signal came first.
    static let stopped = HostError.unavailable("Stopped before it was done.")

    var description: String { mend.isEmpty ? sentence : "\(sentence) \(mend)" }
}
