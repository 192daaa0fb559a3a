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

    @Test(arguments: [
        "10:30 it was", "10 pm noise", "at 5pm he came", "- a dash", ", a comma", "2026 was bad", "T10:30", ":;- x",
        "1/2/2026 too", "0.5 litres", "; again",
    ])
    func `a line whose first words look like a part of the day reads back as the same`(_ what: String) {
        for minute in [nil, 0, 570, 1_439] {
            let entry = InformationRequest.Entry(on: today, minute: minute, what: what, done: "Done.", reference: nil)
            #expect(read(ChronologyText.line(entry)).entries == [entry], "\(ChronologyText.line(entry))")
        }
        #expect(read("27/3/2026 | Shouting | Visited").entries.map(\.what) == ["Shouting"])
    }

    @Test
    func `whatever somebody wrote reads back as the same, and lines that nobody changed keep what no line can hold`() {
        var random = SystemRandomNumberGenerator()
        let seed = UInt64.random(in: 0...UInt64.max, using: &random)
        var seeded = SplitMix(seed)
        let parts = [
            "10", ":", "30", " ", "-", ",", ".", "am", "pm", "T", "at ", "2026", "/", "1", "noise", "é", "Ω", "|", "\n",
            "\t",
            "\\", "Jan", ";", "st", "of ",
        ]
        func text(_ least: Int) -> String {
            let some = (0..<Int.random(in: least...8, using: &seeded)).map { _ in
                parts.randomElement(using: &seeded) ?? ""
            }
            return some.joined()
        }
        for _ in 0..<3_000 {
            var whole = InformationRequest.Entry(
                on: today.adding(days: -Int.random(in: 0...9_000, using: &seeded)),
                minute: Bool.random(using: &seeded) ? Int.random(in: 0..<1_440, using: &seeded) : nil,
                what: "x", done: text(0), reference: text(0))
            whole.what = text(1)
            let isBlank = whole.what.utf8.allSatisfy { [0x20, 0x09, 0x0A].contains($0) }
            if isBlank { whole.what = "noise" }
            let line = ChronologyText.line(whole)
            #expect(!line.utf8.contains(0x0A), "seed \(seed)")
            #expect(ChronologyText(line, today: today, known: [whole]).entries == [whole], "seed \(seed): \(line)")
            // What one line can hold reads back by itself.
            let plain = read(line).entries
            #expect(
                plain.count == 1 && read(plain.first.map(ChronologyText.line) ?? "").entries == plain, "seed \(seed)")
            let isSimple = [whole.what, whole.done ?? "", whole.reference ?? ""].allSatisfy { cell in
                !cell.utf8.contains { [0x7C, 0x0A, 0x09].contains($0) }
                    && cell.utf8.first != 0x20 && cell.utf8.last != 0x20
            }
            if isSimple {
                var same = whole
                if same.done?.isEmpty == true { same.done = nil }
                if same.reference?.isEmpty == true { same.reference = nil }
                #expect(plain == [same], "seed \(seed): \(line)")
            }
        }
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

/// The same numbers for the same seed.
private struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
