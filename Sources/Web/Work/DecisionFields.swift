import Casework
import Desk
import Text

/// The form on which a decision is recorded, in the order in which the bodies come to it.
struct DecisionFields {
    let page: CasePage
    let shown: Shown

    /// How many conflicts of interest can be entered.
    static let conflicts = 0..<3

    static func people(_ agency: Agency.ID) -> String { "people-\(agency)" }

    var html: HTML {
        """
        \(CaseView(page: page).finding)
        <p><a href="/work/cases/\(page.application.reference)/threshold">The reports on a timeline, and what was \
        corrected</a></p>
        \(deciders)\(conflicts)\(behaviour)\(consideration)\(answer)\(signOff)
        \(shown.input(
            "heard_with", "Heard in the review of another case",
            hint: "The reference of a case whose meeting has not been held. Leave empty for a review of its own.",
            width: "short"))
        """
    }

    private var deciders: HTML {
        let bodies: [HTML] = page.agencies.filter(\.isRelevantBody).map { agency in
            shown.area(
                Self.people(agency.id), agency.name,
                hint: "Who decided for this body: one name a line. Leave it empty if the body did not decide.", rows: 2)
        }
        let mistake: HTML? = shown.mistake("people").map { "<p class=\"mistake\">\($0)</p>\n" }
        return """
            <h2>Who decided</h2>
            <p>The relevant bodies decide, not this service (section 104(1)).</p>
            \(shown.date("decided_on", "When was it decided?"))
            \(mistake)\(bodies)
            """
    }

    private var conflicts: HTML {
        let rows: [HTML] = Self.conflicts.map { index in
            let name = "conflict-\(index + 1)"
            return """
                <h3>Conflict \(index + 1)</h3>
                \(shown.input("\(name)-who", "Whose conflict is it?"))
                \(shown.input("\(name)-what", "What is it?"))
                \(shown.input("\(name)-done", "What was done about it?"))
                """
        }
        let isOpen = shown.has("conflicts", "yes")
        return """
            <h2>Conflicts of interest</h2>
            \(shown.radios("conflicts", "Did anybody declare a conflict of interest?", [
                Choice("no", "No, none was declared"), Choice("yes", "Yes"),
            ], hint: "Somebody with a conflict cannot be the only one who decides, and cannot sign off."))
            \(Pieces.act("The conflicts that were declared", isOpen: isOpen, HTML(rows)))
            """
    }

    private var behaviour: HTML {
        """
        <h2>Harassment, alarm or distress</h2>
        <p>A review is about behaviour that causes harassment, alarm or distress to a member of the public \
        (section 105(4)). People judge this. Leave it empty only where the case belongs to another area.</p>
        \(shown.radios("behaviour", "Does the behaviour cause harassment, alarm or distress?",
            ThresholdDecision.Judgement.Answer.allCases.map { Choice($0.rawValue, $0.inWords) }))
        \(shown.input("behaviour_by", "Who judged this?"))
        \(shown.area("behaviour_why", "Why?", rows: 3))
        """
    }

    private var consideration: HTML {
        """
        <h2>What was considered</h2>
        <p>Every decision that the threshold is not met needs all three, and so does a review below the number \
        (section 104(5)).</p>
        \(shown.area("persistence", "How persistent is the behaviour?", rows: 3))
        \(shown.area("harm", "What harm does it do, or could it do?", rows: 3))
        \(shown.area("adequacy", "Was the response to it adequate?", rows: 3))
        """
    }

    private var answer: HTML {
        let grounds = page.finding.grounds.map { Choice($0.rawValue, $0.inWords) }
        let senior = page.procedure.threshold.seniorDiscretion
        return """
            <h2>The decision</h2>
            \(shown.radios("answer", "What was decided?", ThresholdDecision.Answer.allCases.map {
                Choice($0.rawValue, $0.inWords)
            }))
            \(shown.radios("ground", "If it is met: by what?", grounds))
            \(senior.map { shown.input("senior", "If by discretion: the name of the \($0.holder)") })
            \(shown.area(
                "reasons", "The reasons, as the applicant will read them",
                hint: "Name nobody else, and no address. Nobody else reads it before it goes."))
            \(LookedAt.html(shown))
            """
    }

    /// Only where the figures would accept what is refused.
    private var signOff: HTML? {
        guard page.finding.figuresAccept else { return nil }
        let when: HTML =
            page.finding.decision == .met
            ? """
            The procedure's own figures are reached, so it cannot be refused, unless those who decide judge that it is \
            no harassment, alarm or distress.
            """
            : "The figures are reached."
        return """
            <h2>If it is not met: who signs the refusal off</h2>
            <p>\(when) A refusal all the same needs a named person who answers for it, and why. The \
            applicant reads the name and the reason.</p>
            \(shown.input("signed_by", "Name"))
            \(shown.input("signed_role", "Role"))
            \(shown.area("signed_reason", "Why is it refused all the same?", rows: 3))
            """
    }
}
