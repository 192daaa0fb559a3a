import Casework

extension WorkingCalendar {
    /// The bank holidays of England and Wales from 2019 to 2028, written out once more for the tests.
    static let englandAndWales = WorkingCalendar(
        name: "england-and-wales", holidays: bankHolidays, firstDay: day("2019-01-01"), lastDay: day("2028-12-31"))

    private static let bankHolidays: [CivilDate: String] = {
        let titled: [(String, String)] = [
            (
                "New Year’s Day",
                "2019-01-01 2020-01-01 2021-01-01 2022-01-03 2023-01-02 2024-01-01 2025-01-01 2026-01-01"
            ),
            ("New Year’s Day", "2027-01-01 2028-01-03"),
            ("Good Friday", "2019-04-19 2020-04-10 2021-04-02 2022-04-15 2023-04-07 2024-03-29 2025-04-18 2026-04-03"),
            ("Good Friday", "2027-03-26 2028-04-14"),
            (
                "Easter Monday",
                "2019-04-22 2020-04-13 2021-04-05 2022-04-18 2023-04-10 2024-04-01 2025-04-21 2026-04-06"
            ),
            ("Easter Monday", "2027-03-29 2028-04-17"),
            ("Early May bank holiday", "2019-05-06 2020-05-08 2021-05-03 2022-05-02 2023-05-01 2024-05-06 2025-05-05"),
            ("Early May bank holiday", "2026-05-04 2027-05-03 2028-05-01"),
            ("Spring bank holiday", "2019-05-27 2020-05-25 2021-05-31 2022-06-02 2023-05-29 2024-05-27 2025-05-26"),
            ("Spring bank holiday", "2026-05-25 2027-05-31 2028-05-29"),
            ("Summer bank holiday", "2019-08-26 2020-08-31 2021-08-30 2022-08-29 2023-08-28 2024-08-26 2025-08-25"),
            ("Summer bank holiday", "2026-08-31 2027-08-30 2028-08-28"),
            ("Platinum Jubilee bank holiday", "2022-06-03"),
            ("Bank Holiday for the State Funeral of Queen Elizabeth II", "2022-09-19"),
            ("Bank holiday for the coronation of King Charles III", "2023-05-08"),
            (
                "Christmas Day",
                "2019-12-25 2020-12-25 2021-12-27 2022-12-27 2023-12-25 2024-12-25 2025-12-25 2026-12-25"
            ),
            ("Christmas Day", "2027-12-27 2028-12-25"),
            ("Boxing Day", "2019-12-26 2020-12-28 2021-12-28 2022-12-26 2023-12-26 2024-12-26 2025-12-26 2026-12-28"),
            ("Boxing Day", "2027-12-28 2028-12-26"),
        ]
        var holidays: [CivilDate: String] = [:]
        for (title, days) in titled {
            for text in days.split(separator: " ") { holidays[day(String(text))] = title }
        }
        return holidays
    }()
}

/// A date written in a test; a slip of the pen gives 0001-01-01, which no test expects.
func day(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate(dayNumber: .min) }
