public import Casework
import FoundationEssentials
import Postgres
import Records

// People who must not see a case: shut out by the database, coordinators included, until a second person decides.
extension Desk {
    /// Names somebody; it holds at once, for the application and the review that hears it.
    public func shutOut(_ person: Person.ID, of key: CaseKey, because reason: String) async throws {
        try await change(key.partnership, key.actor) { tx, now in
            let application = try application(of: key, tx)
            let officers = try Partnerships.officers(of: key.partnership, on: London.date(of: now), in: tx)
            let isGuest = try Guests.isGuest(person, in: key.partnership, tx)
            guard isGuest || officers.contains(where: { $0.person == person }) else { throw Refusal.unknown("person") }
            let shutOut = try ShutOut.naming(person, because: reason, by: key.actor)
            let files = [application.id.raw] + (application.review.map { [$0.raw] } ?? [])
            // They may be shut out of the review already, by another application that it hears.
            let known = try inForce(person, on: files, key, tx).map(\.file)
            guard !known.contains(application.id.raw) else { throw Refusal.already("shut out") }
            try mustLeaveSomebody(but: person, on: files, key, now, tx)
            // Before the row is there: who names themselves must still be able to write the journal.
            try takeOff(person, of: application, key, now, tx)
            try Events.append(
                [Event(.shutOut, [.init("person", "\(person)")])], to: key.application.raw, by: key.actor, at: now,
                partnership: key.partnership, in: tx)
            try ShutOuts.insert(
                shutOut, from: files.filter { !known.contains($0) }, of: key.partnership, at: now, in: tx)
        }
    }

    /// Throws where, without this person too, nobody could run the case or decide on letting them in again.
    func mustLeaveSomebody(
        but person: Person.ID, on files: [UUID], _ key: CaseKey, _ now: Instant, _ tx: borrowing Transaction
    ) throws {
        let out = try ShutOuts.inForce(on: files, of: key.partnership, in: tx).map(\.shutOut.person) + [person]
        let left = try Partnerships.officers(of: key.partnership, on: London.date(of: now), in: tx)
            .filter { !out.contains($0.person) }
        guard left.contains(where: { $0.roles.contains(.coordinator) }),
            left.contains(where: {
                $0.person != key.officer.person && !$0.roles.isDisjoint(with: [.coordinator, .chair])
            })
        else { throw Refusal.missing("somebody left") }
    }

    /// A second person lets them in again, with a reason: to the application, and to the review unless another application that it
    /// hears still keeps them out.
    public func liftShutOut(of person: Person.ID, from key: CaseKey, because reason: String) async throws {
        try await change(key.partnership, key.actor) { tx, now in
            let application = try application(of: key, tx)
            var files = [application.id.raw]
            if let review = try application.review.flatMap({ try Reviews.load($0, in: key.partnership, tx) }) {
                let others = review.applications.map(\.raw).filter { $0 != application.id.raw }
                if try inForce(person, on: others, key, tx).isEmpty { files.append(review.id.raw) }
            }
            let entries = try inForce(person, on: files, key, tx)
            guard !entries.isEmpty else { throw Refusal.unknown("person") }
            var officer = key.officer
            for entry in entries { officer = try entry.shutOut.lifting(because: reason, by: key.actor) }
            try ShutOuts.lift(
                person, from: files, of: key.partnership, by: officer.person, because: reason, at: now, in: tx)
            try Events.append(
                [Event(.shutOutLifted, [.init("person", "\(person)"), .init("reason", reason)])],
                to: key.application.raw, by: key.actor,
                at: now, partnership: key.partnership, in: tx)
        }
    }

    func inForce(
        _ person: Person.ID, on files: [UUID], _ key: CaseKey, _ tx: borrowing Transaction
    ) throws -> [ShutOuts.Entry] {
        try ShutOuts.inForce(on: files, of: key.partnership, in: tx).filter { $0.shutOut.person == person }
    }

    func application(of key: CaseKey, _ tx: borrowing Transaction) throws -> Application {
        // Locked, so that no review is opened for it, and none joined, between looking and writing.
        guard let application = try Applications.lock(key.application, in: key.partnership, tx) else {
            throw DeskError.absent
        }
        if let review = application.review { _ = try Reviews.lock(review, in: key.partnership, tx) }
        return application
    }
}
