import Casework
import Text

extension CivilDate {
    /// `Dydd Llun 4 Mai 2026`.
    var inWelshWithWeekday: String {
        DateWords.welsh(day: day, month: month, year: year, weekday: weekday.rawValue)
    }
}
