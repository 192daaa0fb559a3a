public import Casework
import FoundationEssentials
import Postgres
import Records

extension WorkList {
    /// Something that a case waits for without a last day.
    public struct Asked: Equatable, Sendable {
        public enum What: Equatable, Sendable {
            /// A proposed lead officer, by name.
            case confirmLead(String)
            /// Nobody leads: whoever was asked does not, or nobody was.
            case nominate
            case chooseChair
            case declare
            /// Read what an applicant is to be told, which somebody else wrote.
            case readOutcome
            case mendOutcome
            case sendOutcome
            /// Name who hears a review of the decision.
            case nameHearers
            /// Answer what the applicant says is not right.
            case answerRemark
            /// Open the closed case again, as the applicant asks, or say why not.
            case answerReopening
            /// See to an action that was declined.
            case seeToDeclined(Action.ID)
            /// Read what a body answered to a recommendation, before the applicants are told.
            case passOnAnswer(Recommendation.ID)
        }

        public var references: [CaseReference]
        public var what: What
    }
}

extension Desk {
    /// What open reviews wait for from an officer: of the chair to confirm who leads, of coordinators to find a lead
    /// officer or a chair, of everybody who is invited to say whether they have a conflict.
    static func asked(
        of office: Officer, _ roster: Roster, _ tx: borrowing Transaction
    ) throws -> [WorkList.Asked] {
        let away = Set(roster.covers.filter { $0.isInForce(on: roster.today) }.map(\.person))
        let isChaired = roster.parts.contains { $0.role == .chair && $0.isInForce(on: roster.today) }
        let found = try LeadWaits.list(for: office.person, in: office.partnership, tx).flatMap { wait in
            wait.asks(office, away: away, isChaired: isChaired).map { (review: wait.review.raw, what: $0) }
        }
        let references = try CaseReferences.of(found.map(\.review), in: office.partnership, tx)
        return found.map { WorkList.Asked(references: references[$0.review] ?? [], what: $0.what) }
    }
}

extension LeadWaits.Entry {
    func asks(_ office: Officer, away: Set<Person.ID>, isChaired: Bool) -> [WorkList.Asked.What] {
        let coordinates = office.roles.contains(.coordinator)
        let presiding = isPassed ? deputy : chair
        var asks: [WorkList.Asked.What] = []
        if standing == .nominated {
            let isChair =
                presiding.map { office.acts(for: $0) || deputy == office.person && away.contains($0) }
                ?? (isChaired ? office.roles.contains(.chair) : coordinates)
            if isChair { asks.append(.confirmLead(officer ?? "")) }
        }
        if mustDeclare { asks.append(.declare) }
        guard coordinates else { return asks }
        switch standing {
        case .nominated, .confirmed, .accepted: break
        case .declined, .lapsed, .passedOver, .conflicted, .handedOver: asks.append(.nominate)
        case nil:
            if stage == .held || stage == .consulting { asks.append(.nominate) }
        }
        if stage == .meetingSet, presiding == nil { asks.append(.chooseChair) }
        return asks
    }
}
