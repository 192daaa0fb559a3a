import Casework
import FoundationEssentials
import Testing

@Suite struct `Asking the agencies and their answers` {
    private let town = Town()

    @Test func `an agency is asked, by when and whether it must answer`() throws {
        let asked = try town.ask(try town.receive().after)
        let request = try #require(asked.after.requests.first)
        #expect(request.due == day("2026-04-29") && request.askedOn == day("2026-04-08"))
        #expect(request.answering == .must)
        #expect(asked.after.stage == .gathering(since: day("2026-04-08")))
        #expect(asked.metSteps == ["ask-agencies"])
        let notice = try #require(asked.notices.first)
        #expect(notice.to == .agency(town.police.id) && notice.path == "/work/requests/\(request.id)")
        guard case .open(let deadline)? = asked.deadlines.first else { throw Missing() }
        #expect(deadline.owner == .init(agency: town.police.id) && deadline.subject == request.id.raw)

        let second = try town.ask(asked.after, town.landlord, due: "2026-04-10")
        #expect(second.after.requests.last?.answering == .mustCooperate)
        #expect(second.after.requests.last?.due == day("2026-04-10"))
        #expect(second.due(.agenciesReply) == day("2026-04-10"))
        #expect(try town.ask(asked.after, town.support).after.requests.last?.answering == .may)
    }

    @Test func `several agencies are asked in one act, each in a request and an event of its own`() throws {
        let taken = try town.receive().after
        let asked = try taken.asking(
            [town.police.id, town.landlord.id, town.support.id], for: "All contacts.", purpose: "The threshold.",
            due: nil, by: town.byCoordinator, in: town.on("2026-04-08"))
        let requests = asked.after.requests
        #expect(requests.map(\.agency) == [town.police.id, town.landlord.id, town.support.id])
        #expect(Set(requests.map(\.id)).count == 3)
        #expect(asked.events.map(\.kind) == Array(repeating: .informationAsked, count: 3))
        #expect(asked.events.map(\.facts.first?.value) == ["Town police", town.landlord.name, town.support.name])
        #expect(asked.notices.map(\.to) == requests.map { .agency($0.agency) })
        #expect(asked.notices.map(\.path) == requests.map { "/work/requests/\($0.id)" })
        let opened = asked.deadlines.compactMap { change -> UUID? in
            guard case .open(let deadline) = change else { return nil }
            return deadline.subject
        }
        #expect(opened == requests.map(\.id.raw) && asked.metSteps == ["ask-agencies"])
        #expect(asked.after.stage == .gathering(since: day("2026-04-08")))
    }

    @Test func `nobody is asked where one of several cannot be, and somebody must be`() throws {
        let taken = try town.receive().after
        func ask(_ agencies: [Agency.ID]) throws -> Outcome<Application> {
            try taken.asking(
                agencies, for: "All contacts.", purpose: "The threshold.", due: nil, by: town.byCoordinator,
                in: town.on("2026-04-08"))
        }
        #expect(throws: Refusal.unknown("agency")) { try ask([town.police.id, Agency.ID(UUID())]) }
        #expect(throws: Refusal.missing("agencies")) { try ask([]) }
    }

    @Test func `asking needs its words, its right, a day to come and an agency of the area`() throws {
        let taken = try town.receive().after
        #expect(throws: Refusal.missing("asked")) { try town.ask(taken, for: " ") }
        #expect(throws: Refusal.missing("purpose")) { try town.ask(taken, purpose: "") }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) { try town.ask(taken, by: town.byPolice) }
        #expect(throws: Refusal.date("due", day("2026-04-07"), from: day("2026-04-08"), until: nil)) {
            try town.ask(taken, due: "2026-04-07")
        }
        let stranger = Agency(id: Agency.ID(UUID()), name: "Elsewhere", kind: .police, isRelevantBody: true)
        #expect(throws: Refusal.unknown("agency")) { try town.ask(taken, stranger) }
    }

    @Test func `a partial answer keeps the request open until the day promised`() throws {
        let asked = try town.ask(try town.receive().after).after
        let request = asked.requests[0].id
        let partial = try asked.answering(
            request, .partial, text: "So far.", restBy: day("2026-05-06"), by: town.byPolice, in: town.on("2026-04-20"))
        #expect(partial.due(.agenciesReply) == day("2026-05-06"))
        #expect(partial.after.requests[0].answer?.restBy == day("2026-05-06"))
        let whole = try partial.after.answering(
            request, .chronology, text: "All of it.", restBy: day("2026-05-30"), by: town.byCoordinator,
            in: town.on("2026-05-05"))
        #expect(whole.deadlines == [.met(.step(.agenciesReply), subject: request.raw, on: day("2026-05-05"))])
        #expect(whole.after.requests[0].answer?.restBy == nil)
        #expect(throws: Refusal.already("answered")) {
            try whole.after.answering(
                request, .nothingHeld, text: "", restBy: nil, by: town.byPolice, in: town.on("2026-05-06"))
        }
    }

    @Test func `a partial answer after the decision is kept, and nothing waits for the rest`() throws {
        let asked = try town.ask(try town.read()).after
        let request = asked.requests[0].id
        let decided = try asked.deciding(town.decision(), by: town.byCoordinator, in: town.on("2026-04-27")).after
        let withdrawn = try asked.withdrawing(
            because: "Moved away.", by: town.byCoordinator, in: town.on("2026-04-27")
        ).after
        for ended in [decided, withdrawn] {
            let late = try ended.answering(
                request, .partial, text: "So far.", restBy: day("2026-05-06"), by: town.byPolice,
                in: town.on("2026-04-28"))
            #expect(late.deadlines == [.met(.step(.agenciesReply), subject: request.raw, on: day("2026-04-28"))])
            #expect(late.after.requests[0].answer?.restBy == day("2026-05-06"))
            #expect(late.events.map(\.kind) == [.informationAnswered])
        }
    }

    @Test func `an answer is refused without text, without a promised day, from another agency or to no request`()
        throws
    {
        let asked = try town.ask(try town.receive().after).after
        let request = asked.requests[0].id
        let around = town.on("2026-04-20")
        func answer(
            _ kind: InformationRequest.Answer.Kind, _ text: String, restBy: String? = nil, by actor: Actor? = nil
        ) throws -> Outcome<Application> {
            try asked.answering(
                request, kind, text: text, restBy: restBy.map { day($0) }, by: actor ?? town.byPolice, in: around)
        }
        #expect(try answer(.nothingHeld, "").metSteps == ["agencies-reply"])
        for kind in [InformationRequest.Answer.Kind.chronology, .partial, .refused] {
            #expect(throws: Refusal.missing("text")) { try answer(kind, " ") }
        }
        #expect(throws: Refusal.missing("rest_by")) { try answer(.partial, "So far.") }
        #expect(throws: Refusal.date("rest_by", day("2026-04-20"), from: day("2026-04-21"), until: nil)) {
            try answer(.partial, "So far.", restBy: "2026-04-20")
        }
        for actor in [Actor.officer(town.landlordContact), .service, .applicant(asked.id)] {
            #expect(throws: Refusal.notYours(needed: [.contact, .coordinator])) {
                try answer(.nothingHeld, "", by: actor)
            }
        }
        #expect(throws: Refusal.unknown("request")) {
            try asked.answering(
                InformationRequest.ID(UUID()), .nothingHeld, text: "", restBy: nil, by: town.byPolice, in: around)
        }
    }
}
