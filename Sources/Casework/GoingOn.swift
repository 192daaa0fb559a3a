// A meeting that was adjourned goes on in another: what was arranged for it, and who chairs, hold there too.
extension Review {
    /// The number of the panel's meeting that people are chosen for: the one that is set or was held, and while one is
    /// being arranged the one that it will have.
    public var arrangedNumber: Int {
        guard stage != .arranging, let hearing, hearing.adjournment == nil else { return nextNumber }
        return hearing.number
    }

    /// Who chairs the meeting that is set, held or being arranged: who was chosen for it, else who chaired the meeting
    /// that it goes on from; nil where nobody was chosen.
    public var chairing: Chairing? {
        leadership.chairing(of: arrangedNumber) ?? hearing.flatMap { leadership.chairing(of: $0.number) }
    }

    /// Makes who chaired the adjourned meeting the chair of the one that is being arranged, where nobody was chosen for
    /// that. What is on record of the adjourned one stays.
    mutating func carryChairing() {
        let number = arrangedNumber
        guard leadership.chairing(of: number) == nil, var carried = chairing else { return }
        carried.hearing = number
        carried.turn = 1
        leadership.chairings.append(carried)
    }

    /// What was arranged for the applicants in the meeting that was adjourned holds in the one that goes on from it,
    /// where nothing else has been arranged for that: whether they are invited, their time and waiting room, how they
    /// chose to be heard, and that the other side comes. A time with the chair beforehand is over.
    mutating func carryParts(from adjourned: Hearing, to number: Int) {
        for part in applicantParts.parts where part.hearing == adjourned.number {
            guard !applicantParts.parts.contains(where: { $0.hearing == number && $0.application == part.application })
            else { continue }
            var carried = part
            carried.hearing = number
            carried.chairMeeting = nil
            carried.choices = part.choice.map { [$0] } ?? []
            applicantParts.parts.append(carried)
        }
        if applicantParts.otherSide(in: number) == nil, var other = applicantParts.otherSide(in: adjourned.number) {
            other.hearing = number
            applicantParts.otherSides.append(other)
        }
    }
}

extension Review {
    /// The meeting that can be recorded now: the panel's that is set, else a progress meeting that is not minuted yet; nil
    /// where there is neither.
    public var hearingToRecord: Hearing? {
        switch stage {
        case .meetingSet: hearing
        case .outcomeSent: progressMeeting
        case .arranging, .held, .consulting, .closed: nil
        }
    }

    /// The panel's meeting that was adjourned, and that one goes on from; nil where there is none before it.
    public func adjourned(before hearing: Hearing) -> Hearing? {
        guard hearing.purpose == .panel else { return nil }
        return hearings.last { $0.adjournment != nil && $0.number < hearing.number }
    }
}
