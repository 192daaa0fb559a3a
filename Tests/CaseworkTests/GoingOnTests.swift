import Casework
import FoundationEssentials
import Testing

@Suite struct `A meeting that goes on from one that was adjourned` {
    private let town = Town()

    private func adjourned(
        _ before: Review, in around: Circumstances? = nil
    ) throws -> Review {
        try before.adjourningMeeting(
            because: "A file is missing.", awaiting: "The file.", attended: [town.police.id], by: town.byChair,
            in: around ?? town.on("2026-05-18", hour: 12)
        ).after
    }

    private func setAgain(
        _ review: Review, inviting people: [Person.ID]? = nil, despite: String? = nil, in around: Circumstances? = nil
    ) throws -> Outcome<Review> {
        let around = around ?? town.on("2026-05-19")
        return try review.settingMeeting(
            town.meeting("2026-05-26"), inviting: people ?? town.panel, despite: despite, by: town.byCoordinator,
            in: around
        ).hearingApplicants(was: review, in: around)
    }

    private func isRefused(_ refusal: Refusal, _ act: () throws -> Void) { #expect(throws: refusal, performing: act) }

    @Test func `an applicant who is kept apart is kept apart there too, and what they chose holds`() throws {
        let set = try town.arranged(town.opened()).after
        let application = set.applications[0]
        let other = OtherSide(
            hearing: 1, comes: true, startsAfter: 60, minutes: 30, waitingRoom: "Room 2", on: day("2026-05-01"),
            by: town.coordinator.person)
        let apart = try set.settingPart(
            .init(
                isInvited: true, own: .init(startsAfter: 0, minutes: 30), waitingRoom: "Room 9",
                link: "https://own.example",
                chairMeeting: .init(at: town.meeting("2026-05-15").startsAt, place: "Room 1")),
            otherSide: other, of: application, by: town.byCoordinator, in: town.on("2026-05-01")
        ).after.choosing(
            .init(.comes, way: .inPerson, supporter: "Lee", interpreter: "Polish", on: day("2026-05-02")),
            of: application, by: .applicant(application), in: town.on("2026-05-02")
        ).after

        let again = try setAgain(try adjourned(apart))
        let part = again.after.applicantParts.part(of: application, in: 2)
        #expect(part.waitingRoom == "Room 9" && part.link == "https://own.example" && part.chairMeeting == nil)
        #expect(part.own == .init(startsAfter: 0, minutes: 30) && part.decision?.isInvited == true)
        #expect(part.choice?.supporter == "Lee" && part.choice?.interpreter == "Polish")
        #expect(again.after.applicantParts.otherSide(in: 2)?.comes == true)
        #expect(again.after.applicantParts.part(of: application, in: 1).chairMeeting != nil)
        let invitation = try #require(again.notices(.applicantInvitation).first)
        #expect(invitation.facts["minutes"] == .number(30) && invitation.facts["waiting"] == .lines(["Room 9"]))
        // They would meet in a meeting that leaves no time apart.
        isRefused(.part(.sharesTime)) {
            let around = town.on("2026-05-19")
            let late = try set.settingPart(
                .init(isInvited: true, own: .init(startsAfter: 60, minutes: 30), waitingRoom: "Room 9"),
                otherSide: OtherSide(
                    hearing: 1, comes: true, startsAfter: 0, minutes: 40, waitingRoom: "Room 2", on: day("2026-05-01"),
                    by: town.coordinator.person), of: application, by: town.byCoordinator, in: town.on("2026-05-01"))
            var short = town.meeting("2026-05-26")
            short.minutes = 45
            let review = try adjourned(late.after)
            _ = try review.settingMeeting(short, inviting: town.panel, by: town.byCoordinator, in: around)
                .hearingApplicants(was: review, in: around)
        }
    }

    @Test func `a meeting that is too short for the times that were arranged is set with others at once`() throws {
        let set = try town.arranged(town.opened()).after
        let (application, around) = (set.applications[0], town.on("2026-05-19"))
        let late = try set.settingPart(
            .init(isInvited: true, own: .init(startsAfter: 60, minutes: 30), waitingRoom: "Room 9"),
            otherSide: OtherSide(
                hearing: 1, comes: true, startsAfter: 0, minutes: 40, waitingRoom: "Room 2", on: day("2026-05-01"),
                by: town.coordinator.person), of: application, by: town.byCoordinator, in: town.on("2026-05-01"))
        let review = try adjourned(late.after)
        var short = town.meeting("2026-05-26")
        short.minutes = 45
        func setShort(_ apart: TimesApart?) throws -> Outcome<Review> {
            try review.settingMeeting(
                short, inviting: town.panel, apart: apart, by: town.byCoordinator, in: around
            ).hearingApplicants(was: review, in: around)
        }
        let rows: [(TimesApart?, Refusal)] = [
            (nil, .part(.sharesTime)),
            (.init(own: [application: .init(startsAfter: 0, minutes: 10)]), .part(.sharesTime)),
            (.init(own: [application: .init(startsAfter: 40, minutes: 10)]), .part(.outside)),
            (.init(own: [application: .init(startsAfter: 0, minutes: 4)]), .part(.outside)),
            (.init(own: [.init(UUID()): .init(startsAfter: 0, minutes: 10)]), .unknown("application")),
            (.init(other: .init(startsAfter: 0, minutes: 4)), .missing("other_side")),
            (.init(other: .init(startsAfter: 481, minutes: 10)), .missing("other_side")),
        ]
        for (apart, refusal) in rows { isRefused(refusal) { _ = try setShort(apart) } }
        let again = try setShort(
            .init(
                own: [application: .init(startsAfter: 0, minutes: 15)], other: .init(startsAfter: 15, minutes: 30)))
        let part = again.after.applicantParts.part(of: application, in: 2)
        #expect(part.own == .init(startsAfter: 0, minutes: 15) && part.waitingRoom == "Room 9")
        #expect(again.after.applicantParts.otherSide(in: 2)?.startsAfter == 15)
        #expect(again.notices(.applicantInvitation).first?.facts["minutes"] == .number(15))
        // The adjourned one stays as it was.
        #expect(again.after.applicantParts.part(of: application, in: 1).own?.startsAfter == 60)
        // Where nobody said that the other side comes there is nobody to keep apart.
        isRefused(.unknown("other side")) {
            _ = try town.opened().settingMeeting(
                town.meeting(), inviting: town.panel, apart: .init(other: .init(startsAfter: 0, minutes: 10)),
                by: town.byCoordinator, in: town.on("2026-04-29"))
        }
    }

    @Test func `an applicant who was not invited is told the reasons again, and what is arranged anew stands`() throws {
        let set = try town.arranged(town.opened()).after
        let application = set.applications[0]
        let out = try set.settingPart(
            .init(isInvited: false, reasons: "Threats were made."), otherSide: nil, of: application,
            by: town.byCoordinator, in: town.on("2026-05-01")
        ).after
        let again = try setAgain(try adjourned(out))
        #expect(again.notices(.applicantInvitation).isEmpty)
        #expect(again.notices(.notInvited).first?.facts["reasons"] == .text("Threats were made."))
        let invited = try again.after.settingPart(
            .init(isInvited: true), otherSide: nil, of: application, by: town.byCoordinator, in: town.on("2026-05-20")
        ).after
        // Called off and set anew under the same number, it stays as it was arranged last.
        let off = try invited.callingOffMeeting(because: "Snow.", by: town.byChair, in: town.on("2026-05-21")).after
        #expect(try setAgain(off).after.applicantParts.part(of: application, in: 2).decision?.isInvited == true)
    }

    @Test func `whoever chaired chairs it too, and who is chosen meanwhile is chosen for it`() throws {
        let set = try town.arranged(town.opened()).after
        let chosen = try set.choosingChair(
            town.chair.person, deputy: town.senior.person, because: "", by: town.byCoordinator,
            in: town.on("2026-05-01")
        ).after
        let adjourned = try adjourned(chosen)
        #expect(adjourned.arrangedNumber == 2 && adjourned.chairing?.chair == town.chair.person)
        isRefused(.already("chair")) {
            _ = try adjourned.choosingChair(
                town.chair.person, deputy: town.senior.person, because: "", by: town.byCoordinator,
                in: town.on("2026-05-19"))
        }
        #expect(try setAgain(adjourned).after.leadership.chairing(of: 2)?.deputy == town.senior.person)

        let other = try adjourned.choosingChair(
            town.senior.person, deputy: nil, because: "", by: town.byCoordinator, in: town.on("2026-05-19")
        ).after
        #expect(other.leadership.chairing(of: 1)?.chair == town.chair.person, "Who chaired stays on record.")
        let again = try setAgain(other, inviting: town.panel + [town.senior.person]).after
        #expect(again.chairing?.chair == town.senior.person && again.leadership.chairings.count == 2)

        // The chair passes it on, or declares a conflict, while the next is being arranged.
        let passed = try adjourned.passingChair(because: "Ill.", by: town.byChair, in: town.on("2026-05-19")).after
        #expect(passed.chairing?.presiding == town.senior.person && passed.leadership.chairing(of: 1)?.passed == nil)
        let out = try adjourned.declaring(conflict: "A neighbour.", by: town.byChair, in: town.on("2026-05-19")).after
        #expect(out.chairing?.presiding == town.senior.person && out.leadership.chairing(of: 1)?.passed == nil)
        // The chair of the adjourned meeting still decides who leads.
        let nominated = try adjourned.nominating(
            town.policeContact.person, because: "Knows it.", by: town.byCoordinator, in: town.on("2026-05-19"))
        #expect(nominated.notices(.leadProposed).map(\.to) == [.person(town.chair.person)])
    }

    @Test func `what was written of the part that was held is its record, and the next is recorded by itself`() throws {
        let set = try town.arranged(town.opened()).after
        let guest = Guest.ID(UUID())
        var around = town.on("2026-05-18", hour: 12)
        around.concerned.guests = [town.senior.person]
        let written = WrittenMeeting(
            findings: "",
            account: MeetingAccount(presences: [
                .init(person: town.chair.person, name: "Charles", agency: town.police.id, came: .there),
                .init(person: town.senior.person, name: "Guest", agency: Agency.ID(guest.raw), came: .there),
            ]))
        let ended = try set.adjourningMeeting(
            written, because: "A file is missing.", awaiting: "The file.", by: town.byChair, in: around)
        let hearing = try #require(ended.after.hearing)
        #expect(ended.after.stage == .arranging && hearing.adjournment?.attended == [town.police.id])
        #expect(hearing.record?.attended == [town.police.id] && hearing.record?.findings == "")
        #expect(hearing.record?.account.presences.map(\.agency) == [town.police.id, nil])
        #expect(hearing.record?.account.recordedAt == around.now && ended.after.hearingToRecord == nil)
        let again = try setAgain(ended.after).after
        #expect(again.hearingToRecord?.number == 2)
        #expect(again.adjourned(before: try #require(again.hearing)) == hearing)
        let held = try again.finishing(
            WrittenMeeting(
                otherBodies: [town.council.id, town.police.id, town.health.id], findings: "Slow.",
                account: MeetingAccount()), by: town.byChair, in: town.on("2026-05-26", hour: 12))
        #expect(held.after.hearings.map { $0.record?.findings } == ["", "Slow."])
        isRefused(.wrongStage(is: "held", needed: ["meeting-set"])) {
            _ = try held.after.adjourningMeeting(
                written, because: "x", awaiting: "y", by: town.byChair, in: town.on("2026-05-26", hour: 12))
        }
    }

    @Test func `a progress meeting is finished with its account and new actions`() throws {
        let told = try town.told(town.opened()).after
        let set = try told.settingProgressMeeting(
            town.meeting("2026-06-15"), inviting: [town.coordinator.person, town.policeContact.person],
            by: town.byCoordinator, in: town.on("2026-06-01")
        ).after
        #expect(set.hearingToRecord?.number == 2)
        var written = WrittenMeeting(
            findings: "Two are done.",
            account: MeetingAccount(presences: [
                .init(person: town.policeContact.person, name: "Paula", agency: town.police.id, came: .there)
            ]),
            actions: [
                .init(
                    text: "Patrol", doneWhen: "Logged.", person: town.policeContact.person, due: day("2026-07-01"))
            ])
        let around = town.on("2026-06-15", hour: 12)
        let ended = try set.finishingProgressMeeting(written, by: town.byChair, in: around)
        let record = try #require(ended.after.hearings.last?.record)
        #expect(record.attended == [town.police.id] && record.account.recordedAt == around.now)
        #expect(ended.after.stage == told.stage && ended.after.hearingToRecord == nil)
        #expect(ended.after.actions.count == told.actions.count + 1 && ended.notices.map(\.kind) == [.actionAssigned])
        written.account.presences[0].came = .sentOther
        isRefused(.missing("who was sent")) {
            _ = try set.finishingProgressMeeting(written, by: town.byChair, in: around)
        }
    }
}
