import Casework
import FoundationEssentials
import Testing
import Text

@testable import Desk
@testable import Records
@testable import Web

@Suite struct `A plan that is followed` {
    private let due = Sample.day.adding(days: 10)

    private static let decided = ThresholdDecision(
        answer: .met, on: Sample.day, reasons: "x", people: [.init("Ann", for: nil)], procedure: "p 1")

    /// A case whose outcome was told, with one action of the reader's body.
    private func page(_ change: (inout Action) -> Void = { _ in }) -> (page: CasePage, action: Action) {
        var page = Sample.page(.decided(Self.decided), .outcomeSent(on: Sample.day, summary: "x"))
        var action = Action(
            id: Action.ID(UUID()), agency: page.agencies[0].id, person: page.officers[0].person, text: "Patrol",
            doneWhen: "Logged", due: due)
        action.setOn = Sample.day.adding(days: -20)
        change(&action)
        page.review?.actions = [action]
        return (page, action)
    }

    private func form(_ values: [String: String]) -> Form {
        Form(FormFields(values.map { FormFields.Field(name: $0.key, value: $0.value) }))
    }

    private func day(_ name: String, _ day: CivilDate) -> [String: String] {
        ["\(name)-day": "\(day.day)", "\(name)-month": "\(day.month)", "\(name)-year": "\(day.year)"]
    }

    private func mistakes(_ values: [String: String]) throws -> [String] {
        let (page, action) = page()
        var form = form(values)
        _ = ActionForm(action: action, page: page).read(&form)
        #expect(try !form.isRight())
        return form.shown.mistakes.map(\.sentence)
    }

    @Test func `an answer to an action says what it needs`() throws {
        #expect(try mistakes([:]) == ["Choose how it stands"])
        #expect(try mistakes(["answer": "update"]) == ["Enter how far it is"])
        #expect(try mistakes(["answer": "decline"]) == ["Enter why you decline"])
        let tomorrow = day("done_on", Sample.day.adding(days: 1))
        #expect(try mistakes(["answer": "done", "text": "x"].merging(tomorrow) { $1 }).count == 1)
        let before = day("done_on", Sample.day.adding(days: -21))
        #expect(try mistakes(["answer": "done", "text": "x"].merging(before) { $1 }).count == 1)
        let same = try mistakes(["answer": "time", "text": "x"].merging(day("due", due)) { $1 })
        #expect(same.count == 1 && same[0].hasPrefix("The new day must be after"))
    }

    @Test func `an answer to an action is read whole`() throws {
        let (page, action) = page()
        var form = form(
            ["answer": "done", "text": "Log 17", "reference": "File 2"]
                .merging(day("done_on", Sample.day.adding(days: -1))) { $1 })
        guard case .state(let state)? = ActionForm(action: action, page: page).read(&form) else {
            Issue.record("\(form.shown.mistakes)")
            return
        }
        #expect(state == .done(on: Sample.day.adding(days: -1), evidence: "Log 17", reference: "File 2"))
        #expect(state.inWords.hasSuffix("Log 17 (evidence: File 2)"))
    }

    @Test(arguments: [
        (#"{"answer": "accept"}"#, true), (#"{"answer": "update", "text": "Two of four."}"#, true),
        (#"{"answer": "done", "text": "Log 17.", "done_on": "2026-05-01", "reference": "File 2"}"#, true),
        (#"{"answer": "more-time", "text": "Ill.", "until": "2026-06-06"}"#, true),
        (#"{"answer": "more-time", "text": "Ill.", "until": "2026-06-05"}"#, false),
        (#"{"answer": "more-time", "text": "Ill."}"#, false), (#"{"answer": "update"}"#, false),
        (#"{"answer": "decline", "text": "No.", "until": "2026-06-06"}"#, false),
        (#"{"answer": "update", "text": "x", "reference": "File 2"}"#, false),
        (#"{"answer": "done", "text": "x", "done_on": "yesterday"}"#, false),
    ])
    func `a system answers an action with what belongs to it`(_ body: String, _ isRight: Bool) throws {
        let due = try #require(CivilDate("2026-06-05"))
        let today = try #require(CivilDate("2026-06-01"))
        do {
            _ = try APIAnswer.action(Array(body.utf8), due: due, on: today)
            #expect(isRight)
        } catch is Mistakes {
            #expect(!isRight)
        }
    }

    @Test func `shows at a glance what is late, declined or waits for somebody`() throws {
        func health(_ change: (inout Action) -> Void) throws -> String {
            let (page, _) = page(change)
            return PlanView(page: page, review: try #require(page.review)).health
        }
        #expect(try health { _ in } == "1 action: 1 under way.")
        #expect(try health { $0.due = Sample.day.adding(days: -1) } == "1 action: 1 late.")
        #expect(
            try health { $0.tellFirst = .needed } == "1 action: 1 under way, 1 waiting until the applicant is told.")
        #expect(
            try health { $0.state = .declined(on: Sample.day, because: "No.") }
                == "1 action: 1 declined and not seen to.")
        #expect(try health { $0.state = .done(on: Sample.day, evidence: "x") } == "1 action: 1 done.")
    }

    @Test func `is drawn with words for those who do not see it, and nothing that anybody wrote`() throws {
        let (page, _) = page { $0.text = "Secret words" }
        let drawn = try #require(PlanTimeline(page: page).html).text
        #expect(drawn.contains("<desc id=\"plan-desc\">Action 1, ") && drawn.contains("role=\"img\""))
        #expect(!drawn.contains("Secret words"))
        var bare = page
        bare.review?.actions = []
        #expect(PlanTimeline(page: bare).html == nil)
    }

    @Test func `risk and support are shown to those who follow it only`() throws {
        var (page, _) = page()
        #expect(RiskView(page: page).html == nil && !CaseAct.riskPlan.isOffered(page))
        page.risk = CaseRisk(
            plans: [
                RiskPlan(
                    version: 1,
                    lines: [.init(who: "The applicant", risks: "Threats", measures: "Lock", byWhom: "Homes")],
                    note: "", reviewOn: Sample.day.adding(days: -1), on: Sample.day,
                    by: page.key.officer.person)
            ], supports: [])
        let html = try #require(RiskView(page: page).html).text
        #expect(html.contains("Threats") && html.contains("class=\"late\""))
        #expect(CaseAct.riskPlan.isOffered(page) && !CaseAct.supportAnswer.isOffered(page))
        let fields = CaseAct.riskPlan.fields(page, CaseAct.riskPlan.prefilled(page)).text
        #expect(fields.contains("value=\"The applicant\"") && fields.contains("risk-3_who"))
    }

    @Test func `an action out of the catalogue that its body has no power for asks why`() throws {
        let (page, _) = page()
        let catalogue = try ActionCatalogueFile.shipped()
        let entry = try #require(catalogue.entries.first { $0.power == [.police] })
        #expect(PowerWarning.sentence(entry.key, page.officers[0].person, page, catalogue) != nil)
        #expect(PowerWarning.sentence("", page.officers[0].person, page, catalogue) == nil)
        let fields = CaseAct.actions.fields(page, Shown()).text
        #expect(fields.contains("<optgroup") && fields.contains(entry.key))
        #expect(try #require(catalogue["injunction"]).tellsFirst && catalogue["awareness-raising"]?.tellsFirst == false)
    }
}
