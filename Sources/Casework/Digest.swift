/// The one message of a day that tells an officer or a mailbox what waits and what is new. It leaves when the sending
/// window opens, and says what is true then.
public enum Digest {
    /// The day whose digest takes up what is owed at `now`. News waits for the next opening of the window. A reminder
    /// still joins the digest of a day on which the window is open: where the service was away in the morning, the
    /// day's digest is late, and not a day late.
    public static func day(
        of now: Instant, isReminder: Bool, window: SendingWindow, calendar: WorkingCalendar
    ) -> CivilDate {
        let first = window.first(from: now, calendar: calendar)
        let day = London.date(of: first)
        if isReminder || now <= window.opens(on: day) { return day }
        return window.next(after: day, calendar: calendar)
    }

    /// Whether what is of no use after `expires` would come too late, or on the last day, in the digest of a day: then
    /// it goes alone.
    public static func isTooLate(_ day: CivilDate, expires: Instant?) -> Bool {
        guard let expires else { return false }
        return London.date(of: expires) <= day
    }
}
