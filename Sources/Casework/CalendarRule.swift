/// How an event repeats (RFC 5545 section 3.3.10), as far as people's calendars do.
struct CalendarRule: Equatable {
    enum Frequency: String { case daily = "DAILY", weekly = "WEEKLY", monthly = "MONTHLY", yearly = "YEARLY" }

    /// A weekday, and which of a month: 2 for the second, -1 for the last, nil for each.
    struct Day: Hashable {
        var ordinal: Int?
        /// 0 for Monday.
        var weekday: Int
    }

    var frequency: Frequency
    var interval = 1
    var count: Int?
    var until: CalendarTime?
    var days: [Day] = []
    var monthDays: [Int] = []
    var months: [Int] = []
    var positions: [Int] = []
    /// 0 for Monday.
    var weekStart = 0

    /// nil where anything of it is not understood.
    init?(_ text: String) {
        var parts: [String: String] = [:]
        for part in text.utf8.split(separator: UInt8(ascii: ";")) {
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            let name = raised(Array(part[..<equals])[...])
            guard parts[name] == nil else { return nil }
            parts[name] = raised(Array(part[part.index(after: equals)...])[...])
        }
        guard let frequency = parts.removeValue(forKey: "FREQ").flatMap({ Frequency(rawValue: $0) }) else { return nil }
        self.frequency = frequency
        for (name, value) in parts {
            switch name {
            case "INTERVAL":
                guard let number = CalendarRule.number(value, in: 1...10_000) else { return nil }
                interval = number
            case "COUNT":
                guard let number = CalendarRule.number(value, in: 1...100_000) else { return nil }
                count = number
            case "UNTIL":
                guard let time = CalendarTime(value) else { return nil }
                until = time
            case "BYDAY":
                guard let read = CalendarRule.list(value, CalendarRule.day) else { return nil }
                days = CalendarRule.once(read)
            case "BYMONTHDAY":
                guard let read = CalendarRule.list(value, { CalendarRule.signed($0, upTo: 31) }) else { return nil }
                monthDays = CalendarRule.once(read)
            case "BYMONTH":
                guard let read = CalendarRule.list(value, { CalendarRule.number($0, in: 1...12) }) else { return nil }
                months = CalendarRule.once(read)
            case "BYSETPOS":
                guard let read = CalendarRule.list(value, { CalendarRule.signed($0, upTo: 366) }) else { return nil }
                positions = CalendarRule.once(read)
            case "WKST":
                guard let day = CalendarRule.day(value), day.ordinal == nil else { return nil }
                weekStart = day.weekday
            default: return nil
            }
        }
        guard count == nil || until == nil else { return nil }
        let isMonthly = frequency == .monthly || frequency == .yearly
        // An ordinal counts within a month; of a year without months it would count within the year.
        if days.contains(where: { $0.ordinal != nil }), !isMonthly { return nil }
        if frequency == .yearly, months.isEmpty, !days.isEmpty || !monthDays.isEmpty { return nil }
        if !monthDays.isEmpty, frequency == .weekly { return nil }
        if !positions.isEmpty, !isMonthly || days.isEmpty && monthDays.isEmpty { return nil }
    }

    /// The days on which it falls, from its first day `start` on, up to `last`. Those before `first` are left out, but
    /// counted where the rule has a count. What each period costs is taken from `work`.
    ///
    /// - Throws: `CalendarFault.tooMuch` where `work` is used up, `stopped` where the reading is cancelled.
    func days(
        from start: CivilDate, first: CivilDate, through last: CivilDate, work: inout CalendarWork
    ) throws(CalendarFault) -> [CivilDate] {
        var found: [CivilDate] = []
        var counted = 0
        var period = count == nil ? periods(from: start, to: first) : 0
        while true {
            try work.take(cost)
            guard let (begins, candidates) = candidates(period, from: start), begins <= last else { return found }
            for day in candidates where day >= start {
                counted += 1
                if let count, counted > count { return found }
                if day > last { return found }
                if day >= first { found.append(day) }
            }
            period += 1
        }
    }

    /// Steps that one period takes: one for each of its days, and more where each is held against many.
    private var cost: Int {
        let held = 1 + (days.count + monthDays.count) / 4 + positions.count / 16
        return switch frequency {
        case .daily: held
        case .weekly: 7 * held
        case .monthly: 31 * held
        case .yearly: 31 * held * max(1, months.count)
        }
    }

    /// How many periods can be passed over, because they end before `first`.
    private func periods(from start: CivilDate, to first: CivilDate) -> Int {
        guard first > start else { return 0 }
        let days = first.days(since: start)
        let passed =
            switch frequency {
            case .daily: days / interval
            case .weekly: days / 7 / interval
            case .monthly: ((first.year - start.year) * 12 + first.month - start.month) / interval
            case .yearly: (first.year - start.year) / interval
            }
        return max(0, passed - 1)
    }

    /// The first day of a period, and the days in it on which the rule falls, in order; nil past the year 9999.
    private func candidates(_ period: Int, from start: CivilDate) -> (begins: CivilDate, days: [CivilDate])? {
        let (steps, overflow) = period.multipliedReportingOverflow(by: interval)
        guard !overflow, steps <= 4_000_000 else { return nil }
        switch frequency {
        case .daily:
            let day = start.adding(days: steps)
            guard day.dayNumber == start.dayNumber + steps else { return nil }
            let isIn =
                isInMonths(day) && (monthDays.isEmpty || isOnMonthDay(day))
                && (days.isEmpty || days.contains { $0.weekday == day.weekdayIndex })
            return (day, isIn ? [day] : [])
        case .weekly:
            let back = (start.weekdayIndex - weekStart + 7) % 7
            let begins = start.adding(days: steps * 7 - back)
            guard begins.dayNumber == start.dayNumber + steps * 7 - back else { return nil }
            let wanted = days.isEmpty ? [start.weekdayIndex] : days.map(\.weekday)
            let found = (0..<7).map { begins.adding(days: $0) }.filter {
                wanted.contains($0.weekdayIndex) && isInMonths($0)
            }
            return (begins, found)
        case .monthly:
            let month = start.year * 12 + start.month - 1 + steps
            guard let begins = CivilDate(year: month / 12, month: month % 12 + 1, day: 1) else { return nil }
            return (begins, isInMonths(begins) ? positioned(inMonth(begins, start)) : [])
        case .yearly:
            guard let begins = CivilDate(year: start.year + steps, month: 1, day: 1) else { return nil }
            let found = (months.isEmpty ? [start.month] : Array(Set(months)).sorted()).flatMap { month in
                CivilDate(year: begins.year, month: month, day: 1).map { inMonth($0, start) } ?? []
            }
            return (begins, positioned(found))
        }
    }

    private func isInMonths(_ day: CivilDate) -> Bool { months.isEmpty || months.contains(day.month) }

    private func isOnMonthDay(_ day: CivilDate) -> Bool {
        let length = CivilDate.length(ofMonth: day.month, in: day.year)
        return monthDays.contains { $0 > 0 ? $0 == day.day : length + 1 + $0 == day.day }
    }

    private func inMonth(_ begins: CivilDate, _ start: CivilDate) -> [CivilDate] {
        let length = CivilDate.length(ofMonth: begins.month, in: begins.year)
        return (0..<length).map { begins.adding(days: $0) }.filter { day in
            if days.isEmpty && monthDays.isEmpty { return day.day == start.day }
            if !monthDays.isEmpty && !isOnMonthDay(day) { return false }
            return days.isEmpty
                || days.contains { wanted in
                    guard wanted.weekday == day.weekdayIndex else { return false }
                    guard let ordinal = wanted.ordinal else { return true }
                    return ordinal > 0
                        ? (day.day - 1) / 7 + 1 == ordinal : (length - day.day) / 7 + 1 == -ordinal
                }
        }
    }

    private func positioned(_ found: [CivilDate]) -> [CivilDate] {
        guard !positions.isEmpty else { return found }
        let wanted = positions.compactMap { position -> CivilDate? in
            let index = position > 0 ? position - 1 : found.count + position
            return found.indices.contains(index) ? found[index] : nil
        }
        return Array(Set(wanted)).sorted()
    }

    /// Each item once, in the order in which they are named.
    private static func once<Item: Hashable>(_ items: [Item]) -> [Item] {
        var seen: Set<Item> = []
        return items.filter { seen.insert($0).inserted }
    }

    private static func list<Item>(_ text: String, _ read: (String) -> Item?) -> [Item]? {
        var items: [Item] = []
        for part in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            guard let item = read(String(decoding: part, as: UTF8.self)), items.count < 400 else { return nil }
            items.append(item)
        }
        return items
    }

    private static func number(_ text: String, in range: ClosedRange<Int>) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count <= 9, let value = digits(bytes, 0, bytes.count), range.contains(value) else { return nil }
        return value
    }

    private static func signed(_ text: String, upTo most: Int) -> Int? {
        var bytes = Array(text.utf8)
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
        guard let value = number(String(decoding: bytes, as: UTF8.self), in: 1...most) else { return nil }
        return isNegative ? -value : value
    }

    private static func day(_ text: String) -> Day? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 2 else { return nil }
        let name = String(decoding: bytes.suffix(2), as: UTF8.self)
        guard let weekday = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].firstIndex(of: name) else { return nil }
        guard bytes.count > 2 else { return Day(ordinal: nil, weekday: weekday) }
        guard let ordinal = signed(String(decoding: bytes.dropLast(2), as: UTF8.self), upTo: 5) else { return nil }
        return Day(ordinal: ordinal, weekday: weekday)
    }
}

extension CivilDate {
    /// 0 for Monday.
    fileprivate var weekdayIndex: Int { ((dayNumber + 3) % 7 + 7) % 7 }
}
