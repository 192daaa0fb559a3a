import Casework
import TestSupport
import Testing

@Suite struct `Timestamps by RFC 3339` {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2026-05-01T10:30:00+01:00", 1_777_627_800_000_000),
        ("2026-05-01T09:30:00Z", 1_777_627_800_000_000), ("2026-05-01t09:30:00z", 1_777_627_800_000_000),
        ("1969-12-31T23:59:59.5Z", -500_000), ("1970-01-01T00:00:00.0000019Z", 1),
        ("1970-01-01T00:00:00.123456789012345678901234567890Z", 123_456), ("1970-01-01T00:00:00-00:00", 0),
        ("1970-01-01T05:30:00+05:30", 0), ("2000-02-29T00:00:00Z", 951_782_400_000_000),
    ])
    func `a timestamp with its offset is read`(_ text: String, _ microseconds: Int64) {
        #expect(Instant(rfc3339: text)?.microseconds == microseconds)
    }

    @Test(arguments: [
        "", "2026-05-01", "2026-05-01T10:30:00", "2026-05-01 10:30:00Z", "2026-05-01T10:30Z", "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z", "2026-05-01T24:00:00Z", "2026-05-01T23:60:00Z", "2026-12-31T23:59:60Z",
        "2026-05-01T10:30:00.Z", "2026-05-01T10:30:00+0100", "2026-05-01T10:30:00+24:00", "2026-05-01T10:30:00+01:60",
        "2026-05-01T10:30:00Z ", " 2026-05-01T10:30:00Z", "2026-05-01T10:30:00+01", "+2026-05-01T10:30:00Z",
        "0000-12-31T23:00:00Z", "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-00:01", "20260501T103000Z",
        "２026-05-01T10:30:00Z", "2026-05-01T10:30:00Z\u{0}", "99999999999999999999-01-01T00:00:00Z",
    ])
    func `anything else is refused`(_ text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test func `a moment is written in UTC and on a London clock`() throws {
        let summer = try #require(Instant(rfc3339: "2026-05-01T10:30:00+01:00"))
        #expect(summer.rfc3339UTC == "2026-05-01T09:30:00Z")
        #expect(summer.rfc3339InLondon == "2026-05-01T10:30:00+01:00")
        let winter = Instant(microseconds: -1)
        #expect(winter.rfc3339UTC == "1969-12-31T23:59:59.999999Z")
        #expect(
            try #require(Instant(rfc3339: "2026-01-01T00:00:00.120Z")).rfc3339InLondon == "2026-01-01T00:00:00.12+00:00"
        )
    }

    @Test func `what is written is read back as the same moment`() {
        var generator = Seeded(1)
        for _ in 0..<20_000 {
            let moment = Instant(
                microseconds: Int64.random(in: -62_135_596_800_000_000...253_402_300_799_999_999, using: &generator))
            #expect(Instant(rfc3339: moment.rfc3339UTC) == moment)
            #expect(Instant(rfc3339: moment.rfc3339InLondon) == moment)
        }
    }
}
