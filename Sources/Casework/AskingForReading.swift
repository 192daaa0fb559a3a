// When a review asks for its applications to be read for danger again. The duty is each application's own, so that its
// deadline stands in that application's file.
extension Review {
    /// Before the meeting on `day`: as long before it as the procedure allows for reading, on the day itself where that
    /// has gone by. A reading for that very day suffices.
    func askingBeforeMeeting(
        on day: CivilDate, of records: [DangerRecord], in around: Circumstances
    ) throws(Refusal) -> [Outcome<Review>.Beside] {
        var asked: [Outcome<Review>.Beside] = []
        for record in records {
            let application = record.application
            guard !record.readings.contains(where: { $0.meetingOn == day }) else {
                // The meeting has come back to a day for which it was read.
                if !record.hasNewReport {
                    asked.append(
                        .lapsing(application, because: "it has been read for the meeting on \(day.inWords)"))
                }
                continue
            }
            let limited = try around.deadline(
                .dangerRead, before: day, subject: application.raw, owner: .coordinators)
            let deadline =
                if let limited { limited } else {
                    try around.deadline(
                        .step(.dangerRead), due: around.today, from: day, subject: application.raw,
                        owner: .coordinators,
                        working: "The meeting on \(day.inWords) is so near that it must be read today.")
                }
            // What a new report asked for is not put off by a meeting; a meeting that moves takes its day with it.
            asked.append(
                .init(
                    file: application.raw,
                    deadlines: [record.hasNewReport ? .openUnlessEarlier(deadline) : .open(deadline)]))
        }
        return asked
    }

    /// A reading that the meeting asked for falls away with it; one that a new report asked for does not.
    func droppingReadingsBeforeMeeting(
        because reason: String = "the meeting was held without it"
    ) -> [Outcome<Review>.Beside] {
        applications.filter { !dangerRecord(of: $0).hasNewReport && dangerRecord(of: $0).asked(in: self) != nil }.map {
            .lapsing($0, because: reason)
        }
    }

    /// Before closing: once the outcome is told and no action is open any more.
    func askingBeforeClosing(in around: Circumstances) throws(Refusal) -> [Outcome<Review>.Beside] {
        guard case .outcomeSent = stage, !actions.contains(where: \.isOpen) else { return [] }
        var asked: [Outcome<Review>.Beside] = []
        for application in applications where dangerRecord(of: application).asked(in: self) == .beforeClosing {
            var deadline = try around.deadline(
                .dangerRead, from: around.today, subject: application.raw, owner: .coordinators)
            deadline.working = "Asked again before closing. \(deadline.working)"
            asked.append(.init(file: application.raw, deadlines: [.openUnlessEarlier(deadline)]))
        }
        return asked
    }

    /// No review is closed before every application that it hears has been read for danger since the outcome.
    func requireReadBeforeClosing() throws(Refusal) {
        guard applications.allSatisfy({ dangerRecord(of: $0).asked(in: self) == nil }) else { throw .notReadForDanger }
    }
}

extension Outcome<Review>.Beside {
    fileprivate static func lapsing(_ application: Application.ID, because reason: String) -> Self {
        .init(
            file: application.raw,
            deadlines: [.lapsed(.step(.dangerRead), subject: application.raw, because: reason)])
    }
}
