import FoundationEssentials

// The steps that a procedure may leave out: where it has them they are duties like any other.

extension Circumstances {
    /// The deadline of an optional step; nothing where the procedure does not have it.
    func whereProcedureHas(
        _ step: Procedure.Step, given events: StageDates.Events, subject: UUID
    ) throws(Refusal) -> [Deadline.Change] {
        guard procedure.limits[step] != nil else { return [] }
        return [.open(try deadline(step, given: events, subject: subject, owner: .coordinators))]
    }

    /// The end of an optional step that nobody has done and nobody needs any more.
    func noLongerNeeded(_ step: Procedure.Step, subject: UUID, because reason: String) -> [Deadline.Change] {
        procedure.limits[step] == nil ? [] : [.lapsed(.step(step), subject: subject, because: reason)]
    }

    /// The limit on the whole process, where the procedure has one and the process goes on: a decision that there is a
    /// review does not end it.
    func wholeProcess(_ goesOn: Bool) -> [Deadline.Duty] {
        goesOn && procedure.limits[.whole] != nil ? [.step(.whole)] : []
    }
}

extension Review {
    /// The whole process is over for every application that was heard, where the procedure limits it.
    func endingWholeProcess(in around: Circumstances) -> [Outcome<Review>.Beside] {
        guard around.procedure.limits[.whole] != nil else { return [] }
        return applications.map { application in
            Outcome<Review>.Beside(
                file: application.raw,
                deadlines: [.met(.step(.whole), subject: application.raw, on: around.today)])
        }
    }
}
