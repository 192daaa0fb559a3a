public import Casework
import FoundationEssentials
import Postgres
public import Records

/// What somebody reads who is asked when they could come: the reference and the slots, nothing of the case and of nobody.
public struct AvailabilityPage: Sendable {
    public var references: [CaseReference]
    public var poll: AvailabilityPoll
    public var asked: AvailabilityPoll.Asked
    /// Who reads it.
    public var office: Officer
    /// Who was asked, for a coordinator who enters the answer of another; nil where it is the reader's own, or that of
    /// somebody whom they cover.
    public var name: String?
    public var today: CivilDate

    /// Those that can still be answered.
    public var slots: [AvailabilityPoll.Candidate] { poll.open }
}

// When people could come to a meeting.
extension Desk {
    /// Asks people which slots would suit, or asks on in the poll that is open.
    @discardableResult
    public func askWhen(
        _ starts: [Instant], minutes: Int, of people: [Person.ID], until lastDay: CivilDate, on key: CaseKey,
        seen: Seen? = nil
    ) async throws -> AvailabilityPoll {
        try await act(onPollOf: key, seen: seen) { review, poll, around throws(Refusal) in
            try review.askingWhen(
                starts, minutes: minutes, of: people, until: lastDay,
                besides: poll.flatMap { $0.ended == nil ? $0 : nil },
                by: key.actor, in: around)
        }
    }

    /// Ends the poll without a meeting.
    public func callOffPoll(of key: CaseKey, because reason: String, seen: Seen? = nil) async throws {
        try await act(onPollOf: key, seen: seen) { _, poll, around throws(Refusal) in
            guard let poll else { throw .unknown("availability") }
            return try poll.callingOff(because: reason, by: key.actor, in: around)
        }
    }

    @discardableResult
    private func act(
        onPollOf key: CaseKey, seen: Seen?,
        _ decide: @Sendable (Review, AvailabilityPoll?, Circumstances) throws(Refusal) -> Outcome<AvailabilityPoll>
    ) async throws -> AvailabilityPoll {
        guard let review = key.review else { throw DeskError.absent }
        return try await act(onPollOf: review, as: key.officer, seen: seen, decide)
    }

    private func act(
        onPollOf id: Review.ID, as officer: Officer, seen: Seen? = nil,
        _ decide: @Sendable (Review, AvailabilityPoll?, Circumstances) throws(Refusal) -> Outcome<AvailabilityPoll>
    ) async throws -> AvailabilityPoll {
        try await change(officer.partnership, .officer(officer)) { tx, now in
            try act(onPollOf: id, as: officer, seen: seen, at: now, tx, decide)
        }
    }

    /// The same as a part of a transaction.
    @discardableResult
    func act(
        onPollOf id: Review.ID, as officer: Officer, seen: Seen? = nil, at now: Instant, _ tx: borrowing Transaction,
        _ decide: (Review, AvailabilityPoll?, Circumstances) throws(Refusal) -> Outcome<AvailabilityPoll>
    ) throws -> AvailabilityPoll {
        let partnership = officer.partnership
        guard let review = try Reviews.lock(id, in: partnership, tx) else { throw DeskError.absent }
        try seen?.mustStand(in: partnership, tx)
        guard let (area, received) = try Reviews.areaAndReceipt(of: id, in: partnership, tx) else {
            throw DeskError.absent
        }
        var around = try circumstances(partnership, area: area, received: received, of: [id.raw], now: now, tx)
        try concern(&around, with: review, tx)
        let before = try AvailabilityPolls.newest(of: id, in: partnership, tx)
        let outcome = try decide(review, before, around)
        try AvailabilityPolls.save(outcome.after, was: before?.id == outcome.after.id ? before : nil, in: tx)
        try record(outcome, on: id.raw, of: partnership, by: .officer(officer), around, tx)
        return outcome.after
    }

    /// Ends the poll of a review whose meeting was set, with what people are told of it.
    func endPoll(
        of review: Review, was before: Review, by actor: Actor, _ around: Circumstances, _ tx: borrowing Transaction
    ) throws {
        guard let poll = try AvailabilityPolls.newest(of: review.id, in: review.partnership, tx),
            let outcome = poll.following(review, was: before, in: around)
        else { return }
        try AvailabilityPolls.save(outcome.after, was: poll, in: tx)
        try record(outcome, on: review.id.raw, of: review.partnership, by: actor, around, tx)
    }

    /// What stands behind a link in a message, for whom it was sent to: it opens without an account, and looking at it
    /// changes nothing. Throws `DeskError.absent` for one that is unknown or was sent to somebody who has left or must
    /// not see the case.
    public func availability(_ token: Token) async throws -> AvailabilityPage {
        let link = try await link(token)
        guard let person = link.person ?? link.demonstratedPerson, let id = AvailabilityPoll.asked(in: link.path) else {
            throw DeskError.absent
        }
        let offices = try await offices(of: person)
        let page = try await availability(id, offices)
        // Whoever it was passed on to enters nothing for others.
        guard page.name == nil else { throw DeskError.absent }
        return page
    }

    /// The same for somebody who is signed in: their own, and those of others for coordinators, who enter what they were
    /// told.
    public func availability(
        _ id: AvailabilityPoll.Asked.ID, for visitor: SignedIn
    ) async throws -> AvailabilityPage {
        try await availability(id, visitor.offices)
    }

    private func availability(_ id: AvailabilityPoll.Asked.ID, _ offices: [Officer]) async throws -> AvailabilityPage {
        let today = today
        for office in offices {
            let found = try await transaction(.readOnly, Acting(.officer(office), in: office.partnership)) { tx in
                try Desk.availability(id, office, today, tx)
            }
            if let found { return found }
        }
        throw DeskError.absent
    }

    static func availability(
        _ id: AvailabilityPoll.Asked.ID, _ office: Officer, _ today: CivilDate, _ tx: borrowing Transaction
    ) throws -> AvailabilityPage? {
        guard let poll = try AvailabilityPolls.find(id, in: office.partnership, tx), let asked = poll.asked(id),
            let review = try Reviews.load(poll.review, in: office.partnership, tx)
        else { return nil }
        let isTheirs = office.acts(for: asked.person)
        guard isTheirs || office.roles.contains(.coordinator) else { return nil }
        let officers = try Partnerships.officers(of: office.partnership, on: today, in: tx)
        let references = try review.applications.compactMap {
            try Applications.load($0, in: office.partnership, tx)?.reference
        }
        return AvailabilityPage(
            references: references, poll: poll, asked: asked, office: office,
            name: isTheirs ? nil : officers.first { $0.person == asked.person }?.name ?? "somebody who has left",
            today: today)
    }

    /// Takes an answer. Throws `Refusal` where the poll has ended, or another's answer says nothing of who gave it.
    public func answerAvailability(
        _ page: AvailabilityPage, _ replies: [Int: AvailabilityPoll.Reply], comment: String, saidBy: String? = nil
    ) async throws {
        let id = page.asked.id
        _ = try await act(onPollOf: page.poll.review, as: page.office) { _, poll, around throws(Refusal) in
            guard let poll, poll.asked(id) != nil else { throw .already("ended") }
            return try poll.answering(
                id, replies, comment: comment, saidBy: saidBy, by: .officer(page.office), in: around)
        }
    }
}

extension AvailabilityPoll {
    /// Who is asked, by the path that a message keeps.
    static func asked(in path: String) -> Asked.ID? {
        let (bytes, start) = (Array(path.utf8), Array(pathStart.utf8))
        guard bytes.starts(with: start) else { return nil }
        return Asked.ID(String(decoding: bytes.dropFirst(start.count), as: UTF8.self))
    }
}

extension SignIns.Link {
    /// Whose a demonstration's link is.
    fileprivate var demonstratedPerson: Person.ID? {
        if case .person(let person)? = demonstrationFor { person } else { nil }
    }
}
