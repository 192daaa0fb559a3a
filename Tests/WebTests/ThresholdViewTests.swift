import Casework
import FoundationEssentials
import Records
import Testing
import Text

@testable import Desk
@testable import Web

@Suite struct `The page of the threshold` {
    private func report(_ number: Int, _ daysAgo: Int, _ incident: String, _ text: String) -> Application.Report {
        Application.Report(
            number: number, behaviourOn: Sample.day.adding(days: -daysAgo),
            reportedOn: Sample.day.adding(days: -daysAgo), reportedBy: "applicant", reportedTo: text,
            incident: incident, area: "E1", hate: false, status: .open, acknowledged: nil, description: text)
    }

    private func page(
        _ reports: [Application.Report], _ stage: Application.Stage = .received, roles: Set<Role> = [.coordinator],
        caveats: [Procedure.Caveat] = [], text: String = "Noise"
    ) -> CasePage {
        var page = Sample.page(stage, nil, roles, text: text)
        page.application.reports = reports
        page.procedure.threshold.caveats = caveats
        page.finding = page.application.finding(under: page.procedure)
        return page
    }

    private func html(_ page: CasePage) -> String { ThresholdView(page: page, areas: []).html.text }

    private func three(_ text: String = "Noise") -> [Application.Report] {
        [report(1, 10, "a", text), report(2, 20, "b", text), report(3, 30, "c", text)]
    }

    @Test func `says both results beside each other`() {
        let met = html(page(three()))
        #expect(met.contains("<strong>Met</strong>: 3 reports count, and 3 are needed."))
        #expect(met.contains("<strong>Met</strong>, by the number of reports."))
        let few = html(page([three()[0]]))
        #expect(few.contains("<strong>Not met</strong>: 1 report counts, and 3 are needed."))
        #expect(few.contains("<li>The number of reports</li>"))
        for question in Finding.Consideration.allCases { #expect(few.contains(question.inWords)) }
    }

    @Test func `marks each failed condition that section 104 does not know (scenario 19)`() {
        let text = html(page(three(), caveats: [.closedCase, .noOngoingAction]))
        for condition in ["The agencies have closed the case", "No agency is acting"] {
            #expect(text.contains("<li>\(condition) <strong>(not a condition of section 104)</strong></li>"))
        }
        #expect(!text.contains("The number of reports <strong>"))
    }

    @Test func `says of a duplicate why it is counted with another (scenario 2)`() {
        let text = html(page([report(1, 10, "a", "x"), report(2, 10, "a", "y")]))
        #expect(text.contains("Counted with report 1 because the same person reported the same event"))
        #expect(text.contains("Reports 1 and 2 are about one event."))
    }

    @Test func `gives local times only where the procedure has its own`() {
        #expect(!html(page(three())).contains("Local last day"))
        var own = page(three())
        own.procedure.threshold.toApply = Procedure.Window(.days(15), .after)
        own.finding = own.application.finding(under: own.procedure)
        let text = html(own)
        #expect(text.contains("Local last day to apply") && text.contains("1 report counts, and 3 are needed"))
        #expect(text.contains("By the local procedure: does not count: reported in time; applied too late"))
        #expect(text.contains(Sample.day.adding(days: -15).inWords))
    }

    @Test func `shows what was said first beside what was corrected`() {
        var page = page(three())
        let officer = page.key.officer
        let was = page.application.reports[0].behaviourOn
        page.application.corrections = [
            .init(
                report: 1, fact: .behaviourOn, was: "\(was)", became: "2026-03-30", by: officer.person,
                at: London.instant(date: Sample.day, hour: 9, minute: 0), reason: "The council's log says so."),
            .init(
                report: 1, fact: .place, was: nil, became: "L1", by: officer.person,
                at: London.instant(date: Sample.day, hour: 9, minute: 0), reason: "Asked."),
        ]
        let text = html(page)
        #expect(text.contains("At first: \(was.inWords)") && text.contains("At first: not known"))
        #expect(text.contains("What was corrected") && text.contains("The council&#39;s log says so."))
        #expect(text.contains("30 March 2026") && text.contains("Noise"))
    }

    @Test func `suggests joins to a coordinator, and offers nothing to others`() {
        let same = [report(1, 10, "a", "x"), report(2, 10, "b", "y"), report(3, 30, "c", "z"), report(4, 31, "c", "z")]
        let own = html(page(same))
        #expect(own.contains("Reports 1 and 2: the same person, the same day."))
        #expect(own.contains("/threshold/join?reports=1,2") && own.contains("/threshold/split?reports=3,4"))
        #expect(own.contains("/threshold/reports/4"))
        let other = html(page(same, roles: [.contact]))
        #expect(!other.contains("/threshold/") && !other.contains("may be about one event"))
    }

    @Test func `warns of joined reports that contradict each other`() {
        let text = html(page([report(1, 10, "a", "x"), report(2, 30, "a", "y")]))
        let warning = "Reports 1 and 2 are joined as one event, but the behaviour is dated more than 2 days apart"
        #expect(text.utf8.split(separator: Array(warning.utf8)).count == 2, "It is said once.")
    }

    @Test func `says why nothing can be corrected after the decision`() {
        let decision = ThresholdDecision(
            answer: .met, on: Sample.day, reasons: "x", people: [.init("Ann", for: nil)], procedure: "p 1")
        for (stage, words) in [
            (Application.Stage.decided(decision), "They can be corrected again only if the decision is reopened"),
            (.withdrawn(on: Sample.day, because: "x"), "Its facts stay as they are"),
        ] {
            let text = html(page(three(), stage))
            #expect(text.contains(words) && !text.contains("/threshold/"))
        }
    }

    @Test func `shows nothing that somebody wrote as markup`() {
        func marks(_ words: String) -> [Int] {
            var page = page([report(1, 10, "a", words), report(2, 40, "b", words)], text: words)
            for (fact, became) in [(Application.Report.Fact.place, words), (.reportedTo, words)] {
                page.application.corrections.append(
                    .init(
                        report: 1, fact: fact, was: words, became: became + "x", by: page.key.officer.person,
                        at: London.instant(date: Sample.day, hour: 9, minute: 0), reason: words))
            }
            page.application.reports[0].place = words
            let text = html(page) + matterText(page)
            return ["<", ">", "\""].map { mark in text.utf8.filter { $0 == mark.utf8.first }.count }
        }
        #expect(marks("plain") == marks("<b>\"\u{301} onclick='x'"))
    }

    private func matterText(_ page: CasePage) -> String {
        let matter = FactAct.Matter(
            page: page, areas: [], report: page.application.reports[0], asked: [1, 2], path: "/x")
        return FactAct.all.map { act in
            act.title(matter) + act.fields(matter, act.prefilled(matter)).text + (act.below(matter)?.text ?? "")
        }.joined()
    }

    @Test func `has boxes with labels and ids of their own in each form`() {
        let page = page([report(1, 10, "a", "x"), report(2, 10, "a", "y")])
        let matter = FactAct.Matter(
            page: page, areas: [], report: page.application.reports[0], asked: [1, 2], path: "/x")
        for act in FactAct.all {
            let html = act.fields(matter, act.prefilled(matter)).text
            let ids = Marks.values(of: "id", in: html)
            #expect(Set(ids).count == ids.count, "\(act.path)")
            for target in Marks.values(of: "for", in: html) { #expect(ids.contains(target), "\(act.path) \(target)") }
            #expect(!html.contains("name=\"description\""))
        }
        // What the link named is ticked.
        let join = FactAct.join.fields(matter, FactAct.join.prefilled(matter)).text
        #expect(join.split(separator: " checked").count == 3)
    }

    @Test func `writes a thousand reports, each with its row, its bars and its dates`() {
        let reports = (1...1_000).map { report($0, $0 % 300, "i\($0)", "x") }
        let text = html(page(reports))
        #expect(text.split(separator: "<circle").count == 1_001)
        #expect(text.contains("/threshold/reports/1000") && text.contains("Report 1000: "))
    }
}
