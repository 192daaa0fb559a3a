import Casework
import Testing

@testable import Web

@Suite struct `A chronology that is pasted or uploaded` {
    private let today = CivilDate("2026-05-01") ?? Sample.day

    private func read(_ text: String) -> ChronologyText { ChronologyText(text, today: today) }

    @Test func `has a line for each day, with what was done and the reference after strokes`() {
        let read = read(
            """
            3/4/2026 10:30pm Shouting on the stairs | Officers attended | LOG 12

            4 April 2026 - Music
              5/4/26   Threats|  | X9
            """)
        #expect(read.mistakes.isEmpty)
        #expect(
            read.entries == [
                .init(
                    on: today.adding(days: -28), minute: 1_350, what: "Shouting on the stairs",
                    done: "Officers attended", reference: "LOG 12"),
                .init(on: today.adding(days: -27), what: "Music"),
                .init(on: today.adding(days: -26), what: "Threats", reference: "X9"),
            ])
        let again = ChronologyText(read.entries.map(ChronologyText.line).joined(separator: "\n"), today: today)
        #expect(again.entries == read.entries, "What is shown to be corrected reads back as the same.")
    }

    @Test func `or rows from a spreadsheet, with or without a line that names the columns`() {
        let plain = read("3/4/2026\tShouting\tVisited\tL1\n4/4/2026\tMusic\t\t")
        #expect(plain.entries.map(\.what) == ["Shouting", "Music"] && plain.entries[0].reference == "L1")
        let named = read("Ref\tDate\tTime\tWhat happened\nL1\t3/4/2026\t22:30\tShouting\n")
        #expect(named.entries == [.init(on: today.adding(days: -28), minute: 1_350, what: "Shouting", reference: "L1")])
    }

    @Test(arguments: [
        ("Shouting", 1, "Begin with the date"), ("3/4/2026", 1, "Say what happened"),
        ("\n2/5/2026 x", 2, "is in the future"), ("3/4/0201 x", 1, "is before 1970"),
        ("31/2/2026 x", 1, "is not a real date"), ("4/13/2026 x", 1, "the day before the month"),
        ("3 April x", 1, "must have a year"), ("3/4/2026 x | y | \(String(repeating: "9", count: 61))", 1, "reference"),
        ("3/4/2026\t", 1, "Say what happened"), ("\t\tx", 1, "Begin with the date"),
    ])
    func `is told what is wrong by its line`(_ text: String, _ line: Int, _ words: String) throws {
        let read = read(text)
        let mistake = try #require(read.mistakes.first)
        #expect(read.mistakes.count == 1 && read.entries.isEmpty && mistake.line == line)
        #expect(mistake.sentence.contains(words))
    }

    @Test func `holds 500 entries, and ten thousand lines are one mistake`() {
        let line = "3/4/2026 x\n"
        #expect(read(String(repeating: line, count: 500)).mistakes.isEmpty)
        let many = read(String(repeating: line, count: 10_000))
        #expect(many.entries.count == 500 && many.mistakes.map(\.line) == [501])
    }

    @Test func `a file is read as Excel, a Mac and other programs save it`() throws {
        let table =
            "Date,Time,What happened,Action taken\r\n3/4/2026,22:30,\"Shouting, \"\"loud\"\"\",£5 – visit\r\n,,,\r\n"
        let lines = "3/4/2026 22:30 Shouting, \"loud\" | £5 – visit"
        let utf16 = Array(table.utf16)
        let files: [[UInt8]] = [
            Array(table.utf8), [0xEF, 0xBB, 0xBF] + table.utf8,
            [0xFF, 0xFE] + utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
            [0xFE, 0xFF] + utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
            table.unicodeScalars.map { $0 == "–" ? 0x96 : UInt8(truncatingIfNeeded: $0.value) },
            table.utf8.filter { $0 != UInt8(ascii: "\n") }, table.utf8.filter { $0 != UInt8(ascii: "\r") },
        ]
        for file in files { #expect(try ChronologyUpload.read(file).get() == lines) }
        let bare = try ChronologyUpload.read(Array("3/4/2026,Shouting\n4/4/2026,Music|loud\n".utf8)).get()
        #expect(bare == "3/4/2026 Shouting\n4/4/2026 Music/loud")
    }

    @Test(
        arguments: [
            (Array("PK\u{3}\u{4}xlsx".utf8), "workbook"),
            ([0x25, 0x50, 0x44, 0x46, 0x2D, 0x00, 0xFF], "not a CSV file"),
            ([0xFF, 0xFE, 0x41], "not a CSV file"), (Array("Name,Age\nx,1\n".utf8), "must name the columns"),
            (Array("Date,What\n\"3/4/2026,x\n".utf8), "line 2"), (Array("Date,What\n3/4/2026\n".utf8), "line 2"),
        ] as [([UInt8], String)])
    func `one that is no CSV is refused with how to mend it`(_ file: [UInt8], _ words: String) {
        guard case .failure(let fault) = ChronologyUpload.read(file) else {
            Issue.record("It was read.")
            return
        }
        #expect(fault.sentence.contains(words), "\(fault.sentence)")
    }
}
