import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `A threshold decision` {
    private static let weighed = ThresholdDecision.Consideration(
        persistence: "Twice.", harm: "Little.", adequacy: "Prompt.")

    /// Not met on 6 May 2026, on two reports.
    private func refuse(_ office: Office, email: String? = "ada@home.example") async throws -> CaseKey {
        office.at("2026-05-01")
        let open = try await office.apply(email: email, reports: ["2026-03-02", "2026-03-20"])
        office.at("2026-05-06")
        try await office.read(open.id)
        let key = try await office.key(open, office.here.coordinator)
        try await office.desk.decide(office.decision(.notMet, weighed: Self.weighed), on: key)
        return key
    }

    @Test func `comes back with all its parts`() async throws {
        try await Office.with(procedure: "islington") { office in
            let here = office.here
            let open = try await office.apply()
            try await office.read(open.id)
            let key = try await office.key(open, here.coordinator)
            #expect(try await office.desk.casePage(key).finding.decision == .refer)
            var decision = office.decision(.notMet, weighed: Self.weighed)
            decision.conflicts = [.init(who: "B. Moss", what: "Lives next door.", done: "Did not vote.")]
            await office.isRefused(.decision([.signOff, .signOffRole, .signOffReason])) {
                try await office.desk.decide(decision, on: key)
            }
            decision.signOff = .init(name: "b. moss", role: "Inspector", reason: "Old.")
            await office.isRefused(.decision([.signedByConflicted])) {
                try await office.desk.decide(decision, on: key)
            }
            decision.signOff = .init(name: "Fay Gray", role: "Head of safety", reason: "It is being dealt with.")
            try await office.desk.decide(decision, on: key)
            guard case .decided(let kept) = try await office.desk.casePage(key).application.stage else {
                throw DeskError.absent
            }
            #expect(kept.people == decision.people && kept.conflicts == decision.conflicts)
            #expect(Set(kept.bodies) == [here.council.id, here.police.id])
            #expect(kept.behaviour == decision.behaviour && kept.consideration == Self.weighed)
            #expect(kept.signOff?.name == "Fay Gray" && kept.signOff?.over == ["no_action_taken"])
            #expect(kept.rule?.contains("It asks that nothing was done about the reports") == true)
            #expect(kept.procedure == "islington 1" && kept.ground == nil)
            #expect(try await office.chain().findings.isEmpty)
        }
    }

    @Test func `that was kept gives the same answer when it is judged again, every one of a database`() async throws {
        for procedure in ["statutory", "islington"] {
            try await Office.with(procedure: procedure) { office in
                let days = ["2026-03-02", "2026-03-20", "2026-04-11", "2026-04-20", "2026-04-28"]
                for count in 0...days.count {
                    office.at("2026-05-01")
                    let open = try await office.apply(reports: Array(days.prefix(count)))
                    try await office.read(open.id)
                    let key = try await office.key(open, office.here.coordinator)
                    let finding = try await office.desk.casePage(key).finding
                    var decision = office.decision(finding.decision == .met ? .met : .notMet, weighed: Self.weighed)
                    if finding.decision == .refer { decision.signOff = .init(name: "F", role: "Head", reason: "Old.") }
                    let decided = decision
                    office.at("2026-05-0\(count + 2)")
                    try await office.desk.decide(decided, on: key)
                }
                // Years later.
                office.at("2031-02-03")
                let records = try await office.look { tx in
                    try tx.rows("select record from decision_record") { row in try row["record"] as String }
                }
                #expect(records.count == days.count + 1)
                for record in records {
                    let replay = try DecisionRecords.replay(record)
                    #expect(replay.isSame, "\(record)")
                    #expect(!record.contains("Ada") && !record.contains("Noise"), "It names nobody.")
                }
            }
        }
    }

    @Test func `keeps what it was made on for coordinators, and notes who read it`() async throws {
        try await Office.with { office in
            let here = office.here
            let key = try await refuse(office)
            let text = try await office.desk.decisionRecord(of: key)
            #expect(try DecisionRecords.replay(text).isSame)
            var other = key
            other.officer = here.policeContact
            await #expect(throws: DeskError.forbidden) { try await office.desk.decisionRecord(of: other) }
            let read = try await office.look { tx in
                try tx.one("select count(*) as rows from journal_content where content like '%\"read\"%'") { row in
                    try row["rows"] as Int
                }
            }
            #expect(read == 1)
            let open = try await office.apply("Bel Osei")
            let undecided = try await office.key(open, here.coordinator)
            await #expect(throws: DeskError.absent) { try await office.desk.decisionRecord(of: undecided) }
        }
    }

    // The window to challenge it (Schedule 4 paragraph 3).

    @Test func `can be challenged until a day that counts from the telling`() async throws {
        try await Office.with { office in
            let key = try await refuse(office)
            let page = try await office.desk.trackPage(key.partnership, key.application)
            // 20 working days after 6 May 2026, the spring bank holiday among them.
            let window = try #require(page.reviewWindow)
            #expect(window.toldOn == day("2026-05-06") && window.until == day("2026-06-04"))
            #expect(try await office.desk.casePage(key).reviewWindow == window)
            // Nobody is late with it, and nobody has it to do.
            office.at("2026-07-01")
            let list = try await office.desk.workList(of: office.signedIn(office.here.coordinator))
            #expect(list.waiting.isEmpty)
        }
    }

    @Test func `that left days later can be challenged for as much longer`() async throws {
        try await Office.with { office in
            let key = try await refuse(office)
            let left = London.instant(date: day("2026-05-11"), hour: 9, minute: 0)
            try await office.tamper { tx in
                try tx.run(
                    """
                    update message set state = 'accepted', settled_at = \(left)
                     where kind = 'threshold-not-met'
                    """)
            }
            let window = try await office.desk.trackPage(key.partnership, key.application).reviewWindow
            #expect(window?.toldOn == day("2026-05-11") && window?.until == day("2026-06-09"))
        }
    }

    @Test func `counts anew from the day on which a person told it, whether the message failed or there was none`()
        async throws
    {
        for email in ["ada@home.example", nil] {
            try await Office.with { office in
                let here = office.here
                let key = try await refuse(office, email: email)
                if email != nil { try await fail(office) }
                let visitor = office.signedIn(here.coordinator)
                let listed = try await office.desk.workList(of: visitor).tasks.map(\.task)
                let task = try #require(listed.first { $0.notice == .thresholdNotMet })
                #expect(task.kind == (email == nil ? .tellByHand : .undelivered))
                office.at("2026-05-13")
                #expect(
                    try await office.desk.reviewUntil(telling: task, by: here.coordinator) == day("2026-06-11"))

                await office.isRefused(
                    .date("done_on", day("2026-05-05"), from: day("2026-05-06"), until: day("2026-05-13"))
                ) {
                    try await office.desk.finish(task, on: day("2026-05-05"), note: "", by: here.coordinator)
                }
                try await office.desk.finish(task, on: day("2026-05-12"), note: "Rang.", by: here.coordinator)
                let window = try await office.desk.trackPage(key.partnership, key.application).reviewWindow
                #expect(window?.toldOn == day("2026-05-12") && window?.until == day("2026-06-10"))
                let page = try await office.desk.casePage(key)
                #expect(page.reviewWindow == window)
                let versions = page.deadlines.filter { $0.duty == .step(.reviewWindow) }
                #expect(versions.map(\.state).sorted() == ["moved", "open"])
                #expect(page.events.last?.event.kind == .told)
                // The letter that was told says so too.
                let facts = try await office.look { tx in
                    try tx.one("select facts ->> 'review_until' as day from message where id = \(task.message)") {
                        row in try row["day"] as String
                    }
                }
                #expect(facts.contains("2026-06-10"))
                let done = try await office.desk.task(task.id, for: visitor).task
                #expect(try await office.desk.reviewUntil(telling: done, by: here.coordinator) == nil)
            }
        }
    }

    /// The message with the decision fails for good, as the post settles it.
    private func fail(_ office: Office) async throws {
        let (partnership, now) = (office.here.id, office.time.now)
        let message = try await office.look { tx in
            try tx.one("select id from message where kind = 'threshold-not-met'") { row in try row["id"] as UUID }
        }
        try await office.tamper { tx in
            try tx.run(
                """
                update message set state = 'claimed', attempt = 1, lease_until = now() + interval '1 minute'
                 where id = \(message)
                """)
        }
        try await office.database.post.transaction { tx in
            let late = try Outbox.settle(
                [Settlement(message: message, partnership: partnership, attempt: 1, outcome: .failed("no such box"))],
                now: now, in: tx)
            #expect(late.isEmpty)
        }
    }
}
