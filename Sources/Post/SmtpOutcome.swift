import Curl
import Text

extension Smtp {
    /// What follows from a transfer that brought no acceptance (RFC 5321, sections 4.2.1 and 4.5.4.1; RFC 3463).
    ///
    /// Before the final dot nothing was handed over; after it, only the server's reply says what became of the message.
    /// What the server holds against us and not against the message stops the channel.
    static func outcome(
        of error: CurlError, to: Mail.Party, whenUnknown: MailServer.WhenUnknown
    ) -> DeliveryOutcome {
        let reply = SmtpReply(error.lastLine, to: to)
        switch error.replyCode {
        case 200..<300 where error.handedOver: return .accepted(providerID: reply.queueID)
        case 400..<600: return outcome(of: reply, error.replyCode, isAboutUs: isAboutUs(error))
        default: break
        }
        // 55: the end of the message could not be sent.
        if error.handedOver, error.code != 55 {
            let reason = "the mail server did not answer after it had been given the whole message"
            return whenUnknown == .hold ? .unknown(reason) : .again(reason, after: nil)
        }
        let reason = SmtpReply(error.message, to: to).words
        switch error.code {
        case 35, 60, 77, 83, 90, 91:
            let sentence = "there is no trusted connection to the mail server: \(reason)"
            // A handshake may just have been cut off; a certificate that is not trusted will be the same next time.
            return error.code == 35 ? .again(sentence, after: nil) : .stopped(sentence)
        case 64: return .stopped("the mail server offers no TLS, without which nothing is sent to it: \(reason)")
        case 43: return .stopped("the settings of the mail server cannot be used: \(reason)")
        case 67: return .stopped("signing in at the mail server failed: \(reason)")
        default: return .again("the message was not handed over to the mail server: \(reason)", after: nil)
        }
    }

    /// What follows from a refusal with a code of 400 to 599.
    private static func outcome(of reply: SmtpReply, _ code: Int, isAboutUs: Bool) -> DeliveryOutcome {
        let reason = "the mail server answered \(reply.text)"
        switch code {
        // Sign-in is asked for, too weak, refused or needs a new password (RFC 4954, section 6); 538 wants TLS.
        case 432, 530, 534, 535, 538: return .stopped(reason)
        case ..<500: return .again(reason, after: nil)
        case _ where isAboutUs: return .stopped(reason)
        // A mailbox that is full today may have room tomorrow.
        case _ where reply.enhanced?.utf8.elementsEqual("5.2.2".utf8) == true: return .again(reason, after: nil)
        default: return .failed(reason)
        }
    }

    /// Whether the server refused before it heard of a message: at its greeting (8), EHLO (9), STARTTLS (64) or
    /// AUTH (67).
    private static func isAboutUs(_ error: CurlError) -> Bool {
        !error.handedOver && [8, 9, 64, 67].contains(error.code)
    }
}
