import Casework
import FoundationEssentials
import Records

/// `/metrics`: what there is to watch.
struct Metrics {
    var about: About
    var channels: [String]
    var counted: Counters.Counted
    /// nil where the look did not end in time.
    var sight: Sight?

    var reply: Reply {
        Reply(type: "text/plain; version=0.0.4; charset=utf-8", body: Array(text.utf8))
    }

    var text: String {
        var text = MetricsText()
        addProcess(to: &text)
        addAnswers(to: &text)
        addPools(to: &text)
        addPost(to: &text)
        addDatabase(to: &text)
        return text.text
    }

    private func addProcess(to text: inout MetricsText) {
        // Not known while the database does not answer.
        let schema = sight.flatMap { $0.trouble == nil ? "\($0.figures.schemaVersion)" : nil } ?? ""
        text.add(
            "casereview_build_info", .gauge, "The program's version and the schema that it works on.",
            [(["version": about.version, "schema": schema], 1)])
        text.add(
            "process_start_time_seconds", .gauge, "When the process started, in seconds since 1970.",
            Double(about.startedAt.microseconds) / 1_000_000)
        if let bytes = Metrics.residentBytes {
            text.add("process_resident_memory_bytes", .gauge, "Resident memory.", bytes)
        }
        if let settings = counted.settings {
            text.add(
                "casereview_settings_good", .gauge, "Whether the settings were taken when they were last read.",
                settings.areGood)
            text.add(
                "casereview_settings_read_timestamp_seconds", .gauge, "When the settings were last read.",
                Double(settings.at.seconds))
        }
    }

    private func addAnswers(to text: inout MetricsText) {
        let answers = counted.answers.sorted { left, right in
            (left.key.route, left.key.method, left.key.status) < (right.key.route, right.key.method, right.key.status)
        }
        text.add(
            "casereview_http_answers_total", .counter, "Answers of the public listener.",
            answers.map { answer, count in
                (["route": answer.route, "method": answer.method, "status": answer.status], Double(count))
            })
        text.add(
            "casereview_http_answer_duration_seconds", "From the head of a request to its answer.", by: "route",
            counted.answerTimes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }

    private func addPools(to text: inout MetricsText) {
        let pools = about.pools()
        func add(_ name: String, _ help: String, _ value: (About.Pool) -> Int) {
            text.add(name, .gauge, help, pools.map { (["pool": $0.name], Double(value($0))) })
        }
        add("casereview_pool_connections", "Connections that the pool may have.", \.size)
        add("casereview_pool_connections_in_use", "Connections that are lent out.", \.inUse)
        add("casereview_pool_waiting_callers", "Callers that wait for a connection.", \.waiting)
    }

    private func addPost(to text: inout MetricsText) {
        let stopped = about.stopped()
        text.add(
            "casereview_channel_stopped", .gauge, "Whether the channel hands nothing over.",
            Set(channels).union(stopped.keys).sorted().map { (["channel": $0], stopped[$0] == nil ? 0 : 1) })
        let deliveries = counted.deliveries.sorted {
            ($0.key.channel, $0.key.outcome) < ($1.key.channel, $1.key.outcome)
        }
        text.add(
            "casereview_deliveries_total", .counter, "What channels answered, by outcome.",
            deliveries.map { (["channel": $0.key.channel, "outcome": $0.key.outcome], Double($0.value)) })
        text.add(
            "casereview_delivery_duration_seconds", "What handing a message over took.", by: "channel",
            counted.deliveryTimes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        text.add(
            "casereview_messages_ended_total", .counter, "Messages settled without a delivery, by how.",
            counted.ended.sorted { $0.key < $1.key }.map { (["as": $0.key], Double($0.value)) })
        text.add(
            "casereview_attempts_too_late_total", .counter,
            "Attempts that came back after their lease had run out; nothing of them was written.", counted.tooLate)
        text.add("casereview_reminders_planned_total", .counter, "Reminders put into the outbox.", counted.reminders)
        text.add(
            "casereview_post_troubles_total", .counter, "Steps of the post that failed and were tried again.",
            counted.troubles)
    }

    private func addDatabase(to text: inout MetricsText) {
        let isUp = sight.map { $0.trouble == nil } ?? false
        text.add("casereview_database_up", .gauge, "Whether the database answered.", isUp)
        guard isUp, let sight else { return }
        let figures = sight.figures
        text.add("casereview_database_writable", .gauge, "Whether the database takes changes.", figures.isWritable)
        text.add(
            "casereview_schema_right", .gauge, "Whether the schema is the one of this binary.",
            figures.schema == .upToDate)
        text.add("casereview_sending_off", .gauge, "Whether sending is switched off.", figures.backlog.off != nil)
        text.add(
            "casereview_outbox_messages", .gauge, "Open messages, counted to \(Figures.limit) in all.",
            figures.open.map { (["channel": $0.channel, "state": $0.state], Double($0.count)) })
        text.add(
            "casereview_outbox_due", .gauge,
            "Messages due and not delivered, and reminders due and not planned, each counted to \(Backlog.limit).",
            figures.backlog.count)
        text.add(
            "casereview_outbox_oldest_due_seconds", .gauge, "Seconds since the oldest of what is due fell due.",
            Double(figures.backlog.seconds(at: sight.at)))
        text.add(
            "casereview_outbox_retrying", .gauge, "Messages that the other side could not take yet.",
            figures.retrying)
        text.add(
            "casereview_outbox_oldest_retrying_seconds", .gauge, "Seconds since the oldest of these was tried first.",
            Double(figures.retryingSince.map { max(0, sight.at.seconds - $0.seconds) } ?? 0))
        text.add(
            "casereview_outbox_stale_claims", .gauge, "Claims whose lease has run out.", figures.staleClaims)
        text.add(
            "casereview_deadlines_overdue", .gauge,
            "Open duties whose last day has passed, counted to \(Figures.limit).", figures.overdueDeadlines)
        text.add(
            "casereview_deadlines_open", .gauge, "Open duties, counted to \(Figures.limit).", figures.duties.open)
        text.add(
            "casereview_deadlines_of_the_law_overdue", .gauge,
            "Open duties of the Act whose last day has passed, by duty, counted to \(Figures.limit) in all.",
            figures.duties.overdueByLaw.sorted { $0.key < $1.key }.map { (["duty": $0.key], Double($0.value)) })
        let tasks = Dictionary(uniqueKeysWithValues: figures.tasks.map { ($0.kind, $0.count) })
        text.add(
            "casereview_tasks_open", .gauge, "Tasks that wait for a person, counted to \(Figures.limit) in all.",
            Tasks.Kind.allCases.map { (["kind": $0.rawValue], Double(tasks[$0] ?? 0)) })
    }

    /// From /proc; nil on a system without it.
    private static var residentBytes: Int? {
        guard let data = FileManager.default.contents(atPath: "/proc/self/status") else { return nil }
        for line in data.split(separator: UInt8(ascii: "\n")) where line.starts(with: "VmRSS:".utf8) {
            let digits = line.filter { (0x30...0x39).contains($0) }
            return Int(String(decoding: digits, as: UTF8.self)).map { $0 * 1_024 }
        }
        return nil
    }
}
