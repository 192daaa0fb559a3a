import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `Deadlines that wait for an event` {
    /// The statutory file, with these limits in their place.
    private func put(_ changes: [(String, String)], into office: Office) async throws {
        try await office.tamper { tx in
            for (old, new) in changes {
                try tx.run("update procedure_version set source = replace(source, \(old), \(new))")
            }
        }
    }

    private func deadlines(_ key: CaseKey, _ step: Procedure.Step, in office: Office) async throws -> [Deadlines.Entry]
    {
        try await office.desk.casePage(key).deadlines.filter { $0.duty == .step(step) }.sorted {
            $0.version < $1.version
        }
    }

    @Test func `move with it, the older version is kept, and the case says so`() async throws {
        try await Office.with { office in
            try await put(
                [
                    (
                        "threshold_decision: { limit: 15 working days, from: receipt }",
                        "threshold_decision: { limit: 15 working days, from: acknowledgement }"
                    ),
                    (
                        "panel: { limit: 20 working days, from: threshold-decision }",
                        "panel: { limit: 40 working days, from: acknowledgement }"
                    ),
                ], into: office)
            // Friday 1 May 2026; five working days are over on Monday 11 May.
            let open = try await office.apply(email: nil)
            let key = try await office.key(open, office.here.coordinator)
            let planned = try await deadlines(key, .thresholdDecision, in: office)
            #expect(planned.map(\.dueOn) == [day("2026-06-02")] && planned.map(\.from) == [day("2026-05-11")])

            office.at("2026-05-07")
            _ = try await office.desk.act(onApplication: open.id, in: office.here.id, as: key.actor) {
                application, around throws(Refusal) in
                try application.acknowledging(on: day("2026-05-06"), by: key.actor, in: around)
            }
            let moved = try await deadlines(key, .thresholdDecision, in: office)
            #expect(moved.map(\.dueOn) == ["2026-06-02", "2026-05-28"].map(day))
            #expect(moved.map(\.state) == ["moved", "open"])
            #expect(moved.last?.working.contains("It was due on Tuesday 2 June 2026 before.") == true)
            let told = try await office.desk.casePage(key).events.map(\.event).last { $0.kind == .acknowledged }
            #expect(told?.facts == [.init("moved", "threshold-decision from 2026-06-02 to 2026-05-28")])

            // Gathering, the application no longer tells its acknowledgement, and the review never did.
            _ = try await office.desk.act(onApplication: open.id, in: office.here.id, as: key.actor) {
                application, around throws(Refusal) in
                try application.asking(
                    office.here.police.id, for: "All contacts.", purpose: "The threshold.", due: nil, by: key.actor,
                    in: around)
            }
            #expect(try await deadlines(key, .thresholdDecision, in: office).count == 2)
            office.at("2026-05-20")
            try await office.read(open.id)
            try await office.desk.decide(office.decision(), on: key)
            let decided = try await office.key(open, office.here.coordinator)
            let panel = try await deadlines(decided, .panel, in: office)
            // 40 working days from 6 May, over the bank holiday of 25 May.
            #expect(panel.map(\.from) == [day("2026-05-06")] && panel.map(\.dueOn) == [day("2026-07-02")])
        }
    }

    @Test func `of a review run from the days of its applications`() async throws {
        try await Office.with { office in
            let open = try await office.apply()
            office.at("2026-05-06")
            let key = try await office.key(open, office.here.coordinator)
            _ = try await office.desk.act(onApplication: open.id, in: office.here.id, as: key.actor) {
                application, around throws(Refusal) in
                try application.asking(
                    office.here.police.id, for: "All contacts.", purpose: "The threshold.", due: nil, by: key.actor,
                    in: around)
            }
            office.at("2026-05-08")
            try await office.read(open.id)
            try await office.desk.decide(office.decision(), on: key)
            let review = try #require(try await office.key(open, office.here.coordinator).review)
            let days = try await office.look { tx in
                try CaseDays.happened(in: [review.raw], of: office.here.id, tx)
            }
            #expect(
                days == [
                    .receipt: day("2026-05-01"), .acknowledgement: day("2026-05-01"), .asking: day("2026-05-06"),
                    .thresholdDecision: days[.thresholdDecision] ?? day(""), .told: day("2026-05-08"),
                ])
            #expect(days[.thresholdDecision] != nil && days[.informationIn] == nil)
        }
    }

    @Test func `every application of an area is shown once, in the order in which they came`() async throws {
        try await Office.with { office in
            let first = try await office.apply()
            office.at("2026-05-02")
            let second = try await office.apply("Ben Osei", email: "ben@home.example")
            var seen: [Application.ID] = []
            #expect(try await office.desk.eachApplication(of: office.here.areas[0]) { seen.append($0.id) })
            #expect(seen == [first.id, second.id])
            #expect(try await office.desk.eachApplication(of: "E09000001") { seen.append($0.id) } == false)
            let page = try await office.look { tx in
                try Applications.page(of: office.here.areas[0], after: nil, limit: 1, in: office.here.id, tx)
            }
            #expect(page.applications.map(\.id) == [first.id] && page.mark?.id == first.id.raw)
            let next = try await office.look { tx in
                try Applications.page(of: office.here.areas[0], after: page.mark, limit: 2, in: office.here.id, tx)
            }
            #expect(next.applications.map(\.id) == [second.id] && next.mark == nil)
        }
    }
}
