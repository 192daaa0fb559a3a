import Casework
import FoundationEssentials
import Testing

@Suite struct `Word to the applicant before the outcome` {
    private let town = Town()

    /// The deadlines that changes begin, the days on which others ended, and the reasons of the rest.
    private func told(_ changes: [Deadline.Change]) -> [String] {
        changes.map { change in
            switch change {
            case .open(let deadline): "open \(deadline.dueOn)"
            case .moved(let deadline, _): "moved \(deadline.dueOn)"
            case .met(_, _, let day): "met \(day)"
            case .lapsed: "lapsed"
            case .openUnlessEarlier, .everyLapsed, .allLapsed: "other"
            }
        }
    }

    private func open(_ from: String, _ due: String) -> OpenWord {
        OpenWord(from: day(from), dueOn: day(due), owner: .coordinators)
    }

    @Test(
        arguments: [
            // From the receipt on the Thursday before Easter, ten working days.
            (nil, nil, nil, false, ["open 2026-04-20"]),
            // Told on the day of the receipt: the same.
            (nil, "2026-04-02", nil, false, ["open 2026-04-20"]),
            (("2026-04-02", "2026-04-20"), nil, nil, false, []),
            (("2026-04-02", "2026-04-20"), "2026-04-02", nil, false, []),
            (("2026-04-02", "2026-04-20"), "2026-04-14", nil, false, ["met 2026-04-14", "open 2026-04-28"]),
            // What was told before the duty ran changes nothing.
            (("2026-04-14", "2026-04-28"), "2026-04-10", nil, false, []),
            // A day that people moved stays until there is word, or another interval is agreed.
            (("2026-04-02", "2026-04-22"), nil, nil, false, []),
            (("2026-04-02", "2026-04-20"), nil, 5, true, ["moved 2026-04-13"]),
            (("2026-04-02", "2026-04-20"), "2026-04-14", 5, false, ["met 2026-04-14", "open 2026-04-21"]),
            (("2026-04-02", "2026-04-20"), nil, 10, true, []),
        ] as [((String, String)?, String?, Int?, Bool, [String])])
    func `is due from the receipt, and again from every day on which they were told something`(
        _ standing: (String, String)?, _ last: String?, _ every: Int?, _ isAgreedAnew: Bool, _ changes: [String]
    ) throws {
        let application = try town.receive().after
        var around = town.on("2026-04-15")
        around.wordEvery = every
        let found = try application.keepingWord(
            standing.map { open($0.0, $0.1) }, told: last.map { day($0) }, ownedBy: .coordinators,
            isAgreedAnew: isAgreedAnew, heardIn: nil, in: around)
        #expect(told(found) == changes)
    }

    @Test func `ends with the application, and passes to the lead officer with the outcome`() throws {
        var application = try town.receive().after
        let review = town.opened(for: application.id)
        application.stage = .decided(town.decision())
        application.review = review.id
        #expect(application.isKeptInformed(heardIn: review))
        #expect(!application.isKeptInformed(heardIn: nil))
        let outcome = try town.told(review).after
        #expect(!application.isKeptInformed(heardIn: outcome))
        let changes = try application.keepingWord(
            open("2026-04-02", "2026-04-20"), told: nil, ownedBy: .coordinators, heardIn: outcome,
            in: town.on("2026-05-28"))
        #expect(told(changes) == ["lapsed"])
        for stage in [
            Application.Stage.withdrawn(on: day("2026-04-10"), because: "x"), .passedOn(on: day("2026-04-10")),
            .decided(town.decision(.notMet, weighed: Town.weighed)),
        ] {
            application.stage = stage
            #expect(!application.isKeptInformed(heardIn: nil))
            #expect(
                try application.keepingWord(
                    nil, told: nil, ownedBy: .coordinators, heardIn: nil, in: town.on("2026-05-28")
                ).isEmpty)
        }
    }

    @Test func `after the outcome runs from the last day on which they were told, as often as they wish`() throws {
        let review = try town.told(town.opened()).after
        var around = town.on("2026-06-10")
        let standing = open("2026-05-28", "2026-06-11")
        #expect(told(try review.keepingWord(standing, told: nil, in: around)) == [])
        #expect(
            told(try review.keepingWord(standing, told: day("2026-06-04"), in: around))
                == ["met 2026-06-04", "open 2026-06-18"])
        around.wordEvery = 5
        #expect(
            told(try review.keepingWord(standing, told: nil, isAgreedAnew: true, in: around)) == ["moved 2026-06-04"])
        #expect(told(try review.keepingWord(nil, told: nil, in: around)) == [])
    }

    @Test func `is sent by a coordinator or the point of contact, in words, and says when they hear next`() throws {
        let application = try town.receive().after
        let around = town.on("2026-04-15")
        for (actor, contact) in [
            (town.byCoordinator, nil), (town.byPolice, town.policeContact.person),
        ] as [(Actor, Person.ID?)] {
            let sent = try application.sendingWord(
                "Two bodies have answered.", among: WordGivers(holder: contact), heardIn: nil, by: actor, in: around)
            #expect(sent.metSteps == ["word-to-applicant"])
            #expect(sent.due(.wordToApplicant) == day("2026-04-29"))
            #expect(
                sent.notices == [
                    Notice(
                        .word, to: .applicant(application.id),
                        ["word": .text("Two bodies have answered."), "next": .date(day("2026-04-29"))])
                ])
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) {
            try application.sendingWord(
                "So.", among: WordGivers(), heardIn: nil, by: town.byPolice, in: around)
        }
        #expect(throws: Refusal.missing("word")) {
            try application.sendingWord(" ", among: WordGivers(), heardIn: nil, by: town.byCoordinator, in: around)
        }
    }

    @Test func `that was given otherwise is noted for a day that has been, by those who may`() throws {
        let application = try town.receive().after
        let around = town.on("2026-04-15")
        func note(_ date: String, _ words: String = "All is well.", by actor: Actor) throws(Refusal) -> WordGiven {
            try application.notingWord(
                words, on: day(date), by: .call, among: WordGivers(), heardIn: nil, by: actor, in: around
            ).given
        }
        #expect(try note("2026-04-14", by: town.byCoordinator).on == day("2026-04-14"))
        for wrong in ["2026-04-01", "2026-04-16"] {
            #expect(
                throws: Refusal.date("told_on", day(wrong), from: day("2026-04-02"), until: day("2026-04-15"))
            ) { try note(wrong, by: town.byCoordinator) }
        }
        #expect(throws: Refusal.missing("word")) { try note("2026-04-14", "", by: town.byCoordinator) }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) { try note("2026-04-14", by: town.byPolice) }
        // Whoever leads says so too, once there is an outcome.
        var decided = application
        decided.stage = .decided(town.decision())
        let led = try town.told(town.opened(for: decided.id)).after
        #expect(
            try decided.notingWord(
                "All is well.", on: day("2026-06-01"), by: .inPerson, among: WordGivers(), heardIn: led,
                by: town.byPolice, in: town.on("2026-06-02")
            ).event.kind == .wordNoted)
    }

    @Test func `comes as often as the applicant wishes, within bounds, and what is said twice is refused`() throws {
        let id = Application.ID(UUID())
        let wish = InformedWish(workingDays: 5, way: .call, words: "Ring first.")
        #expect(try InformedWish.saying(wish, after: nil, of: id, by: .applicant(id)).kind == .informedOtherwise)
        #expect(throws: Refusal.already("informed so")) {
            try InformedWish.saying(wish, after: wish, of: id, by: .applicant(id))
        }
        #expect(throws: Refusal.already("informed so")) {
            try InformedWish.saying(InformedWish(), after: nil, of: id, by: town.byCoordinator)
        }
        for days in [0, 41] {
            #expect(throws: Refusal.missing("interval of word")) {
                try InformedWish.saying(.init(workingDays: days), after: nil, of: id, by: .applicant(id))
            }
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) {
            try InformedWish.saying(wish, after: nil, of: id, by: town.byPolice)
        }
    }
}

@Suite struct `The applicant's point of contact` {
    private let town = Town()

    private func contact(cover: Person.ID? = nil) -> CaseContact {
        CaseContact(
            turn: 1, person: town.coordinator.person, cover: cover, reach: "01632 960001", by: nil,
            on: day("2026-04-02"))
    }

    private func cover(_ person: Officer, by other: Officer) -> Cover {
        Cover(
            id: .init(UUID()), person: person.person, by: other.person, from: day("2026-05-04"),
            until: day("2026-05-15"))
    }

    @Test func `is whoever was chosen, the cover while they are away, and the cover for good once they have left`() {
        let all = Set(town.officers.map(\.person))
        let (today, second) = (day("2026-05-05"), town.second.person)
        let away = [cover(town.coordinator, by: town.senior)]
        #expect(contact(cover: second).acting(among: all, covers: [], on: today) == .holder)
        #expect(
            contact(cover: second).acting(among: all, covers: away, on: today)
                == .standIn(second, until: day("2026-05-15")))
        // Without a cover of the case it is whoever stands in for everything.
        #expect(
            contact().acting(among: all, covers: away, on: today)
                == .standIn(town.senior.person, until: day("2026-05-15")))
        #expect(contact().acting(among: all, covers: away, on: day("2026-05-16")) == .holder)
        // The cover is away too: whoever stands in.
        #expect(
            contact(cover: second).acting(
                among: all, covers: away + [cover(town.second, by: town.senior)], on: today)
                == .standIn(town.senior.person, until: day("2026-05-15")))
        let without = all.subtracting([town.coordinator.person])
        #expect(contact(cover: second).acting(among: without, covers: [], on: today) == .successor(second))
        #expect(contact().acting(among: without, covers: [], on: today) == .nobody(until: nil))
        #expect(
            contact(cover: second).acting(among: without.subtracting([second]), covers: [], on: today)
                == .nobody(until: nil))
        #expect(
            contact().acting(among: all.subtracting([town.senior.person]), covers: away, on: today)
                == .nobody(until: day("2026-05-15")))
    }

    @Test func `is chosen by a coordinator among those who serve, with another as the cover`() throws {
        let around = town.on("2026-05-05")
        let (ken, sonia) = (town.second.person, town.senior.person)
        let chosen = try CaseContact.choosing(
            ken, cover: sonia, reach: "", after: contact(), by: town.byCoordinator, in: around)
        #expect(chosen.turn == 2 && chosen.by == town.coordinator.person && chosen.on == day("2026-05-05"))
        #expect(throws: Refusal.already("point of contact")) {
            try CaseContact.choosing(ken, cover: sonia, reach: "", after: chosen, by: town.byCoordinator, in: around)
        }
        #expect(throws: Refusal.missing("another cover")) {
            try CaseContact.choosing(ken, cover: ken, reach: "", after: nil, by: town.byCoordinator, in: around)
        }
        #expect(throws: Refusal.unknown("person")) {
            try CaseContact.choosing(
                Person.ID(UUID()), cover: nil, reach: "", after: nil, by: town.byCoordinator, in: around)
        }
        #expect(throws: Refusal.missing("reach of the point of contact")) {
            try CaseContact.choosing(
                ken, cover: nil, reach: String(repeating: "x", count: 201), after: nil, by: town.byCoordinator,
                in: around)
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) {
            try CaseContact.choosing(ken, cover: nil, reach: "", after: nil, by: town.byPolice, in: around)
        }
    }

    @Test func `is the coordinator who decided, else who acted first, until somebody is chosen`() {
        let around = town.on("2026-05-05")
        let (cora, ken) = (town.coordinator.person, town.second.person)
        #expect(CaseContact.first(among: [], in: around) == nil)
        #expect(CaseContact.first(among: [(.read, town.policeContact.person)], in: around) == nil)
        #expect(CaseContact.first(among: [(.acknowledged, ken), (.informationAsked, cora)], in: around)?.person == ken)
        #expect(
            CaseContact.first(among: [(.acknowledged, ken), (.thresholdDecided, cora)], in: around)?.person == cora)
    }

    /// The procedure of the town gives ten working days.
    @Test(
        arguments: [
            ([], nil), ([nil], nil), ([5], 5), ([20], 20), ([20, 5], 5), ([nil, 5], 5), ([nil, 20], nil),
            ([nil, 10], nil), ([nil, 20, 5], 5),
        ] as [([Int?], Int?)])
    func `comes to all who are told together as often as whoever hears most often`(
        _ wishes: [Int?], _ every: Int?
    ) {
        var around = town.on("2026-04-15")
        around.agree(on: wishes)
        #expect(around.wordEvery == every)
    }

    @Test func `is not a receipt`() {
        let receipts: Set<Notice.Kind> = [.somethingNewTaken, .dayMoved, .reviewAsked, .attendanceNoted]
        #expect(receipts.allSatisfy { !$0.isWord })
        #expect(Notice.Kind.word.isWord && Notice.Kind.applicantMeetingChanged.isWord && !Notice.Kind.reminder.isWord)
    }

    @Test func `is given by whoever stands in for the point of contact as well`() throws {
        let application = try town.receive().after
        let around = town.on("2026-04-15")
        let givers = WordGivers(holder: town.coordinator.person, reached: town.policeContact.person)
        let sent = try application.sendingWord(
            "So.", among: givers, heardIn: nil, by: town.byPolice, in: around)
        #expect(
            sent.deadlines.contains { change in
                if case .open(let next) = change { next.owner.person == town.policeContact.person } else { false }
            })
    }
}
