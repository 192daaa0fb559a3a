import Glibc
import Testing
import Text

/// Settings and credentials that cannot be used: each ends the start with 78, within a second, in a sentence that says
/// where, and none is repeated that could be a secret.
@Suite struct `Settings that cannot be used` {
    struct Row: CustomTestStringConvertible {
        let testDescription: String
        /// `{dir}` stands for the scratch directory.
        let settings: [UInt8]
        /// What the error must say.
        let saying: [String]
        var environment: [String: String] = [:]

        init(_ name: String, _ settings: String, _ saying: String..., environment: [String: String] = [:]) {
            self.init(name, bytes: Array(settings.utf8), saying, environment: environment)
        }

        init(_ name: String, bytes: [UInt8], _ saying: [String], environment: [String: String] = [:]) {
            testDescription = name
            settings = bytes
            self.saying = saying
            self.environment = environment
        }
    }

    static let secret = "hunter2secret"

    @Test(arguments: settingsFaults)
    func `end the start at once, saying where, and no secret`(_ row: Row) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try furnish(scratch)
        let text = String(decoding: row.settings, as: UTF8.self).replacing("{dir}", with: scratch.path)
        // What is no text stays as it is.
        try scratch.write(
            String(validating: row.settings, as: UTF8.self) == nil ? row.settings : Array(text.utf8),
            to: "settings.yaml")
        var environment = row.environment.mapValues { $0.replacing("{dir}", with: scratch.path) }
        environment["STATE_DIRECTORY"] = scratch.file("state")
        let program = Program(["serve", "--config", scratch.file("settings.yaml")], environment: environment)
        try await expect(row.saying.map { $0.replacing("{dir}", with: scratch.path) }, of: program, in: scratch)
    }

    @Test(arguments: [
        ("nowhere.yaml", "is not there"), ("folder", "is a directory"), ("pipe", "is no file"),
        ("large.yaml", "is longer than"), ("good-url/settings.yaml", "is not there"),
    ])
    func `are no file that can be read`(_ name: String, _ saying: String) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try furnish(scratch)
        try scratch.write([UInt8](repeating: UInt8(ascii: "#"), count: 10_000_000), to: "large.yaml")
        for environment in [["CASEREVIEWD_CONFIG": scratch.file(name)], [:]] {
            let arguments = environment.isEmpty ? ["serve", "--config", scratch.file(name)] : ["serve"]
            let program = Program(
                arguments, environment: environment.merging(["STATE_DIRECTORY": scratch.file("state")]) { $1 })
            try await expect(["The settings file \(scratch.file(name)) \(saying)"], of: program, in: scratch)
        }
    }

    @Test func `are what the system will not read`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let program = Program(
            ["serve", "--config", "/proc/self/mem"], environment: ["STATE_DIRECTORY": scratch.file("state")])
        try await expect(["The settings file /proc/self/mem cannot be read: "], of: program, in: scratch)
    }

    @Test func `are told to programs with the file`() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.write("database: {url_file: \(Self.secret)}\nlisten: 1\n".utf8, to: "settings.yaml")
        let path = scratch.file("settings.yaml")
        let ran = try await Program(["serve", "--config", path, "--format", "json"]).run()
        #expect(ran.ending == .exited(78) && !ran.errors.contains(Self.secret))
        let errors = try ran.errorsAsJSON()["errors"]?.items ?? []
        #expect(errors.map { $0["line"]?.number } == [1, 2])
        #expect(errors.allSatisfy { $0["file"]?.text == path })
    }

    private func expect(_ saying: [String], of program: Program, in scratch: Scratch) async throws {
        var ran = try await program.run()
        // A busy machine may take its time once or twice.
        for _ in 0..<4 where ran.took >= .seconds(1) { ran = try await program.run() }
        #expect(ran.took < .seconds(1))
        #expect(ran.ending == .exited(78), "\(ran.errors)")
        #expect(ran.output == "")
        #expect(!ran.errors.contains(Self.secret), "\(ran.errors)")
        for words in saying { #expect(ran.errors.contains(words), "\(ran.errors)") }
        #expect(!scratch.exists("state"))
    }

    /// The files that rows name.
    private func furnish(_ scratch: Scratch) throws {
        let address = "postgresql://casereview_serve:\(Self.secret)@127.0.0.1/casereview"
        try scratch.write("\(address)\n".utf8, to: "good-url")
        try scratch.write([], to: "empty")
        try scratch.write("\n".utf8, to: "blank")
        try scratch.write("\(Self.secret)\0".utf8, to: "nul")
        try scratch.write("\(Self.secret)\nmore\n".utf8, to: "lines")
        try scratch.write(Array(Self.secret.utf8) + [0xff], to: "latin")
        try scratch.write("mysql://u:\(Self.secret)@h/d\n".utf8, to: "other")
        try scratch.write([UInt8](repeating: UInt8(ascii: "x"), count: 70_000), to: "large")
        _ = try scratch.directory("folder")
        guard unsafe mkfifo(scratch.file("pipe"), 0o600) == 0 else { throw Trouble("No pipe can be made.") }
    }
}
