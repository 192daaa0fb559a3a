import Casework
import FoundationEssentials
import Testing
import Text

@testable import Records
@testable import Web

@Suite struct `The words of a task` {
    private func task(_ kind: Tasks.Kind, reason: String? = nil, received: CivilDate? = Sample.day) -> Tasks.Entry {
        Tasks.Entry(
            id: UUID(), file: UUID(), message: UUID(), kind: kind,
            openedAt: London.instant(date: Sample.day, hour: 9, minute: 0), doneOn: nil, doneBy: nil, note: nil,
            notice: .otherArea, recipient: .applicant(.init(UUID())), reason: reason, receivedOn: received)
    }

    @Test func `say where an application is to be passed on, and from which day it counts`() {
        let about = TaskWords.about(task(.passOn))?.text ?? ""
        #expect(about.contains("Pass the application on to the bodies of the area where it happened; it counts as"))
        #expect(about.contains("received on <time datetime=\"\(Sample.day)\">"))
        #expect(TaskWords.title(task(.passOn)) == "Pass the application on to another area")
        #expect(TaskWords.button(task(.passOn)) == "It has been passed on")
    }

    @Test func `say why a message did not go out`() {
        #expect(TaskWords.about(task(.undelivered, reason: "no such <mailbox>"))?.text.contains("&lt;mailbox") == true)
        #expect(TaskWords.about(task(.tellByHand)) == nil)
        #expect(TaskWords.button(task(.tellByHand)) == "It has been told")
    }
}
