import Curl
import Text

/// Hands messages over to a mail server, each by a connection of its own and to one recipient (RFC 5321).
///
/// A message keeps its Message-ID at every attempt. Where the server's reply to a whole message is lost, nobody can
/// know what became of it: `whenUnknown` says what then. A second handing over is a second mail, so that the channel is
/// not repeatable.
public struct Smtp: Channel {
    public let name: String
    let server: MailServer
    var limits = Limits()

    /// What a delivery may take. The answer to the whole message is waited for longest: who gives up early there does
    /// not know whether it was taken (RFC 1047). All of it ends within the letter's time.
    struct Limits {
        var all = Duration.seconds(28)
        var connecting = Duration.seconds(10)
        /// Until the message is begun.
        var beginning = Duration.seconds(12)
    }

    public init(_ server: MailServer, name: String = "smtp") {
        self.server = server
        self.name = name
    }

    public func deliver(_ letter: OutgoingMessage) async -> DeliveryOutcome {
        if letter.mayHaveBeenSent, server.whenUnknown == .hold {
            return .unknown("an earlier attempt may have handed it over, and a person must decide about another")
        }
        guard let to = letter.to.mailbox else { return .failed("it goes by another way than mail") }
        do throws(Mail.Refusal) {
            return await deliver(try letter.mail(), letter, to: to)
        } catch {
            return .failed("the field \(error.field) cannot be written: \(error.reason)")
        }
    }

    private func deliver(_ message: [UInt8], _ letter: OutgoingMessage, to: Mail.Party) async -> DeliveryOutcome {
        var transfer = MailTransfer(
            host: server.host, port: server.port, security: server.security, ownName: server.ownName,
            sender: (letter.returnPath ?? letter.from.address).description, recipient: to.address.description,
            message: message)
        transfer.user = server.user
        transfer.password = server.password
        transfer.authorityFile = server.authorityFile
        // libcurl looks at the time about once a second.
        transfer.deadline = min(limits.all, letter.time - .seconds(2))
        transfer.beginDeadline = min(limits.beginning, transfer.deadline / 2)
        transfer.connectDeadline = limits.connecting
        do throws(CurlError) {
            let acceptance = try await transfer.perform()
            return .accepted(providerID: SmtpReply(acceptance.line, to: to).queueID)
        } catch {
            return Smtp.outcome(of: error, to: to, whenUnknown: server.whenUnknown)
        }
    }
}
