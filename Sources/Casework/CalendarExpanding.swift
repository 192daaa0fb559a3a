/// Works out the times of a calendar's events.
struct CalendarExpanding {
    let from: Instant
    let until: Instant
    let offsets: [String: Set<Int>]
    private(set) var busy: [BusyTime] = []
    private(set) var notes: [CalendarReading.Note] = []
    private var work: CalendarWork

    init(from: Instant, until: Instant, offsets: [String: Set<Int>], work: CalendarWork) {
        self.from = from
        self.until = until
        self.offsets = offsets
        self.work = work
    }

    private mutating func note(_ line: Int, _ sentence: String) {
        guard notes.count < CalendarReading.mostNotes else { return }
        notes.append(.init(line: line, sentence: sentence))
    }

    /// Free/busy times are in UTC (section 3.8.2.6).
    mutating func addFreeBusy(_ line: CalendarLine) throws(CalendarFault) {
        guard raised(Array((line.parameter("FBTYPE") ?? "BUSY").utf8)[...]) != "FREE" else { return }
        for part in line.value.utf8.split(separator: UInt8(ascii: ",")) {
            try work.take(1)
            let ends = part.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
                raised(Array($0)[...])
            }
            guard ends.count == 2, let start = CalendarTime(ends[0]), start.second != nil else {
                note(line.line, "A free/busy time was left out: it should be a start and an end, both in UTC.")
                continue
            }
            let begins = start.instant(.fixed(0))
            let end: Instant? =
                CalendarTime(ends[1]).map { $0.instant(.fixed(0)) }
                ?? CalendarDuration(ends[1]).map { begins.adding(seconds: Int64($0.days * 86_400 + $0.seconds)) }
            guard let end, let time = BusyTime(from: begins, until: end) else {
                note(line.line, "A free/busy time was left out: it ends before it begins, or its end cannot be read.")
                continue
            }
            busy.append(time)
        }
    }

    /// - Throws: `CalendarFault.tooMuch`.
    mutating func addEvents(_ events: [CalendarEvent]) throws(CalendarFault) {
        // Those that stand for one of the repeated times come out of their series.
        var replaced: [String: Set<Instant>] = [:]
        for event in events {
            guard let line = event.replaces, let time = CalendarTime(line.word), let zone = zone(line, time) else {
                continue
            }
            replaced[event.uid, default: []].insert(time.instant(zone))
        }
        for event in events { try add(event, replaced: event.replaces == nil ? replaced[event.uid] ?? [] : []) }
    }

    private mutating func add(_ event: CalendarEvent, replaced: Set<Instant>) throws(CalendarFault) {
        guard !event.isCancelled, !event.isFree else { return }
        guard let line = event.start, let start = CalendarTime(line.word) else {
            note(event.line, "An event was left out: its start cannot be read.")
            return
        }
        guard let zone = zone(line, start) else {
            note(line.line, "An event was left out: its time zone is not known here. Known are London and UTC.")
            return
        }
        guard let length = length(of: event, start, zone) else { return }
        guard length.days > 0 || length.seconds > 0 else { return }
        func add(_ date: CivilDate, second: Int, _ zone: CalendarZone, _ length: Length) {
            let begins = zone.instant(date, second: second)
            guard !replaced.contains(begins) else { return }
            let ends: Instant =
                length.isExact
                ? begins.adding(seconds: Int64(length.days * 86_400 + length.seconds))
                : zone.instant(date.adding(days: length.days), second: second + length.seconds)
            if let time = BusyTime(from: begins, until: ends), time.from < until, from < time.until {
                busy.append(time)
            }
        }
        for rule in event.exceptionRules {
            note(rule.line, "A rule that takes times from a repeated event was left out: all its times count.")
        }
        let excepted = exceptions(of: event, zone)
        for single in try singles(of: event, zone)
        where !excepted.moments.contains(single.begins) && !excepted.days.contains(single.date) {
            add(single.date, second: single.second, single.zone, single.length ?? length)
        }
        let second = start.second ?? 0
        guard let ruleLine = event.rules.first else {
            let isExcepted =
                excepted.days.contains(start.date)
                || excepted.moments.contains(zone.instant(start.date, second: second))
            if !isExcepted { add(start.date, second: second, zone, length) }
            return
        }
        guard event.rules.count == 1, let rule = CalendarRule(ruleLine.value) else {
            note(ruleLine.line, "A repeated event counts with its first time only: how it repeats is not understood.")
            add(start.date, second: second, zone, length)
            return
        }
        let first = zone.local(from).date.adding(days: -(length.days + length.seconds / 86_400 + 2))
        let last = zone.local(until).date.adding(days: 1)
        for day in try rule.days(from: start.date, first: first, through: last, work: &work) {
            let begins = zone.instant(day, second: second)
            if let end = rule.until {
                if end.second == nil ? day > end.date : begins > end.instant(zone) { break }
            }
            if excepted.moments.contains(begins) || excepted.days.contains(day) { continue }
            add(day, second: second, zone, length)
        }
    }

    /// Whole days, or seconds on the clock; `isExact` where they are seconds that pass.
    private typealias Length = (days: Int, seconds: Int, isExact: Bool)

    /// nil, with a note, where it cannot be read or is reversed.
    private mutating func length(of event: CalendarEvent, _ start: CalendarTime, _ zone: CalendarZone) -> Length? {
        if let line = event.end {
            guard let end = CalendarTime(line.word), let endZone = self.zone(line, end),
                (end.second == nil) == (start.second == nil)
            else {
                note(line.line, "An event was left out: its end cannot be read, or does not go with its start.")
                return nil
            }
            let isSameClock = endZone == zone
            let days = end.date.days(since: start.date)
            let seconds = (end.second ?? 0) - (start.second ?? 0)
            let passed = end.instant(endZone).seconds - start.instant(zone).seconds
            guard isSameClock ? days * 86_400 + seconds >= 0 : passed >= 0 else {
                note(line.line, "An event was left out: it ends before it begins.")
                return nil
            }
            guard days <= 3_660 else {
                note(line.line, "An event was left out: it lasts for more than ten years.")
                return nil
            }
            return isSameClock ? (days, seconds, false) : (0, Int(passed), true)
        }
        guard let line = event.duration else { return start.second == nil ? (1, 0, false) : (0, 0, true) }
        guard let duration = CalendarDuration(line.word), duration.days >= 0, duration.seconds >= 0 else {
            note(line.line, "An event was left out: how long it lasts cannot be read, or is less than nothing.")
            return nil
        }
        return (duration.days, duration.seconds, duration.days == 0)
    }

    /// One of the single times of an event, with its own length where it is a period.
    private struct Single {
        var date: CivilDate
        var second: Int
        var zone: CalendarZone
        var length: Length?

        var begins: Instant { zone.instant(date, second: second) }
    }

    /// The single times beside its first (RDATE, section 3.8.5.2): days, moments and periods.
    private mutating func singles(
        of event: CalendarEvent, _ zone: CalendarZone
    ) throws(CalendarFault) -> [Single] {
        var singles: [Single] = []
        for line in event.additions {
            for part in line.value.utf8.split(separator: UInt8(ascii: ",")) {
                try work.take(1)
                let ends = part.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
                    raised(Array($0)[...])
                }
                guard let time = ends.first.flatMap({ CalendarTime($0) }), let itsZone = self.zone(line, time) else {
                    note(line.line, "A single time of an event was left out: it cannot be read.")
                    continue
                }
                var single = Single(date: time.date, second: time.second ?? 0, zone: itsZone)
                if ends.count > 1 {
                    let begins = single.begins
                    let end =
                        CalendarTime(ends[1]).map { $0.instant(self.zone(line, $0) ?? itsZone) }
                        ?? CalendarDuration(ends[1]).map {
                            begins.adding(seconds: Int64($0.days * 86_400 + $0.seconds))
                        }
                    guard ends.count == 2, time.second != nil, let end, end > begins else {
                        note(line.line, "A single time of an event was left out: its end cannot be read.")
                        continue
                    }
                    single.length = (0, Int(end.seconds - begins.seconds), true)
                }
                singles.append(single)
            }
        }
        return singles
    }

    private mutating func exceptions(
        of event: CalendarEvent, _ zone: CalendarZone
    ) -> (moments: Set<Instant>, days: Set<CivilDate>) {
        var moments: Set<Instant> = []
        var days: Set<CivilDate> = []
        for line in event.exceptions {
            for part in line.value.utf8.split(separator: UInt8(ascii: ",")) {
                guard let time = CalendarTime(raised(Array(part)[...])), let itsZone = self.zone(line, time) else {
                    note(
                        line.line, "A day on which a repeated event does not happen cannot be read, so that it counts.")
                    continue
                }
                if time.second == nil { days.insert(time.date) } else { moments.insert(time.instant(itsZone)) }
            }
        }
        return (moments, days)
    }

    /// The zone of a line's time; nil where it is not known.
    private func zone(_ line: CalendarLine, _ time: CalendarTime) -> CalendarZone? {
        if time.isUTC { return .fixed(0) }
        guard time.second != nil, let name = line.parameter("TZID") else { return .london }
        return CalendarZone.named(name, described: offsets)
    }
}
