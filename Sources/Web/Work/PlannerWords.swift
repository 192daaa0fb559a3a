import Casework
import Desk
import Records
import Text

/// What is known of people's time, as a coordinator reads it.
struct PlannerWords {
    let form: PlannerForm

    private var planner: PlannerPage { form.planner }
    private var page: CasePage { planner.page }

    func name(_ who: SlotSearch.Who) -> String {
        switch who {
        case .person(let id): page.officerName(id)
        case .applicant(let id):
            id == page.application.id ? "The applicant" : "The other applicant"
        }
    }

    func because(_ reasons: [SlotSearch.Busy.Because]) -> String {
        let words = reasons.map { reason in
            switch reason {
            case .anotherMeeting: "in another meeting"
            case .away: "away"
            case .calendar: "busy in the calendar"
            case .answered: "said no"
            case .wish: "asked for another time"
            }
        }
        return words.isEmpty ? "not free" : words.joined(separator: ", ")
    }

    /// One of the things that cannot hold together, with who else could stand in for it.
    func obstacle(_ obstacle: SlotSearch.Obstacle) -> HTML {
        switch obstacle {
        case .person(.applicant): return "the applicant can come"
        case .person(.person(let id)):
            guard let officer = page.eligible.first(where: { $0.person == id }) else { return "somebody can come" }
            let others = page.eligible.filter { $0.agency == officer.agency && $0.person != id }.map(\.name)
            let instead = others.isEmpty ? "" : " (of the same agency: \(others.joined(separator: ", ")))"
            return "\(officer.name), \(page.agencyName(officer.agency)), can come\(instead)"
        case .body(let agency):
            let people = page.eligible.filter { $0.agency == agency }
            let wanted = people.filter { form.wanted.contains($0.person) }
            let others = people.filter { !form.wanted.contains($0.person) }.map(\.name)
            let instead = others.isEmpty ? "" : " (not among those wanted yet: \(others.joined(separator: ", ")))"
            let nobody = wanted.isEmpty ? ", and nobody of theirs is among those wanted" : ""
            return "somebody of \(page.agencyName(agency)) can come\(nobody)\(instead)"
        case .chair: return "a chair can come"
        case .bodies(let count): return "people of \(count) bodies can come, as the review procedure asks"
        case .window: return "there is a working day with room for the meeting"
        }
    }

    /// The answers of those who were asked, slot by slot.
    var replies: HTML? {
        guard let poll = planner.poll else { return nil }
        let people = poll.asked
        let rows: [[HTML]] = poll.open.map { candidate in
            [HTML(escaping: candidate.startsAt.inWordsInLondon)]
                + people.map { asked in
                    HTML(escaping: asked.replies[candidate.number]?.inWords ?? "–")
                }
        }
        let said: [HTML] = people.map { asked in
            let name = page.officerName(asked.person)
            let when: HTML = asked.answeredAt.map { "answered \(Pieces.moment($0))" } ?? "has not answered"
            let entered: HTML? = asked.entered.map { ", as \($0.saidBy) said, entered by \(page.officerName($0.by))" }
            let comment: HTML? = asked.comment.isEmpty ? nil : ": “\(asked.comment)”"
            let enter: HTML? =
                poll.ended == nil
                ? ". " + Pieces.link(to: AvailabilityPoll.path(of: asked.id), "Enter an answer", hidden: "for \(name)")
                : nil
            return "\(name) \(when)\(entered)\(comment)\(enter)"
        }
        let standing: HTML =
            if let ended = poll.ended {
                ended.because.map { "It was ended on \(Pieces.date(ended.on)): \($0)" }
                    ?? "It ended on \(Pieces.date(ended.on)), when the meeting was set."
            } else {
                "They were asked to answer by \(Pieces.date(poll.lastDay))."
            }
        return """
            <h2>What people answered</h2>
            <p>\(standing)</p>
            \(Pieces.table("Answers", ["When"] + people.map { page.officerName($0.person) }, rows))
            \(Pieces.items(said))
            """
    }

    /// What the applicants would like.
    var wishes: HTML? {
        guard let review = page.review else { return nil }
        let lines: [HTML] = review.applications.map { application in
            guard let wish = planner.wishes[application] else {
                return "\(name(.applicant(application))) has not said when they could come."
            }
            return "\(name(.applicant(application))), on \(Pieces.date(wish.givenOn)): \(PlannerWords.of(wish))"
        }
        return """
            <h2>What the applicant would like</h2>
            \(Pieces.items(lines))
            """
    }

    private static func of(_ wish: MeetingPreference) -> String {
        func named(_ parts: Set<MeetingPreference.Part>) -> String {
            parts.sorted().map { "\($0.weekday.rawValue) \($0.half.rawValue)" }.joined(separator: ", ")
        }
        var said: [String] = []
        if !wish.suits.isEmpty { said.append("good: \(named(wish.suits))") }
        if !wish.cannot.isEmpty { said.append("not possible: \(named(wish.cannot))") }
        if let from = wish.awayFrom {
            said.append("away from \(from.inWords) to \((wish.awayUntil ?? from).inWords)")
        }
        switch wish.manner {
        case .inPerson?: said.append("in person")
        case .online?: said.append("online or by telephone")
        case .either?: said.append("in person or online")
        case nil: break
        }
        if let days = wish.noticeDays {
            said.append("needs to know \(days == 1 ? "1 day" : "\(days) days") beforehand")
        }
        if !wish.note.isEmpty { said.append("“\(wish.note)”") }
        return said.isEmpty ? "no wish." : said.joined(separator: "; ")
    }

    /// Whose calendar is read, and how that goes.
    var calendars: HTML {
        let rows: [[HTML]] = page.eligible.filter { form.wanted.contains($0.person) }.map { officer in
            let feed = planner.feed(of: officer)
            return [
                "\(officer.name)", "\(page.agencyName(officer.agency))",
                feed.map { BusyFeedWords.standing($0, now: planner.now) } ?? "none is kept",
            ]
        }
        return """
            <h2>Calendars</h2>
            \(rows.isEmpty ? nil : Pieces.table("Calendars that are read", ["Who", "Agency", "How it stands"], rows))
            <p>A person or an agency can <a href="/work/people">give the address of a calendar</a>.</p>
            """
    }
}
