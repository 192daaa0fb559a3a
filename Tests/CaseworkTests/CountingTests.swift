import Casework
import Testing

@Suite struct `Due days` {
    let calendar = WorkingCalendar.englandAndWales

    @Test(arguments: [
        ("2026-03-15", "1 month", "2026-04-14"), ("2025-11-15", "6 months", "2026-05-14"),
        ("2026-01-31", "1 month", "2026-02-28"), ("2026-01-30", "1 month", "2026-02-28"),
        ("2026-01-29", "1 month", "2026-02-28"), ("2026-01-28", "1 month", "2026-02-27"),
        ("2028-01-31", "1 month", "2028-02-29"), ("2028-02-29", "1 month", "2028-03-28"),
        ("2026-03-01", "1 month", "2026-03-31"), ("2025-08-28", "6 months", "2026-02-27"),
        ("2025-08-29", "6 months", "2026-02-28"), ("2025-08-31", "6 months", "2026-02-28"),
        ("2025-09-01", "6 months", "2026-02-28"), ("2027-08-31", "6 months", "2028-02-29"),
        ("2026-02-10", "30 days", "2026-03-11"), ("2026-02-10", "1 week", "2026-02-16"),
        ("2026-02-10", "1 day", "2026-02-10"), ("2026-03-30", "1 month", "2026-04-29"),
    ])
    func `a period beginning with a day takes that day in`(_ from: String, _ limit: String, _ due: String) throws {
        let limit = try Limit(parsing: limit)
        #expect(try limit.due(from: day(from), counting: .beginningWith, calendar: calendar).due == day(due))
    }

    @Test(arguments: [
        ("2026-09-30", "4 months", "2027-01-30"), ("2026-01-31", "1 month", "2026-02-28"),
        ("2026-02-28", "1 month", "2026-03-28"), ("2024-02-29", "12 months", "2025-02-28"),
        ("2026-02-10", "30 days", "2026-03-12"), ("2026-05-01", "3 weeks", "2026-05-22"),
        ("2026-04-02", "5 working days", "2026-04-13"), ("2026-12-24", "1 working day", "2026-12-29"),
    ])
    func `a period after a day leaves that day out`(_ from: String, _ limit: String, _ due: String) throws {
        let limit = try Limit(parsing: limit)
        #expect(try limit.due(from: day(from), counting: .after, calendar: calendar).due == day(due))
    }

    @Test func `every day that did not count is named, and nothing is named for other units`() throws {
        let found = try Limit.workingDays(5).due(from: day("2026-04-02"), counting: .after, calendar: calendar)
        #expect(
            found.skipped.map { "\($0.date) \($0.reason)" } == [
                "2026-04-03 Good Friday", "2026-04-04 Saturday", "2026-04-05 Sunday", "2026-04-06 Easter Monday",
                "2026-04-11 Saturday", "2026-04-12 Sunday",
            ])
        #expect(try Limit.days(21).due(from: day("2026-04-02"), counting: .after, calendar: calendar).skipped.isEmpty)
    }

    @Test func `working days are counted after, whatever is asked for`() throws {
        let after = try Limit.workingDays(5).due(from: day("2026-04-02"), counting: .after, calendar: calendar)
        let beginning = try Limit.workingDays(5).due(
            from: day("2026-04-02"), counting: .beginningWith, calendar: calendar)
        #expect(after == beginning)
    }

    @Test(arguments: Limit.Unit.allCases, Limit.Counting.allCases)
    func `a limit of nothing is the same day, a Sunday or not`(_ unit: Limit.Unit, _ counting: Limit.Counting) throws {
        let limit = try #require(Limit(0, unit))
        for number in day("2026-01-01").dayNumber...day("2026-12-31").dayNumber {
            let date = CivilDate(dayNumber: number)
            let found = try limit.due(from: date, counting: counting, calendar: calendar)
            #expect(found.due == date && found.skipped.isEmpty)
        }
    }

    @Test(arguments: [
        ("2 working days", "2026-04-08", "2026-04-02"), ("7 days", "2026-03-05", "2026-02-26"),
        ("1 week", "2026-03-05", "2026-02-26"), ("1 month", "2026-03-31", "2026-02-28"),
    ])
    func `a limit counts back from an event`(_ limit: String, _ event: String, _ due: String) throws {
        #expect(try Limit(parsing: limit).due(before: day(event), calendar: calendar).due == day(due))
    }

    @Test(arguments: Limit.Counting.allCases)
    func `days, weeks and months agree with a walk from day to day`(_ counting: Limit.Counting) throws {
        var wrong: [String] = []
        for number in day("2019-01-01").dayNumber...day("2040-12-31").dayNumber {
            let from = CivilDate(dayNumber: number)
            for months in 1...24 where try due(.months(months), from, counting) != Walk.months(months, from, counting) {
                wrong.append("\(months) months \(from)")
            }
            for amount in [1, 2, 7, 21, 30, 31] {
                if try due(.days(amount), from, counting) != Walk.days(amount, from, counting) {
                    wrong.append("\(amount) days \(from)")
                }
                if try due(.weeks(amount), from, counting) != Walk.days(amount * 7, from, counting) {
                    wrong.append("\(amount) weeks \(from)")
                }
            }
        }
        #expect(wrong.isEmpty)
    }

    @Test func `working days agree with a walk from day to day, to the calendar's end`() throws {
        var wrong: [String] = []
        for number in day("2019-01-01").dayNumber...day("2028-12-31").dayNumber {
            let from = CivilDate(dayNumber: number)
            var walked = from
            var isPast = false
            for amount in 0...30 {
                if amount > 0 {
                    repeat { walked = walked.adding(days: 1) } while isOff(walked) && walked <= calendar.lastDay
                    isPast = isPast || walked > calendar.lastDay
                }
                let found = Result {
                    try Limit.workingDays(amount).due(from: from, counting: .after, calendar: calendar)
                }
                switch found {
                case .success(let found):
                    let length = found.due.days(since: from)
                    if isPast || found.due != walked || found.skipped.count != length - amount {
                        wrong.append("\(from)")
                    }
                case .failure: if !isPast { wrong.append("\(from) \(amount)") }
                }
            }
        }
        #expect(wrong.isEmpty)
    }

    private func isOff(_ date: CivilDate) -> Bool {
        date.weekday == .saturday || date.weekday == .sunday || calendar.holidays[date] != nil
    }

    private func due(_ limit: Limit, _ from: CivilDate, _ counting: Limit.Counting) throws -> CivilDate {
        try limit.due(from: from, counting: counting, calendar: calendar).due
    }

    @Test(arguments: Limit.Counting.allCases, ["10000 days", "10000 weeks", "10000 months", "1 month", "1 day"])
    func `dates at the end of time are refused, never trapped on`(_ counting: Limit.Counting, _ text: String) throws {
        let limit = try Limit(parsing: text)
        let last = day("9999-12-31")
        if counting == .beginningWith, text == "1 day" {
            #expect(try limit.due(from: last, counting: counting, calendar: calendar).due == last)
        } else {
            #expect(throws: PastCalendar.beyondDates) {
                try limit.due(from: last, counting: counting, calendar: calendar)
            }
        }
        #expect(throws: PastCalendar.beyondDates) { try limit.due(before: day("0001-01-01"), calendar: calendar) }
    }
}

/// The counting rules said again, a day at a time and with nothing shared.
private enum Walk {
    static func days(_ amount: Int, _ from: CivilDate, _ counting: Limit.Counting) -> CivilDate {
        var date = from
        for _ in 0..<(counting == .after ? amount : amount - 1) { date = date.adding(days: 1) }
        return date
    }

    /// Walks to the month that is meant, then to the corresponding date or the month's end.
    static func months(_ amount: Int, _ from: CivilDate, _ counting: Limit.Counting) -> CivilDate {
        let goal = from.year * 12 + from.month + amount
        // 28 days a month never overshoot the month that is meant.
        var date = from.adding(days: amount * 28)
        while date.year * 12 + date.month < goal { date = date.adding(days: 1) }
        while date.day > 1 { date = date.adding(days: -1) }
        while date.day != from.day {
            let next = date.adding(days: 1)
            if next.month != date.month { return date }
            date = next
        }
        return counting == .after ? date : date.adding(days: -1)
    }
}

@Suite struct `Due days in words` {
    @Test(arguments: [
        (
            "5 working days", "2026-04-02", Limit.Counting.after,
            "5 working days after Thursday 2 April 2026 end on Monday 13 April 2026, not counting Good Friday "
                + "(3 April 2026), Easter Monday (6 April 2026) and 4 days at weekends."
        ),
        (
            "1 working day", "2026-05-05", .after,
            "1 working day after Tuesday 5 May 2026 ends on Wednesday 6 May 2026."
        ),
        (
            "1 month", "2026-01-31", .beginningWith,
            "1 month beginning with Saturday 31 January 2026 ends on Saturday 28 February 2026, the last day of the "
                + "month, because that month has no day 31."
        ),
        (
            "1 month", "2026-03-15", .beginningWith,
            "1 month beginning with Sunday 15 March 2026 ends on Tuesday 14 April 2026, the day before the same day of "
                + "the month."
        ),
        (
            "6 months", "2026-03-15", .after,
            "6 months after Sunday 15 March 2026 end on Tuesday 15 September 2026, the same day of the month."
        ),
        (
            "21 days", "2026-03-15", .after,
            "21 days after Sunday 15 March 2026 end on Sunday 5 April 2026; the day after 15 March 2026 is day one."
        ),
        (
            "21 days", "2026-03-15", .beginningWith,
            "21 days beginning with Sunday 15 March 2026 end on Saturday 4 April 2026; 15 March 2026 is day one."
        ),
        ("0 days", "2026-03-15", .after, "0 days is the same day: Sunday 15 March 2026."),
    ])
    func `the working is one plain sentence`(
        _ limit: String, _ from: String, _ counting: Limit.Counting, _ sentence: String
    ) throws {
        let found = try Limit(parsing: limit).due(from: day(from), counting: counting, calendar: .englandAndWales)
        #expect(found.explanation == sentence)
    }

    @Test func `counting back is said so`() throws {
        let papers = try Limit.workingDays(2).due(before: day("2026-04-08"), calendar: .englandAndWales)
        #expect(
            papers.explanation == "2 working days before Wednesday 8 April 2026 go back to Thursday 2 April 2026, not "
                + "counting Easter Monday (6 April 2026), Good Friday (3 April 2026) and 2 days at weekends.")
    }

    @Test func `a date is written out as a letter writes it`() {
        #expect(day("2026-05-04").inWords == "4 May 2026")
        #expect(day("2026-05-04").inWordsWithWeekday == "Monday 4 May 2026")
        #expect(day("0001-01-01").inWords == "1 January 1")
        #expect(day("9999-12-31").inWords == "31 December 9999")
    }
}
