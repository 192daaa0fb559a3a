import Casework
import Records
import TestSupport
import Testing
import Text

@Suite struct `Meeting files` {
    private let example = #"""
        { "window": { "from": "2026-06-01", "until": "2026-06-26" }, "day": { "start": "09:00", "end": "17:00" },
          "duration_minutes": 90, "granularity_minutes": 15, "calendar": "england-and-wales",
          "invitees": [ { "id": "chair", "agency": "council-b", "roles": ["chair"], "required": true, "weight": 3,
                          "busy": [["2026-06-01T09:00","2026-06-01T12:30"]],
                          "prefers": [["2026-06-03T09:00","2026-06-03T17:00"]] },
                        { "id": "police-1", "agency": "police", "weight": 1.5 } ],
          "quorum": { "agencies": 2, "roles": ["chair"] }, "rooms": [ { "id": "online", "busy": [] } ] }
        """#

    private func read(_ text: String) throws -> MeetingQuestion {
        try MeetingFile.read(Array(text.utf8), calendars: ["england-and-wales"]).question
    }

    @Test func `the example is read and answered`() throws {
        let calendar = try CalendarFile.read(shipped("calendars/england-and-wales.json"))
        let question = try read(example)
        #expect(question.invitees.map(\.required) == [true, false] && question.invitees[1].busy.isEmpty)
        let answer = MeetingFile.json(try planMeeting(question, calendar: calendar, atMost: 1))
        #expect(
            answer.text() == #"{"slots":[{"start":"2026-06-03T09:00:00+01:00","end":"2026-06-03T10:30:00+01:00","#
                + #""room":"online","score":7.5,"attending":["chair","police-1"],"missing":[],"preferring":["chair"],"#
                + #""agencies":2,"reason":"All 2 can attend, from 2 agencies (2 needed); 1 of them prefers this time."}],"#
                + #""infeasible":null}"#)
    }

    @Test func `what is in the way is answered with the conditions`() throws {
        let calendar = try CalendarFile.read(shipped("calendars/england-and-wales.json"))
        var question = try read(example)
        question.rooms = []
        let answer = MeetingFile.json(try planMeeting(question, calendar: calendar))
        #expect(answer["slots"] == .array([]))
        #expect(answer["infeasible"]?["conditions"] == ["rooms"])
        #expect(answer["infeasible"]?["proved_fewest"] == true)
    }

    @Test func `every invented question comes back as it was written`() throws {
        let seed = UInt64.random(in: 0...999_999)
        var random = Seeded(seed)
        for _ in 0..<100 {
            let question = RandomMeeting.question(&random)
            #expect(try read(question.json.text()) == question, "seed \(seed)")
        }
    }

    @Test(arguments: [
        (#""until": "2026-06-26""#, #""until": "2026-06-31""#, "window.until"),
        (#""until": "2026-06-26""#, #""until": "2026-05-31""#, "window.until"),
        (#""until": "2026-06-26""#, #""until": "2029-05-31""#, "window.until"),
        (#""from": "2026-06-01", "#, "", "window.from"),
        (#""start": "09:00""#, #""start": "9am""#, "day.start"),
        (#""end": "17:00""#, #""end": "08:00""#, "day.end"),
        (#""duration_minutes": 90"#, #""duration_minutes": 0"#, "duration_minutes"),
        (#""duration_minutes": 90,"#, "", "duration_minutes"),
        (#""granularity_minutes": 15"#, #""granularity_minutes": 0"#, "granularity_minutes"),
        (#""calendar": "england-and-wales""#, #""calendar": "mars""#, "calendar"),
        (#""id": "police-1""#, #""id": "chair""#, "invitees[1].id"),
        (#""id": "police-1", "#, "", "invitees[1].id"),
        (#""weight": 3"#, #""weight": -3"#, "invitees[0].weight"),
        (#""required": true"#, #""required": "yes""#, "invitees[0].required"),
        (#""roles": ["chair"], "required""#, #""roles": [7], "required""#, "invitees[0].roles[0]"),
        (#"["2026-06-01T09:00","#, #"["2026-06-01T13:00","#, "invitees[0].busy[0]"),
        (#""2026-06-01T12:30""#, #""2026-06-01T25:30""#, "invitees[0].busy[0][1]"),
        (#""2026-06-01T12:30""#, #""2026-06-01T12:30+01:00""#, "invitees[0].busy[0][1]"),
        (#""2026-06-01T09:00","#, "", "invitees[0].busy[0]"),
        (#"["2026-06-03T09:00","#, #"["2026-06-04T09:00","#, "invitees[0].prefers[0]"),
        (#""agencies": 2"#, #""agencies": -1"#, "quorum.agencies"),
        (#""quorum""#, #""quorom""#, "quorom"),
        (#"{ "id": "online", "busy": [] }"#, #"{ "id": "online" }, { "id": "online" }"#, "rooms[1].id"),
        (#"{ "id": "online", "busy": [] }"#, #""online""#, "rooms[0]"),
        (#"[ { "id": "online", "busy": [] } ]"#, "null", "rooms"),
    ])
    func `a wrong value is a mistake with its place`(_ right: String, _ wrong: String, _ path: String) throws {
        let parts = example.split(separator: right, maxSplits: 1, omittingEmptySubsequences: false)
        try #require(parts.count == 2)
        let found = try #require(mistakes { try read(parts[0] + wrong + parts[1]) })
        #expect(found.map(\.path) == [path])
        #expect(found.allSatisfy { $0.line != nil })
    }

    @Test func `every mistake is told at once`() throws {
        let wrong = example.replacing("09:00\"", with: "nine\"").replacing("\"weight\": 3", with: "\"weight\": \"3\"")
        let found = try #require(mistakes { try read(wrong) })
        #expect(
            found.map(\.path) == [
                "day.start", "invitees[0].weight", "invitees[0].busy[0][0]", "invitees[0].prefers[0][0]",
            ])
    }
}
