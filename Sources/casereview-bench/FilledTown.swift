import Casework
import FoundationEssentials
import Postgres
import Records
import Shipped

/// An invented partnership with a past of many cases, in a database of its own.
struct FilledTown {
    let partnership = Partnership(id: Partnership.ID(UUID()), name: "Bench")
    private let bodies = [
        Agency(id: Agency.ID(UUID()), name: "Bench council", kind: .council, isRelevantBody: true),
        Agency(id: Agency.ID(UUID()), name: "Bench police", kind: .police, isRelevantBody: true),
        Agency(id: Agency.ID(UUID()), name: "Bench health", kind: .health, isRelevantBody: true),
    ]
    let coordinator = Person(id: Person.ID(UUID()), name: "Coordinator")
    /// Five for each body.
    private let contacts = (0..<15).map { Person(id: Person.ID(UUID()), name: "Contact \($0)") }
    static let area = "E09000019"

    /// An agency's contact.
    var contact: Person { contacts.last ?? coordinator }

    /// Migrates the database and writes the cases.
    func fill(_ server: BenchServer, _ database: String, cases count: Int, open: Int, now: Instant) async throws {
        let today = London.date(of: now)
        var owner = server.settings(of: database)
        owner.statementTimeout = .zero
        _ = try await Migrator.migrate(server.settings(of: database))
        let acting = Acting(partnership: partnership.id, purpose: .setup).settings
        try await Pool.lent(owner, size: 1) { pool in
            try await pool.transaction(settings: acting) { tx in
                try found(since: today.adding(days: -4_000), in: tx)
            }
            let invented = InventedCases(
                partnership: partnership.id, area: FilledTown.area,
                agencies: bodies.enumerated().map { number, body in
                    (body.id, contacts[(number * 5)..<(number * 5 + 5)].map(\.id))
                },
                coordinator: coordinator.id, count: count, open: min(open, count), today: today)
            for start in stride(from: 0, to: count, by: 5_000) {
                try Task.checkCancellation()
                Progress.show("filling: \(start) of \(count) cases")
                let references = (start..<min(start + 5_000, count)).map(FilledTown.reference)
                try await pool.transaction(deadline: .seconds(600)) { tx in
                    try invented.write(from: start, references: references, in: tx)
                }
            }
            Progress.show("filling: looking over \(count) cases")
            try await pool.transaction(deadline: .seconds(600)) { tx in try invented.finish(in: tx) }
        }
    }

    static func reference(_ number: Int) -> CaseReference {
        func digit(_ place: Int) -> UInt8 { UInt8(truncatingIfNeeded: number >> (5 * place)) & 31 }
        return CaseReference(random: (digit(0), digit(1), digit(2), digit(3), 7, 7, 7))
    }

    private func found(since day: CivilDate, in tx: borrowing Transaction) throws {
        guard let statutory = Shipped.procedures.first(where: { $0.name == "statutory" }) else {
            throw Trouble("The procedure of the Act does not ship.")
        }
        let procedure = try ProcedureFile.read(Array(statutory.text.utf8))
        try Founding.area(FilledTown.area, name: "Bench", nation: "England", from: day, in: tx)
        try Founding.partnership(partnership, serving: [FilledTown.area], from: day, in: tx)
        for (number, body) in bodies.enumerated() {
            try Founding.agency(
                body, mailbox: "team\(number)@bench.example", serving: [FilledTown.area], in: partnership.id, from: day,
                tx)
        }
        try Founding.person(coordinator, email: "coordinator@bench.example", in: tx)
        for role in [Role.coordinator, .chair] {
            try Founding.membership(
                of: coordinator.id, for: bodies[0].id, as: role, in: partnership.id, from: day, tx)
        }
        for (number, person) in contacts.enumerated() {
            try Founding.person(person, email: "contact\(number)@bench.example", in: tx)
            try Founding.membership(
                of: person.id, for: bodies[number / 5].id, as: .contact, isPointOfContact: number % 5 == 0,
                in: partnership.id, from: day, tx)
        }
        try Founding.procedure(
            statutory.text, name: procedure.name, version: procedure.version, areas: procedure.areas, id: UUID(),
            in: partnership.id, from: day, tx)
    }

    /// Signs somebody in: the value of the session's cookie.
    func session(of whose: SignIns.Whose, _ server: BenchServer, _ database: String, now: Instant) async throws
        -> String
    {
        let token = Token.make()
        try await Pool.lent(server.settings(of: database, role: "casereview_serve"), size: 1) { pool in
            try await pool.transaction(settings: Acting.signingIn.settings) { tx in
                try SignIns.insertSession(
                    token, for: whose, now: now, expires: now.adding(seconds: 12 * 3_600), in: tx)
            }
        }
        return token.text
    }

    /// The applicant of one of the newest cases.
    func applicant(_ number: Int, _ server: BenchServer, _ database: String) async throws -> SignIns.Whose {
        try await Pool.lent(server.settings(of: database), size: 1) { pool in
            try await pool.transaction(.readOnly) { tx in
                .applicant(partnership.id, try InventedCases.application(number, in: tx))
            }
        }
    }
}
