import FoundationEssentials
import Glibc
import Post
import Testing

@testable import casereviewd

@Suite struct `What the doctor says of channels` {
    private func settings(url: String, allowing: [String] = []) -> Settings {
        var settings = Settings()
        settings.textChannel = "webhook"
        settings.webhook = WebhookEndpoint(
            url, secrets: [], alsoPrivate: allowing.compactMap(WebhookEndpoint.AllowedPlace.init))
        return settings
    }

    @Test func `a webhook's host is looked up, and nothing is sent to it`() async {
        #expect(await DoctorCommand.webhook(Settings()) == nil)
        let inside = await DoctorCommand.webhook(settings(url: "https://localhost/x"))
        #expect(inside?.state == .failed)
        #expect(inside?.finding.contains("not of the public internet") == true)
        let listed = await DoctorCommand.webhook(settings(url: "https://localhost/hunter2", allowing: ["localhost"]))
        #expect(listed?.state == .ok)
        #expect(listed?.text.contains("hunter2") == false)
        var unused = settings(url: "https://hooks.invalid/")
        #expect(await DoctorCommand.webhook(unused)?.state == .failed)
        unused.textChannel = "print"
        #expect(await DoctorCommand.webhook(unused)?.state == .warning)
    }

    @Test func `a program is looked at, and not run`() throws {
        let directory = FileManager.default.temporaryDirectory.path + "/casereview-doctor-\(UUID())"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let path = "\(directory)/send"
        #expect(
            FileManager.default.createFile(atPath: path, contents: Data("#!/bin/sh\ntouch '\(directory)/ran'\n".utf8)))
        var settings = Settings()
        #expect(DoctorCommand.program(settings) == nil)
        settings.letterChannel = "exec"
        let rows: [(String, mode_t, DoctorCommand.Finding.State, String)] = [
            (path, 0o755, .ok, "can be run"), (path, 0o644, .failed, "may not be run"),
            (path, 0o777, .failed, "changed by others"), (path, 0o775, .failed, "changed by others"),
            (directory, 0o755, .failed, "is no file"), ("\(directory)/none", 0o755, .failed, "is no file"),
        ]
        for (program, mode, state, words) in rows {
            #expect(unsafe chmod(path, mode) == 0)
            settings.program = ExecProgram(path: program)
            let finding = DoctorCommand.program(settings)
            #expect(finding?.state == state && finding?.finding.contains(words) == true, "\(finding?.finding ?? "")")
        }
        // Who may write beside it puts another in its place.
        #expect(unsafe chmod(path, 0o755) == 0 && chmod(directory, 0o777) == 0)
        settings.program = ExecProgram(path: path)
        #expect(DoctorCommand.program(settings)?.finding.hasPrefix(directory) == true)
        #expect(!FileManager.default.fileExists(atPath: "\(directory)/ran"))
    }
}
