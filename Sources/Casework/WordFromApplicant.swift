/// What an applicant said, as those are told who must know: that there is something to read, and never what it says.
enum WordFromApplicant: String, CaseIterable {
    case somethingNew = "something-new"
    /// Something new, and they say that they are in danger.
    case somethingNewInDanger = "something-new-in-danger"
    /// Something of the chronology is not right.
    case remark = "applicant-remark"
    /// They ask for their case to be opened again.
    case reopening = "reopening-asked"
    /// They added to their statement after the meeting.
    case addedLater = "statement-added-later"
}

extension Circumstances {
    /// Word to the coordinators, to whoever leads the case, and to `bodies`; not to whoever wrote it down themselves.
    func told(
        _ word: WordFromApplicant, beside review: Review?, also bodies: [Agency.ID] = [], by actor: Actor
    ) -> [Notice] {
        var writer: Person.ID?
        if case .officer(let officer) = actor { writer = officer.person }
        var people = officers.filter { $0.roles.subtracting($0.lentRoles).contains(.coordinator) }.map(\.person)
        var agencies = bodies
        if let lead = review?.lead, [.confirmed, .accepted].contains(lead.standing) {
            if officers.contains(where: { $0.person == lead.person }) { people.append(lead.person) }
        } else if let agency = review?.leadership.agency?.agency {
            agencies.append(agency)
        }
        var seen: Set<Notice.Recipient> = []
        let recipients =
            people.filter { $0 != writer }.map { Notice.Recipient.person($0) } + agencies.map { .agency($0) }
        return recipients.filter { seen.insert($0).inserted }.map {
            Notice(.applicantSpoke, to: $0, ["what": .text(word.rawValue)])
        }
    }
}
