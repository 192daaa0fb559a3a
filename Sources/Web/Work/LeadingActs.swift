import Casework
import Desk
import Records
import Text

// Who leads: the agency from the threshold decision on, and the officer whom the chair confirms.
extension CaseAct {
    static let leadAgency = CaseAct(
        noun: "lead-agency",
        title: "Choose the lead agency",
        button: "Choose",
        isOffered: { page in page.review.map { !$0.isClosed } ?? false && page.isHeld(by: .coordinator) },
        prefilled: { page in
            var shown = Shown()
            let most = page.application.reportsByAgency(among: page.agencies).max {
                ($0.value, $1.key) < ($1.value, $0.key)
            }
            let chosen = page.review?.leadership.agency?.agency ?? page.agencies.first { $0.name == most?.key }?.id
            shown.values["agency"] = chosen.map { ["\($0)"] }
            shown.values["topics"] = page.review?.leadership.topics.map(\.rawValue)
            return shown
        },
        fields: { page, shown in
            let counts = page.application.reportsByAgency(among: page.agencies)
            let rows: [[HTML]] = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
                ["\($0.key)", "\($0.value)"]
            }
            return """
                <p>One agency leads on the case until there is a lead officer. The one that took most of the reports is \
                proposed.</p>
                \(rows.isEmpty ? nil : Pieces.table("Reports that each agency took", ["Agency", "Reports"], rows))
                \(shown.select("agency", "Which agency leads?", page.agencyChoices))
                \(shown.checkboxes(
                    "topics", "What is the case about?", LeadTopic.allCases.map { Choice($0.rawValue, $0.inWords) },
                    hint: "It is compared with what officers know when a lead officer is proposed."))
                \(shown.area("reason", "Why this agency?", rows: 3))
                """
        },
        perform: { form, page, desk in
            let agency: Agency.ID? = form.id("agency", "Choose the lead agency")
            let topics = form.checkboxes("topics", among: LeadTopic.allCases.map(\.rawValue))
            let reason = form.area("reason", "Why this agency", max: 1_000, missing: "Enter why this agency leads")
            guard try form.isRight(), let agency else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.choosingLeadAgency(
                    agency, about: topics.compactMap { LeadTopic(rawValue: $0) }, because: reason, by: page.actor,
                    in: around)
            }
            return true
        }
    )

    static let lead = CaseAct(
        noun: "lead",
        title: "Nominate the lead officer",
        button: "Nominate",
        isOffered: { page in
            guard let review = page.review, !review.isClosed, page.isHeld(by: .coordinator, .chair) else {
                return false
            }
            guard let lead = review.lead, page.eligible.contains(where: { $0.person == lead.person }) else {
                return true
            }
            return lead.standing != .accepted && lead.standing != .confirmed
        },
        prefilled: { page in
            var shown = Shown()
            shown.values["person"] = page.leading.proposal?.person.map { ["\($0)"] }
            shown.values["deputy"] = page.leading.proposal?.deputy.map { ["\($0)"] }
            if let place = page.leading.proposal?.nomination.ranking.first {
                shown.values["reason"] = [place.reason.withUpperStart]
            }
            return shown
        },
        fields: { page, shown in
            let choices = page.choices(page.eligible.filter { !page.leading.concerned.guests.contains($0.person) })
            return """
                <p>A lead officer belongs to one of the agencies. The chair confirms the proposal; then the officer is \
                asked, and accepts or declines. Whoever declines or does not answer in time is followed by the deputy, \
                and then by the point of contact of the lead agency.</p>
                \(LeadProposalView(page: page).html)
                \(shown.select("person", "Who?", choices))
                \(shown.select("deputy", "Who is asked if they do not lead? (optional)", choices))
                \(shown.area("reason", "Why this person?", rows: 3))
                """
        },
        perform: { form, page, desk in
            let person: Person.ID? = form.id("person", "Choose the lead officer")
            var deputy: Person.ID? =
                form.shown.value("deputy").isEmpty ? nil : form.id("deputy", "Choose the deputy, or nobody")
            // The deputy who was proposed is chosen to lead: nobody was chosen to follow.
            if deputy == person { deputy = nil }
            let follows = deputy
            let reason = form.area(
                "reason",
                "Why this person",
                max: 1_000,
                missing: "Enter why you nominate this person"
            )
            guard try form.isRight(), let person else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.nominating(person, deputy: follows, because: reason, by: page.actor, in: around)
            }
            return true
        }
    )

    static let leadConfirmation = CaseAct(
        noun: "lead-confirmation",
        title: "Confirm the lead officer",
        button: "Confirm, and ask the officer",
        isOffered: { page in
            guard page.review?.lead?.standing == .nominated else { return false }
            let isChaired = page.eligible.contains { $0.roles.contains(.chair) }
            return page.isHeld(by: .chair) || !isChaired && page.isHeld(by: .coordinator)
        },
        fields: { page, _ in
            guard let lead = page.review?.lead else { return "" }
            let deputy: HTML? = lead.deputy.map { "<p>If they do not lead, \(page.officerName($0)) is asked.</p>\n" }
            let other = HTML.link(to: "/work/cases/\(page.application.reference)/lead", "Choose somebody else")
            return """
                <p>\(page.officerName(lead.person)), \(page.agencyName(lead.agency)): \(lead.reason)</p>
                \(deputy)<p>\(other), with a reason.</p>
                \(LeadProposalView(page: page).html)
                """
        },
        perform: { form, page, desk in
            guard try form.isRight() else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.confirmingLead(by: page.actor, in: around)
            }
            return true
        }
    )

    static let leadAnswer = CaseAct(
        noun: "lead-answer",
        title: "Accept or decline to be the lead officer",
        button: "Send my answer",
        isOffered: { page in
            guard let lead = page.review?.lead, page.key.officer.acts(for: lead.person) else { return false }
            return lead.standing == .confirmed
        },
        fields: { _, shown in
            """
            \(shown.radios("answer", "Do you accept?", [
                Choice("yes", "Yes, I accept"),
                Choice("no", "No, I decline", hint: "Somebody else is asked."),
            ]))
            \(shown.area("reason", "If you decline, why?", rows: 3))
            """
        },
        perform: { form, page, desk in
            let accepts = form.yesNo("answer", "Choose whether you accept")
            let reason = form.area(
                "reason",
                "Why",
                max: 1_000,
                required: accepts == false,
                missing: "Enter why you decline"
            )
            guard try form.isRight(), let accepts else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.answeringNomination(accepting: accepts, because: reason, by: page.actor, in: around)
            }
            return true
        }
    )

    static let leadHandOver = CaseAct(
        noun: "lead-hand-over",
        title: "Hand the lead over",
        button: "Hand over, and tell the applicant",
        isOffered: { page in
            guard let review = page.review, !review.isClosed, let lead = review.lead, lead.standing == .accepted else {
                return false
            }
            return page.key.officer.acts(for: lead.person) || page.isHeld(by: .coordinator, .chair)
        },
        fields: { page, shown in
            """
            <p>Agree it with them first: they lead from now on, and the applicant is told their name.</p>
            \(shown.select("person", "Who leads from now on?", page.choices(page.eligible.filter {
                $0.person != page.review?.lead?.person && !page.leading.concerned.guests.contains($0.person)
            })))
            \(shown.area(
                "note", "What do they need to know?", hint: "It stays on the page of the case, and is in no message.",
                rows: 6))
            """
        },
        perform: { form, page, desk in
            let person: Person.ID? = form.id("person", "Choose who leads from now on")
            let note = form.area("note", "The note", max: 5_000, missing: "Enter what they need to know")
            guard try form.isRight(), let person else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.handingOverLead(to: person, note: note, by: page.actor, in: around)
            }
            return true
        }
    )
}

extension LeadTopic {
    var inWords: String {
        switch self {
        case .noise: "Noise"
        case .drugs: "Drugs"
        case .alcohol: "Alcohol"
        case .hate: "Hate"
        case .intimidation: "Threats and intimidation"
        case .vehicles: "Vehicles"
        case .animals: "Animals"
        case .waste: "Rubbish and waste"
        case .youngPeople: "Young people"
        case .mentalHealth: "Mental health"
        case .domesticAbuse: "Domestic abuse"
        case .neighbours: "Neighbours"
        }
    }
}
