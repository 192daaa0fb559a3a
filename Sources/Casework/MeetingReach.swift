/// Who can be at a meeting, and in which room, at each time of the grid.
struct MeetingReach {
    let question: MeetingQuestion
    let grid: MeetingGrid
    /// When each invitee is free for a whole meeting.
    private let free: [IndexRanges]
    /// When each invitee is free and prefers the time.
    private let preferred: [IndexRanges]
    private let roomFree: [IndexRanges]
    /// What must hold beside the quorum of agencies, and when it does.
    private let needed: [(condition: MeetingPlan.Condition, holds: IndexRanges)]
    /// How many agencies have somebody free at each time.
    private let agencies: [Int]

    init(_ question: MeetingQuestion, _ grid: MeetingGrid) {
        self.question = question
        self.grid = grid
        let count = grid.count
        func times(without busy: [LocalInterval]) -> IndexRanges {
            IndexRanges(busy.map(grid.touching)).complement(below: count)
        }
        let free = question.invitees.map { times(without: $0.busy) }
        preferred = zip(question.invitees, free).map { invitee, free in
            IndexRanges(invitee.prefers.map(grid.within)).intersection(free)
        }
        roomFree = question.rooms.map { times(without: $0.busy) }
        self.free = free

        var needed: [(condition: MeetingPlan.Condition, holds: IndexRanges)] = []
        for (invitee, free) in zip(question.invitees, free) where invitee.required {
            needed.append((.required(invitee.id), free))
        }
        var seen: Set<[UInt8]> = []
        for role in question.quorum.roles where seen.insert(Array(role.utf8)).inserted {
            let holders = zip(question.invitees, free).filter { $0.0.holds(role) }
            needed.append((.quorumOfRole(role), IndexRanges(holders.flatMap(\.1.all))))
        }
        needed.append((.rooms, IndexRanges(roomFree.flatMap(\.all))))
        self.needed = needed

        var byAgency: [[UInt8]: [Range<Int>]] = [:]
        for (invitee, free) in zip(question.invitees, free) {
            byAgency[Array(invitee.agency.utf8), default: []] += free.all
        }
        var sums = RangeSums(count: count)
        for ranges in byAgency.values { sums.add(1, over: IndexRanges(ranges)) }
        agencies = sums.sums()
    }

    /// The times at which the meeting can be, best first.
    func feasible() -> [Int] {
        var holding = RangeSums(count: grid.count)
        for condition in needed { holding.add(1, over: condition.holds) }
        let held = holding.sums()
        let scores = scores()
        return held.indices.filter { held[$0] == needed.count && agencies[$0] >= question.quorum.agencies }
            .sorted { (scores[$1], $0) < (scores[$0], $1) }
    }

    /// In millionths, so that sums are exact and no order of adding can turn a tie.
    private func scores() -> [Int] {
        var sums = RangeSums(count: grid.count)
        for index in question.invitees.indices {
            sums.add(question.invitees[index].millionths, over: free[index])
            sums.add(question.invitees[index].millionths, over: preferred[index])
        }
        return sums.sums()
    }

    /// The rooms that are free at a time, as listed.
    func freeRooms(at index: Int) -> [Int] { roomFree.indices.filter { roomFree[$0].contains(index) } }

    func slot(_ index: Int, room: Int) -> MeetingPlan.Slot {
        let attends = free.map { $0.contains(index) }
        let prefers = preferred.map { $0.contains(index) }
        var score = 0
        for (number, invitee) in question.invitees.enumerated() {
            score += (attends[number] ? invitee.millionths : 0) + (prefers[number] ? invitee.millionths : 0)
        }
        func ids(_ flags: [Bool]) -> [String] { zip(question.invitees, flags).filter(\.1).map(\.0.id) }
        var slot = MeetingPlan.Slot(
            start: grid.start(index), end: grid.end(index), room: question.rooms[room].id,
            score: Double(score) / 1_000_000, attending: ids(attends), missing: ids(attends.map { !$0 }),
            preferring: ids(prefers), agencies: agencies[index], reason: "")
        slot.reason = slot.reasoned(quorum: question.quorum)
        return slot
    }

    /// Why there is no time at all.
    func infeasible() -> MeetingPlan.Infeasible {
        guard grid.count > 0 else { return MeetingPlan.Infeasible([.window], atLeast: 1, question, grid) }
        var conditions = needed
        let enough = IndexRanges(
            agencies.indices.filter { agencies[$0] >= question.quorum.agencies }.map { $0..<($0 + 1) })
        let place = conditions.firstIndex { if case .required = $0.condition { false } else { true } }
        conditions.insert((.quorumOfAgencies, enough), at: place ?? conditions.count)
        let found = FewestConditions.inTheWay(
            conditions.map { $0.holds.complement(below: grid.count) }, of: grid.count)
        return MeetingPlan.Infeasible(
            found.chosen.map { conditions[$0].condition }, atLeast: found.atLeast, question, grid)
    }
}

extension MeetingQuestion.Invitee {
    fileprivate func holds(_ role: String) -> Bool { roles.contains { $0.isSame(as: role) } }

    /// The weight; 0 for one that is no number.
    fileprivate var millionths: Int {
        weight.isFinite ? Int((min(max(weight, 0), 1_000_000) * 1_000_000).rounded()) : 0
    }
}
