import Dispatch
import Glibc
import Synchronization

/// A port of 127.0.0.1 that greets whoever comes, answers the first line with `reply`, and remembers what it heard.
/// It is given back when this goes.
final class TalkingPort: Sendable {
    let number: Int
    private let listener: Int32
    private let words = Mutex<[UInt8]>([])

    struct Trouble: Error {}

    init(greeting: String, reply: String) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let result = unsafe withUnsafeMutablePointer(to: &place) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                guard unsafe bind(listener, address, length) == 0, listen(listener, 4) == 0 else { return Int32(-1) }
                return unsafe getsockname(listener, address, &length)
            }
        }
        number = Int(UInt16(bigEndian: place.sin_port))
        guard result == 0 else { throw Trouble() }
        DispatchQueue.global().async { [weak self] in
            let guest = accept(listener, nil, nil)
            guard guest >= 0 else { return }
            defer { close(guest) }
            for text in [greeting, reply] {
                TalkingPort.say(text, to: guest)
                // One that says nothing goes.
                guard !text.isEmpty, let heard = TalkingPort.hear(guest) else { return }
                self?.words.withLock { $0 += heard }
            }
        }
    }

    deinit {
        _ = shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    /// Everything that was said to it.
    var heard: String { words.withLock { String(decoding: $0, as: UTF8.self) } }

    private static func say(_ text: String, to guest: Int32) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe send(guest, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    }

    private static func hear(_ guest: Int32) -> [UInt8]? {
        var piece = [UInt8](repeating: 0, count: 4_096)
        let count = unsafe piece.withUnsafeMutableBytes { unsafe recv(guest, $0.baseAddress, $0.count, 0) }
        return count > 0 ? Array(piece[..<count]) : nil
    }
}
