import Casework
import FoundationEssentials
import Postgres
import Records
import Synchronization
import TestSupport
import Testing
import Text

@testable import Post

@Suite struct `Safe contact in the post` {
    /// One applicant, with an address of their own in every column: a canary that tells where it came from.
    private struct Someone {
        var application: Application
        var given: [Way: String]
        var safe: SafeContact

        /// All that may be reached, way by way.
        func allowed(_ way: Way) -> String? {
            guard safe.ways[way]?.isAllowed ?? true else { return nil }
            let address = safe.ways[way]?.address ?? given[way]
            return safe.barred.contains { $0 == address } ? nil : address
        }
    }

    private enum Address: CaseIterable { case given, other, unsafe, onlyMail, none }
    private enum Hours: CaseIterable { case any, later, never }

    private static let routes = Routes(email: "maildir", text: "texts", letter: "letters")

    private func someone(
        _ number: Int, _ here: TestPartnership, off: Int, _ address: Address, _ hours: Hours,
        _ format: SafeContact.Format, isNeutral: Bool
    ) -> Someone {
        var given: [Way: String] = [
            .email: "given-\(number)@home.example", .text: "077\(10_000_000 + number)",
            .letter: "given \(number) Street\nTown",
        ]
        given[.call] = given[.text]
        var safe = SafeContact(isNeutral: isNeutral, format: format)
        for (bit, way) in Way.allCases.enumerated() where off >> bit & 1 == 1 {
            safe.ways[way] = .init(isAllowed: false)
        }
        switch address {
        case .given: break
        case .other:
            safe.ways[.email] = .init(isAllowed: safe.isAllowed(.email), address: "other-\(number)@safe.example")
            safe.ways[.letter] = .init(isAllowed: safe.isAllowed(.letter), address: "other \(number) Road\nTown")
        case .unsafe: safe.barred = [given[.email] ?? "", given[.call] ?? ""]
        case .onlyMail: given = [.email: given[.email] ?? ""]
        case .none: given = [:]
        }
        switch hours {
        case .any: break
        // The test is on a Friday morning.
        case .later: safe.times = [.init(weekdays: [1], from: 600, until: 660)]
        case .never: safe.times = [.init(weekdays: [], from: 0, until: 0)]
        }
        return Someone(application: here.application(), given: given, safe: safe)
    }

    private struct Row {
        var id: UUID
        var application: UUID
        var person: Int
        var kind: Notice.Kind
        var way: Way
    }

    private func settle(_ people: [Someone], in office: PostOffice) async throws {
        let here = office.here
        for first in stride(from: 0, to: people.count, by: 20) {
            let some = people[first..<min(first + 20, people.count)].map { ($0.application, $0.given, $0.safe) }
            try await office.database.serve.acting(here.service) { tx in
                for (application, given, safe) in some {
                    try Applications.insert(application, in: tx)
                    let contact = Applicant.Contact(
                        email: given[.email], telephone: given[.call], address: given[.letter])
                    try Applicants.insert(
                        Applicant(
                            name: "Ann Ash", onBehalfOf: nil, contact: given.isEmpty ? nil : contact, safe: safe),
                        of: application.id, in: here.id, tx)
                }
            }
        }
    }

    /// Messages that wait, in parts, by the channel of their way.
    private func insert(_ rows: [Row], in office: PostOffice) async throws {
        let here = office.here
        for first in stride(from: 0, to: rows.count, by: 250) {
            let part = rows[first..<min(first + 250, rows.count)]
            let (ids, whose) = (part.map(\.id), part.map(\.application))
            let (kinds, ways, statutory) = (
                part.map(\.kind.rawValue), part.map(\.way.rawValue), part.map(\.kind.isStatutory)
            )
            _ = try await office.database.serve.acting(here.service) { tx in
                try tx.run(
                    """
                    insert into message (partnership_id, id, file_id, kind, statutory, recipient_kind,
                                         recipient_application, facts, way, channel, created_at, due_at, state)
                    select \(here.id), c.id, c.application, c.kind, c.statutory, 'applicant', c.application, '{}', c.way,
                           case c.way when 'email' then 'maildir' when 'text' then 'texts' else 'letters' end,
                           \(PostOffice.morning), \(PostOffice.morning), 'pending'
                      from unnest(\(ids), \(whose), \(kinds), \(ways), \(statutory))
                           as c (id, application, kind, way, statutory)
                    """)
            }
        }
    }

    @Test func `reaches nobody where they are not to be reached: every letter, every way, every rule`() async throws {
        try await PostOffice.with { office in
            let here = office.here
            var random = Seeded(20_260_501)
            var people: [Someone] = []
            let ways = [Way.email, .text, .letter]
            let rest: [(Hours, SafeContact.Format)] = [
                (.any, .plain), (.later, .plain), (.never, .plain), (.any, .largePrint),
            ]
            for off in 0..<16 {
                for address in Address.allCases {
                    for (hours, format) in rest {
                        people.append(
                            someone(
                                people.count, here, off: off, address, hours, format,
                                isNeutral: .random(using: &random)))
                    }
                }
            }
            try await settle(people, in: office)
            var rows: [Row] = []
            for (index, person) in people.enumerated() {
                // Every third kind: over all people each kind meets each rule and each way.
                for (place, kind) in Notice.Kind.allCases.enumerated() where (place + index) % 3 == 0 {
                    let way = ways[(place + index / 3) % 3]
                    rows.append(
                        Row(id: UUID(), application: person.application.id.raw, person: index, kind: kind, way: way))
                }
            }
            let byID = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, (person: $0.person, kind: $0.kind)) })
            try await insert(rows, in: office)
            var (taken, ended): ([OutboxMessage], [UUID: Claim.End]) = ([], [:])
            var count = 1
            while count > 0 {
                count = 0
                for channel in ["maildir", "texts", "letters"] {
                    let claim = try await office.database.post.transaction { tx in
                        try Outbox.claim(
                            limit: 200, channel: channel, lease: 600, passage: .anyTime, routes: Self.routes,
                            now: PostOffice.morning, worker: "test", in: tx)
                    }
                    count += claim.count
                    taken += claim.messages
                    for end in claim.ended { ended[end.message] = end.end }
                }
            }
            for message in taken {
                let (index, kind) = try #require(byID[message.id])
                let person = people[index]
                #expect(message.address == person.allowed(message.way), "\(kind) \(message.way) \(person.safe)")
                #expect(message.address != nil && message.way != .call)
                guard kind != .signInCode else { continue }
                #expect(person.safe.format == .plain, "\(kind)")
                #expect(person.safe.times.isEmpty || message.way == .letter, "\(kind)")
            }
            // Every other one waits, is a person's, or was a code or word of a change that nobody may get.
            let delivered = Set(taken.map(\.id))
            for (id, (index, kind)) in byID where !delivered.contains(id) {
                let person = people[index]
                switch try #require(ended[id]) {
                case .waits: #expect(!person.safe.times.isEmpty)
                case .notTold:
                    #expect(
                        Way.allCases.allSatisfy {
                            person.allowed($0) == nil || !person.safe.times.isEmpty && $0 != .letter
                        })
                case .byHand: #expect(person.safe.format != .plain || person.allowed(.call) != nil)
                case .dropped:
                    #expect(
                        [.signInCode, .contactChanged, .digest, .applicantMeetingTomorrow].contains(kind), "\(kind)")
                case let end: Issue.record("\(kind): \(end)")
                }
            }
            let open = try await office.count(
                "select count(*) from task where kind in ('tell-by-hand', 'not-told') and done_on is null")
            #expect(
                open == ended.filter { [.byHand, .notTold].contains($0.value) && !delivered.contains($0.key) }.count)
            #expect(try await office.count("select count(*) from message where statutory and state = 'dropped'") == 0)
            #expect(byID.count > 3_500 && delivered.count > 300)
        }
    }

    @Test func `writes no address, no name and no word of the matter on what others see`() async throws {
        try await PostOffice.with { office in
            try await withTemporaryDirectory { directory in
                let here = office.here
                var people: [Someone] = []
                for off in 0..<4 {
                    for address in [Address.given, .other, .unsafe] {
                        people.append(someone(people.count, here, off: off, address, .any, .plain, isNeutral: true))
                    }
                }
                try await settle(people, in: office)
                for person in people {
                    for kind in Samples.applicantKinds.union([.signInCode]) {
                        let facts = Samples.facts.filter { kind.factNames.contains($0.key) }
                        try await office.owe(
                            Notice(kind, to: .applicant(person.application.id), facts),
                            file: person.application.id.raw, channel: "maildir")
                    }
                }
                let maildir = Maildir(directory: directory + "/outbox", name: "maildir")
                let (texts, papers) = (WayChannel("texts", .text), WayChannel("letters", .letter))
                var settings = office.settings()
                settings.routes = Self.routes
                let postman = Postman(
                    pool: office.database.post, letters: office.letters, channels: [maildir, texts, papers],
                    settings: settings, hints: AsyncStream { _ in }, now: { PostOffice.morning })
                try await postman.drain()
                #expect(texts.delivered.count + papers.delivered.count > 100)
                let allowed = Set(people.flatMap { person in Way.allCases.compactMap { person.allowed($0) } })
                let canaries = Set(
                    people.flatMap { Array($0.given.values) + $0.safe.ways.values.compactMap(\.address) })
                let never = canaries.subtracting(allowed)
                #expect(!never.isEmpty)
                for letter in texts.delivered + papers.delivered {
                    #expect(allowed.contains(letter.to.text), "\(letter.to)")
                    #expect(letter.from.name == "Messages")
                    for word in ["ASB", "review", "case", "threshold", "Ann"] {
                        #expect(!letter.subject.contains(word))
                        if letter.to.isTelephone { #expect(!letter.text.contains(word), "\(letter.kind)") }
                    }
                    if letter.to.isTelephone { #expect(letter.text.utf8.count <= 160 && !letter.text.contains("http")) }
                    for address in never { #expect(!letter.text.contains(address) && letter.to.text != address) }
                }
                let files = try mails(in: directory)
                #expect(files.count > 50)
                for mail in files {
                    #expect(!never.contains { mail.contains($0) })
                    #expect(mail.contains("From: Messages <") || mail.contains("From: \"Messages\" <"))
                    let subject = mail.split(separator: "\r\n").first { $0.hasPrefix("Subject: ") } ?? ""
                    #expect(subject.hasPrefix("Subject: Your reference CR-") || subject == "Subject: Your code")
                }
            }
        }
    }

    private func mails(in directory: String) throws -> [String] {
        var mails: [String] = []
        for path in try FileManager.default.subpathsOfDirectory(atPath: directory) {
            guard let bytes = FileManager.default.contents(atPath: "\(directory)/\(path)"), bytes.count > 100 else {
                continue
            }
            mails.append(String(decoding: bytes, as: UTF8.self))
        }
        return mails
    }

    @Test func `a way that is switched off while a message waits is not used, and its life says why`() async throws {
        try await PostOffice.with { office in
            let id = try await office.oweDecision(channel: "maildir")
            let (here, application) = (office.here, office.application.id)
            try await office.database.serve.acting(here.service) { tx in
                try SafeContacts.append(
                    SafeContact(ways: [.email: .init(isAllowed: false)]), because: "He reads her mail.",
                    by: here.coordinator.person, at: PostOffice.morning, to: application, in: here.id, tx)
            }
            let mail = StubChannel("maildir")
            try await office.postman(mail).drain()
            #expect(mail.delivered.isEmpty)
            let message = try #require(try await office.message(id))
            #expect((message.state, message.channel) == ("by-hand", "print"))
            #expect(message.detail == "the applicant is not to be reached by e-mail: by telephone call")
            #expect(try await office.tasks().map(\.kind) == [.tellByHand])
        }
    }

    @Test func `the post sees neither notes nor reasons`() async throws {
        try await PostOffice.with { office in
            let columns: [SQL] = [
                "select count(note) from safe_contact", "select count(reason) from safe_contact",
                "select count(changed_by) from safe_contact",
            ]
            for column in columns {
                await #expect(throws: PostgresError.self) { try await office.count(column) }
            }
            let versions = try await office.count("select count(barred) from safe_contact")
            #expect(versions == 0)
        }
    }
}

/// Keeps what one way brings.
private final class WayChannel: Channel {
    let name: String
    let ways: Set<Way>
    private let kept = Mutex<[OutgoingMessage]>([])

    init(_ name: String, _ way: Way) {
        self.name = name
        ways = [way]
    }

    func deliver(_ letter: OutgoingMessage) async -> DeliveryOutcome {
        kept.withLock { $0.append(letter) }
        return .accepted(providerID: nil)
    }

    var delivered: [OutgoingMessage] { kept.withLock { $0 } }
}

extension Destination {
    fileprivate var isTelephone: Bool {
        if case .telephone = self { true } else { false }
    }
}
