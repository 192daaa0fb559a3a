// Who is told what of a meeting: each by an event of their own, the applicant of their own slot.
extension Review.Hearing {
    /// What people are owed when this was set, or moved from `before`: those who come newly are invited, those who need
    /// not come any more are told so, and everybody else hears of it where the time or the place is another.
    func notices(
        insteadOf before: Review.Hearing?, to applications: [Application.ID], because reason: String?
    ) -> [Notice] {
        guard let before else {
            return (invited.map { .person($0) } + applications.map { .applicant($0) }).map(invitation)
        }
        let isMoved = before.appointment != appointment
        let staying = invited.filter { before.invited.contains($0) }
        let coming = invited.filter { !before.invited.contains($0) }
        let leaving = before.invited.filter { !invited.contains($0) }
        let changed =
            isMoved
            ? staying.map { change(.meetingChanged, of: .person($0), from: before, because: reason) }
                + applications.map {
                    change(.applicantMeetingChanged, of: .applicant($0), from: before, because: reason)
                }
            : []
        return coming.flatMap(arrival) + changed
            + leaving.map { before.ending(.meetingWithdrawn, of: .person($0), because: reason) }
    }

    /// What people are owed when it is called off.
    func cancellations(to applications: [Application.ID], because reason: String) -> [Notice] {
        invited.map { ending(.meetingCancelled, of: .person($0), because: reason) }
            + applications.map { ending(.applicantMeetingCancelled, of: .applicant($0), because: reason) }
    }

    /// Of no use once the slot has begun.
    func invitation(of recipient: Notice.Recipient) -> Notice {
        var kind = Notice.Kind.invitation
        if case .applicant = recipient { kind = .applicantInvitation }
        var facts = appointment
        if purpose == .progress { facts["progress"] = Review.Hearing.aboutProgress }
        return notice(kind, recipient, facts)
    }

    private func change(
        _ kind: Notice.Kind, of recipient: Notice.Recipient, from before: Review.Hearing, because reason: String?
    ) -> Notice {
        var facts = appointment
        facts["was"] = .moment(before.slot.startsAt)
        facts["was_minutes"] = .number(before.slot.minutes)
        facts["was_place"] = .text(before.meeting.place)
        facts["because"] = Notice.Fact(reason: reason)
        if purpose == .progress, kind == .meetingChanged { facts["progress"] = Review.Hearing.aboutProgress }
        return notice(kind, recipient, facts)
    }

    private func ending(_ kind: Notice.Kind, of recipient: Notice.Recipient, because reason: String?) -> Notice {
        var facts = appointment
        facts["because"] = Notice.Fact(reason: reason)
        if purpose == .progress, kind == .meetingCancelled { facts["progress"] = Review.Hearing.aboutProgress }
        if kind == .applicantMeetingCancelled { facts["chair_off"] = .lines([]) }
        return notice(kind, recipient, facts)
    }

    private static let aboutProgress = Notice.Fact.text("It looks at how far the plan has come.")

    private func notice(
        _ kind: Notice.Kind, _ recipient: Notice.Recipient, _ facts: [String: Notice.Fact]
    ) -> Notice {
        var notice = Notice(kind, to: recipient, facts, expires: slot.startsAt)
        notice.hearing = number
        return notice
    }

    /// What matters to whoever comes: when, for how long, and where.
    private var appointment: [String: Notice.Fact] {
        [
            "starts": .moment(slot.startsAt), "minutes": .number(slot.minutes), "place": .text(meeting.place),
        ]
    }
}

extension Notice.Fact {
    /// Nothing where no reason was given.
    fileprivate init(reason: String?) {
        self = .lines(reason.flatMap { $0.isBlank ? nil : [$0] } ?? [])
    }
}
