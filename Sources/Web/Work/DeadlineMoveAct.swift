import Casework
import Desk
import FoundationEssentials
import Records
import Text

// Another last day for a duty.
extension CaseAct {
    static let deadlineMove = CaseAct(
        noun: "deadline",
        title: "Move a deadline",
        button: "Move the deadline",
        isOffered: { !$0.movable.isEmpty },
        fields: { page, shown in
            let choices = page.movable.map { Choice("\($0.id)", page.named($0)) }
            let confirm: HTML? =
                shown.mistake(DayOff.name) == nil && !shown.has(DayOff.name, "yes")
                ? nil : shown.checkboxes(DayOff.name, "No work is done on that day", [DayOff.choice])
            return """
                <p>The day that was is kept, with your reason and your name. What has not been sent for it is not sent \
                any more, and nobody is told the same twice. Whoever has the duty is told, and so is the applicant \
                where we told them the day.</p>
                \(shown.select("deadline", "Which deadline?", choices))
                \(shown.date("due", "By when is it due now?"))
                \(confirm)
                \(shown.area("reason", "Why?", hint: "Whoever is told of the new day reads this.", rows: 3))
                """
        },
        perform: { form, page, desk in
            let chosen: Deadline.ID? = form.id("deadline", "Choose which deadline moves")
            let due = form.date("due", "The day by which it is due now", .from(page.today))
            let reason = form.area("reason", "The reason", max: 1_000, missing: "Enter why the deadline moves")
            let entry = page.movable.first { $0.id == chosen }
            if chosen != nil && entry == nil { form.note("deadline", "Choose which deadline moves") }
            if let entry, let due {
                if entry.dueOn == due {
                    form.note("due", "Enter a day other than the one it is due on", anchor: "due-day")
                }
                let agreed = !form.checkboxes(DayOff.name, among: ["yes"]).isEmpty
                if let off = desk.reasonOff(due), page.countsWorkingDays(entry), !agreed {
                    form.note(
                        DayOff.name,
                        "\(due.inWordsWithWeekday) is no working day (\(off)). Tick the box if you mean it all the same, "
                            + "or enter another day")
                }
            }
            guard try form.isRight(), let entry, let due else { return false }
            try await desk.moveDeadline(
                entry.id, to: due, because: reason, of: page.key, seen: page.mustBeAsSeen)
            return true
        }
    )

    private enum DayOff {
        static let name = "day_off"
        static let choice = Choice("yes", "I mean this day all the same")
    }
}

extension CasePage {
    /// The open deadlines that the reader may move: coordinators every one that can be moved, the lead officer an
    /// action's.
    var movable: [Deadlines.Entry] {
        let own = key.officer.person
        return deadlines.filter { entry in
            guard entry.state == "open", entry.duty.canBeMoved else { return false }
            if isHeld(by: .coordinator) { return true }
            return entry.duty == .action && review?.lead?.person == own
        }
    }

    /// A deadline among several of its kind: what it is, whose, and by when.
    func named(_ entry: Deadlines.Entry) -> String {
        let who = entry.owner.person.map(officerName) ?? entry.owner.agency.map(agencyName)
        return "\(entry.duty.inWords)\(who.map { ", \($0)" } ?? ""), by \(entry.dueOn.inWords)"
    }

    fileprivate func countsWorkingDays(_ entry: Deadlines.Entry) -> Bool {
        guard case .step(let step) = entry.duty else { return true }
        return procedure.limits[step].map { $0.limit.unit == .workingDays } ?? true
    }
}
