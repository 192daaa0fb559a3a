import Casework
import Postgres
import Records

extension Desk {
    /// What drafted outcomes wait for from an officer: to be read by somebody who did not write them, to be mended, to be
    /// sent; and of coordinators who hears a review of a decision, and what applicants say that nobody has answered.
    static func endingsAsked(of office: Officer, _ tx: borrowing Transaction) throws -> [WorkList.Asked] {
        let runs = !office.roles.isDisjoint(with: [.coordinator, .chair])
        var asked: [WorkList.Asked] = []
        let waits = try OutcomeWaits.list(in: office.partnership, tx)
        for wait in waits {
            let what: WorkList.Asked.What? =
                switch wait.isPassed {
                case nil where wait.writtenBy != office.person && (runs || wait.lead == office.person): .readOutcome
                case false? where runs: .mendOutcome
                case true? where runs && isReady(wait.review, waits): .sendOutcome
                case nil, false?, true?: nil
                }
            if let what { asked.append(.init(references: [wait.reference], what: what)) }
        }
        guard office.roles.contains(.coordinator) else { return asked }
        return asked
            + (try DecisionReviews.unheard(in: office.partnership, tx).map {
                .init(references: [$0], what: .nameHearers)
            })
            + (try SpokenWords.waiting(in: office.partnership, tx).map {
                .init(references: [$0.reference], what: $0.asksToReopen ? .answerReopening : .answerRemark)
            })
    }

    /// Whether what each applicant of a review is to be told may go.
    private static func isReady(_ review: Review.ID, _ waits: [OutcomeWaits.Entry]) -> Bool {
        waits.allSatisfy { $0.review != review || $0.isPassed == true }
    }
}
