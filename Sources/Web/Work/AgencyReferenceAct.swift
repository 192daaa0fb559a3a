import Casework
import Desk
import FoundationEssentials
import Records
import Text

// What an agency calls the case in its own files.
extension CaseAct {
    static let agencyReference = CaseAct(
        noun: "agency-reference",
        title: "Enter an agency’s own reference",
        button: "Save the reference",
        isOffered: { !$0.ownAgencies.isEmpty },
        prefilled: { page in
            guard page.ownAgencies.count == 1, let agency = page.ownAgencies.first else { return Shown() }
            return Shown(["agency": "\(agency.id)", "agency_reference": page.reference(of: agency.id) ?? ""])
        },
        fields: { page, shown in
            """
            <p>It stands in every message to the agency about this case, so that its people find the case in their own \
            system. Nobody’s name should be part of it.</p>
            \(shown.select("agency", "Of which agency?", page.ownAgencies.map { Choice("\($0.id)", $0.name) }))
            \(shown.input("agency_reference", "Its reference", width: "short"))
            """
        },
        perform: { form, page, desk in
            let agency: Agency.ID? = form.id("agency", "Choose the agency")
            let text = form.text(
                "agency_reference", "The reference", max: AgencyReference.longest, missing: "Enter the reference")
            guard try form.isRight(), let agency else { return false }
            try await desk.enter(reference: text, for: agency, of: page.key, seen: page.mustBeAsSeen)
            return true
        }
    )
}

extension CasePage {
    /// The agencies whose reference the reader may enter.
    var ownAgencies: [Agency] {
        isHeld(by: .coordinator) ? agencies : agencies.filter { key.officer.serves($0.id) }
    }

    func reference(of agency: Agency.ID) -> String? { agencyReferences.first { $0.agency == agency }?.text }

    /// Who has something to do: by name, with whoever covers for them today.
    func personNamed(_ person: Person.ID) -> String {
        guard let name = officers.first(where: { $0.person == person })?.name else { return "no person named" }
        guard let by = covers.standIns(on: today)[person] else { return name }
        return "\(name), covered by \(officerName(by))"
    }

    /// Whether whoever was named for something has left.
    func isUnnamed(_ what: LeftOpen.What, _ subject: UUID) -> Bool {
        unnamed.contains { $0.what == what && $0.subject == subject }
    }
}

extension CaseView {
    var agencyReferences: HTML? {
        guard !page.agencyReferences.isEmpty else { return nil }
        return "<h2>The agencies’ own references</h2>\n"
            + Pieces.list(page.agencyReferences.map { (page.agencyName($0.agency), "\($0.text)") })
    }
}
