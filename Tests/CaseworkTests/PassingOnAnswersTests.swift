import Casework
import FoundationEssentials
import TestSupport
import Testing

@Suite struct `What a body answers, on its way to the applicant` {
    private let town = Town()
    private var around: Circumstances { town.on("2026-06-10") }

    private func answered(_ answer: (CivilDate) -> Recommendation.Answer) throws -> Outcome<Review> {
        let told = try town.told(town.opened()).after
        return try told.answeringRecommendation(
            told.recommendations[0].id, answer(around.today), by: .officer(town.landlordContact), in: around)
    }

    private func declined() throws -> Outcome<Review> {
        try answered { .declined(on: $0, because: "Mrs Quill at 12 Mill Lane shouts at us.") }
    }

    private func pass(
        _ review: Review, _ words: String = "They have no budget for it.", by actor: Actor? = nil
    ) throws -> Outcome<Review> {
        try review.passingOnAnswer(
            to: review.recommendations[0].id, words, by: actor ?? town.byCoordinator, in: around)
    }

    @Test func `goes at once where it is accepted, and waits for a reader where it has reasons`() throws {
        let accepted = try answered { .accepted(on: $0) }
        #expect(accepted.notices(.recommendationAnswered).count == 1)
        #expect(!accepted.after.recommendations[0].awaitsReading)
        for outcome in [try declined(), try answered { .inPart(on: $0, because: "From July.") }] {
            #expect(outcome.notices(.recommendationAnswered).isEmpty)
            #expect(outcome.notices(.planNews).count == 2, "Those who chair and lead know of it.")
            let own = outcome.after.recommendations[0]
            #expect(own.awaitsReading && own.answeredBy == town.landlordContact.person)
        }
        #expect(throws: Refusal.unknown("answer")) { try pass(accepted.after) }
    }

    @Test func `goes in the words of whoever has read it, and the applicant sees no others`() throws {
        let review = try declined().after
        let application = review.applications[0]
        #expect(review.seen(by: application).recommendations[0].answer == nil)
        let passed = try pass(review)
        let facts = try #require(passed.notices(.recommendationAnswered).first?.facts)
        #expect(passed.notices(.recommendationAnswered).map(\.to) == [.applicant(application)])
        #expect(facts["reason"] == .text("They have no budget for it.") && facts["body"] == .text("Town homes"))
        #expect(facts["answer"] == .text("does not accept it") && passed.events.map(\.kind) == [.answerPassedOn])
        let own = passed.after.recommendations[0]
        #expect(own.told == .init(words: "They have no budget for it.", on: around.today, by: town.coordinator.person))
        #expect(own.answer == review.recommendations[0].answer, "What the body wrote stays.")
        #expect(own.mark != review.recommendations[0].mark)
        #expect(
            passed.after.seen(by: application).recommendations[0].answer
                == .declined(on: around.today, because: "They have no budget for it."))
        #expect(throws: Refusal.already("told")) { try pass(passed.after) }
    }

    @Test func `is read by those who follow the plan, and not by whoever answered`() throws {
        var review = try declined().after
        #expect(throws: Refusal.notYours(needed: [.coordinator, .chair])) {
            try pass(review, by: .officer(town.healthContact))
        }
        #expect(throws: Refusal.missing("reason")) { try pass(review, " ") }
        #expect(try pass(review, by: town.byPolice).notices.count == 1, "The police contact leads.")
        review.recommendations[0].answeredBy = town.coordinator.person
        #expect(throws: Refusal.samePerson) { try pass(review) }
        #expect(try pass(review, by: town.byChair).notices.count == 1)
    }
}
