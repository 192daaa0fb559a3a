import Casework
import Postgres
import TestSupport
import Testing

@testable import Desk

/// Where acts of a story are done: first as they are, then with the plug pulled at each of their statements.
struct PlugStage: Sendable {
    let office: Office
    let proxy: PostgresProxy
    let everything: Everything

    /// How the same act ends that is done once more by somebody who could not know that it had been done.
    enum Again: Sendable {
        /// As before, and changes nothing.
        case same
        /// Refused, and changes nothing.
        case refused
        /// It may be done any number of times.
        case another
    }

    typealias Act = @Sendable (Desk) async throws -> Void
    /// `prepare` goes before each try, past the proxy.
    typealias Perform = (_ name: String, _ again: Again, _ prepare: Act?, _ act: @escaping Act) async throws -> Void

    /// An act as it went without a fault.
    struct Rehearsed: Sendable {
        var statements: [String]
        var growth: [String: Int]

        /// The places, from 1, of the COMMITs of transactions that write.
        var commits: [Int] {
            var writes = false
            return statements.enumerated().compactMap { index, text in
                if text.hasPrefix("begin") { writes = text.hasSuffix("read write") }
                return text == "commit" && writes ? index + 1 : nil
            }
        }
    }

    static func with<Value: Sendable>(_ body: (PlugStage) async throws -> Value) async throws -> Value {
        try await Office.with { office in
            try await PostgresProxy.with(before: office.database.socket) { proxy in
                try await Everything.with(of: office.database) { everything in
                    try await body(PlugStage(office: office, proxy: proxy, everything: everything))
                }
            }
        }
    }

    /// Does an act as it is and says how it went.
    func rehearse(_ act: Act) async throws -> Rehearsed {
        let before = try await everything.counts()
        proxy.plan { _ in .pass }
        try await withDesk { try await act($0) }
        return Rehearsed(
            statements: proxy.statements, growth: try await everything.counts().growth(since: before))
    }

    /// A desk whose one connection goes through the proxy.
    func withDesk<Value: Sendable>(_ body: (Desk) async throws -> Value) async throws -> Value {
        let url = proxy.url(of: office.database.name, as: TestDatabase.Login.serve.rawValue)
        let pool = Pool(ConnectionSettings(url: url, applicationName: "casereview tests"), size: 1)
        let desk = Desk(
            pool: pool, clock: office.clock, calendar: office.desk.calendar, routes: Routes(email: "maildir"))
        do {
            let value = try await body(desk)
            await pool.close()
            return value
        } catch {
            await pool.close()
            throw error
        }
    }

    /// Does an act with each fault at each of its statements in turn, and at last with the answer to its last COMMIT
    /// lost. Returns how many statements failed.
    func pull(
        _ name: String, _ rehearsed: Rehearsed, _ again: Again, _ prepare: Act?, _ act: Act
    ) async throws -> Int {
        let commits = rehearsed.commits
        var pulled = 0
        var before = try await everything.digest()
        for fault in [PostgresProxy.Fault.cut, .cutAfterwards, .fail(sqlState: "53100")] {
            try await withDesk { desk in
                for (index, text) in rehearsed.statements.enumerated() {
                    let number = index + 1
                    // An answer that is lost before COMMIT is like the plug pulled before the next statement.
                    if fault == .cutAfterwards, text != "commit" || number == commits.last { continue }
                    if let prepare {
                        try await prepare(office.desk)
                        before = try await everything.digest()
                    }
                    // A connection that is found dead at BEGIN is made anew, once.
                    let last = text.hasPrefix("begin") && number > 1 ? number + 1 : number
                    proxy.plan { (number...last).contains($0.number) ? fault : .pass }
                    let error = await #expect(throws: PostgresError.self, "\(name), \(fault) at \(number): \(text)") {
                        try await act(desk)
                    }
                    pulled += 1
                    let isDone = commits.contains { $0 < number || $0 == number && fault == .cutAfterwards }
                    let after = try await everything.digest()
                    #expect((before != after) == isDone, "\(name), \(fault) at \(number): \(text)")
                    before = after
                    #expect(
                        error?.kind == kind(of: fault, at: number, text, commits), "\(name), \(fault) at \(number)")
                    #expect(error?.isUnavailable == true || error?.kind == .unknown, "\(name), \(fault) at \(number)")
                }
            }
        }
        try await prepare?(office.desk)
        try await loseTheLastAnswer(name, rehearsed, act)
        let after = try await everything.digest()
        switch again {
        case .same: try await act(office.desk)
        case .refused:
            await #expect(throws: (any Error).self, "\(name), again") { try await act(office.desk) }
        case .another: return pulled + 1
        }
        #expect(try await everything.digest() == after, "\(name), again")
        return pulled + 1
    }

    private func loseTheLastAnswer(_ name: String, _ rehearsed: Rehearsed, _ act: Act) async throws {
        let last = rehearsed.commits.last
        let before = try await everything.counts()
        proxy.plan { $0.number == last ? .cutAfterwards : .pass }
        try await withDesk { desk in
            guard last != nil else { return try await act(desk) }
            let error = await #expect(throws: PostgresError.self, "\(name), COMMIT") { try await act(desk) }
            #expect(error?.kind == .unknown && error?.isRetryable == false, "\(name), COMMIT")
        }
        let growth = try await everything.counts().growth(since: before)
        #expect(growth == rehearsed.growth, "\(name): all of it is there, and once")
    }

    /// What the caller is told: nothing was sent, nothing was done, or nobody can know.
    private func kind(
        of fault: PostgresProxy.Fault, at number: Int, _ text: String, _ commits: [Int]
    ) -> PostgresError.Kind {
        if text.hasPrefix("begin") { return .notRun }
        return commits.contains(number) && fault != .fail(sqlState: "53100") ? .unknown : .failed
    }
}
