import Casework
import FoundationEssentials
import Testing
import Text

@testable import Desk
@testable import Web

@Suite struct `The meeting, its slot and its papers on the pages` {
    /// At ten in the morning, for 90 minutes.
    private let meeting = Meeting(
        id: Meeting.ID(UUID()),
        startsAt: London.instant(date: Sample.day, hour: 10, minute: 0),
        minutes: 90,
        place: "Room 4"
    )

    private func form(_ body: String) throws -> Form { Form(try FormFields(reading: body.utf8)) }

    private func slot(_ hour: Int, _ minute: Int, _ minutes: Int) -> Slot {
        Slot(startsAt: London.instant(date: Sample.day, hour: hour, minute: minute), minutes: minutes)
    }

    @Test func `the slot is the whole meeting where nothing is entered`() throws {
        var form = try form("slot_time=&slot_minutes=")
        #expect(try form.slot(in: meeting) == nil && form.isRight())
    }

    @Test func `the slot has a time on the day of the meeting, and minutes or the rest of the meeting`() throws {
        var both = try form("slot_time=10:30am&slot_minutes=45")
        #expect(try both.slot(in: meeting) == slot(10, 30, 45) && both.isRight())
        var rest = try form("slot_time=10:30am&slot_minutes=")
        #expect(try rest.slot(in: meeting) == slot(10, 30, 60) && rest.isRight())
        // After the meeting nothing is left; the rules refuse that.
        var late = try form("slot_time=3pm")
        #expect(late.slot(in: meeting).map { $0.lies(within: meeting) } == false)
    }

    @Test(arguments: [
        "slot_minutes=30", "slot_time=soon", "slot_time=11am&slot_minutes=many", "slot_time=11am&slot_minutes=5",
    ])
    func `a slot that cannot be read is said`(body: String) throws {
        var form = try form(body)
        _ = form.slot(in: meeting)
        #expect(try !form.isRight())
    }

    @Test func `the slot is asked for only where there is a meeting to share`() {
        var page = Sample.page(.decided(`What can be done on a case`.decided), .arranging)
        func ids() -> [String] { Marks.values(of: "id", in: CaseAct.meeting.fields(page, Shown()).text) }
        #expect(!ids().contains("slot_time"))
        page.meetings = [meeting]
        #expect(ids().contains("slot_time") && ids().contains("slot_minutes"))
    }

    @Test func `the case page shows the slot and the papers, and the form begins with them`() {
        var page = Sample.page(.decided(`What can be done on a case`.decided), .meetingSet)
        page.review?.hearing = Review.Hearing(meeting: meeting, invited: [])
        #expect(!CaseView(page: page).html.text.contains("This case is heard at"))
        page.review?.hearing?.slot = slot(10, 30, 45)
        page.review?.hearing?.papers = .init(
            text: "Calls in March.",
            on: Sample.day,
            by: page.key.officer.person
        )
        let html = CaseView(page: page).html.text
        #expect(html.contains("This case is heard at") && html.contains("for 45 minutes"))
        #expect(html.contains("Papers for the panel") && html.contains("Calls in March."))
        #expect(CaseAct.papers.prefilled(page).value("papers") == "Calls in March.")
    }
}
