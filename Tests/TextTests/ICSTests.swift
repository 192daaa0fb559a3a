import Testing

@testable import Text

@Suite struct `Calendars` {
    func event() throws -> ICS.Event {
        ICS.Event(
            uid: "meeting-1@council.example", sequence: 2, stamp: 1_777_887_000,
            when: .time(from: 1_780_000_000, until: 1_780_005_400),
            summary: "ASB Case Review", location: "Online; room 1",
            organizer: Mail.Party("Desk", try MailAddress("desk@council.example")),
            attendees: [Mail.Party("O'Neil, \"Pat\"\r\nX:y", try MailAddress("pat@police.example"))],
            url: "https://x.example/l/1")
    }

    /// Unfolded lines.
    func lines(_ text: String) -> [String] {
        var lines: [String] = []
        for line in text.split(separator: "\r\n", omittingEmptySubsequences: false) {
            if line.utf8.first == 32 { lines[lines.count - 1] += line.dropFirst() } else { lines.append(String(line)) }
        }
        return lines
    }

    @Test func `An invitation is these lines`() throws {
        #expect(
            lines(try ICS(.request, [event()]).text()) == [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//casereviewd//EN", "CALSCALE:GREGORIAN", "METHOD:REQUEST",
                "BEGIN:VEVENT",
                "UID:meeting-1@council.example", "SEQUENCE:2", "DTSTAMP:20260504T093000Z", "DTSTART:20260528T202640Z",
                "DTEND:20260528T215640Z", "SUMMARY:ASB Case Review", "LOCATION:Online\\; room 1",
                "ORGANIZER;CN=\"Desk\":mailto:desk@council.example",
                "ATTENDEE;CN=\"O'Neil, 'Pat'X:y\";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;"
                    + "RSVP=TRUE:mailto:pat@police.example",
                "URL:https://x.example/l/1", "STATUS:CONFIRMED", "END:VEVENT", "END:VCALENDAR", "",
            ])
    }

    @Test func `A cancellation is cancelled whatever the event says`() throws {
        let found = lines(try ICS(.cancel, [event()]).text())
        #expect(found.contains("METHOD:CANCEL"))
        #expect(found.contains("STATUS:CANCELLED"))
    }

    @Test func `A cancellation without a status takes its attendees off an event that stands`() throws {
        var off = try event()
        off.status = nil
        let found = lines(try ICS(.cancel, [off]).text())
        #expect(found.contains("METHOD:CANCEL") && !found.contains { $0.hasPrefix("STATUS") })
    }

    @Test func `An event that is private says so`() throws {
        var own = try event()
        own.isPrivate = true
        let found = lines(try ICS(.request, [own]).text())
        #expect(found.contains("CLASS:PRIVATE"))
    }

    @Test func `A feed has many events and whole days`() throws {
        let day = ICS.Event(uid: "d1", stamp: 0, when: .day(year: 2026, month: 5, day: 4), summary: "Due")
        let found = lines(try ICS(.publish, [day, day]).text())
        #expect(found.filter { $0 == "DTSTART;VALUE=DATE:20260504" }.count == 2)
        #expect(found.filter { $0 == "BEGIN:VEVENT" }.count == 2)
        #expect(try lines(ICS(.publish, []).text()).count == 7)
    }

    @Test(arguments: [
        ("a\nb", "a\\nb"), ("a\rb", "a\\nb"), ("a\r\nb", "a\\nb"), ("a\n\rb", "a\\n\\nb"), ("a\\;,b", "a\\\\\\;\\,b"),
        ("\0a\u{1B}\u{7F}\u{9B}", "a"),
        ("a\u{2028}b\u{2029}c\u{85}d", "a\\nb\\nc\\nd"), (";\u{301}", "\\;\u{301}"), ("\r\n\u{301}", "\\n\u{301}"),
        ("a\tb", "a b"),
        ("x\r\nEND:VEVENT\r\nBEGIN:VALARM", "x\\nEND:VEVENT\\nBEGIN:VALARM"),
    ])
    func `A text is escaped scalar by scalar`(_ text: String, _ escaped: String) throws {
        #expect(Array(ICSWriter.escaped(text).utf8) == Array(escaped.utf8))
        var hostile = try event()
        hostile.summary = text
        hostile.location = text
        hostile.description = text
        hostile.attendees[0].name = text
        let calendar = try ICS(.request, [hostile]).text()
        #expect(lines(calendar).count == 21)
        #expect(lines(calendar).filter { $0.hasPrefix("BEGIN:") || $0.hasPrefix("END:") }.count == 4)
    }

    @Test(arguments: ["x", "é", "☺", "👩‍👩‍👧", "a\u{301}"])
    func `Lines are folded at 75 bytes and never inside a scalar`(_ piece: String) throws {
        var long = try event()
        long.summary = String(repeating: piece, count: 200)
        let text = try ICS(.request, [long]).text()
        let raw = Array(text.utf8).split(separator: 10).map { $0.dropLast() }
        #expect(raw.allSatisfy { $0.count <= 75 && Array(String(decoding: $0, as: UTF8.self).utf8) == Array($0) })
        let folded = Array(text.utf8).map(String.init).joined(separator: " ").replacing("13 10 32 ", with: "")
        let whole = Array(("SUMMARY:" + long.summary).utf8).map(String.init).joined(separator: " ")
        #expect(folded.contains(whole))
    }

    @Test func `What cannot be written is refused with its field`() throws {
        func refusal(_ method: ICS.Method = .request, _ change: (inout ICS.Event) -> Void) throws -> ICS.Refusal? {
            var changed = try event()
            change(&changed)
            do {
                _ = try ICS(method, [changed]).text()
                return nil
            } catch {
                return error
            }
        }
        #expect(try refusal { $0.uid = "a\r\nb" } == .uid)
        #expect(try refusal { $0.uid = "a;b" } == .uid)
        #expect(try refusal { $0.uid = "" } == .uid)
        #expect(try refusal { $0.sequence = -1 } == .sequence)
        #expect(try refusal { $0.stamp = .max } == .stamp)
        #expect(try refusal { $0.when = .time(from: 1, until: 0) } == .when)
        #expect(try refusal { $0.when = .day(year: 2026, month: 2, day: 29) } == .when)
        #expect(try refusal { $0.when = .day(year: 2026, month: Int.min, day: 1) } == .when)
        #expect(try refusal { $0.organizer = nil } == .organizer)
        #expect(try refusal { $0.attendees = [] } == .attendees)
        #expect(try refusal(.publish) { _ in } == .attendees)
        #expect(try refusal { $0.url = "http://x.example" } == .url)
        #expect(try refusal { $0.url = "https://x.example/\r\nX:y" } == .url)
        #expect(throws: ICS.Refusal.events) { try ICS(.request, []).text() }
        #expect(throws: ICS.Refusal.product) { try ICS(.publish, [], product: "a\nb").text() }
    }
}
