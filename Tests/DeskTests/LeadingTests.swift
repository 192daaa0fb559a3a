import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `Who leads and chairs, through the desk` {
    private func nominate(_ office: Office, _ key: CaseKey, deputy: Person.ID? = nil) async throws {
        let person = office.here.policeContact.person
        try await office.act(on: key) { review, actor, around throws(Refusal) in
            try review.nominating(person, deputy: deputy, because: "Knows the street.", by: actor, in: around)
        }
    }

    private func confirm(_ office: Office, _ key: CaseKey) async throws {
        try await office.act(on: key, as: office.here.chair) { review, actor, around throws(Refusal) in
            try review.confirmingLead(by: actor, in: around)
        }
    }

    @Test func `who does not answer in time is followed by the deputy, once, and nobody left is on a list`()
        async throws
    {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            try await nominate(office, key, deputy: here.landlordContact.person)
            let chair = try await office.desk.workList(of: office.signedIn(here.chair)).asked
            #expect(chair.map(\.what) == [.confirmLead("Paula Reed")])
            try await confirm(office, key)
            #expect(try await office.messages()["lead-nominated"] == 1)
            let due = try #require(
                try await office.desk.casePage(key).deadlines.first { $0.duty == .step(.leadAccepts) }
            ).dueOn
            office.at("\(due)")
            try await office.desk.askNextLeads()
            #expect(try await office.desk.casePage(key).review?.lead?.person == here.policeContact.person)

            office.at("\(due.adding(days: 1))")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<3 { group.addTask { try await office.desk.askNextLeads() } }
                try await group.waitForAll()
            }
            let review = try #require(try await office.desk.casePage(key).review)
            #expect(review.lead?.person == here.landlordContact.person && review.lead?.place == .deputy)
            #expect(review.leadership.earlier.map(\.standing) == [.lapsed])
            #expect(try await office.messages()["lead-nominated"] == 2)

            try await office.act(on: key, as: here.landlordContact) { review, actor, around throws(Refusal) in
                try review.answeringNomination(accepting: false, because: "Full.", by: actor, in: around)
            }
            // The point of contact of the agency of the first is the first: nobody is left.
            let list = try await office.desk.workList(of: office.signedIn(here.secondCoordinator))
            #expect(list.asked.map(\.what) == [.nominate])
            #expect(list.asked.first?.references == [try await office.reference(of: key)])
        }
    }

    @Test func `two who confirm at once confirm once, and the second sees what changed`() async throws {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            try await nominate(office, key)
            let chair = try await office.desk.find(
                try await office.reference(of: key), for: office.signedIn(here.chair))
            let (review, seen) = (try #require(key.review), try await office.desk.casePage(chair).seen)
            let next = here.landlordContact.person
            let ends = await withTaskGroup(of: String.self) { group in
                for number in 0..<2 {
                    group.addTask {
                        do {
                            try await office.desk.act(
                                onReview: review, in: chair.partnership, as: chair.actor, seen: seen
                            ) { review, around throws(Refusal) in
                                number == 0
                                    ? try review.confirmingLead(by: chair.actor, in: around)
                                    : try review.nominating(next, because: "Better.", by: chair.actor, in: around)
                            }
                            return "done"
                        } catch is CaseChanged { return "changed" } catch { return "\(error)" }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(ends.sorted() == ["changed", "done"])
            #expect(try await office.messages()["lead-nominated"] == 1)
        }
    }

    @Test func `a conflict closes the case at once, the deputy chairs, and a second person lets them in again`()
        async throws
    {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            try await office.setMeeting(of: key)
            let reference = try await office.reference(of: key)
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.choosingChair(
                    here.chair.person, deputy: here.senior.person, because: "", by: actor, in: around)
            }
            let chair = try await office.desk.find(reference, for: office.signedIn(here.chair))
            let asked = try await office.desk.workList(of: office.signedIn(here.chair)).asked
            #expect(asked.map(\.what) == [.declare])
            let seen = try await office.desk.casePage(chair).seen
            try await office.desk.declare(conflict: "I live next door.", on: chair, seen: seen)

            await #expect(throws: DeskError.absent) { try await office.desk.casePage(chair) }
            await #expect(throws: DeskError.absent) {
                try await office.desk.find(reference, for: office.signedIn(here.chair))
            }
            let page = try await office.desk.casePage(key)
            #expect(page.review?.hearing?.invited.contains(here.chair.person) == false)
            #expect(page.review?.leadership.chairing(of: 1)?.presiding == here.senior.person)
            #expect(page.shutOuts.map(\.shutOut.person) == [here.chair.person, here.chair.person])
            let tasks = try await office.desk.workList(of: office.signedIn(here.coordinator)).tasks
            #expect(tasks.contains { $0.task.about?.contains("Charles Hall has declared a conflict") ?? false })

            // The senior has the chair's part at this case, and nowhere else.
            let deputy = try await office.desk.find(reference, for: office.signedIn(here.senior))
            #expect(deputy.officer.roles == [.senior, .chair])
            let other = try await office.apply("Bel Osei")
            #expect(try await office.key(other, here.senior).officer.roles == [.senior])

            await office.isRefused(.missing("reason")) {
                try await office.desk.liftShutOut(of: here.chair.person, from: key, because: "")
            }
            try await office.desk.liftShutOut(of: here.chair.person, from: key, because: "Another street.")
            let again = try await office.desk.casePage(key)
            #expect(again.shutOuts.isEmpty)
            #expect(again.events.last?.event.facts.contains(.init("reason", "Another street.")) == true)
            #expect(try await office.chain().findings.isEmpty)
        }
    }

    @Test func `the deputy has the chair's part while the chair is away`() async throws {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            let reference = try await office.reference(of: key)
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.choosingChair(
                    here.chair.person, deputy: here.senior.person, because: "", by: actor, in: around)
            }
            #expect(try await office.desk.find(reference, for: office.signedIn(here.senior)).officer.roles == [.senior])
            try await office.desk.arrange(
                Cover(
                    id: Cover.ID(UUID()), person: here.chair.person, by: here.policeContact.person,
                    from: day("2026-05-05"), until: day("2026-05-06")), by: here.coordinator)
            #expect(
                try await office.desk.find(reference, for: office.signedIn(here.senior)).officer.roles
                    == [.senior, .chair])
        }
    }

    @Test func `a proposal ranks officers by real cases, and says why somebody cannot lead`() async throws {
        try await Office.with { office in
            let here = office.here
            let first = try await office.met("Ada Quill")
            try await office.lead(first)
            let key = try await office.met("Bel Osei")
            try await office.desk.change(
                LeadProfile(person: here.policeContact.person, capacity: 1), by: here.coordinator)
            try await office.desk.change(
                LeadProfile(person: here.healthContact.person, accepts: false), by: here.healthContact)
            try await office.desk.change(
                LeadProfile(person: here.senior.person, capacity: 9, topics: [.noise]), by: here.coordinator)
            await office.isRefused(.people(.ownPeopleOnly)) {
                try await office.desk.change(LeadProfile(person: here.senior.person), by: here.policeContact)
            }
            try await office.desk.shutOut(here.landlordContact.person, of: key, because: "a cousin")
            let council = here.council.id
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.choosingLeadAgency(
                    council, about: [.noise], because: "Every report.", by: actor, in: around)
            }
            let proposal = try #require(try await office.desk.casePage(key).leading.proposal)
            #expect(proposal.question.reportsByAgency == ["East council": 3])
            #expect(proposal.person == here.senior.person || proposal.person == here.coordinator.person)
            let excluded = Dictionary(proposal.nomination.excluded.map { ($0.id, $0.reason) }) { first, _ in first }
            #expect(
                excluded == [
                    "\(here.policeContact.person)": "has no room for another case (1 open, room for 1).",
                    "\(here.healthContact.person)": "does not accept.",
                    "\(here.landlordContact.person)": "has a conflict of interest (shut out of this case).",
                ])
            let senior = proposal.nomination.ranking.first { $0.id == "\(here.senior.person)" }
            #expect(
                senior?.reason
                    == "East council is the lead agency; does not know the case; 0 of 9 cases open; has 100% of the case's tags."
            )
        }
    }
}

@Suite struct `A chair from outside, for one case` {
    private func letIn(_ office: Office, _ key: CaseKey, email: String = "mo@north.example") async throws {
        try await office.desk.letIn(
            "Mo Lindley", email: email, of: "North council", because: "Their panel and ours chair for each other.",
            until: day("2026-06-30"), to: key)
    }

    private func visitor(_ office: Office, email: String = "mo@north.example") async throws -> SignedIn {
        let browser = Token.make()
        try await office.desk.sendCode(toEmail: email, browser: browser, path: "/work")
        let code = try await office.code()
        let session = try #require(try await office.desk.redeem(code, browser: browser)).session
        guard case .person(let visitor)? = try await office.desk.visitor(session) else { throw DeskError.absent }
        return visitor
    }

    @Test func `signs in, chairs it, and sees nothing else of the partnership`() async throws {
        try await Office.with { office in
            let here = office.here
            let other = try await office.met("Bel Osei")
            try await office.setMeeting(of: other)
            let key = try await office.met("Ada Quill")
            try await office.setMeeting(office.meeting("2026-05-22"), of: key)
            try await office.desk.shutOut(here.healthContact.person, of: other, because: "a cousin")
            try await office.desk.arrange(
                Cover(
                    id: Cover.ID(UUID()), person: here.senior.person, by: here.secondCoordinator.person,
                    from: day("2026-05-05"), until: day("2026-05-06")), by: here.coordinator)
            try await letIn(office, key)
            let mo = try await visitor(office)
            let guest = try #require(mo.offices.first)
            #expect(guest.roles == [.chair] && mo.offices.count == 1)
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.choosingChair(mo.person, deputy: here.chair.person, because: "", by: actor, in: around)
            }
            // Their own case, and a chair's acts on it.
            let reference = try await office.reference(of: key)
            let own = try await office.desk.find(reference, for: mo)
            let page = try await office.desk.casePage(own)
            #expect(page.review?.leadership.chairing(of: 1)?.concerns == [])
            #expect(page.leading.guests.map(\.organisation) == ["North council"])
            try await office.act(on: own, as: own.officer) { review, actor, around throws(Refusal) in
                try review.sendingPapers("What each body holds.", by: actor, in: around)
            }
            // Nothing of another.
            let list = try await office.desk.workList(of: mo)
            #expect(list.cases.map(\.line.reference) == [reference] && list.tasks.isEmpty && !list.managesPeople)
            await #expect(throws: DeskError.absent) {
                try await office.desk.find(try await office.reference(of: other), for: mo)
            }
            var borrowed = other
            borrowed.officer = guest
            await #expect(throws: DeskError.absent) { try await office.desk.casePage(borrowed) }
            await #expect(throws: DeskError.absent) {
                try await office.act(on: borrowed, as: guest) { review, actor, around throws(Refusal) in
                    try review.callingOffMeeting(because: "Mischief.", by: actor, in: around)
                }
            }
            await #expect(throws: DeskError.forbidden) { _ = try await office.desk.rosters(for: mo) }
            await office.isRefused(.notYours(needed: [.coordinator, .contact])) {
                _ = try await office.desk.receive(
                    office.intake(channel: .phone, received: "2026-05-05", takenBy: "Mo"), from: office.applicant(),
                    id: Application.ID(UUID()), in: here.id, as: .officer(guest))
            }
            try await seesOneCase(guest, key, office)
            #expect(try await office.chain().findings.isEmpty)
        }
    }

    /// Row by row: what a guest sees of each table is of their case, or a register of the partnership.
    private func seesOneCase(_ guest: Officer, _ key: CaseKey, _ office: Office) async throws {
        let acting = Acting(.officer(guest), in: office.here.id)
        let review = try #require(key.review)
        let files = [key.application.raw, review.raw]
        let strays = try await office.database.serve.acting(acting, .readOnly) { tx in
            let columns = try tx.rows(
                """
                select c.relname::text as name, min(a.attname::text) as column
                  from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attname in ('file_id', 'application_id', 'review_id')
                 where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                   and has_table_privilege(c.oid, 'select')
                 group by c.relname
                """
            ) { row in (try row["name"] as String, try row["column"] as String) }
            var strays: [String] = []
            for (name, column) in columns {
                let (table, file) = (SQL(trusted: name), SQL(trusted: column))
                let count: Int = try tx.one(
                    "select count(*) as count from \(table) where \(file) is not null and \(file) <> all (\(files))"
                ) { row in try row["count"] }
                if count > 0 { strays.append("\(name): \(count)") }
            }
            #expect(columns.count > 25)
            for table in [
                "cover", "departure", "lead_profile", "area_contact", "api_key", "busy_feed", "busy_time",
                "standing_meeting",
            ] {
                let count: Int = try tx.one("select count(*) as count from \(SQL(trusted: table))") { row in
                    try row["count"]
                }
                if count > 0 { strays.append("\(table): \(count)") }
            }
            let (meetings, messages, journal): (Int, Int, Int) = try tx.one(
                """
                select (select count(*) from meeting) as meetings,
                       (select count(*) from message where file_id is null and recipient_person <> \(guest.person))
                           as messages,
                       (select count(*) from journal where file_id is null) as journal
                """
            ) { row in (try row["meetings"], try row["messages"], try row["journal"]) }
            #expect(meetings == 1 && messages == 0 && journal == 0)
            return strays
        }
        #expect(strays == [])
    }

    @Test func `keeps no access after the last day, or once it is ended, and the deputy chairs`() async throws {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            try await letIn(office, key)
            let mo = try await visitor(office)
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.choosingChair(mo.person, deputy: here.chair.person, because: "", by: actor, in: around)
            }
            let own = try await office.desk.find(try await office.reference(of: key), for: mo)
            await office.isRefused(.people(.alreadyServes)) { try await letIn(office, key) }
            await office.isRefused(.people(.alreadyServes)) {
                try await letIn(office, key, email: here.email(of: here.senior))
            }
            await office.isRefused(
                .date("guest_until", day("2026-05-04"), from: day("2026-05-05"), until: day("2027-05-06"))
            ) {
                try await office.desk.letIn(
                    "Al", email: "al@north.example", of: "North", because: "x", until: day("2026-05-04"), to: key)
            }
            try await office.desk.endGuest(mo.person, of: key)
            // Nobody serves by that address any more: no code is sent.
            try await office.desk.sendCode(toEmail: "mo@north.example", browser: Token.make(), path: "/work")
            #expect(try await office.messages()["sign-in-code"] == 1)
            await #expect(throws: (any Error).self) {
                try await office.act(on: own, as: own.officer) { review, actor, around throws(Refusal) in
                    try review.passingChair(because: "Mischief.", by: actor, in: around)
                }
            }
            let review = try #require(try await office.desk.casePage(key).review)
            #expect(review.leadership.chairing(of: 1)?.presiding == here.chair.person)
        }
    }
}
