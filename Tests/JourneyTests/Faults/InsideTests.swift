import Curl
import FoundationEssentials
import Glibc
import Testing
import Text

extension Journeys {
    @Suite struct `Seeing inside` {
        @Test func `the operators' pages are on their own listener, and the figures are valid`() async throws {
            try await Town.with { town in
                let coordinator = try await town.signedIn(as: "coordinator")
                for path in ["/healthz", "/readyz", "/metrics"] {
                    #expect(try await town.browser().request(.get, path).status == 404)
                    #expect(try await coordinator.request(.get, path).status == 404)
                }
                #expect(try await town.probe("/healthz").text == "ok\n")
                // On some days of the week the demonstration begins with reminders that fell due before it was started.
                try await town.wait("the post to catch up", for: .seconds(20)) {
                    let ready = try await town.probe("/readyz")
                    return ready.status == 200 && ready.text == "database: ok\nschema: ok\npost: ok\nchannels: ok\n"
                }
                for asked in [
                    try await town.probe("/readyz?format=json"),
                    try await town.probe("/readyz", headers: [Header("Accept", "application/json")]),
                ] {
                    #expect(try Node.json(asked.text)["ready"]?.truth == true)
                }

                let answered = try await town.resident(named: "Dana Whitlock")
                _ = try await town.mailbox.letter(to: answered.email, saying: "We received your application")
                let metrics = try await town.probe("/metrics")
                #expect(metrics.status == 200)
                #expect(metrics.header("Content-Type")?.hasPrefix("text/plain; version=0.0.4") == true)
                try await town.promtoolMustApprove(metrics.text)
                for line in [
                    #"casereview_http_answers_total{route="/work",method="GET",status="2xx"}"#,
                    #"casereview_http_answer_duration_seconds_bucket{route="/apply/check",le="+Inf"}"#,
                    #"casereview_pool_connections{pool="serve"} 8"#, #"casereview_pool_connections{pool="post"} 4"#,
                    #"casereview_deliveries_total{channel="maildir",outcome="accepted"}"#,
                    #"casereview_channel_stopped{channel="maildir"} 0"#, "casereview_database_writable 1",
                    "casereview_schema_right 1", "casereview_settings_good 1", "casereview_outbox_stale_claims 0",
                    "casereview_deadlines_overdue 0", #"casereview_tasks_open{kind="tell-by-hand"} 0"#,
                    "process_resident_memory_bytes ", "process_start_time_seconds ", "casereview_build_info{version=",
                ] {
                    #expect(metrics.text.contains(line), "\(line)\n\(metrics.text)")
                }
                for word in ["Dana", answered.reference, answered.email, "@", "partners.example"] {
                    #expect(!metrics.text.contains(word))
                }
            }
        }

        @Test func `a database that says nothing turns readiness red within five seconds, and not health`()
            async throws
        {
            try await Town.with { town in
                try await town.withSilentDatabase {
                    // What was found a moment ago is still told for a second.
                    let begun = ContinuousClock.now
                    try await town.wait("readiness to turn red", for: .seconds(10)) {
                        try await town.probe("/readyz").status == 503
                    }
                    #expect(ContinuousClock.now - begun < .seconds(6.5))
                    let probes = try await withThrowingTaskGroup(of: Duration.self) { group in
                        let admin = town.admin
                        for _ in 0..<20 { group.addTask { try await Town.redAfter(admin) } }
                        return try await group.reduce(into: []) { $0.append($1) }
                    }
                    #expect(probes.count == 20 && probes.allSatisfy { $0 < .seconds(5) }, "\(probes)")
                    #expect(try await town.probe("/readyz").text.hasPrefix("database: failed: "))
                    #expect(try await town.probe("/healthz").status == 200)
                    let metrics = try await town.probe("/metrics")
                    #expect(metrics.status == 200 && metrics.text.contains("casereview_database_up 0\n"))
                    try await town.promtoolMustApprove(metrics.text)
                }
                try await town.wait("ready again", for: .seconds(30)) { try await town.probe("/readyz").status == 200 }
            }
        }

        @Test func `a post that is late is told of on every work page, until it has caught up`() async throws {
            try await Town.with { town in
                let coordinator = try await town.signedIn(as: "coordinator")
                let chair = try await town.signedIn(as: "chair")
                let applicant = try await town.signedIn(as: "applicant")
                try await town.wait("the post to catch up", for: .seconds(20)) {
                    try await !coordinator.open("/work").says("Messages are late")
                }

                // As a worker leaves it that stands still with its claim.
                try await town.changeAMessage(
                    "state = 'claimed', settled_at = null, due_at = now() - interval '1 hour', "
                        + "lease_until = now() + interval '1 hour'")
                try await town.wait("the notice", for: .seconds(20)) {
                    try await coordinator.open("/work").says("Messages are late")
                }
                #expect(coordinator.page.says("One message should have left and has not"))
                #expect(coordinator.page.says("Tell whoever runs this service."))
                #expect(try await coordinator.open("/work/post").says("Messages are late"))
                #expect(try await chair.open("/work").says("Do not wait for a message"))
                #expect(try await !applicant.open("/track").says("Messages are late"))
                #expect(try await !town.browser().open("/").says("Messages are late"))
                // It has only just started, and pages are to be had: readiness tells of it without turning red.
                try await town.wait("readiness to tell of it", for: .seconds(20)) {
                    try await town.probe("/readyz").text.contains("late by 36")
                }
                #expect(try await town.probe("/metrics").text.contains("casereview_outbox_oldest_due_seconds 36"))

                try await town.changeAMessage("lease_until = now()", where: "state = 'claimed'")
                try await town.wait("the notice to go by itself", for: .seconds(30)) {
                    try await !coordinator.open("/work").says("Messages are late")
                }
                try await town.wait("readiness", for: .seconds(10)) { try await town.probe("/readyz").status == 200 }
            }
        }
    }
}

extension Reply {
    fileprivate var text: String { String(decoding: body, as: UTF8.self) }
}

extension Town {
    /// Somebody who has applied.
    fileprivate func resident(named name: String) async throws -> (email: String, reference: String) {
        let resident = Resident(name, in: self)
        return (resident.email, try await resident.apply(today: TownClock(self).today()))
    }

    fileprivate func probe(_ path: String, headers: [Header] = []) async throws -> Reply {
        var look = Transfer(.get, "http://\(admin)\(path)", headers: headers)
        look.deadline = .seconds(20)
        return try await look.perform()
    }

    /// How long a probe takes to be told that the service is not ready. Throws where it is told that it is.
    fileprivate static func redAfter(_ admin: String) async throws -> Duration {
        let begun = ContinuousClock.now
        var look = Transfer(.get, "http://\(admin)/readyz")
        look.deadline = .seconds(20)
        guard try await look.perform().status == 503 else { throw Trouble("It is ready with a silent database.") }
        return .now - begun
    }

    fileprivate func wait(
        _ what: String, for limit: Duration, until isSo: () async throws -> Bool
    ) async throws {
        let end = ContinuousClock.now + limit
        while try await !isSo() {
            guard ContinuousClock.now < end else { throw Trouble("Waited \(limit) for \(what), in vain.") }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    /// promtool knows what Prometheus reads, and what is thought bad style.
    fileprivate func promtoolMustApprove(_ metrics: String) async throws {
        let work = try Scratch()
        defer { work.remove() }
        try work.write(metrics.utf8, to: "input")
        let promtool = try Running.spawn(
            ["promtool", "check", "metrics"], environment: ["PATH": Program.path], in: work)
        let ending = try await promtool.ending(within: .seconds(60))
        #expect(ending == .exited(0), "promtool: \(work.text("output"))\(work.text("errors"))\n\(metrics)")
        #expect(work.text("output") + work.text("errors") == "")
    }

    /// Changes one message behind the service's back.
    fileprivate func changeAMessage(_ change: String, where condition: String = "state = 'accepted'") async throws {
        try await sql(
            """
            select set_config('casereview.role', 'service', false),
                   set_config('casereview.partnership', (select id::text from partnership), false);
            update message set \(change)
             where id = (select id from message where \(condition) order by created_at, id limit 1)
            """)
    }

    /// Every process of the database's server stands still while `body` runs, as on a machine that hangs.
    fileprivate func withSilentDatabase(_ body: () async throws -> Void) async throws {
        guard let postgres else { throw Trouble("There is no server.") }
        // The postmaster first: it must make no more of them.
        _ = kill(postgres, SIGSTOP)
        let all = [postgres] + Town.children(of: postgres)
        for process in all { _ = kill(process, SIGSTOP) }
        defer { for process in all { _ = kill(process, SIGCONT) } }
        try await body()
    }

    private static func children(of parent: pid_t) -> [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.filter { process in
            guard let data = FileManager.default.contents(atPath: "/proc/\(process)/stat") else { return false }
            // After the name in brackets: the state, then the parent.
            let fields = String(decoding: data, as: UTF8.self).split(separator: ")").last?.split(separator: " ")
            return fields?.dropFirst().first.flatMap { pid_t($0) } == parent
        }
    }
}
