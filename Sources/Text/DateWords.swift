/// Dates as a letter says them. The parts are given, so that no calendar is needed here.
public enum DateWords {
    /// `Monday 4 May 2026`, as GOV.UK writes it. A month outside 1 to 12 stands as a number.
    public static func english(day: Int, month: Int, year: Int, weekday: String) -> String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return "\(weekday) \(day) \((1...12).contains(month) ? months[month - 1] : String(month)) \(year)"
    }

    /// `Dydd Llun 4 Mai 2026`, from the English name of the weekday; a name that is none stands as it is.
    public static func welsh(day: Int, month: Int, year: Int, weekday: String) -> String {
        let months = [
            "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref",
            "Tachwedd", "Rhagfyr",
        ]
        let days = [
            "Monday": "Dydd Llun", "Tuesday": "Dydd Mawrth", "Wednesday": "Dydd Mercher", "Thursday": "Dydd Iau",
            "Friday": "Dydd Gwener", "Saturday": "Dydd Sadwrn", "Sunday": "Dydd Sul",
        ]
        let name = (1...12).contains(month) ? months[month - 1] : String(month)
        return "\(days[weekday] ?? weekday) \(day) \(name) \(year)"
    }
}
