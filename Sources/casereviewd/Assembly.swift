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
    let counters: Counters
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
        /// Wakes the postman before its time.
        let wake: AsyncStream<Void>.Continuation
    }

    func round(_ generation: Generation) -> Round {
        let desk = desk(generation)
        let postSettings = generation.postSettings(worker: worker)
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
            passed: { [heart] part in heart.saw(part) })
        let stopped: @Sendable () -> [String: String] = { runs.stopped().merging(postman.stopped()) { $1 } }
        let site = Site(
            settings: generation.webSettings(formKey: formKey), desk: desk,
            ledger: Ledger(pool: pool, letters: generation.letters, settings: postSettings),
            outbox: generation.outbox, counters: counters, deliverDue: { try await postman.drain() },
            postState: { (try? await postman.state(stopped: stopped(), within: .seconds(2))) ?? .fine },
            isAway: { ($0 as? PostgresError)?.isUnavailable == true },
            isUnknown: { ($0 as? PostgresError)?.kind == .unknown },
            codes: { ($0 as? PostgresError)?.codes ?? [:] })
        let about = About(
            version: Shipped.version, startedAt: startedAt,
            pools: { [pool, postPool] in
                [("serve", pool.gauge), ("post", postPool.gauge)].map { name, gauge in
                    About.Pool(name, size: gauge.size, inUse: gauge.inUse, waiting: gauge.waiting)
                }
            }, stopped: stopped)
        let admin = AdminSite(desk: desk, postman: postman, counters: counters, about: about)
        return Round(site: site, admin: admin, postman: postman, wake: wake)
    }

    func desk(_ generation: Generation) -> Desk {
        Desk(pool: pool, clock: clock, calendar: generation.calendar, routes: generation.settings.routes)
    }
}
