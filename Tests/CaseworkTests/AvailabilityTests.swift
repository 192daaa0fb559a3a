import Casework
import FoundationEssentials
import Testing

@Suite struct `Asking people when they could come` {
    private let town = Town()
    private let review: Review

    init() { review = town.opened() }

    private func at(_ date: String, _ hour: Int) -> Instant { London.instant(date: day(date), hour: hour, minute: 0) }

    private var slots: [Instant] { [at("2026-05-18", 10), at("2026-05-19", 14)] }
    private var people: [Person.ID] { [town.policeContact.person, town.healthContact.person] }

    private func ask(
        _ starts: [Instant]? = nil, of people: [Person.ID]? = nil, until: String = "2026-05-05",
        besides poll: AvailabilityPoll? = nil, minutes: Int = 60, by actor: Actor? = nil, on date: String = "2026-04-29"
    ) throws -> Outcome<AvailabilityPoll> {
        try review.askingWhen(
            starts ?? slots, minutes: minutes, of: people ?? self.people, until: day(until), besides: poll,
            by: actor ?? town.byCoordinator, in: town.on(date))
    }

    private func isRefused(_ refusal: Refusal, _ act: () throws -> Any) {
        #expect(throws: refusal) { _ = try act() }
    }

    @Test func `sends each one message with the slots, and a duty that is reminded of on the last day`() throws {
        let asked = try ask()
        #expect(asked.after.open.map(\.startsAt) == slots && asked.after.open.map(\.number) == [1, 2])
        #expect(asked.notices.map(\.to) == people.map { .person($0) })
        for (notice, entry) in zip(asked.notices, asked.after.asked) {
            #expect(notice.kind == .availabilityAsked && Set(notice.facts.keys) == notice.kind.factNames)
            #expect(notice.facts["slots"] == .lines(["Monday 18 May 2026, 10am", "Tuesday 19 May 2026, 2pm"]))
            #expect(notice.path == "/work/availability/\(entry.id)" && notice.expires == slots[1])
        }
        let opened = asked.deadlines.compactMap { change -> Deadline? in
            if case .open(let deadline) = change { deadline } else { nil }
        }
        #expect(opened.map(\.duty) == [.availability, .availability])
        #expect(opened.map(\.owner.person) == people)
        #expect(opened.allSatisfy { $0.dueOn == day("2026-05-05") && $0.rungs.map(\.workingDays) == [0, 1] })
    }

    @Test func `refuses what cannot be asked`() throws {
        isRefused(.notYours(needed: [.coordinator])) { try ask(by: town.byPolice) }
        isRefused(.missing("slots")) { try ask([]) }
        isRefused(.missing("slots")) {
            try ask((0..<13).map { at("2026-05-18", 9).adding(seconds: Int64($0) * 3_600) })
        }
        isRefused(.missing("asked")) { try ask(of: []) }
        isRefused(.missing("minutes")) { try ask(minutes: 10) }
        isRefused(.unknown("person")) { try ask(of: [Person.ID(UUID())]) }
        isRefused(.date("starts", day("2026-04-28"), from: day("2026-04-29"), until: nil)) {
            try ask([at("2026-04-28", 10)])
        }
        for far in [Instant(microseconds: .max), at("9999-12-31", 10)] {
            isRefused(.calendarEnds(town.on("2026-04-29").calendar.lastDay)) { try ask([slots[0], far]) }
        }
        for until in ["2026-04-28", "2026-05-18"] {
            isRefused(.date("last_day", day(until), from: day("2026-04-29"), until: day("2026-05-17"))) {
                try ask(until: until)
            }
        }
        // A slot today can be asked about today.
        #expect(try ask([at("2026-04-29", 16)], until: "2026-04-29").after.open.count == 1)
        // The same slot twice is one.
        #expect(try ask(slots + slots).after.open.count == 2)
    }

    @Test func `takes answers, and changes of mind, until it ends`() throws {
        let poll = try ask().after
        let id = poll.asked[0].id
        let around = town.on("2026-04-30")
        let part = try poll.answering(id, [1: .yes], comment: "", by: town.byPolice, in: around)
        #expect(part.after.asked[0].replies == [1: .yes] && part.deadlines.isEmpty)
        #expect(part.after.unanswered(part.after.asked[0]).map(\.number) == [2])
        let whole = try part.after.answering(
            id, [1: .no, 2: .ifNeedBe], comment: "Late.", by: town.byPolice, in: around)
        #expect(whole.after.asked[0].replies == [1: .no, 2: .ifNeedBe] && whole.after.asked[0].comment == "Late.")
        #expect(whole.deadlines == [.met(.availability, subject: id.raw, on: day("2026-04-30"))])

        isRefused(.missing("availability")) { try poll.answering(id, [:], comment: "", by: town.byPolice, in: around) }
        isRefused(.unknown("slot")) { try poll.answering(id, [3: .yes], comment: "", by: town.byPolice, in: around) }
        isRefused(.unknown("person")) {
            try poll.answering(.init(UUID()), [1: .yes], comment: "", by: town.byPolice, in: around)
        }
        // Nobody answers for another but a coordinator, who says who said it.
        isRefused(.notYours(needed: [.coordinator])) {
            try poll.answering(
                id, [1: .yes], comment: "", saidBy: "Paula", by: .officer(town.healthContact), in: around)
        }
        isRefused(.missing("said_by")) {
            try poll.answering(id, [1: .yes], comment: "", saidBy: " ", by: town.byCoordinator, in: around)
        }
        isRefused(.notYours(needed: [])) { try poll.answering(id, [1: .yes], comment: "", by: .service, in: around) }
        let told = try poll.answering(
            id, [1: .yes, 2: .no], comment: "", saidBy: "Paula Reed, by telephone", by: town.byCoordinator, in: around)
        #expect(told.after.asked[0].entered == .init(by: town.coordinator.person, saidBy: "Paula Reed, by telephone"))

        let ended = try poll.callingOff(because: "Ill.", by: town.byCoordinator, in: around).after
        isRefused(.already("ended")) { try ended.answering(id, [1: .yes], comment: "", by: town.byPolice, in: around) }
        isRefused(.already("ended")) { try ask(besides: ended) }
    }

    @Test func `asks on only about what is new, and forgets nobody`() throws {
        let first = try ask().after
        let answered = try first.answering(
            first.asked[0].id, [1: .yes, 2: .no], comment: "", by: town.byPolice, in: town.on("2026-04-30")
        ).after
        let third = at("2026-05-20", 9)
        let on = try ask([slots[1], third], besides: answered, on: "2026-04-30")
        #expect(on.after.id == first.id && on.after.open.map(\.number) == [2, 3])
        #expect(on.after.candidates.first { $0.number == 1 }?.isDropped == true)
        // Who answered the second slot hears of the third alone, who answered nothing of both.
        #expect(
            on.notices.map(\.facts["slots"]) == [
                .lines(["Wednesday 20 May 2026, 9am"]),
                .lines(["Tuesday 19 May 2026, 2pm", "Wednesday 20 May 2026, 9am"]),
            ])
        // The same question again is no new message.
        #expect(try ask(besides: answered, on: "2026-04-30").notices.isEmpty)
        // Somebody else beside them: they alone are asked.
        let more = try ask(of: people + [town.landlordContact.person], besides: answered, on: "2026-04-30")
        #expect(more.notices.map(\.to) == [.person(town.landlordContact.person)] && more.after.asked.count == 3)
        // Another length is another question.
        #expect(try ask(besides: answered, minutes: 90, on: "2026-04-30").notices.count == 2)
    }

    @Test func `ends with the meeting, and tells once who was asked and is not invited`() throws {
        let poll = try ask().after
        let around = town.on("2026-04-30")
        let set = try review.settingMeeting(
            town.meeting(),
            inviting: [town.policeContact, town.chair, town.coordinator, town.landlordContact].map(\.person),
            by: town.byCoordinator, in: around
        ).after
        let end = try #require(poll.following(set, was: review, in: around))
        #expect(end.after.ended == .init(on: day("2026-04-30")))
        #expect(end.notices.map(\.to) == [.person(town.healthContact.person)])
        #expect(end.notices.allSatisfy { $0.kind == .availabilityEnded && Set($0.facts.keys) == $0.kind.factNames })
        #expect(end.deadlines.count == 2)
        #expect(poll.following(review, was: review, in: around) == nil)
        // It goes on where nothing of the meeting changes, and is not ended twice.
        #expect(poll.following(set, was: set, in: around) == nil)
        #expect(end.after.following(set, was: review, in: around) == nil)
        var closed = set
        closed.stage = .closed(on: around.today, because: "Quiet.", outcomeSent: around.today, summary: "Done.")
        #expect(poll.following(closed, was: set, in: around)?.notices.isEmpty == true)

        let off = try poll.callingOff(because: "Not needed.", by: town.byCoordinator, in: around)
        #expect(off.notices.map(\.to) == people.map { .person($0) })
        #expect(off.notices.map(\.facts["because"]) == [.lines(["Not needed."]), .lines(["Not needed."])])
        isRefused(.missing("reason")) { try poll.callingOff(because: " ", by: town.byCoordinator, in: around) }
        isRefused(.notYours(needed: [.coordinator])) {
            try poll.callingOff(because: "x", by: town.byPolice, in: around)
        }
    }
}

@Suite struct `What an applicant would like` {
    private let town = Town()

    @Test func `becomes times at which they cannot come and times that suit`() throws {
        let friday = MeetingPreference.Part(.friday, .morning)
        let monday = MeetingPreference.Part(.monday, .afternoon)
        let wish = MeetingPreference(
            suits: [friday], cannot: [monday], awayFrom: day("2026-05-12"), awayUntil: day("2026-05-13"), noticeDays: 3,
            givenOn: day("2026-05-01"))
        let times = wish.times(from: day("2026-05-01"), until: day("2026-05-15"), today: day("2026-05-01"))
        func time(_ from: String, _ hour: Int, _ until: String, _ end: Int) -> BusyTime? {
            BusyTime(
                from: London.instant(date: day(from), hour: hour, minute: 0),
                until: London.instant(date: day(until), hour: end, minute: 0))
        }
        #expect(
            times.busy
                == [
                    // Three days to know beforehand, then two Monday afternoons, the second of them before the days away.
                    time("2026-05-01", 0, "2026-05-04", 0), time("2026-05-04", 12, "2026-05-05", 0),
                    time("2026-05-11", 12, "2026-05-14", 0),
                ].compactMap(\.self))
        #expect(times.prefers.count == 3 && times.prefers.first == time("2026-05-01", 0, "2026-05-01", 12))
    }

    @Test func `has names that can be read again`() {
        #expect(MeetingPreference.Part.all.count == 10)
        for part in MeetingPreference.Part.all { #expect(MeetingPreference.Part("\(part)") == part) }
        for name in ["", "sunday-morning", "monday", "Monday-morning"] { #expect(MeetingPreference.Part(name) == nil) }
    }

    @Test func `is theirs to say until the meeting is set`() throws {
        let application = try town.receive().after
        let around = town.on("2026-04-27")
        let me = Actor.applicant(application.id)
        let wish = MeetingPreference(givenOn: around.today)
        #expect(
            try application.preferring(wish, heardIn: nil, by: me, in: around).events.map(\.kind) == [.preferenceGiven])
        let review = town.opened(for: application.id)
        _ = try application.preferring(wish, heardIn: review, by: me, in: around)
        let set = try town.arranged(review).after
        #expect(throws: Refusal.already("meeting-set")) {
            try application.preferring(wish, heardIn: set, by: me, in: around)
        }
        #expect(throws: Refusal.notYours(needed: [])) {
            try application.preferring(wish, heardIn: nil, by: .applicant(.init(UUID())), in: around)
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) {
            try application.preferring(wish, heardIn: nil, by: town.byPolice, in: around)
        }
        let part = MeetingPreference.Part(.monday, .morning)
        for wrong in [
            MeetingPreference(suits: [part], cannot: [part], givenOn: around.today),
            MeetingPreference(awayFrom: day("2026-05-02"), awayUntil: day("2026-05-01"), givenOn: around.today),
            MeetingPreference(awayUntil: day("2026-05-01"), givenOn: around.today),
            MeetingPreference(noticeDays: 29, givenOn: around.today),
        ] {
            #expect(throws: Refusal.self) { try application.preferring(wrong, heardIn: nil, by: me, in: around) }
        }
    }
}
