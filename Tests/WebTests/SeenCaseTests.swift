import Casework
import Testing
import Text

@testable import Desk
@testable import Records
@testable import Web

@Suite struct `A form remembers the case that its reader saw` {
    private func page(events: Int) -> CasePage {
        var page = Sample.page(.received, nil)
        let at = London.instant(date: Sample.day, hour: 12, minute: 0)
        page.events = Array(
            repeating: Events.Entry(at: at, officer: nil, actor: "applicant", event: Event(.received)), count: events)
        return page
    }

    @Test func `by the number of its events, in a hidden field`() {
        let field = SeenCase.field(page(events: 3)).text
        #expect(field == "<input type=\"hidden\" name=\"seen\" value=\"3\">\n")
    }

    @Test(arguments: [("3", true), ("2", false), ("4", false), ("", false), ("03", false), ("3 ", false), ("x", false)])
    func `and is good only while nothing has happened since`(_ sent: String, _ isStill: Bool) throws {
        let form = Form(FormFields([.init(name: "seen", value: sent)]))
        #expect(try SeenCase.isStill(page(events: 3), form) == isStill)
    }

    @Test func `and is no good without it, or with two of it`() throws {
        #expect(try SeenCase.isStill(page(events: 0), Form(FormFields())) == false)
        let twice = Form(FormFields([.init(name: "seen", value: "1"), .init(name: "seen", value: "1")]))
        #expect(throws: FormFields.Unreadable(field: "seen", reason: .doubled)) {
            try SeenCase.isStill(page(events: 1), twice)
        }
    }
}
