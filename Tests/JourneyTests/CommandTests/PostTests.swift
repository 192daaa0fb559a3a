import FoundationEssentials
import Testing
import Text

extension Journeys {
    @Suite struct `The post command` {
        @Test func `lists what is in the outbox, for people and for programs, and names nobody`() async throws {
            try await Town.with { town in
                let all = try await town.answer("post", "list", "--format", "json")
                let rows = try #require(all.items)
                #expect(!rows.isEmpty)
                let keys = [
                    "id", "kind", "state", "statutory", "channel", "attempts", "created_at", "due_at", "settled_at",
                    "detail",
                ]
                for row in rows {
                    #expect(row.keys == keys)
                    #expect(UUID(uuidString: row["id"]?.text ?? "") != nil)
                }
                let text = try await town.run("post", "list", "--limit", "2")
                #expect(text.ending == .exited(0))
                #expect(text.output.split(separator: "\n").count == min(2, rows.count))
                #expect(!text.output.contains("@"))
                let none = try await town.run("post", "list", "--state", "failed")
                #expect(none.output == "There are none.\n")
            }
        }

        @Test func `holds the post beside the service, and lets it go on`() async throws {
            try await Town.with { town in
                let hold = try await town.run(
                    "post", "hold", "--because", "letters with a wrong name", "--by", "C. Ellis")
                #expect(hold.ending == .exited(0), "\(hold.errors)")
                #expect(hold.output.hasPrefix("Sending is off."))
                let look = try await town.run("post", "release")
                #expect(look.ending == .exited(1))
                #expect(look.output.contains("held since"))
                #expect(look.output.contains("by C. Ellis, because: letters with a wrong name"))
                #expect(look.output.contains("Nothing was changed."))
                let doctor = try await town.run("doctor")
                #expect(doctor.output.contains("warning  sending: Sending is off: held since"), "\(doctor.output)")

                let resident = Resident("Dana Whitlock", in: town)
                let reference = try await resident.apply(today: TownClock(town).today())
                let waiting = try await town.answer("post", "list", "--state", "pending", "--format", "json")
                #expect(waiting.items?.isEmpty == false)
                #expect(try town.mailbox.letters(to: resident.email).isEmpty)

                let released = try await town.answer("post", "release", "--by", "C. Ellis", "--format", "json")
                #expect(released["released"]?.truth == true)
                #expect(released["was_off"]?["because"]?.text == "letters with a wrong name")
                _ = try await town.mailbox.letter(to: resident.email, saying: reference)
                let on = try await town.run("post", "release")
                #expect(on.ending == .exited(0))
                #expect(on.output == "Sending is on; there is nothing to release.\n")
            }
        }

        @Test func `sends again what failed and says of each other message why not`() async throws {
            try await Town.with { town in
                let accepted = try await Self.firstAccepted(town)
                let absent = "00000000-0000-4000-8000-000000000000"
                let no = try await town.run("post", "retry", accepted, absent)
                #expect(no.ending == .exited(1))
                #expect(no.output.contains("\(accepted)  It is accepted"))
                #expect(no.output.contains("\(absent)  There is no such message."))
                try await town.sql(
                    "set casereview.role = 'service'; alter table message no force row level security; "
                        + "update message set state = 'failed', detail = 'no such mailbox' where id = '\(accepted)'; "
                        + "alter table message force row level security")
                let yes = try await town.run("post", "retry", accepted, "--format", "json")
                #expect(yes.ending == .exited(0), "\(yes.output)\(yes.errors)")
                #expect(try yes.json().items?.first?["retried"]?.truth == true)
                // Delivered by a second attempt.
                let end = ContinuousClock.now + .seconds(20)
                while true {
                    let rows = try await town.answer("post", "list", "--state", "accepted", "--format", "json").items
                    let row = rows?.first { $0["id"]?.text == accepted }
                    if row?["attempts"]?.number == 2 { break }
                    guard ContinuousClock.now < end else { throw Trouble("It was not sent again within 20 seconds.") }
                    try await Task.sleep(for: .milliseconds(100))
                }
                #expect(try await town.run("audit", "verify").ending == .exited(0))
            }
        }

        private static func firstAccepted(_ town: Town) async throws -> String {
            let end = ContinuousClock.now + .seconds(20)
            while ContinuousClock.now < end {
                let rows = try await town.answer("post", "list", "--state", "accepted", "--format", "json").items
                if let id = rows?.first?["id"]?.text { return id }
                try await Task.sleep(for: .milliseconds(100))
            }
            throw Trouble("Nothing was accepted within 20 seconds.")
        }
    }
}

@Suite struct `What the post command refuses` {
    @Test(
        arguments: [
            (["list", "--state", "lost"], 64, "There is no state “lost”"),
            (["list", "--limit", "0"], 64, "--limit must be between 1 and 10000"),
            (["hold"], 64, "--because"),
            (["hold", "--because", " "], 64, "--because is empty"),
            (["hold", "--because", "a\nb"], 64, "control characters"),
            (["release", "--by", ""], 64, "--by is empty"),
            (["release", "--drop-due-before", "yesterday"], 65, "2026-05-01T10:30:00+01:00"),
            (["release", "--drop-due-before", "2026-05-01T10:30:00"], 65, "a moment with its offset"),
            (["retry"], 64, "id"),
            (["retry", "7"], 64, "“7” is no message's id"),
        ] as [([String], Int32, String)])
    func `wrong words, before it looks at any database`(_ words: [String], _ code: Int32, _ saying: String) async throws
    {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let ran = try await Program(["post"] + words, environment: ["STATE_DIRECTORY": scratch.file("state")]).run()
        #expect(ran.ending == .exited(code), "\(ran.errors)")
        #expect(ran.errors.contains(saying), "\(ran.errors)")
        #expect(ran.output == "")
        #expect(!scratch.exists("state/postgresql"))
    }
}
