import Casework
import FoundationEssentials
import Testing
import Text

@testable import Desk
@testable import Web

@Suite struct `The form of a threshold decision` {
    private let page = Sample.page(.received, nil)

    private var people: String { page.agencies.first.map { DecisionFields.people($0.id) } ?? "" }

    private func read(_ fields: [(String, String)]) -> (DecisionForm, Shown) {
        var form = Form(FormFields(fields.map { FormFields.Field(name: $0.0, value: $0.1) }))
        let read = DecisionForm(&form, page)
        return (read, form.shown)
    }

    private var day: [(String, String)] {
        [
            ("decided_on-day", "\(Sample.day.day)"), ("decided_on-month", "\(Sample.day.month)"),
            ("decided_on-year", "\(Sample.day.year)"),
        ]
    }

    private var whole: [(String, String)] {
        day + [
            (people, " Ann Hall \n\nBo Moss"), ("conflicts", "no"), ("behaviour", "cumulatively"),
            ("behaviour_by", "Ann Hall"), ("behaviour_why", "Every night."), ("persistence", "p"), ("harm", "h"),
            ("adequacy", "a"), ("answer", "not-met"), ("reasons", "So."),
        ]
    }

    @Test func `is read into a decision`() throws {
        let (read, shown) = read(whole)
        #expect(shown.mistakes.isEmpty)
        let decision = try #require(read.decision)
        let body = try #require(page.agencies.first).id
        #expect(decision.people == [.init("Ann Hall", for: body), .init("Bo Moss", for: body)])
        #expect(decision.bodies == [body] && decision.conflicts == [] && decision.on == Sample.day)
        #expect(decision.behaviour == .init(.cumulatively, by: "Ann Hall", why: "Every night."))
        #expect(decision.consideration == .init(persistence: "p", harm: "h", adequacy: "a"))
        #expect(decision.ground == nil && decision.signOff == nil)
    }

    @Test func `says everything that is missing, each beside its field`() {
        #expect(
            Set(read([]).1.mistakes.map(\.field)) == ["decided_on", "answer", "people", "conflicts", "reasons"])
        #expect(
            read(day + [("answer", "not-met")]).1.mistakes.map(\.field) == [
                "conflicts", "people", "behaviour", "persistence", "harm", "adequacy", "reasons",
            ])
        #expect(
            read(day + [("answer", "met"), ("ground", "consideration"), ("behaviour", "no")]).1.mistakes.map(\.field)
                == [
                    "conflicts", "people", "behaviour_by", "behaviour_why", "persistence", "harm", "adequacy",
                    "behaviour", "reasons",
                ])
    }

    @Test func `every mistake leads to a box that is there, and what was typed is shown again`() {
        let fields =
            day + [
                ("answer", "not-met"), ("conflicts", "yes"), ("conflict-2-who", "Cy <Ode>"),
                ("reasons", "Because & so"),
            ]
        let (_, shown) = read(fields)
        let html = DecisionFields(page: page, shown: shown).html.text
        let ids = Set(Marks.values(of: "id", in: html))
        #expect(shown.mistakes.count == 7)
        for mistake in shown.mistakes { #expect(ids.contains(mistake.anchor), "\(mistake)") }
        for mistake in shown.mistakes { #expect(html.contains(HTML(escaping: mistake.sentence).text)) }
        #expect(html.contains("Cy &lt;Ode&gt;") && html.contains("Because &amp; so"))
        #expect(html.contains("<details open>"))
    }

    @Test func `takes conflicts as they are entered, and no "no" beside one`() {
        let conflict = [("conflict-1-who", "Cy"), ("conflict-1-what", "cousin"), ("conflict-1-done", "left")]
        let (read, shown) = read(whole.filter { $0.0 != "conflicts" } + [("conflicts", "yes")] + conflict)
        #expect(shown.mistakes.isEmpty)
        #expect(read.decision?.conflicts == [.init(who: "Cy", what: "cousin", done: "left")])
        #expect(self.read(whole + conflict).1.mistakes.map(\.field) == ["conflicts"])
        let none = whole.filter { $0.0 != "conflicts" } + [("conflicts", "yes")]
        #expect(self.read(none).1.mistakes.map(\.field) == ["conflict-1-who"])
    }

    @Test func `every fault has a sentence and a field of the form`() {
        let faults: [ThresholdDecision.Fault] = [
            .reasons, .people, .conflicts, .conflict(2), .onlyConflicted, .behaviour, .behaviourBy, .behaviourWhy,
            .persistence, .harm, .adequacy, .ground, .groundNotReached, .senior, .notBehaviour, .figuresReached,
            .signOff, .signOffRole, .signOffReason, .signedByConflicted,
        ]
        #expect(Set(faults.map(\.sentence)).count == faults.count)
        var open = page
        open.finding.statute.met = true
        open.procedure.threshold.seniorDiscretion = .init(holder: "senior manager")
        let names = Set(Marks.values(of: "name", in: DecisionFields(page: open, shown: Shown()).html.text))
        for fault in faults where fault.field != "people" { #expect(names.contains(fault.field), "\(fault)") }
        #expect(Refusal.decision([.reasons, .harm]).sentence.contains("Enter the reasons. Enter what harm it does."))
    }

    // The page of the case.

    private func shown(_ text: String, _ change: (inout ThresholdDecision) -> Void = { _ in }) -> String {
        let body = page.agencies.first?.id
        var decision = ThresholdDecision(
            answer: .notMet,
            on: Sample.day,
            reasons: text,
            people: [.init(text, for: body), .init("Bo Moss", for: body)],
            conflicts: [.init(who: text, what: text, done: text)],
            behaviour: .init(.no, by: text, why: text),
            consideration: .init(persistence: text, harm: text, adequacy: text),
            rule: text,
            signOff: .init(name: text, role: text, reason: text, over: ["recency", "behaviour", text]),
            procedure: "p 1"
        )
        change(&decision)
        var page = page
        page.reviewWindow = ReviewWindow(toldOn: Sample.day, until: Sample.day.adding(days: 28))
        return DecisionView(decision: decision, page: page).html.text
    }

    @Test func `shows every part of a decision, and nothing that somebody wrote as markup`() {
        let plain = shown("plain")
        for words in [
            "plain for Noise at night", "plain: plain. plain", "No, judged by plain", "though the figures are reached",
            "how recent the last report is, no harassment, alarm or distress (section 105(4)), plain",
            "Facts, procedure and finding (JSON)", Sample.day.adding(days: 28).inWords,
        ] { #expect(plain.contains(words), "\(words)") }
        let hostile = shown("<b>\"\u{301} onclick='x'")
        func marks(_ text: String) -> [Int] {
            ["<", ">", "\""].map { mark in text.utf8.filter { $0 == mark.utf8.first }.count }
        }
        #expect(marks(plain) == marks(hostile))
        #expect(shown("plain") { $0.conflicts = [] }.contains("None declared"))
        let met = shown("plain") {
            ($0.answer, $0.ground, $0.senior) = (.met, .seniorDiscretion, "Sonia Patel")
        }
        #expect(met.contains("The discretion of a senior: Sonia Patel"))
    }

    @Test func `shows a decision of an earlier version, which did not ask for all of it`() {
        let earlier = shown("plain") { decision in
            decision = ThresholdDecision(
                answer: .met,
                on: Sample.day,
                reasons: "So.",
                people: [.init("Ann Hall", for: nil), .init("Bo Moss", for: nil)],
                bodies: page.agencies.map(\.id),
                procedure: "p 1"
            )
        }
        #expect(earlier.contains("Ann Hall, Bo Moss for Noise at night"))
        for words in ["Conflicts", "Harassment", "JSON", "Signed off"] { #expect(!earlier.contains(words), "\(words)") }
    }
}
