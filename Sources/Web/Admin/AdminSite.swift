import Casework
public import Desk
public import Hummingbird
public import Logging
public import Post
import Records

/// The operators' listener, on an address of its own that the public cannot reach: `/healthz`, `/readyz`, `/metrics`.
public struct AdminSite: Sendable {
    private let door: Door
    private let courtesy: Courtesy

    /// The longest that one look may wait for the database, and that a probe waits for the look.
    static let lookDeadline = Duration.seconds(3)
    static let probeDeadline = Duration.seconds(4)

    /// - Parameter counters: those of the public listener and of the post; so is `courtesy`.
    public init(
        desk: Desk, postman: Postman, counters: Counters, courtesy: Courtesy = Courtesy(), about: About
    ) {
        self.courtesy = courtesy
        // Probes and scrapes come from several sides at once, and every few seconds. That all is well again is told at once.
        let glance = Shared(keptFor: .seconds(1), where: \.isReady) {
            await AdminSite.look(desk, about) { try await postman.readiness(within: AdminSite.lookDeadline) }
        }
        let sight = Shared(keptFor: .seconds(1), where: \.isReady) {
            await AdminSite.look(desk, about) { try await postman.figures(within: AdminSite.lookDeadline) }
        }
        var routes = Routes()
        routes.plain("/healthz") { _ in .text("ok\n") }
        routes.plain("/readyz") { visit in
            Readiness.reply(await glance.value(within: AdminSite.probeDeadline), asJSON: Readiness.wantsJSON(visit))
        }
        routes.plain("/metrics") { _ in
            Metrics(
                about: about, channels: postman.channelNames, counted: counters.now,
                sight: await sight.value(within: AdminSite.probeDeadline)
            ).reply
        }
        door = Door(Front(forOperators: routes))
    }

    /// From now on this site's listener answers as the other's would.
    public func become(_ other: AdminSite) { door.open(to: other.door.front) }

    /// Looks through both pools at once: pages need the one, the post the other.
    private static func look(
        _ desk: Desk, _ about: About, figures: () async throws -> Figures
    ) async -> Sight {
        async let pages: Void = desk.touch(within: AdminSite.lookDeadline)
        var sight = Sight(stopped: about.stopped(), at: desk.now, startedAt: about.startedAt)
        do {
            sight.figures = try await figures()
            try await pages
        } catch {
            sight.trouble = "\(error)"
        }
        return sight
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
        return Listener.application(
            door, Counters(), courtesy, address: address, logger: quiet, onRunning: onRunning)
    }
}
