public import Casework
public import FoundationEssentials
import Postgres

/// Names for what a rehearsal tells: never an address.
public struct RehearsalNames: Sendable {
    /// Of people, with the agency that they serve and as what.
    public var people: [Person.ID: (name: String, role: Role, agency: Agency.ID)] = [:]
    public var agencies: [Agency.ID: String] = [:]
    public var areaContacts: [AreaContact.ID: String] = [:]
    /// Of files: a review is named by the first of its applications.
    public var references: [UUID: String] = [:]

    /// Who serves or has served these partnerships, and their cases that are not ended.
    static func read(_ partnerships: [Partnership.ID], in tx: borrowing Transaction) throws -> RehearsalNames {
        let partnerships = partnerships.map(\.raw)
        var names = RehearsalNames()
        try tx.rows(
            """
            select distinct on (m.person_id) m.person_id, p.name, m.role, m.agency_id
              from membership m
              join person p on p.id = m.person_id
             where m.partnership_id = any(\(partnerships))
             order by m.person_id, m.valid_until desc nulls first, m.role
            """
        ) { row in (try row["person_id"] as Person.ID, try row["name"], try row["role"], try row["agency_id"]) }
        .forEach { names.people[$0.0] = ($0.1, $0.2, $0.3) }
        try tx.rows("select id, name from agency where partnership_id = any(\(partnerships))") { row in
            (try row["id"] as Agency.ID, try row["name"] as String)
        }.forEach { names.agencies[$0.0] = $0.1 }
        try tx.rows("select id, body from area_contact where partnership_id = any(\(partnerships))") { row in
            (try row["id"] as AreaContact.ID, try row["body"] as String)
        }.forEach { names.areaContacts[$0.0] = $0.1 }
        try tx.rows(
            """
            select id as file_id, reference
              from application
             where partnership_id = any(\(partnerships))
             union all
            select r.review_id, min(a.reference)
              from review_application r
              join application a on a.partnership_id = r.partnership_id and a.id = r.application_id
             where r.partnership_id = any(\(partnerships))
             group by r.review_id
            """
        ) { row in (try row["file_id"] as UUID, try row["reference"] as String) }
        .forEach { names.references[$0.0] = $0.1 }
        return names
    }

    /// `Pat Reed, contact, East Police`; `the mailbox of East Police`; `the applicant of CR-7K2M9QPX`.
    public func of(_ recipient: Notice.Recipient) -> String {
        switch recipient {
        case .person(let person):
            guard let known = people[person] else { return "a person who serves no more" }
            return [known.name, known.role.rawValue, agencies[known.agency]].compactMap(\.self).joined(separator: ", ")
        case .agency(let agency): return "the mailbox of " + (agencies[agency] ?? "an agency")
        case .applicant(let application):
            return "the applicant" + (references[application.raw].map { " of \($0)" } ?? "")
        case .outside: return "a body outside the partnership that is asked for information"
        case .outsideBody: return "a body outside the partnership to which a recommendation is made"
        case .areaContact(let contact): return areaContacts[contact] ?? "the contact of another area"
        }
    }
}
