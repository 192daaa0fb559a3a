import Casework
import FoundationEssentials
import Testing
import Text

@testable import Desk
@testable import Records
@testable import Web

@Suite struct `The applicant's own page` {
    private static let decided = ThresholdDecision(
        answer: .met, on: Sample.day, reasons: "x", people: [.init("Ann", for: nil)], procedure: "p 1")

    private func page(_ stage: Casework.Application.Stage, _ review: Review.Stage? = nil) -> TrackPage {
        let page = Sample.page(stage, review)
        return TrackPage(
            partnership: page.partnership, application: page.application, review: page.review,
            procedure: page.procedure, agencies: page.agencies, officers: page.officers, deadlines: [], messages: [],
            today: page.today)
    }

    private func closed() -> TrackPage {
        page(
            .decided(Self.decided),
            .closed(on: Sample.day, because: "Quiet.", outcomeSent: Sample.day.adding(days: -20), summary: "Two."))
    }

    private func steps(_ page: TrackPage) -> String { TrackView(page: page).steps?.text ?? "" }

    @Test func `says no steps here of a case that is on its way to another area`() {
        var page = page(.gathering(since: Sample.day))
        #expect(steps(page).contains("They decide whether there is a review"))
        for index in page.application.reports.indices { page.application.reports[index].area = OtherArea.unknown }
        #expect(steps(page).isEmpty)
    }

    @Test func `does not say that a meeting comes that has been, or that they answered where they did not`() {
        let meeting = Meeting(
            id: Meeting.ID(UUID()), startsAt: London.instant(date: Sample.day, hour: 10, minute: 0), minutes: 60,
            place: "Room 4")
        var set = page(.decided(Self.decided), .meetingSet)
        set.review?.hearings = [Review.Hearing(meeting: meeting, invited: [])]
        #expect(steps(set).contains("Next: they meet"))
        set.today = Sample.day.adding(days: 1)
        #expect(steps(set).contains("It was set for") && !steps(set).contains("Next: they meet"))

        var told = page(.decided(Self.decided), .outcomeSent(on: Sample.day, summary: "Two."))
        let own = told.application.id
        let (asked, until) = (Sample.day.adding(days: -9), Sample.day.adding(days: -2))
        #expect(!steps(told).contains("had no answer"))
        told.review?.consultations = [Consultation(on: asked, until: until, parts: [])]
        #expect(steps(told).contains("We asked you on") && steps(told).contains("had no answer"))
        told.review?.planAnswers = [Review.PlanAnswer(application: own, draft: 1, on: asked, text: "It is good.")]
        #expect(!steps(told).contains("had no answer"))
    }

    @Test func `offers to open a closed case again only while that can be asked`() {
        var page = closed()
        #expect(TrackView(page: page).standing.text.contains("you can make a new application"))
        #expect(!TrackView(page: page).standing.text.contains("it can be opened again"))
        page.closingToReopen = 1
        let words = TrackView(page: page).standing.text
        #expect(words.contains("<a href=\"/track/new\">tell us</a>: it can be opened again"))
    }

    @Test func `promises to keep them informed until the case ends`() {
        var open = page(.decided(Self.decided), .arranging)
        var ended = closed()
        for words in ["When you hear from us", "/track/informed"] {
            #expect(TrackInformed(page: open).html.text.contains(words))
            #expect(!TrackInformed(page: ended).html.text.contains(words))
        }
        let officer = open.officers[0]
        var now = CaseContacts.Now(
            holder: officer.person, person: officer.person, agency: officer.agency, reach: "", since: Sample.day)
        (now.name, now.body, now.mailbox) = ("Cora Ellis", "East Council", "review@east.example")
        open.informed.contact = now
        ended.informed.contact = now
        #expect(TrackInformed(page: open).html.text.contains("tells you how things stand"))
        #expect(TrackInformed(page: ended).html.text.contains("East Council, answers your questions."))
    }

    @Test func `keeps what they said of an entry that the record has no more, and the day of the acknowledgement`() {
        var page = page(.gathering(since: Sample.day))
        let own = page.application.id
        page.application.words.remarks = [
            ApplicantRemark(number: 1, about: .entry("acknowledged"), text: "It came later.", on: Sample.day, by: nil)
        ]
        let bare = OwnChronologyView(page: page).html.text
        #expect(bare.contains("What else you told us is not right") && bare.contains("It came later."))
        #expect(!bare.contains("We told you that we have it."))
        page.deadlines = [
            Deadlines.Entry(
                id: .init(UUID()), file: own.raw, duty: .step(.acknowledge), subject: own.raw, version: 1,
                owner: .coordinators, dueOn: Sample.day, from: Sample.day, working: "", state: "met",
                endedOn: Sample.day)
        ]
        let known = OwnChronologyView(page: page).html.text
        #expect(known.contains("We told you that we have it.") && known.contains("It came later."))
        #expect(!known.contains("What else you told us is not right"))
    }

    @Test func `says who changed how they are kept informed, and never that it was somebody else where it was not`() {
        let coordinator = Person.ID(UUID())
        func newest(_ by: Person.ID?) -> InformedWishes.Version {
            .init(
                number: 1, wish: InformedWish(), by: by,
                at: London.instant(date: Sample.day, hour: 9, minute: 0))
        }
        #expect(InformedFields.changed(newest(nil), readBy: nil).hasPrefix("You have changed this"))
        #expect(
            InformedFields.changed(newest(coordinator), readBy: nil)
                .hasPrefix("Somebody who works on your case has changed"))
        #expect(InformedFields.changed(newest(nil), readBy: coordinator).hasPrefix("The applicant has changed"))
        #expect(InformedFields.changed(newest(coordinator), readBy: coordinator).hasPrefix("You have changed"))
        #expect(
            InformedFields.changed(newest(coordinator), readBy: Person.ID(UUID()))
                .hasPrefix("Somebody else has changed"))
    }
}

@Suite struct `Words for the applicants of a joint review` {
    private func page() -> (page: CasePage, action: UUID) {
        let stage = Review.Stage.consulting(since: Sample.day, until: Sample.day.adding(days: 7))
        let decided = ThresholdDecision(
            answer: .met, on: Sample.day, reasons: "x", people: [.init("Ann", for: nil)], procedure: "p 1")
        var page = Sample.page(.decided(decided), stage, text: "Ada Quill")
        let (bel, cyril) = (Casework.Application.ID(UUID()), Casework.Application.ID(UUID()))
        page.review?.applications += [bel, cyril]
        page.others = [bel, cyril]
        page.namesOnFile = ["Zeb Marlow", "Belinda Osei", "Cyril Dent"]
        page.namesOfOthers = [bel: ["Belinda Osei"], cyril: ["Cyril Dent"]]
        let action = Action(
            id: Action.ID(UUID()), agency: page.agencies[0].id, person: page.officers[0].person, text: "Patrol",
            doneWhen: "Logged", due: Sample.day.adding(days: 10))
        page.review?.actions = [action]
        page.review?.concerns.said = [
            PlanConcerns.Said(
                part: action.id.raw, applications: [bel], on: Sample.day, by: page.officers[0].person)
        ]
        return (page, action.id.raw)
    }

    @Test func `a part that concerns one of them is searched for the names of everybody else`() {
        let (page, action) = page()
        let text = "Visit Belinda Osei with Cyril Dent, Zeb Marlow and Ada Quill."
        let found = page.hints(in: text, of: action).map(\.words).joined(separator: ", ")
        for name in ["Dent", "Marlow", "Quill"] { #expect(found.contains(name), "\(found)") }
        #expect(!found.contains("Osei") && !found.contains("Belinda"), "\(found)")
    }

    @Test func `a late word offers to note for each of them that they were told`() throws {
        let references = [
            CaseReference(random: (1, 2, 3, 4, 5, 6, 7)), CaseReference(random: (7, 6, 5, 4, 3, 2, 1)),
        ]
        func silence(_ references: [CaseReference]) -> String? {
            var entry = WorkList.Entry(
                partnership: Partnership.ID(UUID()), references: references, duty: .step(.wordToApplicant),
                subject: UUID(), dueOn: Sample.day, isOverdue: true)
            (entry.from, entry.days) = (Sample.day.adding(days: -12), 12)
            return InformedView.silence(entry)?.text
        }
        let one = try #require(silence([references[0]]))
        #expect(one.contains(">Write to them</a>") && one.contains(">note that they were told</a>"))
        let both = try #require(silence(references))
        #expect(both.contains(">Write to all of them</a>"))
        for reference in references { #expect(both.contains("/work/cases/\(reference)/word-given")) }
    }
}
