public import Casework
import Postgres
public import Records

// A meeting is recorded while it runs: its parts are kept one by one, and become the record in one act.

/// What is being written of a meeting of a review, or was before it was finished.
public struct MeetingDraft: Sendable {
    /// The meeting's number.
    public var number: Int
    /// What stands, one for each part that was begun.
    public var entries: [MeetingDrafts.Entry]
    /// What others wrote there before, oldest first.
    public var earlier: [MeetingDrafts.Entry]

    public init(number: Int, entries: [MeetingDrafts.Entry], earlier: [MeetingDrafts.Entry] = []) {
        self.number = number
        self.entries = entries
        self.earlier = earlier
    }

    public func entry(_ section: MeetingSection) -> MeetingDrafts.Entry? { entries.first { $0.section == section } }

    init(number: Int, all: [MeetingDrafts.Entry]) {
        var newest: [MeetingSection: MeetingDrafts.Entry] = [:]
        for entry in all { newest[entry.section] = entry }
        self.number = number
        entries = all.filter { newest[$0.section] == $0 }
        earlier = all.filter { newest[$0.section] != $0 }
    }

    /// Which version of each part somebody has read.
    public var versions: [MeetingSection: Int] {
        Dictionary(entries.map { ($0.section, $0.version) }) { first, _ in first }
    }
}

/// Somebody else has kept another text of the part meanwhile; nil: of something in the record, which must be read again.
public struct DraftChanged: Error {
    public var now: MeetingDrafts.Entry?
}

extension Desk {
    /// What is being written of the meeting that can be recorded now; nil where there is none. Throws
    /// `DeskError.forbidden` to those who are neither chair nor coordinator.
    public func meetingDraft(of key: CaseKey) async throws -> MeetingDraft? {
        try Desk.mayRecord(key)
        guard let id = key.review else { throw DeskError.absent }
        return try await transaction(.readOnly, acting(key.actor, in: key.partnership)) { tx in
            guard let review = try Reviews.load(id, in: key.partnership, tx) else { throw DeskError.absent }
            guard let hearing = review.hearingToRecord else { return nil }
            return MeetingDraft(
                number: hearing.number, all: try MeetingDrafts.all(of: id, hearing.number, in: key.partnership, tx))
        }
    }

    /// What was written while one of the meetings ran: it stays beside the record that was made of it. Throws
    /// `DeskError.absent` where there is no such meeting, `.forbidden` as above.
    public func writtenDraft(of number: Int, _ key: CaseKey) async throws -> MeetingDraft {
        try Desk.mayRecord(key)
        guard let id = key.review else { throw DeskError.absent }
        return try await transaction(.readOnly, acting(key.actor, in: key.partnership)) { tx in
            guard let review = try Reviews.load(id, in: key.partnership, tx),
                review.hearings.contains(where: { $0.number == number })
            else { throw DeskError.absent }
            return MeetingDraft(number: number, all: try MeetingDrafts.all(of: id, number, in: key.partnership, tx))
        }
    }

    /// Keeps one part of the record, as it was written by somebody who had read version `seen` of it; 0 where they saw
    /// none. Throws `DraftChanged` where somebody else has kept another text since, and changes nothing then.
    public func keep(
        _ section: MeetingSection, _ fields: [MeetingDrafts.Field], over seen: Int, of meeting: Int, _ key: CaseKey
    ) async throws -> MeetingDrafts.Entry {
        try Desk.mayRecord(key)
        guard let id = key.review else { throw DeskError.absent }
        return try await change(key.partnership, key.actor) { tx, now in
            guard let review = try Reviews.lock(id, in: key.partnership, tx) else { throw DeskError.absent }
            guard let hearing = review.hearings.first(where: { $0.number == meeting }) else { throw DeskError.absent }
            guard hearing.record == nil, hearing.adjournment == nil else { throw Refusal.already("recorded") }
            let all = try MeetingDrafts.all(of: id, meeting, in: key.partnership, tx)
            let before = all.last { $0.section == section }
            // The same text sent again, its answer having been lost, is no other text.
            if let before, before.by == key.officer.person, before.fields == fields { return before }
            guard before?.version ?? 0 == seen else { throw DraftChanged(now: before) }
            let entry = MeetingDrafts.Entry(
                section: section, version: seen + 1, fields: fields, by: key.officer.person, at: now)
            try MeetingDrafts.keep(entry, after: before, of: id, meeting, in: key.partnership, tx)
            return entry
        }
    }

    /// What was written becomes the record, in one transaction. Throws `DraftChanged` where a part is not any more as it
    /// was `read`, or `Refusal` with nothing changed.
    public func finishMeeting(
        _ written: WrittenMeeting, read draft: MeetingDraft, of key: CaseKey
    ) async throws {
        try await endMeeting(read: draft, of: key) { review, around throws(Refusal) in
            try review.hearingToRecord?.purpose == .progress
                ? review.finishingProgressMeeting(written, by: key.actor, in: around)
                : review.finishing(written, by: key.actor, in: around)
        }
    }

    /// The meeting is adjourned, and what was written until then is its record. Throws as `finishMeeting` does.
    public func adjournMeeting(
        _ written: WrittenMeeting, because reason: String, awaiting awaited: String, read draft: MeetingDraft,
        of key: CaseKey
    ) async throws {
        try await endMeeting(read: draft, of: key) { review, around throws(Refusal) in
            try review.adjourningMeeting(written, because: reason, awaiting: awaited, by: key.actor, in: around)
        }
    }

    private func endMeeting(
        read draft: MeetingDraft, of key: CaseKey,
        _ decide: @Sendable (Review, Circumstances) throws(Refusal) -> Outcome<Review>
    ) async throws {
        guard let id = key.review else { throw DeskError.absent }
        try await change(key.partnership, key.actor) { tx, now in
            guard let before = try Reviews.lock(id, in: key.partnership, tx) else { throw DeskError.absent }
            guard let hearing = before.hearingToRecord else { throw Refusal.already("recorded") }
            guard hearing.number == draft.number else { throw DraftChanged(now: nil) }
            let all = try MeetingDrafts.all(of: id, draft.number, in: key.partnership, tx)
            guard MeetingDraft(number: draft.number, all: all).versions == draft.versions else {
                throw DraftChanged(now: nil)
            }
            _ = try act(onReview: id, in: key.partnership, as: key.actor, at: now, tx, decide)
        }
    }

    /// What was begun of recommendations and actions in a meeting that was adjourned is there when the next is recorded.
    func carryDrafts(of review: Review, was before: Review, _ tx: borrowing Transaction) throws {
        guard let next = review.hearing, next.purpose == .panel,
            !before.hearings.contains(where: { $0.number == next.number }),
            let adjourned = review.adjourned(before: next)
        else { return }
        try MeetingDrafts.carry(
            of: review.id, from: adjourned.number, to: next.number, in: review.partnership, tx)
    }

    private static func mayRecord(_ key: CaseKey) throws(DeskError) {
        guard !key.officer.roles.isDisjoint(with: [.chair, .coordinator]) else { throw .forbidden }
    }
}
