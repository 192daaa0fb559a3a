/// The days on which every step falls due where each takes all the time that it has, for every day of receipt of a
/// year: what order and calendar are judged by.
struct LintSchedule: Sendable {
    /// One application.
    struct Course: Sendable {
        let receipt: CivilDate
        let due: [Procedure.Step: CivilDate]
        /// The last day that anything falls on, reminders among it.
        let end: CivilDate
    }

    let calendar: WorkingCalendar
    /// The last day of receipt from which everything stays in the calendar; nil where there is none.
    let lastReceipt: CivilDate?
    /// Of the year that ends with `lastReceipt`, so that it holds a Christmas and an Easter.
    let courses: [Course]

    init(_ procedure: Procedure, _ calendar: WorkingCalendar) {
        let planner = CoursePlanner(procedure, calendar)
        self.calendar = calendar
        lastReceipt = planner.lastReceipt
        let last = lastReceipt ?? calendar.firstDay
        courses =
            lastReceipt == nil
            ? [] : (0..<365).reversed().compactMap { try? planner.course(from: last.adding(days: -$0)) }
    }
}

/// Plans one application after another.
private struct CoursePlanner {
    let procedure: Procedure
    let calendar: WorkingCalendar

    init(_ procedure: Procedure, _ calendar: WorkingCalendar) {
        self.procedure = procedure
        self.calendar = calendar
    }

    /// A step that is counted from what never happens has no day. Nothing is read that is counted from itself.
    func course(from receipt: CivilDate) throws(PastCalendar) -> LintSchedule.Course {
        let dates = StageDates(.init(receivedOn: receipt), under: procedure, calendar: calendar)
        var due: [Procedure.Step: CivilDate] = [:]
        var end = receipt
        for step in Procedure.Step.allCases {
            let day: CivilDate
            do throws(StageFault) {
                day = try dates.stage(step).due
            } catch {
                guard case .calendar(_, let past) = error else { continue }
                throw past
            }
            due[step] = day
            let lastRung = procedure.ladder(of: .step(step)).last?.workingDays ?? 0
            end = max(end, day, try calendar.adding(workingDays: max(0, lastRung), to: day))
        }
        guard calendar.covers(end) else { throw .end(calendar: calendar.name, lastDay: calendar.lastDay) }
        return LintSchedule.Course(receipt: receipt, due: due, end: end)
    }

    /// Later receipts end no earlier, so that halving finds the last one that stays in the calendar.
    var lastReceipt: CivilDate? {
        var (fits, tooLate) = (calendar.firstDay, calendar.lastDay.adding(days: 1))
        guard stays(fits) else { return nil }
        while tooLate.days(since: fits) > 1 {
            let middle = fits.adding(days: tooLate.days(since: fits) / 2)
            if stays(middle) { fits = middle } else { tooLate = middle }
        }
        return fits
    }

    private func stays(_ receipt: CivilDate) -> Bool {
        do throws(PastCalendar) {
            _ = try course(from: receipt)
            return true
        } catch {
            // Papers that would be due before the calendar begins say nothing of its end.
            if case .start = error { return true }
            return false
        }
    }
}

extension Procedure {
    /// The steps from which a step is counted, itself first, back to the receipt; each once, also in a circle.
    func chain(of step: Step) -> [Step] {
        var steps = [step]
        while let last = steps.last, let before = limits[last]?.anchor.maker(for: last), !steps.contains(before) {
            steps.append(before)
        }
        return steps
    }
}
