import Casework
import FoundationEssentials
import Glibc
import Logging
import Post
import Postgres
import Testing

@testable import casereviewd

@Suite struct `A generation of settings` {
    @Test func `is made of the defaults`() throws {
        var settings = Settings()
        settings.maildir = "/tmp/nobody-writes-here"
        let generation = try Generation(settings)
        #expect(generation.channels.map(\.name) == ["maildir"])
        #expect(generation.later(than: settings) == [])
        #expect(generation.postSettings(worker: "w").publicURL == settings.publicURL)
    }

    @Test func `tells everything that is wrong with what the settings name at once`() {
        var settings = Settings()
        settings.maildir = "/tmp/nobody-writes-here"
        settings.calendar = "/nowhere/calendar.json"
        settings.lettersDirectory = "/nowhere"
        settings.fromAddress = "nobody"
        let failure = #expect(throws: Failure.self) { try Generation(settings) }
        #expect(failure?.exitCode == 78)
        #expect(failure?.lines.count == 3)
        let text = failure?.text ?? ""
        #expect(text.contains("/nowhere/calendar.json") && text.contains("/nowhere/en"))
        #expect(text.contains("post.from_address"))
    }

    @Test func `takes the actions out of a file of one's own, and says what is wrong with it`() throws {
        var settings = Settings()
        settings.maildir = "/tmp/nobody-writes-here"
        #expect(try Generation(settings).actions["fit-door-closer"] == nil)
        let path = FileManager.default.temporaryDirectory.path + "/casereview-actions-\(UUID())"
        defer { try? FileManager.default.removeItem(atPath: path) }
        settings.actionsFile = path
        func write(_ entry: String) {
            let bytes = Data("actions:\n  - {\(entry)}\n".utf8)
            #expect(FileManager.default.createFile(atPath: path, contents: bytes))
        }
        write("key: fit-door-closer, name: Fit a door closer, group: direct, formality: 1, done_when: It shuts.")
        #expect(try Generation(settings).actions["fit-door-closer"]?.doneWhen == "It shuts.")
        #expect(DoctorCommand.actions(settings).finding.hasPrefix("1 actions to choose from, out of \(path)"))
        write("key: A b")
        let failure = #expect(throws: Failure.self) { try Generation(settings) }
        #expect(failure?.exitCode == 78 && failure?.text?.contains("actions.catalogue_file (\(path)): ") == true)
        #expect(DoctorCommand.actions(settings).state == .failed)
        settings.actionsFile = "/nowhere/actions.yaml"
        #expect(#expect(throws: Failure.self) { try Generation(settings) }?.exitCode == 78)
    }

    @Test func `knows what it cannot change before the next start`() throws {
        var start = Settings()
        start.maildir = "/tmp/nobody-writes-here"
        var other = start
        other.listen.port = 9_000
        other.adminListen = nil
        other.databaseURL = "postgresql://a@/b"
        other.postURL = "postgresql://c@/b"
        other.poolSize = 3
        other.contactEmail = "a@b.example"
        other.logLevel = .debug
        #expect(
            try Generation(other).later(than: start) == [
                "listen", "admin_listen", "database.url", "database.post_url", "database.pool_size",
            ])
    }
}

@Suite struct `The settings file that is read again` {
    @Test func `is the one that is named`() {
        let environment = ["CASEREVIEWD_CONFIG": "/b"]
        #expect(SettingsFile.path("/a", environment: environment, usual: "/dev/null") == "/a")
        #expect(SettingsFile.path(nil, environment: environment, usual: "/dev/null") == "/b")
    }

    @Test func `is the usual one where it was there, and none where it was not`() {
        for environment in [[:], ["CASEREVIEWD_CONFIG": ""]] {
            #expect(SettingsFile.path(nil, environment: environment, usual: "/dev/null") == "/dev/null")
            #expect(SettingsFile.path(nil, environment: environment, usual: "/nowhere/at/all") == nil)
        }
    }
}

@Suite struct `How much is logged` {
    @Test func `follows the settings while loggers are in use`() {
        let live = LiveLevel(.warning)
        let logger = live.follow(Log.logger(.info))
        var quiet = logger
        quiet.logLevel = .error
        #expect(logger.logLevel == .warning)
        live.change(to: .debug)
        #expect(logger.logLevel == .debug)
        #expect(quiet.logLevel == .error, "A part that set its own keeps it.")
    }
}

@Suite struct `Waiting for the database at the start` {
    private func error(_ state: String? = nil, _ cause: PostgresError.Cause = .connection) -> PostgresError {
        PostgresError(.notRun, cause, sqlState: state, message: "no")
    }

    @Test func `goes on until it answers, and tells why once`() async throws {
        let told = Told()
        var tries = 0
        let answer = try await DatabaseWait.until("database.url_file", tell: { told.add($0) }) {
            tries += 1
            if tries < 3 { throw error(tries == 1 ? nil : "57P03") }
            return "here"
        }
        #expect(answer == "here" && tries == 3)
        #expect(told.lines == ["no"])
    }

    @Test func `ends with its last error`() async throws {
        let begun = ContinuousClock.now
        let failure = await #expect(throws: Failure.self) {
            try await DatabaseWait.until("database.url_file", patience: .milliseconds(1_500), tell: { _ in }) {
                throw error()
            }
        }
        #expect(ContinuousClock.now - begun >= .milliseconds(1_500))
        #expect(failure?.exitCode == 69 && failure?.text?.contains("database.url_file") == true)
    }

    @Test(arguments: ["28000", "28P01", "3D000", "22023", "42501"])
    func `is not tried where the login is refused`(state: String) async throws {
        let failure = await #expect(throws: Failure.self) {
            try await DatabaseWait.until("database.url_file", tell: { _ in Issue.record("It should not wait.") }) {
                throw error(state)
            }
        }
        #expect(failure?.exitCode == 78 && failure?.text?.contains("database.url_file") == true)
    }

    @Test func `is not tried where looking found something wrong`() async throws {
        let wrong = Failure(69, "The schema is not there.")
        let failure = await #expect(throws: Failure.self) {
            try await DatabaseWait.until("database.url_file", tell: { _ in Issue.record("It should not wait.") }) {
                throw wrong
            }
        }
        #expect(failure?.exitCode == 69)
        await #expect(throws: Failure.self) {
            try await DatabaseWait.until("database.url_file", tell: { _ in Issue.record("It should not wait.") }) {
                throw error("42P01", .server)
            }
        }
    }
}
