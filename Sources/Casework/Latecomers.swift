extension Review.Hearing {
    /// What somebody is owed who comes to a meeting that is set: the invitation, and word of the papers where these have
    /// been sent already.
    func arrival(of person: Person.ID) -> [Notice] {
        let papers = papers.map { _ in
            Notice(.papers, to: .person(person), ["starts": .moment(slot.startsAt)], expires: slot.startsAt)
        }
        return [invitation(of: .person(person))] + (papers.map { [$0] } ?? [])
    }

    /// Throws where somebody from outside may not see the case any more when this meeting is.
    func mustBeSeen(by person: Person.ID, in around: Circumstances) throws(Refusal) {
        let day = London.date(of: slot.startsAt)
        if let last = around.concerned.guestsUntil[person], last < day {
            throw .date("guest_until", last, from: day, until: nil)
        }
    }
}
