import Curl
import Glibc
import Post

/// Knocks at a mail server: greeting and EHLO (RFC 5321, section 3.1), then QUIT. It begins no mail and no TLS, and
/// gives no password.
struct MailProbe {
    enum Answer: Equatable, Sendable {
        /// With what it was seen to offer, to be read after "answers".
        case good(String)
        /// Nobody is there, with the reason.
        case silent(String)
        /// Somebody is there who is not what the settings say, with the reason.
        case strange(String)
    }

    private let server: MailServer
    /// For each of: the name, each address, the whole talk.
    private let limit: Duration

    init(_ server: MailServer, limit: Duration = .seconds(5)) {
        self.server = server
        self.limit = limit
    }

    func look() async -> Answer {
        let answer = try? await OwnThread.run(within: limit * 3) { knock() }
        return answer ?? .silent("it did not answer in time")
    }

    private func knock() -> Answer {
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(server.host, String(server.port), &hints, &found) == 0, let first = unsafe found else {
            return .silent("the name of the host is not known")
        }
        defer { unsafe freeaddrinfo(first) }
        var reason = "it did not answer in time"
        var next: UnsafeMutablePointer<addrinfo>? = unsafe first
        while let entry = unsafe next {
            let descriptor = unsafe socket(
                entry.pointee.ai_family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0
            )
            guard descriptor >= 0 else { return .silent(systemText(errno)) }
            defer { close(descriptor) }
            if unsafe connect(descriptor, entry.pointee.ai_addr, entry.pointee.ai_addrlen) == 0
                || errno == EINPROGRESS && wait(descriptor, Int16(POLLOUT), until: .now + limit)
            {
                var code: Int32 = 0
                var size = socklen_t(MemoryLayout<Int32>.size)
                unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size)
                if code == 0 { return talk(descriptor) }
                reason = systemText(code)
            } else if errno != EINPROGRESS {
                reason = systemText(errno)
            }
            unsafe next = entry.pointee.ai_next
        }
        return .silent(reason)
    }

    private func talk(_ descriptor: Int32) -> Answer {
        // There is nothing to be read before the handshake.
        if server.security == .implicit { return .good(", though its TLS was not tried") }
        let end = ContinuousClock.now + limit
        guard let greeting = reply(descriptor, until: end) else { return .strange("says nothing") }
        guard greeting.starts(with: "220".utf8) else { return .strange("does not greet as a mail server does") }
        let hello = Array("EHLO \(server.ownName)\r\n".utf8)
        _ = unsafe hello.withUnsafeBytes { unsafe send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        guard let offers = reply(descriptor, until: end), offers.starts(with: "250".utf8) else {
            return .strange("does not take EHLO \(server.ownName)")
        }
        let quit = Array("QUIT\r\n".utf8)
        _ = unsafe quit.withUnsafeBytes { unsafe send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        guard server.security == .starttls else { return .good("") }
        let upper = offers.map { (0x61...0x7a).contains($0) ? $0 - 0x20 : $0 }
        return upper.firstRange(of: "STARTTLS".utf8) == nil
            ? .strange("does not offer STARTTLS") : .good(" and offers STARTTLS")
    }

    /// A whole reply: lines up to one with a space after its code. nil where none comes in time.
    private func reply(_ descriptor: Int32, until end: ContinuousClock.Instant) -> [UInt8]? {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4_096)
        while bytes.count < 65_536 {
            let lines = bytes.split(separator: UInt8(ascii: "\n"))
            if bytes.last == UInt8(ascii: "\n"), let last = lines.last, last.count >= 4,
                last[last.startIndex + 3] == UInt8(ascii: " ")
            {
                return bytes
            }
            guard wait(descriptor, Int16(POLLIN), until: end) else { return nil }
            let count = unsafe piece.withUnsafeMutableBytes { buffer in
                unsafe recv(descriptor, buffer.baseAddress, buffer.count, 0)
            }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { return nil }
            bytes += piece[..<count]
        }
        return nil
    }

    private func wait(_ descriptor: Int32, _ events: Int16, until end: ContinuousClock.Instant) -> Bool {
        while true {
            let left = end - ContinuousClock.now
            guard left > .zero else { return false }
            let milliseconds = left.components.seconds * 1_000 + left.components.attoseconds / 1_000_000_000_000_000
            var place = pollfd(fd: descriptor, events: events, revents: 0)
            let found = unsafe poll(&place, 1, Int32(clamping: milliseconds + 1))
            if found > 0 { return true }
            guard found == 0 || errno == EINTR else { return false }
        }
    }
}
