import Casework
import Desk
import Text

// Putting the record of a meeting right, beside the first text.
extension CaseAct {
    static let recordCorrection = CaseAct(
        noun: "record-correction",
        title: "Put the record of a meeting right",
        button: "Put it right",
        isOffered: { page in
            page.isHeld(by: .chair, .coordinator) && page.review?.hearings.contains { $0.record != nil } == true
        },
        fields: { page, shown in
            let recorded = (page.review?.hearings ?? []).filter { $0.record != nil }
            let meeting: HTML? =
                recorded.count < 2
                ? nil
                : shown.select(
                    "meeting", "Which meeting?",
                    recorded.map { Choice("\($0.number)", $0.slot.startsAt.inWords) })
            return """
                <p>The first text stays as it is. What you write here stands beside it, with your name and the reason, and \
                the record gets a new number.</p>
                \(meeting)
                \(shown.select(
                    "part", "Which part?",
                    MeetingAccount.Correction.Part.allCases.map { Choice($0.rawValue, $0.inWords) }))
                \(shown.area("text", "What does it read now?", rows: 6))
                \(shown.area("reason", "Why is it put right?", rows: 3))
                """
        },
        perform: { form, page, desk in
            let recorded = (page.review?.hearings ?? []).filter { $0.record != nil }.map(\.number)
            let number =
                recorded.count < 2
                ? recorded.first
                : form.choice("meeting", "Choose the meeting", among: recorded.map { "\($0)" }).flatMap { Int($0) }
            let part: MeetingAccount.Correction.Part? = form.choice("part", "Choose the part")
            let text = form.area("text", "What it reads now", max: 20_000)
            let reason = form.area("reason", "Why it is put right", max: 2_000)
            guard try form.isRight(), let number, let part else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.correctingRecord(
                    of: number, part, reads: text, because: reason, by: page.actor, in: around)
            }
            return true
        }
    )
}
