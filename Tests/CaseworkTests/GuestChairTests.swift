import Casework
import FoundationEssentials
import Testing

@Suite struct `A chair from outside` {
    private let town = Town()
    private let guest: Officer

    init() {
        guest = Guest(
            id: Guest.ID(UUID()), person: Person.ID(UUID()), name: "Grace Oduya", review: Review.ID(UUID()),
            organisation: "Next council", arrangement: "Chairs for each other.", from: day("2026-04-28"),
            until: day("2026-06-30"), by: town.coordinator.person
        ).office(in: town.id)
    }

    private func around(_ date: String, hour: Int = 11, until: String = "2026-06-30") -> Circumstances {
        var around = town.on(date, hour: hour)
        around.officers.append(guest)
        around.concerned.guests = [guest.person]
        around.concerned.guestsUntil = [guest.person: day(until)]
        around.procedure.panel.mustAttendRule = .init([.chair])
        return around
    }

    private func quorum(_ chairing: Chairing? = nil, minimum: Int? = nil) -> Quorum {
        Quorum(
            panel: .init(minimum: minimum, mustAttendRule: .init([.chair])), agencies: town.agencies,
            officers: town.officers + [guest], guests: [guest.person], chairing: chairing)
    }

    private func chairing(_ chair: Officer, deputy: Officer? = nil, passed: Bool = false) -> Chairing {
        Chairing(
            hearing: 1, turn: 1, chair: chair.person, deputy: deputy?.person, reason: "", concerns: [],
            by: town.coordinator.person, on: day("2026-05-01"),
            passed: passed ? .init(on: day("2026-05-02"), because: "Ill.") : nil)
    }

    @Test func `speaks for no body, and mends no lack of bodies`() {
        let people = [guest.person, town.chair.person]
        #expect(quorum(minimum: 2).lacks(among: people) == [.bodies(have: 1, needed: 2)])
        let found = quorum(minimum: 2).restoring(invited: [town.chair.person], notComing: [])
        #expect(!found.standIns.isEmpty && found.standIns.allSatisfy { $0.person != guest.person })
    }

    @Test func `whoever was chosen is the chair, or the deputy, and nobody else`() {
        let rows: [(Chairing?, [Officer], Bool)] = [
            (nil, [town.chair], true), (nil, [guest], true), (nil, [town.senior], false),
            (chairing(town.senior), [town.senior], true), (chairing(town.senior), [town.chair], false),
            (chairing(guest), [town.chair], false), (chairing(guest), [guest], true),
            (chairing(guest, deputy: town.senior), [town.senior], true),
            (chairing(guest, deputy: town.senior, passed: true), [town.senior], true),
            (chairing(guest, deputy: town.senior, passed: true), [guest], false),
            // Who has left leaves it to those in that part.
            (
                chairing(
                    Officer(person: .init(UUID()), name: "x", partnership: town.id, agency: town.police.id, roles: [])),
                [town.chair], true
            ),
        ]
        for (chairing, there, isThere) in rows {
            let lacks = quorum(chairing).lacks(among: there.map(\.person))
            #expect(lacks == (isThere ? [] : [.role(.chair)]), "\(there.map(\.name))")
        }
        let found = quorum(chairing(guest)).restoring(invited: [guest.person], notComing: [guest.person])
        #expect(found.lacks == [.role(.chair)])
        #expect(found.standIns == [.init(person: town.chair.person, insteadOf: guest.person, isFree: true)])
    }

    @Test func `counts towards no body in a meeting that is set, and their access must reach to it`() throws {
        var around = around("2026-04-29")
        around.procedure.panel.minimum = 4
        let people = [town.chair.person, town.healthContact.person, town.landlordContact.person, guest.person]
        #expect(throws: Refusal.tooFewBodies(have: 3, needed: 4)) {
            try town.opened().settingMeeting(town.meeting(), inviting: people, by: town.byCoordinator, in: around)
        }
        around.procedure.panel.minimum = 3
        #expect(throws: Never.self) {
            try town.opened().settingMeeting(town.meeting(), inviting: people, by: town.byCoordinator, in: around)
        }
        let short = self.around("2026-04-29", until: "2026-05-17")
        let refused = #expect(throws: Refusal.self) {
            try town.opened().settingMeeting(town.meeting(), inviting: people, by: town.byCoordinator, in: short)
        }
        guard case .meeting(let concerns)? = refused else {
            Issue.record("\(String(describing: refused))")
            return
        }
        #expect(concerns.map(\.kind) == [.guestEnds])
        #expect(concerns[0].words.utf8.starts(with: "Grace Oduya may see the case until 17 May 2026".utf8))
        let set = try town.arranged(town.opened()).after
        for act in [
            { try set.inviting(guest.person, insteadOf: nil, to: 1, by: town.byCoordinator, in: short) },
            { try set.choosingChair(guest.person, deputy: nil, because: "", by: town.byCoordinator, in: short) },
        ] as [() throws -> Outcome<Review>] {
            #expect(throws: Refusal.date("guest_until", day("2026-05-17"), from: day("2026-05-18"), until: nil)) {
                try act()
            }
        }
    }

    @Test func `owns no action and does not lead, and the record of a meeting they were at is finished`() throws {
        let around = around("2026-05-18", hour: 12)
        let set = try town.arranged(town.opened()).after
        var written = WrittenMeeting(
            otherBodies: [town.council.id, town.police.id, town.health.id], findings: "Slow.",
            account: MeetingAccount(presences: [
                .init(person: guest.person, name: "Grace Oduya", agency: guest.agency, came: .there)
            ]))
        let held = try set.finishing(written, by: .officer(guest), in: around)
        #expect(held.after.hearing?.record?.attended.count == 3)
        #expect(held.after.hearing?.record?.account.presences.first?.agency == nil)
        written.actions = [.init(text: "x", doneWhen: "y", person: guest.person, due: day("2026-06-01"))]
        #expect(throws: Refusal.self) { try set.finishing(written, by: .officer(guest), in: around) }
        for lead in [(guest.person, nil), (town.policeContact.person, guest.person)] as [(Person.ID, Person.ID?)] {
            #expect(throws: Refusal.unknown("person")) {
                try set.nominating(lead.0, deputy: lead.1, because: "x", by: town.byCoordinator, in: around)
            }
        }
    }

    @Test func `whoever comes after the papers were sent is told of them with the invitation`() throws {
        let set = try town.arranged(town.opened()).after
        let sent = try set.sendingPapers("Read it.", by: town.byCoordinator, in: town.on("2026-05-05")).after
        let around = around("2026-05-06")
        let standIn = try sent.inviting(
            town.policeContact.person, insteadOf: nil, to: 1, by: town.byCoordinator, in: around)
        #expect(standIn.notices.map(\.kind) == [.invitation, .papers])
        let chosen = try sent.choosingChair(
            guest.person, deputy: nil, because: "", by: town.byCoordinator, in: around)
        #expect(
            chosen.notices.filter { $0.to == .person(guest.person) }.map(\.kind) == [
                .invitation, .papers, .chairChosen,
            ])
        let moved = try sent.settingMeeting(
            town.meeting("2026-05-19"), inviting: town.panel + [town.policeContact.person], by: town.byCoordinator,
            in: town.on("2026-05-06"))
        #expect(moved.notices(.papers).map(\.to) == [.person(town.policeContact.person)])
        #expect(
            try set.inviting(
                town.policeContact.person, insteadOf: nil, to: 1, by: town.byCoordinator, in: around
            ).notices.map(\.kind) == [.invitation])
    }
}
