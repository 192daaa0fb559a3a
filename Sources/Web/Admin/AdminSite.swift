import Casework
public import Desk
public import Hummingbird
public import Logging
public import Post

/// The operators' listener, on an address of its own that the public cannot reach: `/healthz`, `/readyz`, `/metrics`.
public struct AdminSite: Sendable {
    private let door: Door

    /// How late the post may be before the service is no longer ready.
    static let latest: Int64 = 15 * 60

    /// - Parameter counters: those of the public listener.
    public init(desk: Desk, postman: Postman, counters: Counters) {
        var routes = Routes()
        routes.plain("/healthz") { _ in .text("ok\n") }
        routes.plain("/readyz") { _ in AdminSite.readiness(await Post.look(postman, desk)) }
        routes.plain("/metrics") { _ in AdminSite.metrics(counters, await Post.look(postman, desk)) }
        door = Door(Front(forOperators: routes))
    }

    /// From now on this site's listener answers as the other's would.
    public func become(_ other: AdminSite) { door.open(to: other.door.front) }

    /// What there was of the post at the moment of asking.
    struct Post: Equatable, Sendable {
        var isReachable: Bool
        /// Messages that are due and not delivered, counted to 1,000.
        var late = 0
        /// The seconds since which the oldest of them is due.
        var seconds: Int64 = 0

        /// Reading how late it is needs the database, so it tells of both.
        static func look(_ postman: Postman, _ desk: Desk) async -> Post {
            guard let found = try? await postman.lateness() else { return Post(isReachable: false) }
            let since = found.since.map { desk.now.seconds - $0.seconds } ?? 0
            return Post(isReachable: true, late: found.count, seconds: max(0, since))
        }
    }

    /// A server that is ready to be run as a service.
    public func application(
        address: BindAddress,
        logger: Logger,
        onRunning: @escaping @Sendable (Int?) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        var quiet = logger
        // Probes come every few seconds.
        quiet.logLevel = max(logger.logLevel, .warning)
        return Listener.application(door, Counters(), address: address, logger: quiet, onRunning: onRunning)
    }

    /// One line a part; 503 where one is not as it should be.
    static func readiness(_ post: Post) -> Reply {
        guard post.isReachable else { return .text("database: failed\n", status: 503) }
        guard post.seconds <= latest else {
            return .text("database: ok\npost: late by \(post.seconds) seconds, \(post.late) messages\n", status: 503)
        }
        return .text("database: ok\npost: ok\n")
    }

    /// The text format of Prometheus, version 0.0.4.
    static func metrics(_ counters: Counters, _ post: Post) -> Reply {
        var lines = [
            "# HELP casereview_http_answers_total Answers of the public listener since the start, by status.",
            "# TYPE casereview_http_answers_total counter",
        ]
        lines += counters.byStatus.map { "casereview_http_answers_total{status=\"\($0.status)\"} \($0.count)" }
        func gauge(_ name: String, _ help: String, _ value: Int64) {
            lines += ["# HELP \(name) \(help)", "# TYPE \(name) gauge", "\(name) \(value)"]
        }
        gauge("casereview_database_up", "Whether the database answered.", post.isReachable ? 1 : 0)
        if post.isReachable {
            gauge("casereview_post_late_messages", "Messages due and not delivered, counted to 1000.", Int64(post.late))
            gauge("casereview_post_late_seconds", "Seconds since the oldest of them fell due.", post.seconds)
        }
        let text = lines.joined(separator: "\n") + "\n"
        return Reply(type: "text/plain; version=0.0.4; charset=utf-8", body: Array(text.utf8))
    }
}
