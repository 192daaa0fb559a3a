// Requests that no browser sends (RFC 9110, RFC 9112).
extension HostileRow {
    private static let own = "Host: HOST\r\n"
    private static let long = String(repeating: "a", count: 70_000)

    static let requests: [HostileRow] =
        hosts + lines + headers + paths + [
            .ask("a range", "/", 200, "<title>Ask for", "Range: bytes=0-0"),
            .ask("a range past all numbers", "/", 200, "<title>Ask for", "Range: bytes=99999999999999999999-"),
            .ask("a condition", "/", 200, "<title>Ask for", "If-None-Match: *"),
            .ask("a date that is none", "/", 200, "<title>Ask for", "If-Modified-Since: Thu, 99 Foo 9999 99:99:99 GMT"),
            .ask("only what is not served", "/", 200, "<title>Ask for", "Accept: application/\(mark);q=9"),
            .ask("another protocol", "/", 200, "<title>Ask for", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAARAAAAA"),
            .ask("another method in a header", "/", 200, "<title>Ask for", "X-HTTP-Method-Override: DELETE"),
            .ask("a proxy's words", "/", 200, "<title>Ask for", "X-Forwarded-Host: \(mark)", "Forwarded: host=\(mark)"),
            .ask("a cookie twice", "/work", 303, "/sign-in", "Cookie: casereview=a; casereview=b"),
            .ask("a cookie of 8 KB", "/work", 303, "/sign-in", "Cookie: casereview=\(long.prefix(8_000))"),
            .ask("a cookie of nothing", "/work", 303, "/sign-in", "Cookie: =;;;; ==; casereview"),
            .ask("a cookie that is no token", "/work", 303, "/sign-in", "Cookie: casereview=é\(mark)\u{202E}"),
            .wire(
                "many requests at once", 200, "<title>Ask for",
                String(repeating: "GET / HTTP/1.1\r\n\(own)\r\n", count: 5),
                "GET / HTTP/1.1\r\n\(own)Connection: close\r\n\r\n"),
            .wire("one request and rubbish after it", 400, "", "GET / HTTP/1.1\r\n\(own)\r\n\(mark)\r\n\r\n"),
            .wire(
                "a request a byte at a time", 200, "<title>Ask for",
                "G", "ET", " ", "/", " HTTP", "/1.1\r", "\nHo", "st: HOST\r\nConne", "ction: close\r\n", "\r", "\n"),
            .wire(
                "a body that nobody asked for", 200, "<title>Ask for",
                "GET / HTTP/1.1\r\n\(own)Content-Length: 5\r\nConnection: close\r\n\r\nhello"),
        ]

    private static let hosts: [HostileRow] = [
        .ask("no host", "/", 400, "not at the address", host: nil),
        .ask("two hosts", "/", 400, "not at the address", host: own + own),
        .ask("two hosts that differ", "/", 400, "not at the address", host: own + "Host: \(mark).example\r\n"),
        .ask("another host", "/", 400, "not at the address", host: "Host: \(mark).example\r\n"),
        .ask("an empty host", "/", 400, "not at the address", host: "Host:\r\n"),
        .ask("a host with a user", "/", 400, "not at the address", host: "Host: \(mark)@HOST\r\n"),
        .ask("a list of hosts", "/", 400, "not at the address", host: "Host: HOST, \(mark)\r\n"),
        .ask("a whole address as target", "http://HOST/", 200, "<title>Ask for"),
        .ask("a whole address and another host", "http://HOST/", 400, "", host: "Host: \(mark)\r\n"),
    ]

    private static let lines: [HostileRow] = [
        .ask("CONNECT to somebody", "\(mark).example:443", 404, method: "CONNECT"),
        .ask("CONNECT to a page", "/", 405, "Allow: GET, HEAD", method: "CONNECT"),
        .ask("OPTIONS of everything", "*", 404, method: "OPTIONS"),
        .ask("OPTIONS of a page", "/", 405, "Allow: GET, HEAD", method: "OPTIONS"),
        .ask("TRACE", "/", 405, "Allow: GET, HEAD", method: "TRACE"),
        .ask("DELETE", "/", 405, "Allow: GET, HEAD", method: "DELETE"),
        .ask("PUT", "/sign-in", 405, "Allow: GET, HEAD, POST", method: "PUT"),
        .ask("a method in small letters", "/", 400, method: "get"),
        .ask("a method that nobody knows", "/", 400, method: mark),
        .ask("a method of signs", "/", 400, method: "G{}T"),
        .ask("a method of 70 KB", "/", 400, method: long),
        .wire("HTTP/2 at once", 400, "", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        .wire("HTTP/0.9", 400, "", "GET /\r\n\r\n"),
        .ask("HTTP/9.9", "/", 400, version: "HTTP/9.9"),
        .ask("HTTP/11", "/", 400, version: "HTTP/11"),
        .ask("http/1.1", "/", 400, version: "http/1.1"),
        .ask("no target", "", 400),
        .ask("a target without a slash", mark, 400),
        .wire("lines that end in LF alone", 400, "", "GET / HTTP/1.1\nHost: HOST\n\n"),
        .wire(
            "empty lines before it", 200, "<title>Ask for",
            "\r\n\r\nGET / HTTP/1.1\r\n\(own)Connection: close\r\n\r\n"),
        .wire("rubbish", 400, "", String(repeating: "\(mark)\0\u{7F}\u{85}\r\n", count: 50)),
        .wire("zeros", 400, "", String(repeating: "\0", count: 1_000)),
        HostileRow(
            name: "the beginning of TLS",
            sent: .bytes([[0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3] + [UInt8](repeating: 0, count: 200)]), answer: 400),
    ]

    private static let headers: [HostileRow] = [
        .ask("a header of 70 KB", "/", 400, "", "X-A: \(long)"),
        .wire(
            "a thousand headers", 400, "",
            "GET / HTTP/1.1\r\n\(own)\(String(repeating: "X-A: a\r\n", count: 1_000))\r\n"),
        .ask("a header folded", "/", 400, "", "X-A: a\r\n \(mark)"),
        .wire("the first line folded", 400, "", "GET / HTTP/1.1\r\n \(own)\r\n"),
        .ask("a space before the colon", "/", 400, "", "X-A : a"),
        .ask("a header without a colon", "/", 400, "", mark),
        .ask("a header without a name", "/", 400, "", ": \(mark)"),
        .ask("NUL in a header", "/", 400, "", "X-A: \(mark)\0b"),
        .ask("NUL in a header's name", "/", 400, "", "X\0A: \(mark)"),
        .ask("CR in a header", "/", 400, "", "X-A: a\r\(mark)"),
    ]

    private static let paths: [HostileRow] = [
        .ask("a path of 200 KB", "/\(mark)" + long + long + long, 400),
        .ask("a query of 200 KB", "/?q=" + long + long + long, 400),
        .ask("up and away", "/../../\(mark)", 404), .ask("up, encoded", "/..%2f..%2f\(mark)", 404),
        .ask("dots, encoded", "/%2e%2e/work", 404), .ask("a slash, encoded", "/work%2fpost", 404),
        .ask("a slash, too long", "/%c0%af\(mark)", 404), .ask("NUL, encoded", "/%00\(mark)", 404),
        .ask("half an escape", "/%\(mark)", 404), .ask("a backslash", "/\\\(mark)", 404),
        .ask("two slashes", "//", 404), .ask("somebody else's address", "//\(mark).example/", 404),
        .ask("a slash at the end", "/work/", 404), .ask("capitals", "/WORK", 404),
        .ask("a parameter of a path", "/;\(mark)", 404), .ask("letters beyond ASCII", "/é\(mark)", 400),
        .ask("a control", "/\u{1}\(mark)", 400), .ask("a space", "/a \(mark)", 400),
        .ask("a file of the outbox that is none", "/demonstration/outbox/..", 404),
        .ask("a token of 5 KB", "/l/\(long.prefix(5_000))", 404),
        .ask("a page of nobody", "/work/cases/\(mark)", 303, "/sign-in"),
        .ask("a query half escaped", "/statistics?area=%", 400, "cannot be read"),
        .ask("a query that is no UTF-8", "/statistics?area=%ff\(mark)", 400, "cannot be read"),
        .ask("a query with NUL", "/statistics?area=%00", 400, "cannot be used"),
        .ask("300 questions", "/statistics?\(String(repeating: "a=b&", count: 300))", 400, "too many fields"),
        .ask("days that do not exist", "/statistics?from=2026-02-31&until=0000-00-00", 422, "Error"),
        .ask("days beyond all years", "/statistics.csv?area=E09000019&from=99999-01-01&until=2026-01-01", 400),
        .ask("one question twice", "/statistics?area=E09000019&area=\(mark)", 400, "sent twice"),
    ]
}
