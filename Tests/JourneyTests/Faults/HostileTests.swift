import Curl
import Glibc
import Postgres
import Testing

extension Journeys {
    /// One table of what hostile and broken clients send, against one running service and its binary. `HostileRow`
    /// holds the rows.
    @Suite struct `Hostile and broken input` {
        @Test func `gets the right answer, changes nothing, and the service serves on`() async throws {
            let rows = HostileRow.requests + HostileRow.forms + HostileRow.files
            #expect(rows.count >= 200)
            try await Town.with { town in
                let serving = try #require(town.serving?.process)
                let senders = try await Senders(town)
                try await postIsDone(town)
                let before = try await counts(town)
                let port = town.port
                async let slow = slowAnswers(port)
                for row in rows { try await send(row, senders) }
                for answer in try await slow {
                    #expect(answer.isClosed && [0, 400].contains(answer.status), "Whoever says too little is let go.")
                }
                for signal in [SIGPIPE, SIGCHLD, SIGURG, SIGWINCH, SIGCONT, SIGUSR1, SIGUSR2] {
                    for _ in 0..<20 { town.serving?.send(signal) }
                }

                #expect(try await town.browser().request(.get, "/").status == 200, "It still serves.")
                #expect(town.serving?.process == serving)
                #expect(await town.serving?.isRunning == true, "It is the same process.")
                #expect(try await counts(town).filter { before[$0.key] != $0.value } == [:], "Nothing was written.")
                let log = town.scratch.text("errors") + town.scratch.text("output")
                #expect(!log.contains(HostileRow.mark), "The log holds nothing of what was sent.")
                #expect(!log.contains("status=5"), "Nothing of it was the service's own fault.")
            }
        }

        /// Those who begin and do not go on, all at once.
        private func slowAnswers(_ port: Int) async throws -> [HostileWire.Answer] {
            let beginnings = [
                "", "GET / HT", "GET / HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nX-A: \(HostileRow.mark)",
                "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Length: 99\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\n\r\nemail=\(HostileRow.mark)",
            ]
            return try await withThrowingTaskGroup(of: HostileWire.Answer.self) { group in
                for beginning in beginnings {
                    group.addTask { try await HostileWire.say([Array(beginning.utf8)], to: port, patience: 90) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
        }

        private func send(_ row: HostileRow, _ senders: Senders) async throws {
            switch row.sent {
            case .bytes(let pieces):
                let host = Array("127.0.0.1:\(senders.town.port)".utf8)
                let answer = try await HostileWire.say(
                    pieces.map { $0.replacing(Array("HOST".utf8), with: host) }, to: senders.town.port)
                expect(row, answer)
                #expect(answer.isClosed, "\(row.name): the connection ends")
            case .form(let who, let page, let action, let hidden, let fields):
                expect(row, try await senders.send(who, page, action, hidden, fields))
            case .command(let arguments, let input):
                let scratch = try Scratch()
                defer { scratch.remove() }
                try scratch.write(input, to: "FILE")
                let named = arguments.contains("FILE")
                let ran = try await Program(
                    arguments.map { $0 == "FILE" ? scratch.file("FILE") : $0 }, input: named ? [] : input,
                    environment: ["STATE_DIRECTORY": scratch.file("state")]
                ).run(deadline: .seconds(60))
                #expect(ran.ending == .exited(Int32(row.answer)), "\(row.name): \(ran.errors.prefix(500))")
                #expect((ran.output + ran.errors).contains(row.says), "\(row.name): \(ran.errors.prefix(500))")
                #expect(row.answer <= 1 || row.isOfLines || ran.output.isEmpty && !ran.errors.isEmpty, "\(row.name)")
                #expect(!scratch.exists("state/outbox"), "\(row.name): nothing was delivered")
            }
        }

        private func expect(_ row: HostileRow, _ answer: HostileWire.Answer) {
            #expect(answer.status == row.answer, "\(row.name): \(answer.text.suffix(600))")
            #expect(answer.text.contains(row.says), "\(row.name): \(answer.text.suffix(1_500))")
            #expect(row.never.isEmpty || !answer.text.contains(row.never), "\(row.name)")
            let isSafe = answer.text.lowercased().contains("content-security-policy")
            #expect(answer.status == 0 || isSafe, "\(row.name): every answer has the security headers")
        }

        /// What the demonstration's own cases had to send is sent, and what follows from it is on record.
        private func postIsDone(_ town: Town) async throws {
            let pool = superuser(town)
            let end = ContinuousClock.now + .seconds(60)
            var waiting = 1
            while waiting > 0, ContinuousClock.now < end {
                waiting = try await pool.transaction(.readOnly) { tx in
                    try tx.one(
                        """
                        select (select count(*) from word_mark)
                               + (select count(*) from message
                                   where state in ('pending', 'claimed') and due_at <= now()) as n
                        """
                    ) { try $0["n"] as Int }
                }
                try await Task.sleep(for: .milliseconds(50))
            }
            await pool.close()
            #expect(waiting == 0)
        }

        private func superuser(_ town: Town) -> Pool {
            let url = "postgresql://postgres@/casereview?host=\(town.scratch.file("run/postgresql"))"
            return Pool(ConnectionSettings(url: url, applicationName: "casereview tests"), size: 1)
        }

        /// Rows by table, apart from the journal: whoever reads a case is noted there.
        private func counts(_ town: Town) async throws -> [String: Int] {
            let pool = superuser(town)
            let counts = try await pool.transaction(.snapshot) { tx in
                let tables = try tx.rows(
                    """
                    select tablename::text as name from pg_tables
                     where schemaname = 'public' and tablename not in ('journal', 'journal_content')
                    """
                ) { row in try row["name"] as String }
                return try tables.map { table in
                    (table, try tx.one("select count(*) as n from \(SQL(trusted: table))") { try $0["n"] as Int })
                }
            }
            await pool.close()
            return Dictionary(uniqueKeysWithValues: counts)
        }
    }
}

/// Those who send forms, each in a browser of their own, with the case that they send them about.
private struct Senders {
    let town: Town
    private let browsers: [HostileRow.Who: Browser]
    private let reference: String

    init(_ town: Town) async throws {
        self.town = town
        let coordinator = Colleague(try await town.signedIn(as: "coordinator"))
        reference = try #require(try await coordinator.cases().first)
        let resident = town.browser()
        try await resident.open("/apply/name")
        browsers = [
            .resident: resident, .coordinator: coordinator.browser,
            .police: try await town.signedIn(as: "police contact"),
        ]
    }

    /// Opens the page, and sends its form as it was changed.
    func send(
        _ who: HostileRow.Who, _ page: String, _ action: String, _ hidden: [String: String?], _ fields: String
    ) async throws -> HostileWire.Answer {
        let browser = try #require(browsers[who])
        try await browser.open(page.replacing("CASE", with: reference))
        let form = browser.page.forms.first { $0.action != "/sign-out" }
        var pairs = (form?.fields ?? []).filter { $0.kind == .hidden && hidden[$0.name] == nil }
            .map { ($0.name, $0.value) }
        pairs += hidden.compactMap { name, value in value.map { (name, $0) } }
        let body = (pairs.map { "\(Browser.encoded($0))=\(Browser.encoded($1))" } + [fields]).joined(separator: "&")
        let cookies = browser.cookieHeaders.map { "\($0.name): \($0.value)\r\n" }.joined()
        let request = """
            POST \(action.replacing("CASE", with: reference)) HTTP/1.1\r
            Host: 127.0.0.1:\(town.port)\r
            \(cookies)Content-Type: application/x-www-form-urlencoded\r
            Content-Length: \(body.utf8.count)\r
            Connection: close\r
            \r

            """
        return try await HostileWire.say([Array(request.utf8) + Array(body.utf8)], to: town.port)
    }
}

extension Running {
    /// Looked at from outside: a process that has ended and was not waited for is no longer running.
    fileprivate var isRunning: Bool {
        get async { (try? await ending(within: .milliseconds(1))) == .tooSlow }
    }
}
