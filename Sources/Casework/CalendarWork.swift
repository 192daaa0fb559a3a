/// How much working out a calendar may still take, so that one that is made to burn time does not.
struct CalendarWork {
    private var left: Int
    private var sinceLook = 0
    private let isStopped: () -> Bool

    /// - Parameter isStopped: Asked now and then: whether nobody waits for the reading any more.
    init(steps: Int, isStopped: @escaping () -> Bool) {
        left = steps
        self.isStopped = isStopped
    }

    /// Takes so many steps, 1 or more.
    mutating func take(_ steps: Int) throws(CalendarFault) {
        guard steps <= left else { throw .tooMuch }
        left -= steps
        sinceLook += steps
        guard sinceLook >= 10_000 else { return }
        sinceLook = 0
        if isStopped() { throw .stopped }
    }
}
