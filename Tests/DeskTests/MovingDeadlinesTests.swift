import Casework
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@testable import Desk

@Suite struct `Moving a deadline at the desk` {
    private func open(_ office: Office, _ key: CaseKey, _ duty: Deadline.Duty) async throws -> Deadlines.Entry {
        let page = try await office.desk.casePage(key)
        return try #require(page.deadlines.first { $0.duty == duty && $0.state == "open" })
    }

    @Test func `keeps the older version with who and why, and tells those whom it concerns`() async throws {
        try await Office.with { office in
            let `case` = try await office.apply()
            let key = try await office.key(`case`, office.here.coordinator)
            let duty = Deadline.Duty.step(.thresholdDecision)
            let before = try await open(office, key, duty)
            office.at("2026-05-05")
            try await office.desk.moveDeadline(
                before.id, to: day("2026-05-29"), because: "A body answers late.", of: key)
            let page = try await office.desk.casePage(key)
            let versions = page.deadlines.filter { $0.duty == duty }.sorted { $0.version < $1.version }
            #expect(versions.map(\.state) == ["moved", "open"] && versions.map(\.version) == [1, 2])
            #expect(versions.map(\.dueOn) == [before.dueOn, day("2026-05-29")])
            #expect(versions[0].endedBy == office.here.coordinator.person)
            #expect(versions[0].endedBecause == "A body answers late." && versions[0].endedOn == day("2026-05-05"))
            let sent = try await office.messages()
            #expect(sent["deadline-moved"] == 1 && sent["day-moved"] == 1)
            #expect(page.events.last?.event.kind == .deadlineMoved)
            // What has moved cannot be moved again.
            await #expect(throws: DeskError.absent) {
                try await office.desk.moveDeadline(before.id, to: day("2026-06-01"), because: "Why.", of: key)
            }
        }
    }

    /// A message of a reminder, alone or within the digest that carried it, in this state.
    private func remind(
        _ id: UUID, _ person: Person.ID, of before: Deadlines.Entry, in office: Office, at sent: Instant,
        state: String, inDigest: Bool
    ) async throws {
        let digest = UUID()
        let settled: Instant? = state == "accepted" ? sent : nil
        try await office.tamper { tx in
            if inDigest {
                try tx.run(
                    """
                    insert into message (partnership_id, id, kind, statutory, recipient_kind, recipient_person, facts,
                                         channel, created_at, due_at, on_day, state, settled_at)
                    values (\(office.here.id), \(digest), 'digest', false, 'person', \(person), '{}', 'maildir',
                            \(sent), \(sent), \(London.date(of: sent)), \(state), \(settled))
                    """)
            }
            try tx.run(
                """
                insert into message (partnership_id, id, file_id, kind, statutory, recipient_kind, recipient_person,
                                     facts, channel, created_at, due_at, state, settled_at, digest_id)
                values (\(office.here.id), \(id), \(before.file), 'reminder', false, 'person', \(person), '{}',
                        'maildir', \(sent), \(sent), \(inDigest ? "digest" : state), \(inDigest ? nil : settled),
                        \(inDigest ? digest : nil))
                """)
            try tx.run(
                """
                insert into occurrence (partnership_id, deadline_id, version, rung, recipient_id, channel, message_id)
                values (\(office.here.id), \(before.id), 1, 0, \(person), 'maildir', \(id))
                """)
            try tx.run("update deadline_rung set planned_at = \(sent) where rung = 0 and deadline_id = \(before.id)")
        }
    }

    @Test(arguments: [("pending", false), ("pending", true), ("accepted", false), ("accepted", true)])
    func `another owner is reminded where the one before was not yet`(state: String, inDigest: Bool) async throws {
        try await Office.with { office in
            let `case` = try await office.apply()
            let key = try await office.key(`case`, office.here.coordinator)
            let before = try await open(office, key, .step(.thresholdDecision))
            let sent = London.instant(date: day("2026-05-20"), hour: 9, minute: 0)
            try await remind(
                UUID(), office.here.coordinator.person, of: before, in: office, at: sent, state: state,
                inDigest: inDigest)
            let (partnership, owner) = (office.here.id, Deadline.Owner(agency: office.here.police.id))
            try await office.tamper { tx in
                let isOpen = try Deadlines.pass(
                    before.duty, before.subject, of: before.file, to: owner, because: "Left.", today: day("2026-05-21"),
                    in: partnership, tx)
                #expect(isOpen)
            }
            let after = try await open(office, key, .step(.thresholdDecision))
            let waits: Bool = try await office.look { tx in
                try tx.one(
                    "select planned_at is null as w from deadline_rung where deadline_id = \(after.id) and rung = 0"
                ) { try $0["w"] }
            }
            #expect(waits == (state == "pending"))
        }
    }

    @Test(arguments: [false, true])
    func `sends nothing that was sent before, and cancels what was not`(inDigest: Bool) async throws {
        try await Office.with { office in
            let `case` = try await office.apply()
            let key = try await office.key(`case`, office.here.coordinator)
            let before = try await open(office, key, .step(.thresholdDecision))
            // The first reminder, three working days before 26 May, went to one and waits for another.
            let sent = London.instant(date: day("2026-05-20"), hour: 9, minute: 0)
            let (accepted, waiting) = (UUID(), UUID())
            try await remind(
                accepted, office.here.coordinator.person, of: before, in: office, at: sent, state: "accepted",
                inDigest: inDigest)
            try await remind(
                waiting, office.here.secondCoordinator.person, of: before, in: office, at: sent, state: "pending",
                inDigest: false)
            office.at("2026-05-21")
            try await office.desk.moveDeadline(before.id, to: day("2026-06-05"), because: "Away.", of: key)
            let later = try await open(office, key, .step(.thresholdDecision))
            try await office.desk.moveDeadline(later.id, to: before.dueOn, because: "Back again.", of: key)
            let back = try await open(office, key, .step(.thresholdDecision))
            func rungs(_ id: Deadline.ID) async throws -> [Int] {
                try await office.look { tx in
                    try tx.rows("select rung from deadline_rung where deadline_id = \(id) order by rung") {
                        try $0["rung"]
                    }
                }
            }
            #expect(try await rungs(later.id) == [0, 1, 2, 3, 4])
            // The reminder beforehand waits for the next morning, for whom the word of the move has not reached by then.
            #expect(try await rungs(back.id) == [0, 1, 2, 3, 4])
            let late: [Int] = try await office.look { tx in
                try tx.rows("select rung from deadline_rung where deadline_id = \(back.id) and is_late") {
                    try $0["rung"]
                }
            }
            #expect(late == [0])
            let now = office.clock.now()
            let claim = try await office.database.post.transaction { tx in
                try Outbox.claim(
                    limit: 50, channel: "maildir", lease: 60, passage: .anyTime, now: now, worker: "test", in: tx)
            }
            #expect(claim.ended.contains { $0.message == waiting && $0.reason == "the duty is moved" })
            #expect(!claim.messages.contains { $0.id == waiting || $0.id == accepted })
        }
    }

    @Test func `whoever runs the cases sees what others are late with`() async throws {
        try await Office.with { office in
            let `case` = try await office.apply()
            try await office.read(`case`.id)
            let asked = Actor.officer(office.here.coordinator)
            try await office.desk.act(onApplication: `case`.id, in: office.here.id, as: asked) {
                application, around throws(Refusal) in
                try application.asking(
                    office.here.police.id, for: "All.", purpose: "The threshold.", due: nil, by: asked, in: around)
            }
            office.at("2026-06-30")
            let list = try await office.desk.workList(of: office.signedIn(office.here.coordinator))
            #expect(list.overdueElsewhere.map(\.duty) == [.step(.agenciesReply)])
            let contact = try await office.desk.workList(of: office.signedIn(office.here.policeContact))
            #expect(contact.overdueElsewhere.isEmpty && contact.waiting.map(\.duty) == [.step(.agenciesReply)])
        }
    }

    /// On the first ground that the procedure has.
    private func asked(_ words: String) -> DecisionReview.Request {
        .init(words, grounds: ["dissatisfied with the way in which the application was dealt with"])
    }

    @Test func `a review of the decision is asked for by the applicant in time, once, and heard on a day`() async throws
    {
        try await Office.with { office in
            let `case` = try await office.apply(reports: ["2026-04-11"])
            office.at("2026-05-05")
            try await office.read(`case`.id)
            let weighed = ThresholdDecision.Consideration(persistence: "Weekly.", harm: "Some.", adequacy: "One visit.")
            let decision = office.decision(.notMet, weighed: weighed)
            try await office.desk.decide(decision, on: office.key(`case`, office.here.coordinator))
            let applicant = Actor.applicant(`case`.id)
            let window = try #require(try await office.desk.trackPage(office.here.id, `case`.id).reviewWindow)
            #expect(window.until == day("2026-06-03"))

            office.at("2026-06-04")
            await #expect(
                throws: Refusal.date("asked_on", day("2026-06-04"), from: day("2026-05-05"), until: day("2026-06-03"))
            ) {
                try await office.desk.askReview(asked("Late."), of: `case`.id, in: office.here.id, as: applicant)
            }
            office.at("2026-05-20")
            try await office.desk.askReview(asked("Look again."), of: `case`.id, in: office.here.id, as: applicant)
            await #expect(throws: Refusal.unknown("decision that can be reviewed now")) {
                try await office.desk.askReview(asked("Again."), of: `case`.id, in: office.here.id, as: applicant)
            }
            let key = try await office.key(`case`, office.here.coordinator)
            let page = try await office.desk.casePage(key)
            #expect(page.decisionReviews.map(\.words) == ["Look again."] && page.reviewWindow == nil)
            let heard = try await open(office, key, .step(.reviewHeard))
            #expect(heard.dueOn == day("2026-06-11"))
            #expect(try await office.messages()["review-asked"] == 1)
            office.at("2026-06-09")
            let review = try #require(page.decisionReviews.first).id
            await office.isRefused(.unknown("duty that is done by saying so")) {
                try await office.desk.finishDuty(heard.id, on: day("2026-06-08"), note: "By the panel.", of: key)
            }
            try await office.desk.nameHearers(["I. Grant"], of: "Appeals panel", for: review, key: key)
            try await office.desk.concludeReview(
                review, .confirmed, on: day("2026-06-08"), reasons: "It was right.", key: key)
            let ended = try await office.desk.casePage(key).deadlines.first { $0.id == heard.id }
            #expect(ended?.state == "met" && ended?.endedOn == day("2026-06-08"))
            let track = try await office.desk.trackPage(office.here.id, `case`.id)
            #expect(track.decisionReviews.count == 1)
        }
    }
}
