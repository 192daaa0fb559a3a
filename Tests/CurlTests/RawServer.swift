import Glibc
import Synchronization

/// A server of plain sockets that takes one connection and does what it is told, step by step, on a thread of its
/// own: what a well-behaved HTTP server would never do can be tested with it.
final class RawServer: Sendable {
    enum Step: Sendable {
        /// Reads until the bytes read since the last step end so.
        case until(String)
        /// Reads so many bytes.
        case count(Int)
        case send(String)
        case sendZeros(Int)
        /// Sends a byte every 50 milliseconds until the other side closes, at most 100.
        case drip
        /// Waits until the other side closes.
        case hold
        /// Closes with a reset in place of a farewell.
        case reset
    }

    let port: Int
    private let received = Mutex<[UInt8]>([])
    private let listener: Int32

    var url: String { "http://127.0.0.1:\(port)" }
    var request: String { received.withLock { String(decoding: $0, as: UTF8.self) } }

    convenience init(unixPath: String? = nil, _ steps: Step...) throws {
        try self.init(unixPath: unixPath, Array(steps))
    }

    init(unixPath: String? = nil, _ steps: [Step]) throws {
        let listener = socket(
            unixPath == nil ? AF_INET : AF_UNIX,
            Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue),
            0
        )
        self.listener = listener
        if let unixPath {
            var place = sockaddr_un()
            place.sun_family = sa_family_t(AF_UNIX)
            unsafe withUnsafeMutableBytes(of: &place.sun_path) { unsafe $0.copyBytes(from: unixPath.utf8) }
            try RawServer.bind(listener, &place)
            port = 80
        } else {
            var place = sockaddr_in()
            place.sin_family = sa_family_t(AF_INET)
            place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
            try RawServer.bind(listener, &place)
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            _ = unsafe withUnsafeMutablePointer(to: &place) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe getsockname(listener, $0, &length)
                }
            }
            port = Int(UInt16(bigEndian: place.sin_port))
        }
        guard listen(listener, 5) == 0 else { throw Trouble(code: errno) }
        let job = Job { [self] in serve(steps) }
        var thread = pthread_t()
        _ = unsafe pthread_create(
            &thread,
            nil,
            { pointer in
                guard let pointer = unsafe pointer else { return nil }
                unsafe Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue().run()
                return nil
            },
            Unmanaged.passRetained(job).toOpaque()
        )
        pthread_detach(thread)
    }

    private func serve(_ steps: [Step]) {
        let peer = accept(listener, nil, nil)
        close(listener)
        defer { close(peer) }
        for step in steps {
            switch step {
            case .until(let end):
                var seen: [UInt8] = []
                while !seen.suffix(end.utf8.count).elementsEqual(end.utf8), let byte = next(from: peer) {
                    seen.append(byte)
                }
            case .count(let count):
                for _ in 0..<count where next(from: peer) == nil { return }
            case .send(let text): write(Array(text.utf8), to: peer)
            case .sendZeros(let count): write([UInt8](repeating: 0, count: count), to: peer)
            case .drip:
                for _ in 0..<100 where write([0x61], to: peer) { usleep(50_000) }
            case .hold: while next(from: peer) != nil {}
            case .reset:
                var hard = linger(l_onoff: 1, l_linger: 0)
                _ = unsafe setsockopt(peer, SOL_SOCKET, SO_LINGER, &hard, socklen_t(MemoryLayout<linger>.size))
            }
        }
    }

    private func next(from peer: Int32) -> UInt8? {
        var byte: UInt8 = 0
        guard unsafe recv(peer, &byte, 1, 0) == 1 else { return nil }
        received.withLock { $0.append(byte) }
        return byte
    }

    @discardableResult
    private func write(_ bytes: [UInt8], to peer: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe send(peer, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private static func bind<Place>(_ listener: Int32, _ place: inout Place) throws {
        let length = socklen_t(MemoryLayout<Place>.size)
        let result = unsafe withUnsafePointer(to: &place) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe Glibc.bind(listener, $0, length) }
        }
        guard result == 0 else { throw Trouble(code: errno) }
    }
}

struct Trouble: Error { let code: Int32 }

private final class Job: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
