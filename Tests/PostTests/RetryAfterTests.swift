import Casework
import Testing

@testable import Post

@Suite struct `Being asked to come back later` {
    /// 1 May 2026, 09:30:00 UTC.
    @Test(
        arguments: [
            ("1", 1), ("120", 120), ("86400", 86_400), ("86401", 86_400), ("1000000000", 86_400),
            ("18446744073709551616", 86_400), ("Fri, 01 May 2026 09:30:01 GMT", 1),
            ("Friday, 01-May-26 09:31:00 GMT", 60),
            ("Fri May  1 10:30:00 2026", 3_600), ("Sat, 01 May 2027 09:30:00 GMT", 86_400),
            ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400),
        ] as [(String, Int64)])
    func `is heeded for up to a day`(text: String, seconds: Int64) {
        #expect(RetryAfter.pause(text, at: PostOffice.morning) == .seconds(seconds))
    }

    @Test(arguments: [
        "", "0", "000", "-1", "+1", "1.5", " 1", "1 ", "1e9", "soon", "0x10", "Fri, 01 May 2026 09:30:00 GMT",
        "Thu, 30 Apr 2026 09:30:00 GMT", "Fri, 32 May 2026 09:30:00 GMT", "Fri, 01 May 2026 24:30:00 GMT",
        "Fri, 01 May 2026", "Fri, 01 Mai 2026 09:31:00 GMT", "01 01 01 09:31:00", "\u{0661}", "May",
        ":::::::: May 1 2026",
        "99:99:99 May 1 2026", String(repeating: "9", count: 65),
    ])
    func `is not heeded where it says nothing, or a moment that is past`(text: String) {
        #expect(RetryAfter.pause(text, at: PostOffice.morning) == nil)
    }

    @Test(arguments: [Instant(microseconds: .min), Instant(microseconds: .max)])
    func `holds at the ends of time`(now: Instant) {
        _ = RetryAfter.pause("Fri, 31 Dec 9999 23:59:59 GMT", at: now)
    }
}
