import Glibc
import Synchronization
import Text

/// Standard output and standard error, a line at a time. A reader that has gone away ends nothing.
enum Output {
    static func line(_ text: String) { answer(text + "\n") }

    /// As it is, with the line ends that it has.
    static func text(_ text: String) { answer(text) }

    static func errorLine(_ text: String) { _ = write(text + "\n", to: STDERR_FILENO) }

    /// What is going on, for people; nothing where a program asked for JSON, which then finds only errors there.
    static func progress(_ text: String) {
        if !Failure.wantsJSON(CommandLine.arguments) { errorLine(text) }
    }

    static func json(_ value: JSON) { line(value.text(pretty: true)) }

    /// Writes over the line of a terminal that was last written so; an empty text takes it away.
    static func over(_ text: String) { if isTerminal { _ = write("\r\u{1b}[K\(text)", to: STDERR_FILENO) } }

    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// A line that nobody needs to have read for the command to have done its work.
    static func notice(_ text: String) { _ = write(text + "\n", to: STDOUT_FILENO) }

    /// Whether what is answered arrives nowhere any more, for whatever reason.
    static var isBroken: Bool { trouble.load(ordering: .relaxed) != 0 }

    /// Why the answer could not be written; nil where it was, and where its reader has had enough.
    static var failure: Failure? {
        let code = trouble.load(ordering: .relaxed)
        guard code != 0, code != EPIPE else { return nil }
        return Failure(
            Failure.unavailable, "The answer could not be written: \(systemText(code)).",
            mend: "Write it to a place that takes it.")
    }

    /// Takes the numbers 0 to 2 where they are closed: a socket that got one of them would be written into.
    static func holdStandardDescriptors() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
            // The lowest free number is this one. Read only, so that writing to it fails as it should.
            _ = unsafe open("/dev/null", O_RDONLY)
        }
    }

    /// `errno` of the first answer that could not be written.
    private static let trouble = Atomic<Int32>(0)

    private static func answer(_ text: String) {
        let code = write(text, to: STDOUT_FILENO)
        if code != 0 { _ = trouble.compareExchange(expected: 0, desired: code, ordering: .relaxed) }
    }

    /// 0, or the `errno` of why it could not be written whole.
    private static func write(_ text: String, to descriptor: Int32) -> Int32 {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { return written < 0 ? errno : EIO }
            bytes = bytes.dropFirst(written)
        }
        return 0
    }
}

/// A file named on the command line, or standard input for `-`, read in pieces.
struct Input: ~Copyable {
    private let descriptor: Int32
    private let name: String
    private var buffer: [UInt8] = []
    private var start = 0
    private var ended = false

    private static let isStandardInputTaken = Atomic(false)
    static let longestFile = 64 << 20
    static let longestLine = 8 << 20

    init(_ path: String) throws(Failure) {
        if path == "-" {
            descriptor = STDIN_FILENO
            name = "standard input"
            // It can be read once: for the settings or for what they are to be used on.
            guard !Input.isStandardInputTaken.exchange(true, ordering: .relaxed) else {
                throw Failure(
                    Failure.wrongUsage, "Standard input cannot be read twice.", mend: "Name a file for one of them.")
            }
            return
        }
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        name = path
        guard descriptor >= 0 else {
            let reason = errno == ENOENT ? "There is no file \(path)." : "The file \(path) cannot be read."
            throw Failure(Failure.wrongUsage, reason, mend: "Name a file that can be read, or - for standard input.")
        }
    }

    deinit { if descriptor > STDERR_FILENO { close(descriptor) } }

    /// The whole of it. Throws above 64 MiB.
    mutating func all() throws(Failure) -> [UInt8] {
        while try fill() {
            guard buffer.count <= Input.longestFile else { throw tooLong("64 MiB", "Split it, or use --lines.") }
        }
        return buffer
    }

    enum Line {
        /// Without its end.
        case bytes([UInt8])
        /// Above 8 MiB; it was read to its end and dropped.
        case tooLong
    }

    /// The next line, nil after the last.
    mutating func line() throws(Failure) -> Line? {
        // Of the line, so many bytes are known to hold no end.
        var searched = 0
        var isTooLong = false
        while true {
            if let end = buffer[(start + searched)...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return isTooLong || end - start > Input.longestLine ? .tooLong : .bytes(Array(buffer[start..<end]))
            }
            buffer.removeFirst(start)
            start = 0
            if buffer.count > Input.longestLine {
                isTooLong = true
                buffer.removeAll(keepingCapacity: true)
            }
            searched = buffer.count
            guard try fill() else {
                guard isTooLong || !buffer.isEmpty else { return nil }
                defer { buffer = [] }
                return isTooLong ? .tooLong : .bytes(buffer)
            }
        }
    }

    private mutating func fill() throws(Failure) -> Bool {
        guard !ended else { return false }
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe piece.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw Failure(Failure.wrongUsage, "\(name) cannot be read.", mend: "Name a file.") }
            ended = count == 0
            buffer += piece[..<count]
            return count > 0
        }
    }

    private func tooLong(_ limit: String, _ mend: String) -> Failure {
        Failure(Failure.wrongData, "\(name) is longer than \(limit).", mend: mend)
    }
}
