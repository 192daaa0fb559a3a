import Casework
import Desk
import Records
import TestSupport
import Testing

@Suite struct `A body outside of the partnership` {
    @Test func `is sent its recommendation by the outbox once the outcome is sent, by a person where it has no email`()
        async throws
    {
        try await Office.with { office in
            let (here, desk) = (office.here, office.desk)
            let key = try await office.met()
            try await office.setMeeting(of: key)
            try await office.lead(key)
            try await office.hold(key)
            let rows: [(OutsideBody, Way, String)] = [
                (OutsideBody(name: "Roads Board", email: "roads@board.example", address: "1 Road"), .email, "pending"),
                (OutsideBody(name: "River Trust", address: "2 Bank\nEasthill"), .letter, "by-hand"),
            ]
            for (body, _, _) in rows {
                try await office.act(on: key) { review, actor, around throws(Refusal) in
                    try review.recommending("Light the underpass.", to: .outside(body), by: actor, in: around)
                }
            }
            try await office.share(key)
            func letters() async throws -> [MessageLife] {
                try await desk.casePage(key).lives.filter { $0.kind == .outsideRecommendation }
            }
            #expect(try await letters().isEmpty)
            office.at("2026-06-01")
            let told = try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.sendingOutcome("Two measures.", by: actor, in: around)
            }
            #expect(try await letters().count == rows.count)
            for (body, way, state) in rows {
                let made = try #require(told.recommendations.first { $0.to == .outside(body) })
                let life = try #require(try await letters().first { $0.recipient == .outsideBody(made.id) })
                #expect(life.recipientName == body.name && life.way == way && life.state == state && life.needsPerson)
                let message = try #require(
                    try await office.look { tx in
                        try OutboxMessage.find(life.id, in: here.id, on: office.clock.today, tx)
                    })
                #expect(message.name == body.name && message.given[.email] == body.email)
                #expect(message.given[.letter] == body.address && message.address == message.given[way])
                #expect(message.facts["recommendation"] == .text("Light the underpass."))
                let due = try await desk.casePage(key).deadlines.first { $0.subject == made.id.raw }?.dueOn
                #expect(try message.facts["due"] == .date(#require(due)))
                guard state == "by-hand" else { continue }
                let tasks = try await desk.workList(of: office.signedIn(here.coordinator)).tasks.map(\.task)
                let task = try #require(tasks.first { $0.message == life.id })
                #expect(task.kind == .tellByHand && task.recipient == .outsideBody(made.id))
                try await desk.finish(task, on: office.clock.today, note: "Posted.", by: here.coordinator)
                #expect(try await letters().first { $0.id == life.id }?.state == "accepted")
            }
            #expect(try await office.chain().findings == [])
        }
    }
}
