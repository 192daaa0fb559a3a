extension Notice.Kind {
    /// What a message does to the calendar event of its recipient (RFC 5546).
    public enum EventChange: Sendable {
        /// REQUEST: the event is set, or set anew.
        case set
        /// CANCEL: there is no such event any more.
        case cancel
        /// CANCEL for this recipient alone (section 3.2.5): the event itself stands.
        case withdraw
    }

    /// nil for a message that carries no event.
    public var eventChange: EventChange? {
        switch self {
        case .invitation, .applicantInvitation, .meetingChanged, .applicantMeetingChanged: .set
        case .meetingCancelled, .applicantMeetingCancelled: .cancel
        case .meetingWithdrawn, .notInvited: .withdraw
        default: nil
        }
    }
}

extension Notice {
    /// The notice as it must read to somebody whose newest word of the same event was `known`: several changes before
    /// the first left become one. nil: there is nothing to be told.
    ///
    /// `known` is nil where they have heard of no event. Who has not is invited and hears of no change, and of no
    /// cancellation; who has is told of the change from what they know.
    public func following(_ known: Notice?) -> Notice? {
        guard let change = kind.eventChange else { return self }
        let standing = known.flatMap { $0.kind.eventChange == .set ? $0 : nil }
        var notice = self
        switch (change, standing) {
        case (.set, nil):
            notice.kind = to.isApplicant ? .applicantInvitation : .invitation
            notice.facts = facts.filter { !["was", "was_minutes", "was_place", "because"].contains($0.key) }
        case (.set, let standing?):
            let (old, new) = (appointment(of: standing), appointment(of: self))
            guard old != new else { return nil }
            notice.kind = to.isApplicant ? .applicantMeetingChanged : .meetingChanged
            notice.facts["was"] = old["starts"]
            notice.facts["was_minutes"] = old["minutes"]
            notice.facts["was_place"] = old["place"]
            notice.facts["because"] = facts["because"] ?? .lines([])
        // Why they are not invited is told to them in any case.
        case (.cancel, nil), (.withdraw, nil): return kind == .notInvited ? self : nil
        case (.cancel, let standing?), (.withdraw, let standing?):
            notice.facts.merge(appointment(of: standing)) { $1 }
            // It is of use as long as either time is to come.
            if case .moment(let starts)? = standing.facts["starts"], let expires, expires < starts {
                notice.expires = starts
            }
        }
        return notice
    }

    private func appointment(of notice: Notice) -> [String: Fact] {
        notice.facts.filter {
            ["starts", "minutes", "place"].contains($0.key) || $0.key == "waiting" && $0.value != .lines([])
        }
    }
}

extension Notice.Recipient {
    public var isApplicant: Bool {
        if case .applicant = self { true } else { false }
    }
}
