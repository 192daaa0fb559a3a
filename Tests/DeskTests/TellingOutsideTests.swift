import Casework
import Desk
import Records
import TestSupport
import Testing

@Suite struct `A body outside of the partnership` {
    @Test func `is sent its recommendation by hand once the outcome is sent, and not before`() async throws {
        try await Office.with { office in
            let key = try await office.met()
            try await office.setMeeting(of: key)
            try await office.lead(key)
            try await office.hold(key)
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.recommending(
                    "Light the underpass.",
                    to: .outside(OutsideBody(name: "Roads Board", email: "roads@board.example")),
                    by: actor, in: around)
            }
            try await office.share(key)
            func letters() async throws -> [String] {
                try await office.desk.workList(of: office.signedIn(office.here.coordinator)).tasks
                    .compactMap(\.task.about).filter { $0.contains("Roads Board") }
            }
            #expect(try await letters().isEmpty)
            office.at("2026-06-01")
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.sendingOutcome("Two measures.", by: actor, in: around)
            }
            #expect(
                try await letters() == [
                    "Send the recommendation to Roads Board: the letter is on its page, from the page of the case"
                ])
        }
    }
}
