import Casework
import FoundationEssentials

@testable import Records

/// Messages to write letters of.
enum Samples {
    /// A message of a kind with every fact that such a letter may use.
    static func message(_ kind: Notice.Kind, _ own: [String: Notice.Fact]? = nil) -> OutboxMessage {
        let isToApplicant = applicantKinds.contains(kind)
        return OutboxMessage(
            id: UUID(), partnership: Partnership(id: .init(UUID()), name: "Safer East"), file: UUID(), kind: kind,
            isStatutory: kind.isStatutory,
            recipient: isToApplicant ? .applicant(.init(UUID())) : .agency(.init(UUID())),
            name: isToApplicant ? "Ann Ash" : "East Police", way: .email, address: "someone@east.example",
            facts: own ?? facts.filter { kind.factNames.contains($0.key) }, path: nil, reference: "CR-7K2M9QPX",
            area: kind == .passedOn ? "Eastleigh" : nil, contactName: "East Council",
            contactMailbox: "review@east.example", sequence: 0, createdAt: PostOffice.morning, expires: nil, attempt: 1,
            mayHaveBeenSent: false, event: kind.eventChange == nil ? nil : "6c7a0f3e-0b1d-4a55-9d7f-2f1f9f0a1c11",
            items: kind == .digest ? [message(.reminder)] : [])
    }

    static let applicantKinds: Set<Notice.Kind> = [
        .acknowledgement, .thresholdMet, .thresholdNotMet, .otherArea, .passedToArea, .applicantInvitation,
        .leadConfirmed,
        .planShared, .outcome, .closed, .withdrawn, .dayMoved, .applicantMeetingChanged,
        .applicantMeetingCancelled, .contactChanged, .word, .reviewAsked, .applicantMeetingAdjourned, .notInvited,
        .attendanceNoted, .recommendationAnswered, .actionAhead, .applicantMeetingTomorrow, .reopened,
        .reviewPapersSent, .decisionReviewed, .pointOfContact, .somethingNewTaken, .remarkAnswered,
    ]

    static let day = PostOffice.day("2026-05-04")

    /// Every fact that a letter may use.
    static let facts: [String: Notice.Fact] = [
        "received": .date(day), "decision_due": .date(day), "area": .text("E07000146"), "channel": .text("in-person"),
        "asked": .text("Ann Ash's reports"), "purpose": .text("To see what was done"), "due": .date(day),
        "answering": .text("must-co-operate"), "reasons": .text("Three reports count."), "panel_due": .date(day),
        "decided_by": .text("Cora Ellis"), "persistence": .text("It went on for weeks."), "harm": .text("Lost sleep."),
        "adequacy": .text("Each was answered."), "review_body": .text("the Commissioner"), "review_until": .date(day),
        "reports": .lines(["Report 1 counts.", "Report 2 does not."]), "rule": .text("Three reports are needed."),
        "sign_off": .lines(["Sonia Patel answers for it."]), "ground": .text("enough reports were made"),
        "review_how": .text("Write to us."), "review_grounds": .lines(["dissatisfied with the review"]),
        "starts": .moment(London.instant(date: day, hour: 14, minute: 0)), "minutes": .number(90),
        "place": .text("Town Hall, room 2"), "lead_name": .text("Lena Moss"), "lead_agency": .text("East Homes"),
        "recommendation": .text("Ann Ash's door"), "action": .text("Ann Ash's door"), "done_when": .text("It closes"),
        "plan": .lines(["East Homes: mend the door", "East Police: visit"]), "until": .date(day),
        "outcome": .text("Better doors."), "recommendations": .lines(["Mend doors faster."]),
        "reason": .text("Everything is done."), "duty": .text("threshold-decision"), "ordinal": .number(2),
        "working_days": .number(3), "when": .text("after"), "late": .number(3),
        "stands_in_for": .text("Pat Reed"), "code": .text("123456"),
        "elsewhere": .lines([]), "further_review": .lines(["You can also ask East's mayor."]),
        "other_area": .text("Westleigh"), "to": .text("Safer West"), "reach": .text("West Council, 01632 960002"),
        "new_reference": .lines(["CR-7K2M9QPX"]), "passed": .date(day),
        "items": .lines(["CR-7K2M9QPX: answer the request for information, due Monday 4 May 2026"]),
        "overdue": .lines(["CR-7K2M9QPX: hold the review meeting, due Friday 1 May 2026"]),
        "coming": .lines(["CR-7K2M9QPX: send the outcome"]), "undelivered": .number(2), "unknown": .number(1),
        "late_since": .moment(PostOffice.morning),
        "was": .text("Friday 1 May 2026"), "was_minutes": .number(60), "was_place": .text("Town Hall, room 1"),
        "slots": .lines(["Monday 18 May 2026, 10am", "Tuesday 19 May 2026, 2pm"]),
        "because": .text("Monday 4 May 2026 is a bank holiday."),
        "person": .text("Pat Reed"), "duties": .lines(["answer the request for information"]),
        "waiting": .lines(["Room 5"]), "bodies": .lines(["East Council", "East Police"]),
        "meeting": .moment(London.instant(date: day, hour: 14, minute: 0)), "choice": .lines(["You come, in person."]),
        "chair_at": .moment(London.instant(date: day, hour: 13, minute: 0)), "chair_place": .lines(["Room 5"]),
        "what": .text("choice"),
        "cover": .text("Sonia Patel"), "from": .date(day), "changed": .text("your telephone number"),
        "word": .text("The door was mended."), "next": .date(day), "heard_by": .text("The Commissioner hears it."),
        "papers_by": .date(day), "area_name": .text("Easthill"), "awaiting": .text("The landlord's papers."),
        "body": .text("East Homes"), "answer": .text("accepts it in part"), "chair_off": .lines([]),
        "closed_on": .date(day), "closed_by": .text("Lena Moss"), "reopen_until": .date(day),
        "reopen_how": .lines([]), "standing": .text("The review goes on for the other applicants."),
        "papers_on": .date(day), "heard_on": .date(day), "hearers": .text("I. Grant"),
        "what_next": .lines(["The decision stands."]),
        "report": .number(4), "happened": .date(day), "asked_on": .date(day), "answered": .text("put-right"),
        "progress": .text("It looks at how far the plan has come."),
        "consulted": .text("We sent you the draft plan, and you answered."), "changes": .lines(["New: a lock."]),
        "sent_before": .text("We sent you a draft before."),
        "name": .text("Cora Ellis"), "away_until": .date(day),
    ]
}
