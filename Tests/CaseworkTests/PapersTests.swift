import Casework
import Testing

@Suite struct `Sending the papers to the panel` {
    private let town = Town()

    private func send(
        _ text: String = "Calls in March.", on review: Review? = nil, by actor: Actor? = nil,
        at date: String = "2026-05-12", hour: Int = 9
    ) throws -> Outcome<Review> {
        try (review ?? town.arranged(town.opened()).after).sendingPapers(
            text, by: actor ?? town.byCoordinator, in: town.on(date, hour: hour))
    }

    @Test func `tells everybody who is invited, without its words, and meets the duty`() throws {
        let sent = try send()
        #expect(
            sent.after.hearing?.papers
                == .init(text: "Calls in March.", on: day("2026-05-12"), by: town.coordinator.person))
        let starts = town.meeting().startsAt
        #expect(
            sent.notices
                == town.panel.map { Notice(.papers, to: .person($0), ["starts": .moment(starts)], expires: starts) })
        #expect(sent.events == [Event(.papersSent, [.init("invited", "4")])])
        #expect(
            sent.deadlines == [.met(.step(.papersToPanel), subject: sent.after.id.raw, on: day("2026-05-12"))])
        #expect(sent.after.stage == .meetingSet)
    }

    @Test func `may be done again, by the chair too, and replaces what was sent`() throws {
        let again = try send("Calls in March and April.", on: try send().after, by: town.byChair, at: "2026-05-13")
        #expect(
            again.after.hearing?.papers
                == .init(text: "Calls in March and April.", on: day("2026-05-13"), by: town.chair.person))
        #expect(again.notices.count == 4 && again.events.count == 1)
    }

    @Test func `outlives a move of the meeting, which asks for no papers again`() throws {
        let sent = try send().after
        let moved = try sent.settingMeeting(
            town.meeting("2026-05-27"), inviting: town.panel, by: town.byCoordinator, in: town.on("2026-05-13"))
        #expect(moved.after.hearing?.papers == sent.hearing?.papers)
        #expect(moved.deadlines.isEmpty)
    }

    @Test func `needs a meeting that is to come, and a coordinator or the chair, but no note`() throws {
        #expect(try send("").notices.count == 4)
        #expect(throws: Refusal.notYours(needed: [.coordinator, .chair])) { try send(by: town.byPolice) }
        #expect(throws: Refusal.wrongStage(is: "arranging", needed: ["meeting-set"])) { try send(on: town.opened()) }
        let held = try town.held(town.opened()).after
        #expect(throws: Refusal.wrongStage(is: "held", needed: ["meeting-set"])) { try send(on: held) }
        #expect(throws: Refusal.date("papers", day("2026-05-18"), from: nil, until: day("2026-05-18"))) {
            try send(at: "2026-05-18", hour: 10)
        }
        #expect(try send(at: "2026-05-18", hour: 9).notices.count == 4)
    }
}
