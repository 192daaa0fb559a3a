import ArgumentParser
import Casework
import Desk
import FoundationEssentials
import Hummingbird
import Logging
import Post
import Postgres
import Records
import ServiceLifecycle
import Shipped
import Text
import Web

struct ServeCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "The daemon: web pages, deadlines and the post.",
        discussion: "Ends on Ctrl-C or SIGTERM when what is in flight is done; reads its settings again on SIGHUP.")

    @OptionGroup var common: CommonOptions

    var mayStartCluster: Bool { true }

    func perform() async throws -> Int32 {
        let started = SystemClock.now()
        let config = SettingsFile.path(common.config)
        let generation = try Generation.load(config)
        let settings = generation.settings
        for address in [settings.listen, settings.adminListen].compactMap(\.self) { try Ports.check(address) }
        let manager = SystemNotify()
        let status = ServiceStatus { manager.status($0) }
        try await Databases.with(settings) { databases in
            // A cluster of our own has no other administrator.
            if databases.cluster != nil { try await Migrations.apply(try databases.requireOwner()) }
            var post = databases.post
            // An instance that stands still while it settles holds the journal of a partnership, and so everybody who
            // works on its cases.
            post.idleInTransactionTimeout = .seconds(4)
            try await Pool.lent(databases.serving, size: settings.poolSize) { [post] pool in
                try await Pool.lent(post, size: Databases.postPoolSize) { postPool in
                    let level = LiveLevel(settings.logLevel)
                    try await check(pool, postPool, settings, status)
                    let logger = level.follow(Log.logger(settings.logLevel))
                    let assembly = try await assemble(generation, pool, postPool, logger, startedAt: started)
                    try await serve(generation, assembly, databases, level, manager, status, config)
                }
            }
        }
        return 0
    }

    /// Waits until the database can be used as each of the two roles.
    private func check(
        _ pool: Pool, _ postPool: Pool, _ settings: Settings, _ status: ServiceStatus
    ) async throws {
        let tell: (String) -> Void = { reason in
            Output.progress("Waiting for the database: \(reason) …")
            status.change { $0.waitingFor = "the database: \(reason)" }
        }
        try await DatabaseWait.until(settings.origin(of: .serving), tell: tell) { try await ServingChecks.pass(pool) }
        try await DatabaseWait.until(settings.origin(of: .post), tell: tell) {
            try await ServingChecks.pass(postPool, as: Databases.postRole)
        }
        status.change { $0.waitingFor = nil }
    }

    /// Reads from the database what the service needs to begin.
    private func assemble(
        _ generation: Generation, _ pool: Pool, _ postPool: Pool, _ logger: Logger, startedAt: Instant
    ) async throws -> Assembly {
        let sending = try await postPool.transaction(.readOnly, settings: Acting().settings) { tx in
            try Sending.state(in: tx)
        }
        if case .off(let off) = sending {
            logger.warning("sending is off", metadata: ["reason": "\(off.reason.rawValue)"])
        }
        let (formKey, returnKey) = try await pool.transaction(.readOnly, settings: Acting().settings) { tx in
            (try Instances.formKey(in: tx), try Instances.returnKey(in: tx))
        }
        let counters = Counters()
        counters.countSettings(areGood: true, at: SystemClock.now())
        let assembly = Assembly(
            pool: pool, postPool: postPool, clock: Clock(SystemClock.now), formKey: formKey,
            returnKey: returnKey, counters: counters, startedAt: startedAt, logger: logger, heart: SharedHeartbeat())
        try await assembly.desk(generation).readClock()
        return assembly
    }

    private func serve(
        _ generation: Generation, _ assembly: Assembly, _ databases: Databases, _ level: LiveLevel,
        _ manager: SystemNotify, _ status: ServiceStatus, _ config: String?
    ) async throws {
        let settings = generation.settings
        let logger = assembly.logger
        let desk = assembly.desk(generation)
        let round = assembly.round(generation)
        let post = PostRounds(assembly.heart)
        post.begin(round)
        let reports = ReportRounds()
        reports.begin(round)
        let departing = Departing(desk, logger: logger)
        let calendar = CalendarKeeper(logger: logger) { post.wake() }
        calendar.begin(desk)
        let figures = FiguresKeeper(desk, logger: logger) { post.wake() }
        let busyFeeds = BusyFeedKeeper(logger: logger)
        busyFeeds.begin(desk, settings)
        let (requests, reload) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let listener = try Listener(databases.post, channels: [Outbox.hintChannel])
        let ready = Readiness(parts: settings.adminListen == nil ? 1 : 2) { [common] in
            status.change({ $0.serving = settings.publicURL }, telling: manager.ready)
            StartPages.giveBack()
            switch common.format {
            case .json: Output.notice(JSON.object([("serving", .string(settings.publicURL))]).text())
            case .text: Output.notice("Serving \(settings.publicURL). Ctrl-C ends it.")
            }
        }

        // They end from the last to the first, each when the one after it has: who answers first, the post last.
        var services: [any Service] = []
        if let cluster = databases.cluster { services.append(ClusterKeeper(cluster: cluster, logger: logger)) }
        if let interval = manager.watchdogInterval {
            services.append(
                Watchdog(heart: assembly.heart, interval: interval, manager: manager, status: status, logger: logger))
        }
        services += [
            post,
            calendar,
            reports,
            busyFeeds,
            departing,
            figures,
            Loop {
                await listener.run { signal in
                    switch signal {
                    case .connected, .notification:
                        // Whatever happened while nobody listened is found by looking.
                        status.change { $0.databaseAwaySince = nil }
                        _ = try? await desk.readClock()
                        post.wake()
                    case .disconnected:
                        status.change { $0.databaseAwaySince = $0.databaseAwaySince ?? SystemClock.now() }
                    }
                }
            },
            Reloading(
                requests: requests, config: config, first: settings, started: assembly.startedAt, manager: manager,
                status: status, counters: assembly.counters, logger: logger
            ) { generation in
                let next = assembly.round(generation)
                round.site.become(next.site)
                round.admin.become(next.admin)
                post.begin(next)
                reports.begin(next)
                departing.become(assembly.desk(generation))
                figures.become(assembly.desk(generation))
                calendar.begin(assembly.desk(generation))
                busyFeeds.begin(assembly.desk(generation), generation.settings)
                level.change(to: generation.settings.logLevel)
            },
            round.site.application(
                address: .hostname(settings.listen.host, port: settings.listen.port), logger: logger
            ) { _ in await ready.part() },
        ]
        if let admin = settings.adminListen {
            services.append(
                round.admin.application(address: .hostname(admin.host, port: admin.port), logger: logger) { _ in
                    await ready.part()
                })
        }
        var configuration = ServiceGroupConfiguration(services: services.map { .init(service: $0) }, logger: logger)
        // Half-sent requests are cut off after that; the post still settles what it handed over.
        configuration.maximumGracefulShutdownDuration = .seconds(45)
        let group = ServiceGroup(configuration: configuration)
        Interruption.serve(
            finish: {
                status.change({ $0.isStopping = true }, telling: manager.stopping)
                Task { await group.triggerGracefulShutdown() }
            },
            reload: { reload.yield() })
        do {
            try await group.run()
        } catch  where Interruption.isWanted {
            // Asked to end, it ended, if not everything in time.
            logger.warning("stopped in the middle", metadata: ["error": "\(String(reflecting: type(of: error)))"])
        }
    }
}

/// A loop of the daemon that ends when the service is asked to.
struct Loop: Service {
    let body: @Sendable () async -> Void

    func run() async throws {
        await cancelWhenGracefulShutdown { await body() }
    }
}

/// Counts the listeners that have begun; when all have, the service is ready, once.
actor Readiness {
    private var missing: Int
    private let whenReady: @Sendable () -> Void

    init(parts: Int, _ whenReady: @escaping @Sendable () -> Void) {
        missing = parts
        self.whenReady = whenReady
    }

    func part() {
        missing -= 1
        if missing == 0 { whenReady() }
    }
}
