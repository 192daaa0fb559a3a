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
import Text
import Web

struct ServeCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "The daemon: web pages, deadlines and the post.",
        discussion: "Ends on Ctrl-C, SIGTERM or SIGHUP, when what is in flight is done.")

    @OptionGroup var common: CommonOptions

    var mayStartCluster: Bool { true }

    /// How long a claim on a message holds: another instance has it within a minute of a crash.
    static let leaseSeconds = 45

    func perform() async throws -> Int32 {
        let settings = try Settings.load(common.config)
        let calendar = try Library.calendar(of: settings)
        let letters = try Library.letters(of: settings)
        for address in [settings.listen, settings.adminListen].compactMap(\.self) { try Ports.check(address) }
        try await Databases.with(settings) { databases in
            // A cluster of our own has no other administrator.
            if databases.cluster != nil { try await Migrations.apply(try databases.requireOwner()) }
            try await Pool.lent(databases.serving, size: settings.poolSize) { pool in
                try await Pool.lent(databases.post, size: 4) { postPool in
                    try await serve(settings, calendar, letters, databases, pool, postPool)
                }
            }
        }
        return 0
    }

    private func serve(
        _ settings: Settings, _ calendar: WorkingCalendar, _ letters: Letters, _ databases: Databases, _ pool: Pool,
        _ postPool: Pool
    ) async throws {
        let logger = Log.logger(settings.logLevel)
        let format = common.format
        try await ServingChecks.pass(pool)
        try await ServingChecks.pass(postPool, as: Databases.postRole)

        let clock = Clock(SystemClock.now)
        let desk = Desk(pool: pool, clock: clock, calendar: calendar, channel: settings.channel)
        try await desk.readClock()
        let formKey = try await pool.transaction(.readOnly, settings: Acting().settings) { tx in
            try Instances.formKey(in: tx)
        }
        let (hints, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let postSettings = PostSettings(
            publicURL: settings.publicURL, from: try Channels.sender(settings),
            interval: .seconds(settings.pollSeconds), lease: ServeCommand.leaseSeconds,
            worker: "\(UUID().uuidString.lowercased())")
        let postman = Postman(
            pool: postPool, letters: letters, channels: try Channels.all(settings), settings: postSettings,
            hints: hints, now: { clock.now() }, observe: Log.observer(logger))
        let listener = try Listener(databases.post, channels: [Outbox.hintChannel])
        let manager = SystemNotify()
        let counters = Counters()
        let ready = Readiness(parts: settings.adminListen == nil ? 1 : 2) {
            manager.status("serving \(settings.publicURL)")
            manager.ready()
            StartPages.giveBack()
            switch format {
            case .json: Output.notice(JSON.object([("serving", .string(settings.publicURL))]).text())
            case .text: Output.notice("Serving \(settings.publicURL). Ctrl-C ends it.")
            }
        }
        let site = Site(
            settings: try webSettings(settings, formKey: formKey), desk: desk,
            ledger: Ledger(pool: pool, letters: letters, settings: postSettings),
            outbox: Maildir(directory: try Channels.outbox(settings)), counters: counters,
            deliverDue: { try await postman.drain() }, isAway: { ($0 as? PostgresError)?.isUnavailable == true },
            isUnknown: { ($0 as? PostgresError)?.kind == .unknown })

        var services: [any Service] = [
            Loop("post") { await postman.run() },
            Loop("hints") {
                await listener.run { signal in
                    // Whatever happened while nobody listened is found by looking.
                    switch signal {
                    case .connected, .notification:
                        _ = try? await desk.readClock()
                        wake.yield()
                    case .disconnected: break
                    }
                }
            },
            site.application(
                address: .hostname(settings.listen.host, port: settings.listen.port), logger: logger
            ) { _ in await ready.part() },
        ]
        if let interval = manager.watchdogInterval {
            services.append(
                Loop("watchdog") {
                    while !Task.isCancelled {
                        manager.watchdog()
                        try? await Task.sleep(for: interval)
                    }
                })
        }
        if let admin = settings.adminListen {
            services.append(
                AdminSite(desk: desk, postman: postman, counters: counters).application(
                    address: .hostname(admin.host, port: admin.port), logger: logger
                ) { _ in await ready.part() })
        }
        let group = ServiceGroup(
            configuration: .init(
                services: services.map { .init(service: $0) }, logger: logger))
        Interruption.serve { Task { await group.triggerGracefulShutdown() } }
        try await group.run()
        manager.stopping()
    }

    private func webSettings(_ settings: Settings, formKey: [UInt8]) throws -> WebSettings {
        guard let publicURL = PublicURL(settings.publicURL) else {
            throw Failure(
                Failure.wrongConfiguration, "public_url is no address that can be served.",
                mend: "Write it as https://host or http://host:port.")
        }
        return WebSettings(
            publicURL: publicURL, formKey: formKey,
            contact: PublicContact(
                telephone: settings.contactTelephone, email: settings.contactEmail, address: settings.contactAddress))
    }
}

/// A loop of the daemon that ends when the service is asked to.
struct Loop: Service {
    let name: String
    let body: @Sendable () async -> Void

    init(_ name: String, _ body: @escaping @Sendable () async -> Void) {
        self.name = name
        self.body = body
    }

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
