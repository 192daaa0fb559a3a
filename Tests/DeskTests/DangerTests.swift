import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `Reading cases for danger` {
    private func readings(_ office: Office) async throws -> [String] {
        try await office.deadlines().filter { $0.hasPrefix("danger-read") }
    }

    @Test func `is asked at receipt, at a new report, before the meeting and before closing, each time by a day`()
        async throws
    {
        try await Office.with { office in
            let here = office.here
            let `case` = try await office.apply()
            let key = try await office.key(`case`, here.coordinator)
            await office.isRefused(.notReadForDanger) { try await office.desk.decide(office.decision(), on: key) }
            office.at("2026-05-05")
            try await office.read(`case`.id, as: here.policeContact)
            #expect(try await readings(office) == ["danger-read 2026-05-05 met"])

            // The applicant tells of another report, and it is asked for once, however many come.
            office.at("2026-05-11")
            let own = Actor.applicant(`case`.id)
            try await office.addReport(of: "2026-05-09", to: `case`.id, as: own)
            office.at("2026-05-12", hour: 9)
            try await office.addReport(5, of: "2026-05-11", to: `case`.id, as: .officer(here.healthContact))
            #expect(try await readings(office) == ["danger-read 2026-05-05 met", "danger-read 2026-05-12 open"])
            await office.isRefused(.notReadForDanger) { try await office.desk.decide(office.decision(), on: key) }
            try await office.read(`case`.id)
            try await office.desk.decide(office.decision(), on: key)

            let review = try await office.key(`case`, here.coordinator)
            try await office.setMeeting(of: review)
            try await office.setMeeting(office.meeting("2026-05-21"), of: review)
            #expect(
                try await readings(office).suffix(2) == ["danger-read 2026-05-19 moved", "danger-read 2026-05-20 open"]
            )
            try await office.setMeeting(office.meeting("2026-05-20"), of: review)
            office.at("2026-05-15")
            try await office.read(`case`.id, .alone)
            try await office.lead(review)
            try await office.hold(review)
            try await office.share(review)
            office.at("2026-06-01")
            try await office.act(on: review) { review, actor, around throws(Refusal) in
                try review.sendingOutcome("Two measures.", by: actor, in: around)
            }
            #expect(try await readings(office).allSatisfy { !$0.hasSuffix("open") }, "An action is open still.")
            let close: @Sendable (Review, Actor, Circumstances) throws(Refusal) -> Outcome<Review> = {
                review, actor, around throws(Refusal) in
                try review.closing(because: "Quiet.", despiteOpenActions: "They go on.", by: actor, in: around)
            }
            await office.isRefused(.notReadForDanger) { try await office.act(on: review, close) }
            let action = try #require(try await office.desk.casePage(review).review?.actions.first).id
            try await office.act(on: review, as: here.policeContact) { review, actor, around throws(Refusal) in
                try review.updating(action, to: .done(on: around.today, evidence: "Log 17."), by: actor, in: around)
            }
            #expect(try await readings(office).last == "danger-read 2026-06-02 open")
            await office.isRefused(.notReadForDanger) { try await office.act(on: review, close) }
            try await office.read(`case`.id)
            try await office.act(on: review, close)

            let page = try await office.desk.casePage(review)
            #expect(
                page.application.dangerReadings.map(\.occasion)
                    == [.receipt, .newReport, .beforeMeeting, .beforeClosing])
            #expect(page.application.dangerReadings.map(\.reports) == [3, 5, 5, 5])
            #expect(page.application.dangerReadings[2].meetingOn == day("2026-05-20"))
            #expect(page.application.dangerReadings.map(\.by)[0] == here.policeContact.person)
            // The journal keeps that it was read and by whom, and nothing of what was seen.
            let journal = page.events.filter { $0.event.kind == .dangerRead }
            #expect(
                journal.map { $0.event.facts.map(\.name) } == [["occasion"], ["occasion"], ["occasion"], ["occasion"]])
            #expect(journal.first?.officer == here.policeContact.person)
            await office.isRefused(
                .wrongStage(is: "closed", needed: ["received", "acknowledged", "gathering", "decided"])
            ) { try await office.addReport(6, of: "2026-05-30", to: `case`.id, as: own) }
        }
    }

    @Test func `reminds by the ladder until it is done`() async throws {
        try await Office.with { office in
            let `case` = try await office.apply()
            func rungs() async throws -> Int {
                try await office.look { tx in
                    try tx.one(
                        """
                        select count(*) as count
                          from deadline_rung r
                          join deadline d on d.partnership_id = r.partnership_id and d.id = r.deadline_id
                         where d.duty = 'danger-read' and d.state = 'open'
                        """
                    ) { row in try row["count"] }
                }
            }
            #expect(try await rungs() > 1)
            try await office.read(`case`.id)
            #expect(try await rungs() == 0)
            try await office.addReport(of: "2026-05-01", to: `case`.id)
            #expect(try await rungs() > 1)
        }
    }

    @Test func `heads the work list, what nobody has ever read first`() async throws {
        try await Office.with { office in
            let here = office.here
            let ada = try await office.apply("Ada Quill")
            try await office.read(ada.id)
            try await office.addReport(of: "2026-04-30", to: ada.id)
            office.at("2026-05-11")
            let bel = try await office.apply("Bel Osei")
            let visitor = office.signedIn(here.coordinator)
            let list = try await office.desk.workList(of: visitor)
            #expect(list.toRead.map(\.entry.reference) == [bel.reference, ada.reference])
            #expect(list.toRead.map(\.entry.occasion) == [.receipt, .newReport])
            #expect(list.toRead.map(\.isOverdue) == [false, true])
            #expect(list.toRead.map(\.entry.dueOn) == [day("2026-05-12"), day("2026-05-05")])
            #expect(list.waiting.allSatisfy { $0.duty != .step(.dangerRead) }, "It is there once.")
            #expect(list.cases.first { $0.line.reference == bel.reference }?.line.danger == nil)
            #expect(try await office.desk.workList(of: office.signedIn(here.policeContact)).toRead.isEmpty)

            try await office.read(bel.id, .init(signs: [.weapons], level: .high, note: "A knife."))
            try await office.read(ada.id)
            let after = try await office.desk.workList(of: visitor)
            #expect(after.toRead.isEmpty)
            #expect(after.cases.first { $0.line.reference == bel.reference }?.line.danger == .high)

            let key = try await office.met("Cal Roe")
            try await office.setMeeting(of: key)
            let set = try await office.desk.workList(of: visitor).toRead
            #expect(set.map(\.entry.occasion) == [.beforeMeeting] && set.map(\.entry.dueOn) == [day("2026-05-19")])
        }
    }

    @Test func `is hidden from the applicant, from who is shut out, and from other partnerships`() async throws {
        try await Office.with { office in
            let here = office.here
            let `case` = try await office.apply()
            let answers = Application.DangerReading.Answers(
                signs: [.weapons], level: .high, note: "A knife.",
                referrals: [.init(to: .police, wasMade: true, reason: "A knife.")])
            try await office.read(`case`.id, answers)
            // Adding a report acts on the whole, and says nothing of it.
            try await office.addReport(of: "2026-05-01", to: `case`.id, as: .applicant(`case`.id))
            let track = try await office.desk.trackPage(here.id, `case`.id)
            #expect(track.application.dangerReadings.isEmpty && track.application.reports.count == 4)
            #expect(track.application.reports[3].added == .init(on: day("2026-05-01"), by: nil))

            func seen(_ acting: Acting) async throws -> [Int] {
                try await office.database.serve.acting(acting, .readOnly) { tx in
                    let counts = try RowCounts.all(in: tx)
                    return [counts["danger_reading"] ?? -1, counts["danger_referral"] ?? -1]
                }
            }
            #expect(try await seen(here.acting(here.landlordContact)) == [1, 1])
            #expect(try await seen(Acting(.applicant(`case`.id), in: here.id)) == [0, 0])
            #expect(try await seen(.service(in: Partnership.ID(UUID()))) == [0, 0])
            let key = try await office.key(`case`, here.coordinator)
            try await office.desk.shutOut(here.landlordContact.person, of: key, because: "a cousin")
            #expect(try await seen(here.acting(here.landlordContact)) == [0, 0])
            await #expect(throws: DeskError.absent) { try await office.read(`case`.id, as: here.landlordContact) }
            await #expect(throws: DeskError.absent) {
                try await office.addReport(5, of: "2026-05-01", to: `case`.id, as: .officer(here.landlordContact))
            }
            // No message says how great the risk is.
            let letters = try await office.look { tx in
                try tx.rows("select facts::text as facts from message") { row in try row["facts"] as String }
            }
            #expect(!letters.isEmpty && letters.allSatisfy { !$0.contains("high") && !$0.contains("knife") })
        }
    }

    @Test func `is asked of each application that a review hears, and of one that joins once the meeting is set`()
        async throws
    {
        try await Office.with { office in
            let here = office.here
            let ada = try await office.met("Ada Quill")
            let bel = try await office.met("Bel Osei", with: try await office.reference(of: ada))
            try await office.setMeeting(of: ada)
            let cal = try await office.met("Cal Roe", with: try await office.reference(of: ada))
            #expect(
                try await readings(office).filter { $0.hasSuffix("open") }
                    == Array(repeating: "danger-read 2026-05-19 open", count: 3))
            for key in [ada, bel] { try await office.read(key.application) }
            let left = try await office.desk.workList(of: office.signedIn(here.coordinator)).toRead
            #expect(left.map(\.entry.reference) == [try await office.reference(of: cal)])
            // The meeting is held without it: that falls away and stays to be seen.
            try await office.lead(ada)
            try await office.hold(ada)
            #expect(
                try await readings(office).filter { $0.hasSuffix("lapsed") } == ["danger-read 2026-05-19 lapsed"])
        }
    }

    @Test func `from pages of one moment is recorded once, and a late report is not closed over`() async throws {
        try await Office.with { office in
            let `case` = try await office.apply()
            let (actor, partnership) = (Actor.officer(office.here.coordinator), office.here.id)
            let seen = try await office.desk.casePage(office.key(`case`, office.here.coordinator)).seen
            let ends = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        do {
                            try await office.desk.act(
                                onApplication: `case`.id, besideItsReviewIn: partnership, as: actor, seen: seen
                            ) { application, review, around throws(Refusal) in
                                try application.readingForDanger(.calm, heardIn: review, by: actor, in: around)
                            }
                            return true
                        } catch {
                            return false
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(ends.count { $0 } == 1)
            let kept = try await office.look { tx in try Applications.load(`case`.id, in: partnership, tx) }
            #expect(kept?.dangerReadings.count == 1)
        }
    }
}
