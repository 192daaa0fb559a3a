import Casework
import Desk
import Records
import Text

/// Requests for information and their answers, in words.
enum RequestWords {
    /// How a request stands: who has answered, who is late, who refused.
    static func standing(_ request: InformationRequest, _ page: CasePage) -> HTML {
        let again: HTML? = request.isAskedAgain ? "Asked again. " : nil
        return switch page.standing(of: request) {
        case .waiting(let day): "\(again)Not answered yet, due \(Pieces.date(day))"
        case .late(let day):
            "\(again)<span class=\"late\">Late</span>: nothing has come, it was due on \(Pieces.date(day))"
        case .promised(let day): "A part has come, the rest is promised by \(Pieces.date(day))"
        case .promiseBroken(let day):
            "<span class=\"late\">Late</span>: a part has come, the rest was promised by \(Pieces.date(day))"
        case .lapsed(let hasPart):
            "\(again)\(hasPart ? "Only a part came" : "No answer came")\(request.endInWords). Nobody waits for it any more"
        case .nothingHeld: "Answered: nothing held"
        case .answered: "Answered"
        case .refused: "<span class=\"late\">Refused</span>\(ground(request.answer))"
        }
    }

    private static func ground(_ answer: InformationRequest.Answer?) -> HTML? {
        answer?.ground.map { ": \($0.inWords)" }
    }

    /// What is missing, as the decision and the meeting name it.
    static func gap(_ gap: Chronology.Gap, _ page: CasePage) -> HTML {
        let name = page.requestee(gap.request)
        let asked: HTML = "asked on \(Pieces.date(gap.request.askedOn))"
        return switch gap.standing {
        case .waiting(let day): "No answer from \(name) yet, \(asked), due \(Pieces.date(day))"
        case .late(let day): "No answer from \(name), \(asked), due on \(Pieces.date(day)): late"
        case .promised(let day): "Only a part from \(name), \(asked), the rest promised by \(Pieces.date(day))"
        case .promiseBroken(let day):
            "Only a part from \(name), \(asked), the rest promised by \(Pieces.date(day)): late"
        case .lapsed(let hasPart):
            "\(hasPart ? "Only a part" : "No answer") from \(name), \(asked)\(gap.request.endInWords)"
        case .refused: "\(name) refused, \(asked)\(ground(gap.request.answer))"
        case .nothingHeld, .answered: "Answered by \(name)"
        }
    }

    /// Answers that a coordinator must see to, on the list of what waits.
    static func unsettled(_ entries: [InformationRequests.Unsettled]) -> HTML? {
        guard !entries.isEmpty else { return nil }
        let rows: [[HTML]] = entries.map { entry in
            [
                HTML.link(to: "/work/requests/\(entry.request)", "\(entry.name): \(entry.matter.inWords)"),
                HTML.link(to: "/work/cases/\(entry.reference)", "\(entry.reference)"), Pieces.date(entry.on),
                "\(entry.matter.whatToDo(entry.answering))",
            ]
        }
        return Pieces.table("Answers that agencies gave", ["What came", "Case", "On", "What you can do"], rows)
    }
}

extension CasePage {
    /// Whom a request asks.
    func requestee(_ request: InformationRequest) -> String { request.outside ?? agencyName(request.agency) }

    /// How a request stands today.
    func standing(of request: InformationRequest) -> InformationRequest.Standing {
        application.standing(of: request, on: today, beside: review)
    }
}

extension InformationRequest.Matter {
    var inWords: String {
        switch self {
        case .refused: "refused"
        case .late: "an answer that came too late"
        case .corrected: "an answer was put right"
        }
    }

    /// What a coordinator can do, by the duty of the body.
    func whatToDo(_ answering: Agency.Answering) -> String {
        switch (self, answering) {
        case (.refused, .must):
            "A body with public functions must answer, unless the law forbids it (Schedule 4, paragraph 7). Look at the "
                + "ground; ask again for less, or for what the ground does not cover; or go ahead with the gap named."
        case (.refused, .mustCooperate):
            "A landlord must co-operate (Schedule 4, paragraph 6). Look at the ground; ask again for less, or for what "
                + "the ground does not cover; or go ahead with the gap named."
        case (.refused, .may): "It need not answer. Ask again for less, or go ahead with the gap named."
        case (.late, _):
            "Read it. See whether it changes what was decided or found, and tell the panel or the lead officer if it does."
        case (.corrected, _): "Read it. If papers went out with the first text, send them again."
        }
    }
}

extension InformationRequest.Kind {
    /// Follows “asked for”.
    var inWords: String {
        switch self {
        case .verifying: "to check the reports, before the decision"
        case .fullPapers: "full papers for the panel"
        }
    }
}

extension InformationRequest.Ground {
    var inWords: String {
        switch self {
        case .dataProtection: "disclosing it would break data protection law"
        case .investigatoryPowers: "the law on interception and investigatory powers forbids it"
        case .otherFunctions: "it is not held in connection with public functions"
        case .noDuty: "the body has no duty to answer and chooses not to"
        }
    }
}

extension InformationRequest.Told.How {
    var inWords: String {
        switch self {
        case .email: "by email"
        case .telephone: "by telephone"
        case .letter: "by letter"
        case .inPerson: "in person"
        }
    }
}

extension InformationRequest.After {
    var inWords: String {
        switch self {
        case .decision: "after the decision"
        case .meeting: "after the meeting"
        case .closing: "after the case was closed"
        }
    }
}
