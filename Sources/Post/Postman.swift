public import Casework
public import Postgres
import Records

/// The post: plans reminders, takes what is due out of the outbox, hands it over and notes what became of it. Any
/// number of postmen may work on one database.
public struct Postman: Sendable {
    let pool: Pool
    let letters: Letters
    let channels: [any Channel]
    let settings: PostSettings
    let hints: AsyncStream<Void>
    let now: @Sendable () async -> Instant
    let observe: @Sendable (Observation) -> Void
    private let stops = Stops()
    private let pace = Pace()
    private let sizes: BatchSizes
    private let turns = Turns()
    private let summaries = WeeklySummary()
    let passed: @Sendable (String) -> Void
    private let clocks: ClockWatch?
    private let courtesy: Courtesy

    /// The first channel is the one by which reminders leave; it also takes messages of channels that are not among
    /// these. `pool` is the post's own role. `hints` wake it before its time; `now` is the service's clock.
    /// `passed` is told the name of a part of it (`parts`) whenever that has looked once more at what there is to do,
    /// well or not: what has not been told for long is stuck. `clock` is this machine's own, which must agree with the
    /// database's; nil where time is made up. `courtesy` knows of the requests that a backlog waits for.
    public init(
        pool: Pool, letters: Letters, channels: [any Channel], settings: PostSettings, hints: AsyncStream<Void>,
        now: @escaping @Sendable () async -> Instant, observe: @escaping @Sendable (Observation) -> Void = { _ in },
        passed: @escaping @Sendable (String) -> Void = { _ in }, clock: (@Sendable () -> Instant)? = nil,
        courtesy: Courtesy = Courtesy()
    ) {
        self.courtesy = courtesy
        self.pool = pool
        self.letters = letters
        self.channels = channels
        self.settings = settings
        self.hints = hints
        self.now = now
        self.observe = observe
        self.passed = passed
        clocks = clock.map(ClockWatch.init)
        sizes = BatchSizes(first: settings.batch)
    }

    /// What works beside each other, the planner and a lane for each channel, with the longest that each may be at one
    /// look where everything that it waits for runs into its deadline. A lane claims, hands over a few at a time, and
    /// settles, in two parts at the most, while the database is away.
    public var parts: [(name: String, longestPass: Duration)] {
        let planning = settings.interval + .seconds(60)
        return [("planner", planning)]
            + channels.map { channel in
                // One lease holds for the whole batch, or a lease of its own for every few.
                let most = max(BatchSizes.mostNoted, settings.batch)
                let leases = channel.isRepeatable ? 1 : (most + settings.concurrency - 1) / settings.concurrency
                let handing = .seconds(settings.lease) * leases + Lease.longest
                return ("lane \(channel.name)", planning + handing + Postman.patience * 2)
            }
    }

    /// Works until its task is cancelled; what is being handed over then is still settled, and the rest of what was
    /// claimed is given back. Each channel has a lane of its own, so that one whose other side does not answer keeps
    /// nobody else waiting.
    public func run() async {
        let ending = Ending()
        await withTaskCancellationHandler {
            await run(until: ending)
        } onCancel: {
            ending.ask()
        }
    }

    private func run(until ending: Ending) async {
        let planner = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let lanes = channels.map { _ in AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1)) }
        let ring: @Sendable () -> Void = { for bell in [planner] + lanes { bell.continuation.yield() } }
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await work("planner", at: planner.stream) {
                    let planned = try await plan()
                    if planned > 0 {
                        ring()
                        await courtesy.giveWay()
                    }
                    return planned
                }
            }
            for (index, lane) in lanes.enumerated() {
                group.addTask {
                    await work(laneName(index), at: lane.stream) { try await post(index, until: ending) }
                }
            }
            group.addTask { for await _ in hints { ring() } }
            // What another left behind is found soon after its lease has run out.
            let pause = min(settings.interval, .seconds(settings.lease) / 5)
            while !Task.isCancelled {
                ring()
                try? await Task.sleep(for: pause)
            }
            group.cancelAll()
        }
    }

    /// Works until nothing is due any more. Returns how many messages were taken out of the outbox. Throws
    /// `PostgresError` where the database cannot be reached.
    @discardableResult
    public func drain() async throws -> Int {
        var total = 0
        while true {
            let planned = try await plan()
            var taken = 0
            for index in channels.indices { taken += try await post(index) }
            if planned + taken == 0 { return total }
            total += taken
        }
    }

    /// The channels that have stopped, each with the reason: their other side refuses us, and somebody must mend it.
    /// They are tried again by themselves.
    public func stopped() -> [String: String] {
        var reasons = stops.reasons
        reasons["clock"] = clocks?.reason
        return reasons
    }

    /// Whether the clocks agree; says so where they begin or cease to.
    func clocksAgree() async throws -> Bool {
        guard let clocks else { return true }
        let before = clocks.reason
        let agree = try await clocks.agrees(pool)
        if let reason = clocks.reason, before == nil { observe(.troubled("nothing is planned or sent: \(reason)")) }
        return agree
    }

    /// Does `step` at every ring until it finds nothing more to do. A step that began is let end.
    private func work(
        _ part: String, at bell: AsyncStream<Void>, _ step: @escaping @Sendable () async throws -> Int
    ) async {
        for await _ in bell {
            do {
                while !Task.isCancelled, try await Task(operation: step).value > 0 { passed(part) }
            } catch {
                observe(.troubled("\(error)"))
            }
            passed(part)
        }
    }
}

extension Postman {
    /// Plans one batch of what falls due. Returns how many deadlines and messages for a digest there were.
    func plan() async throws -> Int {
        guard let channel = channels.first, try await clocksAgree() else { return 0 }
        let summaries =
            settings.weeklySummary
            ? try await summaries.plan(await now(), channel: channel.name, settings, pool) : 0
        let planner = Planner(pool: pool, channel: channel.name, passage: settings.passage)
        let planned = try await planner.plan(await now())
        if planned.deadlines > 0 {
            observe(.planned(deadlines: planned.deadlines, reminders: planned.reminders))
        }
        return planned.deadlines + planned.gathered + summaries
    }

    /// Takes what is due for a channel, a batch at a time, hands it over and settles it. While there is more than a
    /// batch, the next is taken meanwhile, where that is worth it. Returns how many messages were taken.
    func post(_ lane: Int, until ending: Ending = Ending()) async throws -> Int {
        var next = try await take(lane)
        var taken = 0
        while let batch = next {
            taken += batch.count
            guard batch.mayBeFollowed, !ending.isAsked else {
                await handOver(batch, by: lane, until: ending)
                return taken
            }
            async let following = take(lane)
            await handOver(batch, by: lane, until: ending)
            passed(laneName(lane))
            next = try await following
        }
        return taken
    }

    /// One claim of a channel.
    private struct Batch: Sendable {
        var deliveries: [Delivery]
        /// With those that were settled in the claim.
        var count: Int
        var lease: Lease
        var leave: Stops.Leave
        /// How long it took.
        var time: Duration
        /// Whether there may be more, and none of it would be kept from other instances for long.
        var mayBeFollowed: Bool
    }

    private func laneName(_ lane: Int) -> String { "lane \(channels[lane].name)" }

    /// Claims one batch. nil where the channel may not be given any.
    private func take(_ lane: Int) async throws -> Batch? {
        let channel = channels[lane]
        let leave = stops.leave(for: channel.name, at: .now)
        guard leave != .none, try await clocksAgree() else { return nil }
        var size = sizes[channel.name]
        // Nobody else's message waits for a page: only a backlog does.
        if turns.isBehind(channel.name) {
            await courtesy.giveWay()
            if courtesy.isAsked() { size = min(size, Courtesy.handful) }
        }
        let room = pace.take(
            leave == .all ? size : 1, of: channel.name, perMinute: channel.ratePerMinute, at: .now)
        guard room > 0 else { return nil }
        var gone = 0
        defer { pace.giveBack(room - gone, of: channel.name) }
        let lease = Lease(seconds: settings.lease)
        let begun = ContinuousClock.now
        let moment = await now()
        let others = channels.map(\.name)
        let adopted = adopted(by: lane)
        let turn = turns.turn(of: channel.name)
        let (claim, deliveries) = try await pool.transaction { [settings, routes] tx in
            let claim = try Outbox.claim(
                limit: room, channel: channel.name, orNotAmong: others, adopting: adopted, lease: settings.lease,
                isHandingOver: channel.isRepeatable, turn: turn, passage: settings.passage,
                routes: routes, now: moment,
                worker: settings.worker, in: tx)
            let filled = try claim.messages.map { try WeeklySummary.filled($0, settings, now: moment, in: tx) }
            return (claim, try Delivery.all(filled, settings, now: moment, in: tx))
        }
        gone = deliveries.count
        let isFull = claim.count >= room
        turns.note(channel.name, isFull: isFull)
        for ended in claim.ended { observe(.ended(ended.message, as: ended.end.rawValue, reason: ended.reason)) }
        if !deliveries.isEmpty { observe(.claimed(deliveries.count, channel: channel.name)) }
        return Batch(
            deliveries: deliveries, count: claim.count, lease: lease, leave: leave, time: ContinuousClock.now - begun,
            mayBeFollowed: isFull && leave == .all && channel.isRepeatable)
    }

    /// By which channel each way goes.
    private var routes: Routes? { settings.routes ?? channels.first.map { Routes(email: $0.name) } }

    private func handOver(_ batch: Batch, by lane: Int, until ending: Ending) async {
        let channel = channels[lane]
        let begun = ContinuousClock.now
        if !batch.deliveries.isEmpty {
            await deliver(
                batch.deliveries,
                by: HandOver(
                    notes: HandingOver(pool: pool, lease: settings.lease), channel: channel, letters: letters,
                    settings: settings, lease: batch.lease, ending: ending,
                    stops: stops, pace: pace, observe: observe))
        }
        switch batch.leave {
        case .all:
            let time = batch.time + (ContinuousClock.now - begun)
            sizes.note(batch.count, of: channel, took: time, lease: .seconds(settings.lease))
        // Also where nothing waits for it any more.
        case .one(let pauses):
            if stops.resume(channel.name, after: pauses) { observe(.resumed(channel: channel.name)) }
        case .none: break
        }
    }

    /// The ways whose messages a lane takes over from channels that are no more: those that it is the first to carry,
    /// and of the first lane those that none does.
    private func adopted(by lane: Int) -> [Way] {
        Way.allCases.filter { way in (channels.firstIndex { $0.ways.contains(way) } ?? 0) == lane }
    }

    /// Hands messages over, a few at a time, and settles each as it ends.
    private func deliver(_ deliveries: [Delivery], by handOver: HandOver) async {
        let settler = Settler(rest: handOver.channel.isRepeatable ? Settler.restOfRepeatable : .zero)
        async let settled: Void = settler.run { await settle($0, until: handOver.ending) }
        await withTaskGroup(of: Settlement.self) { group in
            for (index, delivery) in deliveries.enumerated() {
                if index > 0, index.isMultiple(of: Courtesy.handful) { await courtesy.giveWay() }
                if index >= settings.concurrency, let ended = await group.next() { settler.add(ended) }
                group.addTask { await deliver(delivery, by: handOver) }
            }
            for await ended in group { settler.add(ended) }
        }
        settler.close()
        await settled
    }

    private func deliver(_ delivery: Delivery, by handOver: HandOver) async -> Settlement {
        let message = delivery.message
        let outcome: Settlement.Outcome =
            switch await handOver.deliver(delivery) {
            case .ended(let ended):
                Postman.outcome(ended, of: message, at: await now(), jitter: .random(in: 0...1_000))
            case .released(let reason): .released(reason)
            }
        return Settlement(
            message: message.id, partnership: message.partnership.id, attempt: message.attempt, outcome: outcome)
    }

    /// What follows from a delivery: the whole policy of trying again.
    static func outcome(
        _ ended: DeliveryOutcome, of message: OutboxMessage, at now: Instant, jitter: Int64
    ) -> Settlement.Outcome {
        switch ended {
        case .accepted(let id): return .accepted(providerID: id)
        case .failed(let reason): return .failed(reason)
        case .unknown(let reason): return .unknown(reason)
        case .stopped(let reason): return .released(reason)
        case .again(let reason, let asked):
            let next = Backoff.next(
                after: message.tries, now: now, expires: message.expires, asked: asked, jitter: jitter)
            guard let next else {
                let last = "after \(message.tries) attempts: \(reason)"
                return message.mayHaveBeenSent ? .unknown(last) : .failed(last)
            }
            return .again(at: next, reason)
        }
    }

    /// How long the post tries to settle while the database is away: nobody else can take the messages over meanwhile.
    private static let patience = Duration.seconds(120)

    /// Notes what became of messages: settling again what was settled changes nothing. What stays unsettled is taken up
    /// by another claim when the lease has run out.
    private func settle(_ settlements: [Settlement], until ending: Ending) async {
        guard !settlements.isEmpty else { return }
        let end = ContinuousClock.now + Postman.patience
        var tries = 0
        while true {
            let moment = await now()
            do {
                let stale = try await pool.transaction { [routes] tx in
                    try Outbox.settle(settlements, routes: routes, now: moment, in: tx)
                }
                return report(settlements, stale: stale)
            } catch {
                observe(.troubled("\(error)"))
                tries += 1
                let error = error as? PostgresError
                let isAway = error?.isUnavailable == true && error?.cause != .closed
                guard tries < 6 || isAway && ContinuousClock.now < end, !ending.isOver else { return }
                try? await Task.sleep(for: .milliseconds(250 << min(tries - 1, 4)))
            }
        }
    }

    private func report(_ settlements: [Settlement], stale: [Settlement]) {
        for settlement in settlements where !stale.contains(settlement) {
            let reason: String? =
                switch settlement.outcome {
                case .accepted: nil
                case .failed(let reason), .unknown(let reason), .again(_, let reason), .released(let reason): reason
                }
            observe(
                .delivered(
                    settlement.message, attempt: settlement.attempt, outcome: settlement.outcome.name, reason: reason))
        }
        for settlement in stale { observe(.stale(settlement.message, attempt: settlement.attempt)) }
    }
}
