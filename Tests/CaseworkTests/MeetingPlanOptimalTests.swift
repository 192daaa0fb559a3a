import TestSupport
import Testing

@testable import Casework

@Suite struct `The best meeting, beside a search of everything` {
    @Test func `has the same slots, or the same conditions in the way, on thousands of questions`() throws {
        let seed = UInt64.random(in: 0...999_999)
        var random = Seeded(seed)
        var feasible = 0
        var sizes: [Int: Int] = [:]
        for number in 0..<4_000 {
            let question = RandomMeeting.question(&random)
            let plan = try planMeeting(question, calendar: .englandAndWales, atMost: 40)
            let slow = SlowMeetingPlan(question, .englandAndWales)
            let slots = plan.slots.map {
                SlowMeetingPlan.Slot(start: $0.start, room: $0.room, score: $0.score, attending: $0.attending)
            }
            let conditions = plan.infeasible?.conditions.map(\.description) ?? []
            guard slots == Array(slow.slots.prefix(40)), conditions == slow.inTheWay,
                plan.infeasible?.isProvedFewest != false
            else {
                Issue.record("seed \(seed), question \(number): \(slots) \(conditions), not \(slow): \(question)")
                return
            }
            if plan.infeasible == nil { feasible += 1 } else { sizes[conditions.count, default: 0] += 1 }
        }
        #expect(feasible > 500, "seed \(seed)")
        #expect(
            sizes[1, default: 0] > 500 && sizes[2, default: 0] > 30 && sizes[3, default: 0] > 0, "\(seed) \(sizes)")
    }

    @Test func `the fewest of many conditions are those of a search of every set`() throws {
        let seed = UInt64.random(in: 0...999_999)
        var random = Seeded(seed)
        var largest = 0
        for number in 0..<400 {
            let (conditions, times) = (Int.random(in: 1...11, using: &random), Int.random(in: 1...40, using: &random))
            let odds = Int.random(in: 1...4, using: &random)
            var failures = (0..<times).map { _ in
                (0..<conditions).map { _ in Int.random(in: 0...odds, using: &random) == 0 }
            }
            for time in failures.indices where !failures[time].contains(true) {
                failures[time][Int.random(in: 0..<conditions, using: &random)] = true
            }
            let failing = (0..<conditions).map { condition in
                IndexRanges(failures.indices.filter { failures[$0][condition] }.map { $0..<$0 + 1 })
            }
            let found = FewestConditions.inTheWay(failing, of: times)
            let slow = SlowMeetingPlan.fewest(failures, of: conditions)
            guard found == .init(chosen: slow, atLeast: slow.count) else {
                Issue.record("seed \(seed), number \(number): \(found), not \(slow): \(failures)")
                return
            }
            largest = max(largest, slow.count)

            // Without the effort the answer stays one from which nothing can be left out.
            let quick = FewestConditions.inTheWay(failing, of: times, effort: 0)
            #expect(quick.chosen.count >= slow.count && quick.atLeast <= slow.count, "seed \(seed), \(number)")
            #expect(failures.allSatisfy { row in quick.chosen.contains { row[$0] } })
            for left in quick.chosen {
                let others = quick.chosen.filter { $0 != left }
                #expect(!failures.allSatisfy { row in others.contains { row[$0] } }, "seed \(seed), \(number)")
            }
        }
        #expect(largest >= 5, "seed \(seed)")
    }

    @Test func `two hundred people who are never free together are answered, and the same each time`() throws {
        var random = Seeded(7)
        // Noise: each is away at half of all times, at random. No diary is so; it is the hardest there is.
        let failing = (0..<200).map { _ in
            IndexRanges((0..<1_080).filter { _ in Bool.random(using: &random) }.map { $0..<$0 + 1 })
        }
        let first = FewestConditions.inTheWay(failing, of: 1_080, effort: 2_000_000)
        #expect(!first.isProved && first.chosen.count <= 10 && first.atLeast >= 2)
        #expect((0..<1_080).allSatisfy { time in first.chosen.contains { failing[$0].contains(time) } })
        #expect(FewestConditions.inTheWay(failing, of: 1_080, effort: 2_000_000) == first)
    }

    @Test func `thirty people who are away at random are proved to be no fewer`() throws {
        let seed = UInt64.random(in: 0...999_999)
        var random = Seeded(seed)
        let failing = (0..<30).map { _ in
            IndexRanges((0..<200).filter { _ in Bool.random(using: &random) }.map { $0..<$0 + 1 })
        }
        // At every time somebody is away.
        let never = IndexRanges(
            (0..<200).filter { time in !failing.contains { $0.contains(time) } }.map { $0..<$0 + 1 })
        let found = FewestConditions.inTheWay(failing + [never], of: 200)
        #expect(found.isProved && found.chosen.count >= 4, "seed \(seed): \(found)")
        #expect((0..<200).allSatisfy { time in found.chosen.contains { (failing + [never])[$0].contains(time) } })
    }
}
