import Casework

/// Days as places from left to right. Days that lie outside what is drawn stand at its edge, so that one old report
/// does not press all the others together.
struct TimelineScale {
    static let width = 960
    static let left = 24
    static let right = width - 24
    /// How many days before and after the application are drawn at most: a year and a half.
    static let reach = 548

    let first: CivilDate
    let last: CivilDate

    /// Holds all of `days`, as far as they are within reach of the day of the application.
    init(_ days: [CivilDate], around received: CivilDate) {
        let earliest = max(days.min() ?? received, received.adding(days: -Self.reach))
        let latest = min(days.max() ?? received, received.adding(days: Self.reach))
        first = min(earliest, received).adding(days: -7)
        last = max(latest, received).adding(days: 7)
    }

    func isDrawn(_ day: CivilDate) -> Bool { first <= day && day <= last }

    /// Pixels from the left of the drawing, `left` to `right`.
    func x(_ day: CivilDate) -> Int {
        let held = min(max(day, first), last)
        return Self.left + held.days(since: first) * (Self.right - Self.left) / max(last.days(since: first), 1)
    }

    /// The first day of each month that is drawn.
    var months: [CivilDate] {
        var months: [CivilDate] = []
        var (year, month) = (first.year, first.month)
        while let day = CivilDate(year: year, month: month, day: 1), day <= last {
            if day >= first { months.append(day) }
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
        }
        return months
    }

    /// The months whose names stand at the axis: each, or every third where there is no room for more; none so far to
    /// the right that its name would be cut off.
    var namedMonths: [CivilDate] {
        let months = months
        let room = (Self.right - Self.left) / max(months.count, 1)
        return months.filter { (room >= 36 || $0.month % 3 == 1) && x($0) <= Self.width - 44 }
    }
}

extension CivilDate {
    /// `Mar`.
    var monthInShort: String {
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1]
    }
}
