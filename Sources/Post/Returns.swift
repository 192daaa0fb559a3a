public import Casework
import FoundationEssentials
public import Postgres
public import Records
import Text

/// Takes what a mail server hands back: reports, answers of calendars and of people. Nothing that a person wrote is
/// lost, and no message counts as failed because of a report that does not prove itself.
public struct Returns: Sendable {
    /// nil where none is set: then no report proves itself.
    private let address: ReturnAddress?
    private let routes: Routes

    public init(address: ReturnAddress?, routes: Routes) {
        self.address = address
        self.routes = routes
    }

    /// A mail with its envelope.
    public struct Envelope: Sendable {
        /// As much of it as is kept.
        public var bytes: [UInt8]
        public var isCut: Bool
        /// To whom it was handed over; nil where nobody says.
        public var recipient: String?
        /// Empty for programs that want no answer; nil where nobody says.
        public var sender: String?

        public init(bytes: [UInt8], isCut: Bool = false, recipient: String?, sender: String?) {
            self.bytes = bytes
            self.isCut = isCut
            self.recipient = recipient
            self.sender = sender
        }
    }

    /// What became of a mail.
    public enum Taken: Equatable, Sendable {
        /// It is on record, with what it was: `bounced`, `delayed`, `reply` …
        case kept(String)
        /// It is no mail.
        case noMail
        /// Nobody here can be meant: it names no message, and there are several partnerships.
        case nobody
        /// To be handed in again later: its message is being handed over at this moment.
        case notYet
    }

    /// Takes one, in a transaction of the post's own role.
    public func take(_ envelope: Envelope, now: Instant, in tx: borrowing Transaction) throws -> Taken {
        guard let mail = ReceivedMail(envelope.bytes) else { return .noMail }
        let to = recipients(envelope, mail)
        let message = to.lazy.compactMap { address?.message(of: $0) }.first
        let proven = try message.flatMap { try IncomingMails.about(message: $0, isProven: true, in: tx) }
        let source = digest(envelope).map(\.twoDigits).joined()
        func note(_ report: Bounces.Report) throws -> Taken? {
            guard let message = proven?.message else { return nil }
            switch try Bounces.note(report, of: message, source: source, routes: routes, now: now, in: tx) {
            case .noted, .failed, .repeated: return .kept(report.kind)
            case .notYet: return .notYet
            case .absent: return nil
            }
        }

        switch Incoming(mail, hasNullSender: envelope.sender.map(Returns.isNull) ?? false) {
        case .answer(let reply):
            let isOurs = proven != nil || to.contains { address?.isOf(event: reply.uid, $0) == true }
            guard isOurs else { break }
            let isNew = try InvitationAnswers.keep(
                InvitationAnswers.Reply(
                    event: reply.event, sequence: reply.sequence, stamp: reply.stamp,
                    answer: reply.answer, attendee: reply.attendee), now: now, in: tx)
            // A calendar's own words cannot be told from a person's: whatever stands beside the answer is read.
            let text = [mail.text.trimmed, reply.comment].filter { !$0.isEmpty }.joined(separator: "\n\n")
            if !text.isEmpty {
                let about = try proven ?? IncomingMails.about(event: reply.event, in: tx)
                _ = try keep(
                    .reply, mail, envelope, text: text, about: about, naming: Returns.answered(mail), now, tx)
            }
            return .kept(isNew ? "invitation-\(reply.answer.rawValue)" : "invitation-outdated")
        case .report(let report):
            if let taken = try note(report.report) { return taken }
            return try keep(.report, mail, envelope, about: nil, naming: report.messageIDs, now, tx)
        case .complaint:
            _ = try note(.complained)
            return try keep(
                .complaint, mail, envelope, about: proven, naming: MailReport.originalIDs(mail), now, tx)
        case .automatic:
            // Kept whole, also where its message is known: what a program sent may say where somebody is reached now.
            if try note(.automatic) == .notYet { return .notYet }
            return try keep(.automatic, mail, envelope, about: proven, naming: Returns.answered(mail), now, tx)
        case .human: break
        }
        _ = try note(.reply)
        return try keep(.reply, mail, envelope, about: proven, naming: Returns.answered(mail), now, tx)
    }

    /// Whom it came to, the envelope's first.
    private func recipients(_ envelope: Envelope, _ mail: ReceivedMail) -> [MailAddress] {
        (envelope.recipient.map(ReceivedMail.addresses(in:)) ?? [])
            + mail.addresses("delivered-to", "x-original-to", "envelope-to", "to", "cc")
    }

    /// `${sender}` of Postfix is MAILER-DAEMON for the empty one.
    private static func isNull(_ sender: String) -> Bool {
        sender.isEmpty || sender == "<>" || sender.utf8.starts(with: "MAILER-DAEMON".utf8)
    }

    private static func answered(_ mail: ReceivedMail) -> [String] { mail.messageIDs("in-reply-to", "references") }

    private func digest(_ envelope: Envelope) -> [UInt8] { IncomingMail.digest(of: envelope.bytes) }

    /// Keeps it for a person. Where nothing proves what it is about, what it names decides only whose coordinators
    /// read it.
    private func keep(
        _ kind: IncomingMail.Kind, _ mail: ReceivedMail, _ envelope: Envelope, text: String? = nil,
        about proven: IncomingMails.About?,
        naming ids: [String], _ now: Instant, _ tx: borrowing Transaction
    ) throws -> Taken {
        guard let about = try proven ?? hint(ids, mail, tx) ?? IncomingMails.onlyPartnership(in: tx) else {
            return .nobody
        }
        let kept = IncomingMail(
            kind: kind, sender: mail.sender.shortened(to: 500), subject: mail.subject.shortened(to: 1_000),
            body: (text ?? mail.text).shortened(to: 262_144),
            attachments: mail.parts.compactMap(\.name).prefix(100).map { $0.shortened(to: 200) }, raw: envelope.bytes,
            isCut: envelope.isCut, digest: digest(envelope))
        _ = try IncomingMails.keep(kept, about: about, now: now, in: tx)
        return .kept(kind.rawValue)
    }

    /// The message that it says it answers, or the case whose reference stands in its subject.
    private func hint(
        _ ids: [String], _ mail: ReceivedMail, _ tx: borrowing Transaction
    ) throws -> IncomingMails.About? {
        for id in ids.prefix(20) {
            let local = String(Substring(id.utf8.prefix { $0 != UInt8(ascii: "@") }))
            guard let message = UUID(uuidString: local) else { continue }
            if let about = try IncomingMails.about(message: message, isProven: false, in: tx) { return about }
        }
        for word in mail.subject.utf8.split(whereSeparator: { " \t:,;()[]<>\"'.".utf8.contains($0) }).prefix(50) {
            guard word.count == 11, let reference = CaseReference(String(decoding: word, as: UTF8.self)) else {
                continue
            }
            if let about = try IncomingMails.about(reference: reference, in: tx) { return about }
        }
        return nil
    }
}

extension MailReport {
    fileprivate var report: Bounces.Report {
        switch action {
        case .failed: .bounced(reason)
        case .delayed: .delayed(reason)
        case .delivered: .delivered(reason)
        case .relayed: .relayed(reason)
        }
    }
}

extension UInt8 {
    fileprivate var twoDigits: String { (self < 16 ? "0" : "") + String(self, radix: 16) }
}

extension String {
    /// At most so many bytes, ending with a whole scalar.
    fileprivate func shortened(to limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var result = String.UnicodeScalarView()
        var count = 0
        for scalar in unicodeScalars {
            count += UTF8.width(scalar)
            guard count <= limit else { break }
            result.append(scalar)
        }
        return String(result)
    }
}
