import Casework
import FoundationEssentials
import Testing

@Suite struct `Nominating, confirming and accepting who leads` {
    private let town = Town()

    @Test func `somebody is nominated, confirmed by the chair and accepts, and the applicants are told`() throws {
        let review = town.opened(for: Application.ID(UUID()), Application.ID(UUID()))
        let nominated = try town.nominated(review)
        #expect(nominated.due(.leadAccepts) == day("2026-05-07"))
        #expect(nominated.notices.map(\.to) == [.person(town.policeContact.person)])
        #expect(nominated.after.lead?.standing == .nominated && nominated.after.lead?.agency == town.police.id)
        let confirmed = try nominated.after.confirmingLead(by: town.byChair, in: town.on("2026-05-06"))
        #expect(confirmed.after.lead?.standing == .confirmed && confirmed.notices.isEmpty)
        let accepted = try confirmed.after.answeringNomination(
            accepting: true, because: "", by: town.byPolice, in: town.on("2026-05-07"))
        #expect(accepted.after.lead?.standing == .accepted && accepted.metSteps == ["lead-accepts"])
        #expect(accepted.notices.map(\.to) == review.applications.map { .applicant($0) })
        #expect(
            accepted.notices.first?.facts == ["lead_name": .text("Paula Reed"), "lead_agency": .text("Town police")])
    }

    @Test func `a nomination takes a reason, a person of the partnership, the right and an open review`() throws {
        let review = town.opened()
        let around = town.on("2026-05-05")
        #expect(throws: Refusal.missing("reason")) {
            try review.nominating(town.policeContact.person, because: "", by: town.byChair, in: around)
        }
        #expect(throws: Refusal.unknown("person")) {
            try review.nominating(Person.ID(UUID()), because: "Knows.", by: town.byChair, in: around)
        }
        #expect(throws: Refusal.notYours(needed: [.coordinator, .chair])) {
            try review.nominating(town.policeContact.person, because: "Knows.", by: town.byPolice, in: around)
        }
        let closed = try town.readBeforeClosing(try town.told(review).after).closing(
            because: "All is done.", despiteOpenActions: "The police go on.", by: town.byCoordinator,
            in: town.on("2026-06-30")
        ).after
        let stages = ["arranging", "meeting-set", "held", "consulting", "outcome-sent"]
        #expect(throws: Refusal.wrongStage(is: "closed", needed: stages)) {
            try closed.nominating(town.policeContact.person, because: "Knows.", by: town.byChair, in: around)
        }
    }

    @Test func `the chair confirms, and a coordinator only where there is none`() throws {
        let nominated = try town.nominated(town.opened()).after
        #expect(throws: Refusal.notYours(needed: [.chair])) {
            try nominated.confirmingLead(by: town.byCoordinator, in: town.on("2026-05-06"))
        }
        var unchaired = town.on("2026-05-06")
        unchaired.officers.removeAll { $0.roles.contains(.chair) }
        let confirmed = try nominated.confirmingLead(by: town.byCoordinator, in: unchaired).after
        #expect(confirmed.lead?.standing == .confirmed)
        #expect(throws: Refusal.notYours(needed: [.chair, .coordinator])) {
            try nominated.confirmingLead(by: town.byPolice, in: unchaired)
        }
        #expect(throws: Refusal.already("confirmed")) {
            try confirmed.confirmingLead(by: town.byChair, in: town.on("2026-05-06"))
        }
        #expect(throws: Refusal.missing("lead officer")) {
            try town.opened().confirmingLead(by: town.byChair, in: town.on("2026-05-06"))
        }
    }

    @Test func `nobody accepts for another, or before the chair has confirmed`() throws {
        let nominated = try town.nominated(town.opened()).after
        let around = town.on("2026-05-06")
        for actor in [town.byCoordinator, town.byChair, .service, .applicant(nominated.applications[0])] {
            #expect(throws: Refusal.notYours(needed: [])) {
                try nominated.answeringNomination(accepting: true, because: "", by: actor, in: around)
            }
        }
        #expect(throws: Refusal.wrongStage(is: "nominated", needed: ["confirmed"])) {
            try nominated.answeringNomination(accepting: true, because: "", by: town.byPolice, in: around)
        }
        #expect(throws: Refusal.missing("lead officer")) {
            try town.opened().answeringNomination(accepting: true, because: "", by: town.byPolice, in: around)
        }
    }

    @Test func `nobody answers a nomination once the case is closed`() throws {
        var closed = try town.confirmed(town.opened()).after
        closed.stage = .closed(
            on: day("2026-06-30"), because: "All is done.", outcomeSent: day("2026-05-28"), summary: "Two measures.")
        let stages = ["arranging", "meeting-set", "held", "consulting", "outcome-sent"]
        for isAccepting in [true, false] {
            #expect(throws: Refusal.wrongStage(is: "closed", needed: stages)) {
                try closed.answeringNomination(
                    accepting: isAccepting, because: "On leave.", by: town.byPolice, in: town.on("2026-07-01"))
            }
        }
    }

    @Test func `who declines says why, and another is nominated`() throws {
        let nominated = try town.nominated(town.opened()).after
        let around = town.on("2026-05-06")
        #expect(throws: Refusal.missing("reason")) {
            try nominated.answeringNomination(accepting: false, because: " ", by: town.byPolice, in: around)
        }
        let declined = try nominated.answeringNomination(
            accepting: false, because: "On leave.", by: town.byPolice, in: around)
        #expect(declined.after.lead?.standing == .declined && declined.after.lead?.reason == "On leave.")
        #expect(declined.metSteps == ["lead-accepts"] && declined.events.map(\.kind) == [.leadDeclined])
        #expect(throws: Refusal.already("declined")) {
            try declined.after.answeringNomination(accepting: false, because: "No.", by: town.byPolice, in: around)
        }
        let next = try declined.after.nominating(
            town.landlordContact.person, because: "Next best.", by: town.byCoordinator, in: around)
        #expect(next.after.lead?.person == town.landlordContact.person)
    }

    @Test func `a lead officer who was confirmed is not replaced, unless they have left`() throws {
        for lead in [try town.confirmed(town.opened()).after, try town.led(town.opened()).after] {
            #expect(throws: Refusal.already("lead officer")) {
                try lead.nominating(
                    town.landlordContact.person, because: "Free now.", by: town.byCoordinator, in: town.on("2026-05-08")
                )
            }
            var without = town.on("2026-05-08")
            without.officers.removeAll { $0.person == town.policeContact.person }
            let next = try lead.nominating(
                town.landlordContact.person, because: "The other left.", by: town.byCoordinator, in: without)
            #expect(next.after.lead?.person == town.landlordContact.person && next.after.lead?.standing == .nominated)
        }
    }
}
