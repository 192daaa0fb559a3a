// Forms that no browser sends, or that somebody has changed on the way.
extension HostileRow {
    static let forms: [HostileRow] = bodies + tokens + texts + days + signing + work

    private static let length = "Content-Length: 3"

    /// The body of a form and what is said of it.
    private static let bodies: [HostileRow] = [
        .post("no length", 411), .post("one length twice", 400, "", length, length),
        .post("two lengths", 400, "", length, "Content-Length: 4"),
        .post("a list of lengths", 400, "", "Content-Length: 3, 3"),
        .post("a length below nothing", 400, "", "Content-Length: -3"),
        .post("a length with a sign", 400, "", "Content-Length: +3"),
        .post("a length past all numbers", 400, "", "Content-Length: 99999999999999999999999"),
        .post("a length of a gigabyte", 413, "too long", "Content-Length: 999999999"),
        .post(
            "a length and chunks", 400, "", body: "3\r\na=b\r\n0\r\n\r\n", length, "Transfer-Encoding: chunked"),
        .post("chunks", 411, "length was not said", body: "3\r\na=b\r\n0\r\n\r\n", "Transfer-Encoding: chunked"),
        .post("broken chunks", 411, "", body: "zz\r\n\(mark)", "Transfer-Encoding: chunked"),
        .post("a chunk past all numbers", 411, "", body: "FFFFFFFFFFFFFFFFFF\r\n\(mark)", "Transfer-Encoding: chunked"),
        .post("chunks twice", 400, "", "Transfer-Encoding: chunked, chunked"),
        .post("chunks in disguise", 400, "", length, "Transfer-Encoding: x\(mark)"),
        .post("may I go on?", 403, "HTTP/1.1 100 Continue", "Expect: 100-continue", length),
        .post("may I do something else?", 403, "", "Expect: 200-\(mark)", length),
        .post("more than was said", 403, "", body: "a=b\(mark)", length),
        .post("squeezed", 415, "", length, "Content-Encoding: gzip"),
        .post("JSON", 415, "", type: "application/json", length),
        .post("several parts", 415, "", body: "--x", type: "multipart/form-data; boundary=x", length),
        .post("no type", 415, "", type: nil, length),
        .post("two types", 415, "", length, "Content-Type: text/plain"),
        .post("a megabyte", 413, "too long", body: String(repeating: "x", count: 1 << 20), "Content-Length: 1048576"),
        .post(
            "10,000 fields", 400, "too many fields", body: String(repeating: "a=b&", count: 10_000),
            "Content-Length: 40000"),
        .post("to a page that has no form", 405, "Allow: GET, HEAD", to: "/", length),
    ]

    /// Who sends it.
    private static let tokens: [HostileRow] = [
        .form(
            "without a token", "/apply/name", 403, "could not be accepted", hidden: ["form_token": nil],
            "name=\(mark)"),
        .form(
            "a token that is none", "/apply/name", 403, "could not be accepted", hidden: ["form_token": "0"],
            "name=\(mark)"),
        .form(
            "a token of somebody else", "/apply/name", 403, "could not be accepted",
            hidden: ["form_token": String(repeating: "a", count: 64)], "name=\(mark)"),
        .form("a token twice", "/apply/name", 403, "could not be accepted", "form_token=0&name=\(mark)"),
        .form(
            "a token of 10 KB", "/apply/name", 403, hidden: ["form_token": String(repeating: "f", count: 10_000)],
            "name="),
        .form(
            "an application that was never written", "/apply/name", 303, "/apply/check", to: "/apply/send",
            "submission=\(mark)"),
    ]

    private static let texts: [HostileRow] = [
        .form("nothing", "/apply/name", 422, "Enter your full name", ""),
        .form("spaces", "/apply/name", 422, "Enter your full name", "name=%20%09%C2%A0%E3%80%80"),
        .form("a field twice", "/apply/name", 400, "sent twice", "name=a&name=\(mark)"),
        .form("bytes that are no UTF-8", "/apply/name", 400, "cannot be read", "name=%ff%fe"),
        .form("a letter too long", "/apply/name", 400, "cannot be read", "name=%c1%81"),
        .form("half of a pair", "/apply/name", 400, "cannot be read", "name=%ed%a0%80"),
        .form("NUL", "/apply/name", 400, "cannot be used", "name=a%00b"),
        .form("an escape of a terminal", "/apply/name", 400, "cannot be used", "name=%1b%5b31m"),
        .form("half an escape", "/apply/name", 400, "cannot be read", "name=a%4"),
        .form("two lines", "/apply/name", 422, "must be on one line", "name=Ann%0d%0aBcc:%20\(mark)"),
        .form("201 letters", "/apply/name", 422, "200 characters", "name=" + String(repeating: "a", count: 201)),
        .form("a field of 140 KB", "/apply/name", 400, "too long", "name=" + String(repeating: "a", count: 140_000)),
        .form(
            "a field's name of 101 letters", "/apply/name", 400, "too long", String(repeating: "a", count: 101) + "=b"),
        .form(
            "300 fields", "/apply/name", 400, "too many fields",
            String(repeating: "a=b&", count: 300) + "name=\(mark)"),
        .form(
            "marks that combine with quotation marks", "/apply/contact", 422, "&quot;\u{301}&gt;\u{338}&lt;script&gt;",
            never: "<script>\(mark)", "email=x&address=%22%CC%81%3E%CC%B8%3Cscript%3E\(mark)"),
        .form(
            "letters that turn the writing", "/apply/name", 422, "turn the direction of writing",
            "name=%E2%80%AE\(mark)%E2%81%A6"),
        .form("no choice of ours", "/apply/area", 422, "Choose the area", "area=\(mark)"),
        .form("a choice beside the choices", "/apply/who", 422, "Choose who", "who=self%20"),
        .form("mail without a domain", "/apply/contact", 422, "correct format", "email=a@b"),
        .form("mail to two", "/apply/contact", 422, "correct format", "email=a@b.example,c@\(mark).example"),
        .form("mail in brackets", "/apply/contact", 422, "correct format", "email=%3Ca@\(mark).example%3E"),
        .form("mail with a second line", "/apply/contact", 422, "one line", "email=a@b.example%0d%0aBcc:%20c@\(mark)"),
        .form("mail to a number", "/apply/contact", 422, "correct format", "email=a@%5B127.0.0.1%5D"),
        .form("mail in wide letters", "/apply/contact", 422, "correct format", "email=%EF%BD%81@b.example%EF%BC%8Ecom"),
        .form("a telephone of letters", "/apply/contact", 422, "Enter a telephone number", "telephone=\(mark)"),
        .form("no way to reach anybody", "/apply/contact", 422, "Enter an email address", ""),
        .form("the fifth report before the first", "/apply/reports/1", 404, to: "/apply/reports/5", ""),
        .form("report number nothing", "/apply/reports/1", 404, to: "/apply/reports/0", ""),
        .form(
            "a report past all numbers", "/apply/reports/1", 404, to: "/apply/reports/99999999999999999999", ""),
    ]

    /// A report of this day, else all right.
    private static func report(_ day: String, _ month: String, _ year: String) -> String {
        "behaviour_on-day=\(day)&behaviour_on-month=\(month)&behaviour_on-year=\(year)&reported_on-day=1"
            + "&reported_on-month=6&reported_on-year=2026&told=council&hate=no&status=open&contacted=no&description=x"
    }

    private static func day(_ name: String, _ says: String, _ day: String, _ month: String, _ year: String)
        -> HostileRow
    {
        .form(name, "/apply/reports/1", 422, says, report(day, month, year))
    }

    private static let days: [HostileRow] = [
        day("31 February", "must be a real date", "31", "2", "2026"),
        day("29 February of no leap year", "must be a real date", "29", "2", "2026"),
        day("the year nothing", "must be a real date", "1", "1", "0000"),
        day("the year 99999", "the year must be 4 numbers", "1", "1", "99999"),
        day("the year 26", "the year must be 4 numbers", "1", "1", "26"),
        day("a day below nothing", "must be a real date", "-1", "1", "2026"),
        day("a day past all numbers", "must be a real date", "99999999999999999999", "1", "2026"),
        day("a month of thirteen", "must be a real date", "1", "13", "2026"),
        day("a month that is none", "must be a real date", "1", mark, "2026"),
        day("Arabic digits", "must be a real date", "%D9%A3", "1", "2026"),
        day("wide digits", "the year must be 4 numbers", "1", "1", "%EF%BC%92%EF%BC%90%EF%BC%92%EF%BC%96"),
        day("a number with a point", "must be a real date", "1.5", "1", "2026"),
        day("a day to come", "must be today or in the past", "1", "1", "9999"),
        day("reported before it happened", "must be the same as or after", "2", "6", "2026"),
        day("half a day", "must include a month", "1", "", "2026"),
    ]

    private static let signing: [HostileRow] = [
        .form("an address that is SQL", "/sign-in", 422, "correct format", "email='%20or%201=1%20--@\(mark)"),
        .form(
            "a code of Arabic digits", "/sign-in/code", 422, "6 numbers", "code=%D9%A1%D9%A2%D9%A3%D9%A4%D9%A5%D9%A6"),
        .form("a code of nobody", "/sign-in/code", 422, "not right", "code=000000"),
        .form(
            "a code of 51 digits", "/sign-in/code", 422, "50 characters", "code=" + String(repeating: "1", count: 51)),
        .form("a reference that is none", "/track", 422, "Check your reference", "reference=CR-\(mark)"),
        .form("a reference in Roman numbers", "/track", 422, "Check your reference", "reference=CR-%E2%85%A0%E2%85%A1"),
    ]

    /// Those who work, on a case that is not theirs or is no longer as they saw it. `CASE` stands for its reference.
    private static let work: [HostileRow] = [
        .form(
            "seen long ago", "/work/cases/CASE/danger-reading", 409, "has changed since", by: .coordinator,
            hidden: ["seen": "0"], "level=low&note=\(mark)"),
        .form(
            "seen in time to come", "/work/cases/CASE/danger-reading", 409, "has changed since", by: .coordinator,
            hidden: ["seen": "99999999999999999999"], "level=low"),
        .form(
            "seen by nobody", "/work/cases/CASE/danger-reading", 409, "has changed since", by: .coordinator,
            hidden: ["seen": nil], "level=low"),
        .form(
            "seen twice", "/work/cases/CASE/danger-reading", 400, "sent twice", by: .coordinator, "seen=1&level=low"),
        .form(
            "a level that is none", "/work/cases/CASE/danger-reading", 422, "Choose how great", by: .coordinator,
            "level=\(mark)"),
        .form(
            "agencies that are none", "/work/cases/CASE/information-requests", 422, "", by: .coordinator,
            "agencies=\(mark)&agencies=00000000-0000-0000-0000-000000000000&asked=x&purpose=x"),
        .form(
            "a decision by nobody", "/work/cases/CASE/decision", 422, "", by: .coordinator,
            "answer=met&bodies=\(mark)&people=&reasons="),
        .form(
            "a meeting at no time", "/work/cases/CASE/danger-reading", 404, by: .coordinator,
            to: "/work/cases/CASE/\(mark)",
            "day-day=1&time=25:61&minutes=-1"),
        .form(
            "a case that is none", "/work/cases/CASE/danger-reading", 404, by: .coordinator,
            to: "/work/cases/CR-00000000/danger-reading", "level=low"),
        .form(
            "an act of another's", "/work/cases/CASE/danger-reading", 422, "", by: .police,
            to: "/work/cases/CASE/withdrawal", "reason=\(mark)"),
        .form(
            "a task that is none", "/work/cases/CASE/danger-reading", 404, by: .coordinator,
            to: "/work/tasks/00000000-0000-0000-0000-000000000000", "note=\(mark)"),
        .form(
            "an action that is no number", "/work/cases/CASE/danger-reading", 404, by: .coordinator,
            to: "/work/actions/\(mark)", "answer=done"),
        .form(
            "an application from nowhere", "/work/enter", 303, "/work/enter", by: .coordinator,
            hidden: ["submission": "\(mark)"], "area=E09000019"),
        .form(
            "an application of minus one reports", "/work/enter", 422, "Enter who took it", by: .coordinator,
            hidden: ["reports": "-9223372036854775808"], "area=\(mark)&channel=web"),
    ]
}
