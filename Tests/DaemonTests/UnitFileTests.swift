import FoundationEssentials
import Glibc
import TestSupport
import Testing

@testable import casereviewd

@Suite struct `What is installed for systemd` {
    private static let top = String(#filePath.dropLast("/Tests/DaemonTests/UnitFileTests.swift".count))

    /// Installs into a directory of its own, with a stand-in for the binary, which takes no part in this.
    private static func installed(
        destination: Bool = false, _ body: (_ directory: String, _ unit: String) throws -> Void
    ) throws {
        let scratch = "/tmp/casereviewd-unit-\(getpid())-\(UInt32.random(in: .min ... .max))"
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let words = destination ? ["DESTDIR=\(scratch)", "PREFIX=/opt/x"] : ["PREFIX=\(scratch)"]
        try run("make", ["-s", "-C", top, "install", "BINARY=/bin/true"] + words)
        let unit = "\(scratch)\(destination ? "/opt/x" : "")/lib/systemd/system/casereviewd.service"
        try body(scratch, unit)
    }

    @discardableResult
    private static func run(
        _ name: String, _ arguments: [String], succeeding: Bool = true
    ) throws -> Subprocess.Outcome {
        let path = ProcessInfo.processInfo.environment["PATH"]
        guard let program = Files.program(name, path: path) else { throw TestTrouble("\(name) is not installed.") }
        let outcome = try Subprocess(
            program: program, arguments: arguments, environment: ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin"]
        ).run()
        if succeeding, !outcome.succeeded {
            throw TestTrouble("\(name): \(outcome.ending) \(outcome.outputText) \(outcome.errorText)")
        }
        return outcome
    }

    private static func text(_ path: String) throws -> String {
        String(decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
    }

    @Test func `is a unit that systemd finds nothing wrong with`() throws {
        try Self.installed { _, unit in
            let outcome = try Self.run("systemd-analyze", ["verify", "--man=no", unit])
            #expect(outcome.outputText == "")
            #expect(outcome.errorText == "")
        }
    }

    @Test func `exposes no more than 1·5`() throws {
        try Self.installed { _, unit in
            let arguments = ["security", "--offline=true", "--no-pager", "--threshold=15", unit]
            let outcome = try Self.run("systemd-analyze", arguments)
            #expect(outcome.outputText.contains("Overall exposure level"))
        }
    }

    @Test func `lies below the prefix, within the destination, and starts the binary from there`() throws {
        try Self.installed(destination: true) { directory, unit in
            for file in [
                "bin/casereviewd", "share/casereviewd/casereviewd.yaml", "lib/sysusers.d/casereviewd.conf",
                "lib/tmpfiles.d/casereviewd.conf",
            ] {
                #expect(FileManager.default.fileExists(atPath: "\(directory)/opt/x/\(file)"), "\(file)")
            }
            let lines = try Self.text(unit).split(separator: "\n")
            #expect(lines.contains("ExecStart=/opt/x/bin/casereviewd serve"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["opt"])
        }
    }

    @Test func `asks of the service what it does`() throws {
        let lines = try Self.text("\(Self.top)/systemd/casereviewd.service").split(separator: "\n")
        for line in [
            "Type=notify", "NotifyAccess=main", "WatchdogSec=30", "ExecReload=kill -HUP $MAINPID",
            "Restart=on-failure", "RestartPreventExitStatus=78", "StartLimitIntervalSec=0", "KillMode=mixed",
        ] {
            #expect(lines.contains { $0 == line }, "\(line)")
        }
    }

    @Test func `makes a user and directories that only the service reads`() throws {
        try Self.installed { directory, _ in
            let root = "\(directory)/root"
            try FileManager.default.createDirectory(atPath: "\(root)/etc", withIntermediateDirectories: true)
            try Self.run("systemd-sysusers", ["--root=\(root)", "\(directory)/lib/sysusers.d/casereviewd.conf"])
            #expect(try Self.text("\(root)/etc/passwd").contains("casereviewd:"))
            // Only root can give them away, but anybody sees what they would be.
            try Self.run(
                "systemd-tmpfiles", ["--root=\(root)", "--create", "\(directory)/lib/tmpfiles.d/casereviewd.conf"],
                succeeding: geteuid() == 0)
            #expect(Files.entry("\(root)/etc/casereviewd")?.mode == 0o750)
            #expect(Files.entry("\(root)/etc/casereviewd/secrets")?.mode == 0o700)
        }
    }
}
