public import Casework
import Postgres
public import Records

// A meeting is recorded while it runs: its parts are kept one by one, and become the record in one act.

/// What is being written of the newest meeting of a review.
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
    /// What is being written of the newest meeting; nil where no meeting is set. Throws `DeskError.forbidden` to those
    /// who are neither chair nor coordinator.
    public func meetingDraft(of key: CaseKey) async throws -> MeetingDraft? {
        try Desk.mayRecord(key)
        guard let id = key.review else { throw DeskError.absent }
        return try await transaction(.readOnly, acting(key.actor, in: key.partnership)) { tx in
            guard let review = try Reviews.load(id, in: key.partnership, tx) else { throw DeskError.absent }
            guard let hearing = review.hearing else { return nil }
            return MeetingDraft(
                number: hearing.number, all: try MeetingDrafts.all(of: id, hearing.number, in: key.partnership, tx))
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
            guard hearing.record == nil else { throw Refusal.already("recorded") }
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

    /// What was written becomes the record, in one transaction, and the draft goes. Throws `DraftChanged` where a part is
    /// not any more as it was `read`, or `Refusal` with nothing changed.
    public func finishMeeting(
        _ written: WrittenMeeting, read draft: MeetingDraft, of key: CaseKey
    ) async throws {
        guard let id = key.review else { throw DeskError.absent }
        try await change(key.partnership, key.actor) { tx, now in
            guard let before = try Reviews.lock(id, in: key.partnership, tx) else { throw DeskError.absent }
            guard before.hearing?.record == nil else { throw Refusal.already("recorded") }
            guard before.hearing?.number == draft.number else { throw DraftChanged(now: nil) }
            let all = try MeetingDrafts.all(of: id, draft.number, in: key.partnership, tx)
            guard MeetingDraft(number: draft.number, all: all).versions == draft.versions else {
                throw DraftChanged(now: nil)
            }
            guard let (area, received) = try Reviews.areaAndReceipt(of: id, in: key.partnership, tx) else {
                throw DeskError.absent
            }
            let around = try circumstances(
                key.partnership, area: area, received: received, of: [id.raw], now: now, tx)
            let outcome = try before.finishing(written, by: key.actor, in: around)
            try Reviews.save(outcome.after, was: before, in: tx)
            try MeetingDrafts.drop(of: id, draft.number, in: key.partnership, tx)
            try record(outcome, on: id.raw, of: key.partnership, by: key.actor, around, tx)
        }
    }

    private static func mayRecord(_ key: CaseKey) throws(DeskError) {
        guard !key.officer.roles.isDisjoint(with: [.chair, .coordinator]) else { throw .forbidden }
    }
}
