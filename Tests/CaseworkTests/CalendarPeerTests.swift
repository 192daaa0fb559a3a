import Casework
import FoundationEssentials
import TestSupport
import Testing

/// The reader of calendars beside Python's recurring-ical-events, on made-up calendars; a failure names its seed.
@Suite struct `Busy times beside another reader of calendars` {
    private static let from = London.instant(date: day("2026-02-01"), hour: 0, minute: 0)
    private static let until = London.instant(date: day("2026-12-01"), hour: 0, minute: 0)

    private static func calendar(_ seed: UInt64) -> String {
        var random = Seeded(seed)
        func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }
        var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tests//EN"]
        for index in 0..<Int.random(in: 1...4, using: &random) {
            let date = day("2025-11-01").adding(days: Int.random(in: 0...330, using: &random))
            let isWholeDay = Int.random(in: 0..<5, using: &random) == 0
            // Not in the hours that come twice or never: libraries read those in ways of their own.
            let hour = Int.random(in: 5...20, using: &random)
            let compact = String(decoding: date.description.utf8.filter { $0 != 0x2d }, as: UTF8.self)
            func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
            lines += ["BEGIN:VEVENT", "UID:\(seed)-\(index)", "DTSTAMP:20260101T000000Z"]
            let zone = pick([";TZID=Europe/London", "Z"])
            func time(_ compact: String) -> String {
                zone == "Z" ? ":\(compact)T\(padded(hour))1500Z" : "\(zone):\(compact)T\(padded(hour))1500"
            }
            if isWholeDay {
                lines += ["DTSTART;VALUE=DATE:\(compact)"]
                if Bool.random(using: &random) { lines.append("DURATION:P\(Int.random(in: 1...3, using: &random))D") }
            } else {
                lines += ["DTSTART\(time(compact))", "DURATION:PT\(Int.random(in: 1...90, using: &random))M"]
            }
            let weekday = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][(date.dayNumber + 3) % 7]
            let limit = pick([";COUNT=\(Int.random(in: 1...30, using: &random))", ""])
            let interval = pick(["", ";INTERVAL=\(Int.random(in: 2...5, using: &random))"])
            // Each falls on its first day, as it should.
            let rule: String? =
                switch Int.random(in: 0..<8, using: &random) {
                case 0: nil
                case 1: "FREQ=DAILY"
                case 2: "FREQ=WEEKLY"
                case 3: "FREQ=WEEKLY;BYDAY=\(pick(["MO", "WE", "SA"])),\(weekday)"
                case 4: "FREQ=WEEKLY;WKST=SU;BYDAY=SU,\(weekday)"
                case 5: "FREQ=MONTHLY"
                case 6: "FREQ=MONTHLY;BYDAY=\((date.day - 1) / 7 + 1)\(weekday)"
                default: "FREQ=YEARLY"
                }
            if let rule {
                lines.append("RRULE:\(rule)\(interval)\(limit)")
                if Bool.random(using: &random) {
                    let other = date.adding(days: 7)
                    let text = String(decoding: other.description.utf8.filter { $0 != 0x2d }, as: UTF8.self)
                    lines.append(isWholeDay ? "EXDATE;VALUE=DATE:\(text)" : "EXDATE\(time(text))")
                }
            }
            if Int.random(in: 0..<8, using: &random) == 0 { lines.append("TRANSP:TRANSPARENT") }
            if Int.random(in: 0..<8, using: &random) == 0 { lines.append("STATUS:CANCELLED") }
            lines.append("END:VEVENT")
        }
        return (lines + ["END:VCALENDAR", ""]).joined(separator: "\r\n")
    }

    @Test func `both find the same times in three hundred calendars`() async throws {
        let tools = ProcessInfo.processInfo.environment["CASEREVIEW_TOOLS"]
        let support = #filePath.dropLast("CaseworkTests/CalendarPeerTests.swift".utf8.count) + "Support/busy-times.py"
        let python = tools.map { "\($0)/venv/bin/python3" } ?? "python3"
        try await Companion.with([python, String(support)]) { peer in
            for seed in 0..<300 as Range<UInt64> {
                let calendar = Self.calendar(seed)
                let escaped = calendar.replacing("\r\n", with: "\\r\\n")
                let answer = try await peer.ask(
                    "{\"calendar\": \"\(escaped)\", \"from\": \(Self.from.seconds), \"until\": \(Self.until.seconds)}")
                let reading = try CalendarReading.read(Array(calendar.utf8), from: Self.from, until: Self.until)
                let own = reading.busy.map { "[\($0.from.seconds), \($0.until.seconds)]" }.joined(separator: ", ")
                #expect(answer == "{\"busy\": [\(own)]}", "seed \(seed)\n\(calendar)")
                #expect(reading.notes.isEmpty, "seed \(seed): \(reading.notes)")
            }
        }
    }
}
