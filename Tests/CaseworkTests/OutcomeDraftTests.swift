import Casework
import FoundationEssentials
import TestSupport
import Testing

@Suite struct `The outcome, written by one and read by another` {
    private let town = Town()

    private func consulting() throws -> (review: Review, around: Circumstances) {
        (try town.consulting(town.opened()).after, town.on("2026-05-28"))
    }

    @Test func `waits for a second person, and goes in the words that were read`() throws {
        let (review, around) = try consulting()
        let application = review.applications[0]
        #expect(throws: Refusal.missing("draft of the outcome")) {
            try review.sendingOutcome(by: town.byCoordinator, in: around)
        }
        let drafted = try review.draftingOutcome("Two.", for: application, by: town.byCoordinator, in: around).after
        #expect(throws: Refusal.missing("second reading of the outcome")) {
            try drafted.sendingOutcome(by: town.byCoordinator, in: around)
        }
        func read(_ review: Review, _ passed: Bool, _ findings: String, by actor: Actor, version: Int = 1) throws
            -> Outcome<Review>
        {
            try review.readingOutcome(
                version, for: application, passing: passed, findings: findings, by: actor, in: around)
        }
        #expect(throws: Refusal.samePerson) { try read(drafted, true, "", by: town.byCoordinator) }
        #expect(throws: Refusal.notYours(needed: [.chair, .coordinator])) {
            try read(drafted, true, "", by: .officer(town.healthContact))
        }
        #expect(throws: Refusal.missing("findings of the reading")) { try read(drafted, false, " ", by: town.byChair) }
        #expect(throws: Refusal.unknown("draft of the outcome")) {
            try read(drafted, true, "", by: town.byChair, version: 2)
        }
        let back = try read(drafted, false, "It names a neighbour.", by: town.byChair).after
        #expect(throws: Refusal.missing("second reading of the outcome")) {
            try back.sendingOutcome(by: town.byCoordinator, in: around)
        }
        #expect(throws: Refusal.already("read")) { try read(back, true, "", by: town.byChair) }
        let mended = try back.draftingOutcome("Better.", for: application, by: town.byChair, in: around).after
        #expect(mended.endings.drafts.map(\.version) == [1, 2])
        // The lead officer may read it as well.
        let passed = try read(mended, true, "", by: town.byPolice, version: 2).after
        let sent = try passed.sendingOutcome(by: town.byCoordinator, in: around)
        #expect(sent.notices(.outcome).first?.facts["outcome"] == .text("Better."))
        #expect(sent.after.outcomeTold(to: application)?.version == 2)
        #expect(sent.after.outcomeDraft(for: application) == nil, "What was sent back is put right by what was told.")
    }

    @Test func `is read again where the plan has changed since`() throws {
        let (review, around) = try consulting()
        let application = review.applications[0]
        var passed = try review.draftingOutcome("Two.", for: application, by: town.byCoordinator, in: around).after
            .readingOutcome(1, for: application, passing: true, findings: "", by: town.byChair, in: around).after
        passed.actions[0].text = "Patrol past 12 Mill Lane"
        #expect(throws: Refusal.missing("reading of the plan as it is now")) {
            try passed.sendingOutcome(by: town.byCoordinator, in: around)
        }
    }

    @Test func `names the body, the grounds and the last day of a review of it`() throws {
        let facts = try #require(try town.told(town.opened()).notices(.outcome).first?.facts)
        #expect(facts["review_body"] == .text("Community Safety team manager"))
        #expect(facts["review_grounds"] == .lines(["dissatisfied"]))
        #expect(facts["review_how"] != nil && facts["review_until"] == .date(day("2026-06-25")))
    }

    @Test func `tells each of two applicants their own words and nothing of the other`() throws {
        let (ada, bel) = (Application.ID(UUID()), Application.ID(UUID()))
        let review = try town.consulting(town.opened(for: ada, bel)).after
        let around = town.on("2026-05-28")
        let advice = review.recommendations[0].id.raw
        let drafted = try review.draftingOutcome("For Ada.", for: ada, by: town.byChair, in: around).after
            .draftingOutcome("For Bel.", for: bel, withholding: [advice], by: town.byChair, in: around).after
        #expect(throws: Refusal.unknown("action")) {
            try review.draftingOutcome("x", for: bel, withholding: [UUID()], by: town.byChair, in: around)
        }
        let half = try drafted.readingOutcome(
            1, for: ada, passing: true, findings: "", by: town.byCoordinator, in: around
        ).after
        #expect(throws: Refusal.missing("second reading of the outcome")) {
            try half.sendingOutcome(by: town.byChair, in: around)
        }
        let sent = try half.readingOutcome(
            1, for: bel, passing: true, findings: "", by: town.byCoordinator, in: around
        ).after.sendingOutcome(by: town.byChair, in: around)
        let told = sent.notices(.outcome)
        #expect(told.map(\.facts["outcome"]) == [.text("For Ada."), .text("For Bel.")])
        #expect(told.map(\.facts["recommendations"]) == [.lines(["Mend the gate."]), .lines([])])
        guard case .outcomeSent(_, let summary) = sent.after.stage else { return #expect(Bool(false)) }
        #expect(!summary.contains("For Ada."))
        #expect(sent.after.endings.outcomes == [.init(on: day("2026-05-28"), summary: summary)])
    }

    @Test(arguments: [
        ("Ada Quill and her son were heard.", [PersonalDataHint(.name, "Ada Quill"), .init(.name, "Quill")]),
        (
            "Call 01632 960 001 or (01632) 960002.",
            [.init(.telephone, "01632 960 001"), .init(.telephone, "(01632) 960002")]
        ),
        ("Write to bel@example.org, please.", [.init(.email, "bel@example.org")]),
        ("They live at 12 Mill Lane, XX1 2AB.", [.init(.address, "12 Mill Lane"), .init(.postcode, "XX1 2AB")]),
        ("Flat 3 will be visited; postcode xx12ab.", [.init(.address, "Flat 3"), .init(.postcode, "xx12ab")]),
        ("Four visits in 2026, the last on 4 June. Nothing else [[x]].", []),
    ])
    func `is searched for what may be about somebody else`(_ text: String, _ hints: [PersonalDataHint]) {
        let found = PersonalDataHint.all(in: text, names: ["Ada Quill"], own: ["Bel Osei"])
        #expect(Set(found).isSuperset(of: hints.filter { $0.kind != .name }))
        #expect(found.contains { $0.kind == .name } == hints.contains { $0.kind == .name })
        if hints.isEmpty { #expect(found.isEmpty) }
    }

    @Test func `does not take the reader's own name for somebody else's`() {
        #expect(PersonalDataHint.all(in: "Dear Bel Quill", names: ["Ada Quill"], own: ["Bel Quill"]).isEmpty)
    }
}
