import Casework
import Desk
import FoundationEssentials
import Records
import TestSupport
import Testing

@Suite struct `Applications and reviews that are heard together` {
    /// Two applications in one review, as far as the plan that both are asked about.
    private func consulting(_ office: Office) async throws -> (ada: CaseKey, bel: CaseKey) {
        let ada = try await office.met("Ada Quill")
        let reference = try await office.reference(of: ada)
        let bel = try await office.met("Bel Osei", with: reference)
        try await office.setMeeting(of: ada)
        try await office.lead(ada)
        try await office.hold(ada)
        try await office.share(ada)
        return (ada, bel)
    }

    @Test func `two applications heard in one review keep their own decisions and share the rest`() async throws {
        try await Office.with { office in
            let (ada, bel) = try await consulting(office)
            #expect(ada.review != nil && ada.review == bel.review && ada.application != bel.application)
            let messages = try await office.messages()
            #expect(messages["threshold-met"] == 2 && messages["applicant-invitation"] == 2)
            #expect(messages["lead-confirmed"] == 2 && messages["plan-shared"] == 2 && messages["invitation"] == 2)
            let page = try await office.desk.casePage(ada)
            #expect(page.heardWith == [try await office.reference(of: bel)])
            #expect(try await office.deadlines().filter { $0.hasPrefix("panel ") }.count == 1)
        }
    }

    @Test func `one applicant's answer does not end the consultation of the other`() async throws {
        try await Office.with { office in
            let (ada, bel) = try await consulting(office)
            let review = try #require(ada.review)
            func answer(_ key: CaseKey, _ text: String) async throws {
                let actor = Actor.applicant(key.application)
                try await office.desk.act(onReview: review, in: key.partnership, as: actor) {
                    review, around throws(Refusal) in
                    try review.answeringPlan(text, of: key.application, by: actor, in: around)
                }
            }
            office.at("2026-05-22")
            try await answer(ada, "Earlier, please.")
            #expect(try await office.deadlines().contains("plan-consultation 2026-05-29 open"))
            await office.isRefused(.date("outcome", day("2026-05-22"), from: day("2026-05-30"), until: nil)) {
                try await office.act(on: ada) { review, actor, around throws(Refusal) in
                    try review.sendingOutcome("Two.", by: actor, in: around)
                }
            }
            try await answer(bel, "Agreed.")
            #expect(try await office.deadlines().contains("plan-consultation 2026-05-29 met"))
        }
    }

    @Test func `each applicant reads their own application, messages and answer only`() async throws {
        try await Office.with { office in
            let (ada, bel) = try await consulting(office)
            let review = try #require(ada.review)
            for (key, text) in [(ada, "From Ada."), (bel, "From Bel.")] {
                let actor = Actor.applicant(key.application)
                try await office.desk.act(onReview: review, in: key.partnership, as: actor) {
                    review, around throws(Refusal) in
                    try review.answeringPlan(text, of: key.application, by: actor, in: around)
                }
            }
            for (key, text) in [(ada, "From Ada."), (bel, "From Bel.")] {
                let page = try await office.desk.trackPage(key.partnership, key.application)
                #expect(page.application.id == key.application)
                #expect(page.review?.applications == [key.application])
                #expect(page.review?.planAnswers.map(\.text) == [text])
                // Among them the word on the day before the meeting.
                #expect(page.messages.count == 6)
                #expect(page.messages.allSatisfy { $0.recipient == .applicant(key.application) })
                #expect(page.deadlines.allSatisfy { [key.application.raw, review.raw].contains($0.file) })
            }
        }
    }

    @Test func `an applicant acts on nobody else's application or review`() async throws {
        try await Office.with { office in
            let ada = try await office.met("Ada Quill")
            let bel = try await office.met("Bel Osei")
            let actor = Actor.applicant(ada.application)
            await #expect(throws: DeskError.absent) {
                try await office.desk.act(onApplication: bel.application, in: bel.partnership, as: actor) {
                    application, around throws(Refusal) in
                    try application.withdrawing(because: "Mischief.", by: actor, in: around)
                }
            }
            let review = try #require(bel.review)
            await #expect(throws: DeskError.absent) {
                try await office.desk.act(onReview: review, in: bel.partnership, as: actor) {
                    review, around throws(Refusal) in
                    try review.answeringPlan("Mischief.", of: ada.application, by: actor, in: around)
                }
            }
        }
    }

    @Test func `an applicant withdraws, and is told so`() async throws {
        try await Office.with { office in
            let open = try await office.apply()
            try await office.read(open.id)
            office.at("2026-05-02")
            let actor = Actor.applicant(open.id)
            let after = try await office.desk.act(onApplication: open.id, in: office.here.id, as: actor) {
                application, around throws(Refusal) in
                try application.withdrawing(because: "It has stopped.", by: actor, in: around)
            }
            #expect(after.stage.name == .withdrawn)
            let page = try await office.desk.trackPage(office.here.id, open.id)
            #expect(page.messages.map(\.kind) == [.acknowledgement, .withdrawn])
            #expect(page.deadlines.allSatisfy { $0.state != "open" })
            #expect(try await office.chain().findings.isEmpty)
        }
    }

    @Test func `one meeting hears two reviews, and moving one leaves the other where it is`() async throws {
        try await Office.with { office in
            let ada = try await office.met("Ada Quill")
            let bel = try await office.met("Bel Osei")
            let meeting = office.meeting()
            try await office.setMeeting(meeting, of: ada)
            #expect(try await office.desk.casePage(bel).meetings == [meeting])
            try await office.setMeeting(meeting, of: bel)
            for key in [ada, bel] {
                #expect(try await office.desk.casePage(key).review?.hearing?.meeting == meeting)
            }

            var moved = meeting
            moved.startsAt = London.instant(date: day("2026-05-27"), hour: 14, minute: 0)
            try await office.setMeeting(moved, of: ada)
            let after = try await office.desk.casePage(ada).review?.hearing
            #expect(after?.meeting.startsAt == moved.startsAt && after?.slot == moved.whole)
            let other = try await office.desk.casePage(bel).review?.hearing
            #expect(other?.meeting == meeting && other?.slot == meeting.whole)

            // By itself a review moves its meeting, and no empty one is left to choose from.
            try await office.setMeeting(
                after.map { hearing in
                    var again = hearing.meeting
                    again.place = "Library"
                    return again
                }, of: ada)
            let places = try await office.desk.casePage(ada).meetings.map(\.place)
            #expect(places == ["Town hall", "Library"])
        }
    }

    @Test func `two reviews have a slot each in one meeting, and papers of their own`() async throws {
        try await Office.with { office in
            let (ada, bel) = (try await office.met("Ada Quill"), try await office.met("Bel Osei"))
            let meeting = office.meeting()
            let first = Slot(startsAt: meeting.startsAt, minutes: 30)
            let second = Slot(startsAt: meeting.startsAt.adding(seconds: 1_800), minutes: 30)
            let people = [office.here.chair.person, office.here.healthContact.person]
            for (key, slot) in [(ada, first), (bel, second)] {
                try await office.act(on: key) { review, actor, around throws(Refusal) in
                    try review.settingMeeting(
                        meeting, slot: slot, inviting: people, despite: "The council writes.", by: actor, in: around)
                }
            }
            for text in ["Calls in March.", "Calls in March and April."] {
                try await office.act(on: ada) { review, actor, around throws(Refusal) in
                    try review.sendingPapers(text, by: actor, in: around)
                }
            }
            let (one, two) = (try await office.desk.casePage(ada), try await office.desk.casePage(bel))
            #expect(one.review?.hearing?.meeting == meeting && two.review?.hearing?.meeting == meeting)
            #expect(one.review?.hearing?.slot == first && two.review?.hearing?.slot == second)
            #expect(one.review?.hearing?.papers?.text == "Calls in March and April.")
            #expect(two.review?.hearing?.papers == nil)
            #expect(one.messages.count { $0.kind == .papers } == 4)
            #expect(!two.messages.contains { $0.kind == .papers })
            #expect(one.events.count { $0.event.kind == .papersSent } == 2)
            #expect(one.deadlines.contains { $0.duty == .step(.papersToPanel) && $0.state == "met" })
            #expect(try await office.chain().findings.isEmpty)
        }
    }

    @Test func `who joins a review whose meeting is set is invited to it`() async throws {
        try await Office.with { office in
            let ada = try await office.met("Ada Quill")
            try await office.setMeeting(of: ada)
            let bel = try await office.met("Bel Osei", with: try await office.reference(of: ada))
            let page = try await office.desk.trackPage(bel.partnership, bel.application)
            #expect(page.messages.map(\.kind).contains(.applicantInvitation))
        }
    }
}

extension Office {
    func reference(of key: CaseKey) async throws -> CaseReference {
        let application = try await look { tx in try Applications.load(key.application, in: key.partnership, tx) }
        guard let application else { throw DeskError.absent }
        return application.reference
    }
}
