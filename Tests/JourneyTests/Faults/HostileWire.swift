import Dispatch
import Glibc

/// Says to a server what no browser would: bytes as they are, and whatever comes back.
enum HostileWire {
    struct Answer: Sendable {
        /// Of the last answer; 0 where there was none.
        var status = 0
        /// How many answers came.
        var count = 0
        var text = ""
        /// Whether the server ended the connection.
        var isClosed = false
    }

    /// Sends the pieces one after the other and reads until the server ends the connection, or until nothing has come
    /// for `patience` seconds.
    static func say(_ pieces: [[UInt8]], to port: Int, patience: Int = 10) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try talk(pieces, UInt16(port), patience) })
            }
        }
    }

    private static func talk(_ pieces: [[UInt8]], _ port: UInt16, _ patience: Int) throws -> Answer {
        let line = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        defer { close(line) }
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        place.sin_port = port.bigEndian
        let connected = unsafe withUnsafePointer(to: &place) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(line, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw Trouble("Nobody listens on port \(port).") }
        var limit = timeval(tv_sec: patience, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            _ = unsafe setsockopt(line, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
        var bytes: [UInt8] = []
        var isClosed = false
        // Whoever is refused in the middle of speaking still hears the answer.
        for piece in pieces {
            guard send(piece, on: line) else { break }
            // Apart on the way as well.
            if pieces.count > 1 { usleep(10_000) }
        }
        while !isClosed, receive(on: line, into: &bytes, isClosed: &isClosed) {}
        return read(bytes, isClosed: isClosed)
    }

    private static func send(_ bytes: [UInt8], on line: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = unsafe rest.withUnsafeBytes {
                unsafe Glibc.send(line, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { return false }
            rest = rest.dropFirst(sent)
        }
        return true
    }

    private static func receive(on line: Int32, into bytes: inout [UInt8], isClosed: inout Bool) -> Bool {
        let most = 65_536
        var result = 0
        bytes += unsafe [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
            result = unsafe recv(line, buffer.baseAddress, most, 0)
            count = max(0, result)
        }
        if result == 0 || result < 0 && errno == ECONNRESET { isClosed = true }
        return result > 0
    }

    /// Takes the answers apart as far as a test asks about them.
    private static func read(_ bytes: [UInt8], isClosed: Bool) -> Answer {
        var answer = Answer(text: String(decoding: bytes, as: UTF8.self), isClosed: isClosed)
        for line in answer.text.utf8.split(separator: UInt8(ascii: "\n")) where line.starts(with: "HTTP/1.1 ".utf8) {
            answer.count += 1
            answer.status = Int(String(decoding: line.dropFirst(9).prefix(3), as: UTF8.self)) ?? 0
        }
        return answer
    }
}
