import TestSupport
import Testing

@testable import Postgres

@Suite struct `Places of a pool` {
    private let later = Deadline(after: .seconds(60))

    @Test func `Who came first is served first`() {
        var places = Places(size: 1, maxWaiting: 5)
        #expect(places.ask(until: later) == .granted(0))
        #expect(places.ask(until: later) == .wait(1))
        #expect(places.ask(until: later) == .wait(2))
        #expect(places.giveBack(0) == 1)
        #expect(places.giveBack(0) == 2)
        #expect(places.giveBack(0) == nil)
        #expect(places.ask(until: later) == .granted(0))
    }

    @Test func `The queue is bounded`() {
        var places = Places(size: 1, maxWaiting: 1)
        _ = places.ask(until: later)
        #expect(places.ask(until: later) == .wait(1))
        #expect(places.ask(until: later) == .tooManyWaiting)
    }

    @Test func `Those whose deadline passed leave the queue, and the others stay`() {
        var places = Places(size: 1, maxWaiting: 5)
        _ = places.ask(until: later)
        _ = places.ask(until: Deadline(after: .zero))
        _ = places.ask(until: later)
        #expect(places.expire() == [1])
        #expect(places.giveBack(0) == 2)
    }

    @Test func `Closing refuses those who wait and those who come`() {
        var places = Places(size: 1, maxWaiting: 5)
        _ = places.ask(until: later)
        _ = places.ask(until: later)
        #expect(places.close() == [1])
        #expect(places.ask(until: later) == .closed)
        #expect(places.giveBack(0) == nil)
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `No place is held twice or lost, in any order of events`(seed: UInt64) {
        var chance = Seeded(seed)
        var places = Places(size: 3, maxWaiting: 4)
        var held: Set<Int> = []
        var waiting: [Places.Ticket] = []
        for _ in 0..<2_000 {
            switch chance.next() % 4 {
            case 0, 1:
                switch places.ask(until: later) {
                case .granted(let place):
                    #expect(held.insert(place).inserted)
                    #expect(waiting.isEmpty)
                case .wait(let ticket): waiting.append(ticket)
                case .tooManyWaiting: #expect(waiting.count == 4)
                case .closed: Issue.record("nobody closed the pool")
                }
            case 2:
                guard let place = held.randomElement(using: &chance) else { continue }
                if let ticket = places.giveBack(place) {
                    #expect(ticket == waiting.removeFirst())
                } else {
                    held.remove(place)
                    #expect(waiting.isEmpty)
                }
            default:
                guard let ticket = waiting.randomElement(using: &chance) else { continue }
                let (first, second) = (places.withdraw(ticket), places.withdraw(ticket))
                #expect(first && !second)
                waiting.removeAll { $0 == ticket }
            }
            #expect(held.count + places.free.count == 3)
            #expect(places.queue.map(\.ticket) == waiting)
        }
    }
}
