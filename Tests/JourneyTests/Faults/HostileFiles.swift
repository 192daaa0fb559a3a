// Files and command lines that no honest program writes.
extension HostileRow {
    static let files: [HostileRow] = applications + leads + settings + procedures + calendars + commandLines

    private static func report(_ id: String = "\"r1\"", more: String = "") -> String {
        "{ \"id\": \(id), \"behaviour_on\": \"2026-03-02\", \"reported_on\": \"2026-03-02\", "
            + "\"reported_by\": \"p1\"\(more) }"
    }

    private static func application(_ reports: String, more: String = "") -> String {
        "{ \"application\": { \"received\": \"2026-05-01\", \"area\": \"A\"\(more) }, \"reports\": [\(reports)] }"
    }

    private static func check(_ name: String, _ code: Int, _ says: String, _ input: String) -> HostileRow {
        .command(name, code, says, ["check", "-"], input: input)
    }

    private static let applications: [HostileRow] = [
        check(
            "a thousand reports", 0, "met", application((1...1_000).map { report("\"r\($0)\"") }.joined(separator: ","))
        ),
        check("no reports", 0, "not met", application("")),
        check("an id twice", 65, "Another report has this id", application(report() + "," + report())),
        check("an id that is a number", 65, "reports[0].id", application(report("7"))),
        check("an id of nothing", 65, "reports[0].id", application(report("\"\""))),
        check("a key that nobody knows", 65, "reports[0].\(mark)", application(report(more: ", \"\(mark)\": 1"))),
        check("a truth that is a word", 65, "reports[0].hate", application(report(more: ", \"hate\": \"yes\""))),
        check(
            "an hour that is none", 65, "2026-05-01T25:00",
            application(report()).replacing("2026-05-01", with: "2026-05-01T25:00:00Z")),
        check("the year nothing", 65, "0000-01-01", application(report()).replacing("2026-05-01", with: "0000-01-01")),
        check("a comma too many", 65, "line 1", application(report() + ",")),
        check("a word without quotation marks", 65, "line 1", "{ application: 1 }"),
        check("NaN", 65, "line 1", "{ \"application\": NaN }"),
        check("infinity", 65, "line 1", "{ \"application\": -Infinity }"),
        check("a number with a zero before it", 65, "line 1", "{ \"application\": 01 }"),
        check("a comment", 65, "line 1", "{ /* \(mark) */ }"),
        check("half of a pair", 65, "line 1", application(report("\"\\udc00\""))),
        check("an escape that is none", 65, "line 1", application(report("\"\\x41\""))),
        check("a control in a text", 65, "line 1", application(report("\"a\u{1}b\""))),
        check("an escape of a terminal", 65, "\\u{1B}[31m", application(report(more: ", \"status\": \"\\u001b[31m\""))),
        check("something after the end", 65, "line 1", application(report()) + " {}"),
        check("a list for an object", 65, "application", "{ \"application\": [], \"reports\": [] }"),
        check("reports for nobody", 65, "application", "{ \"reports\": [] }"),
        check("two applications", 65, "application", "{ \"application\": 1, \"application\": 2 }"),
        .command(
            "a bad line among lines", 65, "\"errors\"", ["check", "-", "--lines"],
            input: application(report()).replacing("\n", with: "") + "\n{\n" + application(report()) + "\n"),
        .command(
            "a line of 9 MiB", 65, "above 8 MiB", ["check", "-", "--lines"],
            input: String(repeating: "a", count: 9 << 20)),
        .command("lines of nothing", 0, "", ["check", "-", "--lines"], input: "\n\r\n  \n"),
    ]

    private static func lead(_ candidate: String, weights: String = "3") -> String {
        """
        {"case": {"tags": [], "reports_by_agency": {}, "lead_agency": null, "on": "2026-06-01"},
         "candidates": [\(candidate)],
         "weights": {"involvement": \(weights), "continuity": 2, "workload": 2, "skills": 1}}
        """
    }

    private static func candidate(_ open: String, _ capacity: String, away: String = "[]") -> String {
        """
        {"id": "o1", "agency": "a", "open_cases": \(open), "capacity": \(capacity), "tags": [], "knows_case": true,
         "conflicts": [], "away": \(away), "accepts": true}
        """
    }

    private static func nominate(_ name: String, _ code: Int, _ says: String, _ input: String) -> HostileRow {
        .command(name, code, says, ["lead", "nominate", "-"], input: input)
    }

    private static let leads: [HostileRow] = [
        nominate("no room for a case", 1, "Nobody can lead", lead(candidate("0", "0"))),
        nominate("cases below nothing", 65, "open_cases", lead(candidate("-1", "8"))),
        nominate("cases past all numbers", 65, "line", lead(candidate("99999999999999999999", "8"))),
        nominate("a capacity with a point", 65, "capacity", lead(candidate("1", "8.5"))),
        nominate(
            "away the wrong way round", 65, "away",
            lead(candidate("1", "8", away: "[[\"2026-06-09\", \"2026-06-05\"]]"))),
        nominate(
            "away for a day that is none", 65, "2026-06-31",
            lead(candidate("1", "8", away: "[[\"2026-06-31\", \"2026-07-01\"]]"))),
        nominate("a weight past all numbers", 65, "line", lead(candidate("1", "8"), weights: "1e999")),
        nominate("a weight below nothing", 65, "weights.involvement", lead(candidate("1", "8"), weights: "-3")),
        nominate("a candidate twice", 65, "candidates[1].id", lead(candidate("1", "8") + "," + candidate("1", "8"))),
        nominate(
            "a case on the last of all days", 0, "o1",
            lead(candidate("1", "8")).replacing("2026-06-01", with: "9999-12-31")),
    ]

    private static func deadline(_ name: String, _ says: String, calendar: String) -> HostileRow {
        .command(
            name, 65, says, ["deadline", "--from", "2026-05-01", "--limit", "5 working days", "--calendar", "FILE"],
            input: calendar)
    }

    private static let calendars: [HostileRow] = [
        deadline("a calendar of nothing", "line 1", calendar: ""),
        deadline("a calendar without days", "", calendar: "{}"),
        deadline("a calendar of a list", "object", calendar: "[]"),
        deadline(
            "a holiday that does not exist", "2026-02-30",
            calendar:
                "{\"england-and-wales\": {\"division\": \"england-and-wales\", \"events\": [{\"title\": \"\(mark)\", "
                + "\"date\": \"2026-02-30\", \"notes\": \"\", \"bunting\": true}]}}"),
        deadline(
            "a calendar of another format", "line 1", calendar: "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"),
        deadline("a calendar of a table", "line 1", calendar: "date,title\n2026-05-04,\(mark)\n"),
    ]

    private static func settings(_ name: String, _ says: String, _ text: String) -> HostileRow {
        .command(name, 78, says, ["doctor", "--config", "FILE"], input: text)
    }

    private static let settings: [HostileRow] = [
        settings(
            "aliases of aliases", "line 1",
            """
            a: &a [x,x,x,x,x,x,x,x,x]
            b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]
            c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]
            d: [*c,*c,*c,*c,*c,*c,*c,*c,*c]
            """),
        settings("a tab before a key", "line 2", "database:\n\tpool_size: 1\n"),
        settings("a key twice", "once more", "calendar: a\ncalendar: b\n"),
        settings("a key that nobody knows", mark, "\(mark): 1\n"),
        settings("a list for a text", "calendar", "calendar: [a, b]\n"),
        settings("a number past all numbers", "line 2, column 14", "database:\n  pool_size: 99999999999999999999\n"),
        settings("a truth for a number", "pool_size", "database:\n  pool_size: yes\n"),
        settings("two documents", "", "---\ncalendar: a\n---\ncalendar: b\n"),
        settings("a tag", "", "calendar: !!binary aGVsbG8=\n"),
        settings("something merged in", "", "a: &a {calendar: x}\n<<: *a\n"),
        settings("deep", "", String(repeating: "{a: ", count: 20_000)),
        settings("an address that is none", "public_url", "public_url: \"http://user@\(mark)/\"\n"),
        settings("a port past all ports", "listen", "listen: 127.0.0.1:65536\n"),
        settings("an address with a line in it", "public_url", "public_url: \"http://a\\r\\nX: b\"\n"),
        settings("zeros", "line 1", "\0\0\0\0"),
    ]

    private static let procedures: [HostileRow] = [
        ("a procedure of nothing", "", "object"), ("a procedure of a word", mark, "object"),
        ("a procedure with a key that nobody knows", "\(mark): 1\n", mark),
        ("a procedure with a name twice", "name: a\nname: b\n", "once more"),
        ("a procedure of aliases", "a: &a [*a]\n", "line 1"), ("a procedure with a tab", "name:\n\tx: 1\n", "line 2"),
        ("a procedure that is too deep", String(repeating: "[", count: 20_000), ""),
    ].map { name, text, says in
        .command(name, 65, says, ["check", "/dev/null", "--procedure", "FILE"], input: text)
    }

    private static func limit(_ text: String, _ says: String = "--limit", code: Int = 65) -> HostileRow {
        .command(
            "the limit “\(text.prefix(40))”", code, says, ["deadline", "--from", "2026-05-01", "--limit", text])
    }

    private static func from(_ text: String, code: Int = 65) -> HostileRow {
        .command("the day “\(text)”", code, "--from", ["deadline", "--from", text, "--limit", "1 day"])
    }

    private static let commandLines: [HostileRow] =
        [
            "999999999999 working days", "9223372036854775808 days", "", "٣ days", "1.5 days", "1e3 days", "1  day",
            "1 day\n", "0x10 days", "120000 months", "one day", String(repeating: "a", count: 100_000),
        ].map { limit($0) }
        + ["", "0000-01-01", "99999-01-01", "2026-02-29", "２０２６-05-01", "2026-5-1", "01/05/2026", "2026-05-01T00:00"]
        .map { from($0) } + [
            limit("\u{1B}]0;\(mark)\u{7}", "\\u{1B}]0;"),
            .command(
                "a limit below nothing", 64, "--limit", ["deadline", "--from", "2026-05-01", "--limit", "-1 days"]),
            .command("no word at all", 64, "", [""]), .command("a dash", 64, "", ["-"]),
            .command("a command that is none", 64, mark, [mark]),
            .command("an option that is none", 64, mark, ["doctor", "--\(mark)"]),
            .command("a word too many", 64, mark, ["deadline", "--from", "2026-05-01", "--limit", "1 day", mark]),
            .command("an option without its value", 64, "--limit", ["deadline", "--from", "2026-05-01", "--limit"]),
            .command("another format", 64, "xml", ["doctor", "--format", "xml"]),
            .command("another format of the daemon", 64, "xml", ["serve", "--format", "xml"]),
            .command("a file of no name", 64, "no file", ["check", ""]),
            .command("a file that has no end", 65, "64 MiB", ["check", "/dev/zero"]),
            .command("settings that have no end", 78, "/dev/zero", ["doctor", "--config", "/dev/zero"]),
            .command("a procedure of signs", 64, "%s%n", ["check", "-", "--procedure", "%s%n%x"]),
            .command(
                "a channel of another directory", 64, "../x",
                ["notify", "test", "--channel", "../x", "--to", "a@b.example"]),
            .command(
                "mail with a second line", 65, "--to",
                ["notify", "test", "--channel", "maildir", "--to", "a@b.example\r\nBcc: \(mark)@d.example"]),
            .command(
                "figures of days that do not exist", 65, "2026-13-31",
                ["statistics", "--area", "';drop", "--from", "2026-01-00", "--until", "2026-13-31"]),
        ]
}
