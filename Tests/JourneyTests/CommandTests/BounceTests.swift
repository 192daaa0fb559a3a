import FoundationEssentials
import Testing

extension Journeys {
    @Suite struct `The bounce command` {
        @Test func `takes an answer of a person, who is never turned away, and shows it to a coordinator`() async throws
        {
            try await Town.with(settings: "  bounce_address: bounces@east.example") { town in
                let mail = """
                    From: Ann Ash <ann@home.example>
                    To: bounces@east.example
                    Subject: Re: About your case

                    Please ring me, <b>not</b> at home.

                    """
                let taken = try await town.run(["bounce", "--sender", "ann@home.example"], input: Array(mail.utf8))
                #expect(taken.ending == .exited(0), "\(taken.errors)")
                #expect(taken.output == "Taken: reply.\n")

                let coordinator = try await town.signedIn(as: "coordinator")
                let work = try await coordinator.open("/work")
                #expect(work.says("Read an answer that came by e-mail"))
                let page = try await coordinator.follow("Read an answer that came by e-mail")
                #expect(page.text.contains("Please ring me, <b>not</b> at home."), "\(page.text)")
                #expect(page.text.contains("Nothing proves which case it belongs to"))
            }
        }
    }
}

@Suite struct `What the bounce command leaves to the mail server` {
    private func run(_ input: String, _ settings: String) async throws -> Program.Ran {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try scratch.write(settings.utf8, to: "casereviewd.yaml")
        return try await Program(
            ["bounce", "--config", scratch.file("casereviewd.yaml")], input: Array(input.utf8),
            environment: ["STATE_DIRECTORY": scratch.file("state")]
        ).run()
    }

    @Test func `a mail is handed in again later where the database is away, or the settings are wrong`() async throws {
        let away = "database:\n  url: postgresql://nobody@127.0.0.1:1/none?connect_timeout=2\n"
        for settings in [away, "post:\n  bounce_adress: x\n"] {
            let ran = try await run("Subject: x\n\ny\n", settings)
            #expect(ran.ending == .exited(75), "\(ran.errors)")
            #expect(!ran.errors.isEmpty)
        }
    }
}
