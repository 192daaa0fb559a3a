extension Review {
    /// Adjourns a meeting that was held in part: it stays on record with why and what is awaited, and the review waits
    /// for a meeting that goes on. The procedure may give a limit for that one; otherwise the last day for the meeting
    /// stands. Everybody who was invited is told, and so is the applicant.
    ///
    /// Throws `.wrongStage`, `.notYours`, `.date` before the meeting has begun, `.missing` without a reason or what is
    /// awaited, `.unknown` for a body that is none of the area.
    public func adjourningMeeting(
        because reason: String, awaiting awaited: String, attended: [Agency.ID], by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let officer = try actor.officer(holding: .chair, .coordinator)
        guard case .meetingSet = stage, let hearing else { throw wrongStage(.meetingSet) }
        let day = London.date(of: hearing.slot.startsAt)
        guard around.now >= hearing.slot.startsAt else { throw .date("held", day, from: nil, until: around.today) }
        guard !reason.isBlank else { throw .missing("reason") }
        guard !awaited.isBlank else { throw .missing("awaited") }
        for agency in attended { _ = try around.agency(agency) }
        var after = self
        after.stage = .arranging
        after.hearing?.adjournment = Hearing.Adjournment(
            on: around.today, because: reason, awaiting: awaited, attended: attended.removingDoubles,
            by: officer.person)
        let because = "the meeting was adjourned"
        var deadlines: [Deadline.Change] = [
            .lapsed(.step(.papersToPanel), subject: id.raw, because: because)
        ]
        deadlines += around.noLongerNeeded(.reasonsNotInvited, subject: id.raw, because: because)
        var lastDay = around.diary.lastDay
        if let limit = around.procedure.panel.resumes {
            let due: DueDate
            do {
                due = try limit.due(from: day, counting: .after, calendar: around.calendar)
            } catch { throw .calendarEnds(around.calendar.lastDay) }
            lastDay = due.due
            deadlines.append(
                .open(
                    try around.deadline(
                        .step(.panel), due: due.due, from: day, subject: id.raw, owner: .coordinators,
                        working: due.explanation)))
        }
        return Outcome(
            after,
            events: [
                Event(
                    .meetingAdjourned,
                    [.init("on", "\(day)"), .init("because", reason), .init("awaiting", awaited)])
            ],
            notices: hearing.adjournments(to: applications, because: reason, awaiting: awaited, by: lastDay),
            deadlines: deadlines, beside: droppingReadingsBeforeMeeting(because: because))
    }
}

extension Review.Hearing {
    /// How a meeting ended that was held in part.
    public struct Adjournment: Equatable, Sendable {
        public var on: CivilDate
        public var because: String
        /// What must be there before it goes on.
        public var awaiting: String
        public var attended: [Agency.ID]
        public var by: Person.ID

        public init(on: CivilDate, because: String, awaiting: String, attended: [Agency.ID], by: Person.ID) {
            self.on = on
            self.because = because
            self.awaiting = awaiting
            self.attended = attended
            self.by = by
        }
    }

    fileprivate func adjournments(
        to applications: [Application.ID], because reason: String, awaiting: String, by last: CivilDate?
    ) -> [Notice] {
        let facts: [String: Notice.Fact] = [
            "starts": .moment(slot.startsAt), "because": .text(reason), "awaiting": .text(awaiting),
            "due": last.map { .date($0) } ?? .lines([]),
        ]
        return invited.map { Notice(.meetingAdjourned, to: .person($0), facts) }
            + applications.map { Notice(.applicantMeetingAdjourned, to: .applicant($0), facts) }
    }
}
