import Glibc
import Text

/// Standard output and standard error, a line at a time. A reader that has gone away ends nothing.
enum Output {
    static func line(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

    /// As it is, with the line ends that it has.
    static func text(_ text: String) { write(text, to: STDOUT_FILENO) }

    static func errorLine(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

    /// What is going on, for people; nothing where a program asked for JSON, which then finds only errors there.
    static func progress(_ text: String) {
        if !Failure.wantsJSON(CommandLine.arguments) { errorLine(text) }
    }

    static func json(_ value: JSON) { line(value.text(pretty: true)) }

    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { return }
            bytes = bytes.dropFirst(written)
        }
    }
}

/// A file named on the command line, or standard input for `-`, read in pieces.
struct Input: ~Copyable {
    private let descriptor: Int32
    private let name: String
    private var buffer: [UInt8] = []
    private var start = 0
    private var ended = false

    static let longestFile = 64 << 20
    static let longestLine = 1 << 20

    init(_ path: String) throws(Failure) {
        if path == "-" {
            descriptor = STDIN_FILENO
            name = "standard input"
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

    /// The next line without its end, nil after the last. Throws for a line above 1 MiB.
    mutating func line() throws(Failure) -> [UInt8]? {
        while true {
            if let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return Array(buffer[start..<end])
            }
            guard buffer.count - start <= Input.longestLine else {
                throw tooLong("1 MiB a line", "One line is one object.")
            }
            if start > 0 {
                buffer.removeFirst(start)
                start = 0
            }
            guard try fill() else {
                guard !buffer.isEmpty else { return nil }
                defer { buffer = [] }
                return buffer
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
