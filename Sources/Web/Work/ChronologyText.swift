import Casework
import Text

/// A chronology as a body pastes it, read line by line: `DATE what happened | what was done | reference`, or cells with
/// tabs between them as a spreadsheet copies them. Everything that is wrong is said with its line.
struct ChronologyText: Sendable {
    var entries: [InformationRequest.Entry] = []
    var mistakes: [Mistake] = []

    struct Mistake: Equatable, Sendable {
        var line: Int
        var sentence: String
    }

    /// - Parameter known: Entries that stood in the text as lines (`line`): those that nobody changed stay as they were,
    ///   also where a line cannot hold all of them.
    init(_ text: String, today: CivilDate, known: [InformationRequest.Entry] = []) {
        let known = known.map { (cells: Self.cells(ofLine: Substring(Self.line($0)).utf8), entry: $0) }
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var columns: Columns?
        for (index, line) in lines.enumerated() {
            guard !line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) else { continue }
            if entries.count >= InformationRequest.Entry.most {
                mistakes.append(.init(line: index + 1, sentence: Self.tooMany))
                return
            }
            let cells: [String]
            if line.contains(UInt8(ascii: "\t")) {
                let found = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
                    Self.trimmed($0)
                }
                // The first line may name the columns.
                if columns == nil, let named = Columns(found) {
                    columns = named
                    continue
                }
                columns = columns ?? .usual
                cells = columns?.pick(found) ?? found
            } else {
                cells = Self.cells(ofLine: line)
                if let same = known.first(where: { Self.isSame($0.cells, cells) }) {
                    entries.append(same.entry)
                    continue
                }
            }
            read(cells, line: index + 1, today)
        }
    }

    /// A table that was uploaded, written as lines that can be corrected: cells keep their order, a line end in a cell
    /// becomes a stroke. nil where nothing names a date: then what the first line should hold is said.
    static func lines(of table: [[String]]) -> String? {
        guard let head = table.first else { return "" }
        var rows = table[...]
        var columns = Columns.usual
        if let named = Columns(head) {
            columns = named
            rows = rows.dropFirst()
        } else if case .failure = DayText.whole(head.first ?? "") {
            return nil
        }
        let lines = rows.compactMap { row -> String? in
            let cells = columns.pick(row).map(oneLine)
            guard cells.contains(where: { !$0.isBlankLine }) else { return nil }
            return line(cells[0], Array(cells.dropFirst()))
        }
        return lines.joined(separator: "\n")
    }

    static let tooMany =
        "One answer holds \(InformationRequest.Entry.most) entries at most. Send the first of them as a part, and then the rest."

    private mutating func read(_ cells: [String], line: Int, _ today: CivilDate) {
        guard cells.count >= 2, let first = cells.first else { return }
        switch Self.entry(first, Array(cells.dropFirst()), today) {
        case .success(let entry): entries.append(entry)
        case .failure(let fault): mistakes.append(.init(line: line, sentence: fault.sentence))
        }
    }

    struct Fault: Error, Equatable, Sendable {
        var sentence: String
    }

    /// One entry from its day and its other cells: what happened, what was done, the reference.
    static func entry(
        _ day: String, _ cells: [String], _ today: CivilDate
    ) -> Result<InformationRequest.Entry, Fault> {
        let when: DayText
        switch DayText.whole(day) {
        case .success(let found): when = found
        case .failure(.noDate):
            return .failure(Fault(sentence: "Begin with the date, like 27/3/2026 or 27 March 2026"))
        case .failure(.noSuchDay):
            return .failure(
                Fault(sentence: "\(shortened(day)) is not a real date. Write the day before the month, like 27/3/2026"))
        case .failure(.noYear): return .failure(Fault(sentence: "The date must have a year, like 27/3/2026"))
        }
        guard when.day <= today else {
            return .failure(Fault(sentence: "\(when.day.inWords) is in the future. Enter the day on which it happened"))
        }
        guard when.day >= InformationRequest.Entry.earliest else {
            return .failure(Fault(sentence: "\(shortened(day)) is before 1970. Check the year"))
        }
        let what = cells.first ?? ""
        guard !what.isBlankLine else { return .failure(Fault(sentence: "Say what happened, after the date")) }
        let done = cells.count > 1 ? cells[1] : ""
        let reference = cells.count > 2 ? cells[2] : ""
        guard [what, done].allSatisfy({ $0.unicodeScalars.count <= InformationRequest.Entry.longest }) else {
            return .failure(
                Fault(sentence: "Use \(InformationRequest.Entry.longest) characters or fewer for each entry"))
        }
        guard reference.unicodeScalars.count <= InformationRequest.Entry.longestReference else {
            return .failure(
                Fault(
                    sentence:
                        "The reference must be \(InformationRequest.Entry.longestReference) characters or fewer"))
        }
        return .success(
            InformationRequest.Entry(
                on: when.day, minute: when.minute, what: what, done: done.isEmpty ? nil : done,
                reference: reference.isEmpty ? nil : reference))
    }

    /// `DATE what | done | reference`, or `DATE | what | done | reference`, taken apart. A text that does not begin with a date stays one cell with nothing
    /// after it, so that the missing date is said.
    private static func cells(ofLine line: Substring.UTF8View) -> [String] {
        var parts = line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
        let first = parts.removeFirst()
        let rest = parts.map { trimmed($0) }
        switch DayText.atStart(of: first) {
        case .success(let day):
            let after = first.dropFirst(day.length).drop { " ,:;-".utf8.contains($0) }
            let what = trimmed(after)
            return [trimmed(first.prefix(day.length))] + (what.isEmpty && !rest.isEmpty ? rest : [what] + rest)
        case .failure(.noDate): return [".", ""]
        case .failure: return [trimmed(first), ""]
        }
    }

    /// An entry as a line that reads back as the same.
    static func line(_ entry: InformationRequest.Entry) -> String {
        let time = entry.minute.map { " \(London.hourAndMinute($0))" }
        let when = "\(entry.on)\(time ?? "")"
        return line(when, [entry.what, entry.done ?? "", entry.reference ?? ""].map(oneLine))
    }

    /// A day and cells as a line: with a stroke after the day where the first words would be taken for a part of it.
    private static func line(_ when: String, _ cells: [String]) -> String {
        let kept = Array(cells.reversed().drop { $0.isEmpty }.reversed())
        let plain = "\(when) \(kept.joined(separator: " | "))"
        return isSame(Self.cells(ofLine: Substring(plain).utf8), [when] + kept)
            ? plain : "\(when) | \(kept.joined(separator: " | "))"
    }

    private static func isSame(_ some: [String], _ others: [String]) -> Bool {
        some.count == others.count && zip(some, others).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
    }

    private static func oneLine(_ cell: String) -> String {
        var bytes: [UInt8] = []
        for byte in cell.utf8 {
            switch byte {
            case UInt8(ascii: "\n"): bytes += " / ".utf8
            case UInt8(ascii: "|"): bytes.append(UInt8(ascii: "/"))
            case UInt8(ascii: "\r"): continue
            case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        return trimmed(bytes)
    }

    private static func shortened(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.prefix(30)))
    }

    private static func trimmed(_ bytes: some BidirectionalCollection<UInt8>) -> String {
        let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        return String(decoding: bytes.drop(while: isSpace).reversed().drop(while: isSpace).reversed(), as: UTF8.self)
    }

    /// Where the columns of a table stand, by the names that people give them.
    private struct Columns {
        var date: Int
        var time: Int?
        var what: Int
        var done: Int?
        var reference: Int?

        static let usual = Columns(date: 0, time: nil, what: 1, done: 2, reference: 3)

        init(date: Int, time: Int?, what: Int, done: Int?, reference: Int?) {
            self.date = date
            self.time = time
            self.what = what
            self.done = done
            self.reference = reference
        }

        init?(_ head: [String]) {
            let names = head.map { cell in
                cell.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 0x20 : $0 }
                    .drop { $0 == UInt8(ascii: " ") }.reversed().drop { $0 == UInt8(ascii: " ") }.reversed()
            }
            func find(_ words: String...) -> Int? {
                words.lazy.compactMap { word in names.firstIndex { $0.elementsEqual(word.utf8) } }.first
            }
            guard let date = find("date", "when", "day", "date of incident", "date and time", "datetime"),
                let what = find(
                    "what happened", "what", "event", "incident", "description", "details", "summary", "report")
            else { return nil }
            self.init(
                date: date, time: find("time", "time of incident"), what: what,
                done: find(
                    "what was done", "done", "action", "action taken", "actions", "outcome", "response", "result"),
                reference: find("reference", "ref", "log", "log number", "crime number", "id"))
        }

        /// When, what happened, what was done, the reference.
        func pick(_ row: [String]) -> [String] {
            func cell(_ index: Int?) -> String { index.flatMap { $0 < row.count ? row[$0] : nil } ?? "" }
            let when = [cell(date), cell(time)].filter { !$0.isEmpty }.joined(separator: " ")
            return [when, cell(what), cell(done), cell(reference)]
        }
    }
}

extension String {
    fileprivate var isBlankLine: Bool { unicodeScalars.allSatisfy { $0.properties.isWhitespace } }
}
