public import Casework
public import Text

/// A calendar of bank holidays in the shape that www.gov.uk/bank-holidays.json has, so that a newer one can be put in
/// its place as it is.
public enum CalendarFile {
    /// The one division of this service's law.
    public static let division = "england-and-wales"

    /// Reads the bank holidays of England and Wales; every mistake at once, with its place. The calendar covers every
    /// year from the first event's to the last one's, so each of those years must have its events.
    public static func read(_ bytes: [UInt8]) throws(Mistakes) -> WorkingCalendar {
        let node = try Node.json(bytes)
        return try Reader.read(node) { reader in
            reader.ignore("scotland", "northern-ireland")
            return reader.object(division) { $0.calendar() }
        }
    }
}

extension Reader {
    fileprivate func calendar() -> WorkingCalendar? {
        let name = choice("division", [CalendarFile.division])
        var holidays: [CivilDate: String] = [:]
        array("events", count: 1...10_000) { event -> Never? in
            let title = event.string("title", maxBytes: 200)
            let date = event.civilDate("date")
            event.ignore("notes", "bunting")
            guard let title, let date else { return nil }
            if holidays.updateValue(title, forKey: date) != nil {
                event.refuse("date", expected: "a date that no other event has", mend: "Leave one of them out.")
            }
            return nil
        }
        guard let name, let calendar = WorkingCalendar(name: name, holidays: holidays) else { return nil }
        let years = Set(holidays.keys.map(\.year))
        for year in calendar.firstDay.year...calendar.lastDay.year where !years.contains(year) {
            refuse(
                "events", found: "no event in \(year)", expected: "events in every year from the first to the last",
                mend: "Add the bank holidays of \(year).")
            return nil
        }
        return calendar
    }
}
