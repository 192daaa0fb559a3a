import Casework
import Postgres
public import Records

// What others may ask of the post. Each has a deadline of its own, waiting for a session of the pool included.
extension Postman {
    /// The channels by which messages leave, as figures name them.
    public var channelNames: [String] { channels.map(\.name) }

    /// Plans everything that is due now. Returns how many deadlines there were.
    public func planDue() async throws -> Int {
        var total = 0
        while true {
            let planned = try await plan()
            guard planned > 0 else { return total }
            total += planned
        }
    }

    /// What is open in the database at this moment.
    public func figures(within deadline: Duration) async throws -> Figures {
        let now = await now()
        return try await pool.transaction(.readOnly, deadline: deadline) { tx in
            try Figures.read(now: now, today: London.date(of: now), in: tx)
        }
    }

    /// Of these only what tells whether the service may take traffic.
    public func readiness(within deadline: Duration) async throws -> Figures {
        let now = await now()
        return try await pool.transaction(.readOnly, deadline: deadline) { tx in
            try Figures.ofReadiness(now: now, in: tx)
        }
    }

    /// How the post stands; `stopped` names the channels that hand nothing over.
    public func state(stopped: [String: String], within deadline: Duration) async throws -> PostState {
        PostState(try await backlog(within: deadline), stopped: stopped, now: await now())
    }

    /// What is due and not gone.
    public func backlog(within deadline: Duration = .seconds(10)) async throws -> Backlog {
        let now = await now()
        return try await pool.transaction(.readOnly, deadline: deadline) { tx in try Backlog.read(now: now, in: tx) }
    }
}
