import Casework
import Records

/// Hands over the messages of one claim, each only while it is ours.
struct HandOver: Sendable {
    let notes: HandingOver
    let channel: any Channel
    let letters: Letters
    let settings: PostSettings
    /// Of the claim.
    let lease: Lease
    let ending: Ending
    let stops: Stops
    let pace: Pace
    let observe: @Sendable (Observation) -> Void

    enum End: Equatable {
        case ended(DeliveryOutcome)
        /// It never reached the channel, with the reason: anybody may try at once.
        case released(String)
    }

    /// Writes the letter and hands it over; returns how it ended. A letter that cannot be written fails here and never
    /// reaches the channel.
    ///
    /// Where a second delivery would be noticed, the database is asked last of all. A process may be paused anywhere:
    /// before that answer, and it finds its lease run out; after it, and whoever takes the message over meanwhile knows
    /// that it may have been sent.
    func deliver(_ delivery: Delivery) async -> End {
        if ending.isAsked { return .released("the service was ending") }
        // An earlier one of its batch found out.
        if let reason = stops.reason(of: channel.name, at: .now) { return .released(reason) }
        if pace.isHeld(channel.name, at: .now) { return .released("the other side asked for a pause") }
        var letter: OutgoingMessage
        switch delivery.outgoing(letters, settings) {
        case .success(let written): letter = written
        case .failure(let unwritten): return .ended(.failed(unwritten.reason))
        }
        var lease = lease
        // For an applicant also if a second delivery would do no harm: they may have said since the claim that it must
        // not go there.
        if !channel.isRepeatable || delivery.message.recipient.isApplicant {
            lease = Lease(seconds: settings.lease)
            do {
                guard try await isNoted(delivery.message) else {
                    return .released("its lease had run out, sending was switched off, or the contact has changed")
                }
            } catch {
                observe(.troubled("\(error)"))
                // Not at once: what keeps this from being noted may keep on.
                return .ended(.again("handing over could not be noted", after: nil))
            }
        }
        guard let time = lease.time() else { return .released("not begun in time") }
        letter.time = time
        let begun = ContinuousClock.now
        let outcome = await channel.deliver(letter)
        observe(.answered(letter.id, channel: channel.name, outcome: outcome.name, after: .now - begun))
        if case .again(_, let asked?) = outcome { pace.hold(channel.name, for: asked, at: .now) }
        if case .stopped(let reason) = outcome,
            stops.stop(channel.name, reason, at: .now, first: settings.firstPause)
        {
            observe(.stopped(channel: channel.name, reason: reason))
        }
        return .ended(outcome)
    }

    private func isNoted(_ message: OutboxMessage) async throws -> Bool {
        try await notes.note(
            Outbox.HandingOver(
                message: message.id, partnership: message.partnership.id, attempt: message.attempt,
                contact: message.contactVersion))
    }
}
