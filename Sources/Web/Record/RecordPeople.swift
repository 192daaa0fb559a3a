import Casework
import Desk
import Records

/// Whose attendance is written down, and for which body.
extension CasePage {
    /// Those who are invited, and whoever was until they declared a conflict on the day, or what was typed of whom.
    ///
    /// - Parameter typed: the names of the fields of the part that hold something.
    func attendees(of hearing: Review.Hearing, typed: some Sequence<String>) -> [Person.ID] {
        let day = London.date(of: hearing.slot.startsAt)
        let declared = (review?.leadership.declarations ?? []).filter { $0.conflict != nil && $0.on == day }.map(
            \.person)
        let start = "\(MeetingSection.attendance.name)_"
        let named = typed.compactMap { name in
            name.utf8.starts(with: start.utf8)
                ? Person.ID(String(Substring(name.utf8.dropFirst(start.utf8.count)))) : nil
        }
        var people = hearing.invited
        for person in declared + named.sorted(by: { "\($0)" < "\($1)" }) where !people.contains(person) {
            people.append(person)
        }
        return people
    }

    /// The body that somebody speaks for at the meeting; nil for somebody from outside, and where theirs does not serve
    /// the area any more.
    func body(of person: Person.ID) -> Agency.ID? {
        guard !leading.concerned.guests.contains(person),
            let agency = officers.first(where: { $0.person == person })?.agency
        else { return nil }
        return agencies.contains { $0.id == agency } ? agency : nil
    }

    /// A name as the record keeps it: of somebody from outside with where they are from.
    func recordName(_ person: Person.ID) -> String {
        guard body(of: person) == nil, let guest = leading.guests.last(where: { $0.person == person }) else {
            return officerName(person)
        }
        return "\(guest.name), \(guest.organisation)"
    }

    /// Those who can own an action: of a body of the partnership.
    var owners: [Officer] { eligible.filter { !leading.concerned.guests.contains($0.person) } }
}

/// What was arranged for an applicant, as the record asks for it.
enum ArrangedPart {
    static func ways(_ part: ApplicantPart, now: Instant) -> [MeetingAccount.Part.Way] {
        guard let choice = part.choice else { return [] }
        var ways: [MeetingAccount.Part.Way] = []
        switch (choice.heard, choice.way) {
        case (.comes, .online): ways.append(.byLink)
        case (.comes, _): ways.append(.inPerson)
        case (.representative, _): ways.append(.representative)
        case (.statement, _): ways += [.statementRead, .stayedAway]
        case (.away, _): ways.append(.stayedAway)
        }
        if !choice.supporter.isEmpty { ways.append(.supporter) }
        if !choice.interpreter.isEmpty { ways.append(.interpreter) }
        if let chair = part.chairMeeting, chair.at < now { ways.append(.metChair) }
        return MeetingAccount.Part.Way.allCases.filter { ways.contains($0) }
    }
}
