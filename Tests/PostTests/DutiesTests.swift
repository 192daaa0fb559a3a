import Casework
import FoundationEssentials
import Testing

@testable import Post

@Suite struct `Duties in a reminder` {
    private static let all = Procedure.Step.allCases.map { Deadline.Duty.step($0) } + [.action]

    @Test(arguments: all)
    func `are named in words of their own`(duty: Deadline.Duty) {
        let words = Duties.words(duty)
        #expect(Self.all.filter { Duties.words($0) == words } == [duty])
        #expect(!words.isEmpty && !words.utf8.contains(UInt8(ascii: "-")))
    }

    @Test func `lead to the page of what they are about`() throws {
        let id = try #require(UUID(uuidString: "0F0F0F0F-0000-4000-8000-00000000ABCD"))
        let text = "0f0f0f0f-0000-4000-8000-00000000abcd"
        #expect(Duties.path(.action, id) == "/work/actions/\(text)")
        #expect(Duties.path(.step(.agenciesReply), id) == "/work/requests/\(text)")
        #expect(Duties.path(.step(.recommendationAnswer), id) == "/work/recommendations/\(text)")
        #expect(Duties.path(.step(.thresholdDecision), id) == nil)
    }
}
