import Casework
import Desk
import Records
import Text

// Word to the applicant of how things stand.
extension CaseAct {
    static let word = CaseAct(
        noun: "word",
        title: "Send the applicant word of how things stand",
        button: "Send it",
        isOffered: { page in
            page.isOutcomeSent ? page.isHeld(by: .coordinator) || page.isLedByReader : page.givesWord
        },
        fields: { page, shown in
            """
            <p>The applicant is told this, and by when they hear again. It begins the time to the next word.</p>
            \(page.isOutcomeSent ? ReadByEvery.applicant(of: page) : nil)\(InformedView.last(page))
            \(CaseView(page: page).plan)
            \(shown.area("word", "How do things stand, as the applicant will read it?", rows: 8))
            """
        },
        perform: { form, page, desk in
            let text = form.area("word", "How things stand", missing: "Enter how things stand")
            guard try form.isRight() else { return false }
            guard page.isOutcomeSent else {
                try await desk.sendWord(text, on: page.key, seen: page.mustBeAsSeen)
                return true
            }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.sendingWord(text, by: page.actor, in: around)
            }
            return true
        }
    )

    static let wordGiven = CaseAct(
        noun: "word-given",
        title: "Note that the applicant was told how things stand",
        button: "Note it",
        isOffered: { page in
            guard page.informed != nil else { return false }
            return page.isOutcomeSent ? page.isHeld(by: .coordinator) || page.isLedByReader : page.givesWord
        },
        prefilled: { page in
            var shown = Shown(["way": WordGiven.Way.call.rawValue])
            shown.set("told_on", page.today)
            return shown
        },
        fields: { page, shown in
            """
            <p>For what was said on the telephone, in person or in a message of your own. It begins the time to the next \
            word.</p>
            \(InformedView.last(page))
            \(shown.date("told_on", "On which day?"))
            \(shown.radios("way", "How?", WordGiven.Way.allCases.map { Choice($0.rawValue, $0.inWords) }))
            \(shown.area("word", "What were they told?", rows: 4))
            """
        },
        perform: { form, page, desk in
            let day = form.date("told_on", "The day on which they were told", .upTo(page.today))
            let way: WordGiven.Way? = form.choice("way", "Choose how they were told")
            let words = form.area("word", "What they were told", max: 2_000, missing: "Enter what they were told")
            guard try form.isRight(), let day, let way else { return false }
            try await desk.noteWord(words, on: day, by: way, of: page.key, seen: page.mustBeAsSeen)
            return true
        }
    )
}

extension CasePage {
    /// Whether word goes to every applicant of the review at once, as it does from the outcome on.
    fileprivate var isOutcomeSent: Bool { if case .outcomeSent? = review?.stage { true } else { false } }

    /// Whether the reader gives the applicant word before there is an outcome.
    fileprivate var givesWord: Bool {
        guard let informed, application.isKeptInformed(heardIn: review) else { return false }
        return isHeld(by: .coordinator) || informed.contact?.givers.include(key.officer) ?? false
    }
}

extension WordGiven.Way {
    var inWords: String {
        switch self {
        case .call: "On the telephone"
        case .email: "In an email of our own"
        case .text: "In a text message of our own"
        case .letter: "In a letter of our own"
        case .inPerson: "In person"
        }
    }
}
