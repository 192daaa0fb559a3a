/// Who holds a pool's places and who waits for one, first come, first served. A value: it knows no session, no clock
/// and no thread.
struct Places {
    /// A caller that waits; tickets are never used again.
    typealias Ticket = UInt64

    enum Answer: Equatable {
        case granted(Int)
        case wait(Ticket)
        case tooManyWaiting
        case closed
    }

    private(set) var free: [Int]
    private(set) var queue: [(ticket: Ticket, deadline: Deadline)] = []
    private(set) var isClosed = false
    private var nextTicket: Ticket = 0
    private let maxWaiting: Int

    init(size: Int, maxWaiting: Int) {
        free = Array((0..<size).reversed())
        self.maxWaiting = maxWaiting
    }

    /// The place used last is given first: its connection is warm.
    mutating func ask(until deadline: Deadline) -> Answer {
        if isClosed { return .closed }
        if let place = free.popLast() { return .granted(place) }
        guard queue.count < maxWaiting else { return .tooManyWaiting }
        nextTicket += 1
        queue.append((nextTicket, deadline))
        return .wait(nextTicket)
    }

    /// The ticket that the place goes to next; nil where nobody waits.
    mutating func giveBack(_ place: Int) -> Ticket? {
        guard !queue.isEmpty else {
            free.append(place)
            return nil
        }
        return queue.removeFirst().ticket
    }

    /// The tickets whose deadline has passed, taken from the queue.
    mutating func expire() -> [Ticket] {
        let expired = queue.filter(\.deadline.hasPassed).map(\.ticket)
        queue.removeAll { expired.contains($0.ticket) }
        return expired
    }

    /// The earliest deadline of those who wait.
    var nextDeadline: Deadline? { queue.map(\.deadline).min() }

    /// False where the ticket no longer waits.
    mutating func withdraw(_ ticket: Ticket) -> Bool {
        guard let index = queue.firstIndex(where: { $0.ticket == ticket }) else { return false }
        queue.remove(at: index)
        return true
    }

    /// The tickets that waited.
    mutating func close() -> [Ticket] {
        isClosed = true
        defer { queue = [] }
        return queue.map(\.ticket)
    }
}
