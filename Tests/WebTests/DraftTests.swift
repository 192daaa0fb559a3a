import Casework
import Testing
import Text

@testable import Web

@Suite struct `An application that is being written` {
    private let day = CivilDate(dayNumber: 20_000)

    private func report(sameAs: Int? = nil, _ text: String = "Noise") -> ReportAnswers {
        ReportAnswers(
            behaviourOn: day,
            reportedOn: day.adding(days: 1),
            told: "council",
            sameAs: sameAs,
            hate: true,
            status: .noAction,
            acknowledged: nil,
            description: text
        )
    }

    @Test func `is kept and read back whole`() {
        var draft = Draft()
        #expect(Draft(json: draft.json.text()) == draft)
        draft.area = "E07000146"
        draft.elsewhere = "Market Street, Barnet"
        draft.isForAnother = true
        draft.onBehalfOf = "Joe \"the lad\"\n"
        draft.hasPermission = false
        draft.name = "Ann é e\u{301}"
        draft.email = "ann@example.org"
        draft.telephone = "07700 900982"
        draft.address = "1 High Street\nLynn"
        draft.reports = [report(), report(sameAs: 1, "</script>\u{0}")]
        draft.sent = CaseReference(random: (1, 2, 3, 4, 5, 6, 7))
        #expect(Draft(json: draft.json.text()) == draft)
    }

    @Test(arguments: ["", "null", "{}", "[]", "{\"id\":7}", "{\"id\":\"x\"}", "\u{0}"])
    func `that cannot be read begins again`(_ text: String) {
        #expect(Draft(json: text) == nil)
    }

    @Test func `asks what is still open, in order`() {
        var draft = Draft()
        #expect(draft.next == "/apply/area")
        draft.area = "E07000146"
        #expect(draft.next == "/apply/who")
        draft.isForAnother = true
        #expect(draft.next == "/apply/permission")
        (draft.onBehalfOf, draft.hasPermission) = ("Joe", true)
        #expect(draft.next == "/apply/name")
        #expect(draft.back(from: .name) == "/apply/permission")
        draft.isForAnother = false
        #expect(draft.back(from: .name) == "/apply/who")
        draft.name = "Ann"
        draft.telephone = "01632 960001"
        #expect(draft.next == "/apply/reports")
        draft.reports = [report()]
        #expect(draft.gap == nil && draft.next == "/apply/check")
        #expect(draft.back(from: .area) == "/apply")
    }

    @Test func `reports about one event share its name, others do not`() {
        let reports = [report(), report(sameAs: 1), report(), report(sameAs: 2), report(sameAs: 9)].reports(in: "E1")
        #expect(reports.map(\.incident) == ["i1", "i1", "i3", "i1", "i5"])
        #expect(reports.map(\.number) == [1, 2, 3, 4, 5])
        #expect(reports.allSatisfy { $0.area == "E1" && $0.reportedBy == "applicant" })
    }

    @Test func `a report taken out leaves the others' events right`() {
        var reports = [report(), report(sameAs: 1), report(sameAs: 2), report(sameAs: 3)]
        reports.removeReport(number: 2)
        #expect(reports.map(\.sameAs) == [nil, 1, 2])
        reports.removeReport(number: 1)
        #expect(reports.map(\.sameAs) == [nil, 1])
        reports.removeReport(number: 7)
        #expect(reports.count == 2)
    }
}
