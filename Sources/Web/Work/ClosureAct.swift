import Casework
import Desk
import Records
import Text

extension CaseAct {
    static let closure = CaseAct(
        noun: "closure",
        title: "Close the case",
        button: "Close the case and tell the applicant",
        isOffered: { page in
            guard case .outcomeSent? = page.review?.stage else { return false }
            return page.isHeld(by: .coordinator) || page.isLedByReader
        },
        fields: { page, shown in
            let open: [HTML] = (page.review?.stillOpen ?? []).map { item in
                shown.area(
                    "despite-\(item.what.rawValue)",
                    "Still open: \(item.what.inWords) (\(item.count)). Why is the case closed all the same?", rows: 3)
            }
            return """
                <p>The applicant is told at once when and why, in your name, and until when it can be opened again.</p>
                \(ReadByEvery.applicant(of: page))\(shown.area(
                    "reason", "Why is the case closed? The applicant is told.", rows: 4))
                \(LookedAt.html(shown))\(open)
                \(shown.area(
                    "lesson", "What was learnt from this case?",
                    hint: "For the learning of the partnership. Name nobody. You need not write anything.", rows: 4))
                """
        },
        perform: { form, page, desk in
            let reason = form.area("reason", "Why the case is closed", max: 2_000)
            LookedAt.check(&form, page.hintsForAll(in: reason))
            var reasons: [Closing.Open: String] = [:]
            for item in page.review?.stillOpen ?? [] {
                reasons[item.what] = form.area(
                    "despite-\(item.what.rawValue)", "Why it is closed all the same", max: 2_000,
                    missing: "Enter why the case is closed over \(item.what.inWords) that are still open")
            }
            let lesson = form.area("lesson", "What was learnt", max: 2_000, required: false)
            guard try form.isRight() else { return false }
            let despite = reasons
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                var outcome = try review.closing(because: reason, despite: despite, by: page.actor, in: around)
                if !lesson.isEmpty {
                    let learnt = try outcome.after.recordingLesson(lesson, by: page.actor, in: around)
                    outcome.after = learnt.after
                    outcome.events += learnt.events
                }
                return outcome
            }
            return true
        }
    )

    static let reopening = CaseAct(
        noun: "reopening",
        title: "Open the case again",
        button: "Open it and tell the applicant",
        isOffered: { page in
            guard case .closed? = page.review?.stage else { return false }
            return page.isHeld(by: .coordinator)
        },
        fields: { page, shown in
            let terms: HTML? = page.procedure.reopening?.words.map { "<p>The procedure says: \($0)</p>\n" }
            return """
                \(terms)<p>The case goes on from the outcome. Actions that are open keep their last days, a \
                recommendation without an answer has its time anew, and the applicant hears how things stand again.</p>
                \(ReadByEvery.applicant(of: page))\(shown.area(
                    "reason", "Why is it opened again? The applicant is told.", rows: 4))
                \(LookedAt.html(shown))
                """
        },
        perform: { form, page, desk in
            let reason = form.area("reason", "Why it is opened again", max: 2_000)
            LookedAt.check(&form, page.hintsForAll(in: reason))
            guard try form.isRight() else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.reopening(because: reason, by: page.actor, in: around)
            }
            return true
        }
    )

    static let lesson = CaseAct(
        noun: "lesson",
        title: "Record what was learnt",
        button: "Record it",
        isOffered: { page in
            switch page.review?.stage {
            case .outcomeSent?, .closed?: page.isHeld(by: .coordinator, .chair) || page.isLedByReader
            case .arranging?, .meetingSet?, .held?, .consulting?, nil: false
            }
        },
        fields: { _, shown in
            shown.area(
                "lesson", "What was learnt from this case?",
                hint: "For the learning of the partnership. Name nobody.", rows: 4)
        },
        perform: { form, page, desk in
            let lesson = form.area("lesson", "What was learnt", max: 2_000, missing: "Enter what was learnt")
            guard try form.isRight() else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.recordingLesson(lesson, by: page.actor, in: around)
            }
            return true
        }
    )
}
