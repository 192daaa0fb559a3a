import Casework
import TestSupport
import Testing

@Suite struct `Busy times read of a calendar` {
    private static let from = London.instant(date: day("2026-03-01"), hour: 0, minute: 0)
    private static let until = London.instant(date: day("2026-12-31"), hour: 0, minute: 0)

    private func read(_ lines: [String]) throws(CalendarFault) -> CalendarReading {
        let text = (["BEGIN:VCALENDAR"] + lines + ["END:VCALENDAR", ""]).joined(separator: "\r\n")
        return try CalendarReading.read(Array(text.utf8), from: Self.from, until: Self.until)
    }

    private func event(_ lines: String...) throws(CalendarFault) -> CalendarReading {
        try read(["BEGIN:VEVENT", "UID:1"] + lines + ["END:VEVENT"])
    }

    /// `2026-05-04T09:00+01:00/10:00` and so on, on London's clocks.
    private func words(_ reading: CalendarReading) -> [String] {
        reading.busy.map { time in
            func text(_ moment: Instant) -> String {
                let clock = London.clock(of: moment)
                return "\(clock.date) \(clock.hourAndMinute)"
            }
            return "\(text(time.from))-\(text(time.until))"
        }
    }

    @Test(arguments: [
        // UTC in summer, London by name, floating, Outlook's name, and a zone of one offset only.
        (["DTSTART:20260504T080000Z", "DTEND:20260504T090000Z"], "2026-05-04 09:00-2026-05-04 10:00"),
        (
            ["DTSTART;TZID=Europe/London:20260504T090000", "DTEND;TZID=Europe/London:20260504T100000"],
            "2026-05-04 09:00-2026-05-04 10:00"
        ),
        (["DTSTART:20260504T090000", "DURATION:PT1H30M"], "2026-05-04 09:00-2026-05-04 10:30"),
        (
            ["DTSTART;TZID=\"GMT Standard Time\":20260504T090000", "DTEND;TZID=GMT Standard Time:20260504T100000"],
            "2026-05-04 09:00-2026-05-04 10:00"
        ),
        (
            ["DTSTART;TZID=/mozilla.org/20070129_1/Europe/London:20260504T090000", "DURATION:PT1H"],
            "2026-05-04 09:00-2026-05-04 10:00"
        ),
        (["DTSTART;TZID=Plus two:20260504T090000", "DURATION:PT1H"], "2026-05-04 08:00-2026-05-04 09:00"),
        // A whole day, several, and one without an end.
        (["DTSTART;VALUE=DATE:20260504", "DTEND;VALUE=DATE:20260506"], "2026-05-04 00:00-2026-05-06 00:00"),
        (["DTSTART;VALUE=DATE:20260504"], "2026-05-04 00:00-2026-05-05 00:00"),
        // Across midnight, and across both changes of the clocks.
        (["DTSTART:20260504T220000", "DTEND:20260505T020000"], "2026-05-04 22:00-2026-05-05 02:00"),
        (["DTSTART:20260328T230000", "DTEND:20260329T030000"], "2026-03-28 23:00-2026-03-29 03:00"),
        (["DTSTART:20261024T230000Z", "DTEND:20261025T030000Z"], "2026-10-25 00:00-2026-10-25 03:00"),
        (["DTSTART;VALUE=DATE:20261025"], "2026-10-25 00:00-2026-10-26 00:00"),
        // No time at all, marked as free, cancelled.
        (["DTSTART:20260504T090000", "DTEND:20260504T090000"], ""),
        (["DTSTART:20260504T090000"], ""),
        (["DTSTART:20260504T090000", "DURATION:PT1H", "TRANSP:TRANSPARENT"], ""),
        (["DTSTART:20260504T090000", "DURATION:PT1H", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"], ""),
        (["DTSTART:20260504T090000", "DURATION:PT1H", "STATUS:CANCELLED"], ""),
        (["DTSTART:20260504T090000", "DURATION:PT1H", "STATUS:TENTATIVE"], "2026-05-04 09:00-2026-05-04 10:00"),
        // Folded, in small letters, with an alarm that has a duration of its own.
        (
            ["dtstart:2026050", " 4T090000", "duration:PT1H", "BEGIN:VALARM", "DURATION:PT9H", "END:VALARM"],
            "2026-05-04 09:00-2026-05-04 10:00"
        ),
        // Outside of what was asked for.
        (["DTSTART:20270504T090000", "DURATION:PT1H"], ""),
    ])
    func `an event`(_ lines: [String], _ expected: String) throws {
        let zone = [
            "BEGIN:VTIMEZONE", "TZID:Plus two", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0200", "END:STANDARD", "END:VTIMEZONE",
        ]
        let reading = try read(zone + ["BEGIN:VEVENT", "UID:1"] + lines + ["END:VEVENT"])
        #expect(words(reading).joined(separator: ", ") == expected)
        #expect(reading.notes.isEmpty)
    }

    @Test(arguments: [
        ("FREQ=DAILY;COUNT=3", ["05-04", "05-05", "05-06"]),
        ("FREQ=DAILY;INTERVAL=2;UNTIL=20260508", ["05-04", "05-06", "05-08"]),
        ("FREQ=DAILY;UNTIL=20260506T080000Z", ["05-04", "05-05", "05-06"]),
        ("FREQ=DAILY;UNTIL=20260506T075959Z", ["05-04", "05-05"]),
        ("FREQ=WEEKLY;COUNT=3", ["05-04", "05-11", "05-18"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=4", ["05-04", "05-06", "05-18", "05-20"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=SU;COUNT=3", ["05-05", "05-17", "05-19"]),
        ("FREQ=MONTHLY;COUNT=3", ["05-04", "06-04", "07-04"]),
        ("FREQ=MONTHLY;BYDAY=1MO;COUNT=3", ["05-04", "06-01", "07-06"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", ["05-29", "06-26"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", ["05-31", "07-31", "08-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2", ["05-31", "06-30"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", ["05-29", "06-30"]),
        ("FREQ=YEARLY;COUNT=2", ["05-04"]),
        ("FREQ=YEARLY;BYMONTH=5,9;BYDAY=2TU;COUNT=2", ["05-12", "09-08"]),
        ("FREQ=DAILY;BYDAY=SA;COUNT=2", ["05-09", "05-16"]),
    ])
    func `a repeated event`(_ rule: String, _ days: [String]) throws {
        let reading = try event("DTSTART;TZID=Europe/London:20260504T090000", "DURATION:PT1H", "RRULE:\(rule)")
        #expect(words(reading) == days.map { "2026-\($0) 09:00-2026-\($0) 10:00" })
        #expect(reading.notes.isEmpty)
    }

    @Test func `a repeated event keeps its time on the clock when the clocks change`() throws {
        let london = try event(
            "DTSTART;TZID=Europe/London:20260322T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2")
        #expect(words(london) == ["2026-03-22 09:00-2026-03-22 10:00", "2026-03-29 09:00-2026-03-29 10:00"])
        let utc = try event("DTSTART:20260322T090000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2")
        #expect(words(utc) == ["2026-03-22 09:00-2026-03-22 10:00", "2026-03-29 10:00-2026-03-29 11:00"])
    }

    @Test func `days that are taken out, moved or cancelled do not count, and those that begin long ago do`() throws {
        let lines = [
            "BEGIN:VEVENT", "UID:a", "DTSTART;TZID=Europe/London:20260504T090000", "DURATION:PT1H",
            "RRULE:FREQ=DAILY;COUNT=5", "EXDATE;TZID=Europe/London:20260505T090000,20260506T090000", "END:VEVENT",
            "BEGIN:VEVENT", "UID:a", "RECURRENCE-ID;TZID=Europe/London:20260507T090000", "DTSTART:20260507T130000Z",
            "DURATION:PT1H", "END:VEVENT",
            "BEGIN:VEVENT", "UID:a", "RECURRENCE-ID:20260508T080000Z", "DTSTART:20260508T080000Z", "DURATION:PT1H",
            "STATUS:CANCELLED", "END:VEVENT",
        ]
        #expect(
            words(try read(lines)) == ["2026-05-04 09:00-2026-05-04 10:00", "2026-05-07 14:00-2026-05-07 15:00"])
        let old = try event("DTSTART:19990101T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;INTERVAL=2")
        #expect(old.busy.count == 22)
    }

    @Test func `single times beside the first or the rule's: moments, days and periods`() throws {
        let plain = try event(
            "DTSTART;TZID=Europe/London:20260504T090000", "DURATION:PT1H",
            "RDATE;TZID=Europe/London:20260506T100000,20260504T090000", "RDATE:20260507T080000Z",
            "RDATE;VALUE=PERIOD:20260508T080000Z/20260508T083000Z,20260509T080000Z/PT2H")
        #expect(
            words(plain) == [
                "2026-05-04 09:00-2026-05-04 10:00", "2026-05-06 10:00-2026-05-06 11:00",
                "2026-05-07 09:00-2026-05-07 10:00", "2026-05-08 09:00-2026-05-08 09:30",
                "2026-05-09 09:00-2026-05-09 11:00",
            ])
        #expect(plain.notes.isEmpty)
        let days = try event("DTSTART;VALUE=DATE:20260504", "RDATE;VALUE=DATE:20260511", "EXDATE;VALUE=DATE:20260504")
        #expect(words(days) == ["2026-05-11 00:00-2026-05-12 00:00"])
        let ruled = try event(
            "DTSTART:20260504T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2",
            "RDATE:20260508T090000,20260509T090000", "EXDATE:20260509T090000")
        #expect(words(ruled).map { String($0.prefix(10)) } == ["2026-05-04", "2026-05-05", "2026-05-08"])
    }

    @Test func `a calendar that is made to burn time is given up, and so is one that nobody waits for`() throws {
        func fault(_ body: String, _ isStopped: @escaping () -> Bool = { false }) -> CalendarFault? {
            do throws(CalendarFault) {
                _ = try CalendarReading.read(
                    Array("BEGIN:VCALENDAR\n\(body)END:VCALENDAR\n".utf8), from: Self.from, until: Self.until,
                    isStopped: isStopped)
                return nil
            } catch { return error }
        }
        let days = (1...5).flatMap { ordinal in
            ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].flatMap { ["\(ordinal)\($0)", "-\(ordinal)\($0)"] }
        }.joined(separator: ",")
        let months = (1...12).map(String.init).joined(separator: ",")
        let monthDays = (1...31).flatMap { ["\($0)", "-\($0)"] }.joined(separator: ",")
        let rule = "RRULE:FREQ=YEARLY;COUNT=100000;BYMONTH=\(months);BYDAY=\(days);BYMONTHDAY=\(monthDays)"
        let burning = "BEGIN:VEVENT\nDTSTART:00010101T090000\nDURATION:PT1H\n\(rule)\nEND:VEVENT\n"
        let nested =
            String(repeating: "BEGIN:X\n", count: 150_000)
            + String(repeating: "TZOFFSETTO:+0100\n", count: 150_000)
        let spent = ContinuousClock().measure {
            #expect(fault(String(repeating: burning, count: 200)) == .tooMuch)
            #expect(fault(nested) == nil)
        }
        #expect(spent < .seconds(60), "\(spent)")
        // The same thing named again and again is one thing.
        let again = String(repeating: "MO,", count: 390) + "MO"
        #expect(
            try event("DTSTART:20260504T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2;BYDAY=\(again)").busy.count
                == 2)
        var looks = 0
        #expect(
            fault(burning) {
                looks += 1
                return looks > 2
            } == .stopped)
        #expect(looks == 3)
    }

    @Test func `free and busy times`() throws {
        let reading = try read([
            "BEGIN:VFREEBUSY",
            "FREEBUSY:20260504T080000Z/20260504T090000Z,20260504T090000Z/PT30M",
            "FREEBUSY;FBTYPE=FREE:20260505T080000Z/20260505T090000Z",
            "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260506T080000Z/PT1H",
            "FREEBUSY:20260507T080000Z/20260507T070000Z", "FREEBUSY:20260507", "END:VFREEBUSY",
        ])
        #expect(words(reading) == ["2026-05-04 09:00-2026-05-04 10:30", "2026-05-06 09:00-2026-05-06 10:00"])
        #expect(reading.notes.map(\.line) == [6, 7])
    }

    @Test(arguments: [
        (["DTSTART:20260504T090000", "DTEND:20260504T080000"], 5, "it ends before it begins", 0),
        (["DTSTART;TZID=America/New_York:20260504T090000", "DURATION:PT1H"], 4, "its time zone is not known", 0),
        (["DTSTART:20260230T090000", "DURATION:PT1H"], 2, "its start cannot be read", 0),
        (["DURATION:PT1H"], 2, "its start cannot be read", 0),
        (["DTSTART:20260504T090000", "DTEND;VALUE=DATE:20260505"], 5, "does not go with its start", 0),
        (["DTSTART:20260504T090000", "DURATION:-PT1H"], 5, "less than nothing", 0),
        (["DTSTART:20260504T090000", "DTEND:29260504T090000"], 5, "more than ten years", 0),
        (
            ["DTSTART:20260504T090000", "DURATION:PT1H", "RRULE:FREQ=SECONDLY"], 6, "how it repeats is not understood",
            1
        ),
        (
            ["DTSTART:20260504T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2;UNTIL=20260506"], 6,
            "not understood", 1
        ),
        (["DTSTART:20260504T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;BYHOUR=9"], 6, "not understood", 1),
        (["DTSTART:20260504T090000", "DURATION:PT1H", "RRULE:FREQ=YEARLY;BYDAY=20MO"], 6, "not understood", 1),
        (["DTSTART:20260504T090000", "DURATION:PT1H", "RDATE:soon"], 6, "cannot be read", 1),
        (["DTSTART:20260504T090000", "DURATION:PT1H", "RDATE;VALUE=PERIOD:20260505T090000/PT0S"], 6, "its end", 1),
        (
            ["DTSTART:20260504T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=1", "EXRULE:FREQ=DAILY"], 7,
            "was left out", 1
        ),
        (
            ["DTSTART:20260504T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=1", "EXDATE:soon"], 7,
            "so that it counts", 1
        ),
    ])
    func `what is not understood is told with its line`(
        _ lines: [String], _ line: Int, _ words: String, _ count: Int
    ) throws {
        let reading = try read(["BEGIN:VEVENT"] + (lines.count > 0 ? ["UID:1"] : []) + lines + ["END:VEVENT"])
        #expect(reading.busy.count == count)
        #expect(reading.notes.count == 1)
        #expect(reading.notes.first?.line == line)
        #expect(reading.notes.first?.sentence.contains(words) == true, "\(reading.notes)")
    }

    @Test func `what is no calendar, is cut, or is without end is refused`() {
        func fault(_ text: String) -> CalendarFault? {
            do throws(CalendarFault) {
                _ = try CalendarReading.read(Array(text.utf8), from: Self.from, until: Self.until)
                return nil
            } catch { return error }
        }
        for text in ["", "<html>BEGIN:VCALENDAR</html>", "{}", "BEGIN:VCARD\nEND:VCARD\n", "\u{0}"] {
            #expect(fault(text) == .notACalendar)
        }
        #expect(fault("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2026") == .cut)
        #expect(fault("BEGIN:VCALENDAR\nEND:VCALENDAR") == nil)
        #expect(fault("\u{FEFF}BEGIN:VCALENDAR\nEND:VCALENDAR\n") == nil)
        let line = "X:1\n"
        #expect(
            fault("BEGIN:VCALENDAR\n" + String(repeating: line, count: 400_000) + "END:VCALENDAR\n") == .tooLong)
        let endless =
            "BEGIN:VEVENT\nDTSTART:00010101T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=100000\nEND:VEVENT\n"
        #expect(
            fault("BEGIN:VCALENDAR\n" + String(repeating: endless, count: 40) + "END:VCALENDAR\n") == .tooMuch)
        for fault in [CalendarFault.notACalendar, .cut, .tooLong, .tooMuch, .stopped] {
            #expect(fault.sentence.hasSuffix("."))
        }
    }

    @Test func `no mutation of a calendar stops the reader, and what it reads is in order`() throws {
        let good = Array(
            """
            BEGIN:VCALENDAR
            BEGIN:VTIMEZONE
            TZID:Here
            BEGIN:STANDARD
            TZOFFSETTO:+0100
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VFREEBUSY
            FREEBUSY;FBTYPE=BUSY:20260504T080000Z/20260504T090000Z,20260504T090000Z/PT30M
            END:VFREEBUSY
            BEGIN:VEVENT
            UID:1
            DTSTART;TZID=Here:20260504T090000
            DTEND;TZID=Here:20260504T100000
            RRULE:FREQ=MONTHLY;INTERVAL=1;BYDAY=-1FR,2MO;BYSETPOS=1;UNTIL=20260908T000000Z
            EXDATE;VALUE=DATE:20260605
            END:VEVENT
            END:VCALENDAR

            """.utf8)
        for seed in 0..<3_000 as Range<UInt64> {
            var random = Seeded(seed)
            var bytes = good
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = .random(in: .min ... .max, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: place)
                default: bytes[place] = Array("0123456789,;:=TZ-+".utf8).randomElement(using: &random) ?? 0
                }
            }
            guard let reading = try? CalendarReading.read(bytes, from: Self.from, until: Self.until) else { continue }
            for (first, second) in zip(reading.busy, reading.busy.dropFirst()) {
                #expect(first.until < second.from, "seed \(seed)")
            }
            #expect(reading.busy.allSatisfy { $0.from >= Self.from && $0.until <= Self.until }, "seed \(seed)")
            #expect(reading.notes.count <= CalendarReading.mostNotes, "seed \(seed)")
        }
    }

    @Test func `has lines with their parameters`() throws {
        let lines = try CalendarLines.read(
            Array(
                "BEGIN:VCALENDAR\r\nattendee;CN=\"Reed; Paula\";PARTSTAT=ACC\r\n EPTED:mailto:paula@east.example\r\nbroken\r\n"
                    .utf8), atMost: 4)
        #expect(lines.map(\.name) == ["BEGIN", "ATTENDEE"])
        #expect(lines.map(\.parameters) == [[:], ["CN": "Reed; Paula", "PARTSTAT": "ACCEPTED"]])
        #expect(lines.map(\.value) == ["VCALENDAR", "mailto:paula@east.example"])
        #expect(lines.map(\.line) == [1, 2])
    }
}
