// Word of how the actions stand, from the outcome to the closing of the case: each word begins the time to the next.
extension Review {
    /// By when the applicant hears next, counted from the last word: the outcome, or a word since. It is the lead
    /// officer's to send.
    func nextWord(after day: CivilDate? = nil, in around: Circumstances) throws(Refusal) -> Deadline {
        var days = days(in: around)
        if let day { days.happened[.lastWord] = day }
        let owner = Deadline.Owner(agency: lead?.agency, person: lead?.person)
        return try around.agreedWord().deadline(.wordToApplicant, given: days, subject: id.raw, owner: owner)
    }

    /// Tells every applicant how the actions stand, and until when they hear again.
    public func sendingWord(_ text: String, by actor: Actor, in around: Circumstances) throws(Refusal) -> Outcome<
        Review
    > {
        if case .officer(let officer) = actor, leads(officer) {
        } else {
            _ = try actor.officer(holding: .coordinator)
        }
        guard case .outcomeSent = stage else { throw wrongStage(.outcomeSent) }
        guard !text.isBlank else { throw .missing("word") }
        let next = try nextWord(after: around.today, in: around)
        return Outcome(
            self, events: [Event(.wordSent, [.init("next", "\(next.dueOn)")])],
            notices: applications.map {
                Notice(.word, to: .applicant($0), ["word": .text(text), "next": .date(next.dueOn)])
            },
            deadlines: [.met(.step(.wordToApplicant), subject: id.raw, on: around.today), .open(next)])
    }
}
