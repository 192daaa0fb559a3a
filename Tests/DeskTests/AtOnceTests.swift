import Casework
import Desk
import FoundationEssentials
import Records
import TestSupport
import Testing

@Suite struct `Several people at one case at once` {
    @Test func `two coordinators ask agencies at once and no request is lost`() async throws {
        try await Office.with { office in
            let open = try await office.apply()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<12 {
                    let officer = number % 2 == 0 ? office.here.coordinator : office.here.secondCoordinator
                    let agency = office.here.agencies[number % 5].id
                    group.addTask {
                        try await office.change(open.id, as: officer) { application, actor, around throws(Refusal) in
                            try application.asking(
                                agency, for: "Question \(number)", purpose: "The threshold.", due: nil, by: actor,
                                in: around)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let after = try await office.look { tx in try Applications.load(open.id, in: office.here.id, tx) }
            #expect(Set(after?.requests.map(\.asked) ?? []) == Set((0..<12).map { "Question \($0)" }))
            let chain = try await office.chain()
            #expect(chain.findings.isEmpty && chain.rows == 13)
        }
    }

    @Test func `what may happen once happens once`() async throws {
        try await Office.with { office in
            let key = try await office.met()
            try await office.setMeeting(of: key)
            try await office.lead(key)
            try await office.hold(key)
            office.at("2026-05-21")
            let ends = await withTaskGroup(of: Refusal?.self) { group in
                for officer in [office.here.coordinator, office.here.secondCoordinator, office.here.chair] {
                    group.addTask {
                        do {
                            try await office.act(on: key, as: officer) { review, actor, around throws(Refusal) in
                                try review.sharingPlan(by: actor, in: around)
                            }
                            return nil
                        } catch { return error as? Refusal ?? .missing("\(error)") }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(ends.count { $0 == nil } == 1)
            #expect(
                ends.compactMap(\.self) == Array(repeating: .wrongStage(is: "consulting", needed: ["held"]), count: 2))
            #expect(try await office.messages()["plan-shared"] == 1)
        }
    }

    @Test func `one form sent by many clicks at once is one case with one reference`() async throws {
        try await Office.with { office in
            let id = Application.ID(UUID())
            let references = try await withThrowingTaskGroup(of: CaseReference.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        try await office.desk.receive(
                            office.intake(), from: office.applicant(), id: id, in: office.here.id, as: .service)
                    }
                }
                return try await group.reduce(into: [CaseReference]()) { $0.append($1) }
            }
            #expect(references.count == 6 && Set(references).count == 1)
            let lines = try await office.look { tx in try Cases.list(in: office.here.id, tx) }
            #expect(lines.map(\.application) == [id])
            #expect(try await office.messages() == ["acknowledgement": 1, "passed-on": 4])
        }
    }
}
