import Casework
import Desk
import FoundationEssentials
import Records

// The reporting period before today's: three cases that ended in it, and its figures, which were published.
extension DemonstrationCases {
    /// What those cases are about: number, who applies, and what happened.
    static let applicantsBefore: [(UInt8, String, String)] = [
        (10, "Ivy Charlton", "Fireworks thrown into the porch, three weekends running."),
        (11, "Sanjay Patel", "Banging on the ceiling whenever the children play."),
        (12, "Rose Delaney", "Drinking on the steps, and nobody dares to pass."),
    ]

    func tellYearBefore() async throws {
        // No procedure of the demonstration names a year of its own: the financial year.
        let now = ReportingPeriod.holding(today, nil)
        let period = ReportingPeriod.holding(now.from.adding(days: -1), nil)
        clock.daysBack = today.days(since: period.until)
        defer { clock.daysBack = 0 }
        try await closed(10)
        try await give(10)
        try await refused(11, isAsked: false)
        try await withdrawn(12)
        clock.daysBack = 0
        // Everybody who was written to then has long read it.
        try await settlePast(writtenBefore: London.instant(date: period.until, hour: 23, minute: 59))
        clock.now = London.instant(date: min(firstWorkingDay(after: period.until), today), hour: 0, minute: 1)
        try await desk.publish(DemonstrationTown.area, period, because: "", by: coordinator)
    }

    /// The applicant says how satisfied they were.
    private func give(_ number: UInt8) async throws {
        at(15)
        try await desk.give(
            handling: 4, outcome: 5, words: "One officer answered for it.", for: id(number),
            in: DemonstrationTown.partnership.id)
    }

    private func firstWorkingDay(after day: CivilDate) -> CivilDate {
        var next = day.adding(days: 1)
        while calendar.reasonOff(next) != nil, next < today { next = next.adding(days: 1) }
        return next
    }
}
