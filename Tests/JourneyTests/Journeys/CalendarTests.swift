import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing
import Text

@Suite(.serialized) struct `A bank holiday that is proclaimed` {
    private static let shipped: String = {
        let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let bytes = FileManager.default.contents(atPath: "/\(root)/config/calendars/england-and-wales.json") ?? Data()
        return String(decoding: bytes, as: UTF8.self)
    }()

    /// The shipped list with one more bank holiday.
    private static func adding(_ day: CivilDate) -> String {
        let event = "{\"title\": \"Jubilee\", \"date\": \"\(day)\", \"notes\": \"\", \"bunting\": true},"
        guard let place = shipped.firstRange(of: "\"events\": [") else { return "" }
        return String(shipped[..<place.upperBound]) + event + String(shipped[place.upperBound...])
    }

    private static func now() -> Instant {
        Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
    }

    /// Somebody asks for a review today, by the calendar that ships.
    private func apply(_ database: TestDatabase, _ here: TestPartnership, _ calendar: WorkingCalendar) async throws {
        let desk = Desk(
            pool: database.serve, clock: Clock(Self.now), calendar: calendar, routes: Routes(email: "maildir"))
        let sample = here.application(received: "\(desk.today)")
        let intake = Application.Intake(
            area: sample.area, receivedOn: desk.today, channel: .web, takenBy: nil, authority: .notNeeded,
            reports: sample.reports, reachableByMail: true)
        let applicant = Applicant(
            name: "Ann Ash", onBehalfOf: nil,
            contact: .init(email: "ann@home.example", telephone: nil, address: nil))
        _ = try await desk.receive(intake, from: applicant, id: sample.id, in: here.id, as: .service)
    }

    @Test func `puts open days off once, and tells those whom it concerns exactly once, with two instances`()
        async throws
    {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let calendar = try CalendarFile.read(Array(Self.shipped.utf8))
            let file = scratch.file("calendar.json")
            try scratch.write(Self.shipped.utf8, to: "calendar.json")
            let mailbox = Mailbox(scratch.file("mail"))
            // Whatever day and hour it is: news of a day that moved waits for the window.
            let always = ["poll_seconds: 1", "window: \"00:00-24:00\""]
            let post = MaildirSink(directory: scratch.file("mail")).settings + always
            let daemons = try (0..<2).map { _ in
                try Daemon(on: database, post: post, settings: "calendar: \(file)")
            }
            defer { for daemon in daemons { daemon.abandon() } }
            for daemon in daemons { try daemon.start() }
            for daemon in daemons { try await daemon.becomeReady() }
            try await wait("the calendar is kept") {
                try await count("select count(*) from kept_calendar", database, here) == 1
            }
            try await apply(database, here, calendar)

            // Ten working days on: before the threshold decision, after everything that is due sooner.
            let holiday = try calendar.adding(workingDays: 10, to: London.date(of: Self.now()))
            try scratch.write(Self.adding(holiday).utf8, to: "calendar.json")
            for daemon in daemons { daemon.reload() }
            let words = "\(holiday.inWords) is now a bank holiday (Jubilee)"
            _ = try await mailbox.letter(to: "ann@home.example", saying: words)
            for officer in [here.coordinator, here.secondCoordinator] {
                _ = try await mailbox.letter(to: here.email(of: officer), saying: words)
            }
            // Both have taken the settings; asked once more, and started anew, they have nothing more to say.
            try await wait("both have read the settings") {
                daemons.allSatisfy { $0.log.contains("settings applied") }
            }
            for daemon in daemons { daemon.reload() }
            _ = try await daemons[0].stop()
            try daemons[0].start()
            try await daemons[0].becomeReady()
            try await wait("nothing waits to be sent") {
                try await count(
                    "select count(*) from message where state in ('pending', 'claimed')", database, here) == 0
            }
            for address in [
                "ann@home.example", here.email(of: here.coordinator), here.email(of: here.secondCoordinator),
            ] {
                #expect(try mailbox.letters(to: address, saying: words).count == 1, "\(address)")
            }
            #expect(
                try await count("select count(*) from deadline where state = 'moved' and version = 1", database, here)
                    == 1)
            let takers = daemons.count { $0.log.contains("calendar changed") }
            #expect(takers == 1, "Exactly one of the two did it.")
            let audit = try await daemons[1].run("audit", "verify", "--format", "json")
            #expect(try audit.json()["verified"]?.truth == true)
        }
    }

    private func count(_ sql: SQL, _ database: TestDatabase, _ here: TestPartnership) async throws -> Int {
        try await database.serve.acting(here.service, .readOnly) { tx in try tx.one(sql) { try $0["count"] } }
    }

    private func wait(_ words: String, _ isSo: () async throws -> Bool) async throws {
        let end = ContinuousClock.now + .seconds(60)
        while try await !isSo() {
            guard ContinuousClock.now < end else { throw Trouble("Not so in a minute: \(words).") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
