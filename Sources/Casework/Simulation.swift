/// What two versions of a procedure make of the same applications, added up one after the other in the same room
/// however many there are. It serves the duty to assess how effective the procedures are and to revise them (Schedule 4
/// paragraph 4).
public struct Simulation: Sendable {
    public let old: Procedure
    public let new: Procedure
    public let calendar: WorkingCalendar

    public private(set) var applications = 0
    /// How many went from one decision to another, or stayed.
    public private(set) var decisions: [Move<Finding.Decision>: Int] = [:]
    /// The same of the limbs; nil: none, because the threshold is not met.
    public private(set) var limbs: [Move<Finding.Limb?>: Int] = [:]
    /// Would be met under the new version and were not under the old.
    public private(set) var newlyMet = 0
    /// Were met under the old version and would not be under the new.
    public private(set) var noLongerMet = 0
    /// Of every step that both versions have, how far its last day moves.
    public private(set) var shifts: [Procedure.Step: Shift] = [:]

    /// The moves of one day of receipt, which many applications share.
    private var known: [CivilDate: [DayMove]] = [:]
    private static let mostKnown = 20_000

    public init(from old: Procedure, to new: Procedure, calendar: WorkingCalendar) {
        self.old = old
        self.new = new
        self.calendar = calendar
    }

    public struct Move<Value: Hashable & Sendable>: Hashable, Sendable {
        public var from: Value
        public var to: Value

        public init(from: Value, to: Value) {
            self.from = from
            self.to = to
        }
    }

    /// One application that comes out otherwise.
    public struct Change: Equatable, Sendable {
        public var received: CivilDate
        public var old: Finding
        public var new: Finding

        public var isNewlyMet: Bool { new.decision == .met && old.decision != .met }
        public var isNoLongerMet: Bool { old.decision == .met && new.decision != .met }
    }

    /// Judges one application under both versions. nil where it comes out the same, by the same limb.
    public mutating func replay(receivedOn received: CivilDate, _ judge: (Procedure) -> Finding) -> Change? {
        let change = Change(received: received, old: judge(old), new: judge(new))
        applications += 1
        decisions[Move(from: change.old.decision, to: change.new.decision), default: 0] += 1
        limbs[Move(from: change.old.limb, to: change.new.limb), default: 0] += 1
        if change.isNewlyMet { newlyMet += 1 }
        if change.isNoLongerMet { noLongerMet += 1 }
        for move in moves(from: received) { shifts[move.step, default: Shift()].add(move.days) }
        return change.old.decision == change.new.decision && change.old.limb == change.new.limb ? nil : change
    }

    /// Steps that only one of the two versions has.
    public func steps(onlyIn procedure: Procedure, not other: Procedure) -> [Procedure.Step] {
        Procedure.Step.inTheirOrder.filter { procedure.limits[$0] != nil && other.limits[$0] == nil }
    }

    private struct DayMove: Sendable {
        var step: Procedure.Step
        /// nil where one of the two days cannot be counted.
        var days: Int?
    }

    private mutating func moves(from received: CivilDate) -> [DayMove] {
        if let moves = known[received] { return moves }
        let before = StageDates(.init(receivedOn: received), under: old, calendar: calendar)
        let after = StageDates(.init(receivedOn: received), under: new, calendar: calendar)
        let moves = Procedure.Step.inTheirOrder.compactMap { step -> DayMove? in
            guard old.limits[step] != nil, new.limits[step] != nil else { return nil }
            do throws(StageFault) {
                return DayMove(step: step, days: try after.stage(step).due.days(since: before.stage(step).due))
            } catch { return DayMove(step: step, days: nil) }
        }
        if known.count < Simulation.mostKnown { known[received] = moves }
        return moves
    }
}

extension Simulation {
    /// How far the last day of one step moves, over all applications: in days, negative for earlier.
    public struct Shift: Equatable, Sendable {
        /// How many applications by how many days.
        private var counts: [Int: Int] = [:]
        /// How many have a day under both versions.
        public private(set) var dated = 0
        /// How many have none, because the calendar ends.
        public private(set) var undated = 0

        public init() {}

        /// nil: a day that cannot be counted.
        public mutating func add(_ days: Int?) {
            guard let days else {
                undated += 1
                return
            }
            dated += 1
            counts[days, default: 0] += 1
        }

        /// nil where nothing is dated. Of an even number the lower of the two in the middle is the median.
        public var spread: (least: Int, median: Int, most: Int)? {
            let days = counts.keys.sorted()
            guard let least = days.first, let most = days.last else { return nil }
            var seen = 0
            for day in days {
                seen += counts[day] ?? 0
                if seen * 2 >= dated { return (least, day, most) }
            }
            return (least, most, most)
        }

        /// How many move at all.
        public var moved: Int { dated - (counts[0] ?? 0) }
    }
}
