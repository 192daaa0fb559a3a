import Casework
import Testing

@Suite struct `Nominating a lead officer` {
    private func nominate(
        _ candidates: [LeadQuestion.Candidate], tags: [String] = ["noise", "mental-health"],
        reports: [String: Int] = ["council": 4, "police": 1], leadAgency: String? = nil, on: String = "2026-06-01"
    ) throws -> LeadNomination {
        try nominateLead(
            LeadQuestion(
                tags: tags, reportsByAgency: reports, leadAgency: leadAgency, on: day(on), candidates: candidates),
            calendar: .englandAndWales)
    }

    @Test func `the example scores as the contract says`() throws {
        let found = try nominate([
            .init(
                id: "o1", agency: "council", openCases: 3, capacity: 8, tags: ["noise"], knowsCase: true,
                away: [.init(from: day("2026-06-05"), until: day("2026-06-09"))])
        ])
        #expect(found.nominated == "o1" && found.deputy == nil && found.excluded.isEmpty)
        let place = try #require(found.ranking.first)
        #expect(place.parts == .init(involvement: 2.4, continuity: 2, workload: 1.25, skills: 0.5))
        #expect(place.score == 6.15)
        #expect(
            place.reason
                == "council took 80% of the reports; knows the case; 3 of 8 cases open; has 50% of the case's tags.")
    }

    @Test func `without reports, tags or room for more the parts are nothing`() throws {
        let found = try nominate(
            [.init(id: "o1", agency: "council", openCases: 0, capacity: 1)], tags: [], reports: [:])
        #expect(found.ranking.first?.parts == .init(involvement: 0, continuity: 0, workload: 2, skills: 0))
    }

    @Test func `the lead agency counts in full and the others keep their share`() throws {
        let found = try nominate(
            [
                .init(id: "a", agency: "council", openCases: 0, capacity: 1),
                .init(id: "b", agency: "police", openCases: 0, capacity: 1),
            ], leadAgency: "police")
        #expect(found.ranking.map(\.parts.involvement) == [3, 2.4])
        #expect(found.ranking.map(\.id) == ["b", "a"])
    }

    @Test(arguments: [
        (
            LeadQuestion.Candidate(id: "x", agency: "c", openCases: 0, capacity: 1, conflicts: ["neighbour"]),
            [LeadNomination.Reason.conflict("neighbour")]
        ),
        (.init(id: "x", agency: "c", openCases: 8, capacity: 8), [.full(openCases: 8, capacity: 8)]),
        (.init(id: "x", agency: "c", openCases: 0, capacity: 0), [.full(openCases: 0, capacity: 0)]),
        (.init(id: "x", agency: "c", openCases: 0, capacity: 1, accepts: false), [.declines]),
        (
            .init(
                id: "x", agency: "c", openCases: 0, capacity: 1,
                away: [.init(from: day("2026-05-20"), until: day("2026-06-01"))]),
            [.awayOnTheDay(day("2026-06-01"))]
        ),
        (
            .init(
                id: "x", agency: "c", openCases: 0, capacity: 1,
                away: [.init(from: day("2026-06-02"), until: day("2026-06-16"))]),
            [.awayTooLong(days: 11)]
        ),
        (
            .init(
                id: "x", agency: "c", openCases: 0, capacity: 1,
                away: [.init(from: day("2026-06-02"), until: day("2026-06-15"))]),
            []
        ),
        (
            .init(
                id: "x", agency: "c", openCases: 0, capacity: 1,
                away: [
                    .init(from: day("2026-06-10"), until: day("2026-06-15")),
                    .init(from: day("2026-06-02"), until: day("2026-06-12")),
                    .init(from: day("2026-06-29"), until: day("2027-06-29")),
                ]), [.awayTooLong(days: 11)]
        ),
        (
            .init(id: "x", agency: "c", openCases: 1, capacity: 1, conflicts: ["a", "b"], accepts: false),
            [.conflict("a"), .conflict("b"), .full(openCases: 1, capacity: 1), .declines]
        ),
    ])
    func `nobody is nominated who cannot lead, and every reason is told`(
        _ candidate: LeadQuestion.Candidate, _ reasons: [LeadNomination.Reason]
    ) throws {
        let found = try nominate([candidate])
        #expect(found.nominated == (reasons.isEmpty ? "x" : nil))
        #expect(found.excluded.first?.reasons ?? [] == reasons)
        #expect(found.excluded.allSatisfy { $0.reason.hasSuffix(".") })
    }

    @Test func `bank holidays are no days away`() throws {
        // The 20 working days after 1 May 2026 end on 1 June; two bank holidays lie among them.
        let away = LeadQuestion.Absence(from: day("2026-05-02"), until: day("2026-05-18"))
        let found = try nominate(
            [.init(id: "x", agency: "c", openCases: 0, capacity: 1, away: [away])], on: "2026-05-01")
        #expect(found.nominated == "x")
    }

    @Test func `ties go to the fewer open cases and then to the id by bytes`() throws {
        let found = try nominate(
            [
                .init(id: "b", agency: "c", openCases: 4, capacity: 8),
                .init(id: "é", agency: "c", openCases: 2, capacity: 4),
                .init(id: "Z", agency: "c", openCases: 2, capacity: 4),
                .init(id: "a", agency: "c", openCases: 2, capacity: 4),
            ])
        #expect(found.ranking.map(\.id) == ["Z", "a", "é", "b"])
    }

    @Test func `scores that differ by an error of the machine only are a tie`() throws {
        let found = try nominateLead(
            LeadQuestion(
                tags: [], reportsByAgency: ["a": 1, "b": 2], leadAgency: nil, on: day("2026-06-01"),
                candidates: [
                    .init(id: "one", agency: "b", openCases: 0, capacity: 1, knowsCase: false),
                    .init(id: "two", agency: "a", openCases: 0, capacity: 1, knowsCase: true),
                ], weights: .init(involvement: 0.3, continuity: 0.1, workload: 0, skills: 0)),
            calendar: .englandAndWales)
        #expect(found.ranking.map(\.score) == [0.2, 0.2])
        #expect(found.nominated == "one")
    }

    @Test func `the deputy is the best of another agency, else the next in rank`() throws {
        let council = [0, 1, 2].map {
            LeadQuestion.Candidate(id: "c\($0)", agency: "council", openCases: $0, capacity: 8)
        }
        let police = LeadQuestion.Candidate(id: "p", agency: "police", openCases: 7, capacity: 8)
        #expect(try nominate(council + [police]).deputy == "p")
        #expect(try nominate(council).deputy == "c1")
        #expect(try nominate([police]).deputy == nil)
        #expect(try nominate([]).nominated == nil)
    }

    @Test func `absences past the calendar's end are refused, and nothing else is`() throws {
        let away = LeadQuestion.Absence(from: day("2028-12-27"), until: day("2029-01-31"))
        let candidate = LeadQuestion.Candidate(id: "x", agency: "c", openCases: 0, capacity: 1)
        var absent = candidate
        absent.away = [away]
        #expect(try nominate([candidate], on: "2028-12-20").nominated == "x")
        #expect(throws: PastCalendar.end(calendar: "england-and-wales", lastDay: day("2028-12-31"))) {
            try nominate([absent], on: "2028-12-20")
        }
    }
}
