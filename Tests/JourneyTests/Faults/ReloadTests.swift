import FoundationEssentials
import Glibc
import Testing

extension Journeys {
    @Suite struct `Reading the settings again` {
        @Test func `what is right is in force at once, without a connection lost`() async throws {
            try await Served.with("contact:\n  telephone: 020 7946 0001\n") { served in
                let connection = try KeptConnection(port: served.port)
                #expect(try await connection.get("/").body.contains("020 7946 0001"))
                try served.write("contact:\n  telephone: 020 7946 0002\nlog_level: warning\n")
                #expect(try await served.reload() == "serving \(served.address)")
                let page = try await connection.get("/")
                #expect(page.status == 200)
                #expect(page.body.contains("020 7946 0002") && !page.body.contains("020 7946 0001"))
                let told = served.notify.all
                let reloading = try #require(told.firstIndex { $0.lines.first == "RELOADING=1" })
                #expect(told[reloading].value("MONOTONIC_USEC").flatMap { Int64($0) } ?? 0 > 0)
                #expect(told[reloading...].contains { $0.lines.first == "READY=1" })
                let lines = served.errorLines.count
                _ = try await connection.get("/")
                #expect(served.errorLines.count == lines, "Requests are no longer logged.")
                #expect(try await served.stop() == .exited(0))
            }
        }

        @Test func `the address that people reach can change`() async throws {
            try await Served.with { served in
                let connection = try KeptConnection(port: served.port)
                #expect(try await connection.get("/", host: "review.example").status != 200)
                try served.replace(
                    Array(
                        """
                        public_url: https://review.example
                        listen: 127.0.0.1:\(served.port)
                        admin_listen: 127.0.0.1:\(served.adminPort)
                        database:
                        \(served.databaseLine)
                        """.utf8))
                #expect(try await served.reload() == "serving https://review.example")
                let other = try KeptConnection(port: served.port)
                let page = try await other.get("/", host: "review.example")
                #expect(page.status == 200)
                #expect(page.head.lowercased().contains("strict-transport-security"))
            }
        }

        @Test func `what is wrong changes nothing, and every mistake is told`() async throws {
            try await Served.with("contact:\n  telephone: 020 7946 0001\n") { served in
                let before = try await served.get("/").body
                try served.write("contact:\n  telephone: 020 7946 0002\n  pigeon: yes\nlog_level: loud\n")
                let status = try await served.reload()
                #expect(status.hasPrefix("serving \(served.address); settings refused, still running with those of "))
                #expect(status.contains(": 2 mistakes, first: /"), "\(status)")
                #expect(status.contains(": contact.pigeon (line 8, column 3)"), "\(status)")
                let lines = served.errorLines.filter { $0.contains("settings refused") }
                #expect(lines.count == 2)
                #expect(lines.first?.contains("contact.pigeon (line 8, column 3)") == true, "\(lines)")
                #expect(lines.last?.contains("log_level (line 9, column 12)") == true, "\(lines)")
                #expect(try await served.get("/").body == before)
                try served.write("contact:\n  telephone: 020 7946 0003\n")
                #expect(try await served.reload() == "serving \(served.address)")
                #expect(try await served.get("/").body.contains("020 7946 0003"))
            }
        }

        @Test func `what the settings name is read again with them`() async throws {
            try await Served.with { served in
                let letters = try served.scratch.directory("letters/en")
                let good = "Subject: Reminder\n\nPlease do it.\n"
                try served.scratch.write(good.utf8, to: "letters/en/reminder.txt")
                let naming = "post:\n  letters_directory: \(served.scratch.file("letters"))\n"
                try served.write(naming)
                #expect(try await served.reload() == "serving \(served.address)")
                try served.scratch.write("Subject: {{nobody}}\n\nPlease.\n".utf8, to: "letters/en/reminder.txt")
                #expect(try await served.reload().contains("\(letters)/reminder.txt"))
                try served.write("calendar: /nowhere/calendar.json\n" + naming)
                let both = try await served.reload()
                #expect(both.contains("2 mistakes, first: "), "\(both)")
                #expect(served.errors.contains("/nowhere/calendar.json"))
                try FileManager.default.removeItem(atPath: served.settingsFile)
                #expect(try await served.reload().contains(served.settingsFile), "A file that is gone is no default.")
                #expect(try await served.get("/").status == 200)
            }
        }

        @Test func `what cannot change while it runs is told`() async throws {
            try await Served.with("contact:\n  telephone: 020 7946 0001\n") { served in
                let other = try Ports.free(1)[0]
                try served.replace(
                    Array(
                        """
                        public_url: \(served.address)
                        listen: 127.0.0.1:\(other)
                        admin_listen: none
                        database:
                        \(served.databaseLine)  pool_size: 3
                        contact:
                          telephone: 020 7946 0002

                        """.utf8))
                let status = try await served.reload()
                #expect(status.hasSuffix("from the next start: listen, admin_listen, database.pool_size"), "\(status)")
                #expect(try await served.get("/").body.contains("020 7946 0002"), "The rest is in force.")
                #expect(await served.readiness() == 200)
            }
        }

        @Test func `a file that never ends keeps nobody from ending`() async throws {
            try await Served.with { served in
                let pipe = served.scratch.file("pipe")
                guard unsafe mkfifo(pipe, 0o600) == 0 else { throw Trouble("\(pipe) cannot be made.") }
                try served.write("calendar: \(pipe)\n")
                served.send(SIGHUP)
                try await served.until("it reads") { served.notify.count("RELOADING=1") == 1 }
                #expect(try await served.get("/").status == 200)
                #expect(try await served.stop() == .exited(0))
            }
        }

        @Test func `the post goes on with the new settings`() async throws {
            try await Town.with { town in
                _ = try await Resident("Dana Whitlock", in: town).apply(today: TownClock(town).today())
                let other = town.scratch.file("other")
                let text = town.scratch.text("casereviewd.yaml") + "  maildir: \(other)\n"
                try town.scratch.write(text.utf8, to: "casereviewd.yaml")
                town.send(SIGHUP)
                let end = ContinuousClock.now + .seconds(30)
                while !town.scratch.text("errors").contains("settings applied"), ContinuousClock.now < end {
                    try await Task.sleep(for: .milliseconds(10))
                }
                _ = try await Resident("Ivo Brandt", in: town).apply(today: TownClock(town).today())
                while (try? FileManager.default.contentsOfDirectory(atPath: "\(other)/new"))?.isEmpty ?? true {
                    guard ContinuousClock.now < end else { throw Trouble("Nothing came to \(other).") }
                    try await Task.sleep(for: .milliseconds(10))
                }
            }
        }
    }
}
