import NIOCore
import NIOPosix

/// The threads that carry every connection of both listeners.
public enum EventLoops {
    /// How many there are.
    public static var count: Int {
        MultiThreadedEventLoopGroup.singleton.makeIterator().reduce(0) { count, _ in count + 1 }
    }

    /// Asks each for a sign of life, which it gives, by its number from 0, as soon as it gets round to it.
    public static func ask(_ sign: @escaping @Sendable (Int) -> Void) {
        for (number, loop) in MultiThreadedEventLoopGroup.singleton.makeIterator().enumerated() {
            loop.execute { sign(number) }
        }
    }
}
