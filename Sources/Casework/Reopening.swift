/// Until when a closed case can be opened again.
public enum Reopening {
    /// Where the procedure says nothing of opening a case again: six months, the time in which the Act counts reports
    /// (section 104(11)).
    public static let months = 6

    /// The last day on which a case that was closed on `day` can be opened again.
    public static func lastDay(after day: CivilDate, in around: Circumstances) throws(Refusal) -> CivilDate {
        let limit = around.procedure.reopening?.limit ?? .months(months)
        do throws(PastCalendar) {
            return try limit.due(from: day, counting: .after, calendar: around.calendar).due
        } catch { throw .calendarEnds(around.calendar.lastDay) }
    }
}

extension Procedure {
    /// The terms on which a closed case is opened again, where the procedure has them.
    public struct ReopeningRule: Equatable, Sendable {
        /// Counted from the day of closing.
        public var limit: Limit
        /// On what grounds, in the procedure's words.
        public var words: String?

        public init(limit: Limit, words: String? = nil) {
            self.limit = limit
            self.words = words
        }
    }
}

extension Review {
    /// Opens a closed case again, with a reason, as long as the procedure lets it: it goes on from the outcome, and its
    /// applicants are told. Actions that are open keep their days; a recommendation without an answer has its time anew.
    public func reopening(
        because reason: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let officer = try actor.officer(holding: .coordinator)
        guard case .closed(let closedOn, _, let sent, let summary) = stage else { throw wrongStage(.closed) }
        guard !reason.isBlank else { throw .missing("reason") }
        let last = try Reopening.lastDay(after: closedOn, in: around)
        guard around.today <= last else { throw .date("reopened_on", around.today, from: closedOn, until: last) }
        var after = self
        after.stage = .outcomeSent(on: sent, summary: summary)
        after.endings.reopen(on: around.today, by: officer.person, because: reason)
        let next = try after.nextWord(after: around.today, in: around)
        var deadlines: [Deadline.Change] = [.open(next)]
        for action in actions where action.isOpen {
            deadlines.append(
                .open(
                    try around.deadline(
                        .action, due: action.due, from: around.today, subject: action.id.raw,
                        owner: .init(agency: action.agency, person: action.person),
                        working: "Set by the panel; the case was opened again.")))
            deadlines += try after.openingReview(of: action, in: around)
        }
        for recommendation in recommendations where recommendation.answer == nil {
            deadlines.append(
                .open(
                    try around.deadline(
                        .recommendationAnswer, from: around.today, subject: recommendation.id.raw,
                        owner: .init(agency: recommendation.agency))))
        }
        return Outcome(
            after, events: [Event(.reopened, [.init("reason", reason)])],
            notices: applications.map {
                Notice(.reopened, to: .applicant($0), ["reason": .text(reason), "next": .date(next.dueOn)])
            },
            deadlines: deadlines, beside: try after.askingBeforeClosing(in: around))
    }

    /// Keeps something that was learnt, for the partnership's learning of the year.
    public func recordingLesson(
        _ text: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let officer = try actor.officer(holding: .coordinator, .chair)
        switch stage {
        case .outcomeSent, .closed: break
        case .arranging, .meetingSet, .held, .consulting: throw wrongStage(.outcomeSent, .closed)
        }
        guard !text.isBlank else { throw .missing("lesson") }
        var after = self
        after.endings.lessons.append(
            Lesson(id: Lesson.ID(around.makeID()), text: text, on: around.today, by: officer.person))
        return Outcome(after, events: [Event(.lessonRecorded)])
    }
}

extension Endings {
    /// Ends the newest closing; one of an earlier version of the service has no row of its own and stays with the review.
    mutating func reopen(on day: CivilDate, by person: Person.ID?, because reason: String) {
        guard let last = closings.indices.last, closings[last].reopened == nil else { return }
        closings[last].reopened = Closing.Reopened(on: day, by: person, reason: reason)
    }
}
