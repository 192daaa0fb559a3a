import Casework
import Records
import Testing
import Text

@Suite struct `Lead officer files` {
    private let example = #"""
        { "case": { "tags": ["noise","mental-health"], "reports_by_agency": { "council": 4, "police": 1 },
                    "lead_agency": null, "on": "2026-06-01" },
          "candidates": [ { "id": "o1", "agency": "council", "open_cases": 3, "capacity": 8, "tags": ["noise"],
                            "knows_case": true, "conflicts": [], "away": [["2026-06-05","2026-06-09"]],
                            "accepts": true } ],
          "weights": { "involvement": 3, "continuity": 2, "workload": 2, "skills": 1 } }
        """#

    @Test func `the example is read and answered`() throws {
        let calendar = try CalendarFile.read(shipped("calendars/england-and-wales.json"))
        let question = try LeadFile.read(Array(example.utf8))
        #expect(question.candidates.first?.away.count == 1 && question.reportsByAgency["council"] == 4)
        let answer = LeadFile.json(try nominateLead(question, calendar: calendar))
        #expect(
            answer.text() == #"{"nominated":"o1","deputy":null,"ranking":[{"id":"o1","score":6.15,"parts":"#
                + #"{"involvement":2.4,"continuity":2,"workload":1.25,"skills":0.5},"reason":"council took 80% of the "#
                + #"reports; knows the case; 3 of 8 cases open; has 50% of the case's tags."}],"excluded":[]}"#)
    }

    @Test(arguments: [
        (#""on": "2026-06-01""#, #""on": "2026-06-31""#, "case.on"),
        (#""council": 4"#, #""council": -4"#, "case.reports_by_agency.council"),
        (#""open_cases": 3"#, #""open_cases": 99999999999999999999"#, nil as String?),
        (#""open_cases": 3"#, #""open_cases": 1.5"#, "candidates[0].open_cases"),
        (#""capacity": 8"#, #""capacity": "8""#, "candidates[0].capacity"),
        (#"["2026-06-05","2026-06-09"]"#, #"["2026-06-09","2026-06-05"]"#, "candidates[0].away[0]"),
        (#"["2026-06-05","2026-06-09"]"#, #"["2026-06-09"]"#, "candidates[0].away[0]"),
        (#"["2026-06-05","2026-06-09"]"#, #"["2026-06-05","soon"]"#, "candidates[0].away[0][1]"),
        (#""accepts": true"#, #""accepts": null, "accept": 1"#, "candidates[0].accept"),
        (#""skills": 1"#, #""skills": -1"#, "weights.skills"),
        (#""weights""#, #""wieghts""#, "wieghts"),
    ])
    func `a wrong value is a mistake with its place`(_ right: String, _ wrong: String, _ path: String?) throws {
        let parts = example.split(separator: right, maxSplits: 1, omittingEmptySubsequences: false)
        try #require(parts.count == 2)
        let found = try #require(mistakes { try LeadFile.read(Array((parts[0] + wrong + parts[1]).utf8)) })
        #expect(found.map(\.path) == [path])
        #expect(found.allSatisfy { $0.line != nil })
    }
}
