import Casework
import FoundationEssentials
import Testing
import Text

@testable import Records
@testable import Web

@Suite struct `The messages of a case on its page` {
    private static let moment = Instant(microseconds: 1_777_627_800_000_000)

    private func life(_ state: String) -> MessageLife {
        MessageLife(
            id: UUID(), file: UUID(), kind: .thresholdMet, isStatutory: true, needsPerson: true,
            recipient: .applicant(.init(UUID())), recipientName: nil, way: .email, channel: "maildir", state: state,
            createdAt: Self.moment, dueAt: Self.moment, expires: nil, settledAt: Self.moment, providerID: nil,
            detail: nil, digest: nil, insteadOf: nil)
    }

    private func page(_ life: MessageLife) -> String {
        String(
            decoding: MessagesView(lives: [life], officerName: { _ in "Cora Ellis" }).html?.bytes ?? [], as: UTF8.self)
    }

    @Test func `show what a program answered, as what it is, and with doubt where nothing proves it`() {
        var answered = life("accepted")
        #expect(!page(answered).contains("Automatic answer"))
        answered.automatic = [
            .init(
                receivedAt: Self.moment, sender: "ann@home.example", subject: "Away",
                body: "I am <away> until June.", isProven: true)
        ]
        let proven = page(answered)
        #expect(proven.contains("Automatic answer received") && proven.contains("from ann@home.example"))
        #expect(proven.contains("I am &lt;away&gt; until June.") && !proven.contains("Nothing proves"))
        answered.automatic[0].isProven = false
        #expect(page(answered).contains("Nothing proves that it answers this message."))
    }

    @Test func `say that a person decided not to tell, who and why, and count it as no debt`() {
        var decided = life("decided")
        let task = MessageLife.Task(
            id: UUID(), kind: .notTold, openedAt: Self.moment, doneOn: London.date(of: Self.moment),
            doneBy: Person.ID(UUID()), note: "Decided not to tell: no way is safe.")
        decided.tasks = [task]
        let shown = page(decided)
        #expect(shown.contains("not told, as a person decided") && !shown.contains("could not be sent"))
        #expect(shown.contains(" by Cora Ellis: Decided not to tell: no way is safe."))
        #expect(!shown.contains("Not told yet"))
        #expect(DeliveryWords.toApplicant("decided") == "not sent: we found no way to send it that was safe for you")
    }
}
