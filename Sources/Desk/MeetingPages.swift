public import Casework
import FoundationEssentials
import Postgres
public import Records

// Rooms and standing meetings, as the coordinators of a partnership keep them.
extension Desk {
    /// Every room and video link, those that are not used any more included.
    public func meetingRooms(for officer: Officer) async throws -> [MeetingRoom] {
        try await transaction(.readOnly, acting(.officer(officer), in: officer.partnership)) { tx in
            try MeetingRooms.all(in: officer.partnership, tx)
        }
    }

    /// The meetings that come back by a rule, such as a monthly panel; for those who set meetings.
    public func standingMeetings(for officer: Officer) async throws -> [StandingMeeting] {
        try await transaction(.readOnly, acting(.officer(officer), in: officer.partnership)) { tx in
            try StandingMeetings.all(in: officer.partnership, tx)
        }
    }

    /// Keeps a room, new or changed. Meetings that are set in it stay.
    public func keep(_ room: MeetingRoom, by officer: Officer) async throws {
        let actor = Actor.officer(officer)
        try await change(officer.partnership, actor) { tx, now in
            let event = try room.keeping(by: actor)
            try MeetingRooms.save(room, in: officer.partnership, tx)
            try Events.append([event], to: nil, by: actor, at: now, partnership: officer.partnership, in: tx)
        }
    }

    /// Keeps a standing meeting, new or changed; those of its dates that are set stay.
    public func keep(_ standing: StandingMeeting, by officer: Officer) async throws {
        let actor = Actor.officer(officer)
        try await change(officer.partnership, actor) { tx, now in
            let event = try standing.keeping(by: actor)
            try StandingMeetings.save(standing, in: officer.partnership, tx)
            try Events.append([event], to: nil, by: actor, at: now, partnership: officer.partnership, in: tx)
        }
    }
}

/// What a coordinator needs beside the case to set its meeting.
public struct MeetingDesk: Sendable {
    public var rooms: [MeetingRoom]
    /// The next standing meeting that meets the limit, or why there is none.
    public var next: NextStanding
    public var diary: MeetingDiary
    public var standIns: Quorum.Restoration?
    /// Those who are invited to the meeting to come and said that they cannot.
    public var notComing: Set<Person.ID> = []
}

extension Desk {
    /// The standing meetings that could hear a case, and the rooms.
    func meetingDesk(
        of review: Review, under around: Circumstances, answers: [InvitationAnswers.Entry], as actor: Actor,
        now: Instant, _ tx: borrowing Transaction
    ) throws -> MeetingDesk {
        let partnership = review.partnership
        var around = around
        around.diary = try MeetingDiaries.load(for: review.id, from: now, as: actor, in: partnership, tx)
        let next = NextStanding(
            of: try StandingMeetings.all(in: partnership, tx), for: review.id, after: now,
            lastDay: around.diary.lastDay, bookings: around.diary.bookings, rooms: around.diary.rooms,
            calendar: around.calendar
        ) { Meeting.ID(UUID()) }
        let poll = try AvailabilityPolls.newest(of: review.id, in: partnership, tx)
        return MeetingDesk(
            rooms: around.diary.rooms, next: next, diary: around.diary,
            standIns: review.restoration(answers, poll, now: now, in: around),
            notComing: review.notComing(answers, poll))
    }
}

extension Review {
    /// What the panel's meeting to come lacks once those who declined stay away, and who could come instead; nil where
    /// no meeting is to come.
    func restoration(
        _ answers: [InvitationAnswers.Entry], _ poll: AvailabilityPoll?, now: Instant, in around: Circumstances
    ) -> Quorum.Restoration? {
        guard let hearing = hearingToCome, hearing.slot.startsAt > now else { return nil }
        let busy = around.diary.bookings.filter { $0.review != id && $0.slot.overlaps(hearing.slot) }.flatMap(\.people)
        return Quorum(around, chairing: chairing).restoring(
            invited: hearing.invited, notComing: notComing(answers, poll), busy: Set(busy))
    }

    /// Who is invited to the meeting to come and said that they cannot: by their answer to the invitation, or when they
    /// were asked about this time before it was set, unless they have accepted since.
    func notComing(_ answers: [InvitationAnswers.Entry], _ poll: AvailabilityPoll?) -> Set<Person.ID> {
        guard let hearing = hearingToCome else { return [] }
        return answers.notComing(to: hearing.number, polled: poll?.cannotCome(to: hearing.slot) ?? [])
            .intersection(hearing.invited)
    }
}

extension [InvitationAnswers.Entry] {
    /// Those who said of this meeting that they do not come: by their answer to the invitation, or among those `polled`
    /// who could not when they were asked about the time beforehand, unless they have accepted since.
    func notComing(to number: Int, polled: Set<Person.ID>) -> Set<Person.ID> {
        let accepted = filter { $0.number == number && !$0.isOutdated && $0.answer == .accepted }
            .map { Person.ID($0.recipient) }
        return notComing(to: number).union(polled.subtracting(accepted))
    }

    /// Those who said of this meeting, as it stands now, that they do not come.
    public func notComing(to number: Int) -> Set<Person.ID> {
        Set(
            filter { $0.number == number && !$0.isOutdated && ($0.answer == .declined || $0.answer == .delegated) }
                .map { Person.ID($0.recipient) })
    }
}
