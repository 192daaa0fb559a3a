import Casework
import FoundationEssentials
import Testing
import Text

@testable import Post

/// What every channel must hold to, whatever is at its other side. A channel's tests make one of these and run it.
struct ChannelConformance {
    let channel: any Channel
    /// The messages that have arrived at the other side so far, as their bytes or what stands for them.
    let arrived: () async throws -> [String]
    /// Brings the other side into a state in which it can take nothing.
    let breakDown: () async throws -> Void
    /// Whether names and texts go to the other side at all.
    var tellsTexts = true

    static func letter(subject: String = "Your reference CR-7K2M9QPX", text: String = "Hello.\n") -> OutgoingMessage {
        OutgoingMessage(
            id: UUID(), attempt: 1, kind: .closed, from: PostOffice.sender,
            to: .mailbox(Mail.Party("Ann Ash", PostOffice.address("ann@home.example"))), subject: subject, text: text,
            html: HTML(escaping: text), reference: "CR-7K2M9QPX", createdAt: PostOffice.morning)
    }

    func run() async throws {
        try await deliversOnce()
        try await deliversTheSameMessageOnce()
        try await keepsManyApart()
        try await refusesHeadersThatSomebodyTyped()
        try await carriesWhatItSays()
        try await saysThatItIsBroken()
    }

    private func deliversOnce() async throws {
        let before = try await arrived().count
        #expect(Self.isAccepted(await channel.deliver(Self.letter())))
        #expect(try await arrived().count == before + 1)
    }

    private func deliversTheSameMessageOnce() async throws {
        let before = try await arrived().count
        var letter = Self.letter()
        #expect(Self.isAccepted(await channel.deliver(letter)))
        letter.attempt = 2
        letter.mayHaveBeenSent = true
        let again = await channel.deliver(letter)
        if case .unknown = again {} else { #expect(Self.isAccepted(again)) }
        #expect(try await arrived().count == before + 1)
    }

    private func keepsManyApart() async throws {
        let before = try await arrived().count
        let letters = (0..<16).map { Self.letter(text: "Letter \($0).\n") }
        let accepted = await withTaskGroup(of: DeliveryOutcome.self) { [channel] group in
            for letter in letters + letters { group.addTask { await channel.deliver(letter) } }
            return await group.reduce(into: 0) { $0 += Self.isAccepted($1) ? 1 : 0 }
        }
        #expect(accepted == 32)
        #expect(try await arrived().count == before + 16)
    }

    private func refusesHeadersThatSomebodyTyped() async throws {
        let before = try await arrived()
        for subject in ["x\r\nBcc: eve@evil.example", "x\nBcc: eve@evil.example", "x\u{0}", "x\r"] {
            await expectUnharmed(Self.letter(subject: subject), "a subject with a control")
        }
        var named = Self.letter()
        named.to =
            named.to.mailbox.map {
                .mailbox(Mail.Party("Ann\r\nBcc: eve@evil.example", $0.address))
            } ?? named.to
        await expectUnharmed(named, "a name with a line end")
        let new = Set(try await arrived()).subtracting(before)
        #expect(!new.contains { $0.contains("evil") }, "\(new)")
    }

    /// It fails, or what somebody typed is not among what is sent.
    private func expectUnharmed(_ letter: OutgoingMessage, _ what: String) async {
        switch await channel.deliver(letter) {
        case .failed: break
        case .accepted where !tellsTexts: break
        case let other: Issue.record("\(other) for \(what)")
        }
    }

    /// By every way that it says it carries, and what goes by another fails for good.
    private func carriesWhatItSays() async throws {
        let destinations: [Destination] = [
            .mailbox(Mail.Party("Ann Ash", PostOffice.address("ann@home.example"))),
            .telephone(name: "Ann Ash", number: "+44 7700 900000"),
            .postal(name: "Ann Ash", lines: ["1 High Street", "Eastleigh", "SO50 1AA"]),
        ]
        for to in destinations {
            let before = try await arrived().count
            var letter = Self.letter()
            letter.to = to
            let outcome = await channel.deliver(letter)
            let isCarried = channel.ways.contains(to.way)
            #expect(SmtpEnd(outcome) == (isCarried ? .accepted : .failed), "\(to.way): \(outcome)")
            #expect(try await arrived().count == before + (isCarried ? 1 : 0), "\(to.way)")
        }
    }

    private func saysThatItIsBroken() async throws {
        try await breakDown()
        switch await channel.deliver(Self.letter()) {
        case .again, .failed, .stopped: break
        case let other: Issue.record("\(other) where nothing can be taken")
        }
    }

    private static func isAccepted(_ outcome: DeliveryOutcome) -> Bool {
        if case .accepted = outcome { true } else { false }
    }
}
