public import Casework
import Postgres
public import Records

extension Desk {
    /// The areas that somebody may ask for a review in today.
    public func areas() async throws -> [Partnerships.Served] {
        let today = today
        return try await transaction(.readOnly, Acting()) { tx in try Partnerships.areas(on: today, in: tx) }
    }

    /// Takes an application in. The id is made before, with the form: sending the same form twice, also at the same
    /// moment, gives the same reference and changes nothing.
    ///
    /// - Parameter draft: the browser that wrote the application, and what is kept of its answers once they are in the
    ///   case. Both are saved or neither is, so that whoever is told that nothing was changed can go on.
    /// - Throws: `Refusal`, also where the partnership has no relevant body in the area.
    public func receive(
        _ intake: Application.Intake, from applicant: Applicant, id: Application.ID, in partnership: Partnership.ID,
        as actor: Actor, replacing draft: (of: Token, with: @Sendable (CaseReference) -> String)? = nil
    ) async throws -> CaseReference {
        var acting = try acting(actor, in: partnership)
        // The public form sees nothing but what it is about to write.
        if actor == .service { acting.applicantOf = id }
        for _ in 0..<2 {
            do {
                return try await receiveOnce(intake, from: applicant, id: id, in: partnership, as: actor, acting, draft)
            } catch let error as PostgresError where Desk.isTaken(error.constraint) {
                // The same form came in at the same moment and is there now, or another case has the reference.
            }
        }
        return try await receiveOnce(intake, from: applicant, id: id, in: partnership, as: actor, acting, draft)
    }

    private static func isTaken(_ constraint: String?) -> Bool {
        constraint == "case_file_pkey" || constraint == "case_reference_pkey"
    }

    private func receiveOnce(
        _ intake: Application.Intake, from applicant: Applicant, id: Application.ID, in partnership: Partnership.ID,
        as actor: Actor, _ acting: Acting, _ draft: (of: Token, with: @Sendable (CaseReference) -> String)?
    ) async throws -> CaseReference {
        let (now, real) = (now, clock.realNow())
        return try await transaction(.readWrite, acting) { tx in
            try SaidUnsafe.lock(partnership, in: tx)
            let reference =
                try Applications.load(id, in: partnership, tx)?.reference
                ?? insert(intake, from: applicant, id: id, in: partnership, as: actor, acting, now, tx)
            if let draft {
                try Acting.becomeSigningIn(in: tx)
                try Desk.keep(draft.with(reference), of: draft.of, now: real, tx)
            }
            return reference
        }
    }

    private func insert(
        _ intake: Application.Intake, from applicant: Applicant, id: Application.ID, in partnership: Partnership.ID,
        as actor: Actor, _ acting: Acting, _ now: Instant, _ tx: borrowing Transaction
    ) throws -> CaseReference {
        var around = try circumstances(
            partnership, area: intake.area, received: intake.receivedOn, of: [], now: now, tx)
        var intake = intake
        for index in intake.reports.indices where intake.reports[index].area != intake.area {
            // What is about an area that this one took over is about this one.
            let current = try Partnerships.inForce(intake.reports[index].area, on: around.today, in: tx)
            if current == intake.area { intake.reports[index].area = intake.area }
        }
        if intake.reports.contains(where: { $0.area != intake.area }) {
            around.reachableAreas = try reachableAreas(from: partnership, on: around.today, tx)
        }
        var outcome = try Application.receiving(
            intake, reference: Desk.makeReference(), id: id, partnership: partnership, by: actor, in: around)
        try Applications.insert(outcome.after, in: tx)
        // Who takes an application in for another body may write down an address that they may not read later.
        try Acting.becomeService(in: tx)
        try Applicants.insert(applicant, of: id, in: partnership, tx)
        // Before the first notice finds its way. Nobody who acts is told of whom the other application is.
        try Acting.service(in: partnership).takeOver(in: tx)
        if try takeOverBars(of: id, in: partnership, at: now, tx) { outcome.events.append(Desk.barsTakenOver) }
        try acting.takeOver(in: tx)
        try Acting.becomeService(in: tx)
        if let place = intake.place { try AreaChoices.insert(place: place, of: id, in: partnership, tx) }
        try record(outcome, on: id.raw, of: partnership, by: actor, around, tx)
        return outcome.after.reference
    }

    static func makeReference() -> CaseReference {
        func symbol() -> UInt8 { .random(in: 0..<32) }
        return CaseReference(random: (symbol(), symbol(), symbol(), symbol(), symbol(), symbol(), symbol()))
    }

    // The application that a browser is writing.

    /// What has been answered so far, as JSON; nil where nothing is kept.
    public func draft(of browser: Token) async throws -> String? {
        let now = clock.realNow()
        return try await transaction(.readOnly, .signingIn) { tx in
            try SignIns.draft(browser.hash, now: now, in: tx)
        }
    }

    /// Keeps the answers for a day.
    public func saveDraft(_ answers: String, of browser: Token) async throws {
        let now = clock.realNow()
        try await transaction(.readWrite, .signingIn) { tx in try Desk.keep(answers, of: browser, now: now, tx) }
    }

    private static func keep(
        _ answers: String, of browser: Token, now: Instant, _ tx: borrowing Transaction
    ) throws {
        try SignIns.saveDraft(answers, of: browser.hash, now: now, expires: now.adding(seconds: 86_400), in: tx)
    }

    public func deleteDraft(of browser: Token) async throws {
        try await transaction(.readWrite, .signingIn) { tx in try SignIns.deleteDraft(browser.hash, in: tx) }
    }
}
