import Casework
import FoundationEssentials
import Postgres
import Records

/// An invented partnership with cases of ten duties each, every one of which is due now and reminds the team's mailbox.
struct BenchTown {
    private let partnership = Partnership(id: Partnership.ID(UUID()), name: "Bench")
    private let agency = Agency(id: Agency.ID(UUID()), name: "Bench council", kind: .council, isRelevantBody: true)
    private let people = (1...20).map { Person(id: Person.ID(UUID()), name: "Person \($0)") }
    private static let area = "E09000019"
    private static let dutiesOfACase = 10

    /// Migrates the database and fills it. Throws where the roles of the service are missing.
    func fill(_ server: BenchServer, _ database: String, duties: Int, now: Instant) async throws {
        let report = try await Migrator.migrate(server.settings(of: database))
        guard report.rolesToMake.isEmpty else {
            throw Trouble(
                "The server has not the roles of the service. Run:\n" + report.rolesToMake.joined(separator: "\n"))
        }
        try await Pool.lent(server.settings(of: database)) { pool in
            try await pool.transaction(settings: Acting(partnership: partnership.id, purpose: .setup).settings) { tx in
                try found(since: London.date(of: now).adding(days: -1_000), in: tx)
            }
        }
        try await Pool.lent(server.settings(of: database, role: "casereview_serve")) { pool in
            let acting = Acting.service(in: partnership.id).settings
            for start in stride(from: 0, to: duties, by: 500) {
                try Task.checkCancellation()
                Progress.show("filling: \(start) of \(duties) duties")
                try await pool.transaction(settings: acting, deadline: .seconds(120)) { tx in
                    for first in stride(from: start, to: min(start + 500, duties), by: BenchTown.dutiesOfACase) {
                        let file = try apply(first, at: now, in: tx)
                        let changes = (first..<min(first + BenchTown.dutiesOfACase, duties)).map { number in
                            Deadline.Change.open(duty(number, due: now))
                        }
                        try Deadlines.apply(changes, to: file, of: partnership.id, today: London.date(of: now), in: tx)
                    }
                }
            }
        }
    }

    /// For whom the service acts in it.
    var acting: [(String, String)] { Acting.service(in: partnership.id).settings }

    /// Owes one of its people a message, due at once, and wakes the post.
    func owe(_ id: UUID, channel: String, now: Instant, in tx: borrowing Transaction) throws {
        let day = London.date(of: now)
        try Outbox.enqueue(
            Notice(
                .coverArranged, to: .person(people.first?.id ?? Person.ID(UUID())),
                ["person": .text("Person 1"), "cover": .text("Person 2"), "from": .date(day), "until": .date(day)],
                path: "/work"),
            id: id, file: nil, partnership: partnership.id, channel: channel, now: now, in: tx)
        try Outbox.hint(in: tx)
    }

    private func found(since day: CivilDate, in tx: borrowing Transaction) throws {
        try Founding.area(BenchTown.area, name: "Bench", nation: "England", from: day, in: tx)
        try Founding.partnership(partnership, serving: [BenchTown.area], from: day, in: tx)
        try Founding.agency(
            agency, mailbox: "team@bench.example", serving: [BenchTown.area], in: partnership.id, from: day, tx)
        for (number, person) in people.enumerated() {
            try Founding.person(person, email: "person\(number)@bench.example", in: tx)
            try Founding.membership(of: person.id, for: agency.id, as: .contact, in: partnership.id, from: day, tx)
        }
    }

    /// An application of its own for each number; returns its file.
    private func apply(_ number: Int, at now: Instant, in tx: borrowing Transaction) throws -> UUID {
        func digit(_ place: Int) -> UInt8 { UInt8(truncatingIfNeeded: number >> (5 * place)) & 31 }
        let day = London.date(of: now)
        let report = Application.Report(
            number: 1, behaviourOn: day, reportedOn: day, reportedBy: "applicant", reportedTo: "council",
            incident: "event-1", area: BenchTown.area, hate: false, status: .open, acknowledged: nil,
            description: "Invented.")
        let received = Application(
            id: Application.ID(UUID()), partnership: partnership.id,
            reference: CaseReference(random: (digit(0), digit(1), digit(2), digit(3), 0, 0, 0)), area: BenchTown.area,
            receipt: .init(receivedOn: day, recordedAt: now, channel: .web, takenBy: nil),
            authority: .notNeeded, stage: .received, reports: [report])
        try Applications.insert(received, in: tx)
        return received.id.raw
    }

    private func duty(_ number: Int, due now: Instant) -> Deadline {
        let day = London.date(of: now)
        return Deadline(
            id: Deadline.ID(UUID()), duty: .action, subject: UUID(),
            owner: .init(agency: agency.id, person: people[number % people.count].id), version: 1, dueOn: day,
            from: day, working: "invented",
            rungs: [
                Deadline.Reminder(rung: 0, at: now.adding(seconds: -3_600), workingDays: 0, to: [.teamMailbox])
            ])
    }
}
