import Testing
import Text

@Suite struct `The lead command` {
    private let question = """
        {"case": {"tags": ["noise", "mental-health"], "reports_by_agency": {"council": 4, "police": 1},
                  "lead_agency": null, "on": "2026-06-01"},
         "candidates": [
           {"id": "o1", "agency": "council", "open_cases": 3, "capacity": 8, "tags": ["noise"], "knows_case": true,
            "conflicts": [], "away": [["2026-06-05", "2026-06-09"]], "accepts": true},
           {"id": "o2", "agency": "police", "open_cases": 1, "capacity": 8, "tags": [], "knows_case": false,
            "conflicts": ["relative"], "away": [], "accepts": true},
           {"id": "o4", "agency": "police", "open_cases": 2, "capacity": 8, "tags": [], "knows_case": false,
            "conflicts": [], "away": [], "accepts": true}],
         "weights": {"involvement": 3, "continuity": 2, "workload": 2, "skills": 1}}
        """

    @Test func `ranks the candidates with their parts, and excludes with reasons`() async throws {
        let ran = try await Program(["lead", "nominate", "-", "--format", "json"], input: Array(question.utf8)).run()
        #expect(ran.ending == .exited(0), "\(ran.errors)")
        let answer = try ran.json()
        #expect(answer["nominated"]?.text == "o1")
        #expect(answer["deputy"]?.text == "o4")
        #expect(ran.output.contains("6.15"))
        #expect(answer["excluded"]?.items?.first?["id"]?.text == "o2")
    }

    @Test func `says no with exit code 1 where nobody can lead`() async throws {
        let nobody =
            #"{"case": {"tags": [], "reports_by_agency": {}, "lead_agency": null, "on": "2026-06-01"}, "#
            + #""candidates": [], "weights": {"involvement": 3, "continuity": 2, "workload": 2, "skills": 1}}"#
        let ran = try await Program(["lead", "nominate", "-"], input: Array(nobody.utf8)).run()
        #expect(ran.ending == .exited(1), "\(ran.errors)")
        #expect(ran.output == "Nobody can lead.\n")
    }
}
