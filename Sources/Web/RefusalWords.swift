import Casework

extension Refusal {
    /// For whoever tried: what is in the way, and what to do.
    var sentence: String {
        switch self {
        case .wrongStage(let stage, let needed):
            "This cannot be done while the case is “\(StageWords.of(stage))”. It belongs to the stage "
                + needed.map { "“\(StageWords.of($0))”" }.joined(separator: " or ") + "."
        case .notYours(let needed):
            needed.isEmpty
                ? "This is for somebody else to do."
                : "This is for a \(needed.map(\.inWords).joined(separator: " or a ")) to do."
        case .missing(let what): "Something is missing: \(RefusalWords.thing(what))."
        case .date(let what, let day, let from, let until):
            "\(RefusalWords.thing(what).withUpperStart): \(day.inWords) is not possible"
                + "\(RefusalWords.range(from, until))."
        case .calendarEnds(let day):
            "The list of bank holidays ends on \(day.inWords), and this deadline lies beyond it. Please ask whoever "
                + "runs the service to bring the list up to date."
        case .unknown(let what): "There is no such \(RefusalWords.thing(what)) in this case or partnership."
        case .tooFewBodies(let have, let needed):
            "The review procedure asks for at least \(needed) bodies at the meeting, and here there \(have == 1 ? "is" : "are") \(have)."
        case .already(let what): "This has been done already: \(StageWords.of(what))."
        case .openActions(let count):
            count == 1
                ? "One action is still open. Say why the case is closed all the same."
                : "\(count) actions are still open. Say why the case is closed all the same."
        case .stillOpen(let what, let count):
            "Still open: \(what.inWords) (\(count)). Say why the case is closed all the same."
        case .tookPart(let names):
            "\(names.joined(separator: ", ")) took part in this case or in the decision. Somebody else must hear the review "
                + "of it."
        case .decision(let faults):
            "The decision cannot be recorded. " + faults.map { "\($0.sentence)." }.joined(separator: " ")
        case .people(let fault): fault.sentence
        case .meeting(let concerns): concerns.map(\.words).joined(separator: " ")
        case .part(let fault): fault.sentence
        case .samePerson: "A second person must decide this: not the one who asked for it, and not the one it is about."
        case .notReadForDanger:
            "Somebody must read this case for danger first: nobody has, or not since that was last asked. Record the "
                + "reading, and then do this."
        case .tooManyReports(let most):
            "One application holds \(most) reports at most. A fresh application can hold more."
        }
    }
}

enum RefusalWords {
    /// The names that rules use, as people say them.
    static func thing(_ name: String) -> String {
        switch name {
        case "taken_by": "who took the application"
        case "received_on": "the day it was received"
        case "relevant bodies of the area": "the relevant bodies of the area"
        case "note": "what you saw, and any referral"
        case "signs": "which dangers you saw, or that you saw none"
        case "referral_reason": "why the referral was made, or why it was not"
        case "referral_to": "whom the referral was for"
        case "behaviour_on": "the day on which it happened"
        case "reported_on": "the day on which it was reported"
        case "reported_to": "who was told"
        case "description": "what happened"
        case "asked": "what is asked for"
        case "purpose": "what it is asked for"
        case "text": "what you want to say"
        case "rest_by": "the day by which the rest will come"
        case "due": "the day by which it is due"
        case "reasons": "the reasons"
        case "reason": "the reason"
        case "bodies": "the relevant bodies that decided"
        case "people": "the names of those who decided"
        case "consideration":
            "what was considered: how persistent the behaviour is, the harm, and whether the response was adequate"
        case "decided_on": "the day of the decision"
        case "starts": "the start of the meeting"
        case "minutes": "how long the meeting lasts, 15 to 480 minutes"
        case "place": "the place of the meeting"
        case "slot": "a time for this case that lies within the meeting, at least 15 minutes long"
        case "papers": "the papers for the panel"
        case "invited": "who is invited"
        case "findings": "what the panel found"
        case "held": "the day of the meeting"
        case "awaited": "what is awaited before the meeting goes on"
        case "minutes of the progress meeting":
            "the minutes of the progress meeting that has been: record them before you set the next"
        case "progress meeting": "progress meeting"
        case "meeting to come": "meeting to come"
        case "called_off": "the day on which it is called off"
        case "lead officer": "a lead officer who has accepted"
        case "recommendation": "the recommendation"
        case "action": "what is to be done"
        case "done_when": "what done looks like"
        case "power_reason":
            "why this body does it: the catalogue does not know it to have the power, so choose another body or say why"
        case "review_on": "the day on which the action is looked at again"
        case "reach of the body": "an email address or a postal address of that body"
        case "who was sent": "who was sent in place of the one who was invited"
        case "dissent": "why the body dissents"
        case "correction": "what the record reads now"
        case "recorded meeting": "meeting that has been recorded"
        case "actions or recommendations": "an action or a recommendation"
        case "outcome": "the outcome"
        case "draft of the outcome": "what the applicant is told of the outcome: somebody writes it first"
        case "second reading of the outcome": "a second person who has read what the applicant is told, and let it pass"
        case "reading of the plan as it is now":
            "a second reading: the plan has changed since the outcome was read, so write it and have it read again"
        case "findings of the reading": "what must be mended"
        case "applicants whom it concerns": "which applicants it concerns"
        case "ground of a review": "what the review is asked for: a ground of the procedure in force on that day"
        case "how the papers were sent": "how the papers were sent, and to whom"
        case "hearers": "who hears it"
        case "review of the decision": "open review of the decision"
        case "lesson": "what was learnt"
        case "remark": "what is not right"
        case "reopened_on": "the day on which it is opened again"
        case "evidence": "the evidence that it was done"
        case "done_on": "the day on which it was done"
        case "relevant body": "relevant body"
        case "review to be heard in": "open review to be heard in"
        case "somebody left": "somebody who can run the case, and a second person who can decide on this"
        case "area_choice":
            "whose area it is: some reports are about this area, so say first that it is theirs, and why"
        case "other area": "other area"
        case "contact of the area": "contact of that area, valid today"
        case "area_code": "the area’s code, like E07000146"
        case "area_name": "the area’s name"
        case "body": "the body that takes applications there"
        case "reach": "an email address, a telephone number or a postal address"
        case "name": "the name"
        case "guidance": "the name of the guidance and a link to it"
        case "valid_from": "the first day"
        case "valid_until": "the last day"
        case "local policing body": "local policing body"
        case "days": "a number of days between 1 and 366"
        case "response_due_on": "the day by which the body had to respond"
        case "reported_by": "who made the report"
        case "place_of_report": "where it happened"
        case "change": "a fact that is to be corrected"
        case "two reports": "two reports or more to be joined"
        case "reports": "the reports"
        case "fact": "fact that can be corrected here"
        case "cover_from": "the first day of the cover"
        case "cover_until": "the last day of the cover"
        case "cover": "cover"
        case "leaves_on": "the first day without access"
        case "serves_from": "the first day"
        case "agency_reference": "the agency’s reference, of 60 characters or fewer"
        case "unnamed": "what they take over"
        case "word": "how things stand"
        case "another cover": "a cover who is somebody else"
        case "reach of the point of contact": "how to reach them, in 200 characters or fewer"
        case "interval of word": "a number of working days from 1 to 40"
        case "ground": "ground on which this body can refuse"
        case "told_by": "who told you the answer"
        case "told_on": "the day on which you were told"
        case "entry": "the date of an entry"
        case "entries":
            "dated entries as they can be kept: 500 or fewer, each saying what happened in 2,000 characters or fewer, and none "
                + "with a refusal"
        case "whom you ask": "whom you ask"
        case "answer": "answer that can be corrected"
        case "entry of the chronology": "entry of the chronology"
        case "another day": "a day other than the one it is due on"
        case "deadline that can be moved": "deadline that can be moved"
        case "slots": "between 1 and 12 times to ask about"
        case "last_day": "the last day to answer"
        case "said_by": "who gave the answer, and how"
        case "availability": "an answer to one of the times"
        case "preference": "times that are either good or not possible, and not both"
        case "notice_days": "a number of days from 0 to 28"
        case "away_until": "the last day away"
        case "asked_on": "the day on which it was asked for"
        case "decision that can be reviewed now": "decision that can be reviewed now"
        case "duty that is done by saying so": "duty that is done by saying so"
        case "representative": "who speaks for the applicant"
        case "way": "whether they come in person or online"
        case "statement": "what the applicant says, or what they want to happen"
        case "chair_place": "where they meet the chair"
        case "chair_at": "the meeting with the chair"
        case "other_side": "when the other side arrives, and for how long it is there"
        case "part": "the applicant’s part in the meeting"
        case "question": "the question"
        case "hidden_name": "a name of at least two letters"
        case "another deputy": "a deputy who is somebody else"
        case "reason for this chair":
            "why this person chairs: they are not as independent as is recommended, and the reason stays on record"
        case "chair": "somebody who chairs"
        case "conflict": "what the conflict of interest is"
        case "hand-over note": "what whoever takes over needs to know"
        case "organisation": "the organisation that they are from"
        case "arrangement": "how it was arranged"
        case "guest_until": "the last day of their access"
        case "capacity": "how many cases they can lead at once, 0 to 100"
        case "update": "how far it is"
        case "extended_due":
            "the later day to which the action is extended (to bring it forward, its deadline is moved instead)"
        case "time that was asked for": "time that was asked for and not decided on"
        case "declined action": "action that was declined and that nobody has seen to"
        case "tell_first":
            "the applicant must be told before this action begins, or a named person must say why not: until then it "
                + "can be neither accepted nor done"
        case "told_first_on": "the day on which they were told"
        case "how they were told": "how they were told"
        case "who answers for not telling": "the name of whoever answers for not telling them"
        case "risk": "who is at risk, of what, the measures and who sees to them, or a note that nobody is any more"
        case "risk_review": "the day on which the plan is looked at again"
        case "support": "who was offered what, and by whom"
        case "offered_on": "the day on which it was offered"
        default: name
        }
    }

    static func range(_ from: CivilDate?, _ until: CivilDate?) -> String {
        switch (from, until) {
        case (let from?, let until?): ", it must be between \(from.inWords) and \(until.inWords)"
        case (let from?, nil): ", it must be \(from.inWords) or later"
        case (nil, let until?): ", it must be \(until.inWords) or earlier"
        case (nil, nil): ""
        }
    }
}

/// The names of stages and standings, as people say them.
enum StageWords {
    static func of(_ name: String) -> String {
        switch name {
        case "received": "received"
        case "acknowledged": "acknowledged"
        case "gathering": "gathering information"
        case "decided": "threshold decided"
        case "withdrawn": "withdrawn"
        case "passed-on": "passed on to another area"
        case "passed on": "it has been passed on"
        case "ended": "it has ended"
        case "arranging": "meeting being arranged"
        case "meeting-set": "meeting set"
        case "held": "meeting held"
        case "consulting": "applicant consulted on the plan"
        case "outcome-sent": "outcome sent"
        case "closed": "closed"
        case "read": "it has been read"
        case "sent": "it has been sent"
        case "concluded": "the review of the decision is concluded"
        case "answered":
            "this request is answered. To change what was answered, open it and choose to correct the answer"
        case "plan-shared":
            "the draft plan was sent, and it has not changed since. Change the plan before you send it again"
        case "plan-answered": "this answer on the draft plan is there, in the same words"
        case "point of contact": "this person is the point of contact, with this cover"
        case "informed so": "they are kept informed like this"
        case "remark answered": "it has been answered"
        case "remarks waiting": "\(ApplicantRemark.most) remarks wait for an answer"
        case "reopening asked": "it has been asked for since the case was closed"
        case "answer seen to": "nothing of this answer waits for you"
        case "reports joined": "these reports are about one event"
        case "reports apart": "a report that you chose is about an event of its own"
        case "told": "the applicant has been told of this answer"
        case "told first": "whether the applicant is told first is settled"
        case "changed meanwhile": "somebody else has changed it since you opened the page"
        default: name
        }
    }
}

extension Role {
    var inWords: String {
        switch self {
        case .coordinator: "coordinator (single point of contact)"
        case .contact: "contact of an agency"
        case .chair: "chair"
        case .senior: "named senior"
        }
    }
}

extension String {
    var withUpperStart: String {
        let scalars = Array(unicodeScalars)
        guard let first = scalars.first else { return self }
        return first.properties.uppercaseMapping + String(String.UnicodeScalarView(scalars.dropFirst()))
    }
}
