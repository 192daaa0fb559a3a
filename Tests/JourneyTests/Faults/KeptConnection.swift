import Glibc

/// A connection to the daemon that is kept between requests, and that shows when it is closed.
final class KeptConnection {
    private let descriptor: Int32
    private let host: String
    private var unread: [UInt8] = []

    init(port: Int, host: String? = nil) throws {
        self.host = host ?? "127.0.0.1:\(port)"
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        place.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
        let descriptor = descriptor
        let result = unsafe withUnsafePointer(to: &place) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0, fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0 else {
            throw Trouble("No connection to port \(port): error \(errno)")
        }
    }

    deinit { close(descriptor) }

    struct Answer {
        let status: Int
        let head: String
        let body: String
    }

    /// Asks on this connection, whatever was asked before.
    func get(_ path: String, host: String? = nil) async throws -> Answer {
        try await send("GET \(path) HTTP/1.1\r\nHost: \(host ?? self.host)\r\n\r\n")
        return try await answer()
    }

    func send(_ text: String) async throws {
        var rest = Array(text.utf8)[...]
        let end = ContinuousClock.now + .seconds(20)
        while !rest.isEmpty {
            let descriptor = descriptor
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else {
                guard errno == EAGAIN, ContinuousClock.now < end else {
                    throw Trouble("The connection was closed while a request was sent: error \(errno)")
                }
                try await Task.sleep(for: .milliseconds(2))
            }
        }
    }

    /// Reads one whole answer.
    func answer(within limit: Duration = .seconds(30)) async throws -> Answer {
        let mark = Array("\r\n\r\n".utf8)
        let end = ContinuousClock.now + limit
        while true {
            if let headEnd = unread.firstRange(of: mark)?.upperBound {
                let head = String(decoding: unread[..<headEnd], as: UTF8.self)
                let length = KeptConnection.length(head)
                if unread.count >= headEnd + length {
                    let body = String(decoding: unread[headEnd..<(headEnd + length)], as: UTF8.self)
                    unread.removeFirst(headEnd + length)
                    let words = head.unicodeScalars.split(separator: " ").map { String($0) }
                    return Answer(status: words.count > 1 ? Int(words[1]) ?? 0 : 0, head: head, body: body)
                }
            }
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
            if count > 0 {
                unread += buffer.prefix(count)
            } else {
                guard count < 0, errno == EAGAIN else { throw Trouble("The connection was closed before an answer.") }
                guard ContinuousClock.now < end else { throw Trouble("No answer within \(limit).") }
                try await Task.sleep(for: .milliseconds(2))
            }
        }
    }

    private static func length(_ head: String) -> Int {
        for line in head.unicodeScalars.split(whereSeparator: { $0 == "\r" || $0 == "\n" }) {
            let words = String(line).lowercased().unicodeScalars.split(separator: ":").map { String($0) }
            if words.count == 2, words[0] == "content-length" {
                return Int(String(words[1].drop { $0 == " " })) ?? 0
            }
        }
        return 0
    }
}
