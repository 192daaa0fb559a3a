import Casework
import Testing

@Suite struct `What a reminder says` {
    private func facts(on today: String, due: String = "2026-05-08") -> [String: Notice.Fact] {
        Reminding.facts(
            of: .step(.thresholdDecision), due: day(due), ordinal: 2, workingDays: 1, absent: nil, today: day(today),
            calendar: .englandAndWales)
    }

    /// Friday 8 May 2026; 4 May is a bank holiday.
    @Test(arguments: [
        ("2026-05-01", "before", -4), ("2026-05-07", "before", -1), ("2026-05-08", "on", 0),
        ("2026-05-11", "after", 1), ("2026-05-13", "after", 3), ("2026-05-09", "after", 0),
    ])
    func `counts in working days from the day on which it leaves`(today: String, when: String, late: Int) {
        #expect(facts(on: today)["when"] == .text(when))
        #expect(facts(on: today)["late"] == .number(late))
        #expect(Reminding.isAhead(due: day("2026-05-08"), today: day(today)) == (when == "before"))
    }

    @Test func `is told anew when it leaves later than it was written`() {
        let later = Reminding.facts(facts(on: "2026-05-07"), on: day("2026-05-13"), calendar: .englandAndWales)
        #expect(later == facts(on: "2026-05-13"))
    }

    @Test func `leaves out what nobody can count`() {
        let beyond = facts(on: "2029-01-03", due: "2028-12-20")
        #expect(beyond["late"] == nil && beyond["when"] == .text("after"))
    }

    @Test func `names whom its reader stands in for`() {
        let facts = Reminding.facts(
            of: .action, due: day("2026-05-08"), ordinal: 1, workingDays: 0, absent: "Pat Reed",
            today: day("2026-05-08"), calendar: .englandAndWales)
        #expect(facts["stands_in_for"] == .text("Pat Reed"))
        #expect(Set(facts.keys) == Notice.Kind.reminder.factNames)
    }
}
