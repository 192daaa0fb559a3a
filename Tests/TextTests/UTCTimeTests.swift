import Testing

@testable import Text

@Suite struct `Moments in UTC` {
    @Test(
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 +0000", "19700101T000000Z"),
            (1_777_887_000, "Mon, 04 May 2026 09:30:00 +0000", "20260504T093000Z"),
            (-1, "Wed, 31 Dec 1969 23:59:59 +0000", "19691231T235959Z"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 +0000", "20000229T000000Z"),
            (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 +0000", "99991231T235959Z"),
            (-62_135_596_800, "Mon, 01 Jan 0001 00:00:00 +0000", "00010101T000000Z"),
        ] as [(Int64, String, String)])
    func `A moment has its forms`(_ seconds: Int64, _ mail: String, _ calendar: String) {
        #expect(UTCTime(seconds: seconds)?.mail == mail)
        #expect(UTCTime(seconds: seconds)?.calendar == calendar)
    }

    @Test(arguments: [Int64.min, .max, -62_135_596_801, 253_402_300_800])
    func `Years without four digits have none`(_ seconds: Int64) {
        #expect(UTCTime(seconds: seconds) == nil)
    }
}
