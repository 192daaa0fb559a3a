import Casework
import FoundationEssentials
import Testing

@Suite struct `Who serves a partnership` {
    private let town = Town()
    private let today = "2026-05-04"

    private func part(
        _ officer: Officer, contact: Bool = false, from: String = "2020-01-01", until: String? = nil
    ) -> Serving {
        Serving(
            person: officer.person, name: officer.name, agency: officer.agency, role: officer.roles.first ?? .contact,
            isPointOfContact: contact, from: day(from), until: until.map { day($0) })
    }

    private func roster(_ covers: [Cover] = [], changing: (inout [Serving]) -> Void = { _ in }) -> Roster {
        var parts = town.officers.map { part($0, contact: $0.roles == [.contact] || $0 == town.coordinator) }
        changing(&parts)
        return Roster(parts: parts, covers: covers, today: day(today))
    }

    private func cover(
        _ person: Officer, by: Officer, _ from: String = "2026-05-04", _ until: String = "2026-05-15"
    ) -> Cover {
        Cover(id: .init(UUID()), person: person.person, by: by.person, from: day(from), until: day(until))
    }

    private func refusal(_ body: () throws -> Void) -> Refusal? {
        do { try body() } catch { return error as? Refusal }
        return nil
    }

    @Test func `is seen to by coordinators, and an agency's contacts and seniors by its point of contact`() {
        let roster = roster()
        func manages(_ officer: Officer, _ other: Officer) -> Bool {
            roster.manages(roster.parts(of: other.person, from: day(today)), officer)
        }
        #expect(town.officers.allSatisfy { manages(town.coordinator, $0) && manages(town.second, $0) })
        #expect(town.officers.filter { manages(town.policeContact, $0) } == [town.policeContact])
        #expect(town.officers.filter { manages(town.chair, $0) || manages(town.senior, $0) }.isEmpty)
        #expect(
            roster.manages(town.police.id, town.policeContact) && !roster.manages(town.health.id, town.policeContact))
        #expect(!roster.manages(town.police.id, town.chair))
    }

    @Test func `a cover is told to both, with its days`() throws {
        let cover = cover(town.coordinator, by: town.second)
        let (event, notices) = try roster().arranging(cover, by: town.byCoordinator)
        #expect(event.kind == .coverArranged)
        #expect(notices.map(\.to) == [.person(town.coordinator.person), .person(town.second.person)])
        for notice in notices {
            #expect(notice.kind == .coverArranged && Set(notice.facts.keys) == notice.kind.factNames)
            #expect(notice.facts["until"] == .date(day("2026-05-15")))
            #expect(notice.expires == London.instant(date: day("2026-05-16"), hour: 0, minute: 0))
        }
    }

    @Test func `a cover that cannot be is refused with the reason`() throws {
        let (cora, ken, sonia) = (town.coordinator, town.second, town.senior)
        let running = [cover(cora, by: ken)]
        let byChair = Actor.officer(town.chair)
        let rows: [(Cover, Actor, Roster, Refusal?)] = [
            (cover(cora, by: ken), town.byCoordinator, roster(), nil),
            (cover(cora, by: sonia), town.byCoordinator, roster(), nil),
            (cover(cora, by: ken), byChair, roster(), .people(.ownPeopleOnly)),
            (cover(town.policeContact, by: town.chair), town.byPolice, roster(), nil),
            // A point of contact would lend a part that is not a contact's.
            (cover(town.chair, by: town.policeContact), town.byPolice, roster(), .people(.ownPeopleOnly)),
            (cover(town.chair, by: town.policeContact), town.byCoordinator, roster(), nil),
            (cover(cora, by: cora), town.byCoordinator, roster(), .people(.coversOneself)),
            (cover(town.policeContact, by: town.healthContact), town.byCoordinator, roster(), .people(.cannotCover)),
            (
                cover(cora, by: ken, "2026-05-03"), town.byCoordinator, roster(),
                .date("cover_from", day("2026-05-03"), from: day(today), until: day(today).adding(days: 366))
            ),
            (
                cover(cora, by: ken, "2026-05-10", "2026-05-09"), town.byCoordinator, roster(),
                .date(
                    "cover_until", day("2026-05-09"), from: day("2026-05-10"),
                    until: day("2026-05-10").adding(days: 366))
            ),
            (
                cover(cora, by: sonia, "2026-05-15", "2026-05-20"), town.byCoordinator, roster(running),
                .people(.alreadyCovered(from: day("2026-05-04"), until: day("2026-05-15")))
            ),
            (cover(cora, by: sonia, "2026-05-16", "2026-05-20"), town.byCoordinator, roster(running), nil),
            (cover(ken, by: cora), town.byCoordinator, roster(running), .people(.circle)),
            (cover(ken, by: cora, "2026-05-16", "2026-05-20"), town.byCoordinator, roster(running), nil),
            (
                cover(sonia, by: cora), town.byCoordinator, roster(running + [cover(ken, by: sonia)]),
                .people(.circle)
            ),
            (
                cover(cora, by: ken), town.byCoordinator,
                roster { $0[1] = part(ken, until: "2026-05-10") }, .people(.coverEnds(day("2026-05-10")))
            ),
            (
                cover(cora, by: ken), town.byCoordinator,
                roster { $0[1] = part(ken, from: "2026-05-05") }, .people(.cannotCover)
            ),
            (cover(cora, by: ken), town.byCoordinator, roster { $0.removeFirst() }, .unknown("person")),
        ]
        for (index, (cover, actor, roster, expected)) in rows.enumerated() {
            #expect(refusal { _ = try roster.arranging(cover, by: actor) } == expected, "row \(index)")
        }
    }

    @Test func `nobody becomes a coordinator by standing in for somebody who covers one`() {
        var ann = town.policeContact
        ann.person = Person.ID(UUID())
        ann.name = "Ann"
        let lent = roster([cover(town.coordinator, by: ann, "2026-05-04", "2026-05-08")]) { $0.append(part(ann)) }
        let plain = roster { $0.append(part(ann)) }
        let rows: [(Roster, String, Actor, Refusal?)] = [
            (plain, "2026-05-04", town.byPolice, nil),
            (lent, "2026-05-04", town.byPolice, .people(.ownPeopleOnly)),
            (lent, "2026-05-08", town.byPolice, .people(.ownPeopleOnly)),
            (lent, "2026-05-09", town.byPolice, nil),
            (lent, "2026-05-04", town.byCoordinator, nil),
        ]
        for (index, (roster, from, actor, expected)) in rows.enumerated() {
            let stand = cover(ann, by: town.policeContact, from)
            #expect(refusal { _ = try roster.arranging(stand, by: actor) } == expected, "row \(index)")
        }
        func move(_ roster: Roster, by actor: Actor) -> Refusal? {
            refusal { _ = try roster.changingAddress(of: ann.person, servesElsewhere: false, by: actor) }
        }
        #expect(move(plain, by: town.byPolice) == nil && move(lent, by: town.byCoordinator) == nil)
        #expect(move(lent, by: town.byPolice) == .people(.ownPeopleOnly))
    }

    @Test func `a cover ends today, and both hear of its last day where it had begun`() throws {
        let begun = cover(town.coordinator, by: town.second, "2026-05-01")
        let (after, event, notices) = try roster([begun]).ending(begun.id, by: town.byCoordinator)
        #expect(after.lastDay == day("2026-05-03") && event.kind == .coverEnded)
        #expect(notices.map { $0.facts["until"] } == [.date(day("2026-05-03")), .date(day("2026-05-03"))])
        let coming = cover(town.coordinator, by: town.second, "2026-05-10")
        let calledOff = try roster([coming]).ending(coming.id, by: town.byCoordinator).notices
        #expect(calledOff.map(\.kind) == [.coverCalledOff, .coverCalledOff])
        #expect(calledOff.allSatisfy { Set($0.facts.keys) == $0.kind.factNames })
        #expect(refusal { _ = try roster().ending(begun.id, by: town.byCoordinator) } == .unknown("cover"))
        #expect(refusal { _ = try roster([begun]).ending(begun.id, by: town.byPolice) } == .people(.ownPeopleOnly))
        let over = cover(town.coordinator, by: town.second, "2026-04-01", "2026-05-03")
        #expect(refusal { _ = try roster([over]).ending(over.id, by: town.byCoordinator) } == .already("ended"))
    }

    @Test func `somebody leaves, unless the partnership or the agency would be without`() throws {
        let (cora, ken, paula) = (town.coordinator, town.second, town.policeContact)
        let another = Officer(
            person: .init(UUID()), name: "Pat Reed", partnership: town.id, agency: town.police.id, roles: [.contact])
        let more = roster { $0.append(part(another)) }
        let rows: [(Officer, String, String, Roster.Successor?, Actor, Roster, Refusal?)] = [
            (ken, today, "Retires.", nil, town.byCoordinator, roster(), nil),
            (ken, "2026-06-01", "Retires.", nil, town.byCoordinator, roster(), nil),
            (
                ken, "2026-05-03", "Retires.", nil, town.byCoordinator, roster(),
                .date("leaves_on", day("2026-05-03"), from: day(today), until: day(today).adding(days: 366))
            ),
            (ken, today, " ", nil, town.byCoordinator, roster(), .missing("reason")),
            (ken, today, "Retires.", nil, town.byPolice, roster(), .people(.ownPeopleOnly)),
            (
                ken, today, "Retires.", nil, town.byCoordinator,
                roster { $0.removeFirst() }, .people(.lastCoordinator)
            ),
            // The other one leaves before that day.
            (
                ken, "2026-06-01", "Retires.", nil, town.byCoordinator,
                roster { $0[0] = part(cora, contact: true, until: "2026-05-31") }, .people(.lastCoordinator)
            ),
            (cora, today, "Retires.", nil, town.byCoordinator, roster(), .people(.onlyPointOfContact)),
            (cora, today, "Retires.", .person(ken.person), town.byCoordinator, roster(), nil),
            (
                cora, today, "Retires.", .person(town.senior.person), town.byCoordinator, roster(),
                .people(.noPointOfContact)
            ),
            (cora, today, "Retires.", .nobody, town.byCoordinator, roster(), nil),
            (paula, today, "New post.", nil, town.byPolice, more, .people(.onlyPointOfContact)),
            (paula, today, "New post.", .person(another.person), town.byPolice, more, nil),
            (paula, today, "New post.", .person(ken.person), town.byPolice, more, .people(.notOfAgency)),
            (another, today, "New post.", nil, town.byPolice, more, nil),
            (
                paula, today, "New post.", nil, town.byPolice, roster { $0.append(part(another, contact: true)) }, nil
            ),
            (another, today, "New post.", nil, town.byCoordinator, roster(), .unknown("person")),
        ]
        for (index, (officer, on, reason, successor, actor, roster, expected)) in rows.enumerated() {
            let found = refusal {
                _ = try roster.leaving(
                    officer.person, on: day(on), because: reason, followedBy: successor, by: actor)
            }
            #expect(found == expected, "row \(index)")
        }
        let (event, follows) = try more.leaving(
            paula.person, on: day(today), because: "New post.", followedBy: .person(another.person), by: town.byPolice)
        #expect(event.kind == .personLeaves && follows?.person == another.person && follows?.agency == town.police.id)
    }

    @Test func `somebody comes in a part that whoever adds them may give`() throws {
        func newcomer(_ agency: Agency, _ role: Role, contact: Bool = false, from: String = "2026-05-04") -> Serving {
            Serving(
                person: .init(UUID()), name: "Nina Patel", agency: agency.id, role: role, isPointOfContact: contact,
                from: day(from))
        }
        let rows: [(Serving, Actor, Refusal?)] = [
            (newcomer(town.police, .contact), town.byPolice, nil),
            (newcomer(town.police, .senior), town.byPolice, nil),
            (newcomer(town.police, .coordinator), town.byPolice, .people(.ownPeopleOnly)),
            (newcomer(town.police, .chair), town.byPolice, .people(.ownPeopleOnly)),
            (newcomer(town.health, .contact), town.byPolice, .people(.ownPeopleOnly)),
            (newcomer(town.health, .chair), town.byCoordinator, nil),
            (newcomer(town.health, .chair, contact: true), town.byCoordinator, .people(.noPointOfContact)),
            (newcomer(town.health, .contact, contact: true), town.byCoordinator, nil),
            (part(town.policeContact, from: "2026-05-04"), town.byCoordinator, .people(.alreadyServes)),
            (
                newcomer(town.police, .contact, from: "2026-05-03"), town.byCoordinator,
                .date("serves_from", day("2026-05-03"), from: day(today), until: day(today).adding(days: 366))
            ),
        ]
        for (index, (part, actor, expected)) in rows.enumerated() {
            #expect(refusal { _ = try roster().adding(part, by: actor) } == expected, "row \(index)")
        }
    }

    @Test func `an address is changed by whoever sees to the person, unless it signs them in elsewhere too`() {
        let paula = town.policeContact.person
        func change(_ elsewhere: Bool, _ actor: Actor) -> Refusal? {
            refusal { _ = try roster().changingAddress(of: paula, servesElsewhere: elsewhere, by: actor) }
        }
        #expect(change(false, town.byPolice) == nil && change(false, town.byCoordinator) == nil)
        #expect(change(false, town.byChair) == .people(.ownPeopleOnly))
        #expect(change(true, town.byCoordinator) == .people(.servesElsewhere))
    }

    @Test func `somebody of the agency is named for what is open there`() {
        func name(_ officer: Officer, _ agency: Agency, _ actor: Actor) -> Refusal? {
            refusal { _ = try roster().naming(officer.person, for: agency.id, by: actor) }
        }
        #expect(name(town.chair, town.police, town.byPolice) == nil)
        #expect(name(town.chair, town.police, town.byCoordinator) == nil)
        #expect(name(town.healthContact, town.police, town.byPolice) == .people(.notOfAgency))
        #expect(name(town.healthContact, town.health, town.byPolice) == .people(.ownPeopleOnly))
    }

    @Test func `an agency's reference is entered by its people or a coordinator`() throws {
        let around = town.on(today)
        func enter(_ text: String, _ agency: Agency, _ actor: Actor) -> Refusal? {
            refusal { _ = try AgencyReference.entering(text, for: agency.id, by: actor, in: around) }
        }
        #expect(enter("ASB/4711", town.police, town.byPolice) == nil)
        #expect(enter("ASB/4711", town.health, town.byCoordinator) == nil)
        #expect(enter("ASB/4711", town.health, town.byPolice) == .notYours(needed: [.contact, .coordinator]))
        #expect(enter(" ", town.police, town.byPolice) == .missing("agency_reference"))
        #expect(enter(String(repeating: "7", count: 61), town.police, town.byPolice) == .missing("agency_reference"))
    }
}
