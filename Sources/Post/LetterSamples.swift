public import Casework
import Records

extension Letters {
    /// One kind of letter, for whoever writes one of their own.
    public struct Sample: Sendable {
        public var kind: Notice.Kind
        /// The file that it was read from; a bare name for one that ships.
        public var file: String
        /// The text with its names.
        public var template: String
        /// What each name stands for in the sample; names of nothing here may be empty in real letters too.
        public var values: [(name: String, value: String)]
        /// Filled with an invented case.
        public var letter: Letter
    }

    /// A kind of letter, filled with an invented case. Throws the name of a fact that it needs and that none of its
    /// messages is sure to have.
    public func sample(of kind: Notice.Kind) throws(LetterLacks) -> Sample {
        var facts = Letters.inventedFacts
        if kind == .applicantSpoke { facts["what"] = .text("something-new") }
        let message = OutboxMessage.invented(kind, facts: facts, at: Letters.inventedMoment)
        let link =
            kind == .signInCode || kind == .toOtherArea
            ? nil : "https://review.example/\(kind.isToApplicant ? "track" : "l/…")"
        let values = LetterValues.values(of: message, link: link)
        return Sample(
            kind: kind, file: file(of: kind), template: source(of: kind),
            values: Letters.names(of: kind).sorted().map { name in
                switch values[name] {
                case .text(let text)?: (name, text)
                case .list(let lines)?: (name, lines.joined(separator: " / "))
                case nil: (name, "")
                }
            }, letter: try letter(to: message, link: link))
    }

    private static let inventedDay = CivilDate(dayNumber: 20_577)
    private static let inventedMoment = London.instant(date: inventedDay, hour: 9, minute: 0)
    private static let inventedLater = London.instant(date: inventedDay.adding(days: 10), hour: 14, minute: 0)

    /// Every fact that a letter may use.
    private static let inventedFacts: [String: Notice.Fact] = [
        "received": .date(inventedDay), "decision_due": .date(inventedDay), "elsewhere": .lines([]),
        "area": .text("E07000000"), "channel": .text("web"), "asked": .date(inventedDay),
        "purpose": .text("to see what was done"), "due": .date(inventedDay), "answering": .text("must"),
        "again": .lines([]), "sent_before": .lines([]), "papers": .lines([]),
        "reasons": .text("Three of your reports count, and each was made in time."),
        "ground": .text("enough reports were made"), "panel_due": .date(inventedDay),
        "decided_by": .text("A. Hall (Easthill Council), B. Moss (Easthill Police)"),
        "reports": .lines(["Report 1 of 3 April 2026: it counts.", "Report 2 of 4 June 2025: it was made too early."]),
        "rule": .text("three reports in six months"), "sign_off": .lines([]),
        "persistence": .text("It went on for three weeks."), "harm": .text("You lost sleep."),
        "adequacy": .text("Each report was answered within two days."),
        "review_body": .text("the Police and Crime Commissioner"), "review_until": .date(inventedDay),
        "review_how": .text("write to the Commissioner, or ask us to send it on."),
        "review_grounds": .lines(["something was not followed"]), "further_review": .lines([]),
        "other_area": .text("Westhill"), "to": .text("Safer Westhill"),
        "reach": .text("Westhill Council, 01632 960002"), "new_reference": .lines(["CR-3F8T5WAN"]),
        "passed": .date(inventedDay), "starts": .moment(inventedLater), "minutes": .number(60),
        "place": .text("Town Hall, room 2"), "was": .moment(inventedMoment), "was_minutes": .number(60),
        "was_place": .text("Town Hall, room 1"), "because": .text("The room is closed for repairs."),
        "lead_name": .text("Lena Moss"), "lead_agency": .text("Easthill Homes"),
        "recommendation": .text("Mend doors faster."), "action": .text("Mend the door"),
        "done_when": .text("it closes"), "plan": .lines(["Easthill Homes: mend the door, by 1 June 2026"]),
        "until": .date(inventedDay), "from": .date(inventedDay), "outcome": .text("The doors are mended, and kept."),
        "recommendations": .lines(["Mend doors faster."]), "reason": .text("Everything agreed has been done."),
        "duty": .text("threshold-decision"), "ordinal": .number(2), "working_days": .number(-3),
        "when": .text("before"), "code": .text("123456"),
        "items": .lines(["CR-7K2M9QPX: answer the request for information"]),
        "overdue": .lines(["CR-3F8T5WAN: hold the review meeting"]),
        "coming": .lines(["CR-7K2M9QPX: send the outcome"]), "undelivered": .number(2), "unknown": .number(1),
        "late_since": .moment(inventedMoment), "person": .text("Pat Reed"),
        "duties": .lines(["answer the request for information"]), "cover": .text("Sonia Patel"),
        "changed": .text("your telephone number"), "word": .text("The door was mended on Friday."),
        "next": .date(inventedDay), "heard_by": .text("The Commissioner looks at it, and writes to you."),
        "papers_by": .date(inventedDay), "waiting": .lines(["Room 5, on the first floor"]),
        "bodies": .lines(["Easthill Council", "Easthill Police"]), "meeting": .moment(inventedLater),
        "choice": .lines(["You come to your part of the meeting, in person."]), "chair_at": .moment(inventedMoment),
        "chair_place": .lines(["Room 5"]), "chair_off": .lines([]), "what": .text("choice"),
        "area_name": .text("Easthill"),
        "closed_on": .date(inventedDay), "closed_by": .text("Lena Moss"), "reopen_until": .date(inventedDay),
        "reopen_how": .lines([]), "standing": .text("The review goes on for the other applicants."),
        "papers_on": .date(inventedDay), "heard_on": .date(inventedDay), "hearers": .text("I. Grant, J. Osei"),
        "answer": .text("the decision stays as it was"), "what_next": .lines(["The decision stands."]),
        "awaiting": .text("The papers of the landlord."), "progress": .text("It looks at how far the plan has come."),
        "consulted": .text("We sent you the draft plan on 1 May 2026, and had no answer by 11 May 2026."),
        "changes": .lines(["New: Easthill Homes: mend the lock, by 1 June 2026"]),
        "body": .text("Easthill Homes"), "name": .text("Cora Ellis"),
        "report": .number(4), "happened": .date(inventedDay), "asked_on": .date(inventedDay),
        "answered": .text("put-right"),
    ]
}
