import Dispatch
import FoundationEssentials
import Glibc
import Text

/// Writes each message as a file of a directory that any mail reader understands (`tmp`, `new`, `cur`).
///
/// The file is named after the message. It comes into `new` by a link, which fails where it is there already, and both
/// it and the directory are on the disk before the message counts as accepted: so each message is there once, however
/// often and by however many it is delivered.
public struct Maildir: Channel {
    public let name: String
    public var isRepeatable: Bool { true }
    let directory: String
    /// Files are written one after the other on a thread that may wait.
    private let queue = DispatchQueue(label: "post.maildir")

    /// The directory is made when the first message comes.
    public init(directory: String, name: String = "maildir") {
        self.directory = directory
        self.name = name
    }

    public func deliver(_ letter: OutgoingMessage) async -> DeliveryOutcome {
        let bytes: [UInt8]
        do throws(Mail.Refusal) {
            bytes = try letter.mail()
        } catch {
            return .failed("the field \(error.field) cannot be written: \(error.reason)")
        }
        let file = letter.id.uuidString.lowercased()
        return await withCheckedContinuation { continuation in
            queue.async {
                do throws(Failure) {
                    try keep(bytes, as: file, attempt: letter.attempt)
                    continuation.resume(returning: .accepted(providerID: file))
                } catch {
                    continuation.resume(returning: .again(error.sentence, after: nil))
                }
            }
        }
    }

    /// A system call that did not succeed. Whatever it was, the next attempt finds out whether the file is there.
    struct Failure: Error {
        var call: String
        var code: Int32

        var sentence: String { "\(call): error \(code) of the system" }
    }

    private func keep(_ bytes: [UInt8], as file: String, attempt: Int) throws(Failure) {
        try makeDirectories()
        if isKept(file) { return }
        let draft = "\(directory)/tmp/\(file).\(attempt)"
        // Left by an attempt of the same number that never ended.
        _ = unsafe unlink(draft)
        try write(bytes, to: draft)
        defer { _ = unsafe unlink(draft) }
        if unsafe link(draft, "\(directory)/new/\(file)") != 0, errno != EEXIST { throw failure("link") }
        let folder = unsafe open("\(directory)/new", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw failure("open") }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw failure("fsync") }
    }

    private func write(_ bytes: [UInt8], to path: String) throws(Failure) {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure("open") }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let failure = failure("write")
                _ = unsafe unlink(path)
                throw failure
            }
            rest = rest.dropFirst(count)
        }
        guard fsync(file) == 0 else {
            let failure = failure("fsync")
            _ = unsafe unlink(path)
            throw failure
        }
    }

    /// In `new`, or where a mail reader moved it: in `cur`, with flags after its name.
    private func isKept(_ file: String) -> Bool {
        if unsafe access("\(directory)/new/\(file)", F_OK) == 0 { return true }
        let read = (try? FileManager.default.contentsOfDirectory(atPath: "\(directory)/cur")) ?? []
        return read.contains { $0.utf8.starts(with: file.utf8) }
    }

    private func makeDirectories() throws(Failure) {
        for path in [directory, "\(directory)/tmp", "\(directory)/new", "\(directory)/cur"] {
            if unsafe mkdir(path, 0o700) != 0, errno != EEXIST { throw failure("mkdir") }
        }
    }

    private func failure(_ call: String) -> Failure { Failure(call: call, code: errno) }
}
