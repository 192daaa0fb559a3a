import Casework
import Desk
import Records
import Text

// What a system reads, as JSON.
extension Pages {
    static func json(_ request: InformationRequest, _ page: CasePage) -> JSON {
        let standing = page.standing(of: request)
        let again = request.isAskedAgain ? request.followUps.last { $0.kind == .askedAgain } : nil
        return [
            "id": .string("\(request.id)"), "kind": .string(request.kind.rawValue),
            "case": .string("\(page.application.reference)"), "area": .string(page.areaName),
            "about": JSON(page.applicant.map { $0.onBehalfOf ?? $0.name }), "asked": .string(request.asked),
            "asked_again": JSON(again?.words), "purpose": .string(request.purpose),
            "duty": .string("You \(request.answering.inWords)."),
            "grounds": JSON(InformationRequest.Ground.open(to: request.answering).map(\.rawValue)),
            "asked_on": .string("\(request.askedOn)"), "due": .string("\(standing.lastDay ?? request.due)"),
            "agency_reference": JSON(page.reference(of: request.agency)), "standing": .string(standing.name),
            "answers": .array(request.answers.map(json)),
        ]
    }

    private static func json(_ answer: InformationRequest.Answer) -> JSON {
        [
            "number": .integer(answer.number), "kind": .string(answer.kind.rawValue), "text": .string(answer.text),
            "entries": .array(answer.entries.map(json)), "rest_by": JSON(answer.restBy?.description),
            "ground": JSON(answer.ground?.rawValue), "kept": JSON(answer.kept), "corrects": JSON(answer.corrects),
            "after": JSON(answer.after?.rawValue), "on": .string("\(answer.on)"),
        ]
    }

    private static func json(_ entry: InformationRequest.Entry) -> JSON {
        [
            "on": .string("\(entry.on)"), "time": JSON(entry.minute.map(London.hourAndMinute)),
            "what": .string(entry.what),
            "done": JSON(entry.done), "reference": JSON(entry.reference),
        ]
    }

    static func json(_ action: Action, _ page: CasePage) -> JSON {
        [
            "id": .string("\(action.id)"), "case": .string("\(page.application.reference)"),
            "person": .string(page.officerName(action.person)), "text": .string(action.text),
            "done_when": .string(action.doneWhen), "due": .string("\(action.due)"),
            "agency_reference": JSON(page.reference(of: action.agency)),
            "state": .string(action.state.name.rawValue), "open": .bool(action.isOpen),
            "waits_for_applicant": .bool(page.review?.awaitsTelling(action) ?? false),
            "updates": .array(action.updates.map(json)),
        ]
    }

    private static func json(_ update: Action.Update) -> JSON {
        let (kind, until): (String, CivilDate?) =
            switch update.kind {
            case .word: ("update", nil)
            case .asksTime(_, let day): ("more-time", day)
            case .refusesTime: ("more-time-refused", nil)
            case .late: ("after-closing", nil)
            }
        return [
            "on": .string("\(update.on)"), "kind": .string(kind), "text": .string(update.words),
            "until": JSON(until?.description),
        ]
    }

    static func json(_ page: AvailabilityPage) -> JSON {
        [
            "id": .string("\(page.asked.id)"), "cases": JSON(page.references.map(\.description)),
            "minutes": .integer(page.poll.minutes), "due": .string("\(page.poll.lastDay)"),
            "open": .bool(page.poll.ended == nil),
            "slots": .array(
                page.slots.map { slot in
                    [
                        "number": .integer(slot.number), "starts_at": .string(slot.startsAt.rfc3339InLondon),
                        "reply": JSON(page.asked.replies[slot.number]?.rawValue),
                    ]
                }),
            "comment": .string(page.asked.comment),
        ]
    }
}

extension InformationRequest.Standing {
    static let names = [
        "waiting", "late", "promised", "promise-broken", "lapsed", "nothing-held", "answered", "refused",
    ]

    fileprivate var name: String {
        switch self {
        case .waiting: "waiting"
        case .late: "late"
        case .promised: "promised"
        case .promiseBroken: "promise-broken"
        case .lapsed: "lapsed"
        case .nothingHeld: "nothing-held"
        case .answered: "answered"
        case .refused: "refused"
        }
    }

    /// The day until which something is waited for.
    fileprivate var lastDay: CivilDate? {
        switch self {
        case .waiting(let day), .late(let day), .promised(let day), .promiseBroken(let day): day
        case .lapsed, .nothingHeld, .answered, .refused: nil
        }
    }
}
