// Desk is the one door through which a case changes, and what pages read. It decides nothing itself: it locks the
// case, lets Casework decide, and writes what follows in the same transaction.

public import Casework
import FoundationEssentials
public import Postgres
import Records

/// The one door. Every act is one transaction: lock, decide, save, journal, outbox, commit. The commit wakes the post.
public struct Desk: Sendable {
    let pool: Pool
    let clock: Clock
    let calendar: WorkingCalendar
    /// The channels by which messages leave.
    let routes: Routes
    let procedures = KeptProcedures()

    public init(pool: Pool, clock: Clock, calendar: WorkingCalendar, routes: Routes) {
        self.pool = pool
        self.clock = clock
        self.calendar = calendar
        self.routes = routes
    }

    /// This moment, on the service's clock.
    public var now: Instant { clock.now() }
    public var today: CivilDate { London.date(of: now) }

    /// Changes an application, short of its threshold decision (`decide`). Throws `Refusal` with nothing changed, or
    /// `DeskError`; `CaseChanged` where something happened to the case since it was `seen`.
    @discardableResult
    public func act(
        onApplication id: Application.ID, in partnership: Partnership.ID, as actor: Actor, seen: Seen? = nil,
        _ decide: @Sendable (Application, Circumstances) throws(Refusal) -> Outcome<Application>
    ) async throws -> Application {
        try await change(partnership, actor) { tx, now in
            var (before, around) = try hold(id, in: partnership, seen: seen, now: now, tx)
            if case .applicant = actor {
                // An applicant sees no reading for danger; what an act leads to is decided on the whole.
                try Acting.becomeService(in: tx)
                before = try Applications.load(id, in: partnership, tx) ?? before
            }
            let outcome = try decide(before, around)
            try Applications.save(outcome.after, was: before, today: around.today, in: tx)
            try record(outcome, on: id.raw, of: partnership, by: actor, around, tx)
            return outcome.after
        }
    }

    /// Changes a review. Throws `Refusal` with nothing changed, `DeskError`, or `CaseChanged` where something happened
    /// to the case since it was `seen`. What comes back is the whole review, also where an applicant acts, who reads
    /// `trackPage`.
    @discardableResult
    public func act(
        onReview id: Review.ID, in partnership: Partnership.ID, as actor: Actor, seen: Seen? = nil,
        _ decide: @Sendable (Review, Circumstances) throws(Refusal) -> Outcome<Review>
    ) async throws -> Review {
        try await change(partnership, actor) { tx, now in
            try act(onReview: id, in: partnership, as: actor, seen: seen, at: now, tx, decide)
        }
    }

    /// The same as a part of a transaction.
    func act(
        onReview id: Review.ID, in partnership: Partnership.ID, as actor: Actor, seen: Seen? = nil, at now: Instant,
        _ tx: borrowing Transaction, _ decide: (Review, Circumstances) throws(Refusal) -> Outcome<Review>
    ) throws -> Review {
        guard var before = try Reviews.lock(id, in: partnership, tx) else { throw DeskError.absent }
        try seen?.mustStand(in: partnership, tx)
        if case .applicant = actor {
            // An applicant sees their own part only; what an act leads to is decided on the whole.
            try Acting.becomeService(in: tx)
            before = try Reviews.load(id, in: partnership, tx) ?? before
        }
        before = try seeingTellings(before, tx)
        guard let (area, received) = try Reviews.areaAndReceipt(of: id, in: partnership, tx) else {
            throw DeskError.absent
        }
        var around = try circumstances(partnership, area: area, received: received, of: [id.raw], now: now, tx)
        try concern(&around, with: before, tx)
        around.diary = try diary(for: before, as: actor, around, tx)
        var outcome = try decide(before, around).hearingApplicants(was: before, in: around)
        if outcome.after.hearings != before.hearings, actor.setsMeetings {
            // Nobody takes a room or a person's time between looking and writing.
            try MeetingDiaries.lock(partnership, in: tx)
            around.diary = try diary(for: before, as: actor, around, tx)
            outcome = try decide(before, around).hearingApplicants(was: before, in: around)
        }
        for place in outcome.after.hearings.indices where !before.hearings.contains(outcome.after.hearings[place]) {
            let meeting = outcome.after.hearings[place].meeting
            guard try Cases.hears(meeting, beside: id, in: partnership, tx) else { continue }
            // It is moved for this review only, which has a meeting of its own from now on.
            outcome.after.hearings[place].meeting.id = Meeting.ID(around.makeID())
        }
        try Reviews.save(outcome.after, was: before, in: tx)
        try carryDrafts(of: outcome.after, was: before, tx)
        try record(outcome, on: id.raw, of: partnership, by: actor, around, tx)
        try endPoll(of: outcome.after, was: before, by: actor, around, tx)
        try passToLead(of: outcome.after, was: before, around, tx)
        try openFollowUps(of: outcome.after, was: before, by: actor, now: now, tx)
        try openPartsToArrange(of: outcome.after, was: before, by: actor, around, tx)
        return outcome.after
    }

    /// What else is arranged, for an act that may set a meeting; nothing for any other.
    private func diary(
        for review: Review, as actor: Actor, _ around: Circumstances, _ tx: borrowing Transaction
    ) throws -> MeetingDiary {
        guard actor.setsMeetings, [.arranging, .meetingSet, .outcomeSent].contains(review.stage.name) else {
            return MeetingDiary()
        }
        return try MeetingDiaries.load(for: review.id, from: around.now, as: actor, in: review.partnership, tx)
    }

    /// An application, held for an act, with what the rules need to know of it. Throws `DeskError.absent`, or
    /// `CaseChanged` where something happened to the case since it was `seen`.
    func hold(
        _ id: Application.ID, in partnership: Partnership.ID, seen: Seen?, now: Instant, _ tx: borrowing Transaction
    ) throws -> (Application, Circumstances) {
        guard let application = try Applications.lock(id, in: partnership, tx) else { throw DeskError.absent }
        try seen?.mustStand(in: partnership, tx)
        return (application, try circumstances(of: application, files: [id.raw], now: now, tx))
    }

    /// What the rules need to know of an application. Whoever is shut out of one of `files` is nobody's choice.
    func circumstances(
        of application: Application, files: [UUID] = [], now: Instant, _ tx: borrowing Transaction
    ) throws -> Circumstances {
        try circumstances(
            application.partnership, area: application.area, received: application.receipt.receivedOn, of: files,
            now: now, tx)
    }

    /// Journal, deadlines and outbox: the second half of every act.
    func record<File>(
        _ outcome: Outcome<File>, on file: UUID, of partnership: Partnership.ID, by actor: Actor,
        _ around: Circumstances, _ tx: borrowing Transaction
    ) throws {
        var person: Person.ID?
        if case .officer(let officer) = actor { person = officer.person }
        try Deadlines.apply(outcome.deadlines, to: file, of: partnership, today: around.today, by: person, in: tx)
        for other in outcome.beside {
            try Deadlines.apply(
                other.deadlines, to: other.file, of: partnership, today: around.today, by: person, in: tx)
        }
        try Events.append(outcome.events, to: file, by: actor, at: around.now, partnership: partnership, in: tx)
        // From here on the service works with addresses that the actor may not see.
        try Acting.becomeService(in: tx)
        for notice in outcome.notices {
            let message = around.makeID()
            let way = try way(for: notice, in: partnership, tx)
            try Outbox.enqueue(
                notice, id: message, file: file, partnership: partnership, by: way, channel: routes[way],
                now: around.now, in: tx)
            try MeetingReminders.follow(
                notice, file: file, of: partnership, calendar: calendar, channel: routes.email, now: around.now, in: tx)
            // Without a reference there the bodies of that area are not in this service: a person hands it over to them.
            if notice.kind == .passedToArea, notice.facts["new_reference"] == .lines([]) {
                try Tasks.open(.passOn, for: message, file: file, of: partnership, at: around.now, in: tx)
            }
        }
        if !outcome.notices.isEmpty { try Outbox.hint(in: tx) }
    }

    /// By what a notice goes: to an applicant by the first way that is safe for them. Where none is, the claim says so
    /// and opens the task.
    func way(for notice: Notice, in partnership: Partnership.ID, _ tx: borrowing Transaction) throws -> Way {
        if case .outside(let request) = notice.to {
            return try InformationRequests.contact(of: request, in: partnership, tx)?.way ?? .call
        }
        if case .outsideBody(let recommendation) = notice.to {
            return try Recommendations.contact(of: recommendation, in: partnership, tx)?.way ?? .call
        }
        guard case .applicant(let application) = notice.to else { return .email }
        let given = try Applicants.load(of: application, in: partnership, tx)?.contact?.given ?? [:]
        let safe = try SafeContacts.load(of: application, in: partnership, tx)
        // News goes as they like to have it, where that is safe.
        if notice.kind == .word, let liked = try InformedWishes.way(of: application, in: partnership, tx),
            safe.isAllowed(liked), safe.address(by: liked, given: given) != nil
        {
            return liked
        }
        return safe.firstWay(given: given) ?? .email
    }

    /// A change is a transaction for its actor.
    func change<Value: Sendable>(
        _ partnership: Partnership.ID, _ actor: Actor,
        _ body: @Sendable (borrowing Transaction, Instant) throws -> Value
    ) async throws -> Value {
        let now = now
        return try await transaction(.readWrite, acting(actor, in: partnership)) { tx in try body(tx, now) }
    }

    /// Officers act in their own partnership only.
    func acting(_ actor: Actor, in partnership: Partnership.ID) throws(DeskError) -> Acting {
        if case .officer(let officer) = actor, officer.partnership != partnership { throw .absent }
        return Acting(actor, in: partnership)
    }

    func transaction<Value: Sendable>(
        _ access: Access, _ acting: Acting, _ body: @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        try await pool.transaction(access, settings: acting.settings, body)
    }

    /// What the rules need to know, read inside the transaction that they decide in. The procedure is the one that was
    /// in force when the case was received, and today's where none was yet. Whoever is shut out of one of `files` is
    /// nobody's choice for a meeting, to lead or to act.
    func circumstances(
        _ partnership: Partnership.ID, area: String, received: CivilDate, of files: [UUID], now: Instant,
        _ tx: borrowing Transaction
    ) throws -> Circumstances {
        let today = London.date(of: now)
        let shutOut = Set(try ShutOuts.inForce(on: files, of: partnership, in: tx).map(\.shutOut.person))
        let current = try Partnerships.inForce(area, on: today, in: tx)
        guard
            let source = try Partnerships.procedure(of: partnership, in: current, on: received, tx)
                ?? Partnerships.procedure(of: partnership, in: current, on: today, tx)
        else { throw DeskError.noProcedure }
        var around = Circumstances(
            now: now, calendar: calendar, procedure: try procedures.read(source),
            agencies: try Partnerships.agencies(of: partnership, serving: current, on: today, in: tx),
            officers: try Partnerships.officers(of: partnership, on: today, in: tx)
                .filter { !shutOut.contains($0.person) },
            oversight: try Oversights.load(partnership, in: tx), makeID: { UUID() })
        around.happened = try CaseDays.happened(in: files, of: partnership, tx)
        around.agree(on: try InformedWishes.intervals(of: files, in: partnership, tx))
        return around
    }
}

/// What the Desk answers where there is nothing to decide.
public enum DeskError: Error, Equatable, Sendable {
    /// There is no such thing, or the person may not know of it: the two look alike.
    case absent
    /// Signed in, but not entitled.
    case forbidden
    /// No review procedure is in force in the partnership today.
    case noProcedure
}

extension Actor {
    /// Whether they may set a meeting, so that what else is arranged is read for them.
    fileprivate var setsMeetings: Bool {
        if case .officer(let officer) = self { !officer.roles.isDisjoint(with: [.coordinator, .chair]) } else { false }
    }
}
