import Casework
import Curl
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing
import Text

@testable import Desk

@Suite struct `The system of an agency` {
    private struct Place {
        let daemon: Daemon
        let key: String

        func call(
            _ method: Transfer.Method, _ path: String, _ body: String? = nil, key: String?? = nil,
            headers: [Header] = []
        ) async throws -> (status: Int, type: String, json: Node?, reply: Curl.Reply) {
            var headers = headers
            if let key = key ?? self.key { headers.append(Header("Authorization", "Bearer \(key)")) }
            if body != nil, !headers.contains(where: { $0.name == "Content-Type" }) {
                headers.append(Header("Content-Type", "application/json"))
            }
            let reply = try await Transfer(
                method, daemon.origin + path, headers: headers, body: Array((body ?? "").utf8)
            ).perform()
            return (reply.status, reply.header("Content-Type") ?? "", try? Node.json(reply.body), reply)
        }

        func answer(
            _ id: String, _ body: String, once name: String?
        ) async throws -> (status: Int, type: String, json: Node?, reply: Curl.Reply) {
            try await call(
                .post, "/api/v1/requests/\(id)/answer", body,
                headers: name.map { [Header("Idempotency-Key", $0)] } ?? [])
        }
    }

    private static func now() -> Instant {
        Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
    }

    /// A desk so many days ago.
    private static func desk(on database: TestDatabase, daysAgo: Int = 0) throws -> Desk {
        let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let file = FileManager.default.contents(atPath: "/\(root)/config/calendars/england-and-wales.json") ?? Data()
        return Desk(
            pool: database.serve, clock: Clock { now().adding(seconds: Int64(-86_400 * daysAgo)) },
            calendar: try CalendarFile.read(Array(file)), routes: Routes(email: "maildir"))
    }

    /// Somebody has applied, the police are asked, and a coordinator has made their system a key.
    private func with(_ body: (Place, TestDatabase, TestPartnership) async throws -> Void) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let desk = try Self.desk(on: database)
            let sample = here.application(received: "\(desk.today)")
            let intake = Application.Intake(
                area: sample.area, receivedOn: desk.today, channel: .web, takenBy: nil, authority: .notNeeded,
                reports: sample.reports, reachableByMail: true)
            let applicant = Applicant(
                name: "Ann Ash", onBehalfOf: nil,
                contact: .init(email: "ann@home.example", telephone: nil, address: nil))
            _ = try await desk.receive(intake, from: applicant, id: sample.id, in: here.id, as: .service)
            let officer = Actor.officer(here.coordinator)
            try await desk.act(onApplication: sample.id, in: here.id, as: officer) {
                application, around throws(Refusal) in
                try application.asking(
                    [here.police.id, here.health.id], for: "All contacts.", purpose: "The threshold.", due: nil,
                    by: officer, in: around)
            }
            let key = try await desk.makeAPIKey(
                for: here.policeContact.person, named: "Records", until: desk.today.adding(days: 30),
                by: here.coordinator)
            let daemon = try Daemon(on: database, post: MaildirSink(directory: scratch.file("mail")).settings)
            defer { daemon.abandon() }
            try daemon.start()
            try await daemon.becomeReady()
            try await body(Place(daemon: daemon, key: key.text), database, here)
            #expect(!daemon.log.contains(key.text))
        }
    }

    @Test func `finds what its agency is asked, answers once, and is told of each mistake with its place`()
        async throws
    {
        try await with { place, database, here in
            let list = try await place.call(.get, "/api/v1/requests")
            #expect(list.status == 200 && list.json?["requests"]?.items?.count == 1, "the one of the police alone")
            let id = try #require(list.json?["requests"]?.items?.first?["id"]?.text)
            #expect(list.json?["next"]?.isNull == true)
            let one = try await place.call(.get, "/api/v1/requests/\(id)")
            #expect(one.status == 200 && one.json?["about"]?.text == "Ann Ash")
            #expect(one.json?["asked"]?.text == "All contacts." && one.json?["answers"]?.items?.isEmpty == true)
            #expect(one.json?["kind"]?.text == "verify" && one.json?["standing"]?.text == "waiting")
            #expect(try await place.call(.get, "/api/v1/actions").json?["actions"]?.items?.isEmpty == true)

            // What cannot be taken.
            let good =
                #"{"kind": "chronology", "text": "Nine calls.", "entries": [{"on": "2026-03-02", "time": "22:30", "what": "Noise.", "done": "Attended.", "reference": "Log 1"}]}"#
            let wrong =
                #"{"kind": "everything", "entries": [{"on": "2026-02-30", "what": "x"}, {"on": "2999-01-01", "what": " "}], "more": 1}"#
            let mistaken = try await place.answer(id, wrong, once: "w")
            #expect(mistaken.status == 422 && mistaken.type == "application/problem+json")
            #expect(
                mistaken.json?["errors"]?.items?.compactMap { $0["path"]?.text } == [
                    "kind", "entries[0].on", "entries[1].on", "entries[1].what", "more",
                ])
            for (body, paths) in [
                (#"{"kind": "partial", "text": "Some."}"#, ["rest_by"]),
                (#"{"kind": "partial", "text": "Some.", "rest_by": "2020-01-01"}"#, ["rest_by"]),
                (#"{"kind": "refused"}"#, ["ground", "text"]),
                (#"{"kind": "refused", "text": "We do not want to.", "ground": "no-duty"}"#, ["ground"]),
                (#"{"kind": "nothing-held", "rest_by": "2999-01-01", "entries": []}"#, ["rest_by"]),
                (#"{"kind": "nothing-held", "entries": [{"on": "2026-03-02", "what": "Noise."}]}"#, ["entries"]),
                (#"{"kind": "chronology", "entries": []}"#, ["text"]),
                (#"{"kind": "chronology", "entries": 3}"#, ["entries"]),
            ] {
                let refused = try await place.answer(id, body, once: "w")
                let told = refused.json?["errors"]?.items?.compactMap { $0["path"]?.text } ?? []
                #expect(refused.status == 422 && Set(told) == Set(paths), "\(body): \(told)")
            }
            #expect(try await place.answer(id, "{", once: "w").status == 422)
            #expect(try await place.answer(id, good, once: nil).status == 400)
            #expect(try await place.answer(UUID().uuidString.lowercased(), good, once: "x").status == 404)
            #expect(try await place.answer("x", good, once: "x").status == 404)
            let plain = try await place.call(
                .post, "/api/v1/requests/\(id)/answer", good, headers: [Header("Content-Type", "text/plain")])
            #expect(plain.status == 415 && plain.type == "application/problem+json")
            let long = try await place.answer(id, String(repeating: " ", count: 300_000), once: "x")
            #expect(long.status == 413)
            let other = try await place.call(.get, "/api/v1/requests/\(id)/answer")
            #expect(other.status == 405 && other.reply.header("Allow") == "POST")
            #expect(try await place.call(.get, "/api/v1/nothing").status == 404)
            for bad in ["/api/v1/requests?limit=0", "/api/v1/requests?limit=x&limit=y", "/api/v1/requests?page=2"] {
                #expect(try await place.call(.get, bad).status == 400, "\(bad)")
            }
            for key in [nil, "x", String(repeating: "A", count: 43)] as [String?] {
                let refused = try await place.call(.get, "/api/v1/requests", key: key)
                #expect(refused.status == 401 && refused.reply.header("WWW-Authenticate")?.isEmpty == false)
            }

            // Sent twice, taken once.
            let first = try await place.answer(id, good, once: "answer-1")
            #expect(first.status == 201, "\(String(decoding: first.reply.body, as: UTF8.self))")
            let again = try await place.answer(id, good, once: "answer-1")
            #expect(again.status == 201 && again.reply.header("Idempotency-Replayed") == "true")
            #expect(first.json?["receipt"]?.text == again.json?["receipt"]?.text)
            #expect(try await place.answer(id, #"{"kind": "nothing-held"}"#, once: "answer-1").status == 422)
            let read = try await place.call(.get, "/api/v1/requests/\(id)")
            #expect(read.json?["standing"]?.text == "answered" && read.json?["answers"]?.items?.count == 1)
            let taken = read.json?["answers"]?.items?.first
            #expect(taken?["kind"]?.text == "chronology" && taken?["text"]?.text == "Nine calls.")
            let entry = taken?["entries"]?.items?.first
            #expect(entry?["on"]?.text == "2026-03-02" && entry?["time"]?.text == "22:30")
            #expect(entry?["what"]?.text == "Noise." && entry?["reference"]?.text == "Log 1")
            #expect(try await place.call(.get, "/api/v1/requests").json?["requests"]?.items?.isEmpty == true)
            let answered = try await database.serve.acting(here.service, .readOnly) { tx -> Int in
                try tx.one(
                    "select count(*)::int as count from journal_content where content::text like '%information-answered%'"
                ) {
                    try $0["count"]
                }
            }
            #expect(answered == 1)
        }
    }

    /// The key to a review of a case whose threshold was met so many days ago.
    private func met(_ database: TestDatabase, _ here: TestPartnership, daysAgo: Int) async throws -> CaseKey {
        let desk = try Self.desk(on: database, daysAgo: daysAgo)
        let officer = Actor.officer(here.coordinator)
        let sample = here.application(received: "\(desk.today)")
        let reference = try await desk.receive(
            Application.Intake(
                area: sample.area, receivedOn: desk.today, channel: .web, takenBy: nil, authority: .notNeeded,
                reports: sample.reports, reachableByMail: true),
            from: Applicant(
                name: "Bea Birch", onBehalfOf: nil,
                contact: .init(email: "bea\(daysAgo)@home.example", telephone: nil, address: nil)),
            id: sample.id, in: here.id, as: .service)
        try await desk.act(onApplication: sample.id, besideItsReviewIn: here.id, as: officer) {
            application, review, around throws(Refusal) in
            try application.readingForDanger(
                .init(signs: [], level: .standard, note: ""), heardIn: review, by: officer, in: around)
        }
        let visitor = SignedIn(
            person: here.coordinator.person, name: here.coordinator.name, offices: [here.coordinator])
        try await desk.decide(
            ThresholdDecision(
                answer: .met, on: desk.today, reasons: "Three reports in six months.",
                people: [.init("A. Hall", for: here.council.id), .init("B. Moss", for: here.police.id)], conflicts: [],
                behaviour: .init(.yes, by: "A. Hall", why: "Nobody sleeps."), ground: .number,
                procedure: "statutory 1"), on: try await desk.find(reference, for: visitor))
        return try await desk.find(reference, for: visitor)
    }

    /// An action of the police that was set at a meeting ten days ago.
    private func action(_ database: TestDatabase, _ here: TestPartnership) async throws -> Action.ID {
        let key = try await met(database, here, daysAgo: 30)
        let (review, chair, coordinator) = (
            try #require(key.review), Actor.officer(here.chair), Actor.officer(here.coordinator)
        )
        let earlier = try Self.desk(on: database, daysAgo: 20)
        var day = earlier.today.adding(days: 8)
        while ["Saturday", "Sunday"].contains(where: { day.inWordsWithWeekday.utf8.starts(with: $0.utf8) }) {
            day = day.adding(days: -1)
        }
        let meeting = Meeting(
            id: Meeting.ID(UUID()), startsAt: London.instant(date: day, hour: 10, minute: 0), minutes: 60,
            place: "Town hall")
        try await earlier.act(onReview: review, in: here.id, as: coordinator) { review, around throws(Refusal) in
            try review.settingMeeting(
                meeting, inviting: [here.chair.person, here.healthContact.person], despite: "Nobody else can.",
                by: coordinator, in: around)
        }
        let due = try Self.desk(on: database).today.adding(days: 10)
        let after = try await Self.desk(on: database, daysAgo: 10).act(onReview: review, in: here.id, as: chair) {
            review, around throws(Refusal) in
            try review.holding(
                attended: [here.council.id, here.police.id], findings: "The response was slow.", by: chair, in: around)
        }
        #expect(after.stage.name == .held)
        return try #require(
            try await Self.desk(on: database, daysAgo: 10).act(onReview: review, in: here.id, as: chair) {
                review, around throws(Refusal) in
                try review.settingAction(
                    "Patrol at weekends", doneWhen: "Four patrols are logged.", agency: here.police.id,
                    person: here.policeContact.person, due: due, by: chair, in: around)
            }.actions.first?.id)
    }

    @Test func `takes on an action and finishes it, says when its person could come, and gives a reference of its own`()
        async throws
    {
        try await with { place, database, here in
            func send(_ path: String, _ body: String, once name: String) async throws -> (Int, Node?, String?) {
                let sent = try await place.call(
                    .post, path, body, headers: [Header("Idempotency-Key", name)])
                return (sent.status, sent.json, sent.reply.header("Idempotency-Replayed"))
            }
            let action = try await action(database, here)
            let actions = try await place.call(.get, "/api/v1/actions").json?["actions"]?.items ?? []
            #expect(actions.compactMap { $0["id"]?.text } == ["\(action)"])
            let path = "/api/v1/actions/\(action)"
            let read = try await place.call(.get, path).json
            #expect(read?["text"]?.text == "Patrol at weekends" && read?["agency_reference"]?.isNull == true)
            #expect(try await send("\(path)/reference", #"{"agency_reference": "POL 12/26"}"#, once: "r").0 == 201)
            #expect(try await send("\(path)/reference", #"{"agency_reference": "POL 12/26"}"#, once: "r").2 == "true")
            for wrong in [#"{"agency_reference": ""}"#, #"{"agency_reference": "a\nb"}"#, "{}", #"{"reference": "x"}"#]
            {
                #expect(try await send("\(path)/reference", wrong, once: "w").0 == 422, "\(wrong)")
            }
            #expect(try await place.call(.get, path).json?["agency_reference"]?.text == "POL 12/26")
            #expect(try await send("\(path)/answer", #"{"answer": "accept"}"#, once: "a").0 == 201)
            #expect(try await place.call(.get, path).json?["state"]?.text == "accepted")
            #expect(try await send("\(path)/answer", #"{"answer": "done"}"#, once: "b").0 == 422)
            #expect(try await send("\(path)/answer", #"{"answer": "done", "text": "Log 17."}"#, once: "c").0 == 201)
            let done = try await place.call(.get, path).json
            #expect(done?["state"]?.text == "done" && done?["open"]?.truth == false)
            #expect(try await place.call(.get, "/api/v1/actions").json?["actions"]?.items?.isEmpty == true)

            // The reference of a request is that of its case.
            let request = try #require(
                try await place.call(.get, "/api/v1/requests").json?["requests"]?.items?.first?["id"]?.text)
            #expect(
                try await send("/api/v1/requests/\(request)/reference", #"{"agency_reference": "POL 13"}"#, once: "d").0
                    == 201)
            let asked = try await place.call(.get, "/api/v1/requests/\(request)").json
            #expect(asked?["agency_reference"]?.text == "POL 13")

            // A poll.
            let key = try await met(database, here, daysAgo: 1)
            let desk = try Self.desk(on: database)
            let slots = [10, 11].map { London.instant(date: desk.today.adding(days: $0), hour: 10, minute: 0) }
            let people = [here.policeContact.person, here.healthContact.person]
            try await desk.askWhen(slots, minutes: 60, of: people, until: desk.today.adding(days: 5), on: key)
            let polls = try await place.call(.get, "/api/v1/availability").json?["availability"]?.items ?? []
            let poll = "/api/v1/availability/\(try #require(polls.first?["id"]?.text))"
            #expect(polls.count == 1)
            let shown = try await place.call(.get, poll).json
            #expect(shown?["slots"]?.items?.count == 2 && shown?["open"]?.truth == true)
            #expect(shown?["slots"]?.items?.first?["reply"]?.isNull == true)
            let both = #"{"replies": [{"slot": 1, "reply": "yes"}, {"slot": 2, "reply": "no"}], "comment": "By bus."}"#
            #expect(
                try await send("\(poll)/answer", #"{"replies": [{"slot": 9, "reply": "yes"}]}"#, once: "e").0 == 422)
            #expect(try await send("\(poll)/answer", both, once: "f").0 == 201)
            #expect(try await send("\(poll)/answer", both, once: "f").2 == "true")
            let answered = try await place.call(.get, poll).json
            #expect(answered?["slots"]?.items?.compactMap { $0["reply"]?.text } == ["yes", "no"])
            #expect(answered?["comment"]?.text == "By bus.")
            #expect(try await place.call(.get, "/api/v1/availability").json?["availability"]?.items?.isEmpty == true)
        }
    }

    @Test func `does as its description says, whatever is sent`() async throws {
        guard let tools = ProcessInfo.processInfo.environment["CASEREVIEW_TOOLS"] else {
            throw Trouble(
                "CASEREVIEW_TOOLS is not set: it names the directory that Tests/Support/prepare filled; make test sets it"
            )
        }
        try await with { place, _, _ in
            let described = try await place.call(.get, "/api/openapi.json", key: .some(nil))
            #expect(described.status == 200 && described.json?["openapi"]?.text == "3.1.0")
            let scratch = try Scratch()
            defer { scratch.remove() }
            let output = scratch.file("output")
            let checks = [
                "not_a_server_error", "status_code_conformance", "content_type_conformance",
                "response_schema_conformance", "ignored_auth",
            ]
            let words = [
                "/bin/sh", "-c", #"cd "$1" && shift && exec "$@" > output 2>&1"#, "sh", scratch.path,
                "\(tools)/venv/bin/python3", "-m", "schemathesis.cli", "run", "\(place.daemon.origin)/api/openapi.json",
                "--header", "Authorization: Bearer \(place.key)", "--checks", checks.joined(separator: ","),
                "--max-examples", "12", "--phases", "examples,coverage,fuzzing", "--seed", "7", "--no-color",
            ]
            do { try await Companion.run(words) } catch {
                let told = String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self)
                Issue.record("\(told.suffix(6_000))")
            }
        }
    }
}
