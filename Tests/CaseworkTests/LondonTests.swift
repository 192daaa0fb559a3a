import Casework
import FoundationEssentials
import Testing

@Suite struct `Civil time in London` {
    @Test(arguments: [
        ("2026-03-29T00:59:59Z", "2026-03-29", "00:59"), ("2026-03-29T01:00:00Z", "2026-03-29", "02:00"),
        ("2026-10-25T00:59:59Z", "2026-10-25", "01:59"), ("2026-10-25T01:00:00Z", "2026-10-25", "01:00"),
        ("2026-03-29T23:30:00Z", "2026-03-30", "00:30"), ("2026-07-14T23:30:00Z", "2026-07-15", "00:30"),
        ("2026-12-31T23:59:59Z", "2026-12-31", "23:59"), ("1969-12-31T23:30:00Z", "1970-01-01", "00:30"),
        ("1971-10-31T01:59:59Z", "1971-10-31", "02:59"), ("1971-10-31T02:00:00Z", "1971-10-31", "02:00"),
        ("1972-03-19T02:00:00Z", "1972-03-19", "03:00"), ("1989-10-29T00:59:59Z", "1989-10-29", "01:59"),
        ("0001-01-01T00:00:00Z", "0001-01-01", "00:00"), ("9999-12-31T23:59:59.999999Z", "9999-12-31", "23:59"),
    ])
    func `a moment has the date and time that a clock on the wall shows`(_ text: String, _ date: String, _ time: String)
        throws
    {
        let moment = try #require(Instant(rfc3339: text))
        let clock = London.clock(of: moment)
        #expect(clock.date == day(date))
        #expect(clock.hourAndMinute == time)
        #expect(London.date(of: moment) == day(date))
    }

    @Test(.enabled(if: ZoneFile.london != nil, "the machine has no time zone database"))
    func `every hour of March and October and every noon from 1972 to 2037 agrees with the time zone database`() throws
    {
        let zone = try #require(ZoneFile.london)
        var wrong: [String] = []
        for number in day("1972-01-01").dayNumber...day("2037-12-31").dayNumber {
            let date = CivilDate(dayNumber: number)
            let hours = date.month == 3 || date.month == 10 ? Array(0..<24) : [12]
            for hour in hours {
                let second = number * 86_400 + hour * 3_600
                let moment = Instant(microseconds: Int64(second) * 1_000_000)
                if London.offsetSeconds(at: moment) != zone.offset(at: second) { wrong.append(moment.rfc3339UTC) }
            }
        }
        #expect(wrong.isEmpty)
        // What the file says of all later years; the rule from 1996 on is the same.
        #expect(zone.footer == "GMT0BST,M3.5.0/1,M10.5.0")
    }

    @Test func `from 1996 to 2040 summer time is between the last Sundays of March and October at one o'clock UTC`() {
        for year in 1996...2040 {
            for month in [3, 10] {
                let sunday = (1...31).compactMap { CivilDate(year: year, month: month, day: $0) }
                    .last { $0.weekday == .sunday }
                let turn = (sunday?.dayNumber ?? 0) * 86_400 + 3_600
                let before = Instant(microseconds: Int64(turn) * 1_000_000 - 1)
                let after = Instant(microseconds: Int64(turn) * 1_000_000)
                #expect(London.offsetSeconds(at: before) == (month == 3 ? 0 : 3_600))
                #expect(London.offsetSeconds(at: after) == (month == 3 ? 3_600 : 0))
            }
        }
    }

    @Test(arguments: [
        ("2026-01-15", 9, 30, "2026-01-15T09:30:00+00:00"), ("2026-06-15", 9, 30, "2026-06-15T09:30:00+01:00"),
        ("2026-03-29", 0, 59, "2026-03-29T00:59:00+00:00"), ("2026-03-29", 1, 0, "2026-03-29T02:00:00+01:00"),
        ("2026-03-29", 1, 30, "2026-03-29T02:30:00+01:00"), ("2026-03-29", 2, 0, "2026-03-29T02:00:00+01:00"),
        ("2026-10-25", 0, 30, "2026-10-25T00:30:00+01:00"), ("2026-10-25", 1, 0, "2026-10-25T01:00:00+01:00"),
        ("2026-10-25", 1, 30, "2026-10-25T01:30:00+01:00"), ("2026-10-25", 2, 0, "2026-10-25T02:00:00+00:00"),
        ("2026-06-15", 24, 0, "2026-06-16T00:00:00+01:00"), ("2026-06-15", 0, -1, "2026-06-14T23:59:00+01:00"),
    ])
    func `a local time is a moment, moved forward where it is missing and the first where it comes twice`(
        _ date: String, _ hour: Int, _ minute: Int, _ expected: String
    ) {
        #expect(London.instant(date: day(date), hour: hour, minute: minute).rfc3339InLondon == expected)
    }

    @Test func `every quarter of an hour of two years goes to a moment and back`() {
        var wrong = 0
        for number in day("2026-01-01").dayNumber...day("2027-12-31").dayNumber {
            let date = CivilDate(dayNumber: number)
            for quarter in 0..<96 {
                let clock = London.clock(of: London.instant(date: date, hour: quarter / 4, minute: quarter % 4 * 15))
                let isMissing = ["2026-03-29", "2027-03-28"].contains(date.description) && quarter / 4 == 1
                if clock.date != date || clock.hour != quarter / 4 + (isMissing ? 1 : 0)
                    || clock.minute != quarter % 4 * 15
                {
                    wrong += 1
                }
            }
        }
        #expect(wrong == 0)
    }

    @Test(arguments: [Int64.min, -62_135_596_800_000_001, -1, 0, 253_402_300_800_000_000, Int64.max])
    func `no moment traps`(_ microseconds: Int64) {
        let moment = Instant(microseconds: microseconds)
        let date = London.date(of: moment)
        #expect(day("0001-01-01") <= date && date <= day("9999-12-31"))
        #expect(moment.rfc3339InLondon.utf8.count >= 25)
        #expect(moment.seconds <= moment.microseconds / 1_000_000)
    }

    @Test(arguments: [Int.min, -1_000_000, 0, 1_000_000, Int.max])
    func `no local time traps`(_ number: Int) {
        for date in [day("0001-01-01"), day("2026-06-01"), day("9999-12-31")] {
            let moment = London.instant(date: date, hour: number, minute: number, second: number)
            #expect(Instant(rfc3339: moment.rfc3339UTC) == moment)
        }
    }
}

/// A file of the time zone database (RFC 9636), read as slowly and plainly as can be.
private struct ZoneFile {
    let transitions: [(second: Int, offset: Int)]
    let footer: String

    static let london: ZoneFile? = FileManager.default.contents(atPath: "/usr/share/zoneinfo/Europe/London")
        .flatMap { ZoneFile(Array($0)) }

    init?(_ bytes: [UInt8]) {
        func number(_ place: Int, _ width: Int) -> Int {
            let raw = bytes[place..<place + width].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return width == 8 ? Int(Int64(bitPattern: raw)) : Int(Int32(truncatingIfNeeded: raw))
        }
        func counts(_ header: Int) -> [Int] { (0..<6).map { number(header + 20 + $0 * 4, 4) } }
        guard bytes.count > 88, Array(bytes[0..<4]) == Array("TZif".utf8), bytes[4] >= UInt8(ascii: "2") else {
            return nil
        }
        // isutcnt, isstdcnt, leapcnt, timecnt, typecnt, charcnt
        let old = counts(0)
        let header = 44 + old[3] * 5 + old[4] * 6 + old[5] + old[2] * 8 + old[1] + old[0]
        let new = counts(header)
        let times = header + 44
        let indices = times + new[3] * 8
        let types = indices + new[3]
        let end = types + new[4] * 6 + new[5] + new[2] * 12 + new[1] + new[0]
        transitions = (0..<new[3]).map { index in
            (number(times + index * 8, 8), number(types + Int(bytes[indices + index]) * 6, 4))
        }
        footer = String(decoding: bytes[(end + 1)...].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    func offset(at second: Int) -> Int { transitions.last { $0.second <= second }?.offset ?? 0 }
}
