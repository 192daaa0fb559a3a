extension InformationRequest {
    /// How a request stands on a day.
    public enum Standing: Equatable, Sendable {
        /// Nothing has come, or it was asked again since; due on this day, which is not over.
        case waiting(until: CivilDate)
        case late(since: CivilDate)
        /// A part is in, the rest is promised for this day.
        case promised(CivilDate)
        case promiseBroken(since: CivilDate)
        /// Nobody waits for it any more, and nothing has come, or a part alone.
        case lapsed(hasPart: Bool)
        case nothingHeld
        case answered
        case refused

        /// Whether something that was asked for is not there.
        public var isGap: Bool {
            switch self {
            case .waiting, .late, .promised, .promiseBroken, .lapsed, .refused: true
            case .nothingHeld, .answered: false
            }
        }
    }

    /// - Parameter isWaitedFor: Whether anybody still waits for it (`Application.waits`).
    public func standing(on today: CivilDate, isWaitedFor: Bool = true) -> Standing {
        guard let answer, !isAskedAgain else {
            guard isWaitedFor else { return .lapsed(hasPart: answer.map { $0.kind != .refused } ?? false) }
            return today > due ? .late(since: due) : .waiting(until: due)
        }
        switch answer.kind {
        case .nothingHeld: return answers.contains { !$0.entries.isEmpty } ? .answered : .nothingHeld
        case .chronology: return .answered
        case .refused: return .refused
        case .partial:
            guard isWaitedFor else { return .lapsed(hasPart: true) }
            let day = answer.restBy ?? due
            return today > day ? .promiseBroken(since: day) : .promised(day)
        }
    }

    /// Whether it was asked again and nothing came since. What puts an earlier answer right is none to what was asked
    /// again, unless it gives what was refused or not held before.
    public var isAskedAgain: Bool {
        guard let newest = followUps.last(where: { $0.kind == .askedAgain }) else { return false }
        func givesNothing(_ kind: Answer.Kind?) -> Bool { kind == .refused || kind == .nothingHeld }
        return answers.dropFirst(newest.answers).allSatisfy { answer in
            guard let corrected = answer.corrects, corrected <= newest.answers else { return false }
            let was = answers.first { $0.number == corrected }?.kind
            return !givesNothing(was) || givesNothing(answer.kind)
        }
    }

    /// Whether the whole answer is in.
    var isAnswered: Bool { answer.map { $0.kind != .partial && !isAskedAgain } ?? false }

    /// The day on which the whole answer came, else the day for which it is asked or promised.
    var lastDay: CivilDate {
        guard let answer, !isAskedAgain else { return due }
        return answer.kind == .partial ? answer.restBy ?? due : answer.on
    }

    /// What a coordinator must see in an answer.
    public enum Matter: String, Equatable, Sendable {
        case refused
        /// It came after what it was asked for.
        case late
        /// The body put right what it had answered.
        case corrected
    }

    /// What is for a coordinator to see to in the newest answer; nil where nothing is, or somebody has.
    public var matter: Matter? {
        guard let newest = answers.last, !followUps.contains(where: { $0.answers >= answers.count }) else { return nil }
        if newest.kind == .refused { return .refused }
        if newest.after != nil { return .late }
        return newest.corrects == nil ? nil : .corrected
    }
}
