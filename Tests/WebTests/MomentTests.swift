import Casework
import Testing

@testable import Web

@Suite struct `A moment on a page` {
    /// Scenario 12: half past one comes twice on that night, one date and two moments.
    @Test(arguments: [
        ("2026-10-24T23:59:00Z", "25 October 2026, 12:59am"),
        ("2026-10-25T00:30:00Z", "25 October 2026, 1:30am (before the clocks went back)"),
        ("2026-10-25T01:30:00Z", "25 October 2026, 1:30am (after the clocks went back)"),
        ("2026-10-25T02:00:00Z", "25 October 2026, 2am"),
        ("2026-03-29T00:59:00Z", "29 March 2026, 12:59am"), ("2026-03-29T01:00:00Z", "29 March 2026, 2am"),
        ("2026-05-04T13:30:00Z", "4 May 2026, 2:30pm"),
    ])
    func `is in London's time, and in the hour that comes twice it says which is meant`(
        _ moment: String, _ words: String
    )
        throws
    {
        #expect(try #require(Instant(rfc3339: moment)).inWords == words)
    }
}
