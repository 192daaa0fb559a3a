import Casework
import FoundationEssentials
import Postgres
import Records

extension Desk {
    /// What plans wait for from those who chair and lead; coordinators find it among their tasks.
    static func plansAsked(of office: Officer, _ tx: borrowing Transaction) throws -> [WorkList.Asked] {
        guard !office.roles.contains(.coordinator) else { return [] }
        let chairs = office.roles.contains(.chair)
        let waits = try PlanWaits.list(in: office.partnership, tx).filter { wait in
            (chairs || wait.lead.map(office.acts) ?? false) && wait.answeredBy != office.person
        }
        let references = try CaseReferences.of(waits.map(\.review.raw), in: office.partnership, tx)
        return waits.map { wait in
            WorkList.Asked(
                references: references[wait.review.raw] ?? [],
                what: wait.what == .declined ? .seeToDeclined(.init(wait.part)) : .passOnAnswer(.init(wait.part)))
        }
    }
}
