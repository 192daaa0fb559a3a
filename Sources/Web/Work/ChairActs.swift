import Casework
import Desk
import FoundationEssentials
import Records
import Text

// Who chairs, who takes over, and what members say of conflicts.
extension CaseAct {
    static let chair = CaseAct(
        noun: "chair",
        title: "Choose the chair and a deputy",
        button: "Choose, and tell them",
        isOffered: { page in
            switch page.review?.stage {
            case .arranging, .meetingSet: page.isHeld(by: .coordinator, .chair)
            default: false
            }
        },
        prefilled: { page in
            var shown = Shown()
            let chairing = page.chairing
            shown.values["chair"] = chairing?.presiding.map { ["\($0)"] }
            if chairing?.passed == nil { shown.values["deputy"] = chairing?.deputy.map { ["\($0)"] } }
            return shown
        },
        fields: { page, shown in
            let choices = page.eligible.sorted { page.rank($0) < page.rank($1) }.map { officer in
                Choice(
                    "\(officer.person)", "\(officer.name), \(page.agencyName(officer.agency))\(page.warning(officer))")
            }
            let rule: HTML? = page.procedure.panel.chair.map { "<p>The procedure says: \($0.words)</p>\n" }
            return """
                \(rule)<p>A chair who is independent of the bodies complained of is recommended. You can choose somebody \
                else, with a reason that stays on record. For a chair from another area, let them in to this case \
                first.</p>
                \(shown.select("chair", "Who chairs?", choices))
                \(shown.select("deputy", "Who is the deputy? (optional)", choices, hint: "They take over where the chair is away or does not chair."))
                \(shown.area("reason", "Why this chair?", hint: "Needed where something speaks against them.", rows: 3))
                """
        },
        perform: { form, page, desk in
            let chair: Person.ID? = form.id("chair", "Choose who chairs")
            let deputy: Person.ID? =
                form.shown.value("deputy").isEmpty ? nil : form.id("deputy", "Choose the deputy, or nobody")
            let officer = page.officers.first { $0.person == chair }
            let concerns = officer.map(page.concerns) ?? []
            let reason = form.area("reason", "Why this chair", max: 1_000, required: false)
            if !concerns.isEmpty, reason.isEmpty, let officer {
                form.note(
                    "reason", "Enter why \(officer.name) chairs: \(concerns.map(\.inWords).joined(separator: ", "))")
            }
            guard try form.isRight(), let chair else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.choosingChair(chair, deputy: deputy, because: reason, by: page.actor, in: around)
            }
            return true
        }
    )

    static let chairPassed = CaseAct(
        noun: "chair-passed",
        title: "Say that the chair cannot chair",
        button: "The deputy takes over",
        isOffered: { page in
            guard let chairing = page.chairing, chairing.passed == nil,
                page.review?.stage.name == .arranging || page.review?.hearingToCome != nil
            else {
                return false
            }
            return page.key.officer.acts(for: chairing.chair) || page.isHeld(by: .coordinator)
        },
        fields: { page, shown in
            let deputy = page.chairing?.deputy.map(page.officerName)
            return
                "<p>\(deputy.map { "\($0) chairs from now on." } ?? "There is no deputy: a coordinator chooses another chair.")</p>\n"
                + shown.area("reason", "Why?", rows: 3)
        },
        perform: { form, page, desk in
            let reason = form.area("reason", "Why", max: 1_000, missing: "Enter why they cannot chair")
            guard try form.isRight() else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.passingChair(because: reason, by: page.actor, in: around)
            }
            return true
        }
    )

    static let conflict = CaseAct(
        noun: "conflict",
        title: "Say whether you have a conflict of interest",
        button: "Send",
        isOffered: { page in
            guard let review = page.review, !review.isClosed else { return false }
            return review.leadership.declaration(of: page.key.officer.person)?.conflict == nil
        },
        prefilled: { _ in Shown(["conflict": "no"]) },
        fields: { page, shown in
            """
            <p>A conflict of interest is anything that could make others doubt that you are fair: you know the applicant \
            or somebody complained of, live near them, or dealt with the case in a way that is complained of.</p>
            \(shown.radios("conflict", "Do you have a conflict of interest in this case?", [
                Choice("no", "No, I have none"),
                Choice("yes", "Yes", hint: "The case is closed to you at once, and the coordinators are told."),
            ]))
            \(shown.area("what", "If you have one, what is it?", rows: 3))
            """
        },
        perform: { form, page, desk in
            let has = form.yesNo("conflict", "Choose whether you have a conflict of interest")
            let what = form.area(
                "what", "What it is", max: 1_000, required: has == true, missing: "Enter what the conflict is")
            guard try form.isRight(), let has else { return false }
            try await desk.declare(conflict: has ? what : nil, on: page.key, seen: page.mustBeAsSeen)
            return true
        }
    )

    static let guest = CaseAct(
        noun: "guest",
        title: "Let a chair from outside in to this case",
        button: "Let them in to this case",
        isOffered: { page in page.review.map { !$0.isClosed } ?? false && page.isHeld(by: .coordinator) },
        fields: { page, shown in
            """
            <p>Another area’s chair, or somebody else by arrangement. They sign in with a code that is sent to their \
            address, and see this case and nothing else of the partnership. Whose time is over, or too short, is let in \
            again with the same address and a later day.</p>
            \(shown.input("name", "Name", autocomplete: "off"))
            \(shown.input("email", "Work email address", type: "email", autocomplete: "off"))
            \(shown.input("organisation", "Which organisation are they from?"))
            \(shown.area("arrangement", "How was it arranged?", hint: "With whom, and on what terms.", rows: 3))
            \(shown.date("guest_until", "Until when may they see the case?", hint: nil))
            """
        },
        perform: { form, page, desk in
            let name = form.text("name", "Name", missing: "Enter their name")
            let email = form.email("email", "Their work email address")
            let organisation = form.text("organisation", "The organisation", missing: "Enter their organisation")
            let arrangement = form.area(
                "arrangement", "How it was arranged", max: 1_000, missing: "Enter how it was arranged")
            let until = form.date("guest_until", "The last day", .from(page.today))
            guard try form.isRight(), let email, let until else { return false }
            try await desk.letIn(
                name, email: email, of: organisation, because: arrangement, until: until, to: page.key,
                seen: page.mustBeAsSeen)
            return true
        }
    )

    static let guestEnd = CaseAct(
        noun: "guest-end",
        title: "End the access of somebody from outside",
        button: "End their access now",
        isOffered: { page in
            page.isHeld(by: .coordinator) && page.leading.guests.contains { $0.endedOn == nil }
        },
        fields: { page, shown in
            shown.select(
                "person", "Whose?",
                page.leading.guests.filter { $0.endedOn == nil }.map {
                    Choice("\($0.person)", "\($0.name), \($0.organisation)")
                })
        },
        perform: { form, page, desk in
            let person: Person.ID? = form.id("person", "Choose whose access ends")
            guard try form.isRight(), let person else { return false }
            try await desk.endGuest(person, of: page.key)
            return true
        }
    )
}

extension CasePage {
    /// Who chairs the newest meeting, or the one to come.
    var chairing: Chairing? { review?.chairing }

    /// What speaks against somebody as chair.
    func concerns(about officer: Officer) -> [ChairIndependence.Concern] {
        let isGuest = leading.guests.contains { $0.person == officer.person }
        return ChairIndependence.concerns(
            about: isGuest ? nil : officer.agency, leading.concerned, under: procedure.panel.chair)
    }

    fileprivate func warning(_ officer: Officer) -> String {
        let words = concerns(about: officer).map(\.inWords)
        return words.isEmpty ? "" : " (\(words.joined(separator: ", ")))"
    }

    /// Chairs first, and those against whom nothing speaks before the others.
    fileprivate func rank(_ officer: Officer) -> Int {
        (officer.roles.contains(.chair) ? 0 : 2) + (concerns(about: officer).isEmpty ? 0 : 1)
    }
}
