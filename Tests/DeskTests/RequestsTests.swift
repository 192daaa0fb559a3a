import Casework
import FoundationEssentials
import Records
import TestSupport
import Testing

@testable import Desk

@Suite struct `Requests for information at work` {
    @discardableResult
    private func act(
        _ office: Office, on key: CaseKey, as officer: Officer,
        _ decide: @Sendable (Application, Review?, Actor, Circumstances) throws(Refusal) -> Outcome<Application>
    ) async throws -> Application {
        let actor = Actor.officer(officer)
        return try await office.desk.act(
            onApplication: key.application, besideItsReviewIn: key.partnership, as: actor
        ) { application, review, around throws(Refusal) in try decide(application, review, actor, around) }
    }

    private func open(_ office: Office, _ key: CaseKey) async throws -> [String] {
        let page = try await office.desk.casePage(key)
        return page.deadlines.filter { $0.state == "open" && $0.duty == .step(.fullPapers) }.map { "\($0.dueOn)" }
    }

    @Test func `a refusal and an answer that came too late wait on the coordinators' list until seen to`() async throws
    {
        try await Office.with { office in
            let key = try await office.met()
            let police = office.here.police.id
            let asked = try await act(office, on: key, as: office.here.coordinator) {
                file, review, actor, around throws(Refusal) in
                try file.asking(
                    police, for: "All.", purpose: "The panel.", due: nil, kind: .fullPapers, beside: review, by: actor,
                    in: around)
            }
            let id = try #require(asked.requests.first?.id)
            let coordinator = office.signedIn(office.here.coordinator)
            #expect(try await office.desk.workList(of: coordinator).unsettled.isEmpty)
            try await act(office, on: key, as: office.here.policeContact) {
                file, review, actor, around throws(Refusal) in
                try file.answering(
                    id, with: .init(.refused, text: "We may not.", ground: .dataProtection), beside: review, by: actor,
                    in: around)
            }
            let waiting = try await office.desk.workList(of: coordinator).unsettled
            #expect(waiting.map(\.matter) == [.refused] && waiting.map(\.request) == [id])
            #expect(try await office.desk.workList(of: office.signedIn(office.here.policeContact)).unsettled.isEmpty)
            try await act(office, on: key, as: office.here.coordinator) { file, _, actor, around throws(Refusal) in
                try file.settling(id, because: "It holds.", by: actor, in: around)
            }
            #expect(try await office.desk.workList(of: coordinator).unsettled.isEmpty)
            #expect(try await office.chain().findings.isEmpty)
        }
    }

    @Test func `the wait for full papers and its reminders end with the meeting, and what comes then is marked`()
        async throws
    {
        try await Office.with { office in
            let key = try await office.met()
            let bodies = [office.here.police.id, office.here.landlord.id]
            let asked = try await act(office, on: key, as: office.here.coordinator) {
                file, review, actor, around throws(Refusal) in
                try file.asking(
                    bodies, for: "All.", purpose: "The panel.", due: nil, kind: .fullPapers, beside: review, by: actor,
                    in: around)
            }
            #expect(try await open(office, key) == ["2026-05-19", "2026-05-19"])
            let id = try #require(asked.requests.first { $0.agency == bodies[0] }?.id)
            let given = InformationRequest.Given(
                .partial, entries: [.init(on: day("2026-04-01"), what: "A call")], restBy: day("2026-05-15"),
                submission: .init(UUID()))
            for _ in 1...2 {
                try await act(office, on: key, as: office.here.policeContact) {
                    file, review, actor, around throws(Refusal) in
                    try file.answering(id, with: given, beside: review, by: actor, in: around)
                }
            }
            #expect(try await open(office, key) == ["2026-05-15", "2026-05-19"])
            try await office.setMeeting(of: key)
            office.at("2026-05-20", hour: 12)
            let attended = [office.here.council.id] + bodies
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.holding(attended: attended, findings: "Slow.", by: actor, in: around)
            }
            #expect(try await open(office, key).isEmpty)
            try await act(office, on: key, as: office.here.policeContact) {
                file, review, actor, around throws(Refusal) in
                try file.answering(
                    id, with: .init(.chronology, text: "The rest."), beside: review, by: actor, in: around)
            }
            let page = try await office.desk.casePage(key)
            let request = try #require(page.application.requests.first { $0.id == id })
            #expect(request.answers.count == 2 && request.answer?.after == .meeting && request.matter == .late)
            #expect(page.application.gaps(on: page.today).map(\.request.agency) == [office.here.landlord.id])
            let list = try await office.desk.workList(of: office.signedIn(office.here.coordinator))
            #expect(list.unsettled.map(\.matter) == [.late])
        }
    }
}
