import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `An act that is refused` {
    @Test func `leaves every table as it was, to the byte`() async throws {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            try await office.setMeeting(of: key)
            let open = try await office.apply("Bel Osei")
            try await office.read(open.id)
            let openKey = try await office.key(open, here.coordinator)
            let before = try await office.everything()

            let stranger = Agency.ID(UUID())
            await office.isRefused(.unknown("agency")) {
                try await office.change(open.id) { application, actor, around throws(Refusal) in
                    try application.asking(
                        stranger, for: "All.", purpose: "The threshold.", due: nil, by: actor, in: around)
                }
            }
            await office.isRefused(.decision([.persistence, .harm, .adequacy, .figuresReached])) {
                try await office.desk.decide(office.decision(.notMet), on: openKey)
            }
            await office.isRefused(.unknown("review to be heard in")) {
                try await office.desk.decide(office.decision(), on: openKey, hearingWith: open.reference)
            }
            await office.isRefused(.wrongStage(is: "decided", needed: ["received", "acknowledged", "gathering"])) {
                try await office.desk.decide(office.decision(), on: key)
            }
            await office.isRefused(.missing("lead officer")) {
                try await office.act(on: key, as: here.chair) { review, actor, around throws(Refusal) in
                    try review.confirmingLead(by: actor, in: around)
                }
            }
            await office.isRefused(.unknown("person")) {
                try await office.desk.shutOut(Person.ID(UUID()), of: openKey, because: "a cousin")
            }
            await office.isRefused(.unknown("person")) {
                try await office.desk.liftShutOut(of: here.chair.person, from: openKey, because: "A mistake.")
            }
            await office.isRefused(.date("received_on", day("2026-05-06"), from: nil, until: day("2026-05-05"))) {
                _ = try await office.desk.receive(
                    office.intake(received: "2026-05-06"), from: office.applicant(), id: Application.ID(UUID()),
                    in: here.id, as: .service)
            }
            #expect(try await office.everything() == before)
        }
    }

    @Test func `undoes what was written before the refusal, too`() async throws {
        try await Office.with { office in
            let key = try await office.met()
            try await office.setMeeting(of: key)
            try await office.lead(key)
            try await office.hold(key)
            let late = try await office.apply("Bel Osei")
            try await office.read(late.id)
            let lateKey = try await office.key(late, office.here.coordinator)
            let heard = try await office.look { tx in try Applications.load(key.application, in: key.partnership, tx) }
            let reference = try #require(heard).reference
            let before = try await office.everything()
            // The decision is saved before the review says that its meeting has been.
            await office.isRefused(.wrongStage(is: "held", needed: ["arranging", "meeting-set"])) {
                try await office.desk.decide(office.decision(), on: lateKey, hearingWith: reference)
            }
            #expect(try await office.everything() == before)
        }
    }

    @Test func `a case that is not there is absent`() async throws {
        try await Office.with { office in
            let nobody = Application.ID(UUID())
            await #expect(throws: DeskError.absent) {
                try await office.change(nobody) { application, actor, around throws(Refusal) in
                    try application.withdrawing(because: "Moved.", by: actor, in: around)
                }
            }
            await #expect(throws: DeskError.absent) {
                try await office.desk.act(
                    onReview: Review.ID(UUID()), in: office.here.id, as: .officer(office.here.coordinator)
                ) { review, around throws(Refusal) in
                    try review.confirmingLead(by: .officer(office.here.chair), in: around)
                }
            }
            await #expect(throws: DeskError.absent) {
                try await office.desk.find(
                    TestPartnership.reference(), for: office.signedIn(office.here.coordinator))
            }
            await #expect(throws: DeskError.absent) { try await office.desk.trackPage(office.here.id, nobody) }
        }
    }

    @Test func `without a procedure in force nothing is decided`() async throws {
        try await Office.with { office in
            let open = try await office.apply()
            try await office.tamper { tx in try tx.run("update procedure_version set valid_until = '2026-04-30'") }
            await #expect(throws: DeskError.noProcedure) {
                try await office.change(open.id) { application, actor, around throws(Refusal) in
                    try application.withdrawing(because: "Moved.", by: actor, in: around)
                }
            }
        }
    }
}

extension Office {
    /// The coordinator changes an application.
    @discardableResult
    func change(
        _ id: Application.ID, as officer: Officer? = nil,
        _ decide: @Sendable (Application, Actor, Circumstances) throws(Refusal) -> Outcome<Application>
    ) async throws -> Application {
        let actor = Actor.officer(officer ?? here.coordinator)
        return try await desk.act(onApplication: id, in: here.id, as: actor) { application, around throws(Refusal) in
            try decide(application, actor, around)
        }
    }

    func isRefused(
        _ refusal: Refusal, sourceLocation: SourceLocation = #_sourceLocation, _ act: () async throws -> Void
    ) async {
        await #expect(throws: refusal, sourceLocation: sourceLocation) { try await act() }
    }

    /// Every row of every table as text, by table.
    func everything() async throws -> [String: String] {
        let pool = Pool(database.settings(as: .superuser), size: 1)
        let all = try await pool.transaction(.snapshot) { tx in
            let tables = try tx.rows(
                "select tablename::text as name from pg_tables where schemaname = 'public' order by 1"
            ) { row in try row["name"] as String }
            var all: [String: String] = [:]
            for table in tables {
                let name = SQL(trusted: table)
                all[table] = try tx.one(
                    "select coalesce(string_agg(t::text, '|' order by t::text), '') as rows from \(name) t"
                ) { row in try row["rows"] }
            }
            return all
        }
        await pool.close()
        return all
    }
}
