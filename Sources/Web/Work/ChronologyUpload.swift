import Text

/// A CSV file as a body uploads it: UTF-8 or what Excel saves, read into lines that can be corrected on the page.
enum ChronologyUpload {
    struct Fault: Error, Equatable, Sendable {
        var sentence: String
    }

    /// The longest file, in bytes.
    static let longest = FormFields.longest

    static func read(_ file: [UInt8]) -> Result<String, Fault> {
        let text: String
        switch decode(file) {
        case .success(let found): text = found
        case .failure(let fault): return .failure(fault)
        }
        let table: [[String]]
        if text.utf8.prefix(while: { $0 != UInt8(ascii: "\n") }).contains(UInt8(ascii: "\t")) {
            // "Unicode text" of Excel: cells with tabs between them.
            table = text.utf8.split(separator: UInt8(ascii: "\n")).map { line in
                line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
                    String(decoding: $0, as: UTF8.self)
                }
            }
        } else {
            do throws(Mistakes) {
                let read = try CSV.read(text)
                table = [read.header.map(\.text)] + read.rows.map { $0.map(\.text) }
            } catch {
                let first = error.all.prefix(3).map { mistake in
                    "line \(mistake.position?.line ?? 1): \(mistake.found), and expected was \(mistake.expected)"
                }
                return .failure(
                    Fault(sentence: "The file cannot be read as CSV: \(first.joined(separator: "; "))"))
            }
        }
        guard let lines = ChronologyText.lines(of: table) else {
            return .failure(
                Fault(
                    sentence:
                        "The first line of the file must name the columns: date, time, what happened, what was done, reference"
                ))
        }
        return .success(lines)
    }

    private static func decode(_ file: [UInt8]) -> Result<String, Fault> {
        if file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF]) {
            guard file.count.isMultiple(of: 2) else { return .failure(notText) }
            let isLittle = file[0] == 0xFF
            let units = stride(from: 2, to: file.count, by: 2).map { index in
                isLittle
                    ? UInt16(file[index]) | UInt16(file[index + 1]) << 8
                    : UInt16(file[index]) << 8 | UInt16(file[index + 1])
            }
            return clean(String(decoding: units, as: UTF16.self))
        }
        if file.starts(with: Array("PK".utf8)) || file.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            return .failure(
                Fault(sentence: "This is a workbook, not a CSV file. In Excel choose Save as, then CSV UTF-8"))
        }
        let bytes = file.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(file.dropFirst(3)) : file
        if let text = String(validating: bytes, as: UTF8.self) { return clean(text) }
        // What Excel in Windows saves as plain CSV.
        return clean(String(String.UnicodeScalarView(bytes.map(windows1252))))
    }

    private static let notText = Fault(
        sentence: "This is not a CSV file. Save the table as CSV, or paste it into the box instead")

    private static func clean(_ text: String) -> Result<String, Fault> {
        let isText = text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: true
            case 0x00..<0x20, 0x7F...0x9F, 0xFFFD, 0x202A...0x202E, 0x2066...0x2069: false
            default: true
            }
        }
        guard isText else { return .failure(notText) }
        // CSV ends its lines with CR LF, old programs with CR alone.
        var bytes: [UInt8] = []
        var isAfterReturn = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\r") {
                bytes.append(UInt8(ascii: "\n"))
            } else if byte != UInt8(ascii: "\n") || !isAfterReturn {
                bytes.append(byte)
            }
            isAfterReturn = byte == UInt8(ascii: "\r")
        }
        while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        return .success(String(decoding: bytes, as: UTF8.self))
    }

    private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
        let special: [UInt8: UInt32] = [
            0x80: 0x20AC, 0x82: 0x201A, 0x83: 0x0192, 0x84: 0x201E, 0x85: 0x2026, 0x86: 0x2020, 0x87: 0x2021,
            0x88: 0x02C6, 0x89: 0x2030, 0x8A: 0x0160, 0x8B: 0x2039, 0x8C: 0x0152, 0x8E: 0x017D, 0x91: 0x2018,
            0x92: 0x2019, 0x93: 0x201C, 0x94: 0x201D, 0x95: 0x2022, 0x96: 0x2013, 0x97: 0x2014, 0x98: 0x02DC,
            0x99: 0x2122, 0x9A: 0x0161, 0x9B: 0x203A, 0x9C: 0x0153, 0x9E: 0x017E, 0x9F: 0x0178,
        ]
        return special[byte].flatMap { Unicode.Scalar($0) } ?? Unicode.Scalar(byte)
    }
}
