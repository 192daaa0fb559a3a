public import Casework
import FoundationEssentials
import Postgres
import Records

/// Where a person passes an application on to.
public enum Onward: Equatable, Sendable {
    /// The area, by its code, of another partnership of this service.
    case area(String)
    /// A contact of the directory.
    case contact(AreaContact.ID)
}

extension Desk {
    /// Passes an application on to another area with its day of receipt kept, and tells the applicant. Another
    /// partnership of this service gets a file of its own with everything that was told, in the same transaction:
    /// nobody keys anything twice, and afterwards neither sees the other's file. The contact of an area outside gets a
    /// message that names nobody, and a task opens to hand the application itself over.
    ///
    /// Throws `Refusal` with nothing changed, `DeskError`, or `CaseChanged`.
    @discardableResult
    public func passOn(
        _ key: CaseKey, to onward: Onward, note: String, seen: Seen? = nil
    ) async throws -> PassingOn {
        try await change(key.partnership, key.actor) { tx, now in
            try PassedOn.waitForTurn(in: tx)
            let (before, around) = try hold(key.application, in: key.partnership, seen: seen, now: now, tx)
            guard try PassedOn.load(of: before.id, in: key.partnership, tx) == nil else {
                throw Refusal.already("passed on")
            }
            let (receiver, there) = try receiver(onward, key, around, tx)
            let (outcome, passing) = try before.passingOn(
                to: receiver, note: note, choice: AreaChoices.newest(of: before.id, in: key.partnership, tx),
                by: key.actor, in: around)
            try Applications.save(outcome.after, was: before, today: around.today, in: tx)
            try PassedOn.insert(passing, of: before, in: tx)
            // From here on as the service, which may read the address that goes with it.
            try record(outcome, on: before.id.raw, of: key.partnership, by: key.actor, around, tx)
            if let there { try handOver(before, passing, by: key, to: there, now: now, tx) }
            return passing
        }
    }

    private func receiver(
        _ onward: Onward, _ key: CaseKey, _ around: Circumstances, _ tx: borrowing Transaction
    ) throws -> (PassingOn.Receiver, there: Partnership?) {
        switch onward {
        case .contact(let id):
            guard let contact = try AreaContacts.all(in: key.partnership, tx).first(where: { $0.id == id }) else {
                throw Refusal.unknown("contact of the area")
            }
            return (.contact(contact), nil)
        case .area(let code):
            let areas = try Partnerships.areas(on: around.today, in: tx)
            guard let area = areas.first(where: { $0.code == code && $0.partnership.id != key.partnership }) else {
                throw Refusal.unknown("other area")
            }
            try Acting.service(in: area.partnership.id).takeOver(in: tx)
            let reach = try Partnerships.reach(of: area.partnership, on: around.today, in: tx)
            try acting(key.actor, in: key.partnership).takeOver(in: tx)
            return (
                .partnership(
                    area: code, areaName: area.name, name: area.partnership.name, reach: reach,
                    reference: Desk.makeReference()), area.partnership
            )
        }
    }

    /// The file of the other partnership. Who is shut out here and serves there is shut out there.
    private func handOver(
        _ before: Application, _ passing: PassingOn, by key: CaseKey, to there: Partnership, now: Instant,
        _ tx: borrowing Transaction
    ) throws {
        guard let reference = passing.reference,
            let here = try Partnerships.partnership(key.partnership, in: tx),
            let applicant = try Applicants.load(of: before.id, in: key.partnership, tx)
        else { throw DeskError.absent }
        let shutOut = try ShutOuts.inForce(on: [before.id.raw], of: key.partnership, in: tx)
        let intake = before.intake(
            passedOnTo: passing.area, by: here, reachableByMail: applicant.contact?.email != nil,
            place: try AreaChoices.place(of: before.id, in: key.partnership, tx))

        try Acting.service(in: there.id).takeOver(in: tx)
        let around = try circumstances(
            there.id, area: intake.area, received: intake.receivedOn, of: [], now: now, tx)
        let id = Application.ID(UUID())
        var outcome = try Application.receiving(
            intake, reference: reference, id: id, partnership: there.id, by: key.actor, in: around)
        outcome.events.append(
            Event(
                .receivedFromArea, [.init("from", here.name), .init("reference", "\(before.reference)")]))
        try Applications.insert(outcome.after, in: tx)
        try Applicants.insert(applicant, of: id, in: there.id, tx)
        try SaidUnsafe.lock(there.id, in: tx)
        if try takeOverBars(of: id, in: there.id, at: now, tx) { outcome.events.append(Desk.barsTakenOver) }
        if let place = intake.place { try AreaChoices.insert(place: place, of: id, in: there.id, tx) }
        try PassedOn.insert(
            ReceivedFrom(partnership: here.name, reference: before.reference, on: passing.on, note: passing.note),
            of: id, in: there.id, tx)
        let serving = try Partnerships.officers(of: there.id, on: around.today, in: tx).map(\.person)
        for entry in shutOut where serving.contains(entry.shutOut.person) {
            try ShutOuts.insert(entry.shutOut, from: [id.raw], of: there.id, at: now, in: tx)
        }
        try record(outcome, on: id.raw, of: there.id, by: .service, around, tx)
    }

    /// A coordinator says whose the application is.
    public func chooseArea(
        _ whose: AreaChoice.Whose, because reason: String, on key: CaseKey, seen: Seen? = nil
    ) async throws {
        try await change(key.partnership, key.actor) { tx, now in
            let (before, around) = try hold(key.application, in: key.partnership, seen: seen, now: now, tx)
            let (outcome, choice) = try before.choosingArea(whose, because: reason, by: key.actor, in: around)
            try AreaChoices.insert(choice, of: before.id, in: key.partnership, tx)
            try Applications.save(outcome.after, was: before, today: around.today, in: tx)
            try record(outcome, on: before.id.raw, of: key.partnership, by: key.actor, around, tx)
        }
    }

    /// The codes of other areas that an application can be passed on to.
    func reachableAreas(
        from partnership: Partnership.ID, on day: CivilDate, _ tx: borrowing Transaction
    ) throws -> Set<String> {
        let served = try Partnerships.areas(on: day, in: tx).filter { $0.partnership.id != partnership }.map(\.code)
        let kept = try AreaContacts.all(in: partnership, tx).filter { $0.isValid(on: day) }.map(\.area)
        return Set(served + kept)
    }
}
