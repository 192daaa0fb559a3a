import Casework
import Curl
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing
import Text

@testable import Post

@Suite struct `A letter to a body outside of the partnership` {
    @Test func `goes by mail server to where the recommendation says, with the whole of it and no link`() async throws {
        try await PostOffice.with { office in
            try await SmtpServers.with { servers in
                var review = office.here.review(of: office.application.id)
                let body = OutsideBody(name: "Roads Board", email: "roads@board.example", address: "1 Long Lane")
                let made = Recommendation(
                    id: Recommendation.ID(UUID()), to: .outside(body), text: "Light the underpass.")
                review.recommendations = [made]
                let (partnership, kept) = (office.here.id, review)
                try await office.database.serve.acting(office.here.service) { tx in
                    try Reviews.insert(kept, in: tx)
                    #expect(try Recommendations.contact(of: made.id, in: partnership, tx) == body.contact)
                    #expect(try Recommendations.contact(of: .init(UUID()), in: partnership, tx) == nil)
                }
                let door = try await servers.open(.starttls, user: "review")
                try await office.owe(
                    Notice(
                        .outsideRecommendation, to: .outsideBody(made.id),
                        ["recommendation": .text(made.text), "due": .date(PostOffice.day("2026-06-01"))]),
                    file: kept.id.raw, channel: "smtp")
                let channel = servers.channel(door, .starttls, user: "review")
                #expect(try await office.postman(channel).drain() == 1)
                let sent = try #require(try await door.seen().messages.first)
                #expect(sent.to == ["roads@board.example"] && sent.isSecret)
                let mail = try #require(ReceivedMail(sent.bytes))
                let reference = office.application.reference
                #expect(
                    mail.subject == "Case review \(reference): please answer a recommendation by Monday 1 June 2026")
                let text = mail.text
                for words in ["Dear colleagues at Roads Board,", "Light the underpass.", "section 104(7)"] {
                    #expect(text.contains(words), "\(words)")
                }
                // They have no page here.
                #expect(!text.contains("https://review.example"))
                let messages = try await office.database.serve.acting(office.here.service, .readOnly) { tx in
                    try Outbox.ledger(of: [kept.id.raw], in: partnership, tx)
                }
                #expect(messages.map(\.state) == ["accepted"] && messages.map(\.recipientName) == ["Roads Board"])
            }
        }
    }
}
