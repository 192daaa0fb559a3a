import Casework
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@testable import Desk

/// Whatever a partnership holds, everybody's list holds what is theirs, and says how much there is.
@Suite struct `Work lists` {
    @Test func `a duty stands on its owner's list however many of others fall due before it`() async throws {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            let reference = try await office.reference(of: key)
            let before = try await office.desk.workList(of: office.signedIn(here.coordinator))
            let file = key.application.raw
            try await owe(
                1_234, due: "2026-05-04", at: here.health.id, person: here.healthContact.person, file: file, office)
            try await owe(
                1, due: "2026-06-30", at: here.police.id, person: here.policeContact.person, file: file, office)
            // Newer cases than this, with nothing to do in them.
            try await passedBy(520, office)

            let police = try await office.desk.workList(of: office.signedIn(here.policeContact))
            let own = police.waiting.filter { $0.duty == .action }
            #expect(own.map(\.references) == [[reference]] && own.map(\.dueOn) == [day("2026-06-30")])
            #expect(police.counts[.waiting] == police.waiting.count)

            let health = office.signedIn(here.healthContact)
            let list = try await office.desk.workList(of: health)
            #expect(list.waiting.count == WorkList.pageLength && (list.counts[.waiting] ?? 0) >= 1_234)
            let count = list.counts[.waiting] ?? 0
            var seen: Set<UUID> = []
            for skip in stride(from: 0, to: count, by: 500) {
                let part = try await office.desk.workList(of: health, .init([.waiting], skip: skip, most: 500))
                for entry in part.waiting { #expect(seen.insert(entry.subject).inserted) }
                #expect(part.counts[.waiting] == count && part.cases.isEmpty)
            }
            #expect(seen.count == count)

            // The day after, they are late for the coordinators to see.
            office.at("2026-05-05")
            let coordinator = office.signedIn(here.coordinator)
            let late = try await office.desk.workList(of: coordinator)
            #expect(late.counts[.overdueElsewhere] == 1_234 && late.overdueElsewhere.count == WorkList.pageLength)
            #expect(late.overdueElsewhere.allSatisfy { $0.references == [reference] && $0.isOverdue })
            #expect(late.waiting.map(\.subject) == before.waiting.map(\.subject))
            let onlyLate = try await office.desk.workList(of: health, .init([.waiting], onlyLate: true))
            #expect(onlyLate.counts[.waiting] == 1_234 && onlyLate.waiting.allSatisfy(\.isOverdue))

            #expect(late.cases.map(\.line.reference) == [reference] && late.counts[.cases] == 1)
            let ended = try await office.desk.workList(of: coordinator, .init([.ended], skip: 500))
            #expect(ended.counts[.ended] == 520 && ended.ended.count == 20)
            let arranging = try await office.desk.workList(of: coordinator, .init([.cases], stage: "arranging"))
            let held = try await office.desk.workList(of: coordinator, .init([.cases], stage: "held"))
            #expect(arranging.counts[.cases] == 1 && held.cases.isEmpty)
        }
    }

    @Test func `what the database calls somebody's is what the rule calls theirs`() async throws {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            var owners: [Deadline.Owner] = [.init(agency: nil, person: nil)]
            for agency in [here.council, here.police, here.health, here.landlord] {
                owners.append(.init(agency: agency.id, person: nil))
                for officer in [here.coordinator, here.policeContact, here.healthContact, here.chair] {
                    owners.append(.init(agency: agency.id, person: officer.person))
                }
            }
            let changes = owners.map { owner in
                Deadline.Change.open(
                    Deadline(
                        id: Deadline.ID(UUID()), duty: .action, subject: UUID(), owner: owner, version: 1,
                        dueOn: day("2026-06-01"), from: day("2026-05-01"), working: "invented", rungs: []))
            }
            try await office.database.serve.acting(here.service) { tx in
                try Deadlines.apply(
                    changes, to: key.application.raw, of: here.id, today: day("2026-05-05"), in: tx)
            }
            var covering = here.policeContact
            covering.covers = [
                Covered(
                    person: here.healthContact.person, name: "Harry", agency: here.health.id,
                    roles: here.healthContact.roles)
            ]
            var lent = here.healthContact
            lent.covers = [
                Covered(
                    person: here.coordinator.person, name: "Cora", agency: here.council.id,
                    roles: here.coordinator.roles)
            ]
            lent.lentRoles = here.coordinator.roles.subtracting(lent.roles)
            lent.roles.formUnion(lent.lentRoles)
            for officer in [here.coordinator, here.policeContact, here.chair, covering, lent] {
                let (own, others) = try await office.look { tx in
                    (
                        try Deadlines.open(.of(officer), first: nil, in: here.id, tx),
                        try Deadlines.open(.others(than: officer, at: nil), first: nil, in: here.id, tx)
                    )
                }
                #expect(own.count == own.rows.count && others.count == others.rows.count)
                #expect(own.rows.allSatisfy { officer.share(in: $0.owner) != nil }, "\(officer.name)")
                #expect(others.rows.allSatisfy { officer.share(in: $0.owner) == nil }, "\(officer.name)")
                #expect(own.rows.count { $0.duty == .action } == owners.count { officer.share(in: $0) != nil })
            }
        }
    }

    @Test func `a point of contact sees what is late at their agency, and no other's`() async throws {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            // A colleague is named for what the police owe.
            try await owe(
                2, due: "2026-05-04", at: here.police.id, person: here.senior.person, file: key.application.raw, office)
            office.at("2026-05-05")
            let police = try await office.desk.workList(of: office.signedIn(here.policeContact))
            #expect(police.counts[.overdueElsewhere] == 2 && police.waiting.allSatisfy { $0.duty != .action })
            let health = try await office.desk.workList(of: office.signedIn(here.healthContact))
            #expect(health.overdueElsewhere.isEmpty)
            let all = try await office.desk.workList(of: office.signedIn(here.coordinator))
            #expect(all.counts[.overdueElsewhere] == 2)
        }
    }

    @Test func `whoever is shut out of cases sees and counts the others`() async throws {
        try await Office.with { office in
            let here = office.here
            let (one, other) = (try await office.met("Ada Quill"), try await office.met("Bel Osei"))
            try await office.desk.shutOut(here.secondCoordinator.person, of: one, because: "a cousin")
            let list = try await office.desk.workList(of: office.signedIn(here.secondCoordinator))
            #expect(list.cases.map(\.line.application) == [other.application] && list.counts[.cases] == 1)
            let hidden = try await office.database.serve.acting(here.acting(here.secondCoordinator), .readOnly) { tx in
                try tx.one("select hidden_files() as files") { row -> [UUID] in try row["files"] }
            }
            #expect(Set(hidden) == Set([one.application.raw, try #require(one.review).raw]))
        }
    }

    /// So many deadlines of somebody, each about something of its own.
    private func owe(
        _ count: Int, due: String, at agency: Agency.ID, person: Person.ID, file: UUID, _ office: Office
    ) async throws {
        let (here, due) = (office.here, day(due))
        try await office.tamper { tx in
            try tx.run(
                """
                insert into deadline (partnership_id, id, file_id, duty, subject_id, version, owner_agency_id,
                                      owner_person_id, due_on, from_on, working)
                select \(here.id), gen_random_uuid(), \(file), 'action', gen_random_uuid(), 1, \(agency), \(person),
                       \(due), \(due), 'invented'
                  from generate_series(1, \(count))
                """)
        }
    }

    /// So many newer cases that have ended.
    private func passedBy(_ count: Int, _ office: Office) async throws {
        let here = office.here
        let references = (0..<count).map { number in
            CaseReference(random: (1, 2, 3, 4, 5, UInt8(number / 32 % 32), UInt8(number % 32))).description
        }
        try await office.tamper { tx in
            try tx.run(
                """
                with made as (
                    insert into case_file (partnership_id, id, kind)
                    select \(here.id), gen_random_uuid(), 'application' from generate_series(1, \(count))
                    returning id)
                insert into application (partnership_id, id, reference, area_code, received_on, recorded_at, channel,
                                         authority, stage, stage_on, withdrawn_reason)
                select \(here.id), made.id, r.reference, \(here.areas[0]), '2026-05-20',
                       '2026-05-20 10:00Z', 'web', 'not_needed', 'withdrawn', '2026-05-21', 'Moved away.'
                  from (select id, row_number() over () as n from made) made
                  join unnest(\(references)) with ordinality as r (reference, n) using (n)
                """)
        }
    }
}
