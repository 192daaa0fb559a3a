import Testing

@testable import Postgres

@Suite struct Deadlines {
    @Test(
        arguments: [
            (Duration.zero, 0), (.nanoseconds(1), 1), (.milliseconds(1), 1), (.microseconds(1_500), 2),
            (.seconds(5), 5_000),
            (.seconds(-3), 0), (.seconds(Int64.max), 2_147_482_000),
        ] as [(Duration, Int32)])
    func `Milliseconds are rounded up and held within range`(duration: Duration, milliseconds: Int32) {
        #expect(duration.milliseconds == milliseconds)
    }

    @Test func `A deadline of no length has passed, and one too long to hold is held`() {
        #expect(Deadline(after: .zero).hasPassed)
        #expect(Deadline(after: .seconds(-5)).hasPassed)
        #expect(!Deadline(after: .seconds(Int64.max)).hasPassed)
    }
}
