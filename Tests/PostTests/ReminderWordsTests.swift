import Casework
import Testing

@testable import Post
@testable import Records

@Suite struct `The words of a reminder` {
    private func letter(_ facts: [String: Notice.Fact]) throws -> Letter {
        try Letters(directory: nil).letter(
            to: Samples.message(.reminder, facts), link: "https://review.example/l/token")
    }

    private func facts(ordinal: Int, on today: String) -> [String: Notice.Fact] {
        Reminding.facts(
            of: .step(.thresholdDecision), due: PostOffice.day("2026-05-08"), ordinal: ordinal, workingDays: 1,
            absent: nil, today: PostOffice.day(today),
            calendar: WorkingCalendar(
                name: "none", holidays: [:], firstDay: PostOffice.day("2026-01-01"),
                lastDay: PostOffice.day("2026-12-31")))
    }

    @Test(arguments: [
        (1, "2026-05-06", "first reminder, due in 2 working days", "is Friday 8 May 2026"),
        (2, "2026-05-08", "second reminder, due today", "is today, Friday 8 May 2026"),
        (2, "2026-05-11", "second reminder, 1 working day late", "was Friday 8 May 2026"),
        (3, "2026-05-13", "third reminder, 3 working days late", "was Friday 8 May 2026"),
    ])
    func `say in subject and text which one it is, and how late`(
        ordinal: Int, today: String, words: String, lastDay: String
    ) throws {
        let letter = try letter(facts(ordinal: ordinal, on: today))
        #expect(letter.subject == "Case review CR-7K2M9QPX: \(words)")
        #expect(letter.text.contains("The last day for it \(lastDay)."))
        let parts = words.split(separator: ", ", maxSplits: 1)
        #expect(letter.text.contains("This is the \(parts[0]): \(parts[1])."))
        #expect(!letter.text.contains("stand in"))
    }

    @Test func `leave out how late it is where nobody can count`() throws {
        var facts = facts(ordinal: 2, on: "2026-05-11")
        facts["late"] = nil
        #expect(try letter(facts).subject == "Case review CR-7K2M9QPX: second reminder")
        #expect(try letter(facts).text.contains("This is the second reminder.\n"))
    }

    @Test func `tell a cover for whom they get it`() throws {
        var facts = facts(ordinal: 1, on: "2026-05-11")
        facts["stands_in_for"] = .text("Pat Reed")
        #expect(try letter(facts).text.contains("because you stand in for Pat Reed, who is away"))
    }

    @Test(arguments: [(1, "first"), (10, "tenth"), (11, "11th"), (12, "12th"), (21, "21st"), (113, "113th")])
    func `number reminders as people do`(number: Int, words: String) {
        #expect(LetterValues.words(ordinal: number) == words)
    }

    @Test func `stand in a digest on a line of their own, the late ones first`() throws {
        var digest = Samples.message(.digest)
        digest.items = [
            Samples.message(.reminder, facts(ordinal: 1, on: "2026-05-06")),
            Samples.message(.reminder, facts(ordinal: 2, on: "2026-05-11")), Samples.message(.papers),
        ]
        let text = try Letters(directory: nil).letter(to: digest, link: "https://review.example/l/token").text
        #expect(
            text.contains(
                """
                - Overdue: CR-7K2M9QPX: decide whether the threshold is met, last day Friday 8 May 2026, \
                1 working day late, second reminder
                - CR-7K2M9QPX: decide whether the threshold is met, last day Friday 8 May 2026, due in 2 working days
                - CR-7K2M9QPX: the papers for the meeting on Monday 4 May 2026 at 2.00pm, UK time can be read

                """))
    }
}
