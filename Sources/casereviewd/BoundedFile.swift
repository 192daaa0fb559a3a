import Glibc
import Text

/// A file from outside that is read whole, never more of it than a limit, and never waited for.
enum BoundedFile {
    /// Why it could not be read, in words that do not repeat its name: it may be a secret in the wrong place.
    enum Trouble: Error, Equatable {
        case missing
        /// With the system's reason.
        case unreadable(String)
        case directory
        /// A pipe, a socket, a device.
        case noFile
        /// Above so many bytes.
        case tooLong(Int)
    }

    struct Contents {
        let bytes: [UInt8]
        let isOpenToOthers: Bool
    }

    /// `devices`: whether a device such as /dev/null is a file too.
    static func read(_ path: String, upTo limit: Int, devices: Bool = false) throws(Trouble) -> Contents {
        guard !path.utf8.contains(0), !path.isEmpty else { throw .missing }
        // A pipe would otherwise be waited for.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else {
            let isMissing = errno == ENOENT || errno == ENOTDIR
            throw isMissing ? .missing : errno == ENXIO ? .noFile : .unreadable(systemText(errno))
        }
        defer { close(descriptor) }
        var info = stat()
        guard unsafe fstat(descriptor, &info) == 0 else { throw .unreadable(systemText(errno)) }
        switch info.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .directory
        case S_IFCHR where devices: break
        default: throw .noFile
        }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = unsafe piece.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(systemText(errno)) }
            if count == 0 { return Contents(bytes: bytes, isOpenToOthers: info.st_mode & 0o007 != 0) }
            bytes += piece[..<count]
            guard bytes.count <= limit else { throw .tooLong(limit) }
        }
    }
}
