public import Casework
public import FoundationEssentials
public import Postgres

extension Outbox {
    /// An attempt that is about to hand its message over.
    public struct HandingOver: Sendable {
        public var message: UUID
        public var partnership: Partnership.ID
        public var attempt: Int
        /// Which version of how an applicant may be reached the claim went by; nil where nothing was said then, and for
        /// others.
        public var contact: Int?

        public init(message: UUID, partnership: Partnership.ID, attempt: Int, contact: Int? = nil) {
            self.message = message
            self.partnership = partnership
            self.attempt = attempt
            self.contact = contact
        }
    }

    /// Notes that attempts are about to hand their messages over, and gives each a whole lease, in seconds, from here
    /// on. Once it is committed, whoever takes one of them up after a crash knows that it may have been sent.
    ///
    /// Returns the messages of those that may. The lease of the others has run out, another attempt has taken the
    /// message over, sending is off, or how the applicant may be reached has changed since the claim: they must not be
    /// handed over. Between this and a claim the row's lock decides,
    /// so that one of the two sees the other.
    public static func handOver(
        _ attempts: [HandingOver], lease: Int, in tx: borrowing Transaction
    ) throws -> Set<UUID> {
        guard try Sending.mayClaim(in: tx) else { return [] }
        try ByIndex.only(in: tx)
        let noted: [UUID] = try tx.rows(
            .kept(
                """
                with held as (
                    update message m
                       set lease_until = clock_timestamp() + make_interval(secs => \(lease))
                      from unnest(\(attempts.map(\.partnership.raw)), \(attempts.map(\.message)),
                                  \(attempts.map(\.attempt)), \(attempts.map(\.contact)))
                           as a (partnership_id, id, attempt, contact)
                     where m.partnership_id = a.partnership_id and m.id = a.id and m.attempt = a.attempt
                       and m.state = 'claimed' and m.lease_until > clock_timestamp()
                       and (m.recipient_application is null or m.kind = \(Notice.Kind.signInCode)
                            or (select max(s.version)
                                  from safe_contact s
                                 where s.partnership_id = m.partnership_id
                                   and s.application_id = m.recipient_application)
                               is not distinct from a.contact)
                    returning m.partnership_id, m.id, m.attempt)
                update delivery_attempt d
                   set handing_over = true
                  from held
                 where d.partnership_id = held.partnership_id and d.message_id = held.id and d.attempt = held.attempt
                returning d.message_id
                """)
        ) { row in try row["message_id"] }
        return Set(noted)
    }
}
