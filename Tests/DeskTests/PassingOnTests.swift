import Casework
import Desk
import FoundationEssentials
import Records
import TestSupport
import Testing

@Suite struct `A case of another area` {
    @Test func `is passed on by a coordinator, with the day on which it was received`() async throws {
        try await Office.with { office in
            let open = try await office.apply()
            office.at("2026-05-06")
            let key = try await office.key(open, office.here.coordinator)
            try await office.desk.decide(office.decision(.otherArea), on: key)
            let visitor = office.signedIn(office.here.secondCoordinator)
            let listed = try await office.desk.workList(of: visitor).tasks
            #expect(listed.map(\.task.kind) == [.passOn] && listed.map(\.references) == [[open.reference]])
            let (task, officer) = try await office.desk.task(try #require(listed.first).task.id, for: visitor)
            #expect(task.notice == .otherArea && task.receivedOn == day("2026-05-01"))

            office.at("2026-05-07")
            try await office.desk.finish(task, on: day("2026-05-06"), note: "By e-mail.", by: officer)
            #expect(try await office.desk.workList(of: visitor).tasks.isEmpty)
            let last = try await office.desk.casePage(key).events.last?.event
            #expect(last == Event(.passedOn, [.init("to", "the bodies of another area"), .init("on", "2026-05-06")]))
            await office.isRefused(.already("done")) {
                try await office.desk.finish(task, on: day("2026-05-06"), note: "Again.", by: officer)
            }
        }
    }

    @Test func `of an applicant without an e-mail address is told by hand besides`() async throws {
        try await Office.with { office in
            let open = try await office.apply(email: nil)
            let key = try await office.key(open, office.here.coordinator)
            let visitor = office.signedIn(office.here.coordinator)
            try await office.desk.decide(office.decision(.otherArea), on: key)
            let tasks = try await office.desk.workList(of: visitor).tasks.map(\.task).filter {
                $0.notice == .otherArea
            }
            #expect(Set(tasks.map(\.kind)) == [.tellByHand, .passOn])
            // Passed on, the applicant still waits to be told.
            let passOn = try #require(tasks.first { $0.kind == .passOn })
            try await office.desk.finish(passOn, on: day("2026-05-01"), note: "", by: office.here.coordinator)
            func state() async throws -> String? {
                try await office.desk.casePage(key).messages.first { $0.kind == .otherArea }?.state
            }
            #expect(try await state() == "by-hand")
            let tell = try #require(tasks.first { $0.kind == .tellByHand })
            try await office.desk.finish(tell, on: day("2026-05-01"), note: "", by: office.here.coordinator)
            #expect(try await state() == "accepted")
        }
    }
}
