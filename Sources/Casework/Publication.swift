/// The figures of an area and period as they were published. What was published stays: an amendment is a new version,
/// with its reason.
public struct Publication: Equatable, Sendable {
    /// 1, 2, 3 … for each area and period.
    public var version: Int
    /// As they stood at the period's end.
    public var counts: Counts
    /// Why it was amended; nil for the first version.
    public var reason: String?
    public var by: Person.ID
    public var at: Instant

    public init(version: Int, counts: Counts, reason: String?, by: Person.ID, at: Instant) {
        self.version = version
        self.counts = counts
        self.reason = reason
        self.by = by
        self.at = at
    }

    public var area: String { counts.area }
    public var period: ReportingPeriod { counts.period }

    /// Why figures are not published.
    public enum Fault: Error, Equatable, Sendable {
        case notCoordinator
        case period([ReportingPeriod.Fault])
        /// Another period that was published holds some of its days.
        case overlaps(ReportingPeriod)
        /// An amendment without a reason.
        case noReason
        /// The figures are those that were published.
        case unchanged
    }

    /// The next version of an area's figures for a period, or the first. `earlier` is all that was published of the
    /// area. Throws `Fault`.
    public static func publishing(
        _ counts: Counts, because reason: String, after earlier: [Publication], by actor: Actor, at now: Instant
    ) throws(Fault) -> Publication {
        guard case .officer(let officer) = actor, officer.roles.contains(.coordinator) else { throw .notCoordinator }
        let faults = counts.period.faults(on: London.date(of: now))
        guard faults.isEmpty else { throw .period(faults) }
        if let other = earlier.first(where: { $0.period != counts.period && $0.period.overlaps(counts.period) }) {
            throw .overlaps(other.period)
        }
        let last = earlier.filter { $0.period == counts.period }.max { $0.version < $1.version }
        if let last {
            guard !reason.isBlank else { throw .noReason }
            guard last.counts != counts else { throw .unchanged }
        }
        return Publication(
            version: (last?.version ?? 0) + 1, counts: counts, reason: last == nil ? nil : reason,
            by: officer.person, at: now)
    }

    /// Of each period the newest version, newest period first.
    public static func newest(_ publications: [Publication]) -> [Publication] {
        Dictionary(grouping: publications, by: \.period)
            .compactMap { $0.value.max { $0.version < $1.version } }
            .sorted { $0.period.from > $1.period.from }
    }
}

/// Figures of a period that is over and of which nothing was published: they are to be "as soon as practicable after
/// the end of a reporting period" (section 104(9)).
public struct UnpublishedFigures: Hashable, Sendable {
    public var area: String
    public var period: ReportingPeriod

    public init(area: String, period: ReportingPeriod) {
        self.area = area
        self.period = period
    }

    /// Days after the end of the period on which the coordinators are reminded, the first the day after it.
    public static let reminders = [1, 28, 56, 84]

    /// The place in `reminders` of the newest that is due on a day; nil before the first.
    public func reminder(on today: CivilDate) -> Int? {
        UnpublishedFigures.reminders.lastIndex { today.days(since: period.until) >= $0 }
    }

    /// Whether it is four weeks since the period ended.
    public func isLate(on today: CivilDate) -> Bool { (reminder(on: today) ?? 0) > 0 }
}
