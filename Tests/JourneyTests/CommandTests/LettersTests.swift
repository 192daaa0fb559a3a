import Casework
import FoundationEssentials
import Testing
import Text

@Suite struct `The letters command` {
    @Test func `lists every letter, with its reader and its file`() async throws {
        let ran = try await Program(["letters", "list", "--format", "json"]).run()
        #expect(ran.ending == .exited(0), "\(ran.errors)")
        let kinds = try ran.json().items?.compactMap { $0["kind"]?.text }
        #expect(kinds == Notice.Kind.allCases.map(\.rawValue))
        #expect(
            try await Program(["letters", "list"]).run().output.contains("outcome  (applicants, the law requires it)"))
    }

    @Test func `shows one filled, with its names, and as a text to begin with`() async throws {
        let shown = try await Program(["letters", "show", "closed", "--format", "json"]).run()
        #expect(try shown.json()["subject"]?.text == "Your reference CR-7K2M9QPX")
        #expect(try shown.json()["names"]?["reason"]?.text == "Everything agreed has been done.")
        let template = try await Program(["letters", "show", "closed", "--template"]).run()
        #expect(template.output.hasPrefix("Subject: Your reference {{reference}}\n\nDear {{recipient}},\n"))
        let text = try await Program(["letters", "show", "closed"]).run()
        #expect(text.output.contains("  {{reason}}  Everything agreed has been done."))
    }

    @Test func `names the nearest where there is none of that name`() async throws {
        let ran = try await Program(["letters", "show", "clsoed"]).run()
        #expect(ran.ending == .exited(64) && ran.errors.contains("Did you mean closed?"), "\(ran.errors)")
    }
}
