import Casework
import FoundationEssentials
import Testing

@Suite struct `What another ladder would change` {
    private let deadline = Deadline.ID(UUID())
    private let partnership = Partnership.ID(UUID())
    private let ann = Person.ID(UUID())
    private let bea = Person.ID(UUID())

    private func entries(_ days: [String], to person: Person.ID) -> [Rehearsal.Entry] {
        var rehearsal = Rehearsal(
            passage: .anyTime, channel: "stub", from: London.instant(date: day("2026-05-01"), hour: 9, minute: 0),
            until: day("2026-06-30"))
        let duty = Rehearsal.Duty(
            partnership: partnership, id: deadline, file: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)),
            duty: .action, owner: .init(person: person), dueOn: day("2026-05-08"),
            rungs: days.enumerated().map { index, text in
                Deadline.Reminder(
                    rung: index, at: London.instant(date: day(text), hour: 9, minute: 0), workingDays: index,
                    to: [.contact])
            }, sentBefore: 0)
        let addressees = Addressees(
            parts: [
                .init(
                    partnership: partnership, person: person, name: "Somebody", agency: .init(UUID()), role: .contact,
                    isPointOfContact: false)
            ], agencies: [:], shutOut: [:])
        return rehearsal.play([duty], []) { _ in addressees }
    }

    @Test(arguments: [
        (["2026-05-11", "2026-05-18"], ["2026-05-11", "2026-05-18"], 0, 0, 0),
        (["2026-05-11", "2026-05-18"], ["2026-05-11"], 0, 1, 0),
        (["2026-05-11"], ["2026-05-11", "2026-05-18"], 1, 0, 0),
        (["2026-05-11", "2026-05-18"], ["2026-05-11", "2026-05-19"], 0, 0, 1),
        (["2026-05-11", "2026-05-18"], ["2026-05-12"], 0, 1, 1),
        ([], ["2026-05-12"], 1, 0, 0), (["2026-05-12"], [], 0, 1, 0),
    ])
    func `is what is added, what falls away and what moves`(
        old: [String], new: [String], added: Int, gone: Int, moved: Int
    ) {
        let change = RehearsalChange(from: entries(old, to: ann), to: entries(new, to: ann))
        #expect([change.added.count, change.gone.count, change.moved.count] == [added, gone, moved])
    }

    @Test func `is told for each recipient`() {
        let change = RehearsalChange(from: entries(["2026-05-11"], to: ann), to: entries(["2026-05-11"], to: bea))
        #expect(change.gone.map(\.to) == [.person(ann)] && change.added.map(\.to) == [.person(bea)])
    }

    @Test func `counts several rungs that are due at one look as one`() {
        #expect(entries(["2026-04-28", "2026-04-29", "2026-04-30"], to: ann).count == 1)
    }
}
