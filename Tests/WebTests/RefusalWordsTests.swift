import Casework
import Testing

@testable import Web

@Suite struct `Refusals in words` {
    @Test(arguments: [
        (
            Refusal.wrongStage(is: "received", needed: ["decided"]),
            "This cannot be done while the case is “received”. It belongs to the stage “threshold decided”."
        ),
        (
            .notYours(needed: [.chair, .coordinator]),
            "This is for a chair or a coordinator (single point of contact) to do."
        ),
        (.notYours(needed: []), "This is for somebody else to do."),
        (.missing("done_when"), "Something is missing: what done looks like."),
        (
            .date("due", CivilDate(dayNumber: 0), from: CivilDate(dayNumber: 1), until: nil),
            "The day by which it is due: 1 January 1970 is not possible, it must be 2 January 1970 or later."
        ),
        (
            .tooFewBodies(have: 2, needed: 3),
            "The review procedure asks for at least 3 bodies at the meeting, and here there are 2."
        ),
        (
            .notReadForDanger,
            "Somebody must read this case for danger first: nobody has, or not since that was last asked. Record the "
                + "reading, and then do this."
        ),
        (
            .tooManyReports(most: 1_000),
            "One application holds 1000 reports at most. A fresh application can hold more."
        ),
        (.missing("signs"), "Something is missing: which dangers you saw, or that you saw none."),
        (
            .already("reports apart"),
            "This has been done already: a report that you chose is about an event of its own."
        ),
        (.already("told"), "This has been done already: the applicant has been told of this answer."),
        (
            .people(.lastCoordinator),
            "They are the last coordinator, and a partnership cannot be without one. Add another coordinator first."
        ),
        (.missing("unnamed"), "Something is missing: what they take over."),
        (.openActions(1), "One action is still open. Say why the case is closed all the same."),
    ])
    func `say what is in the way`(_ refusal: Refusal, _ sentence: String) {
        #expect(refusal.sentence == sentence)
    }

    @Test func `know the name of every stage`() {
        let names = Application.StageName.allCases.map(\.rawValue) + Review.StageName.allCases.map(\.rawValue)
        #expect(names.allSatisfy { !StageWords.of($0).contains("-") })
    }
}
