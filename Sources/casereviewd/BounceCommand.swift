import ArgumentParser
import Glibc
import Post
import Postgres
import Records
import Text

/// What an MTA calls for each mail that comes back.
struct BounceCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "bounce", abstract: "Takes a mail that came back, on standard input, from the mail server.",
        discussion: """
            Reports that a message did not arrive, answers of people, of calendars and of programs. To be called by the \
            mail server for post.bounce_address and whatever stands there between + and @. It exits with 0 when the mail \
            is taken, 65 when it is no mail, 67 when nobody here can be meant, and 75 when it is to be handed in again \
            later, whatever else is wrong.
            """)

    @Option(help: ArgumentHelp("To whom the envelope is addressed.", valueName: "address"))
    var recipient: String?

    @Option(help: ArgumentHelp("Who sent the envelope; empty for the mail server itself.", valueName: "address"))
    var sender: String?

    @OptionGroup var common: CommonOptions

    /// EX_NOUSER and EX_TEMPFAIL of sysexits.h.
    private static let nobody: Int32 = 67
    private static let again: Int32 = 75

    /// As much of a mail as is kept.
    static let most = 10 << 20

    func perform() async throws -> Int32 {
        do {
            return try await take()
        } catch {
            // A mail server gives up on any other code, and the mail would be lost.
            var failure = Failure(error)
            if ![Failure.wrongData, BounceCommand.nobody].contains(failure.exitCode) {
                failure.exitCode = BounceCommand.again
            }
            throw failure
        }
    }

    private func take() async throws -> Int32 {
        let (bytes, isCut) = try BounceCommand.input()
        let envelope = Returns.Envelope(bytes: bytes, isCut: isCut, recipient: recipient, sender: sender)
        let settings = try Settings.load(common.config)
        let taken = try await PostCommand.work(common) { tx, now in
            let address = settings.returns(key: try Instances.returnKey(in: tx))
            return try Returns(address: address, routes: settings.routes).take(envelope, now: now, in: tx)
        }
        switch taken {
        case .kept(let what):
            switch common.format {
            case .json: Output.json(["taken": .string(what)])
            case .text: Output.line("Taken: \(what).")
            }
            return 0
        case .noMail:
            throw Failure(
                Failure.wrongData, "What came on standard input is no mail.",
                mend: "Hand in a whole mail, its header first.")
        case .nobody:
            throw Failure(
                BounceCommand.nobody, "The mail names none of our messages, and there are several partnerships.",
                mend: "Whoever sent it must be told by the mail server.")
        case .notYet:
            throw Failure(
                BounceCommand.again, "The message that it is about is being handed over at this moment.",
                mend: "Hand it in again in a minute.")
        }
    }

    /// Standard input to its end, and whether there was more than is kept.
    private static func input() throws -> (bytes: [UInt8], isCut: Bool) {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        var isCut = false
        while true {
            let count = unsafe piece.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw Failure(again, "Standard input cannot be read: \(systemText(errno)).")
            }
            if count == 0 { return (bytes, isCut) }
            let room = most - bytes.count
            if count > room { isCut = true }
            // The rest is read and let go: a mail server takes an end before it for a failure.
            bytes += piece[..<min(count, room)]
        }
    }
}
