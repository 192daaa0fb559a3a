import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `Facts corrected through the desk` {
    private func report(
        _ page: CasePage, _ number: Int = 1, _ change: (inout Application.Report) -> Void
    ) -> Application.Report {
        var report = page.application.reports[number - 1]
        change(&report)
        return report
    }

    @Test func `change how the application comes out, and keep the first text, who and why`() async throws {
        try await Office.with { office in
            let here = office.here
            let open = try await office.apply()
            let key = try await office.key(open, here.coordinator)
            let page = try await office.desk.casePage(key)
            #expect(page.finding.decision == .met)
            // Reported two months after it happened.
            try await office.desk.correct(
                report(page) { $0.behaviourOn = day("2026-01-02") }, because: "The council's log.", on: key,
                seen: page.seen)
            let after = try await office.desk.casePage(key)
            #expect(after.finding.statute.qualifying == 2 && after.finding.decision == .notMetOnNumber)
            let correction = try #require(after.application.corrections.first)
            #expect(correction.was == "2026-03-02" && correction.became == "2026-01-02")
            #expect(correction.by == here.coordinator.person && correction.at == office.clock.now())
            #expect(correction.reason == "The council's log.")
            #expect(
                after.events.last?.event
                    == Event(.factsCorrected, [.init("report", "1"), .init("facts", "behaviour_on")]))
            #expect(try await office.chain().findings.isEmpty)
        }
    }

    @Test func `name no value in the journal, because a value may be a place or a name`() async throws {
        try await Office.with { office in
            let open = try await office.apply()
            let key = try await office.key(open, office.here.coordinator)
            let page = try await office.desk.casePage(key)
            try await office.desk.correct(
                report(page) { ($0.place, $0.reportedTo) = ("12 Rook Lane", "PC Quill") },
                because: "Ada told me on 01632.", on: key)
            let content = try await office.look { tx in
                try tx.rows("select content from journal_content") { row in try row["content"] as String }
            }.joined()
            #expect(content.contains("reported_to, place"))
            for secret in ["Rook", "Quill", "01632", "Ada"] { #expect(!content.contains(secret)) }
        }
    }

    @Test func `are refused for an area that nobody knows, and leave every table as it was`() async throws {
        try await Office.with { office in
            let here = office.here
            let open = try await office.apply()
            let key = try await office.key(open, here.coordinator)
            let contact = try await office.key(open, here.policeContact)
            let page = try await office.desk.casePage(key)
            let strange = report(page) { $0.area = "E99999999" }
            let wrong = report(page) { $0.reportedOn = day("2026-03-01") }
            let right = report(page) { $0.hate = true }
            let before = try await office.everything()
            await office.isRefused(.unknown("area")) {
                try await office.desk.correct(strange, because: "x", on: key)
            }
            await office.isRefused(
                .date("reported_on", day("2026-03-01"), from: day("2026-03-02"), until: day("2026-05-01"))
            ) { try await office.desk.correct(wrong, because: "x", on: key) }
            await office.isRefused(.notYours(needed: [.coordinator])) {
                try await office.desk.correct(right, because: "x", on: contact)
            }
            await office.isRefused(.missing("reason")) { try await office.desk.correct(right, because: "", on: key) }
            #expect(try await office.everything() == before)
        }
    }

    @Test func `are refused where the case has changed since it was read`() async throws {
        try await Office.with { office in
            let open = try await office.apply()
            let key = try await office.key(open, office.here.coordinator)
            let page = try await office.desk.casePage(key)
            let right = report(page) { $0.hate = true }
            try await office.desk.correct(right, because: "The log.", on: key, seen: page.seen)
            await #expect(throws: CaseChanged.self) {
                try await office.desk.correct(right, because: "The log.", on: key, seen: page.seen)
            }
            #expect(try await office.desk.casePage(key).application.corrections.count == 1)
        }
    }

    @Test func `two at the same moment are both kept`() async throws {
        try await Office.with { office in
            let open = try await office.apply()
            let key = try await office.key(open, office.here.coordinator)
            let page = try await office.desk.casePage(key)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...3 {
                    let right = report(page, number) { $0.hate = true }
                    group.addTask { try await office.desk.correct(right, because: "The log.", on: key) }
                }
                try await group.waitForAll()
            }
            let after = try await office.desk.casePage(key).application
            #expect(Set(after.corrections.map(\.report)) == [1, 2, 3] && after.reports.allSatisfy(\.hate))
        }
    }

    @Test func `join and split reports, and the decision keeps what it rests on`() async throws {
        try await Office.with { office in
            let open = try await office.apply()
            try await office.read(open.id)
            let key = try await office.key(open, office.here.coordinator)
            try await office.change(open.id) { application, actor, around throws(Refusal) in
                try application.joining(reports: [1, 3], because: "One party.", by: actor, in: around)
            }
            var page = try await office.desk.casePage(key)
            #expect(page.finding.statute.qualifying == 2 && page.finding.complaints[2].countedWith == "1")
            try await office.change(open.id) { application, actor, around throws(Refusal) in
                try application.splitting(reports: [3], because: "A month apart.", by: actor, in: around)
            }
            page = try await office.desk.casePage(key)
            #expect(page.finding.statute.qualifying == 3 && page.application.corrections.count == 2)
            #expect(page.events.map(\.event.kind).suffix(2) == [.reportsJoined, .reportsSplit])

            try await office.desk.decide(office.decision(), on: key)
            let right = report(page) { $0.hate = true }
            let before = try await office.everything()
            let refusal = Refusal.wrongStage(is: "decided", needed: ["received", "acknowledged", "gathering"])
            await office.isRefused(refusal) { try await office.desk.correct(right, because: "x", on: key) }
            await office.isRefused(refusal) {
                try await office.change(open.id) { application, actor, around throws(Refusal) in
                    try application.joining(reports: [1, 2], because: "x", by: actor, in: around)
                }
            }
            #expect(try await office.everything() == before)
        }
    }

    @Test func `are for nobody who is shut out, and nobody of another partnership`() async throws {
        try await Office.with { office in
            let here = office.here
            let there = try await TestPartnership.found(in: office.database, name: "West", areas: ["E07000147"])
            let open = try await office.apply()
            let key = try await office.key(open, here.coordinator)
            let named = try await office.key(open, here.secondCoordinator)
            let page = try await office.desk.casePage(key)
            let right = report(page) { $0.hate = true }
            try await office.desk.shutOut(here.secondCoordinator.person, of: key, because: "a cousin")
            var borrowed = key
            borrowed.officer = there.coordinator
            var abroad = borrowed
            abroad.partnership = there.id
            for stranger in [named, borrowed, abroad] {
                await #expect(throws: DeskError.absent) {
                    try await office.desk.correct(right, because: "Mischief.", on: stranger)
                }
            }
            #expect(try await office.desk.casePage(key).application.corrections.isEmpty)
        }
    }
}
