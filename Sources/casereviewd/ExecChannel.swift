import Casework
import Post
import Text

/// The program of the channel `exec`.
struct ExecProgram: Equatable, Sendable {
    /// Absolute.
    var path: String
    /// For a whole delivery, 1 to 25 seconds; never longer than the lease of a message allows.
    var timeout: Duration = .seconds(20)
}

/// Hands each message to a program: one JSON object on its standard input, and its exit code is the answer
/// (contracts.md, section 9). The program is run by its absolute path, without a shell, with an empty environment, in a
/// group of its own, of which nothing is left when it has ended.
struct ExecChannel: Channel {
    let program: ExecProgram
    var name: String { Settings.ChannelName.exec.rawValue }
    var ways: Set<Way> { [.email, .text, .letter] }

    /// Between SIGTERM and SIGKILL.
    static let grace = Duration.seconds(2)
    /// EX_TEMPFAIL of sysexits.h.
    private static let tryAgain: Int32 = 75

    func deliver(_ letter: OutgoingMessage) async -> DeliveryOutcome {
        if letter.mayHaveBeenSent {
            return .unknown("an earlier attempt may have handed it over, and a person must decide about another")
        }
        guard letter.isFreeOfControls else { return .failed("a line break or a control character stands in a name") }
        var process = Subprocess(program: program.path)
        process.input = letter.json.utf8() + [0x0a]
        process.grace = ExecChannel.grace
        process.deadline = max(min(program.timeout, letter.time - ExecChannel.grace - .seconds(2)), .milliseconds(1))
        process.endsGroup = true
        let begun = process
        do {
            let limit = process.deadline + ExecChannel.grace + .seconds(1)
            guard let outcome = try await OwnThread.run(within: limit, { try begun.run() }) else {
                return .unknown("the program was not ended in time")
            }
            return ExecChannel.outcome(outcome, to: letter.to)
        } catch {
            // It never ran; its own words are in no reason.
            return .stopped("the program of post.exec could not be started")
        }
    }

    /// What follows from how the program ended. Nothing that it wrote is kept as it was.
    static func outcome(_ outcome: Subprocess.Outcome, to: Destination) -> DeliveryOutcome {
        let words = PlainWords.of(outcome.errors, to: to)
        let reason = words.isEmpty ? "" : ": \(words)"
        return switch outcome.ending {
        case .exited(0): .accepted(providerID: providerID(outcome.output))
        case .exited(tryAgain): .again("the program asked for another attempt\(reason)", after: nil)
        case .exited(let code): .failed("the program ended with \(code)\(reason)")
        case .signalled(let signal): .unknown("the program was ended by signal \(signal)\(reason)")
        case .timedOut: .unknown("the program did not end in time\(reason)")
        }
    }

    /// The first line of what it wrote; nil where that is no id of 1 to 200 bytes of printable text.
    private static func providerID(_ output: [UInt8]) -> String? {
        let line = output.prefix(202).prefix { $0 != 0x0a }
        let kept = line.last == 0x0d ? line.dropLast() : line
        guard (1...200).contains(kept.count), let text = String(validating: kept, as: UTF8.self),
            !text.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7f...0x9f).contains($0.value) })
        else { return nil }
        return text
    }
}

extension OutgoingMessage {
    /// A program may write a subject, a name or an address into the head of a mail: what could begin another line there
    /// is not handed to it.
    fileprivate var isFreeOfControls: Bool {
        var lines = [subject, to.name]
        // The lines of a postal address are lines.
        if case .postal(_, let parts) = to { lines += parts } else { lines.append(to.text) }
        return !lines.contains { $0.unicodeScalars.contains { $0.value < 0x20 || (0x7f...0x9f).contains($0.value) } }
    }
}
