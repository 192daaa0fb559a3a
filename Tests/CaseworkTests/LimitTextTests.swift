import Casework
import Testing

@Suite struct `Limits as text` {
    @Test(arguments: [
        ("5 working days", Limit.workingDays(5), "5 working days"), ("1 working day", .workingDays(1), "1 working day"),
        ("1 working days", .workingDays(1), "1 working day"), ("5 working day", .workingDays(5), "5 working days"),
        ("21 days", .days(21), "21 days"), ("3 weeks", .weeks(3), "3 weeks"), ("1 month", .months(1), "1 month"),
        ("6 months", .months(6), "6 months"), ("0 days", .days(0), "0 days"),
        ("10000 days", .days(10_000), "10000 days"),
    ])
    func `a number and a unit are read, singular and plural alike`(_ text: String, _ limit: Limit, _ printed: String)
        throws
    {
        #expect(try Limit(parsing: text) == limit)
        #expect(limit.description == printed)
    }

    @Test(arguments: [
        ("", Limit.Misread.noNumber), ("working days", .noNumber), (" 5 days", .noNumber), ("-5 days", .noNumber),
        ("+5 days", .noNumber), ("٥ days", .noNumber), ("5", .noUnit), ("5days", .noSpace), ("5\tdays", .noSpace),
        ("5  days", .unknownUnit(" days")), ("5 days ", .unknownUnit("days ")), ("5 Days", .unknownUnit("Days")),
        ("5 working  days", .unknownUnit("working  days")), ("5 years", .unknownUnit("years")),
        ("5 ", .unknownUnit("")),
        ("05 days", .leadingZero), ("10001 days", .tooMany), ("99999999999999999999999 days", .tooMany),
        ("5.5 days", .noSpace), ("5 days\u{0}", .unknownUnit("days\u{0}")),
        ("5 days\u{301}", .unknownUnit("days\u{301}")),
    ])
    func `anything else is refused with its reason`(_ text: String, _ misread: Limit.Misread) {
        #expect(throws: misread) { try Limit(parsing: text) }
        #expect(!misread.description.isEmpty)
    }

    @Test func `amounts written in code are held in range`() {
        #expect(Limit.days(-1).amount == 0)
        #expect(Limit.months(.max).amount == 10_000)
        #expect(Limit(10_001, .days) == nil)
    }
}
