import Casework
import Testing

@Suite struct `How somebody may be reached` {
    private let given: [Way: String] = [
        .email: "ann@home.example", .text: "07700 900001", .call: "07700 900001", .letter: "1 High Street\nTown",
    ]

    @Test func `a way of which nobody said anything reaches what was given`() {
        for way in Way.allCases { #expect(SafeContact.unsaid.address(by: way, given: given) == given[way]) }
        #expect(SafeContact.unsaid.address(by: .email, given: [:]) == nil)
        #expect(SafeContact.unsaid.firstWay(given: given) == .email)
        #expect(SafeContact.unsaid.firstWay(given: [.text: "1", .call: "1"]) == .call)
    }

    @Test func `off means off, also for another address`() {
        let safe = SafeContact(ways: [.email: .init(isAllowed: false, address: "new@home.example")])
        #expect(safe.address(by: .email, given: given) == nil)
        #expect(safe.firstWay(given: given) == .letter)
        #expect(safe.firstWay(given: given, except: [.letter]) == .call)
    }

    @Test func `another address stands in for the one that was given`() {
        let safe = SafeContact(ways: [.call: .init(isAllowed: true, address: "01632 960002")], order: [.text])
        #expect(safe.address(by: .call, given: given) == "01632 960002")
        #expect(safe.address(by: .text, given: given) == "07700 900001")
        #expect(safe.waysInOrder == [.text, .email, .letter, .call])
    }

    @Test(arguments: [
        ("ann@home.example", "Ann@Home.example", true), ("ann@home.example", " ann@home.example ", true),
        ("ann@home.example", "ann+case@home.example", true), ("ann@home.example", "anna@home.example", false),
        ("07700 900001", "+44 7700 900001", true), ("07700900001", "0044 (0)7700 900-001", true),
        ("07700 900001", "07700 900002", false), ("01632 960001", "01632 960001 ext", false),
        ("1 High Street\nTown", "1 high street, Town", true), ("1 High Street\nTown", "11 High Street\nTown", false),
    ])
    func `what was said to be unsafe is known however it is written`(unsafe: String, written: String, isUnsafe: Bool) {
        let safe = SafeContact(barred: [unsafe])
        #expect(safe.isUnsafe(written) == isUnsafe)
        #expect((safe.address(by: .email, given: [.email: written]) == nil) == isUnsafe)
    }

    /// When, the hours, and when messages may arrive then.
    private static let moments: [(now: (String, Int, Int), times: [SafeContact.Times], first: (String, Int, Int)?)] = [
        (("2026-05-01", 10, 30), [], ("2026-05-01", 10, 30)),
        // 1 May 2026 is a Friday.
        (("2026-05-01", 10, 30), [.init(weekdays: [5], from: 600, until: 660)], ("2026-05-01", 10, 30)),
        (("2026-05-01", 9, 30), [.init(weekdays: [5], from: 600, until: 660)], ("2026-05-01", 10, 0)),
        (("2026-05-01", 11, 0), [.init(weekdays: [5], from: 600, until: 660)], ("2026-05-08", 10, 0)),
        (("2026-05-01", 11, 0), [.init(weekdays: [1, 5], from: 600, until: 660)], ("2026-05-04", 10, 0)),
        (
            ("2026-05-01", 11, 0),
            [.init(weekdays: [1], from: 600, until: 660), .init(weekdays: [5], from: 900, until: 1_440)],
            ("2026-05-01", 15, 0)
        ),
        // The clocks go forward on 29 March 2026 at 1:00: there is no half past one that day.
        (("2026-03-29", 0, 30), [.init(weekdays: [7], from: 90, until: 105)], ("2026-04-05", 1, 30)),
        (("2026-03-28", 20, 0), [.init(weekdays: [7], from: 600, until: 660)], ("2026-03-29", 10, 0)),
        // They go back on 25 October 2026 at 2:00.
        (("2026-10-25", 0, 30), [.init(weekdays: [7], from: 90, until: 105)], ("2026-10-25", 1, 30)),
        (("2026-10-24", 20, 0), [.init(weekdays: [7], from: 600, until: 660)], ("2026-10-25", 10, 0)),
        // Windows that never open.
        (("2026-05-01", 10, 0), [.init(weekdays: [], from: 600, until: 660)], nil),
        (("2026-05-01", 10, 0), [.init(weekdays: [5], from: 660, until: 660)], nil),
    ]

    @Test(arguments: moments.indices) func `the next safe moment is found by the clock on the wall`(index: Int) {
        func instant(_ at: (String, Int, Int)) -> Instant {
            London.instant(date: CivilDate(at.0) ?? CivilDate(dayNumber: 0), hour: at.1, minute: at.2)
        }
        let row = Self.moments[index]
        #expect(SafeContact(times: row.times).firstMoment(from: instant(row.now)) == row.first.map(instant))
    }

    @Test func `a moment of the hour that comes twice in October is safe both times`() {
        let safe = SafeContact(times: [.init(weekdays: [7], from: 90, until: 105)])
        let first = London.instant(date: CivilDate("2026-10-25") ?? CivilDate(dayNumber: 0), hour: 1, minute: 35)
        let second = first.adding(seconds: 3_600)
        #expect(safe.firstMoment(from: first) == first)
        #expect(safe.firstMoment(from: second) == second)
    }
}
