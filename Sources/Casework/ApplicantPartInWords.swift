// How an applicant is heard, in sentences to them: in letters and on their own page.

extension AttendanceChoice {
    /// What was chosen, a sentence each.
    public var sentences: [String] {
        var said: [String] = []
        switch heard {
        case .comes: said.append("You come to your part of the meeting\(wayInWords).")
        case .representative: said.append("\(representative) comes and speaks for you\(wayInWords).")
        case .statement: said.append("You stay away, and your statement is read out.")
        case .away: said.append("You stay away, and nothing is read out.")
        }
        if !supporter.isBlank { said.append("With you for support: \(supporter).") }
        if !interpreter.isBlank { said.append("An interpreter is needed: \(interpreter).") }
        if !needs.isBlank { said.append("What you need: \(needs)") }
        if meetsChair { said.append("You would like to meet the chair beforehand.") }
        return said
    }

    private var wayInWords: String {
        switch way {
        case .inPerson?: ", in person"
        case .online?: ", online"
        case nil: ""
        }
    }
}
