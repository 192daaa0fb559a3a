import Casework
import Testing

@Suite struct `What waits for the morning` {
    private func moment(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    /// 1 May 2026 is a Friday, 4 May a bank holiday.
    @Test(arguments: [
        ("2026-05-01T07:59:00Z", "2026-05-01T08:00:00Z"), ("2026-05-01T08:00:00Z", "2026-05-01T08:00:00Z"),
        ("2026-05-01T15:29:59Z", "2026-05-01T15:29:59Z"), ("2026-05-01T15:30:00Z", "2026-05-05T08:00:00Z"),
        ("2026-05-02T10:00:00Z", "2026-05-05T08:00:00Z"), ("2026-05-04T10:00:00Z", "2026-05-05T08:00:00Z"),
        // The nights in which the clocks change.
        ("2026-03-28T20:00:00Z", "2026-03-30T08:00:00Z"), ("2026-10-24T20:00:00Z", "2026-10-26T09:00:00Z"),
    ])
    func `leaves in the window of a working day`(now: String, first: String) throws {
        let found = SendingWindow().first(from: try moment(now), calendar: .englandAndWales)
        #expect(found == (try moment(first)))
    }

    @Test func `leaves at once where the window is the whole day, whatever the day`() throws {
        let saturday = try moment("2026-05-02T22:00:00Z")
        #expect(SendingWindow(from: 0, until: 1_440).first(from: saturday, calendar: .englandAndWales) == saturday)
    }

    @Test(arguments: [
        ("09:00-16:30", 540, 990), ("00:00-24:00", 0, 1_440), ("23:58-23:59", 1_438, 1_439),
    ])
    func `is written as two times of a day`(text: String, from: Int, until: Int) {
        #expect(SendingWindow(text) == SendingWindow(from: from, until: until))
        #expect("\(SendingWindow(from: from, until: until))" == text)
    }

    @Test(arguments: [
        "", "09:00", "9:00-16:30", "09:00-09:00", "16:30-09:00", "09:60-16:30", "09:00-24:01", "09.00-16.30",
        "09:00-16:30 ", "0９:00-16:30", "09:00-16:30-18:00", "-1:00-16:30",
    ])
    func `and nothing else`(text: String) { #expect(SendingWindow(text) == nil) }

    @Test(arguments: [
        // A reminder joins the digest of a day on which the window is open; news waits for the next opening.
        ("2026-05-01T07:00:00Z", "2026-05-01", "2026-05-01"), ("2026-05-01T08:00:00Z", "2026-05-01", "2026-05-01"),
        ("2026-05-01T08:00:05Z", "2026-05-01", "2026-05-05"), ("2026-05-01T15:29:00Z", "2026-05-01", "2026-05-05"),
        ("2026-05-01T15:30:00Z", "2026-05-05", "2026-05-05"), ("2026-05-03T12:00:00Z", "2026-05-05", "2026-05-05"),
    ])
    func `joins the digest of a day`(now: String, reminder: String, news: String) throws {
        for (isReminder, expected) in [(true, reminder), (false, news)] {
            let found = Digest.day(
                of: try moment(now), isReminder: isReminder, window: SendingWindow(), calendar: .englandAndWales)
            #expect(found == day(expected))
        }
    }

    @Test func `goes alone where the digest would come on its last day or after it`() throws {
        #expect(Digest.isTooLate(day("2026-05-05"), expires: try moment("2026-05-05T13:00:00Z")))
        #expect(Digest.isTooLate(day("2026-05-05"), expires: try moment("2026-05-04T13:00:00Z")))
        #expect(!Digest.isTooLate(day("2026-05-05"), expires: try moment("2026-05-06T13:00:00Z")))
        #expect(!Digest.isTooLate(day("2026-05-05"), expires: nil))
    }

    @Test func `is nothing that the law requires, that signs somebody in, or that first asks for something`() {
        for kind in Notice.Kind.allCases where kind.isStatutory || kind == .signInCode { #expect(kind.pace == .atOnce) }
        #expect(
            Notice.Kind.allCases.filter { $0.pace == .inWindow }
                == [
                    .reminder, .digest, .weeklySummary, .deadlineMoved, .dayMoved, .coverArranged, .word,
                    .figuresDue, .reviewPapersSent, .recommendationAnswered, .coverCalledOff, .meetingTomorrow,
                    .applicantMeetingTomorrow, .pointOfContact,
                ])
        #expect(
            Notice.Kind.allCases.filter { $0.pace == .daily }
                == [.papers, .leadConfirmed, .withdrawn, .fromApplicant, .applicantLeft])
    }

    @Test func `is news of the day for officers and mailboxes only`() {
        let town = Town()
        #expect(Notice(.papers, to: .person(town.panel[0])).isNewsOfTheDay)
        #expect(!Notice(.invitation, to: .person(town.panel[0])).isNewsOfTheDay)
        #expect(!Notice(.closed, to: .areaContact(town.contact.id)).isNewsOfTheDay)
    }
}
