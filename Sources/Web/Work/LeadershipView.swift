import Casework
import Desk
import Records
import Text

/// Who chairs and leads a case, everybody who did, and what members said of conflicts.
struct LeadershipView {
    let page: CasePage
    let review: Review

    var html: HTML { "\(chair)\(agency)\(lead)\(conflicts)\(guests)" }

    private var chair: HTML? {
        guard let chairing = page.chairing else { return nil }
        let presiding = chairing.presiding.map(page.officerName) ?? "nobody yet"
        let passed: HTML? = chairing.passed.map {
            "<p>\(page.officerName(chairing.chair)) does not chair since \(Pieces.date($0.on)): \($0.because)</p>\n"
        }
        let deputy: HTML? =
            chairing.passed == nil
            ? chairing.deputy.map { " Deputy: \(page.officerName($0))." } : nil
        let concerns = chairing.concerns.map(\.inWords).joined(separator: ", ")
        let despite: HTML? =
            chairing.concerns.isEmpty
            ? nil
            : "<p class=\"hint\">Chosen although they are \(concerns): \(chairing.reason)</p>\n"
        return """
            <h3>Chair</h3>
            <p>\(presiding).\(deputy)</p>
            \(despite)\(passed)
            """
    }

    private var agency: HTML? {
        guard let chosen = review.leadership.agency else { return nil }
        let topics = review.leadership.topics.map { $0.inWords.withLowerStart }.joined(separator: ", ")
        return """
            <h3>Lead agency</h3>
            <p>\(page.agencyName(chosen.agency)), chosen on \(Pieces.date(chosen.on)) by \
            \(page.officerName(chosen.by)): \(chosen.reason)</p>
            \(topics.isEmpty ? nil : HTML("<p>The case is about: \(topics).</p>\n"))
            """
    }

    private var lead: HTML? {
        guard let lead = review.lead else { return nil }
        return """
            <h3>Lead officer</h3>
            <p>\(page.personNamed(lead.person)), \(page.agencyName(lead.agency)): \(lead.standing.inWords). \
            \(lead.reason)</p>
            \(history(lead))
            """
    }

    private func history(_ lead: LeadOfficer) -> HTML? {
        let turns = review.leadership.earlier + [lead]
        guard turns.count > 1 || lead.answer != nil else { return nil }
        let rows: [[HTML]] = turns.map { turn in
            let ended: HTML? = turn.endedOn.map { " on \(Pieces.date($0))" }
            return [
                "\(page.officerName(turn.person)), \(page.agencyName(turn.agency))", "\(turn.place.inWords)",
                Pieces.date(turn.askedOn ?? turn.nominatedOn), "\(turn.standing.inWords)\(ended)",
                "\(Pieces.lines(turn.reason))\(turn.answer.map { Pieces.lines($0) })",
            ]
        }
        return Pieces.table(
            "Everybody who led or was asked", ["Who", "Place", "Asked", "How it stands", "Why"], rows)
    }

    private var conflicts: HTML? {
        guard let hearing = review.hearing else { return nil }
        let said = Set(review.leadership.declarations.map(\.person))
        let people = hearing.invited + said.filter { !hearing.invited.contains($0) }.sorted { "\($0)" < "\($1)" }
        let items: [HTML] = people.map { person in
            let words: HTML
            if let declared = review.leadership.declaration(of: person) {
                words = "\(declared.conflict ?? "none") (\(Pieces.date(declared.on)))"
            } else {
                words = "has not said"
            }
            return "\(page.officerName(person)): \(words)"
        }
        return "<h3>Conflicts of interest</h3>\n\(ask)\(Pieces.items(items))"
    }

    private var ask: HTML? {
        let own = page.key.officer.person
        guard review.hearing?.invited.contains(own) == true, review.leadership.declaration(of: own) == nil else {
            return nil
        }
        let link = HTML.link(
            to: "/work/cases/\(page.application.reference)/conflict", "Say whether you have a conflict of interest")
        return "<div class=\"notice\"><p>\(link)</p></div>\n"
    }

    private var guests: HTML? {
        guard !page.leading.guests.isEmpty else { return nil }
        let items: [HTML] = page.leading.guests.map { guest in
            let end: HTML =
                guest.endedOn.map { "access ended on \(Pieces.date($0))" } ?? "until \(Pieces.date(guest.until))"
            return "\(guest.name), \(guest.organisation), \(end): \(guest.arrangement)"
        }
        return "<h3>From outside, for this case</h3>\n\(Pieces.items(items))"
    }
}

/// Who is proposed to lead, with the working, and who cannot lead and why.
struct LeadProposalView {
    let page: CasePage

    var html: HTML? {
        guard let proposal = page.leading.proposal else { return nil }
        let rows: [[HTML]] = proposal.nomination.ranking.prefix(20).enumerated().map { index, place in
            ["\(index + 1). \(name(place.id))", "\(place.agency)", "\(place.reason.withUpperStart)"]
        }
        let excluded: [[HTML]] = proposal.nomination.excluded.map { entry in
            [name(entry.id), "\(entry.reason.withUpperStart)"]
        }
        let none: HTML? =
            rows.isEmpty ? "<p>By what is known, nobody can lead. Choose somebody all the same.</p>\n" : nil
        return """
            \(none)\(rows.isEmpty ? nil : Pieces.table("Who could lead, the best first", ["Who", "Agency", "Why"], rows))
            \(excluded.isEmpty ? nil : Pieces.table("Who cannot lead", ["Who", "Why"], excluded))
            """
    }

    private func name(_ id: String) -> HTML { "\(Person.ID(id).map(page.officerName) ?? id)" }
}

extension LeadOfficer.Place {
    var inWords: String {
        switch self {
        case .first: "chosen"
        case .deputy: "deputy"
        case .contact: "point of contact"
        }
    }
}

/// What cases wait for that has no last day.
enum AskedView {
    static func html(_ asked: [WorkList.Asked]) -> HTML? {
        guard !asked.isEmpty else { return nil }
        let rows: [[HTML]] = asked.map { entry in
            return [
                HTML.link(to: path(entry), words(entry.what)),
                HTML(entry.references.map { HTML.link(to: "/work/cases/\($0)", "\($0)") }, separator: ", "),
            ]
        }
        return Pieces.table("What cases wait for", ["What", "Case"], rows)
    }

    private static func path(_ entry: WorkList.Asked) -> String {
        switch entry.what {
        case .seeToDeclined(let action): "/work/actions/\(action)"
        case .passOnAnswer(let recommendation): "/work/recommendations/\(recommendation)"
        default: entry.references.first.map { "/work/cases/\($0)/\(noun(entry.what))" } ?? "/work"
        }
    }

    private static func noun(_ what: WorkList.Asked.What) -> String {
        switch what {
        case .seeToDeclined, .passOnAnswer: ""
        case .confirmLead: "lead-confirmation"
        case .nominate: "lead"
        case .chooseChair: "chair"
        case .declare: "conflict"
        case .readOutcome: "outcome-reading"
        case .mendOutcome: "outcome-draft"
        case .sendOutcome: "outcome"
        case .nameHearers: "review-hearers"
        case .answerRemark, .answerReopening: "remark-answer"
        }
    }

    private static func words(_ what: WorkList.Asked.What) -> String {
        switch what {
        case .confirmLead(let name): "Confirm that \(name) leads, or choose somebody else"
        case .nominate: "Nobody leads: nominate a lead officer"
        case .chooseChair: "Choose who chairs the meeting"
        case .declare: "Say whether you have a conflict of interest"
        case .readOutcome: "Read what the applicant is to be told of the outcome"
        case .mendOutcome: "Mend the outcome: it was sent back"
        case .sendOutcome: "Tell the applicant the outcome: it has been read"
        case .nameHearers: "Name who hears the review of the decision"
        case .answerRemark: "Answer what the applicant says is not right"
        case .answerReopening: "The applicant asks for the case to be opened again: open it, or answer why not"
        case .seeToDeclined: "See to an action that was declined: set it anew, or say why it stays undone"
        case .passOnAnswer: "Read what a body answered, and tell the applicant"
        }
    }
}
