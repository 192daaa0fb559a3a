import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import Synchronization
import TestSupport
import Testing

/// The database goes at the worst moment: before each statement in turn, after it with the answer lost, or its disk is
/// full. What somebody does is then done or not done, never half.
@Suite struct `The plug pulled at each statement` {
    @Test func `of a case from receipt to closing leaves it as before or as after`() async throws {
        let rehearsed = Mutex<[PlugStage.Rehearsed]>([])
        try await PlugStage.with { stage in
            try await PlugStory(office: stage.office) { _, _, prepare, act in
                try await prepare?(stage.office.desk)
                let went = try await stage.rehearse(act)
                rehearsed.withLock { $0.append(went) }
            }.tell()
        }
        var acts = rehearsed.withLock { $0 }
        try await PlugStage.with { stage in
            var pulled = 0
            try await PlugStory(office: stage.office) { name, again, prepare, act in
                pulled += try await stage.pull(name, acts.removeFirst(), again, prepare, act)
            }.tell()
            #expect(acts.isEmpty && pulled > 1_000, "\(pulled) statements failed")
            #expect(try await stage.office.chain().findings.isEmpty)
            let sent = try await stage.office.messages()
            #expect(
                sent == [
                    "acknowledgement": 2, "passed-on": 8, "information-request": 2, "threshold-met": 1,
                    "invitation": 2, "applicant-invitation": 1, "papers": 2, "lead-proposed": 1, "lead-nominated": 1,
                    "lead-confirmed": 1,
                    "action-assigned": 1, "plan-shared": 1, "outcome": 1, "recommendation": 1, "closed": 1,
                    "meeting-tomorrow": 2, "applicant-meeting-tomorrow": 1, "recommendation-answered": 1,
                ])
        }
    }

    @Test func `of an application that conflicts with others is run again, and done once`() async throws {
        try await PlugStage.with { stage in
            let office = stage.office
            @Sendable func receive(_ desk: Desk) async throws {
                _ = try await desk.receive(
                    office.intake(), from: office.applicant(), id: Application.ID(UUID()), in: office.here.id,
                    as: .service)
            }
            // The first application makes the head of the journal; those after it are alike.
            _ = try await stage.rehearse(receive)
            let usual = try await stage.rehearse(receive)
            for number in 2...usual.statements.count {
                let before = try await stage.everything.counts()
                stage.proxy.plan { $0.number == number ? .fail(sqlState: "40001") : .pass }
                try await stage.withDesk { try await receive($0) }
                let growth = try await stage.everything.counts().growth(since: before)
                #expect(growth == usual.growth, "\(number)")
                #expect(stage.proxy.statements.count { $0 == "commit" } == (number == usual.commits.last ? 2 : 1))
            }
            #expect(try await office.chain().findings.isEmpty)
        }
    }

    @Test func `of signing in lets nobody in by half`() async throws {
        let rehearsed = Mutex<[PlugStage.Rehearsed]>([])
        try await PlugStage.with { stage in
            try await signIn(stage.office) { _, _, prepare, act in
                try await prepare?(stage.office.desk)
                let went = try await stage.rehearse(act)
                rehearsed.withLock { $0.append(went) }
            }
        }
        var acts = rehearsed.withLock { $0 }
        try await PlugStage.with { stage in
            try await signIn(stage.office) { name, again, prepare, act in
                _ = try await stage.pull(name, acts.removeFirst(), again, prepare, act)
            }
        }
    }

    /// A browser that keeps its answers, asks for a code, signs in and out.
    private func signIn(_ office: Office, _ perform: PlugStage.Perform) async throws {
        let (here, browser) = (office.here, Token.make())
        try await perform("keep a draft", .same, nil) { desk in
            try await desk.saveDraft(#"{"area": "E07000146"}"#, of: browser)
        }
        try await perform("delete it", .same, nil) { desk in try await desk.deleteDraft(of: browser) }

        /// So many codes in ten minutes would be refused.
        @Sendable func wait(_ seconds: Int64 = 660) { office.time.now = office.time.now.adding(seconds: seconds) }
        let email = here.email(of: here.coordinator)
        try await perform("ask for a code", .another, { _ in wait() }) { desk in
            try await desk.sendCode(toEmail: email, browser: Token.make(), path: "/work")
        }
        let asked = Mutex<(browser: Token, code: String)?>(nil)
        @Sendable func ask(_ desk: Desk) async throws {
            wait()
            let browser = Token.make()
            try await desk.sendCode(toEmail: email, browser: browser, path: "/work")
            let code = try await office.code()
            asked.withLock { $0 = (browser, code) }
        }
        @Sendable func redeem(_ desk: Desk) async throws -> Token? {
            guard let (browser, code) = asked.withLock({ $0 }) else { return nil }
            return try await desk.redeem(code, browser: browser)?.session
        }
        try await perform("sign in", .same, ask) { desk in _ = try await redeem(desk) }
        try await ask(office.desk)
        let session = try #require(try await redeem(office.desk))
        // Seen a minute ago, a session is noted as seen again.
        try await perform("be known", .same, { _ in wait(61) }) { desk in
            let visitor = try await desk.visitor(session)
            #expect(visitor == .person(office.signedIn(here.coordinator)))
        }
        try await perform("sign out", .same, nil) { desk in try await desk.endSession(session) }
        #expect(try await office.desk.visitor(session) == nil)
    }
}
