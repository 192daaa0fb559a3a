import Casework
import FoundationEssentials
import Testing
import Text

@testable import Records
@testable import Web

@Suite struct `The page of the review procedure` {
    private func version(_ name: String, from first: String, until last: String? = nil) -> Partnerships.ProcedureVersion
    {
        Partnerships.ProcedureVersion(
            id: UUID(), name: "east", version: name, validFrom: CivilDate(first) ?? CivilDate(dayNumber: 0),
            validUntil: last.flatMap { CivilDate($0) })
    }

    private func page(
        _ shown: Partnerships.ProcedureVersion, current: Partnerships.ProcedureVersion?,
        _ versions: [Partnerships.ProcedureVersion]
    ) -> String {
        let procedure = Procedure(
            name: "east", version: shown.version, title: "Reviews in <East>", source: "Terms", validFrom: nil,
            validUntil: nil, threshold: .statute,
            limits: [.acknowledge: .init(.workingDays(5), from: .receipt)], silentOn: [], ladder: [],
            review: .init(body: "the <board>", grounds: []))
        let area = Partnerships.Served(
            code: "E07000242", name: "East", partnership: Partnership(id: Partnership.ID(UUID()), name: "East"))
        return ProcedureView(
            area: area, words: ProcedureInWords(procedure), shown: shown, current: current, versions: versions
        ).html(otherWays: "<p>By telephone.</p>", Oversight(bodies: [], settings: []), on: Sample.day).text
    }

    @Test func `links to each section that it has, and escapes the procedure's words`() {
        let now = version("2", from: "2026-01-01")
        let text = page(now, current: now, [now])
        for section in ["who-can-ask", "threshold", "stages", "not-happy", "about", "versions"] {
            #expect(text.contains("<a href=\"#\(section)\">") && text.contains("<h2 id=\"\(section)\">"), "\(section)")
        }
        #expect(text.contains("Reviews in &lt;East&gt;") && text.contains("the &lt;board&gt;"))
        #expect(text.contains("within 5 working days after we get your request"))
        #expect(text.contains("<a href=\"/apply\">") && text.contains("By telephone."))
        #expect(
            text.contains("This procedure is in force today, from 1 January 2026.")
                && !text.contains("is not the one in force today"))
        #expect(text.contains("east, version 2 (this page)") && text.contains("from 1 January 2026 (in force today)"))
    }

    @Test func `an older version says that it is one, and leads to the one in force`() {
        let old = version("1", from: "2020-01-01", until: "2025-12-31")
        let now = version("2", from: "2026-01-01")
        let text = page(old, current: now, [now, old])
        #expect(text.contains("This procedure is not the one in force today."))
        #expect(text.contains("from 1 January 2020 until 31 December 2025"))
        #expect(text.contains("<a href=\"/procedure?area=E07000242\">Read that one</a>"))
        #expect(text.contains("/procedure?area=E07000242&amp;version=\(now.id)"))
        #expect(page(old, current: nil, [old]).contains("No procedure is in force today."))
    }
}
