import Casework

// Readings for danger, as pages for those who work say them.

extension Application.DangerReading.Level {
    var inWords: String {
        switch self {
        case .standard: "standard"
        case .medium: "medium"
        case .high: "high"
        }
    }

    /// When it is the right one.
    var hint: String {
        switch self {
        case .standard: "Nothing points to serious harm now."
        case .medium: "Serious harm is possible, if things change for the worse."
        case .high: "Serious harm could come at any time."
        }
    }
}

extension Application.DangerReading.Occasion {
    /// Why it was read.
    var inWords: String {
        switch self {
        case .receipt: "when it came in"
        case .newReport: "for a new report"
        case .beforeMeeting: "before the meeting"
        case .beforeClosing: "before closing"
        case .unasked: "for something heard meanwhile"
        }
    }

    /// Why it must be read now.
    var asking: String {
        switch self {
        case .receipt: "Nobody has read it yet"
        case .newReport: "A report has come since it was last read"
        case .beforeMeeting: "The meeting is set"
        case .beforeClosing: "The case is to be closed"
        case .unasked: "Something was heard"
        }
    }
}

extension Application.DangerReading.Sign {
    var inWords: String {
        switch self {
        case .threatToLife: "Threat to life"
        case .selfHarm: "Suicide or self-harm"
        case .children: "Children at risk"
        case .hate: "Hate"
        case .weapons: "Weapons"
        }
    }
}

extension Application.DangerReading.Referral.Body {
    var inWords: String {
        switch self {
        case .police: "the police"
        case .adultSafeguarding: "adult safeguarding"
        case .childrenSafeguarding: "children's safeguarding"
        case .other(let name): name
        }
    }
}
