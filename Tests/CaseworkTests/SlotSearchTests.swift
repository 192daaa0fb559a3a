import Casework
import FoundationEssentials
import Testing

@Suite struct `The search for a time` {
    private let town = Town()
    private let applicant = SlotSearch.Who.applicant(.init(UUID()))

    private func at(_ date: String, _ hour: Int) -> Instant { London.instant(date: day(date), hour: hour, minute: 0) }

    private func busy(
        _ date: String, _ from: Int, _ until: Int, _ because: SlotSearch.Busy.Because = .calendar
    ) throws -> SlotSearch.Busy {
        .init(try #require(BusyTime(from: at(date, from), until: at(date, until))), because)
    }

    private func person(
        _ officer: Officer, isRequired: Bool = false, _ busy: [SlotSearch.Busy] = []
    ) -> SlotSearch.Wanted {
        .init(
            who: .person(officer.person), name: officer.name, agency: officer.agency,
            isChair: officer.roles.contains(.chair), isRequired: isRequired, busy: busy)
    }

    private func search(_ wanted: [SlotSearch.Wanted], bodies: [Agency.ID] = [], until: String = "2026-05-19")
        -> SlotSearch
    {
        SlotSearch(
            from: day("2026-05-18"), until: day(until), minutes: 60, wanted: wanted, bodies: bodies,
            needsChair: wanted.contains(where: \.isChair))
    }

    private func answer(_ search: SlotSearch) throws -> SlotSearch.Answer {
        try search.answer(calendar: .englandAndWales, now: at("2026-05-11", 10))
    }

    @Test func `offers the times at which most can come, and says who cannot and why`() throws {
        let monday = try busy("2026-05-18", 0, 24)
        let answer = try answer(
            search([
                person(town.chair), person(town.policeContact, [monday, try busy("2026-05-19", 9, 13, .answered)]),
                person(town.healthContact),
            ]))
        #expect(answer.obstacles.isEmpty && answer.slots.count == 6)
        #expect(answer.slots.first?.slot == Slot(startsAt: at("2026-05-19", 13), minutes: 60))
        #expect(answer.slots.first?.missing == [])
        let first = try #require(answer.slots.first { London.date(of: $0.slot.startsAt) == day("2026-05-18") })
        #expect(first.missing == [.init(who: .person(town.policeContact.person), because: [.calendar])])
        // A choice: at most three of a day, an hour apart.
        let days = Dictionary(grouping: answer.slots) { London.date(of: $0.slot.startsAt) }
        #expect(days.values.allSatisfy { $0.count <= 3 })
    }

    @Test func `counts the applicant's wish for more than anybody's`() throws {
        let prefers = try #require(BusyTime(from: at("2026-05-19", 14), until: at("2026-05-19", 17)))
        let wish = SlotSearch.Wanted(who: applicant, name: "the applicant", prefers: [prefers])
        let answer = try answer(search([person(town.healthContact, [try busy("2026-05-19", 9, 17)]), wish]))
        #expect(answer.slots.first?.slot.startsAt == at("2026-05-19", 14))
        #expect(answer.slots.first?.preferring == [applicant])
    }

    @Test func `names the fewest things that are in each other's way`() throws {
        let all = [try busy("2026-05-18", 0, 24), try busy("2026-05-19", 0, 24)]
        let one = try answer(search([person(town.chair, all), person(town.healthContact)]))
        #expect(one.slots.isEmpty && one.obstacles == [.chair] && one.isFewest)
        let two = try answer(
            search(
                [
                    person(town.policeContact, isRequired: true, [all[0]]),
                    person(town.healthContact, [all[1]]), person(town.landlordContact),
                ], bodies: [town.health.id]))
        #expect(two.obstacles == [.person(.person(town.policeContact.person)), .body(town.health.id)])
        let none = try answer(search([person(town.healthContact)], bodies: [town.police.id]))
        #expect(none.obstacles == [.body(town.police.id)])
        var weekend = search([person(town.healthContact)])
        (weekend.from, weekend.until) = (day("2026-05-16"), day("2026-05-17"))
        #expect(try answer(weekend).obstacles == [.window])
        var few = search([person(town.healthContact)])
        few.fewestBodies = 3
        #expect(try answer(few).obstacles == [.bodies(3)])
        var gone = search([person(town.healthContact, isRequired: true)])
        (gone.from, gone.until) = (day("2026-05-11"), day("2026-05-11"))
        // Of today only what is still to come.
        #expect(try answer(gone).slots.allSatisfy { $0.slot.startsAt > at("2026-05-11", 10) })
    }

    @Test func `an answer holds against a calendar`() throws {
        let said = AvailabilityPoll(
            id: .init(UUID()), partnership: town.id, review: .init(UUID()), openedOn: day("2026-05-11"),
            lastDay: day("2026-05-14"), minutes: 60,
            candidates: [
                .init(number: 1, startsAt: at("2026-05-18", 10), minutes: 60),
                .init(number: 2, startsAt: at("2026-05-18", 12), minutes: 60),
                .init(number: 3, startsAt: at("2026-05-18", 14), minutes: 60),
                .init(number: 4, startsAt: at("2026-05-19", 10), minutes: 120, isDropped: true),
            ],
            asked: [
                .init(id: .init(UUID()), person: town.chair.person, replies: [1: .yes, 2: .ifNeedBe, 3: .no, 4: .no])
            ]
        ).said(by: town.chair.person)
        #expect(said.suits.map(\.from) == [at("2026-05-18", 10)] && said.can.count == 2)
        #expect(said.busy.map(\.from) == [at("2026-05-18", 14), at("2026-05-19", 10)])
        // An answer is to the length that was asked about.
        #expect(said.busy.map(\.until) == [at("2026-05-18", 15), at("2026-05-19", 12)])
        let calendar = try #require(BusyTime(from: at("2026-05-18", 9), until: at("2026-05-18", 15)))
        let left = BusyTime.without(said.can, in: [calendar])
        #expect(
            left
                == [
                    BusyTime(from: at("2026-05-18", 9), until: at("2026-05-18", 10)),
                    BusyTime(from: at("2026-05-18", 11), until: at("2026-05-18", 12)),
                    BusyTime(from: at("2026-05-18", 13), until: at("2026-05-18", 15)),
                ].compactMap(\.self))
        #expect(BusyTime(from: at("2026-05-18", 9), until: at("2026-05-18", 9)) == nil)
    }
}
