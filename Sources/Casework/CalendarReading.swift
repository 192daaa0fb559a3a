/// When somebody is busy, read of a calendar of theirs (RFC 5545): of its free/busy times and its events, and never what
/// they are about. What is not understood is told with its line, and not guessed.
public struct CalendarReading: Equatable, Sendable {
    /// In order, within the time that was asked for; those that touch are one.
    public var busy: [BusyTime]
    /// What was left out, at most `mostNotes`.
    public var notes: [Note]

    public struct Note: Equatable, Sendable {
        /// From 1.
        public var line: Int
        /// A plain sentence that says nothing of what the calendar holds.
        public var sentence: String
    }

    public static let mostLines = 400_000
    public static let mostNotes = 10
    /// Steps in working out repeated events, one for each day that is looked at.
    static let mostWork = 2_000_000

    /// Reads the busy times between two moments.
    ///
    /// Times without a zone are read as London's. A whole day is one in London, an event that is cancelled or marked as
    /// free is none. A meeting that is only tentative counts as busy.
    ///
    /// - Parameter isStopped: Asked now and then: whether nobody waits for the reading any more.
    public static func read(
        _ bytes: [UInt8], from: Instant, until: Instant, isStopped: @escaping () -> Bool = { false }
    ) throws(CalendarFault) -> CalendarReading {
        let lines = try CalendarLines.read(bytes, atMost: mostLines)
        guard let first = lines.first, first.name == "BEGIN", first.word == "VCALENDAR" else { throw .notACalendar }
        guard let last = lines.last, last.name == "END", last.word == "VCALENDAR" else { throw .cut }
        var parts = CalendarParts()
        parts.take(lines)
        var expanding = CalendarExpanding(
            from: from, until: until, offsets: parts.offsets,
            work: CalendarWork(steps: mostWork, isStopped: isStopped))
        for line in parts.freeBusy { try expanding.addFreeBusy(line) }
        try expanding.addEvents(parts.events)
        let window = BusyTime(from: from, until: until)
        let inside = expanding.busy.compactMap { time in
            window.flatMap { BusyTime(from: max(time.from, $0.from), until: min(time.until, $0.until)) }
        }
        return CalendarReading(busy: BusyTime.joined(inside), notes: expanding.notes)
    }
}

/// The parts of a calendar that say when.
private struct CalendarParts {
    var freeBusy: [CalendarLine] = []
    var events: [CalendarEvent] = []
    /// Every offset from UTC that a zone's description knows, in seconds.
    var offsets: [String: Set<Int>] = [:]

    mutating func take(_ lines: [CalendarLine]) {
        var stack: [String] = []
        var event: CalendarEvent?
        var zone: (name: String, offsets: Set<Int>) = ("", [])
        var zonesOpen = 0
        for line in lines {
            switch line.name {
            case "BEGIN":
                stack.append(line.word)
                if line.word == "VEVENT", stack.count == 2 { event = CalendarEvent(line: line.line) }
                if line.word == "VTIMEZONE" {
                    zone = ("", [])
                    zonesOpen += 1
                }
            case "END":
                if line.word == "VEVENT", stack.count == 2, let ended = event {
                    events.append(ended)
                    event = nil
                }
                if line.word == "VTIMEZONE" { offsets[zone.name] = zone.offsets }
                if stack.last == line.word {
                    stack.removeLast()
                    if line.word == "VTIMEZONE" { zonesOpen -= 1 }
                }
            case "FREEBUSY" where stack.last == "VFREEBUSY": freeBusy.append(line)
            case "TZID" where stack.last == "VTIMEZONE": zone.name = line.value
            case "TZOFFSETTO" where zonesOpen > 0:
                // One that cannot be read is one that is not known.
                zone.offsets.formUnion(CalendarZone.offset(line.value).map { [$0] } ?? [.min, .max])
            default:
                // What stands inside an event's alarm is not the event's.
                if stack.last == "VEVENT", stack.count == 2 { event?.take(line) }
            }
        }
    }
}

/// An event as it is written.
struct CalendarEvent {
    var line: Int
    var uid = ""
    var start: CalendarLine?
    var end: CalendarLine?
    var duration: CalendarLine?
    var rules: [CalendarLine] = []
    var exceptions: [CalendarLine] = []
    /// Single times beside its first one and its rule's.
    var additions: [CalendarLine] = []
    /// Rules by which times are taken away.
    var exceptionRules: [CalendarLine] = []
    /// Which of the repeated times it stands for.
    var replaces: CalendarLine?
    var isCancelled = false
    var isFree = false

    init(line: Int) { self.line = line }

    mutating func take(_ line: CalendarLine) {
        switch line.name {
        case "UID": uid = line.value
        case "DTSTART": start = line
        case "DTEND": end = line
        case "DURATION": duration = line
        case "RRULE": rules.append(line)
        case "EXDATE": exceptions.append(line)
        case "RDATE": additions.append(line)
        case "EXRULE": exceptionRules.append(line)
        case "RECURRENCE-ID": replaces = line
        case "STATUS": isCancelled = line.word == "CANCELLED"
        case "TRANSP": isFree = isFree || line.word == "TRANSPARENT"
        case "X-MICROSOFT-CDO-BUSYSTATUS": isFree = isFree || line.word == "FREE"
        default: break
        }
    }
}
