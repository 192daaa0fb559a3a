import Casework
import Testing

@Suite struct `Planning a meeting` {
    private func interval(_ from: String, _ until: String) -> LocalInterval {
        LocalInterval(from: time(from), until: time(until))
    }

    private func time(_ text: String) -> LocalTime { LocalTime(text) ?? LocalTime(day("0001-01-01")) }

    /// Monday 1 June 2026, 09:00 to 12:00, an hour on the half hour, in one room.
    private func question(
        _ invitees: [MeetingQuestion.Invitee], quorum: MeetingQuestion.Quorum = .init(),
        rooms: [MeetingQuestion.Room] = [.init(id: "room")], from: String = "2026-06-01", until: String = "2026-06-01"
    ) -> MeetingQuestion {
        MeetingQuestion(
            from: day(from), until: day(until), dayStart: 540, dayEnd: 720, durationMinutes: 60,
            granularityMinutes: 30, invitees: invitees, quorum: quorum, rooms: rooms)
    }

    private func plan(_ question: MeetingQuestion, eachTimeOnce: Bool = false) throws -> MeetingPlan {
        try planMeeting(question, calendar: .englandAndWales, atMost: 100, eachTimeOnce: eachTimeOnce)
    }

    private func starts(_ question: MeetingQuestion) throws -> [String] {
        try plan(question).slots.map(\.start.description)
    }

    private func inTheWay(_ question: MeetingQuestion) throws -> [String] {
        let plan = try plan(question)
        #expect(plan.slots.isEmpty)
        return plan.infeasible?.conditions.map(\.description) ?? []
    }

    @Test func `the grid is counted from the day's start, and a meeting ends by its end`() throws {
        var question = question([])
        #expect(
            try starts(question) == [
                "2026-06-01T09:00", "2026-06-01T09:30", "2026-06-01T10:00", "2026-06-01T10:30", "2026-06-01T11:00",
            ])
        question.dayStart = 550
        question.granularityMinutes = 45
        #expect(try starts(question) == ["2026-06-01T09:10", "2026-06-01T09:55", "2026-06-01T10:40"])
        question.durationMinutes = 170
        #expect(try starts(question) == ["2026-06-01T09:10"])
        question.durationMinutes = 171
        #expect(try inTheWay(question) == ["window"])
    }

    @Test func `both days of the window are in it, days off are not`() throws {
        var question = question([], from: "2026-05-22", until: "2026-05-26")
        question.durationMinutes = 180
        // A weekend and the spring bank holiday lie between.
        #expect(try starts(question) == ["2026-05-22T09:00", "2026-05-26T09:00"])
        (question.from, question.until) = (day("2026-05-23"), day("2026-05-25"))
        let infeasible = try plan(question).infeasible
        #expect(infeasible?.conditions == [.window] && infeasible?.isProvedFewest == true)
        #expect(infeasible?.explanation == "There is no working day from 23 May 2026 to 25 May 2026.")
        (question.from, question.until) = (day("2026-06-02"), day("2026-06-01"))
        #expect(try inTheWay(question) == ["window"])
    }

    @Test(arguments: [
        // Half open: it may end when the other begins, and begin when it ends.
        (["2026-06-01T10:00", "2026-06-01T10:30"], ["09:00", "10:30", "11:00"]),
        (["2026-06-01T10:01", "2026-06-01T10:02"], ["09:00", "10:30", "11:00"]),
        (["2026-06-01T10:00", "2026-06-01T10:00"], ["09:00", "09:30", "10:00", "10:30", "11:00"]),
        (["2026-05-01T10:00", "2026-06-01T09:31"], ["10:00", "10:30", "11:00"]),
        (["2026-06-01T11:30", "2026-07-01T00:00"], ["09:00", "09:30", "10:00", "10:30"]),
        (["2026-05-31T23:00", "2026-06-01T00:30"], ["09:00", "09:30", "10:00", "10:30", "11:00"]),
        (["2026-06-01T12:00", "2026-06-01T13:00"], ["09:00", "09:30", "10:00", "10:30", "11:00"]),
    ])
    func `who must be there is not busy at any minute of it`(_ busy: [String], _ free: [String]) throws {
        let invitee = MeetingQuestion.Invitee(
            id: "a", agency: "x", required: true, busy: [interval(busy[0], busy[1])])
        #expect(try starts(question([invitee])) == free.map { "2026-06-01T\($0)" })
    }

    @Test func `busy times may be in any order, overlap and come twice`() throws {
        let invitee = MeetingQuestion.Invitee(
            id: "a", agency: "x", required: true,
            busy: [
                interval("2026-06-01T10:30", "2026-06-01T11:00"), interval("2026-06-01T10:00", "2026-06-01T10:45"),
                interval("2026-06-01T10:30", "2026-06-01T11:00"), interval("2027-06-01T10:30", "2027-06-01T11:00"),
            ])
        #expect(try starts(question([invitee])) == ["2026-06-01T09:00", "2026-06-01T11:00"])
    }

    @Test func `a preferred time counts twice, once, and only where it holds the whole meeting`() throws {
        let invitee = MeetingQuestion.Invitee(
            id: "a", agency: "x", weight: 2,
            prefers: [
                interval("2026-06-01T10:00", "2026-06-01T11:00"), interval("2026-06-01T09:59", "2026-06-01T11:01"),
                interval("2026-06-01T11:00", "2026-06-01T11:30"), interval("2026-06-01T11:30", "2026-06-01T12:00"),
            ])
        let slots = try plan(question([invitee])).slots
        #expect(slots.map(\.start.hourAndMinute) == ["10:00", "09:00", "09:30", "10:30", "11:00"])
        #expect(slots.map(\.score) == [4, 2, 2, 2, 2])
        #expect(slots[0].preferring == ["a"] && slots[1].preferring.isEmpty)
    }

    @Test func `who is away adds nothing, whatever they would prefer`() throws {
        let all = interval("2026-06-01T00:00", "2026-06-02T00:00")
        let away = MeetingQuestion.Invitee(id: "a", agency: "x", weight: 5, busy: [all], prefers: [all])
        let slot = try #require(try plan(question([away, .init(id: "b", agency: "y", weight: 0.1)])).slots.first)
        #expect(slot.score == 0.1 && slot.attending == ["b"] && slot.missing == ["a"])
        #expect(slot.reason == "1 of 2 can attend, from 1 agency; missing: a.")
    }

    @Test func `ties go to the earlier time and then to the room listed first`() throws {
        let rooms = [
            MeetingQuestion.Room(id: "z", busy: [interval("2026-06-01T09:00", "2026-06-01T09:15")]), .init(id: "a"),
        ]
        var question = question([], rooms: rooms)
        question.dayEnd = 630
        #expect(
            try plan(question).slots.map { "\($0.start.hourAndMinute) \($0.room)" } == [
                "09:00 a", "09:30 z", "09:30 a",
            ])
        #expect(
            try plan(question, eachTimeOnce: true).slots.map { "\($0.start.hourAndMinute) \($0.room)" }
                == ["09:00 a", "09:30 z"])
        #expect(try planMeeting(question, calendar: .englandAndWales, atMost: 2).slots.count == 2)
        #expect(try planMeeting(question, calendar: .englandAndWales, atMost: 0).slots.count == 1)
    }

    @Test func `tenths that a machine cannot hold make no difference to a tie`() throws {
        let early = interval("2026-06-01T09:00", "2026-06-01T10:00")
        let late = interval("2026-06-01T10:30", "2026-06-01T11:30")
        func prefers(_ id: String, _ weight: Double, _ when: LocalInterval) -> MeetingQuestion.Invitee {
            .init(id: id, agency: "x", weight: weight, prefers: [when])
        }
        let slots = try plan(
            question([prefers("a", 0.3, late), prefers("b", 0.1, early), prefers("c", 0.2, early)])
        ).slots
        #expect(slots[0].start.hourAndMinute == "09:00" && slots[0].score == slots[1].score && slots[0].score == 0.9)
    }

    @Test func `a quorum counts agencies, not people, and one person may hold two roles`() throws {
        let people = [
            MeetingQuestion.Invitee(id: "a", agency: "x", roles: ["chair", "minutes"]),
            .init(id: "b", agency: "x"),
            .init(id: "c", agency: "y", busy: [interval("2026-06-01T00:00", "2026-06-01T10:30")]),
        ]
        let quorum = MeetingQuestion.Quorum(agencies: 2, roles: ["chair", "minutes", "chair"])
        let found = try plan(question(people, quorum: quorum)).slots
        #expect(found.map(\.start.hourAndMinute) == ["10:30", "11:00"] && found.allSatisfy { $0.agencies == 2 })
        #expect(found[0].reason == "All 3 can attend, from 2 agencies (2 needed).")
    }

    @Test func `what is in the way is named, alone where it is alone`() throws {
        let always = interval("2026-05-01T00:00", "2026-07-01T00:00")
        let morning = interval("2026-06-01T09:00", "2026-06-01T10:30")
        let noon = interval("2026-06-01T10:29", "2026-06-01T12:00")
        let free = MeetingQuestion.Invitee(id: "a", agency: "x", required: true)
        #expect(try inTheWay(question([free], rooms: [])) == ["rooms"])
        #expect(try inTheWay(question([free], rooms: [.init(id: "r", busy: [always])])) == ["rooms"])
        #expect(try inTheWay(question([free], quorum: .init(agencies: 2))) == ["quorum:agencies"])
        #expect(try inTheWay(question([free], quorum: .init(roles: ["chair"]))) == ["quorum:role:chair"])
        #expect(try inTheWay(question([.init(id: "b", agency: "x", required: true, busy: [always])])) == ["required:b"])
        let early = MeetingQuestion.Invitee(id: "police-1", agency: "p", required: true, busy: [morning])
        let late = MeetingQuestion.Invitee(id: "chair", agency: "c", required: true, busy: [noon])
        let infeasible = try #require(try plan(question([free, early, late])).infeasible)
        #expect(infeasible.conditions == [.required("police-1"), .required("chair")] && infeasible.isProvedFewest)
        #expect(
            infeasible.explanation
                == "Of the 5 times for a meeting of 60 minutes on the working days from 1 June 2026 to "
                + "1 June 2026, from 09:00 to 12:00, none is one at which police-1 is free and chair is free. Without any "
                + "one of these the others can hold together, and no fewer conditions are in the way.")
        #expect(
            try inTheWay(question([early], rooms: [.init(id: "r", busy: [noon])])) == ["required:police-1", "rooms"])
    }

    @Test func `a change of clocks is read as it is written, and no meeting is ever then`() throws {
        // 01:30 does not exist on 29 March 2026 and comes twice on 25 October: both days are Sundays.
        for (sunday, friday, monday) in [
            ("2026-03-29", "2026-03-27", "2026-03-30"), ("2026-10-25", "2026-10-23", "2026-10-26"),
        ] {
            let invitee = MeetingQuestion.Invitee(
                id: "a", agency: "x", required: true,
                busy: [
                    interval("\(sunday)T01:30", "\(sunday)T02:15"), interval("\(sunday)T00:30", "\(monday)T09:30"),
                    interval("\(friday)T10:00", "\(sunday)T01:30"),
                ])
            let found = try plan(question([invitee], from: friday, until: monday)).slots
            #expect(
                found.map(\.start.description) == [
                    "\(friday)T09:00", "\(monday)T09:30", "\(monday)T10:00", "\(monday)T10:30", "\(monday)T11:00",
                ])
            let offsets = found.map { London.offsetSeconds(at: $0.start.instant) }
            #expect(offsets == (sunday == "2026-03-29" ? [0, 3_600, 3_600, 3_600, 3_600] : [3_600, 0, 0, 0, 0]))
        }
    }

    @Test func `a window outside the known years is refused`() throws {
        #expect(throws: PastCalendar.end(calendar: "england-and-wales", lastDay: day("2028-12-31"))) {
            try plan(question([], from: "2028-12-29", until: "2029-01-02"))
        }
        #expect(throws: PastCalendar.start(calendar: "england-and-wales", firstDay: day("2019-01-01"))) {
            try plan(question([], from: "2018-12-29", until: "2019-01-02"))
        }
    }

    @Test(arguments: [
        ("2026-06-01T09:00", "2026-06-01T09:00"), ("2026-06-01T09:00:00", "2026-06-01T09:00"),
        ("2026-06-01T24:00", "2026-06-02T00:00"), ("0001-01-01T00:00", "0001-01-01T00:00"), ("2026-06-01T24:01", nil),
        ("2026-06-01T09:00:30", nil), ("2026-06-31T09:00", nil), ("2026-06-01 09:00", nil), ("2026-06-01T9:00", nil),
        ("2026-06-01T09:60", nil), ("2026-06-01T09:00Z", nil), ("2026-06-01T-1:00", nil), ("", nil),
    ])
    func `local times are read strictly`(_ text: String, _ read: String?) {
        #expect(LocalTime(text)?.description == read)
    }

    @Test func `a diary's seconds take the minute that they touch`() throws {
        let start = London.instant(date: day("2026-06-01"), hour: 9, minute: 0, second: 20)
        #expect(
            LocalInterval(touching: start, until: start.adding(seconds: 3_600))
                == interval("2026-06-01T09:00", "2026-06-01T10:01"))
        #expect(
            LocalInterval(touching: start.adding(seconds: -20), until: start.adding(seconds: 3_580))
                == interval("2026-06-01T09:00", "2026-06-01T10:00"))
        #expect(
            LocalInterval(days: day("2026-06-01"), through: day("2026-06-02"))
                == interval("2026-06-01T00:00", "2026-06-03T00:00"))
    }
}
