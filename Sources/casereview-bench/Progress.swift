import Glibc

/// What is under way, on one line of a terminal that is written over; nothing where standard error is none.
enum Progress {
    private static let isTerminal = isatty(STDERR_FILENO) == 1

    static func show(_ words: String) { write("\r\u{1b}[K\(words)") }

    static func clear() { write("\r\u{1b}[K") }

    private static func write(_ text: String) {
        guard isTerminal else { return }
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
