import Casework
import Curl
import Glibc
import Postgres
import Synchronization
import TestSupport
import Testing

extension Journeys {
    /// The database goes while somebody sends a form. What they are told must be true, and sending it once more must
    /// not do it twice.
    @Suite struct `The plug pulled while a form is sent` {
        @Test func `tells an applicant to look, and the same form once more is the same application`() async throws {
            try await SecondService.with { service in
                let resident = Resident("Dana Whitlock", in: service.town, Browser(service.address))
                service.proxy.plan(once(.cutAfterwards, at: "commit", after: "insert into application"))
                let trouble = await #expect(throws: Trouble.self) {
                    try await resident.apply(today: try await TownClock(service.town).today())
                }
                let said = trouble?.description ?? ""
                #expect(said.contains("POST /apply/send answered 503"), "\(said)")
                #expect(said.contains("We do not know whether this was saved"), "\(said)")
                let after = try await service.counts()
                // They go back, and press the button of the page that they had.
                try await resident.browser.send(pressing: "Send my application")
                let reference = try resident.browser.page.reference()
                #expect(try await service.counts() == after)
                #expect(after["application"] == 2, "The demonstration has one of its own.")
                let letters = { try service.town.mailbox.letters(to: resident.email, saying: reference) }
                _ = try await service.town.mailbox.letter(to: resident.email, saying: "We received your application")
                #expect(try letters().count == 1)
            }
        }

        @Test func `an application that is in is known to the browser that sent it, or it is not in`() async throws {
            try await SecondService.with { service in
                let resident = Resident("Dana Whitlock", in: service.town, Browser(service.address))
                service.proxy.plan(once(.cut, at: "insert into draft", after: "insert into application"))
                let trouble = await #expect(throws: Trouble.self) {
                    try await resident.apply(today: try await TownClock(service.town).today())
                }
                let said = trouble?.description ?? ""
                #expect(said.contains("POST /apply/send answered 503"), "\(said)")
                #expect(said.contains("Nothing was changed"), "\(said)")
                #expect(try await service.counts()["application"] == 1, "That is true.")
                try await resident.browser.send(pressing: "Send my application")
                let reference = try resident.browser.page.reference()
                #expect(try await resident.browser.open("/apply/check").says(reference), "The browser knows of it.")
                #expect(try await service.counts()["application"] == 2)
            }
        }

        @Test func `tells a coordinator the truth, and one act is done once`() async throws {
            try await SecondService.with { service in
                let browser = try await service.signedIn(as: "coordinator")
                let colleague = Colleague(browser)
                let reference = try #require(try await colleague.cases().first)
                let path = "/work/cases/\(reference)/danger-reading"
                try await browser.open(path)
                var form = try browser.page.form(to: path)
                try form.fill("signs", with: ["Weapons"])
                try form.fill("level", with: "high")
                try form.fill("note", with: "Told the police at once.")
                let pairs = form.pairs(pressing: nil)

                // Before anything was done: nothing was changed, and that is what is said.
                service.proxy.plan(once(.cut, at: "update application"))
                let away = try await service.post(path, pairs, browser)
                #expect(away.status == 503 && away.header("Retry-After") == "5")
                #expect(away.text.contains("Nothing was changed"))
                #expect(
                    service.log.contains(" request failed cause=connection error=Postgres.PostgresError kind=failed "))
                service.proxy.plan(once(.fail(sqlState: "53100"), at: "update application"))
                #expect(try await service.post(path, pairs, browser).header("Retry-After") == "5")
                #expect(service.log.contains(" kind=failed ") && service.log.contains(" sqlstate=53100 "))
                // Before COMMIT and after it nobody can know: look first.
                for fault in [PostgresProxy.Fault.cut, .cutAfterwards] {
                    #expect(!(try await colleague.read(reference)).says("High risk, read on"))
                    service.proxy.plan(once(fault, at: "commit", after: "update application"))
                    let unknown = try await service.post(path, pairs, browser)
                    #expect(unknown.status == 503 && unknown.header("Retry-After") == nil)
                    #expect(unknown.text.contains("We do not know whether this was saved"))
                    #expect(unknown.text.contains("look at the case before you send it once more"))
                }
                #expect(try await colleague.read(reference).says("High risk, read on"))
                // Whoever sends it again without looking does it once all the same.
                let again = try await service.post(path, pairs, browser)
                #expect(again.status == 409 && again.text.contains("has changed since you opened this page"))
                let page = try await colleague.read(reference)
                #expect(page.lines(with: "High risk, read on").count == 1)
            }
        }

        /// The fault for the first statement that begins with these words, and whose transaction holds those.
        private func once(
            _ fault: PostgresProxy.Fault, at words: String, after others: String? = nil
        ) -> @Sendable (PostgresProxy.Statement) -> PostgresProxy.Fault {
            let done = Once()
            return { statement in
                guard statement.text.hasPrefix(words),
                    others.map({ others in statement.earlier.contains { $0.contains(others) } }) ?? true
                else { return .pass }
                return done.first() ? fault : .pass
            }
        }
    }
}

/// A second daemon on the database of a town, whose pages reach it through a proxy.
private struct SecondService {
    let town: Town
    let proxy: PostgresProxy
    let address: String
    private let scratch: Scratch

    var log: String { scratch.text("errors") }

    static func with(_ body: (SecondService) async throws -> Void) async throws {
        try await Town.with { town in
            let socket = town.scratch.file("run/postgresql")
            try await PostgresProxy.with(before: socket) { proxy in
                let scratch = try Scratch()
                defer { scratch.remove() }
                let ports = try Ports.free(2)
                let address = "http://127.0.0.1:\(ports[0])"
                let settings = """
                    public_url: \(address)
                    listen: 127.0.0.1:\(ports[0])
                    admin_listen: 127.0.0.1:\(ports[1])
                    database:
                      url: "\(proxy.url(of: "casereview", as: "casereview_serve"))"
                      post_url: postgresql://casereview_post@/casereview?host=\(socket)
                    post:
                      poll_seconds: 1
                      maildir: \(town.scratch.file("state/outbox"))

                    """
                try scratch.write(settings.utf8, to: "settings.yaml")
                let running = try Program(
                    ["serve", "--config", scratch.file("settings.yaml")],
                    environment: ["STATE_DIRECTORY": scratch.file("state")]
                ).start(in: scratch)
                do {
                    let service = SecondService(town: town, proxy: proxy, address: address, scratch: scratch)
                    try await service.isReady(ports[1], running)
                    try await body(service)
                } catch {
                    running.kill()
                    throw error
                }
                running.send(SIGTERM)
                let ending = try await running.ending(within: .seconds(30))
                if ending == .tooSlow { running.kill() }
                #expect(ending == .exited(0))
            }
        }
    }

    private func isReady(_ admin: Int, _ running: Running) async throws {
        let end = ContinuousClock.now + .seconds(60)
        while (try? await Transfer(.get, "http://127.0.0.1:\(admin)/readyz").perform())?.status != 200 {
            guard ContinuousClock.now < end, try await running.ending(within: .milliseconds(20)) == .tooSlow else {
                throw Trouble("The second service is not ready.\n\(scratch.text("errors"))")
            }
        }
    }

    /// A browser in which the town's link of this role has been opened, at the second service's address.
    func signedIn(as role: String) async throws -> Browser {
        let browser = Browser(address)
        try await browser.open(try town.path(for: role))
        try await browser.send()
        return browser
    }

    func post(_ path: String, _ pairs: [(String, String)], _ browser: Browser) async throws -> Curl.Reply {
        let body = pairs.map { "\(Browser.encoded($0))=\(Browser.encoded($1))" }.joined(separator: "&")
        return try await Transfer(
            .post, address + path,
            headers: browser.cookieHeaders + [
                Header("Origin", address), Header("Content-Type", "application/x-www-form-urlencoded"),
            ], body: Array(body.utf8)
        ).perform()
    }

    /// Rows of what belongs to cases.
    func counts() async throws -> [String: Int] {
        let url = "postgresql://postgres@/casereview?host=\(town.scratch.file("run/postgresql"))"
        let pool = Pool(ConnectionSettings(url: url, applicationName: "casereview tests"), size: 1)
        let counts = try await pool.transaction(.snapshot) { tx in
            try ["application", "case_file", "applicant", "report", "deadline", "message"].map { table in
                (table, try tx.one("select count(*) as n from \(SQL(trusted: table))") { try $0["n"] as Int })
            }
        }
        await pool.close()
        return Dictionary(uniqueKeysWithValues: counts)
    }
}

/// Says yes to whoever asks first.
private final class Once: Sendable {
    private let isDone = Mutex(false)

    func first() -> Bool {
        isDone.withLock { isDone in
            defer { isDone = true }
            return !isDone
        }
    }
}

extension Curl.Reply {
    fileprivate var text: String { String(decoding: body, as: UTF8.self) }
}
