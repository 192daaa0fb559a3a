import Casework
import Testing

@Suite struct `The next way after one that failed` {
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var tried: Set<Way>
        var safe = SafeContact.unsaid
        var given: [Way: String] = [.email: "ann@home.example", .text: "1", .letter: "1 High Street", .call: "1"]
        var routes = Routes(email: "smtp", text: "notify")
        var next: Way?
    }

    static let rows: [Row] = [
        Row(testDescription: "after e-mail a letter", tried: [.email], next: .letter),
        Row(testDescription: "after that a call", tried: [.email, .letter], next: .call),
        Row(testDescription: "then a text message", tried: [.email, .letter, .call], next: .text),
        Row(testDescription: "then nothing", tried: Set(Way.allCases), next: nil),
        Row(
            testDescription: "no text message where no channel carries it", tried: [.email, .letter, .call],
            routes: Routes(email: "smtp"), next: nil),
        Row(
            testDescription: "in the person's own order", tried: [.email], safe: SafeContact(order: [.call, .letter]),
            next: .call),
        Row(
            testDescription: "never one that is not allowed", tried: [.email],
            safe: SafeContact(ways: [.text: .init(isAllowed: false), .letter: .init(isAllowed: false)]), next: .call),
        Row(
            testDescription: "nothing where nothing else is allowed", tried: [.email],
            safe: SafeContact(
                ways: [
                    .text: .init(isAllowed: false), .letter: .init(isAllowed: false), .call: .init(isAllowed: false),
                ]), next: nil),
        Row(testDescription: "none that leads nowhere", tried: [.email], given: [:], next: nil),
        Row(
            testDescription: "another address counts", tried: [.email],
            safe: SafeContact(ways: [.letter: .init(isAllowed: true, address: "2 Low Street")]), given: [:],
            next: .letter),
    ]

    @Test(arguments: rows)
    func `is the first that is open`(row: Row) {
        #expect(row.safe.firstWay(given: row.given, except: row.tried.union(row.routes.notCarried)) == row.next)
    }
}
