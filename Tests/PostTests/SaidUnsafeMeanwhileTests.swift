import Casework
import Curl
import FoundationEssentials
import Postgres
import Records
import Synchronization
import TestSupport
import Testing
import Text

@testable import Post

/// A channel beside which something happens while it hands its first message over.
private final class Interrupted: Channel {
    let channel: any Channel
    private let meanwhile: @Sendable () async -> Void
    private let isFirst = Mutex(true)

    init(_ channel: any Channel, _ meanwhile: @escaping @Sendable () async -> Void) {
        (self.channel, self.meanwhile) = (channel, meanwhile)
    }

    var name: String { channel.name }
    var isRepeatable: Bool { channel.isRepeatable }
    var ways: Set<Way> { channel.ways }

    func deliver(_ letter: OutgoingMessage) async -> DeliveryOutcome {
        let outcome = await channel.deliver(letter)
        let isFirst = isFirst.withLock { isFirst in
            defer { isFirst = false }
            return isFirst
        }
        if isFirst { await meanwhile() }
        return outcome
    }
}

@Suite(.serialized) struct `An address that is said to be unsafe between a claim and the handing over` {
    /// Of two messages in one claim the first has gone when the applicant says so.
    private func sayMeanwhile(
        by channel: any Channel, in office: PostOffice, _ reached: () async throws -> Int
    ) async throws {
        for _ in 0..<2 { try await office.oweDecision(channel: channel.name) }
        let (here, application) = (office.here, office.application.id)
        let interrupted = Interrupted(channel) {
            try? await office.database.serve.acting(here.service) { tx in
                try SafeContacts.append(
                    SafeContact(
                        ways: Dictionary(uniqueKeysWithValues: Way.allCases.map { ($0, .init(isAllowed: false)) })),
                    because: "He reads everything.", by: here.coordinator.person, at: PostOffice.morning,
                    to: application, in: here.id, tx)
            }
        }
        var settings = office.settings()
        settings.concurrency = 1
        let postman = office.postman(interrupted, settings: settings)
        try await postman.drain()
        let count = try await reached()
        #expect(count == 1, "\(channel.name)")
        #expect(try await office.messages().map(\.state).sorted() == ["accepted", "by-hand"], "\(channel.name)")
        #expect(try await office.tasks().map(\.kind) == [.notTold], "\(channel.name)")
    }

    @Test func `is not written to by maildir`() async throws {
        try await PostOffice.with { office in
            try await withTemporaryDirectory { directory in
                try await sayMeanwhile(by: Maildir(directory: directory + "/out"), in: office) {
                    try FileManager.default.contentsOfDirectory(atPath: directory + "/out/new").count
                }
            }
        }
    }

    @Test func `is not told by webhook`() async throws {
        try await PostOffice.with { office in
            try await WebhookServers.with { servers in
                let door = try await servers.open([:])
                try await sayMeanwhile(by: try servers.channel(door), in: office) { try await door.requests().count }
            }
        }
    }

    @Test func `is not mailed by a mail server`() async throws {
        try await PostOffice.with { office in
            try await SmtpServers.with { servers in
                let door = try await servers.open(.none, [])
                try await sayMeanwhile(by: servers.channel(door), in: office) { try await door.seen().messages.count }
            }
        }
    }

    @Test(arguments: [true, false])
    func `is not reached by any other, whether a second delivery would be noticed or not`(
        isRepeatable: Bool
    ) async throws {
        try await PostOffice.with { office in
            let channel = StubChannel(isRepeatable: isRepeatable)
            try await sayMeanwhile(by: channel, in: office) { channel.delivered.count }
        }
    }
}
