import Casework
import Post
import Records
import Testing
import Text

@testable import Web

@Suite struct `The operators' pages` {
    private static let now = Instant(microseconds: 1_777_626_000_000_000)

    private func text(_ reply: Reply) -> String { String(decoding: reply.body, as: UTF8.self) }

    private func sight(late seconds: Int64? = nil, _ change: (inout Sight) -> Void = { _ in }) -> Sight {
        var sight = Sight(at: Self.now)
        if let seconds {
            sight.figures.backlog = Backlog(since: Self.now.adding(seconds: -seconds), count: 3)
        }
        change(&sight)
        return sight
    }

    @Test func `ready means that every part is as it should be`() {
        let late = Readiness.reply(sight(late: 61), asJSON: false)
        #expect(late.status == 200)
        #expect(text(late).contains("post: ok, but late by 61 seconds: 3 due and not gone\n"), "Told within a minute")
        let reply = Readiness.reply(sight(late: 60), asJSON: false)
        #expect(reply.status == 200)
        #expect(text(reply) == "database: ok\nschema: ok\npost: ok\nchannels: ok\n")
    }

    @Test func `a post that is held on purpose keeps nobody from the pages until what waits is late`() {
        let held = sight(late: 900) { $0.figures.backlog.off = "Sending is off." }
        #expect(Readiness.reply(held, asJSON: false).status == 200)
        #expect(PostState(held.figures.backlog, now: Self.now) == .off("Sending is off."), "People are told at once.")
    }

    @Test func `one that has just started is not to blame for what fell due before`() {
        func status(late: Int64, running: Int64) -> Int {
            Readiness.reply(sight(late: late) { $0.startedAt = Self.now.adding(seconds: -running) }, asJSON: false)
                .status
        }
        #expect(status(late: 86_400, running: 5) == 200 && status(late: 86_400, running: 900) == 200)
        #expect(status(late: 86_400, running: 901) == 503 && status(late: 901, running: 86_400) == 503)
    }

    @Test func `not ready says which part is not, and why`() {
        let broken: [(Sight, String)] = [
            (sight { $0.trouble = "failed: no connection" }, "database: failed: failed: no connection\n"),
            (sight { $0.figures.isWritable = false }, "database: failed: it takes no changes"),
            (sight { $0.figures.schema = .ahead(12) }, "schema: failed: it is newer than this binary: version 12\n"),
            (sight { $0.figures.schema = .none }, "schema: failed: there is none"),
            (sight { $0.figures.schema = .altered(3) }, "schema: failed: migration 3"),
            (sight { $0.figures.schema = .behind([]) }, "schema: failed: 0 migrations wait"),
            (sight(late: 901), "post: failed: late by 901 seconds: 3 due and not gone\n"),
            (
                sight {
                    $0.figures.backlog = Backlog(since: $0.at.adding(seconds: -1_000), count: 1, off: "Sending is off.")
                },
                "post: failed: late by 1000 seconds: 1 due and not gone. Sending is off.\n"
            ),
            (
                sight { $0.stopped = ["smtp": "the password was refused"] },
                "channels: failed: smtp has stopped: the password was refused\n"
            ),
        ]
        for (sight, line) in broken {
            let reply = Readiness.reply(sight, asJSON: false)
            #expect(reply.status == 503)
            #expect(text(reply).contains(line), "\(text(reply))")
        }
        let silent = Readiness.reply(nil, asJSON: false)
        #expect(silent.status == 503 && text(silent) == "database: failed: no answer within 4 seconds\n")
    }

    @Test func `programs are answered in JSON`() throws {
        let reply = Readiness.reply(sight { $0.stopped = ["smtp": "refused"] }, asJSON: true)
        #expect(reply.status == 503 && reply.type.hasPrefix("application/json"))
        let answer = JSON(try Node.json(text(reply)))
        #expect(answer["ready"] == .bool(false))
        let parts: [JSON] = if case .array(let parts)? = answer["parts"] { parts } else { [] }
        #expect(parts.map { $0["part"] } == ["database", "schema", "post", "channels"].map { .string($0) })
        #expect(parts.map { $0["state"] } == ["ok", "ok", "ok", "failed"].map { .string($0) })
        #expect(parts.last?["reason"] == .string("smtp has stopped: refused"))
    }

    @Test func `figures are those of the moment`() {
        let counters = Counters()
        for _ in 0..<2 { counters.count(200, method: "GET", route: "/work", after: .milliseconds(7)) }
        counters.count(503, method: "POST", route: "/apply/name", after: .seconds(20))
        counters.count(.planned(deadlines: 2, reminders: 5))
        counters.count(.troubled("away"))
        let about = About(
            version: "1.2", startedAt: Self.now,
            pools: { [About.Pool("serve", size: 8, inUse: 3, waiting: 1)] }, stopped: { ["smtp": "refused"] })
        let figures = Metrics(
            about: about, channels: ["maildir", "smtp"], counted: counters.now,
            sight: sight(late: 7) { $0.figures.retryingSince = Self.now.adding(seconds: -3_600) }
        ).text
        for line in [
            #"casereview_http_answers_total{route="/work",method="GET",status="2xx"} 2"#,
            #"casereview_http_answers_total{route="/apply/name",method="POST",status="5xx"} 1"#,
            #"casereview_http_answer_duration_seconds_bucket{route="/work",le="0.005"} 0"#,
            #"casereview_http_answer_duration_seconds_bucket{route="/work",le="0.01"} 2"#,
            #"casereview_http_answer_duration_seconds_bucket{route="/apply/name",le="10"} 0"#,
            #"casereview_http_answer_duration_seconds_bucket{route="/apply/name",le="+Inf"} 1"#,
            #"casereview_http_answer_duration_seconds_sum{route="/apply/name"} 20"#,
            #"casereview_pool_connections_in_use{pool="serve"} 3"#,
            #"casereview_channel_stopped{channel="maildir"} 0"#, #"casereview_channel_stopped{channel="smtp"} 1"#,
            "casereview_reminders_planned_total 5", "casereview_post_troubles_total 1",
            "casereview_outbox_oldest_due_seconds 7", "casereview_outbox_due 3", "casereview_database_up 1",
            "casereview_outbox_oldest_retrying_seconds 3600",
            #"casereview_tasks_open{kind="undelivered"} 0"#, "process_start_time_seconds 1777626000",
        ] {
            #expect(figures.contains("\(line)\n"), "\(line)")
        }
        let away = Metrics(about: about, channels: [], counted: counters.now, sight: nil).text
        #expect(away.contains("casereview_database_up 0\n") && !away.contains("casereview_outbox"))
    }

    @Test func `a label's value cannot end it`() {
        var text = MetricsText()
        text.add("x", .gauge, "X.", [(["channel": "a\"b\\c\nd"], 1)])
        #expect(text.text.hasSuffix("x{channel=\"a\\\"b\\\\c\\nd\"} 1\n"))
    }
}
