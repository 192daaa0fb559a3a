import Casework
import Post
import Records
import Testing
import Text

@testable import Web

@Suite struct `The notice on work pages` {
    private static let now = London.instant(date: CivilDate("2026-05-04") ?? Sample.day, hour: 14, minute: 30)

    private func html(_ state: PostState, coordinates: Bool = true) -> String? {
        PostNotice.html(state, coordinates: coordinates).map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    @Test func `is not there while all is well`() {
        #expect(html(.fine) == nil)
    }

    @Test func `says what is late, since when, and what to do`() throws {
        let text = try #require(html(.late(since: Self.now, count: 12)))
        for words in [
            "Messages are late", "12 messages should have left", "4 May 2026, 2:30pm", "Tell whoever runs this service",
            #"href="/work/post""#,
        ] { #expect(text.contains(words), "\(words)") }
        #expect(try #require(html(.late(since: Self.now, count: 1))).contains("One message should have left and has"))
        #expect(try #require(html(.late(since: Self.now, count: 1_000))).contains("1000 messages or more"))
    }

    @Test func `tells those who do not coordinate not to wait for a message`() throws {
        for state in [PostState.late(since: Self.now, count: 2), .stopped(["smtp": "refused"]), .off("restored")] {
            let text = try #require(html(state, coordinates: false))
            #expect(text.contains("Do not wait for a message") && text.contains(#"href="/work""#))
            #expect(!text.contains("/work/post") && !text.contains("refused") && !text.contains("restored"))
        }
    }

    @Test func `names the channel that has stopped and why, and who switched sending off`() throws {
        let stopped = try #require(html(.stopped(["smtp": "the <password> was refused"])))
        #expect(stopped.contains("The channel smtp: the &lt;password&gt; was refused."))
        #expect(try #require(html(.off("restored from a copy"))).contains("restored from a copy"))
    }
}
