import Testing
import Text

@Suite struct `The meeting command` {
    private func question(busy: String, weight: String = "3") -> [UInt8] {
        Array(
            """
            {"window": {"from": "2026-06-01", "until": "2026-06-02"}, "day": {"start": "09:00", "end": "17:00"},
             "duration_minutes": 90, "granularity_minutes": 15, "calendar": "england-and-wales",
             "invitees": [
               {"id": "chair", "agency": "council-b", "roles": ["chair"], "required": true, "weight": \(weight),
                "busy": [["2026-06-01T09:00", "2026-06-01T12:30"]], "prefers": []},
               {"id": "police-1", "agency": "police", "roles": [], "required": true, "weight": 1,
                "busy": [\(busy)], "prefers": []}],
             "quorum": {"agencies": 1, "roles": ["chair"]},
             "rooms": [{"id": "online", "busy": []}, {"id": "hall", "busy": []}]}
            """.utf8)
    }

    @Test func `lists the best slots, five of them or as many as are asked for`() async throws {
        let five = try await Program(["meeting", "plan", "-", "--format", "json"], input: question(busy: "")).run()
        #expect(five.ending == .exited(0), "\(five.errors)")
        let slots = try #require(try five.json()["slots"]?.items)
        #expect(slots.map { $0["room"]?.text } == ["online", "hall", "online", "hall", "online"])
        #expect(slots.first?["start"]?.text == "2026-06-01T12:30:00+01:00")
        let two = try await Program(
            ["meeting", "plan", "-", "--top", "2", "--each-time-once"], input: question(busy: "")
        ).run()
        #expect(
            two.output == """
                1. Monday 1 June 2026, 12:30 to 14:00, online, score 4: All 2 can attend, from 2 agencies (1 needed).
                2. Monday 1 June 2026, 12:45 to 14:15, online, score 4: All 2 can attend, from 2 agencies (1 needed).

                """)
    }

    @Test func `says no with exit code 1, and what is in the way`() async throws {
        let busy = #"["2026-06-01T13:59", "2026-06-02T23:00"]"#
        let ran = try await Program(["meeting", "plan", "-", "--format", "json"], input: question(busy: busy)).run()
        #expect(ran.ending == .exited(1), "\(ran.errors)")
        let answer = try ran.json()
        #expect(answer["slots"]?.items?.isEmpty == true)
        let conditions = answer["infeasible"]?["conditions"]?.items?.compactMap(\.text)
        #expect(conditions == ["required:chair", "required:police-1"])
        let told = try await Program(["meeting", "plan", "-"], input: question(busy: busy)).run()
        #expect(told.ending == .exited(1))
        #expect(told.output.hasPrefix("There is no slot.\nOf the 54 times for a meeting of 90 minutes"))
        #expect(told.output.hasSuffix("In the way: required:chair, required:police-1\n"))
    }

    @Test func `refuses a wrong question with every mistake, and a window that no calendar knows`() async throws {
        let busy = #"["2026-06-02T10:00", "2026-06-02T09:00"]"#
        let ran = try await Program(
            ["meeting", "plan", "-", "--format", "json"], input: question(busy: busy, weight: "-1")
        ).run()
        #expect(ran.ending == .exited(65) && ran.output.isEmpty)
        let errors = try ran.errorsAsJSON()["errors"]?.items
        #expect(errors?.compactMap { $0["path"]?.text } == ["invitees[0].weight", "invitees[1].busy[0]"])
        let late = String(decoding: question(busy: ""), as: UTF8.self)
            .replacing("\"until\": \"2026-06-02\"", with: "\"until\": \"2029-01-02\"")
            .replacing("\"from\": \"2026-06-01\"", with: "\"from\": \"2028-06-01\"")
        let past = try await Program(["meeting", "plan", "-"], input: Array(late.utf8)).run()
        #expect(past.ending == .exited(65) && past.errors.contains("--calendar"), "\(past.errors)")
        let wrong = try await Program(["meeting", "plan", "-", "--top", "0"], input: question(busy: "")).run()
        #expect(wrong.ending == .exited(64))
    }
}
