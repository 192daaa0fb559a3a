import Casework
import FoundationEssentials
import Testing

@Suite struct `The chronology of a case` {
    private let town = Town()

    private func application(_ entries: [[InformationRequest.Entry]]) throws -> Application {
        var application = try town.receive().after
        application.reports = [
            .init(
                number: 1, behaviourOn: day("2026-03-02"), reportedOn: day("2026-03-02"), reportedBy: "applicant",
                reportedTo: "council", incident: "a", area: Town.area, hate: false, status: .open, acknowledged: nil,
                description: "Loud music and shouting on the stairs until three")
        ]
        for (index, entries) in entries.enumerated() {
            var request = InformationRequest(
                id: .init(UUID()), agency: index == 0 ? town.police.id : town.landlord.id, answering: .must, asked: "x",
                purpose: "y", askedOn: day("2026-04-08"), due: day("2026-04-29"))
            if !entries.isEmpty {
                request.answer = .init(
                    kind: .chronology, text: index == 0 ? "Risk is high." : "", entries: entries, restBy: nil,
                    on: day("2026-04-20"), by: town.policeContact.person)
            }
            application.requests.append(request)
        }
        return application
    }

    private func entry(_ date: String, _ what: String, at minute: Int? = nil, _ reference: String? = nil)
        -> InformationRequest.Entry
    { .init(on: day(date), minute: minute, what: what, reference: reference) }

    @Test func `joins the reports and all answers by day and time, and names what is missing`() throws {
        let application = try application([
            [
                entry("2026-03-02", "A call", at: 1_350), entry("2026-03-02", "A patrol", at: 60),
                entry("2026-01-05", "First"),
            ], [],
        ])
        let chronology = application.chronology(on: day("2026-05-01"))
        #expect(
            chronology.entries.map(\.what) == [
                "First", "Loud music and shouting on the stairs until three", "A patrol", "A call",
            ])
        #expect(chronology.words.map(\.answer.text) == ["Risk is high."])
        #expect(chronology.gaps.map(\.request.agency) == [town.landlord.id])
        #expect(chronology.gaps.map(\.standing) == [.late(since: day("2026-04-29"))])
        #expect(application.chronology.gaps.isEmpty, "Without a day nothing is late.")
    }

    @Test(
        arguments: [
            // Of the police and of the landlord, and why they may be the same.
            ("2026-04-01", "x", nil, "2026-04-01", "y", nil, .sameDay),
            ("2026-01-05", "x", "LOG 12/3", "2026-03-05", "y", "log-123", .sameReference),
            ("2026-01-05", "x", "", "2026-03-05", "y", "", nil),
            ("2026-01-05", "x", "12", "2026-03-05", "y", nil, nil),
            (
                "2026-04-01", "Fight outside flat twelve", nil, "2026-04-02", "Reported fight at flat twelve", nil,
                .nextDay
            ),
            (
                "2026-04-02", "Reported fight at flat twelve", nil, "2026-04-01", "Fight outside flat twelve", nil,
                .nextDay
            ),
            ("2026-04-01", "Fight outside flat twelve", nil, "2026-04-02", "Graffiti on garages", nil, nil),
            ("2026-04-01", "Fight outside flat twelve", nil, "2026-04-03", "Reported fight at flat", nil, nil),
            (
                "2026-04-01", "Fight outside flat twelve", nil, "2026-04-08", "fight OUTSIDE flat twelve!", nil,
                .similarWords
            ),
            ("2026-04-01", "Fight outside flat twelve", nil, "2026-04-09", "Fight outside flat twelve", nil, nil),
            ("2026-04-01", "Big row", nil, "2026-04-02", "Big row", nil, nil),
        ] as [(String, String, String?, String, String, String?, Chronology.Suggestion.Reason?)])
    func `suggests what may be told twice`(
        _ row: (String, String, String?, String, String, String?, Chronology.Suggestion.Reason?)
    ) throws {
        let application = try application([[entry(row.0, row.1, row.2)], [entry(row.3, row.4, row.5)]])
        #expect(application.chronology.suggestions([]).map(\.reason) == (row.6.map { [$0] } ?? []))
    }

    @Test func `never entries of one source, and never more than can be looked at`() throws {
        let same = try application([[entry("2026-04-01", "x", "1"), entry("2026-04-01", "x", "1")]])
        #expect(same.chronology.suggestions([]).isEmpty)
        let many = (0..<30).map { _ in entry("2026-04-01", "x") }
        #expect(try application([many, many]).chronology.suggestions([]).count == Chronology.mostSuggestions)
    }

    @Test func `a person says that entries are the same or not, and takes it back`() throws {
        let application = try application([
            [entry("2026-03-02", "A call")], [entry("2026-03-02", "A complaint"), entry("2026-04-01", "A visit")],
        ])
        let around = town.on("2026-05-01")
        let keys = application.chronology.entries.map(\.key)
        func say(
            _ application: Application, _ one: Int, _ other: Int, _ says: Chronology.Comparison.Says
        ) throws -> Outcome<Application> {
            try application.comparing(keys[one], keys[other], says: says, by: town.byCoordinator, in: around)
        }
        #expect(application.chronology.suggestions([]).count == 3)
        let joined = try say(try say(application, 0, 1, .same).after, 2, 0, .same).after
        #expect(joined.chronology.groups(joined.comparisons).map(\.count) == [3, 1])
        #expect(joined.chronology.suggestions(joined.comparisons).isEmpty, "The third pair follows from the two.")
        let apart = try say(try say(joined, 0, 1, .different).after, 0, 2, .different).after
        #expect(apart.chronology.groups(apart.comparisons).map(\.count) == [1, 1, 1, 1])
        #expect(apart.chronology.suggestions(apart.comparisons).map(\.first.key) == [keys[1]])
        let open = try say(try say(apart, 1, 0, .open).after, 2, 0, .open).after
        #expect(open.chronology.suggestions(open.comparisons).count == 3 && open.comparisons.count == 6)
        #expect(try say(open, 0, 1, .open).events.isEmpty, "Nothing is said twice.")

        #expect(throws: Refusal.notYours(needed: [.coordinator])) {
            try application.comparing(keys[0], keys[1], says: .same, by: town.byPolice, in: around)
        }
        for other in [keys[0], "report-9"] {
            #expect(throws: Refusal.unknown("entry of the chronology")) {
                try application.comparing(keys[0], other, says: .same, by: town.byCoordinator, in: around)
            }
        }
    }
}
