import FoundationEssentials
import Glibc
import Testing
import Text

extension Journeys {
    @Suite struct `The end of a case` {
        @Test func `from the draft plan to closing and opening again, in a browser`() async throws {
            try await Town.with(isBare: false) { town in
                let work = try Scratch()
                defer { work.remove() }
                try work.write([], to: "input")
                let links = town.links.map { "\"\($0.key)\": \"\($0.value)\"" }.joined(separator: ", ")
                try work.write("{\(links)}".utf8, to: "links.json")
                let support = String(#filePath.dropLast("/JourneyTests/Journeys/EndingsTests.swift".count)) + "/Support"
                let tools = ProcessInfo.processInfo.environment["CASEREVIEW_TOOLS"] ?? ".build/tools"
                let pictures = ProcessInfo.processInfo.environment["CASEREVIEW_PICTURES"] ?? "-"
                let running = try Running.spawn(
                    [
                        "\(tools)/venv/bin/python3", "\(support)/walk-endings.py", town.address,
                        work.file("links.json"), pictures,
                    ], environment: ["PATH": Program.path, "HOME": work.path, "LC_ALL": "C.UTF-8"], in: work)
                let ending = try await running.ending(within: .seconds(300))
                if ending == .tooSlow { running.kill() }
                #expect(ending == .exited(0), "\(work.text("output"))\n\(work.text("errors"))")
                let answer = try await town.answer("audit", "verify", "--format", "json")
                #expect(answer["findings"]?.items?.isEmpty == true)
            }
        }
    }
}
