import FoundationEssentials
import Glibc

/// A temporary directory of short path: a socket's may have 107 bytes. Everyone may enter it, because a private
/// PostgreSQL runs as another user where the tests run as root.
struct Scratch {
    let path: String

    init() throws {
        var template = Array("/tmp/cr.XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else { throw Trouble("No temporary directory can be made in /tmp.") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard unsafe chmod(path, 0o755) == 0 else { throw Trouble("\(path) cannot be opened to others.") }
    }

    /// A directory that is there already.
    init(path: String) { self.path = path }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    func directory(_ name: String) throws -> String {
        try FileManager.default.createDirectory(atPath: file(name), withIntermediateDirectories: true)
        return file(name)
    }

    func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
        guard FileManager.default.createFile(atPath: file(name), contents: Data(bytes)) else {
            throw Trouble("\(file(name)) cannot be written.")
        }
    }

    /// Empty where there is no such file.
    func text(_ name: String) -> String {
        String(decoding: FileManager.default.contents(atPath: file(name)) ?? Data(), as: UTF8.self)
    }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
