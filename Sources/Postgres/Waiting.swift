import Glibc

/// Waits for a socket, never longer than it is told.
enum Waiting {
    enum Event {
        case ready
        case woken
        case deadline
    }

    static let readable = Int16(POLLIN)
    static let writable = Int16(POLLOUT)

    /// Returns when `socket` is ready for one of `events`, when `waker` was called, or at `deadline`.
    /// `slice` ends the wait early as `ready`: the caller looks again and comes back.
    static func until(
        _ deadline: Deadline, _ socket: Int32, _ events: Int16, waker: Waker? = nil, slice: Int32 = .max
    ) -> Event {
        while true {
            let remaining = deadline.remainingMilliseconds
            var places = [
                pollfd(fd: socket, events: events, revents: 0),
                // poll passes over a negative descriptor.
                pollfd(fd: waker?.descriptor ?? -1, events: readable, revents: 0),
            ]
            let count = unsafe poll(&places, nfds_t(places.count), min(remaining, slice))
            if count < 0, errno == EINTR { continue }
            // Any other failure of poll, and an error on the socket, are found by the read that follows.
            if places[1].revents != 0 { return .woken }
            if count != 0 { return .ready }
            if remaining > slice { return .ready }
            if deadline.hasPassed { return .deadline }
        }
    }
}
