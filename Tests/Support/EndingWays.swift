public import Casework

// The end of a review in one step, for tests of what comes before and after it.
extension Review {
    /// Drafts the outcome for every applicant in the same words, lets a second person read it, and sends it.
    public func sendingOutcome(
        _ summary: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        var review = self
        var events: [Event] = []
        for application in applications {
            let drafted = try review.draftingOutcome(summary, for: application, by: actor, in: around)
            let second = around.officers.first { officer in
                actor != .officer(officer) && !officer.roles.isDisjoint(with: [.coordinator, .chair])
            }
            guard let second, let version = drafted.after.outcomeDraft(for: application)?.version else {
                throw .samePerson
            }
            let read = try drafted.after.readingOutcome(
                version, for: application, passing: true, findings: "", by: .officer(second), in: around)
            events += drafted.events + read.events
            review = read.after
        }
        var sent = try review.sendingOutcome(by: actor, in: around)
        sent.events = events + sent.events
        return sent
    }

    /// Closes over whatever is open beside actions with a reason for each.
    public func closing(
        because reason: String, despiteOpenActions openReason: String?, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        var reasons: [Closing.Open: String] = [
            .recommendations: "The answer is awaited.", .reviews: "It goes on without the case.",
        ]
        reasons[.actions] = openReason
        return try closing(because: reason, despite: reasons, by: actor, in: around)
    }
}
