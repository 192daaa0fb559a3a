import ArgumentParser
import Casework
import FoundationEssentials
import Post
import Text

struct NotifyCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "notify", abstract: "The channels by which messages leave.", subcommands: [Try.self])

    func perform() async throws -> Int32 { throw Failure.noCommand(of: NotifyCommand.self) }

    struct Try: ServiceCommand {
        static let configuration = CommandConfiguration(
            commandName: "test", abstract: "Sends one real message through a channel, and says what became of it.")

        @Option(help: ArgumentHelp("The channel's name in the settings.", valueName: "name"))
        var channel: String

        @Option(
            help: ArgumentHelp(
                "Where to send it: an e-mail address, a telephone number, or lines of a postal address with commas.",
                valueName: "address"))
        var to: String

        @OptionGroup var common: CommonOptions

        func perform() async throws -> Int32 {
            let settings = try Settings.load(common.config)
            guard let name = Settings.ChannelName(rawValue: channel) else {
                throw Failure(
                    Failure.wrongUsage, "There is no channel “\(channel)”.",
                    mend: "Name one of \(Settings.ChannelName.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            let destination = try Destination(typed: to, for: name)
            // Last: it may make the state directory.
            let channel = try Channels.channel(name, settings)
            let text = "This is a test message of the ASB Case Review service. Nothing needs to be done.\n"
            let outcome = await channel.deliver(
                OutgoingMessage(
                    id: UUID(), attempt: 1, kind: .reminder, from: try Channels.sender(settings),
                    to: destination, subject: "Test message", text: text,
                    html: HTML(escaping: text),
                    createdAt: SystemClock.now()))
            let (word, provider, detail) = outcome.parts
            switch common.format {
            case .json:
                Output.json(["outcome": .string(word), "provider_id": JSON(provider), "detail": .string(detail)])
            case .text:
                let sentence =
                    switch word {
                    case "accepted": "The message was accepted"
                    case "failed": "The message failed"
                    default: "What became of the message is unknown"
                    }
                Output.line(detail.isEmpty ? "\(sentence)." : "\(sentence): \(detail)")
            }
            return word == "accepted" ? 0 : 1
        }
    }
}

extension DeliveryOutcome {
    /// `accepted`, `failed` or `unknown`, as contracts.md has them; a channel that would try again or stops has failed here.
    fileprivate var parts: (word: String, provider: String?, detail: String) {
        switch self {
        case .accepted(let provider): ("accepted", provider, "")
        case .failed(let reason): ("failed", nil, reason)
        case .again(let reason, _), .stopped(let reason): ("failed", nil, reason)
        case .unknown(let reason): ("unknown", nil, reason)
        }
    }
}
