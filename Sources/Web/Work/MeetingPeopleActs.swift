import Casework
import Desk
import Records
import Text

// Who comes to the meeting that is set.
extension CaseAct {
    static let attendance = CaseAct(
        noun: "attendance",
        title: "Say who can or cannot come to the meeting",
        button: "Save",
        isOffered: { page in !page.answerable.isEmpty },
        prefilled: { page in
            let people = page.answerable
            return Shown(people.count == 1 ? ["person": "\(people[0].person)"] : [:])
        },
        fields: { page, shown in
            """
            <p>Enter here what somebody said by telephone or mail. Answers from calendars come in by themselves.</p>
            \(shown.select("person", "Who?", page.choices(page.answerable)))
            \(shown.radios("answer", "What did they say?", [
                Choice("declined", "Cannot come"), Choice("accepted", "Comes"), Choice("tentative", "Perhaps"),
            ]))
            """
        },
        perform: { form, page, desk in
            let chosen = form.choice(
                "person", "Choose who it is about", among: page.answerable.map { "\($0.person)" })
            let answer = form.choice("answer", "Choose what they said", as: InvitationAnswers.Answer.self)
            guard try form.isRight(), let answer, let number = page.meetingToCome?.number,
                let person = chosen.flatMap({ Person.ID($0) })
            else { return false }
            try await desk.enter(answer, of: person, to: number, of: page.key, seen: page.mustBeAsSeen)
            return true
        }
    )

    static let standIn = CaseAct(
        noun: "stand-in",
        title: "Invite somebody else to the meeting",
        button: "Invite them",
        isOffered: { page in
            page.meetingDesk != nil && page.meetingToCome != nil && page.isHeld(by: .coordinator, .chair)
        },
        fields: { page, shown in
            let invited = page.meetingToCome?.invited ?? []
            return """
                \(shown.select(
                    "person", "Who is invited?",
                    page.choices(page.eligible.filter { !invited.contains($0.person) })))
                \(shown.select(
                    "instead", "In whose place? (optional)",
                    page.choices(page.officers.filter { invited.contains($0.person) }),
                    hint: "They are told that they need not come."))
                """
        },
        perform: { form, page, desk in
            let person: Person.ID? = form.id("person", "Choose who is invited")
            let instead: Person.ID? =
                form.shown.value("instead").isEmpty ? nil : form.id("instead", "Choose somebody who is invited")
            guard try form.isRight(), let person, let number = page.meetingToCome?.number else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.inviting(person, insteadOf: instead, to: number, by: page.actor, in: around)
            }
            return true
        }
    )
}

extension CasePage {
    /// The meeting that people are asked to now: the panel's, else a progress meeting; by its day.
    var meetingToCome: Review.Hearing? {
        (review?.hearingToCome ?? review?.progressMeeting).flatMap {
            London.date(of: $0.slot.startsAt) >= today ? $0 : nil
        }
    }

    /// Those for whom the reader can say whether they come: everybody invited, or themselves.
    fileprivate var answerable: [Officer] {
        let invited = meetingToCome?.invited ?? []
        return officers.filter { officer in
            invited.contains(officer.person)
                && (isHeld(by: .coordinator, .chair) || officer.person == key.officer.person)
        }
    }
}
