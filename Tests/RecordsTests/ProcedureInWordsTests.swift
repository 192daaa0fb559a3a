import Casework
import FoundationEssentials
import Records
import Shipped
import Testing
import Text

@Suite struct `The shipped procedures in words` {
    @Test(arguments: Shipped.procedures.map(\.name))
    func `have no empty part, no stray space and each step once`(_ name: String) throws {
        let procedure = try ProcedureFile.read(shipped("procedures/\(name).yaml"))
        let words = ProcedureInWords(procedure)
        #expect(procedure.cycle == nil)
        #expect(Set(words.sections.map(\.id)).count == words.sections.count)
        var steps = 0
        for section in words.sections {
            #expect(!section.blocks.isEmpty)
            for block in section.blocks {
                let texts: [String]
                switch block {
                case .paragraph(let text): texts = [text]
                case .items(let items): texts = items
                case .table(_, _, let rows):
                    steps += rows.count
                    texts = rows.flatMap(\.self)
                case .facts(let facts): texts = facts.flatMap { [$0.name, $0.value] }
                }
                #expect(!texts.isEmpty)
                for text in texts {
                    #expect(!text.isEmpty && !text.contains("  ") && !text.contains(" ."))
                }
            }
        }
        #expect(steps == procedure.limits.count)
    }

    /// With `CASEREVIEW_WRITE_WORDS` the words are written anew instead, for people to look at.
    @Test func `read as they were looked at`() throws {
        let texts = try ["statutory", "islington"].map { name in
            ProcedureInWords(try ProcedureFile.read(shipped("procedures/\(name).yaml"))).text(width: 80)
        }
        guard ProcessInfo.processInfo.environment["CASEREVIEW_WRITE_WORDS"] == nil else {
            let names = ["statutoryInWords", "islingtonInWords"]
            let written = zip(names, texts).map { name, text in
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                let literal = lines.map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
                return "\nlet \(name) = \"\"\"\n\(literal)\n    \"\"\"\n"
            }
            let head =
                "// What the program makes of two procedures, looked at by people: a change of words shows here.\n"
            let folder = #filePath.dropLast("ProcedureInWordsTests.swift".count)
            let bytes = Array((head + written.joined()).utf8)
            #expect(
                FileManager.default.createFile(atPath: "\(folder)ProcedureSnapshots.swift", contents: Data(bytes)))
            return
        }
        #expect(texts == [statutoryInWords, islingtonInWords])
    }

    @Test func `refuse a limit that waits for itself, with the line`() throws {
        let text = String(decoding: shipped("procedures/statutory.yaml"), as: UTF8.self)
            .replacing("limit: 20 working days, from: threshold-decision", with: "limit: 20 working days, from: panel")
        let found = try #require(mistakes { try ProcedureFile.read(Array(text.utf8)) })
        #expect(found.map(\.path) == ["limits_where_silent.panel.from"] && found.allSatisfy { $0.line != nil })
        #expect(found.first?.mend.contains("panel is counted from panel") == true)
    }
}
