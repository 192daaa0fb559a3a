import Casework
import Curl
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing
import Text

/// A real daemon with the stand-in for GOV.UK Notify.
@Suite(.serialized) struct `Messages by GOV.UK Notify` {
    /// Everything that a journey has to do with.
    private struct Place {
        let database: TestDatabase
        let here: TestPartnership
        let application: Application
        let sink: NotifySink
        let daemon: Daemon

        /// Owes the applicant the decision by text message.
        func oweText() async throws -> UUID {
            let (id, file, partnership) = (UUID(), application.id.raw, here.id)
            let now = Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
            let notice = Notice(
                .thresholdMet, to: .applicant(application.id),
                [
                    "reasons": .text("Three reports count."), "decided_by": .text("Cora Ellis"),
                    "panel_due": .date(London.date(of: now)),
                ])
            try await database.serve.acting(here.service) { tx in
                try Outbox.enqueue(
                    notice, id: id, file: file, partnership: partnership, by: .text, channel: "govuk-notify", now: now,
                    in: tx)
                try Outbox.hint(in: tx)
            }
            return id
        }

        func message(_ id: UUID) async throws -> LedgerRow? {
            let (file, partnership) = (application.id.raw, here.id)
            return try await database.serve.acting(here.service, .readOnly) { tx in
                try Outbox.ledger(of: [file], in: partnership, tx)
            }.first { $0.id == id }
        }

        func tasks() async throws -> [Tasks.Kind] {
            let partnership = here.id
            return try await database.serve.acting(here.service, .readOnly) { tx in
                try Tasks.open(in: partnership, tx)
            }.map(\.kind)
        }

        func wait(_ words: String, _ isSo: () async throws -> Bool) async throws {
            let end = ContinuousClock.now + .seconds(60)
            while try await !isSo() {
                try await daemon.mustRun()
                guard ContinuousClock.now < end else { throw Trouble("Not within a minute: \(words)\n\(daemon.log)") }
                try await Task.sleep(for: .milliseconds(50))
            }
        }

        /// What anybody may try at the address of the callbacks.
        func call(_ body: JSON, bearer: String) async throws -> Int {
            var transfer = Transfer(
                .post, daemon.origin + "/callbacks/govuk-notify",
                headers: [Header("Content-Type", "application/json"), Header("Authorization", "Bearer \(bearer)")])
            transfer.body = body.utf8()
            return try await transfer.perform().status
        }
    }

    private func with(token: String? = nil, poll seconds: Int, _ body: (Place) async throws -> Void) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await NotifySink.with(scratch, options: ["outcome": nil], token: token) { sink in
            try await TestDatabase.with { database in
                let here = try await TestPartnership.found(in: database)
                let application = here.applicationOfToday()
                try await database.serve.acting(here.service) { tx in
                    try Applications.insert(application, in: tx)
                    let contact = Applicant.Contact(email: "ann@home.example", telephone: "07700900982", address: nil)
                    try Applicants.insert(
                        Applicant(name: "Ann Ash", onBehalfOf: nil, contact: contact), of: application.id, in: here.id,
                        tx)
                }
                let daemon = try Daemon(on: database, post: ["poll_seconds: \(seconds)"] + sink.settings)
                defer { daemon.abandon() }
                try daemon.start()
                try await daemon.becomeReady()
                if let token {
                    try await sink.change([
                        "callback": .string(daemon.origin + "/callbacks/govuk-notify"), "token": .string(token),
                    ])
                }
                try await body(
                    Place(database: database, here: here, application: application, sink: sink, daemon: daemon))
            }
        }
    }

    @Test func `a text message leaves, and its delivery is found out by asking`() async throws {
        try await with(poll: 1) { place in
            let id = try await place.oweText()
            try await place.wait("it is accepted") { try await place.message(id)?.state == "accepted" }
            let text = try #require(try await place.sink.messages().first)
            #expect((text.type, text.to) == ("sms", "07700900982"))
            // Neutral where nobody asked for anything else: whoever sees the telephone learns nothing.
            let reference = place.application.reference
            #expect(
                text.body
                    == "There is a message for you about \(reference). You can read it where you follow it online.")
            #expect(try await place.message(id)?.deliveredAt == nil)
            try await place.sink.say(id, "delivered")
            try await place.wait("its delivery is known") { try await place.message(id)?.deliveredAt != nil }
            #expect(try await place.message(id)?.state == "accepted")
            #expect(try await place.tasks() == [])
            // Without a token nobody is heard.
            #expect(try await place.call(["id": .string(UUID().uuidString)], bearer: "x") == 404)
            #expect(!place.daemon.log.contains("07700900982"))
        }
    }

    @Test func `a failure is heard of by a callback, opens a task and tries the next way; a lie changes nothing`()
        async throws
    {
        // Within this test nobody asks by himself.
        try await with(token: "correct horse battery", poll: 300) { place in
            let (id, other) = (try await place.oweText(), try await place.oweText())
            try await place.wait("both are accepted") {
                for each in [id, other] where try await place.message(each)?.state != "accepted" { return false }
                return true
            }
            let provider = try #require(try await place.message(other)?.providerID)
            let lie: JSON = ["id": .string(provider), "status": "permanent-failure"]
            #expect(try await place.call(lie, bearer: "another token") == 403)
            #expect(try await place.call(lie, bearer: "correct horse battery") == 204)

            try await place.sink.say(id, "permanent-failure")
            try await place.wait("the failure is known") { try await place.message(id)?.state == "failed" }
            let row = try #require(try await place.message(id))
            #expect(row.reported == "permanent-failure" && row.detail?.isEmpty == false)
            #expect(try await place.tasks() == [.undelivered])
            try await place.wait("the same goes by the next way") {
                try await place.sink.messages().contains { $0.type == "email" && $0.to == "ann@home.example" }
            }
            try await place.wait("the callback is answered") { try await place.sink.callbacks() == [204] }
            #expect(try await place.message(other)?.state == "accepted")
            #expect(try await place.message(other)?.reported == nil)
        }
    }
}
