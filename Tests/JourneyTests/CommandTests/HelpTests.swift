import Testing

@Suite struct `Help` {
    @Test(arguments: [
        [], ["serve"], ["migrate"], ["demo"], ["check"], ["deadline"], ["statistics"], ["audit"], ["audit", "verify"],
        ["notify"], ["notify", "test"], ["doctor"], ["procedure"], ["procedure", "list"], ["procedure", "show"],
        ["procedure", "lint"], ["procedure", "simulate"],
    ])
    func `every command tells how it is used, on standard output`(_ command: [String]) async throws {
        let ran = try await Program(command + ["--help"]).run()
        #expect(ran.ending == .exited(0))
        #expect(ran.output.contains("USAGE: casereviewd"))
        #expect(ran.errors == "")
    }

    @Test func `every command is listed`() async throws {
        let ran = try await Program(["--help"]).run()
        for command in [
            "serve", "migrate", "demo", "check", "deadline", "statistics", "audit", "notify", "doctor", "procedure",
        ] {
            #expect(ran.output.contains("  \(command) "), "\(command)")
        }
    }
}
