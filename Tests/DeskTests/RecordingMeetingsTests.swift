import Casework
import Desk
import FoundationEssentials
import Records
import TestSupport
import Testing

@Suite struct `Writing the record of a meeting` {
    private typealias Field = MeetingDrafts.Field

    /// A case whose meeting has begun at ten on 20 May 2026; it is noon.
    private func meeting(_ office: Office) async throws -> (coordinator: CaseKey, chair: CaseKey) {
        let key = try await office.met()
        try await office.setMeeting(of: key)
        office.at("2026-05-20", hour: 12)
        var chair = key
        chair.officer = office.here.chair
        return (key, chair)
    }

    private func written(_ office: Office) -> WrittenMeeting {
        WrittenMeeting(
            otherBodies: [office.here.police.id, office.here.landlord.id], findings: "The response was slow.",
            account: MeetingAccount(presences: [
                .init(person: office.here.chair.person, name: "Chair", agency: office.here.council.id, came: .there)
            ]),
            actions: [
                .init(
                    text: "Patrol", doneWhen: "Logged.", person: office.here.policeContact.person,
                    due: day("2026-06-05"), reviewOn: day("2026-06-19"))
            ])
    }

    @Test func `two people write different parts, and both are kept`() async throws {
        try await Office.with { office in
            let (coordinator, chair) = try await meeting(office)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...4 {
                    let key = number % 2 == 0 ? coordinator : chair
                    group.addTask {
                        _ = try await office.desk.keep(
                            .action(number), [Field("action-\(number)_text", "Action \(number)")], over: 0, of: 1, key)
                    }
                }
                try await group.waitForAll()
            }
            let draft = try #require(try await office.desk.meetingDraft(of: chair))
            #expect(draft.entries.count == 4 && draft.earlier.isEmpty)
        }
    }

    @Test func `of two texts of the same part the second writer chooses, and the first stays to be read`() async throws
    {
        try await Office.with { office in
            let (coordinator, chair) = try await meeting(office)
            let desk = office.desk
            let first = try await desk.keep(.findings, [Field("findings_text", "Slow.")], over: 0, of: 1, coordinator)
            #expect(first.version == 1)
            // The answer was lost and the same comes again.
            #expect(
                try await desk.keep(.findings, [Field("findings_text", "Slow.")], over: 0, of: 1, coordinator) == first)
            let changed = await #expect(throws: DraftChanged.self) {
                try await desk.keep(.findings, [Field("findings_text", "Late.")], over: 0, of: 1, chair)
            }
            #expect(changed?.now == first)
            #expect(try await desk.meetingDraft(of: chair)?.entries == [first])
            let second = try await desk.keep(.findings, [Field("findings_text", "Late.")], over: 1, of: 1, chair)
            let more = try await desk.keep(.findings, [Field("findings_text", "Too late.")], over: 2, of: 1, chair)
            #expect((second.version, more.version) == (2, 3))
            let draft = try #require(try await desk.meetingDraft(of: chair))
            #expect(draft.entries == [more] && draft.earlier == [first])
        }
    }

    @Test func `finishing makes it the record in one act, once, and the draft can only be read`() async throws {
        try await Office.with { office in
            let (coordinator, chair) = try await meeting(office)
            let (desk, written) = (office.desk, written(office))
            _ = try await desk.keep(.findings, [Field("findings_text", "Slow.")], over: 0, of: 1, chair)
            let draft = try #require(try await desk.meetingDraft(of: chair))
            let ends = await withTaskGroup(of: Refusal?.self) { group in
                for key in [chair, coordinator] {
                    group.addTask {
                        do {
                            try await desk.finishMeeting(written, read: draft, of: key)
                            return nil
                        } catch { return error as? Refusal ?? .missing("\(error)") }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(ends.count { $0 == nil } == 1 && ends.contains(.already("recorded")))
            let page = try await desk.casePage(coordinator)
            #expect(page.review?.hearing?.record?.findings == "The response was slow.")
            #expect(page.review?.actions.map(\.reviewOn) == [day("2026-06-19")])
            #expect(try await desk.meetingDraft(of: chair) == nil)
            #expect(try await desk.writtenDraft(of: 1, chair).entries == draft.entries)
            await #expect(throws: DeskError.absent) { try await desk.writtenDraft(of: 2, chair) }
            await #expect(throws: Refusal.already("recorded")) {
                try await desk.keep(.findings, [Field("findings_text", "Later.")], over: 0, of: 1, chair)
            }
            #expect(try await office.chain().findings.isEmpty)
        }
    }

    @Test func `nobody finishes over what they have not read, and a refusal keeps the draft`() async throws {
        try await Office.with { office in
            let (coordinator, chair) = try await meeting(office)
            let (desk, written) = (office.desk, written(office))
            let empty = try #require(try await desk.meetingDraft(of: chair))
            _ = try await desk.keep(.findings, [Field("findings_text", "Slow.")], over: 0, of: 1, coordinator)
            await #expect(throws: DraftChanged.self) {
                try await desk.finishMeeting(written, read: empty, of: chair)
            }
            var silent = written
            silent.findings = " "
            let draft = try #require(try await desk.meetingDraft(of: chair))
            await #expect(throws: Refusal.missing("findings")) {
                try await desk.finishMeeting(silent, read: draft, of: chair)
            }
            #expect(try await desk.meetingDraft(of: chair)?.entries.count == 1)
            #expect(try await desk.casePage(coordinator).review?.hearing?.record == nil)
        }
    }

    @Test func `it is the chair's and the coordinators', and of whoever may see the case`() async throws {
        try await Office.with { office in
            let (_, chair) = try await meeting(office)
            var police = chair
            police.officer = office.here.policeContact
            await #expect(throws: DeskError.forbidden) { try await office.desk.meetingDraft(of: police) }
            await #expect(throws: DeskError.forbidden) {
                try await office.desk.keep(.findings, [], over: 0, of: 1, police)
            }
            await #expect(throws: DeskError.absent) {
                try await office.desk.keep(.findings, [], over: 0, of: 2, chair)
            }
        }
    }
}
