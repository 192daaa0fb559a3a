import Casework
import Desk
import FoundationEssentials
import Records
import TestSupport
import Testing

@Suite struct `A pack for the panel` {
    @Test func `is fixed as it is sent, read by role and on record, and hides what the coordinator hides`() async throws
    {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            try await office.setMeeting(of: key)
            let own = key.application
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.writing(
                    "Jo Bloggs stands at 1 High Street.", wishes: "Quiet.", of: own, by: .applicant(own), in: around)
            }
            try await office.desk.hideFromPanel("jo bloggs", hidden: true, of: key)
            try await office.desk.askPanel("Who has spoken to Jo Bloggs?", of: key)
            let draft = try await office.desk.packDraft(key)
            #expect(draft.pack.cases[0].statement == "[[Jo Bloggs]] stands at [[1 High Street]].")
            let seen = try await office.desk.casePage(key).seen
            #expect(try await office.desk.sendPack(note: "Mind [[Al]].", of: key, seen: seen) == 1)
            await #expect(throws: CaseChanged.self) {
                try await office.desk.sendPack(note: "Again.", of: key, seen: seen)
            }

            let panelKey = try await office.desk.find(
                try await office.reference(of: key), for: office.signedIn(here.healthContact))
            let panel = try await office.desk.pack(nil, panelKey)
            #expect(panel.reader == .panel && panel.pack.note == "Mind [withheld].")
            #expect(panel.pack.cases[0].statement == "[withheld] stands at [withheld].")
            #expect(panel.readings.isEmpty && panel.hiddenNames.isEmpty)
            #expect(!"\(panel.pack)\(String(describing: panel.older))".contains("Bloggs"))
            await #expect(throws: DeskError.forbidden) { try await office.desk.packDraft(panelKey) }
            let outsider = try await office.desk.find(
                try await office.reference(of: key), for: office.signedIn(here.policeContact))
            await #expect(throws: DeskError.forbidden) { try await office.desk.pack(1, outsider) }

            // What is sent stays; what is new is said.
            let question = try #require(draft.pack.questions.first)
            try await office.desk.settleQuestion(question.id, because: "The police have.", of: key)
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.writing("Again last night.", wishes: "", of: own, by: .applicant(own), in: around)
            }
            #expect(try await office.desk.sendPack(note: "", of: key) == 2)
            let first = try await office.desk.pack(1, panelKey)
            #expect(first.pack == panel.pack && first.versions.count == 2)
            let second = try await office.desk.pack(2, panelKey)
            #expect(
                second.pack.news(since: try #require(second.older)) == [
                    "The coordinator’s note was changed.", "One question is settled.",
                    "The applicant has added to their statement.",
                ])
            let readings = try await office.desk.packDraft(key).readings
            #expect(readings.map(\.version) == [1, 2] && readings.map(\.times) == [2, 1])
            #expect(readings.allSatisfy { $0.person == here.healthContact.person })
            #expect(try await office.chain().findings.isEmpty)

            try await office.desk.shutOut(here.healthContact.person, of: key, because: "a cousin")
            await #expect(throws: DeskError.absent) { try await office.desk.pack(1, panelKey) }
            await #expect(throws: Refusal.notYours(needed: [.coordinator, .chair])) {
                try await office.desk.askPanel("Why?", of: outsider)
            }
        }
    }

    @Test func `an applicant's part comes back as it was arranged, and no applicant sees the other side`() async throws
    {
        try await Office.with { office in
            let key = try await office.met()
            try await office.setMeeting(of: key)
            let own = key.application
            let (now, person) = (office.time.now, office.here.coordinator.person)
            let setting = ApplicantPart.Setting(
                isInvited: true, own: .init(startsAfter: 0, minutes: 20), waitingRoom: "Room 9", link: "",
                chairMeeting: .init(at: now.adding(seconds: 86_400), place: "Room 8"))
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.settingPart(
                    setting,
                    otherSide: OtherSide(
                        hearing: 1, comes: true, startsAfter: 30, minutes: 20, waitingRoom: "Room 1", on: around.today,
                        by: person),
                    of: own, by: actor, in: around)
            }
            let review = try #require(key.review)
            try await office.desk.act(onReview: review, in: key.partnership, as: .applicant(own)) {
                review, around throws(Refusal) in
                try review.choosing(
                    AttendanceChoice(.comes, way: .inPerson, supporter: "Sam", on: around.today), of: own,
                    by: .applicant(own), in: around)
            }
            let page = try await office.desk.casePage(key)
            let part = try #require(page.review?.part(of: own))
            #expect(part.own == .init(startsAfter: 0, minutes: 20) && part.waitingRoom == "Room 9")
            #expect(part.choice?.supporter == "Sam" && part.choice?.by == nil && part.decision?.isInvited == true)
            #expect(part.chairMeeting == setting.chairMeeting)
            #expect(page.review?.applicantParts.otherSides.map(\.waitingRoom) == ["Room 1"])
            #expect(page.messages.contains { $0.kind == .fromApplicant })
            let track = try await office.desk.trackPage(key.partnership, own)
            #expect(track.review?.part(of: own) == part && track.review?.applicantParts.otherSides.isEmpty == true)
            // Another choice leaves them without a place of their own: coordinators find a task, the applicant nothing.
            @Sendable func tasks() async throws -> [Tasks.Entry] {
                try await office.desk.workList(of: office.signedIn(office.here.coordinator)).tasks.map(\.task)
                    .filter { $0.subject == own.raw && $0.kind == .reply }
            }
            #expect(try await tasks().isEmpty)
            try await office.desk.act(onReview: review, in: key.partnership, as: .applicant(own)) {
                review, around throws(Refusal) in
                try review.choosing(
                    AttendanceChoice(.comes, way: .online, supporter: "Sam", on: around.today), of: own,
                    by: .applicant(own), in: around)
            }
            #expect(try await tasks().count == 1)
            let shown = try await office.desk.trackPage(key.partnership, own)
            #expect(!"\(shown.messages)".contains("apart") && shown.review?.applicantParts.otherSides.isEmpty == true)
            var linked = setting
            linked.link = "https://own.example"
            let mended = linked
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.settingPart(
                    mended,
                    otherSide: OtherSide(
                        hearing: 1, comes: true, startsAfter: 30, minutes: 20, waitingRoom: "Room 1", on: around.today,
                        by: person),
                    of: own, by: actor, in: around)
            }
            #expect(try await tasks().isEmpty, "It is done by itself once it is arranged.")
            // A meeting that would bring them together cannot be set.
            let (meeting, invited) = (
                Meeting(
                    id: Meeting.ID(UUID()), startsAt: office.meeting("2026-05-21").startsAt, minutes: 60,
                    place: "Town hall"), [office.here.chair.person, office.here.healthContact.person]
            )
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.settingMeeting(
                    meeting, inviting: invited, despite: "The council sends its papers.", by: actor, in: around)
            }
            let told = try await office.desk.casePage(key).messages
            #expect(told.contains { $0.kind == .applicantMeetingChanged || $0.kind == .applicantInvitation })
        }
    }
}
