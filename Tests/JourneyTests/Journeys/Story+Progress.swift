import Casework
import Testing

// A meeting about how far the plan has come, on the page on which a meeting is recorded while it runs.
extension Story {
    func aProgressMeetingIsRecordedWhileItRuns() async throws {
        let day = try await town.date("2 working days", after: today)
        try await coordinator.act(
            "progress-meeting", on: reference, ["day": .day(day), "time": "10am", "minutes": "30", "place": "Room 4"])
        try await clock.turn(to: day.adding(days: 1))
        today = day.adding(days: 1)
        let record = "/work/cases/\(reference)/meeting/record"
        let page = try await coordinator.browser.open(record)
        #expect(page.says("the meeting about the progress on") && page.says("What came of it?"))
        // It is not about the applicant's part, and is not adjourned.
        #expect(!page.says("How did the applicant take part?") && !page.says("Adjourn the meeting"))
        let people = Set(
            try page.form(to: "\(record)/attendance").fields.filter { $0.kind == .radio }.map(\.name)
        ).sorted()
        try await coordinator.browser.send(people.map { ($0, Filling.text("there")) }, to: "\(record)/attendance")
        try await coordinator.browser.open(record)
        try await coordinator.browser.send([:], to: record, expecting: 422)
        #expect(coordinator.browser.page.mistakes.contains("Enter what came of the meeting"))
        try await coordinator.browser.send(["findings_text": "Both closers are fitted."], to: "\(record)/findings")
        try await coordinator.browser.open(record)
        try await coordinator.browser.send([:], to: record)
        #expect(coordinator.browser.page.says("Both closers are fitted."))
    }
}
