import FoundationEssentials
import Glibc

/// What the host side needs of the file system. Final components are never followed where they are links: as root
/// we also work beside directories that another user can write.
enum Files {
    struct Entry {
        let isDirectory: Bool
        let owner: uid_t
        let group: gid_t
        /// Permission bits only.
        let mode: mode_t
        let device: dev_t
        let inode: ino_t
        /// Bytes.
        let size: Int
    }

    /// The entry itself; with `following`, what a link leads to. nil where there is none or it may not be seen.
    static func entry(_ path: String, following: Bool = false) -> Entry? {
        var info = stat()
        guard (following ? unsafe stat(path, &info) : unsafe lstat(path, &info)) == 0 else { return nil }
        return Entry(
            isDirectory: info.st_mode & S_IFMT == S_IFDIR,
            owner: info.st_uid,
            group: info.st_gid,
            mode: info.st_mode & 0o7777,
            device: info.st_dev,
            inode: info.st_ino,
            size: info.st_size
        )
    }

    /// Makes one directory; true where it is new, false where something is there already.
    static func makeDirectory(_ path: String, mode: mode_t) throws(HostError) -> Bool {
        if unsafe mkdir(path, mode) == 0 {
            // Whatever the umask took away.
            guard unsafe chmod(path, mode) == 0 else { throw failure("be given its permissions", path) }
            return true
        }
        guard errno == EEXIST else { throw failure("be made", path) }
        return false
    }

    /// The real path of a directory that is made, with its parents, where missing: itself for its owner alone.
    static func ownDirectory(_ path: String) throws(HostError) -> String {
        let full = path.utf8.first == UInt8(ascii: "/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        var made = ""
        let parts = parts(full, "/")
        for (index, part) in parts.enumerated() {
            made += "/" + part
            if entry(made, following: true) == nil {
                _ = try makeDirectory(made, mode: index == parts.count - 1 ? 0o700 : 0o755)
            }
        }
        guard let real = unsafe realpath(full, nil) else { throw failure("be used", path) }
        defer { unsafe free(real) }
        guard entry(full, following: true)?.isDirectory == true else { throw failure("be used", path, ENOTDIR) }
        return unsafe String(cString: real)
    }

    /// Up to `cap` bytes from the end of a plain file; nil where it cannot be read.
    static func tail(_ path: String, cap: Int = 65_536) -> String? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        let size = lseek(descriptor, 0, SEEK_END)
        _ = lseek(descriptor, max(0, size - cap), SEEK_SET)
        var buffer = [UInt8](repeating: 0, count: cap)
        let count = unsafe read(descriptor, &buffer, buffer.count)
        return count < 0 ? nil : String(decoding: buffer.prefix(count), as: UTF8.self)
    }

    /// Puts `text` in place of the file in one step, readable by `group` where given.
    static func write(_ text: String, to path: String, group: gid_t?) throws(HostError) {
        let draft = path + ".new"
        _ = unsafe unlink(draft)
        let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure("be written", path) }
        defer { close(descriptor) }
        if let group {
            guard fchown(descriptor, uid_t.max, group) == 0, fchmod(descriptor, 0o640) == 0
            else { throw failure("be written", path) }
        }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw failure("be written", path) }
            rest = rest.dropFirst(count)
        }
        guard fsync(descriptor) == 0, unsafe rename(draft, path) == 0 else { throw failure("be written", path) }
    }

    /// Moves within one file system, and the record of it with it, so that a power cut keeps it.
    static func move(_ path: String, to new: String, within directory: String) throws(HostError) {
        guard unsafe rename(path, new) == 0 else { throw failure("be moved to \(new)", path) }
        let descriptor = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// Names in a directory; none where it cannot be read.
    static func names(in directory: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    }

    /// The absolute path of a program in `PATH` or, failing that, in the system's own places.
    static func program(_ name: String, path: String?) -> String? {
        let places = parts(path ?? "", ":") + ["/usr/bin", "/bin", "/usr/sbin", "/sbin"]
        return places.filter { $0.utf8.first == UInt8(ascii: "/") }.map { $0 + "/" + name }.first(where: isProgram)
    }

    static func isProgram(_ path: String) -> Bool {
        unsafe access(path, X_OK) == 0 && entry(path, following: true)?.isDirectory == false
    }

    /// The parts between separators, empty ones left out, told apart by bytes: a mark that combines with the
    /// separator would hide it from `String.split`.
    static func parts(_ text: String, _ separator: Unicode.Scalar) -> [String] {
        text.unicodeScalars.split(separator: separator).map { String($0) }
    }

    static func failure(_ deed: String, _ path: String, _ code: Int32 = errno) -> HostError {
        .unavailable("\(path) cannot \(deed): \(systemText(code)).")
    }
}
