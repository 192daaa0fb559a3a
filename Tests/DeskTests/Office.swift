import Casework
import FoundationEssentials
import Postgres
import Records
import Synchronization
import TestSupport

@testable import Desk

/// A partnership at work: a database, a desk, and a clock that the test sets.
struct Office: Sendable {
    let database: TestDatabase
    let here: TestPartnership
    let time: Time
    let clock: Clock
    let desk: Desk

    /// Lends `body` a partnership under the default figures of the Act; it is ten o'clock on Friday 1 May 2026.
    static func with<Value: Sendable>(
        procedure: String = "statutory", _ body: (Office) async throws -> Value
    ) async throws -> Value {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database, procedure: procedure)
            return try await body(try Office(database, here))
        }
    }

    init(_ database: TestDatabase, _ here: TestPartnership) throws {
        let time = Time()
        let clock = Clock { time.now }
        let calendar = try CalendarFile.read(shipped("calendars/england-and-wales.json"))
        self.database = database
        self.here = here
        self.time = time
        self.clock = clock
        desk = Desk(pool: database.serve, clock: clock, calendar: calendar, routes: Routes(email: "maildir"))
    }

    func at(_ date: String, hour: Int = 10, minute: Int = 0) {
        time.now = London.instant(date: day(date), hour: hour, minute: minute)
    }

    func signedIn(_ officers: Officer...) -> SignedIn {
        SignedIn(person: officers[0].person, name: officers[0].name, offices: officers)
    }

    /// Three reports in March and April 2026, by the public form.
    func intake(
        channel: Application.Receipt.Channel = .web, received: String = "2026-05-01", takenBy: String? = nil,
        reachableByMail: Bool = true, reports days: [String] = ["2026-03-02", "2026-03-20", "2026-04-11"]
    ) -> Application.Intake {
        Application.Intake(
            area: here.areas[0], receivedOn: day(received), channel: channel, takenBy: takenBy, authority: .notNeeded,
            reports: days.enumerated().map { index, date in
                Application.Report(
                    number: index + 1, behaviourOn: day(date), reportedOn: day(date), reportedBy: "applicant",
                    reportedTo: "council", incident: "event-\(index + 1)", area: here.areas[0], hate: false,
                    status: .open, acknowledged: nil, description: "Noise until three in the morning.")
            }, reachableByMail: reachableByMail)
    }

    func applicant(_ name: String = "Ada Quill", email: String? = "ada@home.example") -> Applicant {
        Applicant(
            name: name, onBehalfOf: nil,
            contact: .init(email: email, telephone: "01632 960001", address: "1 High Street"))
    }

    /// Somebody asks for a review by the public form, now.
    func apply(
        _ name: String = "Ada Quill", email: String? = "ada@home.example",
        reports days: [String] = ["2026-03-02", "2026-03-20", "2026-04-11"]
    ) async throws -> Case {
        let id = Application.ID(UUID())
        let reference = try await desk.receive(
            intake(received: "\(clock.today)", reachableByMail: email != nil, reports: days),
            from: applicant(name, email: email),
            id: id, in: here.id, as: .service)
        return Case(id: id, reference: reference)
    }

    struct Case: Equatable, Sendable {
        var id: Application.ID
        var reference: CaseReference
    }

    func key(_ case: Case, _ officer: Officer) async throws -> CaseKey {
        try await desk.find(`case`.reference, for: signedIn(officer))
    }

    /// The transaction of somebody who sees the whole partnership, for looking at what was written.
    func look<Value: Sendable>(_ body: @Sendable (borrowing Transaction) throws -> Value) async throws -> Value {
        try await database.serve.acting(here.service, .readOnly, body)
    }

    /// The superuser, behind row-level security.
    func tamper(_ body: @Sendable (borrowing Transaction) throws -> Void) async throws {
        let pool = Pool(database.settings(as: .superuser), size: 1)
        try await pool.transaction(.readWrite, body)
        await pool.close()
    }

    func chain() async throws -> (rows: Int, findings: [Journal.Finding]) {
        try await database.serve.acting(here.service, .snapshot) { tx in try Journal.verify(here.id, in: tx) }
    }
}

/// A clock that stands until it is set.
final class Time: Sendable {
    private let kept = Mutex(London.instant(date: day("2026-05-01"), hour: 10, minute: 0))

    var now: Instant {
        get { kept.withLock { $0 } }
        set { kept.withLock { $0 = newValue } }
    }
}

extension Clock {
    var today: CivilDate { London.date(of: now()) }
}

/// A date written in a test; a slip of the pen gives 0001-01-01, which no test expects.
func day(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate(dayNumber: .min) }

/// A file that ships with the product, from the folder `config`.
private func shipped(_ path: String) -> [UInt8] {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return FileManager.default.contents(atPath: "/\(root)/config/\(path)").map { Array($0) } ?? []
}
