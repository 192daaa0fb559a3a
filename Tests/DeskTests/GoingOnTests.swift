import Casework
import Desk
import FoundationEssentials
import Records
import TestSupport
import Testing

@Suite struct `A meeting that goes on another day` {
    private typealias Field = MeetingDrafts.Field

    private func adjourn(_ office: Office, _ key: CaseKey) async throws {
        let draft = try #require(try await office.desk.meetingDraft(of: key))
        let there = MeetingAccount.Presence(
            person: office.here.chair.person, name: "Chair", agency: office.here.police.id, came: .there)
        try await office.desk.adjournMeeting(
            WrittenMeeting(findings: "So far: slow.", account: MeetingAccount(presences: [there])),
            because: "A file is missing.", awaiting: "The file.", read: draft, of: key)
    }

    @Test func `what was written is the record of its part, and actions that were begun are there in the next`()
        async throws
    {
        try await Office.with { office in
            let key = try await office.met()
            try await office.setMeeting(of: key)
            office.at("2026-05-20", hour: 12)
            let desk = office.desk
            _ = try await desk.keep(.findings, [Field("findings_text", "Slow.")], over: 0, of: 1, key)
            var chair = key
            chair.officer = office.here.chair
            let first = try await desk.keep(.action(1), [Field("action-1_text", "Patrol")], over: 0, of: 1, key)
            _ = try await desk.keep(.action(1), [Field("action-1_text", "Patrol at night")], over: 1, of: 1, chair)
            try await adjourn(office, key)
            #expect(try await desk.meetingDraft(of: key) == nil)
            let page = try await desk.casePage(key)
            #expect(page.review?.hearing?.record?.findings == "So far: slow.")
            #expect(page.review?.hearing?.record?.account.presences.count == 1)
            #expect(page.review?.hearing?.adjournment?.attended == [office.here.police.id])
            await #expect(throws: Refusal.already("recorded")) {
                try await desk.keep(.findings, [Field("findings_text", "Late.")], over: 1, of: 1, key)
            }

            try await office.setMeeting(office.meeting("2026-05-27"), of: key)
            let next = try #require(try await desk.meetingDraft(of: key))
            #expect(next.number == 2 && next.entries.map(\.section) == [.action(1)] && next.earlier.isEmpty)
            #expect(next.entries.first?.fields == [Field("action-1_text", "Patrol at night")])
            #expect(next.entries.first?.version == 1 && next.entries.first?.by == office.here.chair.person)
            let written = try await desk.writtenDraft(of: 1, key)
            #expect(Set(written.entries.map(\.section)) == [.findings, .action(1)] && written.earlier == [first])
            #expect(try await office.messages()["meeting-adjourned"] == 2)
            #expect(try await office.chain().findings.isEmpty)
            // Moved once more, nothing is carried again.
            _ = try await desk.keep(.action(1), [], over: 1, of: 2, chair)
            try await office.setMeeting(office.meeting("2026-05-28"), of: key)
            #expect(try await desk.meetingDraft(of: key)?.entries.first?.fields == [])
        }
    }

    @Test func `an applicant's protection and who chairs are kept with it`() async throws {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            try await office.setMeeting(of: key)
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.settingPart(
                    .init(isInvited: true, own: .init(startsAfter: 0, minutes: 15), waitingRoom: "Room 9"),
                    otherSide: OtherSide(
                        hearing: 1, comes: true, startsAfter: 60, minutes: 15, waitingRoom: "Room 2", on: around.today,
                        by: here.coordinator.person), of: key.application, by: actor, in: around)
            }
            try await office.act(on: key, as: here.coordinator) { review, actor, around throws(Refusal) in
                try review.choosing(
                    .init(.comes, way: .inPerson, interpreter: "Polish", on: around.today), of: key.application,
                    by: actor, in: around)
            }
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.choosingChair(
                    here.chair.person, deputy: here.senior.person, because: "x", by: actor, in: around)
            }
            office.at("2026-05-20", hour: 12)
            try await adjourn(office, key)
            try await office.setMeeting(office.meeting("2026-05-27"), of: key)
            let review = try #require(try await office.desk.casePage(key).review)
            let part = review.applicantParts.part(of: key.application, in: 2)
            #expect(part.waitingRoom == "Room 9" && part.choice?.interpreter == "Polish")
            #expect(review.applicantParts.otherSide(in: 2)?.waitingRoom == "Room 2")
            #expect(review.leadership.chairing(of: 2)?.chair == here.chair.person)
            #expect(review.chairing?.deputy == here.senior.person)
            let track = try await office.desk.trackPage(key.partnership, key.application)
            #expect(track.review?.applicantParts.part(of: key.application, in: 2).waitingRoom == "Room 9")
        }
    }

    @Test func `a chair from outside makes no false alarm, and may be let in until a later day`() async throws {
        try await Office.with { office in
            let here = office.here
            let other = try await office.met("Bel Osei")
            let key = try await office.met()
            func letIn(_ key: CaseKey, until: String) async throws {
                try await office.desk.letIn(
                    "Mo Lindley", email: "mo@north.example", of: "North council", because: "In turn.",
                    until: day(until), to: key)
            }
            try await letIn(key, until: "2026-05-19")
            let mo = try #require(try await office.desk.casePage(key).leading.guests.first?.person)
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.choosingChair(mo, deputy: nil, because: "", by: actor, in: around)
            }
            let people = [here.coordinator.person, here.policeContact.person, mo]
            func set(despite: String?) async throws {
                try await office.act(on: key) { review, actor, around throws(Refusal) in
                    try review.settingMeeting(
                        office.meeting(), inviting: people, despite: despite, by: actor, in: around)
                }
            }
            await #expect(throws: Refusal.self) { try await set(despite: nil) }
            try await letIn(key, until: "2026-05-29")
            try await set(despite: nil)
            let coordinator = office.signedIn(here.coordinator)
            #expect(try await office.desk.workList(of: coordinator).brokenQuorums.isEmpty)
            #expect(try await office.desk.casePage(key).meetingDesk?.standIns?.lacks == [])
            try await office.desk.enter(.declined, of: mo, to: 1, of: key)
            #expect(try await office.desk.workList(of: coordinator).brokenQuorums.map(\.lacks) == [["the chair"]])

            // Whose last day has passed is let in again, to this case alone.
            office.at("2026-06-02")
            try await letIn(other, until: "2026-07-31")
            let guests = try await office.desk.casePage(key).leading.guests
            #expect(Set(guests.map(\.endedOn)) == [day("2026-05-05"), day("2026-05-30")])
            let offices = try await office.desk.casePage(other).leading.guests
            #expect(offices.map(\.person) == [mo] && offices.first?.endedOn == nil)
        }
    }

    @Test func `of two polls of one day the newest counts, and an answer is to the length that was asked`() async throws
    {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            let starts = [office.meeting().startsAt]
            let last = office.desk.today.adding(days: 2)
            for minutes in [120, 60] {
                for _ in 1...3 {
                    let poll = try await office.desk.askWhen(
                        starts, minutes: minutes, of: [here.policeContact.person], until: last, on: key)
                    #expect(try await office.desk.plannerPage(key).poll?.id == poll.id)
                    try await office.desk.callOffPoll(of: key, because: "Another way.")
                    #expect(try await office.desk.plannerPage(key).poll?.id == poll.id)
                }
            }
            let poll = try await office.desk.askWhen(
                starts, minutes: 120, of: [here.policeContact.person], until: last, on: key)
            let asked = try #require(poll.asked.first)
            let page = try await office.desk.availability(asked.id, for: office.signedIn(here.policeContact))
            try await office.desk.answerAvailability(page, [1: .no], comment: "")
            try await office.desk.askWhen(starts, minutes: 60, of: [here.policeContact.person], until: last, on: key)
            let read = try #require(try await office.desk.plannerPage(key).poll)
            #expect(read.candidates.map(\.minutes) == [120, 60] && read.candidates.map(\.isDropped) == [true, false])
            let said = read.said(by: here.policeContact.person).busy
            #expect(said.map { $0.until.seconds - $0.from.seconds } == [7_200])
        }
    }
}
