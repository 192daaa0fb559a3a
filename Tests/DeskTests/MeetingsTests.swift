import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `Meetings through the desk` {
    private func room(_ office: Office) async throws -> MeetingRoom {
        let room = MeetingRoom(
            id: .init(UUID()), name: "Room 2", address: "Town hall", access: "step-free", hasSeparateWaiting: true)
        try await office.desk.keep(room, by: office.here.coordinator)
        return room
    }

    private func set(
        _ meeting: Meeting, of key: CaseKey, _ office: Office, inviting people: [Person.ID]? = nil,
        slot: Slot? = nil, despite: String? = nil, as officer: Officer? = nil, seen: Seen? = nil
    ) async throws {
        let actor = Actor.officer(officer ?? office.here.coordinator)
        let invited = people ?? [office.here.coordinator.person, office.here.chair.person]
        guard let review = key.review else { throw DeskError.absent }
        try await office.desk.act(onReview: review, in: key.partnership, as: actor, seen: seen) {
            review, around throws(Refusal) in
            try review.settingMeeting(
                meeting, slot: slot, inviting: invited, despite: despite, by: actor, in: around)
        }
    }

    private func concerns(_ body: () async throws -> Void) async -> [MeetingConcern] {
        do {
            try await body()
        } catch Refusal.meeting(let concerns) { return concerns } catch {
            Issue.record("\(error)")
        }
        return []
    }

    @Test func `a room is never lent twice, and a case that is hidden is not named`() async throws {
        try await Office.with { office in
            let room = try await room(office)
            let (ada, bel) = (try await office.met("Ada Quill"), try await office.met("Bel Osei"))
            var (one, other) = (office.meeting(), office.meeting(hour: 10))
            (one.room, other.room) = (room.id, room.id)
            other.startsAt = one.startsAt.adding(seconds: 1_800)
            try await set(one, of: ada, office)
            let here = office.here
            // The chair is in the other meeting then: that asks a reason, the room forbids it.
            let open = await concerns { try await set(other, of: bel, office) }
            #expect(open.map(\.kind) == [.roomTaken, .busy, .busy])
            let reference = try await office.reference(of: ada)
            #expect(open.first?.words.contains("\(reference)") == true)
            try await office.desk.shutOut(here.secondCoordinator.person, of: ada, because: "a cousin")
            let hidden = await concerns {
                try await set(other, of: bel, office, despite: "So.", as: here.secondCoordinator)
            }
            #expect(hidden.map(\.kind) == [.roomTaken])
            #expect(hidden.first?.words.contains("another meeting") == true)
            #expect(hidden.allSatisfy { !$0.words.contains("\(reference)") })
            let read = try await office.look { tx in
                try Reviews.load(ada.review ?? .init(UUID()), in: ada.partnership, tx)
            }
            #expect(read?.hearing?.meeting == one)
        }
    }

    @Test func `two who set a meeting in one room at the same moment get one room and one refusal`() async throws {
        try await Office.with { office in
            let room = try await room(office)
            let keys = [try await office.met("Ada Quill"), try await office.met("Bel Osei")]
            let people = [office.here.coordinator.person, office.here.chair.person]
            var refused = 0
            await withTaskGroup(of: Bool.self) { group in
                for key in keys {
                    group.addTask {
                        var meeting = office.meeting()
                        meeting.room = room.id
                        let found = await concerns {
                            try await set(meeting, of: key, office, inviting: people, despite: "Both.")
                        }
                        return found.contains { $0.kind == .roomTaken }
                    }
                }
                for await wasRefused in group where wasRefused { refused += 1 }
            }
            #expect(refused == 1)
        }
    }

    @Test func `the last day and the landlord concerned come from the case`() async throws {
        try await Office.with { office in
            let key = try await office.met()
            let late = await concerns { try await set(office.meeting("2026-06-17"), of: key, office) }
            #expect(late.map(\.kind) == [.afterLastDay])
            try await set(office.meeting("2026-06-17"), of: key, office, despite: "The applicant is away until then.")
            let page = try await office.desk.casePage(key)
            let event = try #require(page.events.map(\.event).first { $0.kind == .meetingSetDespite })
            #expect(event.facts.map(\.value) == ["after-last-day", "The applicant is away until then."])
        }
    }

    @Test func `however often it changes, each hears once of where it ends, and in order`() async throws {
        let seed = UInt64.random(in: 1...1_000_000)
        var random = Seeded(seed)
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            let all = [
                here.coordinator, here.chair, here.policeContact, here.healthContact, here.landlordContact,
            ].map(\.person)
            var last = [here.coordinator.person, here.chair.person]
            try await set(office.meeting(), of: key, office)
            for _ in 0..<15 {
                last = all.filter { _ in Bool.random(using: &random) } + [here.secondCoordinator.person]
                var meeting = office.meeting("2026-05-2\(Int.random(in: 0...8, using: &random))")
                meeting.minutes = 60 + 15 * Int.random(in: 0...2, using: &random)
                try await set(meeting, of: key, office, inviting: last, despite: "It is tried.")
            }
            let rows: [(person: UUID, kind: String)] = try await office.look { tx in
                try tx.rows(
                    """
                    select coalesce(recipient_person, recipient_application) as whom, kind
                      from message
                     where event_sequence is not null and state = 'pending'
                    """
                ) { row in (try row["whom"], try row["kind"]) }
            }
            // Nothing has left yet: who comes has one invitation to where it ended, who does not come has nothing.
            let expected = Set(last.map(\.raw) + [key.application.raw])
            #expect(Set(rows.map(\.person)) == expected && rows.count == expected.count, "seed \(seed)")
            #expect(rows.allSatisfy { ["invitation", "applicant-invitation"].contains($0.kind) }, "seed \(seed)")
        }
    }

    @Test func `an adjourned meeting stays, and the next is an event of its own`() async throws {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            try await set(office.meeting(), of: key, office)
            office.at("2026-05-20", hour: 12)
            try await office.act(on: key, as: here.chair) { review, actor, around throws(Refusal) in
                try review.adjourningMeeting(
                    because: "The papers are missing.", awaiting: "The tenancy file.",
                    attended: [here.police.id, here.council.id], by: actor, in: around)
            }
            let track = try await office.desk.trackPage(key.partnership, key.application)
            #expect(track.review?.hearing?.adjournment?.because == "The papers are missing.")
            try await set(office.meeting("2026-05-27"), of: key, office)
            let page = try await office.desk.casePage(key)
            let hearings = try #require(page.review?.hearings)
            #expect(hearings.map(\.number) == [1, 2])
            #expect(Set(hearings[0].adjournment?.attended ?? []) == [here.police.id, here.council.id])
            #expect(hearings[0].adjournment?.awaiting == "The tenancy file." && hearings[1].adjournment == nil)
            let messages = try await office.messages()
            #expect(messages["meeting-adjourned"] == 2 && messages["applicant-meeting-adjourned"] == 1)
            #expect(messages["invitation"] == 4 && messages["applicant-invitation"] == 2)
            #expect(messages["meeting-changed"] == nil)
            let events: (rows: Int, ids: Int) = try await office.look { tx in
                try tx.one(
                    "select count(*) as rows, count(distinct uid) as ids from calendar_event where sequence = 0"
                ) { row in (try row["rows"], try row["ids"]) }
            }
            #expect(events == (6, 6))
            #expect(try await office.deadlines().contains { $0.hasPrefix("panel ") && $0.hasSuffix(" open") })
        }
    }

    @Test func `who declines breaks the quorum, which the case and the work list say, and another restores it`()
        async throws
    {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            try await set(office.meeting(), of: key, office)
            let coordinator = office.signedIn(here.coordinator)
            #expect(try await office.desk.workList(of: coordinator).brokenQuorums.isEmpty)
            try await office.desk.enter(.declined, of: here.chair.person, to: 1, of: key)
            let broken = try await office.desk.workList(of: coordinator).brokenQuorums
            #expect(broken.map(\.reference) == [try await office.reference(of: key)])
            #expect(broken.first?.lacks == ["the chair", "the police"])
            let page = try await office.desk.casePage(key)
            #expect(page.answers.first?.enteredBy == here.coordinator.person)
            let found = try #require(page.meetingDesk?.standIns)
            let police = try #require(found.standIns.first { $0.person == here.policeContact.person })
            #expect(police.insteadOf == here.chair.person && police.isFree)
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.inviting(
                    police.person, insteadOf: police.insteadOf, to: 1, by: actor, in: around)
            }
            let after = try await office.desk.workList(of: coordinator).brokenQuorums
            #expect(after.first?.lacks == ["the chair"])
            // Their answer was to a time that has moved since.
            try await office.desk.enter(.declined, of: here.policeContact.person, to: 1, of: key)
            #expect(
                try await office.desk.workList(of: coordinator).brokenQuorums.first?.lacks == [
                    "the chair", "the police",
                ])
            try await set(
                office.meeting("2026-05-21"), of: key, office,
                inviting: [here.coordinator.person, here.policeContact.person, here.chair.person])
            #expect(try await office.desk.workList(of: coordinator).brokenQuorums.isEmpty)
            // Others say it for nobody but themselves.
            let contact = try await office.desk.find(
                try await office.reference(of: key), for: office.signedIn(here.policeContact))
            await office.isRefused(.notYours(needed: [.coordinator, .chair])) {
                try await office.desk.enter(.declined, of: here.chair.person, to: 1, of: contact)
            }
            try await office.desk.enter(.accepted, of: here.policeContact.person, to: 1, of: contact)
        }
    }

    @Test func `who is shut out is taken off the meeting and told, who leaves is taken off too`() async throws {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            try await set(
                office.meeting(), of: key, office,
                inviting: [
                    here.coordinator.person, here.chair.person, here.policeContact.person, here.landlordContact.person,
                ])
            try await office.desk.shutOut(here.policeContact.person, of: key, because: "a cousin of the applicant")
            func invited() async throws -> [Person.ID] {
                try await office.look { tx in
                    try Reviews.load(key.review ?? .init(UUID()), in: key.partnership, tx)?.hearing?.invited ?? []
                }
            }
            #expect(!(try await invited()).contains(here.policeContact.person))
            try await office.desk.leaves(
                here.chair.person, on: day("2026-05-05"), because: "A new post.", followedBy: nil,
                by: here.coordinator)
            #expect(Set(try await invited()) == [here.coordinator.person, here.landlordContact.person])
            let broken = try await office.desk.workList(of: office.signedIn(here.coordinator)).brokenQuorums
            #expect(broken.first?.lacks.contains("the police") == true)
            #expect(try await office.chain().findings.isEmpty)
            let page = try await office.desk.casePage(key)
            #expect(page.events.filter { $0.event.kind == .meetingWithdrawn }.count == 2)
        }
    }

    @Test func `a case takes its place in the standing meeting beside the others`() async throws {
        try await Office.with { office in
            let room = try await room(office)
            let standing = StandingMeeting(
                id: .init(UUID()), name: "the monthly panel", rule: .monthly(3, .wednesday), time: 600, minutes: 120,
                caseMinutes: 30, room: room.id, place: room.place)
            try await office.desk.keep(standing, by: office.here.coordinator)
            #expect(try await office.desk.standingMeetings(for: office.here.coordinator) == [standing])
            #expect(try await office.desk.meetingRooms(for: office.here.coordinator) == [room])
            await office.isRefused(.notYours(needed: [.coordinator])) {
                try await office.desk.keep(standing, by: office.here.policeContact)
            }
            var places: [StandingPlace] = []
            for name in ["Ada Quill", "Bel Osei"] {
                let key = try await office.met(name)
                guard case .place(let place)? = try await office.desk.casePage(key).meetingDesk?.next else {
                    Issue.record("No place.")
                    return
                }
                try await set(place.meeting, of: key, office, slot: place.slot)
                places.append(place)
            }
            #expect(places.map(\.slot.inWords) == ["10:00 to 10:30", "10:30 to 11:00"])
            #expect(places[0].meeting == places[1].meeting)
            #expect(London.date(of: places[0].meeting.startsAt) == day("2026-05-20"))
        }
    }

    @Test func `of two who save at once the second is told that the case changed`() async throws {
        try await Office.with { office in
            let key = try await office.met()
            let seen = try await office.desk.casePage(key).seen
            try await set(office.meeting(), of: key, office, seen: seen)
            await #expect(throws: CaseChanged.self) {
                try await set(office.meeting("2026-05-21"), of: key, office, seen: seen)
            }
        }
    }
}
