import Casework
import Desk
import FoundationEssentials
import Records
import Text

// Who is the applicant's point of contact, and how they wish to be kept informed.
extension CaseAct {
    static let pointOfContact = CaseAct(
        noun: "point-of-contact",
        title: "Choose the applicant’s point of contact",
        button: "Save the point of contact",
        isOffered: { $0.informed != nil && $0.isHeld(by: .coordinator) },
        prefilled: { page in
            guard let newest = page.informed?.turns.first else { return Shown() }
            return Shown([
                "person": "\(newest.person)", "cover": newest.cover.map { "\($0)" } ?? "", "reach": newest.reach,
            ])
        },
        fields: { page, shown in
            """
            <p>Letters to the applicant and their own page name this person. The applicant is told of the change, and \
            again while the cover stands in.</p>
            \(shown.select("person", "Who is the applicant’s point of contact?", page.choices(page.eligible)))
            \(shown.select(
                "cover", "Who covers when they are away or leave?", page.choices(page.eligible), empty: "Nobody yet"))
            \(shown.input(
                "reach", "How else do they reach this person?",
                hint: "The mailbox of their agency is told anyway. For example: 01632 960 001, weekday mornings."))
            """
        },
        perform: { form, page, desk in
            let person: Person.ID? = form.id("person", "Choose the point of contact")
            let cover = Person.ID(form.text("cover", "Who covers", required: false))
            let reach = form.text(
                "reach", "How else they reach this person", max: CaseContact.longestReach, required: false)
            if cover != nil, cover == person { form.note("cover", "Choose somebody else as the cover") }
            guard try form.isRight(), let person else { return false }
            try await desk.choosePointOfContact(
                person, cover: cover, reach: reach, of: page.key, seen: page.mustBeAsSeen)
            return true
        }
    )

    static let informedWish = CaseAct(
        noun: "informed",
        title: "Enter how the applicant wishes to be kept informed",
        button: "Save it",
        isOffered: { page in
            page.informed != nil && page.application.isOpen(heardIn: page.review) && page.isHeld(by: .coordinator)
        },
        prefilled: { page in InformedFields(isOwn: false, informed: page.informed ?? CaseInformed()).shown },
        fields: { page, shown in
            InformedFields(isOwn: false, informed: page.informed ?? CaseInformed()).html(shown)
        },
        perform: { form, page, desk in
            let fields = InformedFields(isOwn: false, informed: page.informed ?? CaseInformed())
            guard let (wish, seen) = try fields.read(&form) else { return false }
            do {
                try await desk.keepInformed(
                    page.key.application, in: page.key.partnership, as: wish, seen: seen, by: page.actor)
            } catch is CaseChanged {
                let newest = page.informed?.wishes.first
                form.note(
                    "version", InformedFields.changed(newest, readBy: page.key.officer.person), anchor: "main")
                return false
            } catch Refusal.already {
                form.note("version", InformedFields.same, anchor: "main")
                return false
            }
            return true
        }
    )
}
