import Casework
import Desk
import FoundationEssentials
import Logging
import Post
import Postgres
import Records
import Shipped
import Web

/// What `serve` holds from its start to its end, whatever the settings become, and how the pages and the post of one
/// generation of settings are made of it.
struct Assembly: Sendable {
    let pool: Pool
    let postPool: Pool
    let clock: Clock
    /// Signs forms.
    let formKey: [UInt8]
    /// Signs the addresses to which reports come back.
    let returnKey: [UInt8]
    let counters: Counters
    /// Requests go before a backlog of the post.
    let courtesy = Courtesy()
    let startedAt: Instant
    /// Names this instance.
    let worker = UUID().uuidString.lowercased()
    let logger: Logger
    let heart: SharedHeartbeat

    /// The service as one generation of settings has it.
    struct Round: Sendable {
        let site: Site
        let admin: AdminSite
        let postman: Postman
        /// nil where no channel's provider is asked what became of messages.
        let watch: DeliveryWatch?
        /// Wakes the postman before its time.
        let wake: AsyncStream<Void>.Continuation
    }

    func round(_ generation: Generation) -> Round {
        let desk = desk(generation)
        var postSettings = generation.postSettings(worker: worker)
        postSettings.linkKey = formKey
        postSettings.returns = generation.settings.returns(key: returnKey)
        let (hints, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let runs = ChannelRuns()
        let log = Log.observer(logger)
        let postman = Postman(
            pool: postPool, letters: generation.letters, channels: generation.channels, settings: postSettings,
            hints: hints, now: { [clock] in clock.now() },
            observe: { [counters] observation in
                log(observation)
                counters.count(observation)
                runs.note(observation)
            },
            passed: { [heart] part in heart.saw(part) }, clock: { [clock] in clock.realNow() },
            courtesy: courtesy)
        let watch = watch(generation)
        let callbacks = generation.settings.notifyCallbackToken.flatMap { token in
            watch.map { watch in Callbacks(token: token, hint: { watch.hint($0) }) }
        }
        let files = InvitationFiles(pool: postPool, settings: postSettings, now: { [clock] in clock.now() })
        let stopped: @Sendable () -> [String: String] = { runs.stopped().merging(postman.stopped()) { $1 } }
        let site = Site(
            settings: generation.webSettings(formKey: formKey), desk: desk,
            ledger: Ledger(pool: pool, letters: generation.letters, settings: postSettings),
            outbox: generation.outbox, counters: counters, deliverDue: { try await postman.drain() },
            postState: { (try? await postman.state(stopped: stopped(), within: .seconds(2))) ?? .fine },
            isAway: { ($0 as? PostgresError)?.isUnavailable == true },
            isUnknown: { ($0 as? PostgresError)?.kind == .unknown },
            codes: { ($0 as? PostgresError)?.codes ?? [:] }, courtesy: courtesy, callbacks: callbacks,
            invitation: { try await files.file($0) })
        let about = About(
            version: Shipped.version, startedAt: startedAt,
            pools: { [pool, postPool] in
                [("serve", pool.gauge), ("post", postPool.gauge)].map { name, gauge in
                    About.Pool(name, size: gauge.size, inUse: gauge.inUse, waiting: gauge.waiting)
                }
            }, stopped: stopped)
        let admin = AdminSite(desk: desk, postman: postman, counters: counters, courtesy: courtesy, about: about)
        return Round(site: site, admin: admin, postman: postman, watch: watch, wake: wake)
    }

    /// Also where no way leads to GOV.UK Notify any more: what it took before is still asked for.
    private func watch(_ generation: Generation) -> DeliveryWatch? {
        generation.settings.notify.map { service in
            DeliveryWatch(
                pool: postPool, channel: GovukNotify(service), routes: generation.settings.routes,
                interval: .seconds(generation.settings.pollSeconds),
                now: { [clock] in clock.now() }, observe: Log.observer(logger))
        }
    }

    func desk(_ generation: Generation) -> Desk {
        Desk(pool: pool, clock: clock, calendar: generation.calendar, routes: generation.settings.routes)
    }
}
