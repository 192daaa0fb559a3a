import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `When people could come to a meeting` {
    @Test func `is asked, answered by a link without an account, changed, and ends with the meeting`() async throws {
        try await Office.with { office in
            let (here, desk) = (office.here, office.desk)
            let key = try await office.met()
            let slots = office.slots()
            let people = [here.policeContact.person, here.healthContact.person]
            let poll = try await desk.askWhen(slots, minutes: 60, of: people, until: day("2026-05-11"), on: key)
            #expect(try await office.sent(.availabilityAsked) == 2)
            let shown = try #require(try await desk.plannerPage(key).poll)
            #expect(shown.candidates == poll.candidates && Set(shown.asked.map(\.id)) == Set(poll.asked.map(\.id)))

            // It waits on the list of who was asked.
            let police = office.signedIn(here.policeContact)
            #expect(try await desk.workList(of: police).waiting.map(\.duty).contains(.availability))

            let asked = try #require(poll.asked.first { $0.person == here.policeContact.person })
            let token = try await office.link(to: asked)
            let page = try await desk.availability(token)
            #expect(page.references == [try await office.reference(of: key)] && page.name == nil)
            try await desk.answerAvailability(page, [1: .yes, 2: .no], comment: "Mornings.")
            #expect(try await !desk.workList(of: police).waiting.map(\.duty).contains(.availability))
            try await desk.answerAvailability(page, [2: .ifNeedBe], comment: "")
            let after = try #require(try await desk.plannerPage(key).poll)
            #expect(after.asked(asked.id)?.replies == [1: .yes, 2: .ifNeedBe])
            #expect(try await desk.availability(asked.id, for: police).asked.replies.count == 2)

            // Another is asked nothing by it, a coordinator enters what they were told.
            await #expect(throws: DeskError.absent) {
                try await desk.availability(asked.id, for: office.signedIn(here.healthContact))
            }
            let other = try #require(poll.asked.first { $0.person == here.healthContact.person })
            let entering = try await desk.availability(other.id, for: office.signedIn(here.coordinator))
            #expect(entering.name == here.healthContact.name)
            await office.isRefused(.missing("said_by")) {
                try await desk.answerAvailability(entering, [1: .no], comment: "")
            }
            try await desk.answerAvailability(entering, [1: .no, 2: .no], comment: "", saidBy: "Harry, by telephone")
            let said = try #require(try await desk.plannerPage(key).poll?.asked(other.id))
            #expect(said.entered == .init(by: here.coordinator.person, saidBy: "Harry, by telephone"))

            // Only of what is new is asked again.
            try await desk.askWhen(
                [slots[0], slots[1].adding(seconds: 86_400)], minutes: 60, of: people, until: day("2026-05-11"), on: key
            )
            #expect(try await office.sent(.availabilityAsked) == 4)

            try await office.setMeeting(of: key)
            let ended = try #require(try await desk.plannerPage(key).poll)
            #expect(ended.ended == .init(on: office.clock.today))
            // Health is invited; the police were asked and are not.
            #expect(try await office.sent(.availabilityEnded) == 1)
            let gone = try await desk.availability(token)
            #expect(gone.poll.ended != nil)
            await office.isRefused(.already("ended")) {
                try await desk.answerAvailability(gone, [1: .no], comment: "")
            }
            #expect(try await office.chain().findings.isEmpty)
        }
    }

    @Test func `is called off with a reason, and can be asked anew`() async throws {
        try await Office.with { office in
            let key = try await office.met()
            let people = [office.here.policeContact.person]
            let first = try await office.desk.askWhen(
                office.slots(), minutes: 60, of: people, until: day("2026-05-11"), on: key)
            try await office.desk.callOffPoll(of: key, because: "The chair is ill.")
            #expect(try await office.sent(.availabilityEnded) == 1)
            await office.isRefused(.already("ended")) {
                try await office.desk.callOffPoll(of: key, because: "Again.")
            }
            let second = try await office.desk.askWhen(
                office.slots(), minutes: 90, of: people, until: day("2026-05-11"), on: key)
            #expect(second.id != first.id)
            #expect(try await office.desk.plannerPage(key).poll == second)
        }
    }

    @Test func `is nothing to somebody who is shut out, left out, or holds a link that is not theirs`() async throws {
        try await Office.with { office in
            let (here, desk) = (office.here, office.desk)
            let key = try await office.met()
            let poll = try await desk.askWhen(
                office.slots(), minutes: 60, of: [here.policeContact.person], until: day("2026-05-11"), on: key)
            let token = try await office.link(to: poll.asked[0])
            await #expect(throws: DeskError.absent) { try await desk.availability(Token.make()) }
            let strange = try await office.link(to: poll.asked[0], of: here.healthContact.person)
            await #expect(throws: DeskError.absent) { try await desk.availability(strange) }
            // A coordinator's own link enters nothing for another either.
            let coordinators = try await office.link(to: poll.asked[0], of: here.coordinator.person)
            await #expect(throws: DeskError.absent) { try await desk.availability(coordinators) }
            try await desk.shutOut(here.policeContact.person, of: key, because: "a cousin")
            await #expect(throws: DeskError.absent) { try await desk.availability(token) }
            await #expect(throws: DeskError.forbidden) {
                try await desk.plannerPage(
                    desk.find(office.reference(of: key), for: office.signedIn(here.healthContact)))
            }
        }
    }

    @Test func `is looked for beside what is known: other meetings, absences, calendars and the applicant's wish`()
        async throws
    {
        try await Office.with { office in
            let (here, desk) = (office.here, office.desk)
            let other = try await office.met("Bel Osei")
            try await office.setMeeting(of: other)
            let key = try await office.met()
            let wish = MeetingPreference(
                suits: [.init(.friday, .morning)], manner: .online, noticeDays: 3, note: "School run.",
                givenOn: office.clock.today)
            try await desk.prefer(wish, of: key.application, in: here.id)
            #expect(try await desk.preference(of: key.application, in: here.id) == wish)
            #expect(try await desk.preference(of: other.application, in: here.id) == nil)
            let cover = Cover(
                id: .init(UUID()), person: here.secondCoordinator.person, by: here.coordinator.person,
                from: day("2026-05-18"),
                until: day("2026-05-19"))
            try await desk.arrange(cover, by: here.coordinator)

            // A calendar of health, and one of the whole landlord.
            let coordinator = office.signedIn(here.coordinator)
            let whose = BusyFeeds.Whose.person(here.healthContact.person)
            try await desk.keepBusyFeed(
                of: whose, address: ("https://cal.example/secret", "cal.example"), as: here.coordinator,
                for: coordinator)
            let due = try await desk.takeBusyFeeds()
            #expect(due.map(\.address) == ["https://cal.example/secret"])
            #expect(try await desk.takeBusyFeeds().isEmpty)
            let time = try #require(
                BusyTime(
                    from: London.instant(date: day("2026-05-21"), hour: 9, minute: 0),
                    until: London.instant(date: day("2026-05-21"), hour: 12, minute: 0)))
            try await desk.save([time], notes: ["Line 4: …"], of: due[0])
            let planner = try await office.read(key)
            #expect(planner.wishes == [key.application: wish])
            #expect(planner.busy(here.healthContact.person).contains(.init(time, .calendar)))
            // The chair sits in the meeting of the other case.
            let meeting = office.meeting()
            #expect(
                planner.busy(here.chair.person).contains {
                    $0.because == .anotherMeeting && $0.time.meets(meeting.whole)
                })
            #expect(planner.busy(here.secondCoordinator.person).contains { $0.because == .away })
            // What cannot be read says why and keeps what was read; half an hour later it is tried again.
            office.time.now = office.time.now.adding(seconds: 1_801)
            let again = try await desk.takeBusyFeeds()
            #expect(again.count == 1)
            try await desk.save(fault: "Its server took too long.", of: again[0])
            let feed = try #require(try await desk.busyFeed(of: whose, as: here.coordinator))
            #expect(feed.fault == "Its server took too long." && feed.readAt != nil && feed.host == "cal.example")
            #expect(try await office.read(key).busy(here.healthContact.person).contains(.init(time, .calendar)))
            // Taken away, nothing of it is left.
            try await desk.keepBusyFeed(of: whose, address: nil, as: here.coordinator, for: coordinator)
            #expect(try await desk.busyFeed(of: whose, as: here.coordinator) == nil)
            #expect(
                try await office.read(key).busy(here.healthContact.person).allSatisfy { $0.because != .calendar })
            try await desk.save([time], notes: [], of: again[0])
            #expect(
                try await office.look { tx in
                    try tx.one("select count(*) as count from busy_time") { row in try row["count"] as Int }
                } == 0)
            // Somebody else's calendar is not theirs to give.
            await #expect(throws: DeskError.self) {
                try await desk.keeper(of: whose, for: office.signedIn(here.policeContact))
            }
            #expect(try await desk.keeper(of: whose, for: office.signedIn(here.healthContact)).name != "")
        }
    }

    @Test func `an applicant's wish is read by coordinators alone, and closed once the meeting is set`() async throws {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            let wish = MeetingPreference(note: "Not Mondays.", givenOn: office.clock.today)
            try await office.desk.prefer(wish, of: key.application, in: here.id)
            for (officer, count) in [(here.coordinator, 1), (here.policeContact, 0)] {
                let rows = try await office.database.serve.acting(Acting(.officer(officer), in: here.id), .readOnly) {
                    tx in
                    try tx.one("select count(*) as count from meeting_preference") { row in try row["count"] as Int }
                }
                #expect(rows == count)
            }
            try await office.setMeeting(of: key)
            await office.isRefused(.already("meeting-set")) {
                try await office.desk.prefer(wish, of: key.application, in: here.id)
            }
        }
    }
}

extension Office {
    /// Two slots that could be.
    fileprivate func slots() -> [Instant] {
        ["2026-05-18", "2026-05-19"].map { London.instant(date: day($0), hour: 10, minute: 0) }
    }

    /// The planner's page with people's time until the end of May.
    fileprivate func read(_ key: CaseKey) async throws -> PlannerPage {
        try await desk.reading(try await desk.plannerPage(key), through: day("2026-05-31"))
    }

    /// How many messages of a kind there are.
    fileprivate func sent(_ kind: Notice.Kind) async throws -> Int {
        try await look { tx in
            try tx.one("select count(*) as count from message where kind = \(kind)") { row in try row["count"] }
        }
    }

    /// A link as the post makes it, sent to whoever is asked or to somebody else.
    fileprivate func link(to asked: AvailabilityPoll.Asked, of person: Person.ID? = nil) async throws -> Token {
        let token = Token.make()
        let link = SignIns.MessageLink(
            token: token, person: person ?? asked.person, mailbox: nil, path: AvailabilityPoll.path(of: asked.id),
            expires: clock.realNow().adding(seconds: 86_400))
        try await database.owner.acting(Acting(purpose: .setup)) { tx in try SignIns.insert([link], in: tx) }
        return token
    }
}
