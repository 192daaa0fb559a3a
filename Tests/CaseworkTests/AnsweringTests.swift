import Casework
import FoundationEssentials
import Testing

@Suite struct `What a body answers` {
    private let town = Town()

    private func entry(_ date: String, _ what: String) -> InformationRequest.Entry { .init(on: day(date), what: what) }

    private func asked(_ agency: Agency? = nil) throws -> (Application, InformationRequest.ID) {
        let asked = try town.ask(try town.receive().after, agency).after
        return (asked, asked.requests[0].id)
    }

    @Test func `a later part is added to the earlier and closes what was promised`() throws {
        let (asked, id) = try asked()
        let part = try asked.answering(
            id,
            with: .init(
                .partial, text: "So far.", entries: [entry("2026-03-01", "A call.")], restBy: day("2026-05-06")),
            by: town.byPolice, in: town.on("2026-04-20"))
        #expect(part.due(.agenciesReply) == day("2026-05-06"))
        let whole = try part.after.answering(
            id, with: .init(.chronology, entries: [entry("2026-03-09", "A visit.")]), by: town.byPolice,
            in: town.on("2026-05-05"))
        #expect(whole.metSteps == ["agencies-reply"])
        let request = whole.after.requests[0]
        #expect(request.answers.map(\.number) == [1, 2] && request.answers[0].text == "So far.")
        #expect(whole.after.chronology.entries.map(\.what) == ["A call.", "A visit."])
        #expect(request.standing(on: day("2026-05-05")) == .answered)
    }

    @Test func `an answer put right stands in the place of the first, which is kept`() throws {
        let (asked, id) = try asked()
        let part = try asked.answering(
            id, with: .init(.partial, entries: [entry("2026-03-01", "A call.")], restBy: day("2026-05-06")),
            by: town.byPolice, in: town.on("2026-04-20")
        ).after
        let right = try part.answering(
            id,
            with: .init(
                .partial, entries: [entry("2026-03-02", "A call.")], restBy: day("2026-05-08"), corrects: 1),
            by: town.byPolice, in: town.on("2026-04-21"))
        #expect(right.due(.agenciesReply) == day("2026-05-08"), "The promise is put right too.")
        let request = right.after.requests[0]
        #expect(request.answers.count == 2 && request.standingAnswers.map(\.number) == [2])
        #expect(right.after.chronology.entries.map(\.on) == [day("2026-03-02")])
        #expect(request.matter == .corrected)
        let again = try right.after.answering(
            id, with: .init(.chronology, text: "All.", corrects: 2), by: town.byPolice, in: town.on("2026-04-22"))
        #expect(again.metSteps == ["agencies-reply"] && again.after.requests[0].standingAnswers.map(\.number) == [3])
        for (number, fault) in [(1, Refusal.unknown("answer")), (7, .unknown("answer"))] {
            #expect(throws: fault) {
                try again.after.answering(
                    id, with: .init(.chronology, text: "x", corrects: number), by: town.byPolice,
                    in: town.on("2026-04-22"))
            }
        }
    }

    @Test func `the same form sent twice counts once, another one is refused`() throws {
        let (asked, id) = try asked()
        let given = InformationRequest.Given(.nothingHeld, submission: .init(UUID()))
        let once = try asked.answering(id, with: given, by: town.byPolice, in: town.on("2026-04-20"))
        let twice = try once.after.answering(id, with: given, by: town.byPolice, in: town.on("2026-04-21"))
        #expect(twice.after == once.after && twice.events.isEmpty && twice.deadlines.isEmpty)
        #expect(throws: Refusal.already("answered")) {
            try once.after.answering(
                id, with: .init(.nothingHeld, submission: .init(UUID())), by: town.byPolice, in: town.on("2026-04-21"))
        }
    }

    @Test func `a refusal has one of the grounds that the body can have`() throws {
        for (agency, actor, allowed) in [
            (town.police, town.byPolice, 3), (town.landlord, Actor.officer(town.landlordContact), 3),
            (town.support, town.byCoordinator, 4),
        ] {
            let (asked, id) = try asked(agency)
            func refuse(_ ground: InformationRequest.Ground?) throws -> Outcome<Application> {
                try asked.answering(
                    id, with: .init(.refused, text: "We may not.", ground: ground), by: actor, in: town.on("2026-04-20")
                )
            }
            #expect(throws: Refusal.missing("ground")) { try refuse(nil) }
            let taken = InformationRequest.Ground.allCases.filter { (try? refuse($0)) != nil }
            #expect(taken.count == allowed)
            if allowed == 3 { #expect(throws: Refusal.unknown("ground")) { try refuse(.noDuty) } }
            let refused = try refuse(.dataProtection)
            #expect(refused.metSteps == ["agencies-reply"] && refused.after.requests[0].matter == .refused)
        }
    }

    @Test func `an entry is neither in the future nor of a year mistyped, and says something`() throws {
        let (asked, id) = try asked()
        let long = String(repeating: "x", count: 2_001)
        let rows: [(InformationRequest.Entry, Refusal)] = [
            (
                entry("2026-04-21", "x"),
                .date("entry", day("2026-04-21"), from: day("1970-01-01"), until: day("2026-04-20"))
            ),
            (
                entry("0201-04-03", "x"),
                .date("entry", day("0201-04-03"), from: day("1970-01-01"), until: day("2026-04-20"))
            ),
            (entry("2026-04-01", " "), .missing("entries")), (entry("2026-04-01", long), .missing("entries")),
            (.init(on: day("2026-04-01"), minute: 1_440, what: "x"), .missing("entries")),
            (.init(on: day("2026-04-01"), what: "x", reference: long), .missing("entries")),
        ]
        for (wrong, refusal) in rows {
            #expect(throws: refusal) {
                try asked.answering(
                    id, with: .init(.chronology, entries: [wrong]), by: town.byPolice, in: town.on("2026-04-20"))
            }
        }
        let many = Array(repeating: entry("2026-04-01", "x"), count: 501)
        for given in [
            InformationRequest.Given(.chronology, entries: many),
            .init(.nothingHeld, entries: [entry("2026-04-01", "x")]),
            .init(.refused, text: "No.", entries: [entry("2026-04-01", "x")], ground: .dataProtection),
        ] {
            #expect(throws: Refusal.missing("entries")) {
                try asked.answering(id, with: given, by: town.byPolice, in: town.on("2026-04-20"))
            }
        }
    }

    @Test func `a coordinator enters who told it, how and when`() throws {
        let (asked, id) = try asked()
        func enter(_ name: String, _ date: String) throws -> Outcome<Application> {
            try asked.answering(
                id, with: .init(.nothingHeld, told: .init(by: name, how: .telephone, on: day(date))),
                by: town.byCoordinator, in: town.on("2026-04-20"))
        }
        let told = try enter("Paula Reed", "2026-04-17")
        #expect(told.after.requests[0].answer?.told?.by == "Paula Reed")
        #expect(told.events[0].facts.contains(.init("told by", "telephone")))
        #expect(throws: Refusal.missing("told_by")) { try enter(" ", "2026-04-17") }
        for date in ["2026-04-07", "2026-04-21"] {
            #expect(throws: Refusal.date("told_on", day(date), from: day("2026-04-08"), until: day("2026-04-20"))) {
                try enter("Paula Reed", date)
            }
        }
    }

    @Test func `one that comes too late is taken, marked, and for a coordinator to see to`() throws {
        let (asked, id) = try asked()
        let withdrawn = try asked.withdrawing(because: "Moved.", by: town.byCoordinator, in: town.on("2026-04-20"))
            .after
        let review = town.opened(for: asked.id)
        let stages: [(Review.Stage, InformationRequest.Kind, InformationRequest.After)] = [
            (.arranging, .verifying, .decision), (.meetingSet, .verifying, .decision),
            (.held(on: day("2026-05-18")), .verifying, .meeting), (.held(on: day("2026-05-18")), .fullPapers, .meeting),
            (.consulting(since: day("2026-05-18"), until: day("2026-05-20")), .fullPapers, .meeting),
            (.outcomeSent(on: day("2026-05-28"), summary: "x"), .fullPapers, .meeting),
            (
                .closed(on: day("2026-06-01"), because: "x", outcomeSent: day("2026-05-28"), summary: "x"), .fullPapers,
                .closing
            ),
        ]
        for (stage, kind, after) in stages {
            var (application, review) = (withdrawn, review)
            application.requests[0].kind = kind
            review.stage = stage
            let late = try application.answering(
                id, with: .init(.nothingHeld), beside: review, by: town.byPolice, in: town.on("2026-06-02"))
            #expect(late.after.requests[0].answer?.after == after && late.after.requests[0].matter == .late)
        }
        let seen = try withdrawn.answering(
            id, .nothingHeld, text: "", restBy: nil, by: town.byPolice, in: town.on("2026-06-02")
        ).after.settling(id, because: "Nothing new.", by: town.byCoordinator, in: town.on("2026-06-03"))
        #expect(seen.after.requests[0].matter == nil && seen.events.map(\.kind) == [.informationSettled])
        #expect(throws: Refusal.already("answer seen to")) {
            try seen.after.settling(id, because: "x", by: town.byCoordinator, in: town.on("2026-06-03"))
        }
    }

    @Test func `putting an old answer right does not answer what was asked again, unless it gives what was refused`()
        throws
    {
        let (asked, id) = try asked()
        let first = try asked.answering(
            id, with: .init(.chronology, entries: [entry("2026-03-01", "A call.")]), by: town.byPolice,
            in: town.on("2026-04-20")
        ).after
        let again = try first.askingAgain(
            id, for: "The visits too.", due: day("2026-05-04"), by: town.byCoordinator, in: town.on("2026-04-21")
        ).after
        let right = try again.answering(
            id, with: .init(.chronology, entries: [entry("2026-03-02", "A call.")], corrects: 1), by: town.byPolice,
            in: town.on("2026-04-22"))
        #expect(right.deadlines.isEmpty && right.after.requests[0].isAskedAgain)
        #expect(right.after.requests[0].standing(on: day("2026-04-22")) == .waiting(until: day("2026-05-04")))
        let whole = try right.after.answering(
            id, with: .init(.chronology, text: "Two visits."), by: town.byPolice, in: town.on("2026-04-23"))
        #expect(whole.metSteps == ["agencies-reply"] && !whole.after.requests[0].isAskedAgain)
        // A refusal that is put right by an answer is one.
        let refused = try asked.answering(
            id, with: .init(.refused, text: "No.", ground: .dataProtection), by: town.byPolice,
            in: town.on("2026-04-20")
        ).after.askingAgain(
            id, for: "The dates alone.", due: day("2026-05-04"), by: town.byCoordinator, in: town.on("2026-04-21")
        ).after
        let given = try refused.answering(
            id, with: .init(.chronology, text: "The dates.", corrects: 1), by: town.byPolice, in: town.on("2026-04-22"))
        #expect(given.metSteps == ["agencies-reply"] && !given.after.requests[0].isAskedAgain)
    }

    @Test func `what nobody waits for any more is not late, and a body asked for full papers is named once`() throws {
        let asked = try town.ask(try town.read()).after
        #expect(asked.gaps(on: day("2026-04-27")).map(\.standing) == [.waiting(until: day("2026-04-29"))])
        let decided = try asked.deciding(town.decision(), by: town.byCoordinator, in: town.on("2026-04-27"))
        let review = try #require(decided.opened).review
        let gaps = decided.after.gaps(on: day("2026-05-20"), beside: review)
        #expect(gaps.map(\.standing) == [.lapsed(hasPart: false)])
        let papers = try decided.after.asking(
            town.police.id, for: "All.", purpose: "The panel.", due: nil, kind: .fullPapers, beside: review,
            by: town.byCoordinator, in: town.on("2026-04-28")
        ).after
        let named = papers.gaps(on: day("2026-05-01"), beside: review)
        #expect(named.map(\.request.kind) == [.fullPapers] && named.allSatisfy { $0.standing.isGap })
        var held = review
        held.stage = .held(on: day("2026-05-13"))
        #expect(papers.gaps(on: day("2026-06-01"), beside: held).map(\.standing) == [.lapsed(hasPart: false)])
    }

    @Test func `how a request stands on a day`() {
        typealias Answer = InformationRequest.Answer
        func answer(_ kind: Answer.Kind, rest: String? = nil, entries: Bool = false) -> Answer {
            Answer(
                kind: kind, text: "", entries: entries ? [entry("2026-03-01", "x")] : [], restBy: rest.map { day($0) },
                on: day("2026-04-20"), by: town.policeContact.person)
        }
        let rows: [([Answer], again: Int?, on: String, InformationRequest.Standing)] = [
            ([], nil, "2026-04-29", .waiting(until: day("2026-04-29"))),
            ([], nil, "2026-04-30", .late(since: day("2026-04-29"))),
            ([answer(.nothingHeld)], nil, "2026-05-30", .nothingHeld),
            ([answer(.chronology)], nil, "2026-05-30", .answered),
            ([answer(.refused)], nil, "2026-05-30", .refused),
            ([answer(.refused)], 1, "2026-04-29", .waiting(until: day("2026-04-29"))),
            ([answer(.refused)], 1, "2026-04-30", .late(since: day("2026-04-29"))),
            ([answer(.refused), answer(.chronology)], 1, "2026-04-30", .answered),
            ([answer(.partial, rest: "2026-05-06")], nil, "2026-05-06", .promised(day("2026-05-06"))),
            ([answer(.partial, rest: "2026-05-06")], nil, "2026-05-07", .promiseBroken(since: day("2026-05-06"))),
            (
                [answer(.partial, rest: "2026-05-06", entries: true), answer(.nothingHeld)], nil, "2026-05-07",
                .answered
            ),
        ]
        for (answers, again, on, standing) in rows {
            var request = InformationRequest(
                id: .init(UUID()), agency: town.police.id, answering: .must, asked: "x", purpose: "y",
                askedOn: day("2026-04-08"), due: day("2026-04-29"))
            for answer in answers { request.answer = answer }
            if let again {
                request.followUps = [
                    .init(
                        kind: .askedAgain, words: "x", on: day("2026-04-21"), by: town.coordinator.person,
                        answers: again)
                ]
            }
            #expect(request.standing(on: day(on)) == standing)
            let isThere = standing == .answered || standing == .nothingHeld
            #expect(standing.isGap == !isThere)
        }
    }
}
