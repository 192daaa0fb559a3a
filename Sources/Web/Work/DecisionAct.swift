import Casework
import Desk
import Records
import Text

extension CaseAct {
    static let decision = CaseAct(
        noun: "decision",
        title: "Record the decision on the threshold",
        button: "Record the decision and tell the applicant",
        isOffered: { $0.application.isUndecided && $0.isHeld(by: .coordinator) },
        prefilled: { page in
            var shown = Shown()
            shown.set("decided_on", page.today)
            return shown
        },
        fields: { page, shown in "\(RequestsView(page: page).gaps)\(DecisionFields(page: page, shown: shown).html)" },
        perform: { form, page, desk in
            let read = DecisionForm(&form, page)
            guard try form.isRight(), let decision = read.decision else { return false }
            try await desk.decide(decision, on: page.key, hearingWith: read.heardWith, seen: page.mustBeAsSeen)
            return true
        }
    )
}
