import Casework
import FoundationEssentials
import TestSupport
import Testing

@Suite struct `The applicant's part in the meeting` {
    private let town = Town()

    private func set(_ applications: Application.ID...) throws -> Review {
        try town.arranged(
            Review(
                id: Review.ID(UUID()), partnership: town.id,
                applications: applications.isEmpty ? [Application.ID(UUID())] : applications,
                openedOn: day("2026-04-27"))
        ).after
    }

    private func around(
        _ rule: Procedure.AttendanceRule?, on date: String = "2026-05-01", hour: Int = 12, reasonsDue: Bool = false
    ) -> Circumstances {
        var around = town.on(date, hour: hour)
        around.procedure.panel.attendance = rule
        if reasonsDue {
            around.procedure.limits[.reasonsNotInvited] = .init(.workingDays(2), from: .beforePanel)
        }
        return around
    }

    private func other(
        at starts: Int, for minutes: Int = 30, room: String = "", link: String = ""
    ) -> OtherSide {
        OtherSide(
            hearing: 1, comes: true, startsAfter: starts, minutes: minutes, waitingRoom: room, link: link,
            on: day("2026-05-01"), by: town.coordinator.person)
    }

    private func arrange(
        _ setting: ApplicantPart.Setting, other: OtherSide? = nil, on review: Review, by actor: Actor? = nil,
        in around: Circumstances
    ) throws -> Outcome<Review> {
        try review.settingPart(
            setting, otherSide: other, of: review.applications[0], by: actor ?? town.byCoordinator, in: around)
    }

    @Test(arguments: [
        (Procedure.AttendanceRule?.none, true, 90), (.init(.invited), true, 90),
        (.init(.invited, minutes: 45), true, 45),
        (.init(.part), true, 30), (.init(.part, minutes: 20), true, 20), (.init(.mayAttend), true, 90),
        (.init(.statement), false, 90),
    ])
    func `is as the procedure has it until somebody decides`(
        _ rule: Procedure.AttendanceRule?, _ isInvited: Bool, _ minutes: Int
    ) throws {
        let review = try set()
        let part = try #require(review.part(of: review.applications[0]))
        let hearing = try #require(review.hearing)
        #expect(part.isInvited(under: rule) == isInvited)
        #expect(part.slot(in: hearing, under: rule) == Slot(startsAt: hearing.slot.startsAt, minutes: minutes))
        #expect((part.reasonsNotInvited(under: rule) == nil) == isInvited)
        // Whoever sets the meeting invites them, or tells them why not.
        let told = try Outcome(review, events: [], notices: [hearing.notice(review)])
            .hearingApplicants(was: review, in: around(rule))
        #expect(told.notices.map(\.kind) == [isInvited ? .applicantInvitation : .notInvited])
        #expect(try told.hearingApplicants(was: review, in: around(rule)).notices == told.notices)
    }

    @Test func `the invitation states their own time, where they wait and who will be there`() throws {
        let review = try set()
        let setting = ApplicantPart.Setting(
            isInvited: true, own: .init(startsAfter: 30, minutes: 20), waitingRoom: "Room 9",
            link: "https://own.example")
        let outcome = try arrange(setting, on: review, in: around(.init(.invited)))
        let notice = try #require(outcome.notices.first)
        let starts = town.meeting().startsAt.adding(seconds: 1_800)
        #expect(outcome.notices.map(\.kind) == [.applicantMeetingChanged])
        #expect(notice.facts["starts"] == .moment(starts) && notice.facts["minutes"] == .number(20))
        #expect(notice.facts["was"] == .moment(town.meeting().startsAt) && notice.facts["was_minutes"] == .number(90))
        #expect(notice.facts["place"] == .text("Town hall, room 2") && notice.facts["waiting"] == .lines(["Room 9"]))
        #expect(
            notice.facts["bodies"] == .lines(["Town council", "Town police", "Town health", "Town homes"]))
        #expect(notice.facts["until"] == .date(day("2026-05-17")) && notice.expires == starts)
        // Their own time moves with the meeting.
        let moved = try outcome.after.settingMeeting(
            town.meeting("2026-05-19"), inviting: town.panel, by: town.byCoordinator, in: around(.init(.invited)))
        let told = try moved.hearingApplicants(was: outcome.after, in: around(.init(.invited)))
        let changed = try #require(told.notices(.applicantMeetingChanged).first)
        #expect(changed.facts["starts"] == .moment(town.meeting("2026-05-19").startsAt.adding(seconds: 1_800)))
        #expect(changed.facts["was"] == .moment(starts))
    }

    @Test func `who comes online is told their own link`() throws {
        let review = try set()
        let rule = around(.init(.mayAttend))
        let linked = try arrange(.init(isInvited: true, link: "https://own.example"), on: review, in: rule).after
        let chosen = try linked.choosing(
            AttendanceChoice(.comes, way: .online, on: day("2026-05-01")), of: review.applications[0],
            by: .applicant(review.applications[0]), in: rule)
        #expect(chosen.notices(.attendanceNoted).first?.facts["place"] == .text("https://own.example"))
        #expect(chosen.notices(.applicantMeetingChanged).isEmpty, "They chose it themselves.")
        #expect(
            Set(chosen.notices(.fromApplicant).map(\.to)) == [
                .person(town.coordinator.person), .person(town.second.person),
            ])
    }

    @Test func `not inviting needs reasons, which are sent at once and end that duty`() throws {
        let review = try set()
        let rule = around(.init(.invited), reasonsDue: true)
        #expect(throws: Refusal.missing("reasons")) {
            try arrange(.init(isInvited: false, reasons: " "), on: review, in: rule)
        }
        let outcome = try arrange(.init(isInvited: false, reasons: "Threats were made."), on: review, in: rule)
        #expect(outcome.notices.map(\.kind) == [.notInvited])
        #expect(outcome.notices.first?.facts["reasons"] == .text("Threats were made."))
        #expect(
            outcome.deadlines == [
                .met(.step(.reasonsNotInvited), subject: review.id.raw, on: day("2026-05-01"))
            ])
        #expect(throws: Refusal.part(.notInvited)) {
            try outcome.after.choosing(
                AttendanceChoice(.comes, way: .inPerson, on: day("2026-05-01")), of: review.applications[0],
                by: .applicant(review.applications[0]), in: rule)
        }
        let again = try arrange(.init(isInvited: true), on: outcome.after, in: rule)
        #expect(again.notices.map(\.kind) == [.applicantInvitation])
    }

    @Test func `where everybody is invited nobody is owed reasons`() throws {
        let review = town.opened()
        let rule = around(.init(.invited), reasonsDue: true)
        let outcome = try review.settingMeeting(
            town.meeting(), inviting: town.panel, by: town.byCoordinator, in: rule)
        #expect(outcome.due(.reasonsNotInvited) != nil)
        #expect(try outcome.hearingApplicants(was: review, in: rule).due(.reasonsNotInvited) == nil)
    }

    @Test(
        arguments: [
            // The meeting lasts 90 minutes; the applicant is heard from minute 30 to 50 and arrives at minute 15.
            (-30, 45, "Room 9", "", "Room 1", nil), (-30, 46, "Room 9", "", "Room 1", .sharesTime),
            (50, 30, "Room 9", "", "Room 1", nil), (49, 30, "Room 9", "", "Room 1", .sharesTime),
            (50, 30, "Room 9", "", "room  9", .sharesWaitingRoom), (50, 30, "", "", "Room 1", .notApart),
            (50, 30, "", "https://own.example", "", nil), (50, 30, "", "https://other.example", "", .sharesLink),
            (50, 30, "", "Town hall, room 2", "", .sharesLink),
        ] as [(Int, Int, String, String, String, ApplicantPart.Fault?)])
    func `never shares a time, a waiting room or a link with the other side`(
        _ starts: Int, _ minutes: Int, _ room: String, _ link: String, _ others: String, _ fault: ApplicantPart.Fault?
    ) throws {
        let review = try set()
        let setting = ApplicantPart.Setting(
            isInvited: true, own: .init(startsAfter: 30, minutes: 20), waitingRoom: room, link: link)
        let comes = other(at: starts, for: minutes, room: others, link: "https://other.example")
        let rule = around(.init(.invited))
        if let fault {
            #expect(throws: Refusal.part(fault)) { try arrange(setting, other: comes, on: review, in: rule) }
        } else {
            #expect(try arrange(setting, other: comes, on: review, in: rule).after.applicantParts.otherSides.count == 1)
        }
    }

    @Test func `a meeting cannot be moved so that they would meet, and joint applicants are all kept apart`() throws {
        let review = try set(Application.ID(UUID()), Application.ID(UUID()))
        let rule = around(.init(.invited))
        let setting = ApplicantPart.Setting(
            isInvited: true, own: .init(startsAfter: 0, minutes: 20), waitingRoom: "Room 9")
        // The second applicant has the whole meeting, and would meet them.
        #expect(throws: Refusal.part(.sharesTime)) {
            try arrange(setting, other: other(at: 60, room: "Room 1"), on: review, in: rule)
        }
        let second = try review.settingPart(
            setting, otherSide: nil, of: review.applications[1], by: town.byChair, in: rule
        ).after
        let apart = try arrange(setting, other: other(at: 60, room: "Room 1"), on: second, in: rule).after
        let joined = Outcome(apart, events: [], notices: [try #require(apart.hearing).notice(apart)])
        #expect(try joined.hearingApplicants(was: apart, in: rule).notices.count == 1)
    }

    @Test func `their time lies within the meeting, and the chair is met before it`() throws {
        let review = try set()
        let rule = around(.init(.invited))
        #expect(throws: Refusal.part(.outside)) {
            try arrange(.init(isInvited: true, own: .init(startsAfter: 80, minutes: 20)), on: review, in: rule)
        }
        let early = ApplicantPart.ChairMeeting(at: town.meeting().startsAt.adding(seconds: -3_600), place: "Room 9")
        let noted = try arrange(.init(isInvited: true, chairMeeting: early), on: review, in: rule)
        #expect(noted.notices.map(\.kind) == [.attendanceNoted])
        #expect(noted.notices.first?.facts["chair_at"] == .moment(early.at))
        let late = ApplicantPart.ChairMeeting(at: town.meeting().startsAt, place: "Room 9")
        #expect(throws: Refusal.self) { try arrange(.init(isInvited: true, chairMeeting: late), on: review, in: rule) }
        #expect(throws: Refusal.notYours(needed: [.coordinator, .chair])) {
            try arrange(.init(isInvited: true), on: review, by: town.byPolice, in: rule)
        }
    }

    @Test func `who was to meet the chair is told when they do not any more, invited or not`() throws {
        let review = try set()
        let rule = around(.init(.invited))
        let early = ApplicantPart.ChairMeeting(at: town.meeting().startsAt.adding(seconds: -3_600), place: "Room 9")
        let later = ApplicantPart.ChairMeeting(at: town.meeting().startsAt.adding(seconds: -1_800), place: "Room 9")
        let met = try arrange(.init(isInvited: true, chairMeeting: early), on: review, in: rule).after
        let off = try arrange(.init(isInvited: true), on: met, in: rule)
        #expect(off.notices.map(\.kind) == [.attendanceNoted])
        #expect(
            off.notices[0].facts["chair_off"] == .moment(early.at) && off.notices[0].facts["chair_at"] == .lines([]))
        let moved = try arrange(.init(isInvited: true, chairMeeting: later), on: met, in: rule).notices
        #expect(moved.first?.facts["chair_off"] == .moment(early.at))
        #expect(moved.first?.facts["chair_at"] == .moment(later.at))
        #expect(try arrange(.init(isInvited: true, chairMeeting: early), on: met, in: rule).notices.isEmpty)
        // Also where they are not invited any more, or were not before.
        let out = try arrange(.init(isInvited: false, reasons: "Threats."), on: met, in: rule)
        #expect(out.notices.map(\.kind) == [.notInvited] && out.notices[0].facts["chair_off"] == .moment(early.at))
        let both = try arrange(.init(isInvited: false, reasons: "Threats.", chairMeeting: early), on: met, in: rule)
        #expect(both.notices.first?.facts["chair_off"] == .lines([]))
        #expect(both.notices.first?.facts["chair_at"] == .moment(early.at))
        let after = try arrange(.init(isInvited: false, reasons: "Threats."), on: both.after, in: rule)
        #expect(after.notices.map(\.kind) == [.notInvited] && after.notices[0].facts["chair_off"] == .moment(early.at))
        // One that has been held stays as it was, and nobody is told that it does not take place.
        let past = around(.init(.invited), on: "2026-05-18", hour: 9)
        #expect(try arrange(.init(isInvited: true), on: met, in: past).notices.isEmpty)
        let calledOff = Outcome(
            {
                var review = met; review.stage = .arranging; review.hearing = nil; return review
            }(), events: [],
            notices: [Notice(.applicantMeetingCancelled, to: .applicant(met.applications[0]), [:])])
        let told = try calledOff.hearingApplicants(was: met, in: rule).notices
        #expect(told.first?.facts["chair_off"] == .moment(early.at))
    }

    @Test func `a day by which they should say something is named only while it is to come`() throws {
        let review = try set()
        func noted(_ date: String) throws -> Notice? {
            try review.choosing(
                AttendanceChoice(.statement, on: day("2026-05-01")), of: review.applications[0],
                by: town.byCoordinator, in: around(.init(.invited), on: date, hour: 8)
            ).notices.first
        }
        #expect(try noted("2026-05-17")?.facts["until"] == .date(day("2026-05-17")))
        #expect(try noted("2026-05-18")?.facts["until"] == .lines([]))
    }

    @Test func `whoever chooses another way than the one that keeps them apart is arranged for anew, and told nothing`()
        throws
    {
        let review = try set()
        let own = review.applications[0]
        let rule = around(.init(.invited))
        let linked = try arrange(
            .init(isInvited: true, own: .init(startsAfter: 0, minutes: 20), link: "https://own.example"),
            other: other(at: 40, room: "Room 1"), on: review, in: rule
        ).after
        func choose(_ way: AttendanceChoice.Way, on review: Review) throws -> Outcome<Review> {
            try review.choosing(
                AttendanceChoice(.comes, way: way, on: day("2026-05-01")), of: own, by: .applicant(own), in: rule)
        }
        let apart = try choose(.online, on: linked)
        #expect(apart.after.applicantsNotApart(under: .init(.invited)).isEmpty)
        #expect(apart.notices(.fromApplicant).allSatisfy { $0.facts["what"] == .text("choice") })
        let together = try choose(.inPerson, on: apart.after)
        #expect(together.after.applicantsNotApart(under: .init(.invited)) == [own: .notApart])
        let told = together.notices(.fromApplicant)
        #expect(!told.isEmpty && told.allSatisfy { $0.facts["what"] == .text("choice-to-arrange") })
        // Nothing else can be arranged before it is mended.
        #expect(throws: Refusal.part(.notApart)) {
            try arrange(
                .init(isInvited: true, own: .init(startsAfter: 0, minutes: 20), link: "https://own.example"),
                other: other(at: 40, room: "Room 1"), on: together.after, in: rule)
        }
        let mended = try arrange(
            .init(isInvited: true, own: .init(startsAfter: 0, minutes: 20), waitingRoom: "Room 9"),
            other: other(at: 40, room: "Room 1"), on: together.after, in: rule)
        #expect(mended.after.applicantsNotApart(under: .init(.invited)).isEmpty)
    }

    @Test(arguments: AttendanceChoice.Heard.allCases)
    func `is chosen by the applicant until the day before, and entered by a coordinator until it begins`(
        _ heard: AttendanceChoice.Heard
    ) throws {
        let review = try set()
        let own = review.applications[0]
        let choice = AttendanceChoice(
            heard, representative: "Rae Moss", way: .inPerson, supporter: "Sam", interpreter: "Polish",
            needs: "Breaks.",
            on: day("2026-05-01"))
        func choose(_ actor: Actor, _ date: String, hour: Int = 12) throws -> Outcome<Review> {
            try review.choosing(choice, of: own, by: actor, in: around(.init(.invited), on: date, hour: hour))
        }
        let chosen = try #require(try choose(.applicant(own), "2026-05-17").after.part(of: own)?.choice)
        #expect(chosen.on == day("2026-05-17") && chosen.by == nil && chosen.needs == "Breaks.")
        #expect((chosen.way == nil) == !heard.isPresent && chosen.supporter.isEmpty == !heard.isPresent)
        #expect(chosen.representative.isEmpty == (heard != .representative))
        #expect(throws: Refusal.part(.tooLate)) { try choose(.applicant(own), "2026-05-18", hour: 8) }
        let entered = try choose(town.byCoordinator, "2026-05-15")
        #expect(entered.after.part(of: own)?.choice?.by == town.coordinator.person)
        #expect(entered.notices.map(\.kind) == [.attendanceNoted])
        #expect(throws: Refusal.self) { try choose(town.byCoordinator, "2026-05-18") }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) { try choose(town.byPolice, "2026-05-01") }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) {
            try choose(.applicant(Application.ID(UUID())), "2026-05-01")
        }
    }

    @Test func `their statement is theirs to change until the pack is fixed, and what follows is added`() throws {
        let review = try set()
        let own = review.applications[0]
        let rule = around(.init(.invited))
        #expect(throws: Refusal.missing("statement")) {
            try review.writing(" ", wishes: "", of: own, by: .applicant(own), in: rule)
        }
        let first = try review.writing("I cannot sleep.", wishes: "", of: own, by: .applicant(own), in: rule)
        let second = try first.after.writing(
            "I cannot sleep or work.", wishes: "Quiet.", of: own, by: town.byCoordinator, in: rule)
        #expect(first.notices.isEmpty && second.notices.isEmpty)
        #expect(second.after.applicantParts.statement(of: own)?.text == "I cannot sleep or work.")
        let sent = try second.after.sendingPapers("", by: town.byCoordinator, in: rule).after
        let added = try sent.writing("It happened again.", wishes: "", of: own, by: .applicant(own), in: rule)
        #expect(added.after.applicantParts.statement(of: own)?.text == "I cannot sleep or work.")
        #expect(added.after.applicantParts.additions(of: own).map(\.text) == ["It happened again."])
        #expect(added.notices.contains { $0.kind == .fromApplicant && $0.to == .person(town.chair.person) })
        // The meeting was held in part, and the next is not set: the coordinators are told, not the panel of a past day.
        let held = around(.init(.invited), on: "2026-05-20")
        let adjourned = try sent.adjourningMeeting(
            because: "A file is missing.", awaiting: "The file.", attended: [town.police.id], by: town.byChair, in: held
        ).after
        let later = try adjourned.writing("It happened again.", wishes: "", of: own, by: .applicant(own), in: held)
        #expect(later.notices.contains { $0.kind == .applicantSpoke && $0.to == .person(town.coordinator.person) })
        #expect(later.notices.allSatisfy { $0.kind == .applicantSpoke })
    }

    @Test func `what they write after the meeting is kept beside it until the case is closed, and told to who leads`()
        throws
    {
        let told = try town.told(town.opened()).after
        let own = told.applications[0]
        let stages = [
            try town.held(town.opened(for: own)).after, try town.consulting(town.opened(for: own)).after, told,
        ]
        for review in stages {
            let around = town.on("2026-06-30")
            let added = try review.writing("It goes on.", wishes: "", of: own, by: .applicant(own), in: around)
            #expect(added.after.applicantParts.statement(of: own) == nil)
            #expect(added.after.applicantParts.additions(of: own).map(\.on) == [around.today])
            #expect(
                Set(added.notices.map(\.to))
                    == [
                        .person(town.coordinator.person), .person(town.second.person),
                        .person(town.policeContact.person),
                    ])
            #expect(
                added.notices.allSatisfy {
                    $0.kind == .applicantSpoke && $0.facts == ["what": .text("statement-added-later")]
                })
            // Pressed twice, it is written and told once.
            let twice = try added.after.writing("It goes on.", wishes: "", of: own, by: .applicant(own), in: around)
            #expect(twice.after == added.after && twice.notices.isEmpty && twice.events.isEmpty)
            let next = try added.after.writing(
                "It goes on.", wishes: "", of: own, by: .applicant(own), in: town.on("2026-07-01"))
            #expect(next.after.applicantParts.additions(of: own).count == 2)
            let entered = try review.writing("It goes on.", wishes: "", of: own, by: town.byCoordinator, in: around)
            #expect(!entered.notices.contains { $0.to == .person(town.coordinator.person) })
        }
        let closed = try town.readBeforeClosing(told).closing(
            because: "Quiet.", despiteOpenActions: "They go on.", by: town.byCoordinator, in: town.on("2026-06-30")
        ).after
        #expect(throws: Refusal.self) {
            try closed.writing("Late.", wishes: "", of: own, by: .applicant(own), in: town.on("2026-07-01"))
        }
    }

    @Test func `the reasons reach who was invited as a withdrawal of the event, and who was not as a letter alone`() {
        let moment = town.meeting().startsAt
        let reasons = Notice(.notInvited, to: .applicant(Application.ID(UUID())), ["reasons": .text("Threats.")])
        let known = Notice(
            .applicantInvitation, to: reasons.to,
            ["starts": .moment(moment), "minutes": .number(90), "place": .text("Room 2")])
        #expect(reasons.following(nil) == reasons)
        #expect(reasons.following(known)?.facts["starts"] == .moment(moment))
        #expect(reasons.following(known)?.facts["reasons"] == .text("Threats."))
    }
}

extension Review.Hearing {
    /// The plain invitation of the first applicant, as whoever sets the meeting makes it.
    fileprivate func notice(_ review: Review) -> Notice {
        Notice(
            .applicantInvitation, to: .applicant(review.applications[0]),
            ["starts": .moment(slot.startsAt), "minutes": .number(slot.minutes), "place": .text(meeting.place)],
            expires: slot.startsAt)
    }
}
