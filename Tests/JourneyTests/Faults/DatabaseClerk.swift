import Casework
import Postgres
import Synchronization

/// Somebody who writes down one telephone call after another, whatever the database does, and remembers what the service
/// answered to each.
struct DatabaseClerk: Sendable {
    enum Answer: Hashable {
        /// It was said to be saved.
        case saved
        /// It was said that nothing was changed.
        case refused
        /// It was said that nobody knows.
        case unknown
    }

    /// What a clerk remembers at the end.
    struct Memory: Sendable {
        /// By the caller's name.
        var answers: [String: Answer] = [:]
        /// What no page may answer.
        var mishaps: [String] = []
        var slowest = Duration.zero
    }

    let name: String
    /// Where the service is, and a link that signs in there as a coordinator.
    let address: String
    let link: String
    let calledOn: CivilDate

    /// Works until closing time; the call that is being entered is entered to its end.
    func work(until closing: ClosingTime) async -> Memory {
        let browser = Browser(address)
        var memory = Memory()
        while !closing.hasCome {
            do {
                try await browser.open(link)
                try await browser.send()
                break
            } catch {
                try? await Task.sleep(for: .milliseconds(50))
            }
        }
        while !closing.hasCome {
            let caller = "\(name) \(memory.answers.count)"
            let begun = ContinuousClock.now
            do {
                try await browser.open("/work/enter")
            } catch {
                if browser.answer.status != 503 { memory.mishaps.append("GET: \(error)") }
                try? await Task.sleep(for: .milliseconds(50))
                continue
            }
            do {
                try await enter(caller, with: browser)
                memory.answers[caller] = .saved
            } catch {
                // Where it was saved, the page after it may still be missing.
                let (page, wasSaved) = (browser.answer, browser.answer.address != "/work/enter")
                memory.answers[caller] =
                    wasSaved ? .saved : page.title.hasPrefix("We do not know") ? .unknown : .refused
                if page.status != 503 { memory.mishaps.append("POST: \(error)") }
            }
            memory.slowest = max(memory.slowest, .now - begun)
        }
        return memory
    }

    private func enter(_ caller: String, with browser: Browser) async throws {
        let behaviour = Filling.day(calledOn.adding(days: -30))
        try await browser.send(
            [
                "area": "Islington", "channel": "phone", "received_on": .day(calledOn), "taken_by": "Front desk",
                "name": .text(caller), "authority": "not_needed", "telephone": "07700 900982",
                "r1_behaviour_on": behaviour, "r1_reported_on": behaviour, "r1_told": "council", "r1_hate": "no",
                "r1_status": "open", "r1_contacted": "no", "r1_description": "Noise.", "r1_by": "applicant",
            ], to: "/work/enter")
    }
}

/// A request is not broken off when it is time to go, as cancelling a task would.
final class ClosingTime: Sendable {
    private let isOver = Mutex(false)

    var hasCome: Bool { isOver.withLock(\.self) }

    func come() { isOver.withLock { $0 = true } }
}

/// Several clerks at once, and the reckoning with what the database holds.
struct DatabaseClerks {
    let clerks: [DatabaseClerk]

    init(_ count: Int, in town: Town) async throws {
        let today = try await TownClock(town).today()
        guard let link = town.links["coordinator"] else { throw Trouble("There is no link for a coordinator.") }
        clerks = (1...count).map { number in
            DatabaseClerk(
                name: "Clerk \(number) caller", address: town.address, link: link, calledOn: today.adding(days: -3))
        }
    }

    /// Lets them work while `body` does what it does, and then ends their work.
    func work(during body: () async throws -> Void) async throws -> [DatabaseClerk.Memory] {
        let closing = ClosingTime()
        let tasks = clerks.map { clerk in Task { await clerk.work(until: closing) } }
        defer { closing.come() }
        try await body()
        closing.come()
        var memories: [DatabaseClerk.Memory] = []
        for task in tasks { memories.append(await task.value) }
        return memories
    }

    /// What was answered, beside what is there.
    struct Reckoning: CustomStringConvertible {
        var saved = 0
        var refused = 0
        var unknown = 0
        /// Of those of which nobody knew.
        var unknownAndThere = 0
        /// Sentences of what is wrong.
        var wrong: [String] = []
        var slowest = Duration.zero

        var description: String {
            "\(saved) saved, \(refused) refused, \(unknown) unknown of which \(unknownAndThere) are there; the slowest "
                + "took \(slowest)"
        }
    }

    /// Nothing that was said to be saved is missing or there twice; what was refused is not there.
    static func reckon(_ memories: [DatabaseClerk.Memory], with server: OwnServer) async throws -> Reckoning {
        var there: [String: Int] = [:]
        let rows = try await server.admin.transaction(.readOnly) { tx in
            try tx.rows("select name, count(*) as n from applicant group by name") {
                (try $0["name"] as String, try $0["n"] as Int)
            }
        }
        for (name, count) in rows { there[name] = count }
        var reckoning = Reckoning()
        for memory in memories {
            reckoning.wrong += memory.mishaps
            reckoning.slowest = max(reckoning.slowest, memory.slowest)
            for (name, answer) in memory.answers {
                let count = there[name] ?? 0
                switch answer {
                case .saved: reckoning.saved += 1
                case .refused: reckoning.refused += 1
                case .unknown:
                    reckoning.unknown += 1
                    reckoning.unknownAndThere += count
                }
                let isRight =
                    switch answer {
                    case .saved: count == 1
                    case .refused: count == 0
                    case .unknown: count <= 1
                    }
                if !isRight { reckoning.wrong.append("\(name) was said to be \(answer) and is there \(count) times.") }
            }
        }
        return reckoning
    }
}
