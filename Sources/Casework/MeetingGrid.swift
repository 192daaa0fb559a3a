/// The times at which a meeting could begin, numbered from 0 in order: every day of the window on which work is done
/// has the same number of them.
struct MeetingGrid {
    /// The working days of the window, as numbers, ascending.
    let days: [Int]
    /// How many times a day has.
    let perDay: Int
    private let dayStart: Int
    private let step: Int
    private let duration: Int

    init(_ question: MeetingQuestion, _ calendar: WorkingCalendar) throws(PastCalendar) {
        let first = question.from
        let last = question.until
        var days: [Int] = []
        if first <= last {
            guard calendar.covers(first) else { throw .leaving(calendar, first) }
            guard calendar.covers(last) else { throw .leaving(calendar, last) }
            days = (first.dayNumber...last.dayNumber).filter { calendar.isWorkingDay(CivilDate(dayNumber: $0)) }
        }
        self.days = days
        dayStart = min(max(question.dayStart, 0), LocalTime.minutesOfDay)
        step = min(max(question.granularityMinutes, 1), LocalTime.minutesOfDay)
        duration = min(max(question.durationMinutes, 1), LocalTime.minutesOfDay)
        let room = min(max(question.dayEnd, 0), LocalTime.minutesOfDay) - dayStart - duration
        perDay = room < 0 ? 0 : room / step + 1
    }

    /// How many times there are.
    var count: Int { days.count * perDay }

    func start(_ index: Int) -> LocalTime {
        LocalTime(CivilDate(dayNumber: days[index / perDay]), minute: dayStart + index % perDay * step)
    }

    func end(_ index: Int) -> LocalTime {
        LocalTime(CivilDate(dayNumber: days[index / perDay]), minute: dayStart + index % perDay * step + duration)
    }

    /// The times at which a meeting would touch the interval.
    func touching(_ interval: LocalInterval) -> Range<Int> {
        guard interval.from < interval.until else { return 0..<0 }
        // A meeting that begins a whole duration earlier has ended when the interval begins.
        let first = firstIndex(from: interval.from.minutes.addingSaturated(1 - duration))
        return first..<max(first, firstIndex(from: interval.until.minutes))
    }

    /// The times at which a whole meeting lies in the interval.
    func within(_ interval: LocalInterval) -> Range<Int> {
        let first = firstIndex(from: interval.from.minutes)
        return first..<max(first, firstIndex(from: interval.until.minutes.addingSaturated(1 - duration)))
    }

    /// The first time at this minute or after it; `count` where there is none.
    private func firstIndex(from minute: Int) -> Int {
        let day = floorDivide(minute, LocalTime.minutesOfDay)
        var (low, high) = (0, days.count)
        while low < high {
            let middle = (low + high) / 2
            if days[middle] < day { low = middle + 1 } else { high = middle }
        }
        guard low < days.count, days[low] == day else { return low * perDay }
        let past = minute - day * LocalTime.minutesOfDay - dayStart
        return low * perDay + (past <= 0 ? 0 : min((past + step - 1) / step, perDay))
    }
}

extension Int {
    fileprivate func addingSaturated(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }
}

extension PastCalendar {
    fileprivate static func leaving(_ calendar: WorkingCalendar, _ day: CivilDate) -> PastCalendar {
        day < calendar.firstDay
            ? .start(calendar: calendar.name, firstDay: calendar.firstDay)
            : .end(calendar: calendar.name, lastDay: calendar.lastDay)
    }
}
