import FoundationEssentials
import Testing
import Text

/// Dumps, copies, recoveries and failovers of real clusters, by the commands that the README gives.
@Suite(.serialized) struct `Backup and restore` {
    /// Lends a directory and looks after what is started in it.
    private static func with(_ body: (Ground) async throws -> Void) async throws {
        let ground = Ground(scratch: try Scratch())
        do {
            try await body(ground)
        } catch {
            Issue.record("\(error)")
        }
        await ground.abandon()
    }

    private final class Ground {
        let scratch: Scratch
        private var clusters: [RestoreCluster] = []
        private var services: [RestoredService] = []

        init(scratch: Scratch) { self.scratch = scratch }

        func abandon() async {
            for service in services { await service.abandon() }
            for cluster in clusters { await cluster.abandon() }
            scratch.remove()
        }

        func keep(_ cluster: RestoreCluster) -> RestoreCluster {
            clusters.append(cluster)
            return cluster
        }

        func service(_ name: String, database: String, on cluster: RestoreCluster) throws -> RestoredService {
            keep(try RestoredService(name, database: database, on: cluster))
        }

        func keep(_ service: RestoredService) -> RestoredService {
            services.append(service)
            return service
        }

        /// A cluster with the roles of the service and of backups, and a database for the service.
        func cluster(_ name: String, settings: String = "") async throws -> RestoreCluster {
            let made = keep(try await RestoreCluster.make(name, in: scratch, settings: settings))
            let roles = try RestoreReadme.block("**A database of your own.**")
            _ = try await made.query(roles + RestoreReadme.block("**The role for backups.**"))
            return made
        }

        /// The service with the demonstration loaded, on the database that `cluster` made. Nothing has been sent yet.
        func original(on cluster: RestoreCluster) async throws -> RestoredService {
            let service = try service("original", database: "casereview", on: cluster)
            try await service.done("migrate")
            try await service.done("demo", "--bare")
            #expect(try await !service.messages("pending").isEmpty)
            return service
        }
    }

    @Test(arguments: ["the same cluster", "another cluster"])
    func `a dump that was restored sends nothing until a person confirms, and then each message once`(
        _ place: String
    ) async throws {
        try await Self.with { ground in
            let cluster = try await ground.cluster("first")
            let original = try await ground.original(on: cluster)
            let due = try await original.messages("pending")
            let thinned = await #expect(throws: Trouble.self) {
                try await cluster.shell("pg_dump --username=casereview_owner --file=thinned casereview")
            }
            #expect(thinned?.description.contains("row-level security") == true)
            try await cluster.shell(RestoreReadme.block("**To dump**"))

            try await original.serve()
            try await original.hasSentEverything()
            try await original.stop()
            #expect(original.letters.count == due.count)

            let target = place == "the same cluster" ? cluster : try await ground.cluster("second")
            try await target.shell(RestoreReadme.block("**To restore a dump**"))
            let restored = try ground.service("restored", database: "casereview_restored", on: target)
            try await self.checkThenRelease(restored, on: target, sending: due, wasOff: "restored")
            #expect(try await original.answer("post", "release")["sending"]?.text == "on", "The original goes on.")
        }
    }

    @Test func `a database recovered to a point in time is held, and sends once what was due then`() async throws {
        try await Self.with { ground in
            let cluster = try await ground.cluster(
                "first", settings: RestoreReadme.block("**To recover to a point in time**"))
            let original = try await ground.original(on: cluster)
            try await original.serve()
            try await original.hasSentEverything()
            let before = original.letters.count
            try await cluster.asServer(RestoreReadme.block("**The base backup**"))
            try await original.stop()

            // Due at the moment to which we go back, and sent by the original after it.
            _ = try await cluster.query(Self.more(5), in: "casereview")
            let due = try await original.messages("pending")
            #expect(due.count == 5)
            let moment = try await cluster.query("select clock_timestamp()")
            try await original.serve()
            try await original.hasSentEverything()
            _ = try await cluster.query(Self.more(3), in: "casereview")
            try await original.hasSentEverything()
            #expect(original.letters.count == before + 8)
            original.kill()
            try await cluster.stop("immediate")

            let recovery = try RestoreReadme.block("**The recovery.**")
            try await cluster.asServer(recovery, environment: ["MOMENT": moment])
            try await cluster.start()
            try await cluster.takesWrites()
            let restored = try ground.service("restored", database: "casereview", on: cluster)
            #expect(
                try await restored.answer("post", "release")["was_off"]?["reason"]?.text == "restored",
                "While the settings name the target it is seen without anybody's word.")
            try await cluster.shell(
                RestoreReadme.block("**The recovery.**", nth: 1),
                environment: restored.environment.merging(["MOMENT": moment]) { $1 })
            let off = try await restored.answer("post", "release")["was_off"]
            #expect(off?["reason"]?.text == "held")
            #expect(off?["because"]?.text?.contains(moment) == true)
            try await self.checkThenRelease(restored, on: cluster, sending: due, wasOff: "held")
        }
    }

    @Test func `a standby that is promoted goes on sending`() async throws {
        try await Self.with { ground in
            let cluster = try await ground.cluster("first")
            let original = try await ground.original(on: cluster)
            let due = try await original.messages("pending")
            let standby = ground.keep(try RestoreCluster("standby", in: ground.scratch))
            try await standby.asServer(
                "pg_basebackup --host=\(cluster.socket) --username=casereview_backup --pgdata=\"$PGDATA\" "
                    + "--wal-method=stream --checkpoint=fast --write-recovery-conf --no-sync")
            try await standby.start()
            try await cluster.stop("immediate")
            try await standby.asServer("pg_ctl --wait --silent promote")
            try await standby.takesWrites()

            let promoted = try ground.service("promoted", database: "casereview", on: standby)
            #expect(try await promoted.answer("post", "release")["sending"]?.text == "on")
            try await promoted.serve()
            try await promoted.hasSentEverything()
            #expect(promoted.letters.count == due.count)
        }
    }

    @Test func `the files of a cluster of its own are put back, and what was due is left out or sent`() async throws {
        try await Self.with { ground in
            let server = try await ground.cluster("server")
            let first = try ground.keep(RestoredService("first", in: ground.scratch))
            let second = try ground.keep(RestoredService("second", in: ground.scratch))
            try await first.done("demo", "--bare")
            try await server.shell(
                RestoreReadme.block("**The cluster of its own**"), environment: first.environment)
            let due = try await first.messages("pending")

            // While it runs it is dumped through its socket, and restored into a server.
            try await first.serve()
            try await server.shell(
                RestoreReadme.block("**The cluster of its own**", nth: 2), environment: first.environment)
            try await first.stop()
            try await server.shell(RestoreReadme.block("**To restore a dump**"))
            let moved = try ground.service("moved", database: "casereview_restored", on: server)
            #expect(try await moved.answer("post", "release")["was_off"]?["reason"]?.text == "restored")

            try await server.shell(
                RestoreReadme.block("**The cluster of its own**", nth: 1), environment: second.environment)
            #expect(try await second.messages("pending") == due)
            #expect(try await second.answer("post", "release")["was_off"]?["reason"]?.text == "held")

            // The first one sent all of it until now: everything is left out, and nothing that matters is lost.
            let now = try await server.query(
                "select to_char(now() at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')")
            let look = try await second.answer("post", "release", "--drop-due-before", now)
            let released = try await second.answer("post", "release", "--by", "A. Person", "--drop-due-before", now)
            #expect(
                released["left_out"].map { JSON($0).text() } == look["left_out"].map { JSON($0).text() },
                "What is shown before is what is done.")
            let tasks = released["left_out"]?["tasks"]?.number ?? 0
            let dropped = released["left_out"]?["dropped"]?.number ?? 0
            #expect(tasks > 0 && tasks + dropped == due.count)
            #expect(try await second.messages("pending").isEmpty)
            #expect(try await second.messages("failed").count == tasks)
            try await second.done("audit", "verify")
        }
    }

    /// What the README says to do with a copy, from checking it to sending again. Exactly the messages `due` leave.
    private func checkThenRelease(
        _ restored: RestoredService, on cluster: RestoreCluster, sending due: Set<String>, wasOff reason: String
    ) async throws {
        let environment = restored.environment.merging(["NAME": "A. Person"]) { $1 }
        let checked = try await cluster.shell(RestoreReadme.block("**To send again.**"), environment: environment)
        #expect(checked.contains("The journal is whole"))
        try await restored.serve()
        try await Self.postHasLooked(3, in: cluster)
        let look = try await restored.run("post", "release")
        #expect(look.ending == .exited(1))
        #expect(look.output.contains("Due now: \(due.count)"), "\(look.output)")
        #expect(try RestoreReadme.block("**To send again.**", nth: 1) == "casereviewd post release\n")
        let answer = try await restored.answer("post", "release")
        #expect(answer["was_off"]?["reason"]?.text == reason)
        #expect(answer["due"]?.number == due.count)
        #expect(restored.letters.isEmpty)
        #expect(try await restored.messages("pending") == due)
        #expect(try await restored.messages("claimed").isEmpty)

        try await cluster.shell(RestoreReadme.block("**To send again.**", nth: 2), environment: environment)
        try await restored.hasSentEverything()
        #expect(restored.letters.count == due.count)
        #expect(try await restored.messages("accepted").isSuperset(of: due))
        try await restored.stop()
        try await restored.done("audit", "verify")
    }

    /// Waits until the post has asked the database so many times for what is due.
    private static func postHasLooked(_ times: Int, in cluster: RestoreCluster) async throws {
        let end = ContinuousClock.now + .seconds(60)
        var seen = ""
        var count = 0
        while count <= times {
            let newest = try await cluster.query(
                "select max(state_change) from pg_stat_activity where application_name = 'casereviewd post'")
            if newest != seen {
                seen = newest
                count += 1
            }
            guard ContinuousClock.now < end else { throw Trouble("The post did not look \(times) times in a minute.") }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    /// Statement that puts so many messages like the first one into the outbox, due now.
    private static func more(_ count: Int) -> String {
        """
        insert into message (partnership_id, id, file_id, kind, statutory, recipient_kind, recipient_application,
                             recipient_person, recipient_agency, facts, path, channel, created_at, due_at)
        select m.partnership_id, gen_random_uuid(), m.file_id, m.kind, m.statutory, m.recipient_kind,
               m.recipient_application, m.recipient_person, m.recipient_agency, m.facts, m.path, m.channel, m.created_at,
               m.created_at
          from (select * from message where kind = 'passed-on' order by id limit 1) as m, generate_series(1, \(count))
        """
    }
}
