import FoundationEssentials

extension Deadline {
    /// The deadline of a day that was moved so near that its reminders beforehand would have had to go already. The last
    /// of them goes the next working morning, where that is no later than the day and nobody is reminded then anyhow. It
    /// is for those whom the word of the move has not reached by then: who took over meanwhile, who covers, the team's
    /// mailbox, somebody whose address refused it. A right of the applicant has no reminders.
    func remindingLate(in around: Circumstances) -> Deadline {
        guard !duty.isApplicantsRight,
            let ladder = try? Ladder.reminders(
                due: dueOn, rungs: around.procedure.ladder(of: duty), calendar: around.calendar),
            let missed = ladder.filter({ $0.workingDays < 0 && $0.at <= around.now }).max(by: { $0.at < $1.at }),
            let morning = try? around.calendar.adding(workingDays: 1, to: around.today), morning <= dueOn,
            !rungs.contains(where: { London.date(of: $0.at) == morning })
        else { return self }
        var late = missed
        late.at = London.instant(date: morning, hour: Ladder.hour, minute: 0)
        late.isLate = true
        var deadline = self
        deadline.rungs.append(late)
        return deadline
    }
}
