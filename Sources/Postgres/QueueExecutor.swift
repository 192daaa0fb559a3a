import Dispatch

/// Runs an actor on a queue of its own, so that waiting for the server never holds a thread of Swift's shared pool.
final class QueueExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "postgres.session")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
