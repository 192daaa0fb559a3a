import Casework
import FoundationEssentials
import Testing
import Text

@testable import Desk
@testable import Records
@testable import Web

@Suite struct `What can be done on a case` {
    @Test func `has a path of its own each`() {
        let nouns = CaseAct.all.map(\.noun)
        #expect(Set(nouns).count == nouns.count)
        #expect(nouns.allSatisfy { $0.utf8.allSatisfy { (0x61...0x7A).contains($0) || [0x2D, 0x2F].contains($0) } })
    }

    @Test func `asks nobody to a meeting, to lead or to act who is shut out of the case`() throws {
        var page = Sample.page(.decided(Self.decided), .arranging)
        let out = try #require(page.officers.last)
        let named = ShutOut(person: out.person, namedBy: page.key.officer.person, reason: "A cousin.")
        page.shutOuts = [.init(file: page.application.id.raw, shutOut: named, namedAt: Instant(microseconds: 0))]
        let invited = try #require(CaseAct.meeting.prefilled(page).values["invited"])
        #expect(invited == page.officers.dropLast().map { "\($0.person)" })
        for act in [CaseAct.meeting, .lead, .actions] {
            #expect(!act.fields(page, act.prefilled(page)).text.contains("\(out.person)"), "\(act.noun)")
        }
        // By another application they may be out already, and still be named for this one.
        #expect(CaseAct.shutOuts.fields(page, Shown()).text.contains("\(out.person)"))
    }

    static let decided = ThresholdDecision(
        answer: .met,
        on: Sample.day,
        reasons: "x",
        people: [.init("Ann", for: nil)],
        procedure: "p 1"
    )

    @Test(arguments: [
        (
            Casework.Application.Stage.received, Review.Stage?.none,
            [
                "danger-reading", "reports", "acknowledgement", "information-requests", "outside-request", "decision",
                "withdrawal",
                "shut-outs", "area-choice",
            ]
        ),
        (
            .gathering(since: Sample.day), nil,
            [
                "danger-reading", "reports", "information-requests", "outside-request", "decision", "withdrawal",
                "shut-outs", "area-choice",
            ]
        ),
        // Nobody has read it for danger yet.
        (.withdrawn(on: Sample.day, because: "x"), nil, ["danger-reading", "shut-outs"]),
        (
            .decided(decided), .arranging,
            ["danger-reading", "reports", "full-papers", "outside-request", "meeting", "lead", "shut-outs"]
        ),
        (
            .decided(decided), .meetingSet,
            [
                "danger-reading", "reports", "full-papers", "outside-request", "meeting", "meeting-off", "papers",
                "lead", "hearing", "shut-outs",
            ]
        ),
        (
            .decided(decided), .held(on: Sample.day),
            ["danger-reading", "reports", "lead", "recommendations", "actions", "plan", "shut-outs"]
        ),
        (
            .decided(decided), .consulting(since: Sample.day, until: Sample.day),
            [
                "danger-reading", "reports", "lead", "recommendations", "actions", "plan-answer", "outcome-draft",
                "shut-outs",
            ]
        ),
        (
            .decided(decided), .outcomeSent(on: Sample.day, summary: "x"),
            ["danger-reading", "reports", "lead", "actions", "closure", "shut-outs"]
        ),
        (
            .decided(decided), .closed(on: Sample.day, because: "x", outcomeSent: Sample.day, summary: "x"),
            ["shut-outs"]
        ),
    ])
    func `is offered by its stage to a coordinator`(
        _ stage: Casework.Application.Stage,
        _ review: Review.Stage?,
        _ nouns: [String]
    ) {
        let page = Sample.page(stage, review)
        #expect(
            Set(CaseAct.all.filter { $0.isOffered(page) }.map(\.noun))
                == Set(
                    nouns + ["agency-reference"] + (nouns.contains("reports") ? ["something-new", "remark"] : [])
                        + (review?.name == .outcomeSent ? ["word"] : [])
                        + Self.leading(review?.name) + Self.ending(review?.name)))
    }

    /// The applicant may withdraw until the case is closed, and it may be opened again.
    private static func ending(_ stage: Review.StageName?) -> [String] {
        switch stage {
        case nil: []
        case .arranging, .meetingSet, .held, .consulting: ["withdrawal"]
        case .outcomeSent: ["withdrawal", "lesson"]
        case .closed: ["reopening", "lesson"]
        }
    }

    /// Who leads and chairs, and conflicts.
    private static func leading(_ stage: Review.StageName?) -> [String] {
        switch stage {
        case nil, .closed: []
        case .arranging, .meetingSet: ["lead-agency", "chair", "conflict", "guest"]
        case .held, .consulting, .outcomeSent: ["lead-agency", "conflict", "guest"]
        }
    }

    @Test func `is offered to others as far as it is theirs`() {
        func nouns(_ page: CasePage) -> [String] { CaseAct.all.filter { $0.isOffered(page) }.map(\.noun) }
        #expect(
            nouns(Sample.page(.received, nil, [.contact])) == [
                "danger-reading", "reports", "shut-outs", "agency-reference",
            ])
        #expect(nouns(Sample.page(.received, nil, [.senior])) == ["shut-outs", "agency-reference"])
        #expect(
            nouns(Sample.page(.decided(Self.decided), .meetingSet, [.chair]))
                == [
                    "chair", "conflict", "lead", "papers", "hearing", "meeting-off", "shut-outs", "agency-reference",
                ])
    }

    @Test func `stands before the others where it carries the case on`() throws {
        let page = CaseView(page: Sample.page(.decided(Self.decided), .arranging)).html.text
        let titles = [
            "What you can do now", CaseAct.leadAgency.title, CaseAct.chair.title, "Find a time for a meeting",
            CaseAct.meeting.title, CaseAct.lead.title, "What is seldom needed", CaseAct.shutOuts.title,
            "The review", "The application",
        ]
        var rest = page[...]
        for title in titles {
            let found = try #require(rest.firstRange(of: title), "\(title)")
            rest = rest[found.upperBound...]
        }
    }

    @Test func `shows a form whose boxes have labels and ids of their own`() {
        let page = Sample.page(.decided(Self.decided), .meetingSet)
        for act in CaseAct.all {
            let html = act.fields(page, act.prefilled(page)).text
            let ids = Marks.values(of: "id", in: html)
            #expect(Set(ids).count == ids.count, "\(act.noun)")
            for target in Marks.values(of: "for", in: html) { #expect(ids.contains(target), "\(act.noun) \(target)") }
        }
    }

    @Test func `shows nothing that somebody wrote as markup`() {
        let plain = CaseView(page: Sample.page(.received, nil, text: "plain")).html.text
        let hostile = CaseView(page: Sample.page(.received, nil, text: "<b>\"\u{301} onclick='x'")).html.text
        func marks(_ text: String) -> [Int] {
            ["<", ">", "\""].map { mark in text.utf8.filter { $0 == mark.utf8.first }.count }
        }
        #expect(marks(plain) == marks(hostile))
    }

    @Test func `shows no address to those who may not see it`() {
        #expect(CaseView(page: Sample.page(.received, nil)).html.text.contains("ann@example.org"))
        var page = Sample.page(.received, nil, [.contact])
        page.applicant?.contact = nil
        let html = CaseView(page: page).html.text
        #expect(!html.contains("ann@example.org") && !html.contains("High Street"))
    }
}
