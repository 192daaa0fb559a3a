public import Casework
public import FoundationEssentials
public import Postgres

extension Outbox {
    /// Notes that an attempt is about to hand its message over, and gives it a whole lease, in seconds, from here on.
    /// Once it is committed, whoever takes the message up after a crash knows that it may have been sent.
    ///
    /// Returns false where the lease has run out, another attempt has taken the message over, or sending is off: then
    /// it must not be handed over. Between this and a claim the row's lock decides, so that one of the two sees the other.
    public static func handOver(
        _ message: UUID, of partnership: Partnership.ID, attempt: Int, lease: Int, in tx: borrowing Transaction
    ) throws -> Bool {
        guard try Sending.mayClaim(in: tx) else { return false }
        return try tx.run(
            """
            with held as (
                update message
                   set lease_until = clock_timestamp() + make_interval(secs => \(lease))
                 where partnership_id = \(partnership) and id = \(message) and attempt = \(attempt)
                   and state = 'claimed' and lease_until > clock_timestamp()
                returning partnership_id, id, attempt)
            update delivery_attempt d
               set handing_over = true
              from held
             where d.partnership_id = held.partnership_id and d.message_id = held.id and d.attempt = held.attempt
            """) == 1
    }
}
