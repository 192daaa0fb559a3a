import Testing

@testable import Postgres

@Suite struct Connecting {
    @Test func `A session has the role, the limits and the text forms that it should`() async throws {
        var settings = try TestServer.settings(user: "casereview_serve")
        settings.role = "casereview_post"
        let pool = Pool(settings, size: 1)
        let names = [
            "application_name", "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "TimeZone",
            "DateStyle", "IntervalStyle", "bytea_output", "client_encoding", "search_path",
        ]
        let role: String = try await pool.transaction { transaction in
            try transaction.one("select current_user::text as role") { try $0["role"] }
        }
        #expect(role == "casereview_post")
        let found = try await pool.transaction { transaction in
            try transaction.rows("select current_setting(name) as setting from unnest(\(names)) as name") {
                try $0["setting"] as String
            }
        }
        #expect(found == ["test", "5s", "2s", "10s", "UTC", "ISO, YMD", "iso_8601", "hex", "UTF8", "public"])
        await pool.close()
    }

    @Test func `A first host that is not there is passed over`() async throws {
        var settings = try TestServer.settings()
        settings.url = "host=/nonexistent,\(try TestServer.socket()) user=postgres dbname=postgres"
        let pool = Pool(settings, size: 1)
        #expect(try await pool.transaction { try $0.run("select 1") } == 1)
        await pool.close()
    }

    @Test func `A first host that takes the connection and says nothing costs its own time only`() async throws {
        let silent = try SilentServer()
        var settings = try TestServer.settings()
        settings.url =
            "host=127.0.0.1,\(try TestServer.socket()) port=\(silent.port),5432 user=postgres dbname=postgres"
        settings.connectTimeout = .seconds(1)
        let pool = Pool(settings, size: 1)
        let start = ContinuousClock.now
        #expect(try await pool.transaction { try $0.run("select 1") } == 1)
        #expect(start.duration(to: .now) > .milliseconds(990))

        // The host that answered is asked first from then on.
        let (process, admin) = (try await pool.transaction { try $0.process() }, try TestServer.pool())
        try await TestServer.end(process, with: admin)
        let again = ContinuousClock.now
        #expect(try await pool.transaction { try $0.run("select 1") } == 1)
        #expect(again.duration(to: .now) < .milliseconds(990))
        await pool.close()
        await admin.close()
    }

    @Test func `Where no host answers, the error comes in time and says that nothing was run`() async throws {
        let silent = try SilentServer()
        var settings = try TestServer.settings()
        settings.url = "host=127.0.0.1,/nonexistent port=\(silent.port),5432 user=postgres password=hunter2 dbname=x"
        settings.connectTimeout = .milliseconds(200)
        let pool = Pool(settings, size: 1)
        let start = ContinuousClock.now
        let error = await #expect(throws: PostgresError.self) { try await pool.transaction { try $0.run("select 1") } }
        #expect(start.duration(to: .now) < .seconds(2))
        #expect(error?.kind == .notRun)
        #expect(error?.isConnectionLoss == true)
        #expect(error.map { "\($0)" }?.contains("hunter2") == false)
        await pool.close()
    }

    @Test func `The reason why the server refuses a session is told with its SQLSTATE`() async throws {
        var settings = try TestServer.settings()
        settings.url = "host=\(try TestServer.socket()) user=nobody_here dbname=postgres"
        let pool = Pool(settings, size: 1)
        let error = await #expect(throws: PostgresError.self) { try await pool.transaction { try $0.run("select 1") } }
        #expect(error?.sqlState == "28000")
        #expect(error?.kind == .notRun)
        await pool.close()
    }

    @Test func `A session that cannot write is refused where it must`() async throws {
        var settings = try TestServer.settings()
        settings.url =
            "host=\(try TestServer.socket()) user=postgres dbname=postgres options='-c default_transaction_read_only=on'"
        let pool = Pool(settings, size: 1)
        let error = await #expect(throws: PostgresError.self) { try await pool.transaction { try $0.run("select 1") } }
        #expect(error?.kind == .notRun)
        await pool.close()

        settings.mustBeWritable = false
        let reading = Pool(settings, size: 1)
        #expect(try await reading.transaction(.readOnly) { try $0.run("select 1") } == 1)
        await reading.close()
    }
}
