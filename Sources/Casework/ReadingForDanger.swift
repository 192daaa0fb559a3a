extension Application {
    /// A named person has read the application for danger. Medium and high need a note, and so does a standard level
    /// where a danger was seen; a referral needs its reason, made or not. It is told to nobody.
    ///
    /// - Parameter review: the review that hears the application, once there is one.
    public func readingForDanger(
        _ answers: DangerReading.Answers, heardIn review: Review? = nil, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        let officer = try actor.officer(holding: .coordinator, .contact)
        if stage.name != .withdrawn || !isToBeRead(heardIn: review) { try requireOpen(heardIn: review) }
        guard let signs = answers.signs else { throw .missing("signs") }
        guard answers.level == .standard && signs.isEmpty || !answers.note.isBlank else { throw .missing("note") }
        for referral in answers.referrals {
            if case .other(let name) = referral.to, name.isBlank { throw .missing("referral_to") }
            guard !referral.reason.isBlank else { throw .missing("referral_reason") }
        }
        let occasion = dangerRecord.asked(in: review) ?? .unasked
        var after = self
        after.dangerReadings.append(
            DangerReading(
                occasion: occasion, meetingOn: occasion == .beforeMeeting ? review?.meetingDay : nil,
                reports: reports.count, signs: signs, level: answers.level, note: answers.note,
                referrals: answers.referrals, on: around.today, by: officer.person))
        return Outcome(
            after, events: [Event(.dangerRead, [.init("occasion", occasion.rawValue)])],
            deadlines: [.met(.step(.dangerRead), subject: id.raw, on: around.today)])
    }

    /// Nothing is decided of an application that nobody has read for danger, or not since its newest report.
    func requireReadForDanger() throws(Refusal) {
        guard dangerRecord.asked(in: nil) == nil else { throw .notReadForDanger }
    }

    /// Whether something is still to come of it: the decision, or the end of the review that hears it.
    public func isOpen(heardIn review: Review?) -> Bool {
        switch stage {
        case .received, .acknowledged, .gathering: true
        case .withdrawn, .passedOn: false
        case .decided(let decision): decision.answer == .met && review?.stage.name != .closed
        }
    }

    /// Whether somebody can read it for danger: while it is open, and one that was withdrawn unread.
    public func isToBeRead(heardIn review: Review?) -> Bool {
        if case .withdrawn = stage { return dangerRecord.asked(in: nil) != nil }
        return isOpen(heardIn: review)
    }

    func requireOpen(heardIn review: Review?) throws(Refusal) {
        guard review?.id == self.review else { throw .unknown("review") }
        guard isOpen(heardIn: review) else {
            throw .wrongStage(
                is: review?.stage.name.rawValue ?? stage.name.rawValue,
                needed: StageName.allCases.filter { $0 != .withdrawn && $0 != .passedOn }.map(\.rawValue))
        }
    }
}
