import Casework
import Desk
import Records
import TestSupport
import Testing

/// The scenarios of the domain report that `check` cannot hold, through the desk and a real database.
@Suite struct `Scenarios that only a case can hold` {
    @Test func `12: two events at half past one on the night of the clock change keep their order and offset`()
        async throws
    {
        try await Office.with { office in
            let summer = try #require(Instant(rfc3339: "2026-10-25T01:30:00+01:00"))
            let winter = try #require(Instant(rfc3339: "2026-10-25T01:30:00+00:00"))
            office.time.now = summer
            let `case` = try await office.apply()
            office.time.now = winter
            try await office.change(`case`.id) { application, actor, around throws(Refusal) in
                try application.withdrawing(because: "It has stopped.", by: actor, in: around)
            }
            let page = try await office.desk.casePage(office.key(`case`, office.here.coordinator))
            let moments = page.events.map(\.at)
            #expect(moments.first == summer && moments.last == winter)
            #expect(moments == moments.sorted { $0.microseconds < $1.microseconds })
            #expect(summer.rfc3339InLondon.hasSuffix("T01:30:00+01:00"))
            #expect(winter.rfc3339InLondon.hasSuffix("T01:30:00+00:00"))
            #expect(moments.map(London.date(of:)).allSatisfy { $0 == day("2026-10-25") })
        }
    }

    @Test func `26: a second application six weeks after a review is known from the first and goes to a person`()
        async throws
    {
        try await Office.with { office in
            let first = try await office.met()
            #expect(try await office.desk.casePage(first).finding.decision == .met)
            try await office.setMeeting(of: first)
            try await office.lead(first)
            try await office.hold(first)
            office.at("2026-07-01")
            let again = try await office.apply(" ada quill ")
            let finding = try await office.desk.casePage(office.key(again, office.here.coordinator)).finding
            // The original three are still inside their six months, and the Act has no bar.
            #expect(finding.decision == .refer && finding.limb == nil)
            #expect(finding.statute.met && finding.local.met && finding.statute.qualifying == 3)
            #expect(finding.notes == [.earlierReview(day("2026-05-20"))])
            #expect(try await office.desk.casePage(first).finding.notes.isEmpty)
        }
    }

    @Test func `27: each side's application is a file of its own, and who is shut out of one still sees the other`()
        async throws
    {
        try await Office.with { office in
            let one = try await office.met()
            office.at("2026-05-06")
            let other = try await office.apply("Bel Osei", email: "bel@home.example")
            let second = office.here.secondCoordinator
            try await office.desk.shutOut(second.person, of: one, because: "a cousin of the applicant")
            let key = try await office.key(other, second)
            let page = try await office.desk.casePage(key)
            #expect(page.application.id == other.id && page.heardWith.isEmpty && page.review == nil)
            // The same reports by somebody else are no second application of the first.
            #expect(page.finding.decision == .met && page.finding.notes.isEmpty)
            let reference = try await office.reference(of: one)
            await #expect(throws: DeskError.absent) {
                try await office.desk.find(reference, for: office.signedIn(second))
            }
        }
    }
}
