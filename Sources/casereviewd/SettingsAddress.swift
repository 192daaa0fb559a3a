extension Settings {
    /// An address to listen on.
    struct Address: Equatable, Sendable, CustomStringConvertible {
        var host: String
        /// 1 to 65535.
        var port: Int

        /// `127.0.0.1:8080`, `[::1]:8080`.
        init?(_ text: String) {
            guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")), colon > text.startIndex,
                text.utf8[text.utf8.index(after: colon)...].allSatisfy({ (0x30...0x39).contains($0) }),
                let port = Int(String(text[text.utf8.index(after: colon)...])), (1...65_535).contains(port)
            else { return nil }
            var host = String(text[..<colon])
            let isBracketed = host.utf8.first == UInt8(ascii: "[") && host.utf8.last == UInt8(ascii: "]")
            if isBracketed { host = String(host.dropFirst().dropLast()) }
            let plain = host.utf8.allSatisfy { byte in
                byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-")
                    || (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
            }
            guard !host.isEmpty, plain, host.utf8.contains(UInt8(ascii: ":")) == isBracketed else { return nil }
            self.init(host: host, port: port)
        }

        init(host: String, port: Int) {
            self.host = host
            self.port = port
        }

        /// Whether nobody can listen on both at once.
        func overlaps(_ other: Address) -> Bool {
            let everywhere = ["0.0.0.0", "::"]
            let here = ["127.0.0.1", "localhost"]
            return port == other.port
                && (host == other.host || everywhere.contains(host) || everywhere.contains(other.host)
                    || here.contains(host) && here.contains(other.host))
        }

        var description: String { host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)" }
    }
}
