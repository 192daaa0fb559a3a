import Casework
import FoundationEssentials
import Postgres
import Records
import Shipped
import Synchronization
import TestSupport
import Testing

@testable import Post

/// What was rehearsed is what the post then does, day by day, with the same messages at the same times.
@Suite struct `A rehearsal of the post` {
    private static let passage = Passage(
        window: SendingWindow(),
        calendar: WorkingCalendar(
            name: "test", holidays: [PostOffice.day("2026-05-04"): "Early May bank holiday"],
            firstDay: PostOffice.day("2026-01-01"), lastDay: PostOffice.day("2026-12-31")))

    private func rehearse(
        _ office: PostOffice, until: String, under procedure: Procedure? = nil, at now: Instant = PostOffice.morning
    ) async throws -> Rehearsals {
        try await office.database.post.transaction(.readOnly) { tx in
            try Rehearsals.rehearse(
                until: PostOffice.day(until), under: procedure, channel: "stub", passage: Self.passage, now: now, in: tx
            )
        }
    }

    private func fill(_ office: PostOffice) async throws {
        let here = office.here
        let police = Deadline.Owner(agency: here.police.id, person: here.chair.person)
        try await office.open(
            .step(.thresholdDecision), due: "2026-05-08",
            rungs: [
                ("2026-05-05", -3, [.contact]), ("2026-05-08", 0, [.contact]), ("2026-05-11", 1, [.contact, .chair]),
            ])
        try await office.open(
            .action, owner: police, due: "2026-05-11",
            rungs: [
                ("2026-05-05", -4, [.contact]), ("2026-05-08", -1, [.contact]), ("2026-05-11", 0, [.pointOfContact]),
                ("2026-05-18", 5, [.senior, .chair]),
            ])
        // Its rung fell due before the service looked.
        try await office.open(
            .step(.acknowledge), owner: police, due: "2026-05-05", rungs: [("2026-04-30", -2, [.contact])])
        try await office.owe(
            Notice(
                .papers, to: .person(here.senior.person), ["starts": .moment(PostOffice.morning)],
                expires: London.instant(date: PostOffice.day("2026-05-20"), hour: 14, minute: 0)))
        try await office.oweDecision()
    }

    @Test func `tells what then goes, when and to whom`() async throws {
        try await PostOffice.with { office in
            try await fill(office)
            let until = PostOffice.day("2026-05-20")
            // The summary of the week is another part's.
            let told = try await rehearse(office, until: "2026-05-20").entries.filter { $0.kind != .weeklySummary }
            let before = try await office.count(
                "select count(*) from message where state <> 'pending' and state <> 'digest'")
            #expect(before == 0)

            let clock = Mutex(PostOffice.morning)
            let channel = StubChannel()
            var settings = office.settings()
            settings.passage = Self.passage
            let postman = Postman(
                pool: office.database.post, letters: office.letters, channels: [channel], settings: settings,
                hints: AsyncStream { _ in }, now: { clock.withLock { $0 } })
            var went: [String] = []
            var (day, seen) = (PostOffice.day("2026-05-01"), 0)
            while day <= until {
                for hour in [9, 10, 12, 16] {
                    let moment = London.instant(date: day, hour: hour, minute: hour == 10 ? 30 : 0)
                    guard moment >= PostOffice.morning else { continue }
                    clock.withLock { $0 = moment }
                    try await postman.drain()
                    for letter in channel.delivered[seen...] {
                        went.append("\(moment.rfc3339UTC) \(letter.kind.rawValue) \(letter.to.text)")
                    }
                    seen = channel.delivered.count
                }
                day = day.adding(days: 1)
            }
            let mailboxes = [office.here.council, office.here.police]
            let foretold = told.map { entry in
                let address =
                    switch entry.to {
                    case .person(let person):
                        office.here.officers.first { $0.person == person }.map { office.here.email(of: $0) } ?? ""
                    case .agency(let agency):
                        mailboxes.first { $0.id == agency }.map { office.here.mailbox(of: $0) } ?? ""
                    default: "ann@home.example"
                    }
                return "\(entry.at.rfc3339UTC) \(entry.kind.rawValue) \(address)"
            }
            #expect(foretold.sorted() == went.sorted())
            #expect(went.count > 15)
        }
    }

    @Test func `says why, and names nobody's address`() async throws {
        try await PostOffice.with { office in
            try await fill(office)
            let found = try await rehearse(office, until: "2026-05-20")
            let words = found.entries.map { entry in
                found.names.of(entry.to) + " "
                    + entry.reasons.map { RehearsalWords.of($0, found.names) }.joined(separator: "; ")
            }
            #expect(words.allSatisfy { !$0.contains("@") })
            let reference = "\(office.application.reference)"
            #expect(
                words.contains {
                    $0.contains(
                        "\(reference): do an action of the plan, last day 11 May 2026, third reminder, on the day")
                }, "\(words)")
            #expect(words.contains { $0.hasPrefix("the applicant of \(reference)") })
            #expect(words.contains { $0.hasPrefix("the mailbox of ") })
            #expect(found.entries.filter { $0.kind == .weeklySummary }.allSatisfy { $0.reasons == [.week] })
        }
    }

    @Test func `writes nothing`() async throws {
        try await PostOffice.with { office in
            try await fill(office)
            try await Everything.with(of: office.database) { everything in
                let before = try await everything.digest()
                _ = try await rehearse(office, until: "2026-08-01")
                #expect(try await everything.digest() == before)
            }
        }
    }

    @Test func `is refused nothing by a procedure with another ladder, whose effect it shows`() async throws {
        try await PostOffice.with { office in
            try await fill(office)
            var other = try ProcedureFile.read(Array((Shipped.text("config/procedures/statutory.yaml") ?? "").utf8))
            other.ladders = [:]
            other.ladder = [.init(workingDays: 0, to: [.contact]), .init(workingDays: 2, to: [.chair])]
            let change = try #require(try await rehearse(office, until: "2026-05-20", under: other).change)
            #expect(!change.moved.isEmpty && !change.gone.isEmpty)
            // What has fallen due already is as it was.
            #expect(!change.gone.contains { $0.rung.duty == .step(.acknowledge) })
        }
    }
}
