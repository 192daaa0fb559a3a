public import Casework
import FoundationEssentials
import Postgres
import Records

// What changes who leads and chairs beside the acts on a review.
extension Desk {
    /// Asks whoever comes next where an officer was asked to lead and the last day has gone by, in all partnerships.
    /// Any number of instances may.
    public func askNextLeads() async throws {
        let today = today
        let partnerships = try await transaction(.readOnly, Acting()) { tx in try Founding.partnerships(in: tx) }
        for partnership in partnerships {
            let lapsed = try await transaction(.readOnly, .service(in: partnership)) { tx in
                try LeadWaits.lapsed(before: today, in: partnership, tx)
            }
            for (review, due) in lapsed {
                do {
                    try await act(onReview: review, in: partnership, as: .service) {
                        review, around throws(Refusal) in try review.lapsingNomination(due: due, in: around)
                    }
                } catch is Refusal {
                    // Answered, or asked by another instance, meanwhile. It stays on the coordinators' list otherwise.
                }
            }
        }
    }

    /// Keeps what somebody says of a conflict. With one, the case is closed to them when this returns, they are off its
    /// meeting, and the coordinators find it on their list.
    ///
    /// - Parameter other: who said it, where a chair or coordinator writes it down for them at the meeting.
    public func declare(
        conflict: String?, of other: Person.ID? = nil, on key: CaseKey, seen: Seen? = nil
    ) async throws {
        guard let id = key.review else { throw DeskError.absent }
        try await change(key.partnership, key.actor) { tx, now in
            let application = try application(of: key, tx)
            guard let before = try Reviews.lock(id, in: key.partnership, tx) else { throw DeskError.absent }
            try seen?.mustStand(in: key.partnership, tx)
            let around = try circumstances(ofReview: before, key, now: now, tx)
            let outcome = try before.declaring(conflict: conflict, of: other, by: key.actor, in: around)
            // What a joint review hears belongs together: one who stands too near to it reads none of it.
            let files = [application.id.raw] + before.applications.filter { $0 != application.id }.map(\.raw) + [id.raw]
            let person = other ?? key.officer.person
            let name = around.officers.first { $0.person == person }?.name ?? key.officer.name
            if conflict != nil { try mustLeaveSomebody(but: person, on: files, key, now, tx) }
            try Reviews.save(outcome.after, was: before, in: tx)
            try record(outcome, on: id.raw, of: key.partnership, by: key.actor, around, tx)
            guard let conflict else { return }
            try Tasks.open(
                .reply, about: UUID(), words(outcome.after, person: name, in: around), file: id.raw,
                of: key.partnership, at: now, in: tx)
            let shutOut = try ShutOut.naming(person, because: conflict, by: key.actor)
            let known = try inForce(person, on: files, key, tx).map(\.file)
            try ShutOuts.insert(
                shutOut, from: files.filter { !known.contains($0) }, of: key.partnership, at: now, in: tx)
        }
    }

    /// What a coordinator must look at now.
    private func words(_ review: Review, person: String, in around: Circumstances) -> String {
        var words = "\(person) has declared a conflict of interest"
        guard let hearing = review.hearing, hearing.record == nil else { return words }
        let bodies = Quorum(around, chairing: review.chairing).bodies(of: hearing.invited).count
        if let minimum = around.procedure.panel.minimum, bodies < minimum {
            words += ": the meeting has \(bodies) bodies now, and the procedure asks for \(minimum)"
        }
        if let chairing = review.chairing, chairing.presiding == nil {
            words += ": choose who chairs"
        }
        return words
    }

    /// Takes somebody who is shut out off the meeting, the chair and the lead of the review that hears an application.
    func takeOff(
        _ person: Person.ID, of application: Application, _ key: CaseKey, _ now: Instant,
        _ tx: borrowing Transaction
    ) throws {
        guard let before = try application.review.flatMap({ try Reviews.load($0, in: key.partnership, tx) }) else {
            return
        }
        let around = try circumstances(ofReview: before, key, now: now, tx)
        let outcome = try before.leaving(person, in: around)
        guard outcome.after != before else { return }
        try Reviews.save(outcome.after, was: before, in: tx)
        try record(outcome, on: before.id.raw, of: key.partnership, by: key.actor, around, tx)
    }

    /// Lets somebody from outside in to one case, by arrangement, or lets them in until a later day than before. Whose
    /// address is known already keeps their name.
    public func letIn(
        _ name: String, email: String, of organisation: String, because arrangement: String, until: CivilDate,
        to key: CaseKey, seen: Seen? = nil
    ) async throws {
        guard let id = key.review else { throw DeskError.absent }
        try await change(key.partnership, key.actor) { tx, now in
            guard let review = try Reviews.lock(id, in: key.partnership, tx) else { throw DeskError.absent }
            try seen?.mustStand(in: key.partnership, tx)
            guard review.stage.name != .closed else { throw Refusal.already("closed") }
            try Rosters.lock(key.partnership, in: tx)
            let around = try circumstances(ofReview: review, key, now: now, tx)
            let roster = try Rosters.load(key.partnership, on: around.today, in: tx)
            // Rows of people stand above the partnerships.
            try Acting.becomeSigningIn(in: tx)
            let holder = try Rosters.holder(of: email, in: tx)
            guard holder?.isDisabled != true else { throw Refusal.people(.addressTaken) }
            let person = holder?.person ?? Person(id: Person.ID(UUID()), name: name)
            let guest = Guest(
                id: Guest.ID(UUID()), person: person.id, name: person.name, review: id, organisation: organisation,
                arrangement: arrangement, from: around.today, until: until, by: key.officer.person)
            let here = try Guests.of(id, in: key.partnership, tx).last {
                $0.person == person.id && $0.isInForce(on: around.today)
            }
            let serves =
                try !roster.parts(of: person.id, from: around.today).isEmpty
                || Guests.isGuest(person.id, besides: id, on: around.today, in: key.partnership, tx)
                || here.map { until <= $0.until } ?? false
            let event = try Guest.lettingIn(guest, serving: serves, by: key.actor, in: around)
            if holder == nil { try Rosters.insert(person, email: email, in: tx) }
            // Whose last day has passed, or who is let in to this case until another day, has one arrangement from now on.
            try Guests.endEarlier(
                of: person.id, for: id, on: around.today, by: key.officer.person, in: key.partnership, tx)
            try Guests.insert(guest, in: key.partnership, tx)
            try Events.append([event], to: id.raw, by: key.actor, at: now, partnership: key.partnership, in: tx)
        }
    }

    /// Ends a guest's access to the case at once; they chair it no more.
    public func endGuest(_ person: Person.ID, of key: CaseKey) async throws {
        guard let id = key.review else { throw DeskError.absent }
        _ = try await change(key.partnership, key.actor) { tx, now in
            let application = try application(of: key, tx)
            guard key.officer.roles.contains(.coordinator) else { throw Refusal.notYours(needed: [.coordinator]) }
            guard
                let guest = try Guests.of(id, in: key.partnership, tx).last(where: {
                    $0.person == person && $0.endedOn == nil
                })
            else { throw Refusal.unknown("person") }
            try takeOff(person, of: application, key, now, tx)
            try Guests.end(
                person, of: id, on: London.date(of: now), by: key.officer.person, in: key.partnership, tx)
            try Events.append(
                [Event(.guestEnded, [.init("guest", guest.name)])], to: id.raw, by: key.actor, at: now,
                partnership: key.partnership, in: tx)
        }
    }

    /// Changes what an officer can lead.
    public func change(_ profile: LeadProfile, by officer: Officer) async throws {
        try await changeRoster(officer) { roster, actor, _, tx in
            let event = try roster.profiling(profile, by: actor)
            try LeadProfiles.save(profile, in: officer.partnership, tx)
            return (event, [])
        }
    }

    /// What is known of those of a partnership who could lead.
    public func leadProfiles(of officer: Officer) async throws -> [Person.ID: LeadProfile] {
        try await transaction(.readOnly, acting(.officer(officer), in: officer.partnership)) { tx in
            try LeadProfiles.all(in: officer.partnership, tx)
        }
    }

    private func circumstances(
        ofReview review: Review, _ key: CaseKey, now: Instant, _ tx: borrowing Transaction
    ) throws -> Circumstances {
        guard let (area, received) = try Reviews.areaAndReceipt(of: review.id, in: key.partnership, tx) else {
            throw DeskError.absent
        }
        var around = try circumstances(
            key.partnership, area: area, received: received, of: [review.id.raw], now: now, tx)
        try concern(&around, with: review, tx)
        return around
    }
}
