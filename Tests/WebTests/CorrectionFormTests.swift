import Casework
import FoundationEssentials
import Testing
import Text

@testable import Desk
@testable import Records
@testable import Web

@Suite struct `The form for the facts of a report` {
    private let page = Sample.page(.received, nil)

    private var matter: FactAct.Matter {
        let partnership = Partnership(id: Partnership.ID(UUID()), name: "x")
        return FactAct.Matter(
            page: page,
            areas: [.init(code: "E2", name: "Elsewhere", partnership: partnership)],
            report: page.application.reports[0], asked: [], path: "/x")
    }

    private func read(_ changes: KeyValuePairs<String, String?> = [:]) -> (Application.Report?, Form) {
        let report = page.application.reports[0]
        var fields: [FormFields.Field] = CorrectionForm.shown(report).values.map {
            .init(name: $0.key, value: $0.value[0])
        }
        for (name, value) in changes {
            fields.removeAll { $0.name == name }
            if let value { fields.append(.init(name: name, value: value)) }
        }
        var form = Form(FormFields(fields))
        return (CorrectionForm(matter: matter, report: report).read(&form), form)
    }

    @Test func `sent as it was shown changes nothing`() throws {
        let (report, form) = read()
        #expect(report == page.application.reports[0])
        #expect(try form.isRight())
    }

    @Test func `takes every fact that a report has`() throws {
        let (report, form) = read([
            "behaviour_on-day": "1", "behaviour_on-month": "March", "behaviour_on-year": "2026",
            "reported_on-day": "2", "reported_on-month": "3", "reported_on-year": "2026", "reported_by": "other-4",
            "reported_to": "police", "area": "E2", "on_boundary": "yes", "place": " north stairs ", "related": "no",
            "witnessed": "no", "hate": "yes", "status": "closed", "acknowledged": "no", "shared": "yes",
            "response_due_on-day": "9", "response_due_on-month": "3", "response_due_on-year": "2026",
        ])
        #expect(try form.isRight())
        let before = page.application.reports[0]
        #expect(
            report
                == Application.Report(
                    number: 1, behaviourOn: CivilDate("2026-03-01") ?? Sample.day,
                    reportedOn: CivilDate("2026-03-02") ?? Sample.day, reportedBy: "other-4", reportedTo: "police",
                    incident: before.incident, area: "E2", hate: true, status: .closed, acknowledged: false,
                    description: before.description, place: "north stairs", related: false, witnessed: false,
                    shared: true, responseDueOn: CivilDate("2026-03-09"), onBoundary: true))
    }

    @Test(arguments: [
        ("behaviour_on-day", "31", "behaviour_on-day", "The date it happened must be a real date"),
        ("behaviour_on-year", "2027", "behaviour_on-day", "The date it happened must be today or in the past"),
        ("behaviour_on-year", "0", "behaviour_on-year", "The date it happened: the year must be 4 numbers, like 2026"),
        (
            "reported_on-year", "99999", "reported_on-year",
            "The date it was reported: the year must be 4 numbers, like 2026"
        ),
        (
            "reported_on-year", "2025", "reported_on-day",
            "The date it was reported must be the same as or after the date it happened"
        ),
        ("area", "E99999999", "area", "Choose an area that the service knows"),
        ("reported_by", "Dana", "reported_by", "Choose who made the report"),
        ("reported_to", " ", "reported_to", "Enter to whom it was reported"),
        ("status", "lost", "status", "Choose what was done about it"),
        ("acknowledged", "perhaps", "acknowledged", "Choose whether anybody got in touch"),
        ("shared", nil, "shared", "Choose whether the bodies told each other"),
        ("hate", nil, "hate", "Choose whether it was motivated by hate"),
        (
            "response_due_on-day", "1", "response_due_on-month",
            "The day by which they had to respond must include a month and year"
        ),
    ])
    func `says beside the field what is wrong`(_ name: String, _ value: String?, _ anchor: String, _ sentence: String) {
        // 4 May 2026 is the sample's day: the thirty-first of April is not.
        let changes: KeyValuePairs<String, String?> =
            value == "31" ? ["behaviour_on-month": "2", name: value] : [name: value]
        let (report, form) = read(changes)
        #expect(report == nil || !form.shown.mistakes.isEmpty)
        #expect(form.shown.mistakes.first?.sentence == sentence)
        #expect(form.shown.mistakes.first?.anchor == anchor)
    }

    @Test func `refuses a day to respond by that lies before the report`() {
        let (_, form) = read([
            "response_due_on-day": "1", "response_due_on-month": "1", "response_due_on-year": "2026",
        ])
        #expect(
            form.shown.mistakes.map(\.sentence) == [
                "The day by which they had to respond must be the same as or after the report"
            ])
    }

    @Test func `names the people who reported by stand-ins, and always one more`() {
        var reports = [page.application.reports[0]]
        #expect(ReportWords.makers(of: reports) == ["applicant", "other-1", "other-2", "other-3", "other-4"])
        reports[0].reportedBy = "other-7"
        #expect(ReportWords.makers(of: reports).suffix(2) == ["other-7", "other-8"])
        reports[0].reportedBy = "p1"
        #expect(ReportWords.makers(of: reports).last == "p1")
        #expect(ReportWords.maker("other-3") == "other person 3" && ReportWords.maker("p1") == "p1")
    }
}

@Suite struct `Numbers of reports` {
    @Test(arguments: [
        ("2", [2]), ("2, 3", [2, 3]), (" 2 3\n9", [2, 3, 9]), ("2 and 3", [2, 3]), ("2, 7-9", [2, 7, 8, 9]),
        ("7 \u{2013} 9", [7, 8, 9]), ("7 to 9, 12", [7, 8, 9, 12]), ("999-1000", [999, 1_000]),
    ])
    func `are read as people type them`(_ typed: String, _ numbers: [Int]) {
        #expect(NumberList.read(typed, in: 1...1_000) == numbers)
    }

    @Test(arguments: [
        "", " ", "x", "0", "1001", "-3", "3-", "9-7", "3 to", "to 3", "1-2-3-", "3--5", "2.5", "99999999999999999999",
        "\u{0662}", "1;2",
    ])
    func `are refused where they are none`(_ typed: String) {
        #expect(NumberList.read(typed, in: 1...1_000) == nil)
    }

    @Test func `are said in a few words, however many there are`() {
        #expect(NumberList.words([4]) == "Report 4" && NumberList.words([2, 3]) == "Reports 2 and 3")
        #expect(NumberList.words([1, 2, 3]) == "Reports 1, 2 and 3")
        #expect(NumberList.words(Array(1...100)) == "Reports 1, 2, 3 and 97 more")
    }

    @Test func `are typed where the reports are too many to tick`() throws {
        let one = Sample.page(.received, nil).application.reports[0]
        let reports = (1...51).map { number in
            var report = one
            report.number = number
            return report
        }
        func read(_ typed: String) -> ([Int], [String]) {
            var form = Form(FormFields([.init(name: "reports", value: typed)]))
            let numbers = ReportsChosen(reports).read(&form, atLeast: 2, missing: "Choose two")
            return (numbers, form.shown.mistakes.map(\.sentence))
        }
        #expect(read("3-5") == ([3, 4, 5], []))
        #expect(read("").1 == ["Choose two"] && read("3").1 == ["Choose two"])
        #expect(read("3, 52").1 == ["Report 52 cannot be chosen here"])
        #expect(read("all").1 == ["Enter numbers of reports, for example: 2, 3, 7 to 12"])
        #expect(ReportsChosen(reports).html(ReportsChosen(reports).shown([2, 3]), "?").text.contains("value=\"2, 3\""))
        let few = Array(reports.prefix(50))
        #expect(ReportsChosen(few).html(Shown(), "?").text.split(separator: "checkbox").count == 51)
    }
}
