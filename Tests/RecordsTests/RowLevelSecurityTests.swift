import Casework
import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import Records

/// The database keeps to itself what is not for those who ask, whatever the code asks for.
@Suite struct `Row-level security` {
    // Tenancy.

    @Test func `Another partnership, or nobody in one, sees not a row of this one in any table`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let there = try await TestPartnership.found(in: database, name: "West")
            let application = here.application()
            try await write(application, heardIn: here.wholeReview(of: application.id), here, database)

            let own = try await rows(of: here.id, as: here.acting(here.coordinator), database)
            #expect(own["application"] == 1 && own["review"] == 1 && own["report"] == 3 && own["action"] == 4)
            #expect(own.count > 30)
            for stranger in [there.acting(there.coordinator), there.service, Acting(), .signingIn] {
                let seen = try await rows(of: here.id, as: stranger, database)
                    .filter { $0.value > 0 && !visibleToAll.contains($0.key) }
                // Who signs in is looked up before their partnership is known, and so is where a reference leads.
                let allowed = stranger == .signingIn ? ["case_reference", "membership"] : []
                #expect(seen.keys.sorted() == allowed)
            }
        }
    }

    @Test func `Another partnership changes nothing here and adds nothing`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let there = try await TestPartnership.found(in: database, name: "West")
            let application = here.application()
            try await database.serve.acting(here.service) { tx in try Applications.insert(application, in: tx) }

            let changed = try await database.serve.acting(there.acting(there.coordinator)) { tx in
                try tx.run("update application set authority = 'shown' where id = \(application.id)")
            }
            #expect(changed == 0)
            let locked = try await database.serve.acting(there.acting(there.coordinator)) { tx in
                try Applications.lock(application.id, in: here.id, tx)
            }
            #expect(locked == nil)
            let error = await #expect(throws: PostgresError.self) {
                try await database.serve.acting(there.acting(there.coordinator)) { tx in
                    try Applications.insert(here.application(), in: tx)
                }
            }
            #expect(error?.sqlState == "42501")
        }
    }

    @Test func `A row never points into another partnership`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let there = try await TestPartnership.found(in: database, name: "West", areas: ["W06000015"])
            let (ours, theirs) = (here.application(), there.application())
            try await write(ours, heardIn: here.wholeReview(of: ours.id), here, database)
            let theirReview = there.wholeReview(of: theirs.id)
            try await write(theirs, heardIn: theirReview, there, database)

            let breaches: [SQL] = [
                "update application set area_code = \(there.areas[0])",
                "update information_request set agency_id = \(there.police.id)",
                "update information_request set application_id = \(theirs.id)",
                "update threshold_decision_body set agency_id = \(there.police.id)",
                """
                insert into review_application (partnership_id, review_id, application_id)
                select partnership_id, id, \(theirs.id) from review
                """,
                "update hearing set meeting_id = \(theirReview.hearing?.meeting.id)",
                """
                insert into hearing_attendance (partnership_id, review_id, agency_id)
                select partnership_id, id, \(there.police.id) from review
                """,
                "update lead_officer set agency_id = \(there.police.id)",
                "update recommendation set agency_id = \(there.police.id) where agency_id is not null",
                "update action set agency_id = \(there.police.id), review_id = \(theirReview.id)",
                "update case_reference set application_id = \(theirs.id)",
                """
                insert into report (
                    partnership_id, application_id, number, behaviour_on, reported_on, reported_by, reported_to,
                    incident, area_code, hate, status, description)
                select partnership_id, \(theirs.id), number, behaviour_on, reported_on, reported_by, reported_to,
                       incident, area_code, hate, status, description
                  from report
                """,
            ]
            for breach in breaches {
                let error = await #expect(throws: PostgresError.self, "\(breach)") {
                    try await database.owner.acting(here.service) { tx in try tx.run(breach) }
                }
                #expect(error?.sqlState == "23503", "\(breach)")
            }
        }
    }

    // Within a partnership.

    @Test func `An applicant sees their own application and its review, and nothing of another`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let (one, two, apart) = (here.application(), here.application(), here.application())
            var shared = here.wholeReview(of: one.id)
            shared.applications = ordered([one.id, two.id])
            shared.planAnswers.append(.init(application: two.id, draft: 1, on: day("2026-06-16"), text: "Mine."))
            let review = shared
            let other = here.review(of: apart.id)
            try await database.serve.acting(here.service) { tx in
                for application in [one, two, apart] {
                    try Applications.insert(application, in: tx)
                    let contact = Applicant.Contact(email: "a@example.org", telephone: nil, address: nil)
                    try Applicants.insert(
                        Applicant(name: "A", onBehalfOf: nil, contact: contact), of: application.id, in: here.id, tx)
                }
                try Reviews.insert(review, in: tx)
                try Reviews.insert(other, in: tx)
            }

            let own = here.applicant(of: one.id)
            let applications = try await database.serve.acting(own, .readOnly) { tx in
                try [one, two, apart].map { try Applications.load($0.id, in: here.id, tx)?.id }
            }
            #expect(applications == [one.id, nil, nil])
            let (seen, unseen) = try await database.serve.acting(own, .readOnly) { tx in
                (try Reviews.load(review.id, in: here.id, tx), try Reviews.load(other.id, in: here.id, tx))
            }
            #expect(seen?.applications == [one.id])
            #expect(seen?.planAnswers.map(\.application) == [one.id])
            // Of the record, what was found and their own part in it.
            var hearing = review.hearing
            let parts = hearing?.record?.account.parts.filter { $0.application == one.id } ?? []
            hearing?.record?.account = MeetingAccount(parts: parts)
            #expect(seen?.hearing == hearing)
            #expect(unseen == nil)
            let counts = try await rows(of: here.id, as: own, database)
            for (table, count) in [
                ("application", 1), ("case_reference", 1), ("applicant", 1), ("applicant_contact", 1), ("report", 3),
                ("case_file", 2), ("review", 1), ("review_application", 1), ("plan_answer", 1), ("meeting", 1),
            ] {
                #expect(counts[table] == count, "\(table)")
            }
            let found = try await database.serve.acting(own, .readOnly) { tx in
                try [one, two].map { try Applications.find($0.reference, in: here.id, tx) }
            }
            #expect(found == [one.id, nil])
        }
    }

    @Test func `Who is shut out sees neither application nor review until a second person lifts it`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let application = here.application()
            let review = here.wholeReview(of: application.id)
            let shutOut = ShutOut(
                person: here.coordinator.person, namedBy: here.chair.person, reason: "Sister of a party.")
            try await database.serve.acting(here.service) { tx in
                try Applications.insert(application, in: tx)
                // The review is opened later: it holds there too.
                try ShutOuts.insert(
                    shutOut, from: [application.id.raw], of: here.id, at: application.receipt.recordedAt, in: tx)
                try Reviews.insert(review, in: tx)
            }
            func sees(_ officer: Officer) async throws -> [Bool] {
                try await database.serve.acting(here.acting(officer)) { tx in
                    [
                        try Applications.load(application.id, in: here.id, tx) != nil,
                        try Applications.lock(application.id, in: here.id, tx) != nil,
                        try Applications.find(application.reference, in: here.id, tx) != nil,
                        try Reviews.load(review.id, in: here.id, tx) != nil,
                        try Reviews.lock(review.id, in: here.id, tx) != nil,
                    ]
                }
            }
            func lift(by officer: Officer, as acting: Acting) async throws {
                try await database.serve.acting(acting) { tx in
                    try ShutOuts.lift(
                        here.coordinator.person, from: [application.id.raw, review.id.raw], of: here.id,
                        by: officer.person, because: "A mistake.",
                        at: application.receipt.recordedAt.adding(seconds: 86_400), in: tx)
                }
            }
            let none = Array(repeating: false, count: 5)
            #expect(try await sees(here.coordinator) == none)
            #expect(try await sees(here.secondCoordinator) == none.map { !$0 })
            let counts = try await rows(of: here.id, as: here.acting(here.coordinator), database)
            for table in ["case_file", "application", "report", "review", "hearing", "action", "recommendation"] {
                #expect(counts[table] == 0, "\(table)")
            }

            for officer in [here.chair, here.coordinator] {
                let error = await #expect(throws: PostgresError.self) {
                    try await lift(by: officer, as: here.acting(officer))
                }
                #expect(error?.constraint == "shut_out_second_person")
            }
            try await lift(by: here.secondCoordinator, as: here.acting(here.secondCoordinator))
            #expect(try await sees(here.coordinator) == none.map { !$0 })
        }
    }

    @Test func `Where an applicant lives is for coordinators and the applicant, not for every officer`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let application = here.application()
            try await database.serve.acting(here.service) { tx in
                try Applications.insert(application, in: tx)
                let contact = Applicant.Contact(email: nil, telephone: nil, address: "1 High Street")
                try Applicants.insert(
                    Applicant(name: "A", onBehalfOf: nil, contact: contact), of: application.id, in: here.id, tx)
            }
            let readers = [
                here.acting(here.coordinator), here.applicant(of: application.id), here.service,
                here.acting(here.policeContact), here.acting(here.chair),
            ]
            var seen: [Int?] = []
            for reader in readers {
                seen.append(try await rows(of: here.id, as: reader, database)["applicant_contact"])
            }
            #expect(seen == [1, 1, 1, 0, 0])
        }
    }

    // Rights.

    @Test func `The serving role may not delete, rewrite or make tables`() async throws {
        let statements: [SQL] = [
            "delete from application", "delete from case_file", "delete from report", "truncate plan_answer",
            "update report set description = ''", "update threshold_decision set reasons = ''",
            "update decision_record set record = '{}'", "delete from decision_record",
            "update threshold_decision_person set name = ''", "update threshold_decision_conflict set done = ''",
            "delete from journal", "update journal set actor = ''", "update person set name = 'x'",
            "update agency set mailbox = 'x'", "create table mine (id integer)",
            "create temporary table mine (id integer)",
        ]
        try await TestDatabase.with { database in
            for statement in statements {
                let error = await #expect(throws: PostgresError.self, "\(statement)") {
                    try await database.serve.transaction { tx in try tx.run(statement) }
                }
                #expect(error?.sqlState == "42501", "\(statement)")
            }
        }
    }

    @Test func `The post's role reads no report, no decision, no plan and no secret`() async throws {
        let statements: [SQL] = [
            "select description from report", "select reasons from threshold_decision",
            "select name from threshold_decision_person", "select who from threshold_decision_conflict",
            "select record from decision_record", "select channel from application", "select text from action",
            "select text from plan_answer",
            "select on_behalf_of from applicant", "select answers from draft", "select salt from journal_content",
            "select code from sign_in_code", "select token from session",
            "update application set stage = 'withdrawn'", "select findings from hearing", "select outcome from review",
            "select reason, note from safe_contact", "select place from meeting", "select body from incoming_mail",
            "select form_key from instance",
            "select source from procedure_version",
            "insert into link (token, path, expires_at, demonstration) values ('', '/', now(), true)",
        ]
        try await TestDatabase.with { database in
            for statement in statements {
                let error = await #expect(throws: PostgresError.self, "\(statement)") {
                    try await database.post.transaction { tx in try tx.run(statement) }
                }
                #expect(error?.sqlState == "42501", "\(statement)")
            }
        }
    }

    private let visibleToAll = ["partnership_area"]

    private func write(
        _ application: Application, heardIn review: Review, _ here: TestPartnership, _ database: TestDatabase
    ) async throws {
        var decided = application
        decided.requests = [
            InformationRequest(
                id: InformationRequest.ID(UUID()), agency: here.police.id, answering: .must, asked: "x", purpose: "y",
                askedOn: day("2026-05-04"), due: day("2026-05-22"))
        ]
        decided.stage = .decided(
            ThresholdDecision(
                answer: .met, on: day("2026-05-18"), reasons: "x", people: [.init("y", for: here.council.id)],
                procedure: "statutory 1"))
        let written = decided
        try await database.serve.acting(here.service) { tx in
            try Applications.insert(written, in: tx)
            try Reviews.insert(review, in: tx)
        }
    }

    /// How many rows of `partnership` somebody sees in each table that has such rows.
    private func rows(
        of partnership: Partnership.ID, as who: Acting, _ database: TestDatabase
    ) async throws -> [String: Int] {
        try await database.serve.acting(who, .readOnly) { tx in
            let tables = try tx.rows(
                """
                select c.relname::text as name
                  from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attname = 'partnership_id'
                 where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                """
            ) { row -> String in try row["name"] }
            var counts: [String: Int] = [:]
            for table in tables {
                counts[table] = try tx.one(
                    "select count(*) as rows from \(SQL(trusted: table)) where partnership_id = \(partnership)"
                ) { row in try row["rows"] }
            }
            return counts
        }
    }
}
