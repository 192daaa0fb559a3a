extension Review {
    /// The duty to look at an action again on the day that the panel set: the lead officer's, or the coordinators' where
    /// nobody leads yet. Whoever looked says so.
    func openingReview(of action: Action, in around: Circumstances) throws(Refusal) -> [Deadline.Change] {
        guard let day = action.reviewOn else { return [] }
        let leader = lead.flatMap { lead in
            lead.standing != .declined && around.officers.contains { $0.person == lead.person } ? lead : nil
        }
        return [
            .open(
                try around.deadline(
                    .actionReview, due: day, from: around.today, subject: action.id.raw,
                    owner: leader.map { .init(agency: $0.agency, person: $0.person) } ?? .coordinators,
                    working: "Set by the panel."))
        ]
    }
}
