import Casework

extension ApplicantPart.Fault {
    /// What is in the way, and what to do.
    var sentence: String {
        switch self {
        case .sharesTime:
            "The other side would be there at the applicant’s time, or in the \(ApplicantPart.arrivesBefore) minutes "
                + "before it. Give one of them another time, so that they never meet."
        case .sharesWaitingRoom:
            "The applicant and the other side would share a waiting room. Give the applicant a room of their own."
        case .sharesLink:
            "The applicant would use the same video link as the other side or as the whole meeting. Give them a link of "
                + "their own."
        case .notApart:
            "The other side comes too, so the applicant needs a waiting room of their own, or a video link of their own "
                + "where they come online, before they are invited."
        case .outside: "The applicant’s own time must lie within the time that the meeting has for this case."
        case .notInvited:
            "The applicant is not invited to this meeting. They can send a statement, or be invited first."
        case .tooLate:
            "The applicant can change this until the day before the meeting. A coordinator can enter it until it begins."
        }
    }
}

extension ApplicantPart.Fault {
    /// What is in the way, to the applicant: nothing of the other side.
    var sentenceToApplicant: String {
        switch self {
        case .notInvited:
            "You are not invited to come to this meeting, so that you can choose only what the meeting hears in writing. "
                + "If you do not agree, please tell us."
        case .tooLate: "This can be changed here until the day before the meeting. Please telephone us instead."
        case .sharesTime, .sharesWaitingRoom, .sharesLink, .notApart, .outside:
            "This cannot be chosen at the moment. Please telephone us: we arrange it with you."
        }
    }
}

extension AttendanceChoice.Heard {
    /// To those who work on the case.
    var inWords: String {
        switch self {
        case .comes: "They come to their part of the meeting"
        case .representative: "Somebody else comes and speaks for them"
        case .statement: "They stay away, and their statement is read out"
        case .away: "They stay away, and nothing is read out"
        }
    }

    /// To the applicant.
    var inWordsToApplicant: String {
        switch self {
        case .comes: "I will come to my part of the meeting"
        case .representative: "Somebody else will come and speak for me"
        case .statement: "I will stay away, and my statement is read out"
        case .away: "I will stay away, and nothing is read out"
        }
    }
}

extension AttendanceChoice.Way {
    var inWords: String {
        switch self {
        case .inPerson: "In person"
        case .online: "Online, by a video link"
        }
    }
}
