import Casework
import FoundationEssentials
import Testing
import Text

@testable import Desk
@testable import Web

@Suite struct `Another area, in words` {
    @Test func `an application from somewhere else is asked where it happens, and not turned away`() {
        var draft = Draft()
        draft.elsewhere = ""
        #expect(draft.next == "/apply/elsewhere")
        // Whoever takes it is not enough: where it happens is to be said.
        draft.area = "E07000146"
        #expect(draft.next == "/apply/elsewhere")
        draft.elsewhere = "Market Street"
        #expect(draft.next == "/apply/who" && draft.back(from: .who) == "/apply/elsewhere")
        #expect(draft.remainder(sentAs: CaseReference(random: (1, 2, 3, 4, 5, 6, 7))).elsewhere == "given")
    }

    @Test func `a case of another area is offered to be passed on, and says so at its head`() {
        var page = Sample.page(.received, nil)
        for index in page.application.reports.indices { page.application.reports[index].area = OtherArea.unknown }
        page.elsewhere.place = "By <the> mill"
        let html = CaseView(page: page).html.text
        #expect(html.contains("/passing-on\">Pass this application on to another area today</a>"))
        #expect(html.contains("By &lt;the&gt; mill"))
        #expect(CaseAct.passingOn.isOffered(page) && page.proposedArea == nil)
    }

    @Test func `on a boundary a person is asked whose it is, until somebody has said`() {
        var page = Sample.page(.received, nil)
        #expect(!CaseView(page: page).html.text.contains("Say whose it is</a>"))
        page.finding.notes.append(.onBoundary(["1"], turnsTheAnswer: true))
        #expect(CaseView(page: page).html.text.contains("/area-choice\">Say whose it is</a>"))
        page.elsewhere.choice = AreaChoice(whose: .ours, reason: "x", by: .init(UUID()), on: Sample.day)
        #expect(!CaseView(page: page).html.text.contains("Say whose it is</a>"))
    }

    @Test func `the public is told of oversight only where it is in force`() {
        let body = LocalPolicingBody(
            id: .init(UUID()), kind: .mayor, name: "the <Mayor>", validFrom: Sample.day)
        var oversight = Oversight(bodies: [body], settings: [])
        func published() -> String? { OversightWords.published(oversight, on: Sample.day)?.text }
        func set(_ name: Oversight.Switch, _ guidance: Oversight.Guidance? = nil) {
            oversight.settings.append(
                .init(
                    of: name, startsOn: Sample.day, guidance: guidance, by: .init(UUID()),
                    at: London.instant(date: Sample.day, hour: 9, minute: 0), reason: "x"))
        }
        #expect(published() == nil)
        set(.dataReturn)
        #expect(published() == nil)
        set(.reviewOfDecisions)
        #expect(published()?.contains("the &lt;Mayor&gt;, the local policing body for this area") == true)
        set(.guidance, .init(name: "Guidance 2026", publishedOn: Sample.day, link: "javascript:alert(1)"))
        let contents = OversightWords.contents(oversight, on: Sample.day).map(\.text)
        #expect(contents.count == 2 && contents[0].contains("#further-review") && contents[1].contains("#guidance"))
        #expect(published()?.contains("Guidance 2026") == true && published()?.contains("javascript") == false)
    }
}
