// What applicants are told of a meeting is about their own part in it: their time, where they wait, who will be there.

extension Outcome where File == Review {
    /// The outcome with every invitation, change and cancellation to an applicant as it is for their own part. Who is not
    /// invited is told the reasons in place of an invitation. Done twice it changes nothing more.
    ///
    /// Throws `Refusal.part` where somebody would be invited who is not kept apart from the other side.
    public func hearingApplicants(
        was before: Review, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let rule = around.procedure.panel.attendance
        var outcome = self
        var isTold = false
        guard let hearing = after.hearing else {
            outcome.notices = notices.map { before.cancelled($0, rule, after: around.now) }
            return outcome
        }
        outcome.notices = []
        for notice in notices {
            guard case .applicant(let application) = notice.to else {
                outcome.notices.append(notice)
                continue
            }
            let part = after.applicantParts.part(of: application, in: hearing.number)
            switch notice.kind {
            case .applicantInvitation, .applicantMeetingChanged:
                guard part.isInvited(under: rule) else {
                    outcome.notices.append(after.reasons(of: application, in: hearing, was: part, around))
                    continue
                }
                try after.mustBeApart(in: hearing, under: rule)
                var own = notice
                own.facts.merge(after.appointment(of: application, in: hearing, around)) { $1 }
                own.expires = part.slot(in: hearing, under: rule).startsAt
                if notice.kind == .applicantMeetingChanged, let was = before.hearing {
                    own.facts.merge(before.known(to: application, in: was, rule)) { $1 }
                }
                outcome.notices.append(own)
            case .applicantMeetingCancelled: outcome.notices.append(before.cancelled(notice, rule, after: around.now))
            default: outcome.notices.append(notice)
            }
        }
        isTold = outcome.notices.contains { $0.kind == .notInvited }
        let isEverybodyInvited = after.applications.allSatisfy {
            after.applicantParts.part(of: $0, in: hearing.number).isInvited(under: rule)
        }
        let duty = Deadline.Duty.step(.reasonsNotInvited)
        if isTold {
            outcome.deadlines.removeAll { $0 == .met(duty, subject: after.id.raw, on: around.today) }
            if around.procedure.limits[.reasonsNotInvited] != nil {
                outcome.deadlines.append(.met(duty, subject: after.id.raw, on: around.today))
            }
        } else if isEverybodyInvited {
            // Nobody is owed reasons.
            outcome.deadlines.removeAll { change in
                if case .open(let deadline) = change { deadline.duty == duty } else { false }
            }
            if outcome.deadlines.count < deadlines.count || before.applicantParts != after.applicantParts {
                let lapse = around.noLongerNeeded(
                    .reasonsNotInvited, subject: after.id.raw, because: "everybody is invited")
                outcome.deadlines += lapse.filter { !outcome.deadlines.contains($0) }
            }
        }
        return outcome
    }
}

extension Review {
    /// Throws where the other side comes to a meeting and one of the invited applicants is not kept apart from it.
    func mustBeApart(in hearing: Hearing, under rule: Procedure.AttendanceRule?) throws(Refusal) {
        guard let other = applicantParts.otherSide(in: hearing.number) else { return }
        for application in applications {
            let part = applicantParts.part(of: application, in: hearing.number)
            if let fault = other.shares(with: part, in: hearing, under: rule) { throw .part(fault) }
        }
    }

    /// The invited applicants whom nothing keeps apart from the other side at the meeting that is set, and why.
    public func applicantsNotApart(
        under rule: Procedure.AttendanceRule?
    ) -> [Application.ID: ApplicantPart.Fault] {
        guard case .meetingSet = stage, let hearing, let other = applicantParts.otherSide(in: hearing.number) else {
            return [:]
        }
        var found: [Application.ID: ApplicantPart.Fault] = [:]
        for application in applications {
            let part = applicantParts.part(of: application, in: hearing.number)
            found[application] = other.shares(with: part, in: hearing, under: rule)
        }
        return found
    }

    /// What an applicant is told of the meeting, for their own part.
    func appointment(
        of application: Application.ID, in hearing: Hearing, _ around: Circumstances
    ) -> [String: Notice.Fact] {
        let part = applicantParts.part(of: application, in: hearing.number)
        let slot = part.slot(in: hearing, under: around.procedure.panel.attendance)
        return [
            "starts": .moment(slot.startsAt), "minutes": .number(slot.minutes), "place": .text(part.place(in: hearing)),
            "waiting": .lines(part.waitingRoom.isBlank ? [] : [part.waitingRoom]),
            "bodies": .lines(hearing.bodies(in: around)), "until": hearing.untilChosen(on: around.today),
        ]
    }

    /// The change of a part, where the applicant comes at another time or to another place than before.
    func change(for application: Application.ID, from before: Review, in around: Circumstances) -> [Notice] {
        let rule = around.procedure.panel.attendance
        guard let hearing, let was = before.hearing else { return [] }
        let (old, new) = (
            before.applicantParts.part(of: application, in: was.number),
            applicantParts.part(of: application, in: hearing.number)
        )
        guard new.isInvited(under: rule), old.isInvited(under: rule) else { return [] }
        let isSame =
            old.slot(in: was, under: rule) == new.slot(in: hearing, under: rule)
            && old.place(in: was) == new.place(in: hearing) && old.waitingRoom == new.waitingRoom
        guard !isSame else { return [] }
        var facts = appointment(of: application, in: hearing, around)
        facts.merge(before.known(to: application, in: was, rule)) { $1 }
        facts["because"] = .lines([])
        return [
            Notice(
                .applicantMeetingChanged, to: .applicant(application), facts,
                expires: new.slot(in: hearing, under: rule).startsAt)
        ]
    }

    /// What an applicant was told before.
    func known(
        to application: Application.ID, in hearing: Hearing, _ rule: Procedure.AttendanceRule?
    ) -> [String: Notice.Fact] {
        let part = applicantParts.part(of: application, in: hearing.number)
        let slot = part.slot(in: hearing, under: rule)
        return [
            "was": .moment(slot.startsAt), "was_minutes": .number(slot.minutes),
            "was_place": .text(part.place(in: hearing)),
        ]
    }

    /// A cancellation of the time that was theirs.
    func cancelled(_ notice: Notice, _ rule: Procedure.AttendanceRule?, after now: Instant) -> Notice {
        guard notice.kind == .applicantMeetingCancelled, case .applicant(let application) = notice.to, let hearing
        else { return notice }
        let part = applicantParts.part(of: application, in: hearing.number)
        let slot = part.slot(in: hearing, under: rule)
        var own = notice
        own.facts["starts"] = .moment(slot.startsAt)
        own.facts["minutes"] = .number(slot.minutes)
        own.facts["place"] = .text(part.place(in: hearing))
        own.facts["chair_off"] = part.isToMeetChair(after: now) ? part.chairMeeting.map { .moment($0.at) } : .lines([])
        own.expires = slot.startsAt
        return own
    }

    /// The reasons why an applicant is not invited, and how the meeting hears them all the same.
    func reasons(
        of application: Application.ID, in hearing: Hearing, was before: ApplicantPart, _ around: Circumstances
    ) -> Notice {
        let rule = around.procedure.panel.attendance
        let part = applicantParts.part(of: application, in: hearing.number)
        let slot = part.slot(in: hearing, under: rule)
        var facts: [String: Notice.Fact] = [
            "reasons": .text(part.reasonsNotInvited(under: rule) ?? ""), "meeting": .moment(hearing.slot.startsAt),
            "until": hearing.untilChosen(on: around.today), "starts": .moment(slot.startsAt),
            "minutes": .number(slot.minutes), "place": .text(hearing.meeting.place),
        ]
        facts.merge(part.meetingChair(was: before, after: around.now)) { $1 }
        return Notice(.notInvited, to: .applicant(application), facts, expires: hearing.slot.startsAt)
    }

    /// What was noted of how an applicant is heard, for them to check.
    func noted(
        _ application: Application.ID, in hearing: Hearing, was before: ApplicantPart, _ around: Circumstances
    ) -> Notice {
        let part = applicantParts.part(of: application, in: hearing.number)
        var facts = appointment(of: application, in: hearing, around)
        facts["bodies"] = nil
        facts["choice"] = .lines(part.choice?.sentences ?? [])
        facts.merge(part.meetingChair(was: before, after: around.now)) { $1 }
        return Notice(.attendanceNoted, to: .applicant(application), facts, expires: hearing.slot.startsAt)
    }
}

extension ApplicantPart {
    /// Whether they were promised to meet the chair at a time that is still to come.
    func isToMeetChair(after now: Instant) -> Bool { chairMeeting.map { $0.at > now } ?? false }

    /// When and where they meet the chair, and when they do not any more.
    fileprivate func meetingChair(was before: ApplicantPart, after now: Instant) -> [String: Notice.Fact] {
        let off = before.chairMeeting.flatMap { $0.at > now && $0.at != chairMeeting?.at ? $0.at : nil }
        return [
            "chair_at": chairMeeting.map { .moment($0.at) } ?? .lines([]),
            "chair_place": .lines(chairMeeting.map { [$0.place] } ?? []),
            "chair_off": off.map { .moment($0) } ?? .lines([]),
        ]
    }
}

extension Review.Hearing {
    /// Until when an applicant can choose how they are heard; nothing once that day is past.
    fileprivate func untilChosen(on today: CivilDate) -> Notice.Fact {
        lastDayToChoose >= today ? .date(lastDayToChoose) : .lines([])
    }

    /// The names of the bodies whose people are asked to it.
    func bodies(in around: Circumstances) -> [String] {
        let ids = Set(around.officers.filter { invited.contains($0.person) }.map(\.agency))
        return around.agencies.filter { ids.contains($0.id) }.map(\.name)
    }
}
