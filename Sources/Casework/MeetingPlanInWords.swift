extension MeetingPlan.Slot {
    /// Why the slot stands where it does: who comes, whether that is a quorum, and who would rather come then.
    func reasoned(quorum: MeetingQuestion.Quorum) -> String {
        let invited = attending.count + missing.count
        var parts: [String] = []
        if missing.isEmpty {
            parts.append(invited == 1 ? "The one person invited can attend" : "All \(invited) can attend")
        } else {
            parts.append("\(attending.count) of \(invited) can attend")
        }
        let needed = quorum.agencies > 0 ? " (\(quorum.agencies) needed)" : ""
        parts.append("from \(agencies == 1 ? "1 agency" : "\(agencies) agencies")\(needed)")
        var sentence = parts.joined(separator: ", ")
        if !preferring.isEmpty {
            sentence += "; \(preferring.count) of them prefer\(preferring.count == 1 ? "s" : "") this time"
        }
        if !missing.isEmpty { sentence += "; missing: \(missing.joined(separator: ", "))" }
        return sentence + "."
    }
}

extension MeetingPlan.Infeasible {
    init(
        _ conditions: [MeetingPlan.Condition], atLeast: Int, _ question: MeetingQuestion, _ grid: MeetingGrid
    ) {
        self.conditions = conditions
        self.atLeast = atLeast
        let window =
            "from \(question.from.inWords) to \(question.until.inWords), from \(MeetingPlan.time(question.dayStart)) to "
            + MeetingPlan.time(question.dayEnd)
        let length = question.durationMinutes == 1 ? "1 minute" : "\(question.durationMinutes) minutes"
        if conditions.contains(.window) {
            explanation =
                grid.days.isEmpty
                ? "There is no working day from \(question.from.inWords) to \(question.until.inWords)."
                : "No meeting of \(length) fits into a day from \(MeetingPlan.time(question.dayStart)) to "
                    + "\(MeetingPlan.time(question.dayEnd))."
            return
        }
        let words = conditions.map { $0.inWords(question) }
        let times = grid.count == 1 ? "the 1 time" : "the \(grid.count) times"
        explanation =
            "Of \(times) for a meeting of \(length) on the working days \(window), none is one at which "
            + MeetingPlan.joined(words) + "."
        for case .quorumOfRole(let role) in conditions
        where !question.invitees.contains(where: { $0.roles.contains { $0.isSame(as: role) } }) {
            explanation += " Nobody invited has the role \(role)."
        }
        let agencies = Set(question.invitees.map { Array($0.agency.utf8) }).count
        if conditions.contains(.quorumOfAgencies), agencies < question.quorum.agencies {
            explanation += " Only \(agencies == 1 ? "1 agency is" : "\(agencies) agencies are") invited."
        }
        if conditions.contains(.rooms), question.rooms.isEmpty { explanation += " No room is listed." }
        if conditions.count > 1 {
            explanation += " Without any one of these the others can hold together"
            explanation +=
                isProvedFewest
                ? ", and no fewer conditions are in the way."
                : "; that no fewer than \(atLeast) conditions are in the way is proved, and that fewer than these are is "
                    + "not ruled out."
        }
    }
}

extension MeetingPlan.Condition {
    fileprivate func inWords(_ question: MeetingQuestion) -> String {
        switch self {
        case .required(let id): "\(id) is free"
        case .quorumOfAgencies:
            question.quorum.agencies == 1
                ? "1 agency has somebody free" : "\(question.quorum.agencies) agencies have somebody free"
        case .quorumOfRole(let role): "somebody with the role \(role) is free"
        case .window: "the window has a time"
        case .rooms: "a room is free"
        }
    }
}

extension MeetingPlan {
    fileprivate static func time(_ minute: Int) -> String { London.hourAndMinute(minute) }

    fileprivate static func joined(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.joined() }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }
}
