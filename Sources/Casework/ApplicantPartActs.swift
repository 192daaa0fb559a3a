// What coordinators arrange of an applicant's part in the meeting, and what applicants choose and write themselves.

extension ApplicantPart {
    /// What is arranged of an applicant's part.
    public struct Setting: Equatable, Sendable {
        public var isInvited: Bool
        /// Why not; told to the applicant.
        public var reasons: String
        /// nil: as the procedure has it.
        public var own: OwnTime?
        public var waitingRoom: String
        public var link: String
        public var chairMeeting: ChairMeeting?

        public init(
            isInvited: Bool, reasons: String = "", own: OwnTime? = nil, waitingRoom: String = "", link: String = "",
            chairMeeting: ChairMeeting? = nil
        ) {
            self.isInvited = isInvited
            self.reasons = reasons
            self.own = own
            self.waitingRoom = waitingRoom
            self.link = link
            self.chairMeeting = chairMeeting
        }
    }
}

extension Review {
    /// Arranges an applicant's part, and says whether the other side comes (nil: nobody knows). The applicant is told
    /// what changes for them: an invitation, another time or place, or the reasons why they are not invited.
    ///
    /// Throws `Refusal.part` where the other side comes and an applicant would not be kept apart from it.
    public func settingPart(
        _ setting: ApplicantPart.Setting, otherSide: OtherSide?, of application: Application.ID, by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let officer = try actor.officer(holding: .coordinator, .chair)
        let hearing = try hearingToCome(of: application, in: around)
        let rule = around.procedure.panel.attendance
        guard setting.isInvited || !setting.reasons.isBlank else { throw .missing("reasons") }
        if let own = setting.own, !own.lies(within: hearing) { throw .part(.outside) }
        var part = applicantParts.part(of: application, in: hearing.number)
        if let meeting = setting.chairMeeting, meeting != part.chairMeeting {
            guard !meeting.place.isBlank else { throw .missing("chair_place") }
            guard meeting.at > around.now, meeting.at < hearing.slot.startsAt else {
                throw .date(
                    "chair_at", London.date(of: meeting.at), from: around.today,
                    until: London.date(of: hearing.slot.startsAt))
            }
        }
        if let otherSide, otherSide.comes {
            guard OtherSide.arrivals.contains(otherSide.startsAfter), OtherSide.lengths.contains(otherSide.minutes)
            else { throw .missing("other_side") }
        }
        let before = part
        part.decision = ApplicantPart.Decision(
            isInvited: setting.isInvited, reasons: setting.isInvited ? "" : setting.reasons, on: around.today,
            by: officer.person)
        part.own = setting.own
        part.waitingRoom = setting.waitingRoom
        part.link = setting.link
        part.chairMeeting = setting.chairMeeting
        var after = self
        after.applicantParts.set(part)
        after.applicantParts.otherSides.removeAll { $0.hearing == hearing.number }
        if var otherSide {
            otherSide.hearing = hearing.number
            after.applicantParts.otherSides.append(otherSide)
        }
        // Of several applicants none may meet the other side, also where only one of their parts is arranged now.
        try after.mustBeApart(in: hearing, under: rule)

        var notices: [Notice] = []
        switch (before.isInvited(under: rule), setting.isInvited) {
        case (_, false):
            if before.reasonsNotInvited(under: rule) != part.reasonsNotInvited(under: rule)
                || before.chairMeeting != part.chairMeeting
            {
                notices.append(after.reasons(of: application, in: hearing, was: before, around))
            }
        case (false, true): notices.append(hearing.invitation(of: .applicant(application)))
        case (true, true): notices += after.change(for: application, from: self, in: around)
        }
        // Whoever was promised to meet the chair is told also that they will not.
        let isPromised = part.chairMeeting != nil || before.isToMeetChair(after: around.now)
        if setting.isInvited, part.chairMeeting != before.chairMeeting, isPromised {
            notices.append(after.noted(application, in: hearing, was: before, around))
        }
        return try Outcome(
            after,
            events: [
                Event(
                    .partSet,
                    [
                        .init("invited", setting.isInvited ? "yes" : "no"),
                        .init("other side", otherSide.map { $0.comes ? "comes" : "does not come" } ?? "not known"),
                    ])
            ], notices: notices
        ).hearingApplicants(was: self, in: around)
    }

    /// The applicant chooses how they are heard, until the day before the meeting; or a coordinator enters what they
    /// said, until it begins, and the applicant is sent what was noted. Where the other side comes and what was arranged
    /// for another choice does not keep them apart any more, those who run the review must arrange it
    /// (`applicantsNotApart`); the applicant is told nothing of that.
    public func choosing(
        _ choice: AttendanceChoice, of application: Application.ID, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let entering = try taker(of: application, actor)
        let hearing = try hearingToCome(of: application, in: around)
        if entering == nil, around.today > hearing.lastDayToChoose { throw .part(.tooLate) }
        var part = applicantParts.part(of: application, in: hearing.number)
        if choice.heard.isPresent, !part.isInvited(under: around.procedure.panel.attendance) {
            throw .part(.notInvited)
        }
        var choice = choice
        (choice.on, choice.by) = (around.today, entering?.person)
        if choice.heard != .representative { choice.representative = "" }
        guard choice.heard != .representative || !choice.representative.isBlank else {
            throw .missing("representative")
        }
        if !choice.heard.isPresent {
            (choice.way, choice.supporter, choice.interpreter) = (nil, "", "")
        } else if choice.way == nil {
            throw .missing("way")
        }
        part.choices.append(choice)
        var after = self
        after.applicantParts.set(part)
        let notices: [Notice]
        if entering != nil {
            notices = [after.noted(application, in: hearing, was: part, around)]
        } else {
            let isApart = after.applicantsNotApart(under: around.procedure.panel.attendance)[application] == nil
            let place = applicantParts.part(of: application, in: hearing.number).place(in: hearing)
            let isElsewhere = !part.place(in: hearing).utf8.elementsEqual(place.utf8)
            // They chose it themselves: what it leads to is confirmed, and not told as a change.
            notices =
                (isElsewhere && choice.heard.isPresent
                    ? [after.noted(application, in: hearing, was: part, around)] : [])
                + fromApplicant(isApart ? "choice" : "choice-to-arrange", to: [.coordinator], in: hearing, around)
        }
        return Outcome(
            after, events: [Event(.attendanceChosen, [.init("heard", choice.heard.rawValue)])], notices: notices)
    }

    /// The applicant writes their statement, or a coordinator enters it for them. Once the pack for the newest meeting
    /// is fixed it stands, and what is written is added: the chair is told, and after the meeting whoever leads. The same
    /// words again on the same day are there already.
    public func writing(
        _ text: String, wishes: String, of application: Application.ID, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let entering = try taker(of: application, actor)
        guard applications.contains(application) else { throw .unknown("application") }
        try requireOpen()
        guard !text.isBlank || !wishes.isBlank else { throw .missing("statement") }
        let isAfterMeeting = ![StageName.arranging, .meetingSet].contains(stage.name)
        let isAddition = hearing?.papers != nil || isAfterMeeting
        let statement = ApplicantStatement(
            of: application, text: text, wishes: wishes, isAddition: isAddition, on: around.today, by: entering?.person)
        let newest = applicantParts.statements.last { $0.application == application }
        guard newest != statement else { return Outcome(self, events: []) }
        var after = self
        after.applicantParts.statements.append(statement)
        var notices: [Notice] = []
        if let next = hearingToCome, around.now < next.slot.startsAt {
            if isAddition { notices = fromApplicant("addition", to: [.chair, .coordinator], in: next, around) }
        } else if isAddition {
            // Also where a meeting was adjourned and the next is not set: nobody has read it in a pack.
            notices = around.told(.addedLater, beside: self, by: actor)
        }
        return Outcome(
            after, events: [Event(.statementWritten, [.init("added later", isAddition ? "yes" : "no")])],
            notices: notices)
    }

    /// The coordinator who enters something for an applicant; nil where the applicant does it themselves.
    private func taker(of application: Application.ID, _ actor: Actor) throws(Refusal) -> Officer? {
        if case .applicant(application) = actor { return nil }
        return try actor.officer(holding: .coordinator)
    }

    /// The meeting that is set and has not begun.
    private func hearingToCome(
        of application: Application.ID, in around: Circumstances
    ) throws(Refusal) -> Hearing {
        guard applications.contains(application) else { throw .unknown("application") }
        guard case .meetingSet = stage, let hearing else { throw wrongStage(.meetingSet) }
        guard around.now < hearing.slot.startsAt else {
            throw .date("part", around.today, from: nil, until: London.date(of: hearing.slot.startsAt))
        }
        return hearing
    }

    /// Word to those who run the review that the applicant has said something; of the coordinators, to all.
    private func fromApplicant(
        _ what: String, to roles: Set<Role>, in hearing: Hearing, _ around: Circumstances
    ) -> [Notice] {
        around.officers.filter { officer in
            let own = officer.roles.subtracting(officer.lentRoles).intersection(roles)
            return own.contains(.coordinator) || own.contains(.chair) && hearing.invited.contains(officer.person)
        }.map {
            Notice(
                .fromApplicant, to: .person($0.person),
                ["what": .text(what), "starts": .moment(hearing.slot.startsAt)], expires: hearing.slot.startsAt)
        }
    }
}

extension Review.Hearing {
    /// The day before it.
    public var lastDayToChoose: CivilDate { London.date(of: slot.startsAt).adding(days: -1) }
}
