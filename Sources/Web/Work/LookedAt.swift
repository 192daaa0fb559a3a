import Casework
import Desk
import FoundationEssentials
import Records
import Text

/// Words that go to applicants without a second person reading them, and that look as if they were about somebody else:
/// whoever writes them looks at them once more. It finds what looks like it, and never takes the place of reading.
enum LookedAt {
    static let name = "looked"

    /// The box to tick, from when something was found.
    static func html(_ shown: Shown) -> HTML? {
        guard shown.mistake(name) != nil || shown.has(name, "yes") else { return nil }
        return shown.checkboxes(
            name, "Have you looked at it?", [Choice("yes", "I have looked: whoever is told this may read it")])
    }

    /// Notes what was found, unless it has been looked at.
    static func check(_ form: inout Form, _ found: [PersonalDataHint]) {
        guard !found.isEmpty, form.checkboxes(name, among: ["yes"]).isEmpty else { return }
        let list = found.map { "\($0.kind.inWords.withLowerStart) (\($0.words))" }.joined(separator: ", ")
        form.note(
            name,
            "This may be about somebody else: \(list). Take it out, or tick the box if whoever is told this may read it"
        )
    }
}

extension CasePage {
    /// What of a text for this applicant may be about somebody else.
    func hints(in text: String) -> [PersonalDataHint] {
        PersonalDataHint.all(in: text, names: namesOnFile, own: ownNames)
    }

    /// What of a text for every applicant of the review may be about one of them.
    func hintsForAll(in text: String) -> [PersonalDataHint] {
        heardWith.isEmpty ? hints(in: text) : PersonalDataHint.all(in: text, names: namesOnFile + ownNames)
    }

    /// What of a part of the plan may be about somebody whom it does not concern.
    func hints(in text: String, of part: UUID) -> [PersonalDataHint] {
        guard let review else { return [] }
        let concerned = review.concerned(by: part)
        guard concerned.count == 1, let reader = concerned.first else { return hintsForAll(in: text) }
        guard reader != application.id else { return hints(in: text) }
        let own = namesOfOthers[reader] ?? []
        let others = (namesOnFile + ownNames).filter { name in
            !own.contains { $0.utf8.elementsEqual(name.utf8) }
        }
        return PersonalDataHint.all(in: text, names: others, own: own)
    }

    /// The same of the whole plan, each once.
    var hintsInPlan: [PersonalDataHint] {
        var seen: Set<PersonalDataHint> = []
        let parts =
            (review?.actions ?? []).filter { $0.state.name != .declined }.map { ($0.text, $0.id.raw) }
            + (review?.recommendations ?? []).map { ($0.text, $0.id.raw) }
        return parts.flatMap { hints(in: $0.0, of: $0.1) }.filter { seen.insert($0).inserted }
    }

    private var ownNames: [String] { [applicant?.name, applicant?.onBehalfOf].compactMap(\.self) }
}
