import Casework
import Desk
import FoundationEssentials
import Records
import Text

// Asking a body or person outside the partnership, who has no page here: the letter itself says what is asked.
extension CaseAct {
    static let outsideRequest = CaseAct(
        noun: "outside-request",
        title: "Ask somebody outside the partnership for information",
        button: "Ask",
        isOffered: { page in
            page.isHeld(by: .coordinator)
                && InformationRequest.Kind.allCases.contains { page.application.waits(for: $0, beside: page.review) }
        },
        fields: { _, shown in
            """
            <p>Anybody may be asked for information for the review (Schedule 4, paragraph 7): a school, a landlord that is \
            no member here, a charity. They have no page here, so that the letter itself says what you ask: write in it \
            only what they need to find what they hold. Enter their answer when it comes.</p>
            \(shown.input("name", "Whom do you ask?", hint: "The name of the body or the person’s part, not their address."))
            \(OutsideContactFields.html(shown))
            \(shown.radios("must", "Does it exercise public functions?", [
                Choice("yes", "Yes", hint: "It must answer, unless data protection law forbids it."),
                Choice("no", "No", hint: "It may answer, and need not."),
            ]))
            \(shown.area("asked", "What do you ask for?", rows: 4))
            \(shown.area("purpose", "What is it for?", rows: 3))
            \(shown.date("due", "By when? (leave empty for the day that the procedure says)"))
            """
        },
        perform: { form, page, desk in
            let name = form.text("name", "Whom you ask", max: 200)
            let contact = OutsideContactFields.read(&form)
            let must = form.yesNo("must", "Say whether it exercises public functions")
            let asked = form.area("asked", "What you ask for", max: 4_000)
            let purpose = form.area("purpose", "What it is for", max: 2_000)
            let due = form.date("due", "The day by which you ask for it", .from(page.today), required: false)
            guard try form.isRight(), let must else { return false }
            try await desk.act(besideReviewOf: page) { application, review, around throws(Refusal) in
                let kind: InformationRequest.Kind =
                    application.waits(for: .verifying, beside: review) ? .verifying : .fullPapers
                return try application.askingOutside(
                    name, at: contact, mustAnswer: must, for: asked, purpose: purpose, due: due, kind: kind,
                    beside: review, by: page.actor, in: around)
            }
            return true
        }
    )
}

/// Where somebody outside the partnership is written to, as a part of a form.
enum OutsideContactFields {
    static func html(_ shown: Shown) -> HTML {
        """
        \(shown.input(
            "outside_email", "Their email address", hint: "The letter goes there. Check that it is theirs.", type: "email"))
        \(shown.area(
            "outside_address", "Or their postal address",
            hint: "Used where there is no email address. With neither, you find a task to tell them by telephone.",
            rows: 4))
        """
    }

    static func prefilled(_ contact: OutsideContact?) -> Shown {
        Shown(["outside_email": contact?.email ?? "", "outside_address": contact?.address ?? ""])
    }

    static func read(_ form: inout Form) -> OutsideContact {
        let email = form.email("outside_email", "Their email address", required: false)
        let address = form.area(
            "outside_address", "Their postal address", max: OutsideContact.longest, required: false)
        return OutsideContact(email: email, address: address.isEmpty ? nil : address)
    }
}

/// How somebody outside the partnership was told what is asked of them or recommended to them, by the letters that went.
enum OutsideLetters {
    /// nil for a body of the partnership.
    static func html(_ request: InformationRequest, _ page: CasePage) -> HTML? {
        guard request.outside != nil else { return nil }
        return html(to: .outside(request.id), page) ?? "Not asked by this service: tell them yourself"
    }

    /// nil where none went.
    static func html(to recipient: Notice.Recipient, _ page: CasePage) -> HTML? {
        let letters: [HTML] = page.lives.filter { $0.recipient == recipient }.map { life in
            let end: HTML? = life.settledAt.map { ", \(Pieces.moment($0))" }
            let task: HTML? = life.tasks.last { $0.doneOn == nil }.map { task in
                ": \(HTML.link(to: "/work/tasks/\(task.id.uuidString)", "for you to see to"))"
            }
            let told: HTML? = life.tasks.last { $0.doneOn != nil }?.doneOn.map { " on \(Pieces.date($0))" }
            return "By \(life.way.inWords): \(MessageWords.state(life))\(told ?? end)\(task)"
        }
        return letters.isEmpty ? nil : Pieces.items(letters)
    }

    /// Where they are written to, for those who may ask them.
    static func reach(_ request: InformationRequest, _ page: CasePage) -> HTML? {
        guard page.isHeld(by: .coordinator), let contact = request.contact else { return nil }
        let lines = [contact.email, contact.address].compactMap(\.self)
        return lines.isEmpty
            ? "No address is known: they are told by telephone" : Pieces.lines(lines.joined(separator: "\n"))
    }
}
