import Casework
import Records
import Testing
import Text

@Suite struct `Check files` {
    private let example = #"""
        { "application": { "received": "2026-05-01T10:30:00+01:00", "area": "E07000146", "applicant": "p1",
                           "on_behalf_of": null, "authority": "not_needed" },
          "reports": [ { "id": "r1", "behaviour_on": "2026-03-02", "reported_on": "2026-03-02", "reported_by": "p1",
                         "reported_to": "council", "incident": "i1", "area": "E07000146", "place": "L1", "hate": false,
                         "related": true, "witnessed": true, "status": "open" } ] }
        """#

    @Test func `the example is read`() throws {
        let facts = try CheckFile.read(Array(example.utf8))
        #expect(
            facts.application
                == ApplicationFacts(
                    received: try #require(CivilDate("2026-05-01")), area: "E07000146", applicant: "p1"))
        let day = try #require(CivilDate("2026-03-02"))
        #expect(
            facts.reports == [
                ReportFacts(
                    id: "r1", behaviourOn: day, reportedOn: day, reportedBy: "p1", reportedTo: "council",
                    incident: "i1",
                    area: "E07000146", place: "L1")
            ])
    }

    @Test func `what is absent means the application's area, unknown, no hate, related, witnessed`() throws {
        let facts = try read(#"{"id":"r1","behaviour_on":"2026-03-02","reported_on":"2026-03-02","reported_by":"p1"}"#)
        let report = try #require(facts.reports.first)
        #expect(report.area == "A" && report.place == nil && report.incident == nil)
        #expect(!report.hate && report.related && report.witnessed)
        #expect(report.status == .open && report.acknowledged == nil && report.responseDueOn == nil)
    }

    @Test func `moments become dates in London first`() throws {
        let facts = try read(
            #"""
            {"id":"r1","behaviour_on":"2026-03-29T23:30:00Z","reported_on":"2026-04-29T22:45:00Z","reported_by":"p1",
             "response_due_on":"2026-12-31T23:30:00Z"}
            """#)
        #expect(facts.reports.first?.behaviourOn.description == "2026-03-30")
        #expect(facts.reports.first?.reportedOn.description == "2026-04-29")
        #expect(facts.reports.first?.responseDueOn?.description == "2026-12-31")
    }

    @Test func `acting for somebody without a word of authority awaits it`() throws {
        let facts = try CheckFile.read(
            Array(#"{"application":{"received":"2026-05-01","area":"A","on_behalf_of":"p2"},"reports":[]}"#.utf8))
        #expect(facts.application.authority == .awaited)
    }

    @Test func `every mistake is told at once, with its place`() throws {
        let text = """
            { "application": { "received": "2026-05-01 10:30", "area": 7 },
              "reports": [
                { "id": "r1", "behaviour_on": "2026-02-30", "reported_on": "2026-03-02", "reported_by": "p", "hate": 0},
                { "id": "r1", "behaviour_on": "2026-03-02", "reported_on": null, "reported_by": "p", "repoted_to": "" },
                { "id": "r1", "behaviour_on": "2026-03-02", "reported_on": "2026-03-02", "reported_by": "p1" },
                { "id": "r1", "behaviour_on": "2026-03-02", "reported_on": "2026-03-02", "reported_by": "p1" } ] }
            """
        let found = try #require(mistakes { try CheckFile.read(Array(text.utf8)) })
        #expect(
            found.map { "\($0.path ?? "") \($0.line ?? 0)" } == [
                "application.received 1", "application.area 1", "reports[0].behaviour_on 3", "reports[0].hate 3",
                "reports[1].reported_on 4", "reports[1].repoted_to 4", "reports[3].id 6",
            ])
        #expect(found[2].found == "2026-02-30" && found[2].column == 35)
        #expect(found[5].mend.contains("reported_to"))
    }

    @Test(arguments: [
        "", "{}", "[]", "null", "{\"application\":{}}", "{\"reports\":[]}", "{\"application\":1,\"reports\":2}",
        "{\"application\":{\"received\":\"2026-05-01\",\"area\":\"A\"},\"reports\":{}}",
        "{\"application\":{\"received\":\"2026-05-01\",\"area\":\"A\"},\"reports\":[1,null,\"x\",[]]}",
        "{\"application\":{\"received\":\"2026-05-01\",\"received\":\"2026-05-02\",\"area\":\"A\"},\"reports\":[]}",
        "{\"application\":{\"received\":1e999,\"area\":\"A\"},\"reports\":[]}",
        "{\"application\":{\"received\":99999999999999999999,\"area\":\"A\"},\"reports\":[]}",
        "{\"application\":{\"received\":\"10000-01-01\",\"area\":\"A\"},\"reports\":[]}",
        "{\"application\":{\"received\":\"0000-01-01\",\"area\":\"A\"},\"reports\":[]}",
        "{\"application\":{\"received\":\"2026-05-01T10:30:60Z\",\"area\":\"A\"},\"reports\":[]}",
        "{\"application\":{\"received\":\"2026-05-01\",\"area\":\"\"},\"reports\":[]}",
        "{\"application\":{\"received\":\"2026-05-01\",\"area\":\"A\\u0000\"},\"reports\":[]}",
        "{\"application\":{\"received\":\"2026-05-01\",\"area\":\"A\",\"authority\":\"Shown\"},\"reports\":[]}",
        "{\"application\":{\"received\":\"2026-05-01\",\"area\":\"A\"},\"reports\":[]} x",
        String(repeating: "[", count: 10_000), String(repeating: "{\"application\":", count: 10_000),
    ])
    func `hostile input is a mistake and never a trap`(_ text: String) {
        let found = mistakes { try CheckFile.read(Array(text.utf8)) }
        #expect(found?.isEmpty == false)
        #expect(found?.allSatisfy { $0.line == 1 } == true)
    }

    @Test func `the line of one of many is its own`() throws {
        #expect(mistakes { try CheckFile.read(Array("{}".utf8), firstLine: 41) }?.first?.line == 41)
    }

    @Test func `the ends of time are judged and not trapped on`() throws {
        for date in ["0001-01-01", "9999-12-31"] {
            let facts = try CheckFile.read(
                Array(
                    """
                    {"application":{"received":"\(date)","area":"A"},"reports":[{"id":"r1","behaviour_on":"\(date)",
                    "reported_on":"\(date)","reported_by":"p1"}]}
                    """.utf8))
            let finding = check(facts.application, facts.reports, under: try statutory)
            #expect(finding.statute.qualifying == 1)
        }
    }

    @Test func `the answer has the keys that were promised`() throws {
        let facts = try CheckFile.read(Array(example.utf8))
        let answer = CheckFile.json(check(facts.application, facts.reports, under: try statutory))
        #expect(answer["procedure"] == ["name": "statutory", "version": "1", "limbs": ["number"]])
        #expect(answer["decision"] == "not_met_on_number" && answer["limb"] == .null)
        #expect(answer["statute"] == ["met": false, "qualifying": 1, "required": 3])
        #expect(answer["local"]?["met"] == false && answer["local"]?["failed"] == ["number"])
        guard case .array(let conditions)? = answer["local"]?["conditions"] else {
            Issue.record("no conditions")
            return
        }
        #expect(
            conditions.first == [
                "name": "number", "holds": false, "in_section_104": true, "law": "s. 104(4)", "words": nil,
            ])
        #expect(
            conditions.map { $0["name"] } == ["number", "related", "to_complain", "to_apply", "distinct_incidents"])
        guard case .array(let changes)? = answer["would_change"] else {
            Issue.record("nothing would change it")
            return
        }
        #expect(
            changes == [
                [
                    "kind": "more_reports", "reports": [], "count": 2, "from": "2025-11-02", "until": "2026-05-01",
                    "becomes": "met",
                    "sentence": """
                    If 2 more reports that count, about different events, had been made between 2 November 2025 and \
                    1 May 2026, the threshold would be met.
                    """,
                ]
            ])
        #expect(answer["to_consider"] == ["persistence", "harm", "adequacy"])
        #expect(answer["notes"] == [])
        #expect(
            answer["complaints"] == [
                [
                    "id": "r1", "behaviour_on": "2026-03-02", "reported_on": "2026-03-02",
                    "last_day_to_complain": "2026-04-01", "last_day_to_apply": "2026-09-01", "qualifies": true,
                    "counted_with": nil, "reason": "reported in time; applied in time",
                ]
            ])
    }

    @Test func `windows of a procedure's own are shown beside the default ones`() throws {
        var procedure = try statutory
        procedure.threshold.toComplain = Procedure.Window(.days(30), .after)
        let facts = try CheckFile.read(Array(example.utf8))
        let answer = CheckFile.json(check(facts.application, facts.reports, under: procedure))
        guard case .array(let complaints)? = answer["complaints"] else {
            Issue.record("no complaints")
            return
        }
        #expect(complaints.first?["local_last_day_to_complain"] == "2026-04-01")
        #expect(complaints.first?["local_last_day_to_apply"] == "2026-09-01")
        #expect(complaints.first?["local_qualifies"] == true)
    }

    @Test func `a span in place of days to apply is shown beside each report`() throws {
        var procedure = try statutory
        procedure.threshold.formula = .spanFromFirstIncident
        let facts = try CheckFile.read(Array(example.utf8))
        let answer = CheckFile.json(check(facts.application, facts.reports, under: procedure))
        guard case .array(let complaints)? = answer["complaints"] else {
            Issue.record("no complaints")
            return
        }
        #expect(complaints.first?["local_last_day_to_complain"] == "2026-04-01")
        #expect(complaints.first?["local_last_day_to_apply"] == .null)
        #expect(complaints.first?["local_span_first_day"] == "2026-03-02")
        #expect(complaints.first?["local_span_last_day"] == "2026-09-01")
    }

    @Test(arguments: [
        "0000-05-01", "99999-05-01", "2026-02-29", "2026-04-31", "2026-00-10", "2026-13-01", "2026-5-1", "01/05/2026",
        "2026-05-01T24:00:00Z", "2026-05-01T10:30:00", "0000-12-31T23:59:59Z", "99999-01-01T00:00:00Z", "",
    ])
    func `a date that does not exist is a mistake in each place`(_ date: String) throws {
        let found = try #require(
            mistakes {
                try read(
                    #"{"id":"r1","behaviour_on":"\#(date)","reported_on":"\#(date)","reported_by":"p","response_due_on":"\#(date)"}"#
                )
            })
        #expect(
            found.map(\.path) == ["reports[0].behaviour_on", "reports[0].reported_on", "reports[0].response_due_on"])
    }

    @Test func `bytes that are not UTF-8 are a mistake with their place`() throws {
        var text = Array(example.utf8)
        let place = try #require(text.firstIndex(of: UInt8(ascii: "L")))
        text[place] = 0xff
        let found = try #require(mistakes { try CheckFile.read(text) })
        #expect(found.first?.line == 4)
    }

    @Test func `a thousand reports are read and judged`() throws {
        let reports = (0..<1_000).map {
            #"{"id":"r\#($0)","behaviour_on":"2026-04-01","reported_on":"2026-04-01","reported_by":"p\#($0 % 10)"}"#
        }
        let facts = try read(reports.joined(separator: ","))
        #expect(check(facts.application, facts.reports, under: try statutory).statute.qualifying == 1_000)
    }

    private var statutory: Procedure { get throws { try ProcedureFile.read(shipped("procedures/statutory.yaml")) } }

    private func read(_ report: String) throws -> CheckFile.Facts {
        try CheckFile.read(
            Array("{\"application\":{\"received\":\"2026-05-01\",\"area\":\"A\"},\"reports\":[\(report)]}".utf8))
    }
}
