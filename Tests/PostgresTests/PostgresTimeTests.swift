import Testing

@testable import Postgres

@Suite struct `Time text` {
    @Test(
        arguments: [
            ("1970-01-01 00:00:00+00", 0),
            ("2026-05-01 09:30:00.123456+00", 1_777_627_800_123_456),
            ("2026-05-01 10:30:00.5+01", 1_777_627_800_500_000),
            ("2026-05-01 06:00:00-03:30", 1_777_627_800_000_000),
            ("1969-12-31 23:59:59.999999+00", -1),
            ("2000-02-29 00:00:00+00", 951_782_400_000_000),
            ("0001-01-01 00:00:00+00", -62_135_596_800_000_000),
            ("0001-12-31 00:00:00+00 BC", -62_135_683_200_000_000),
            ("1890-01-01 01:15:10+01:15:10", -2_524_521_600_000_000),
        ] as [(String, Int64)])
    func `A moment is read`(text: String, microseconds: Int64) {
        #expect(PostgresTime.microseconds(text) == microseconds)
    }

    @Test(arguments: [
        "infinity", "-infinity", "", "2026-05-01", "2026-05-01 09:30:00", "2026-13-01 00:00:00+00",
        "2026-05-01 24:00:00+00", "2026-05-01 09:30:00.+00", "2026-05-01 09:30:00.1234567+00",
        "2026-05-01 09:30:00+00 AD", "2026-05-01T09:30:00+00", "999999-01-01 00:00:00+00",
    ])
    func `What is no moment is refused`(text: String) {
        #expect(PostgresTime.microseconds(text) == nil)
    }

    @Test(
        arguments: [
            0, 1, -1, 1_777_627_800_123_456, -62_135_683_200_000_001, 4_102_444_800_000_000, 9_223_372_036_854_775_807,
            -9_223_372_036_854_775_808,
        ] as [Int64])
    func `What is written is read back, to the ends of what can be represented`(microseconds: Int64) {
        #expect(PostgresTime.microseconds(PostgresTime.text(microseconds: microseconds)) == microseconds)
    }

    @Test func `Zero is midnight of 1970 in UTC`() {
        #expect(PostgresTime.text(microseconds: 0) == "1970-01-01 00:00:00+00")
        #expect(PostgresTime.text(microseconds: -1) == "1969-12-31 23:59:59.999999+00")
    }

    @Test func `The server reads and writes the same moments`() async throws {
        let moments: [Int64] = [0, -1, 1_777_627_800_123_456, -62_135_683_200_000_001, 7_258_118_400_000_001]
        let pool = try TestServer.pool()
        try await pool.transaction { transaction in
            for moment in moments {
                let text = PostgresTime.text(microseconds: moment)
                let back: String = try transaction.one("select \(text)::timestamptz as moment") { try $0["moment"] }
                #expect(PostgresTime.microseconds(back) == moment)
            }
        }
        await pool.close()
    }
}
