extension UInt8 {
    /// A byte inside a UTF-8 sequence, after its first.
    var isContinuation: Bool { self & 0b1100_0000 == 0b1000_0000 }
    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
    var isLetter: Bool { (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z") }

    /// 0 to 15; nil where this is no hexadecimal digit.
    var hexadecimal: UInt8? {
        if isDigit { return self - UInt8(ascii: "0") }
        guard isLetter, (self | 0x20) <= UInt8(ascii: "f") else { return nil }
        return (self | 0x20) - UInt8(ascii: "a") + 10
    }
}

extension [UInt8] {
    /// How many bytes the UTF-8 sequence at `start` has, 1 to 4; nil where it is not well-formed (Unicode, table 3-7:
    /// no overlong form, no surrogate, nothing above U+10FFFF) or `start` is not in the text.
    func lengthOfSequence(at start: Int) -> Int? {
        guard start >= 0, start < count else { return nil }
        let first = self[start]
        let (length, second): (Int, ClosedRange<UInt8>)
        switch first {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return nil
        }
        guard count - start >= length, second.contains(self[start + 1]) else { return nil }
        return self[(start + 2)..<(start + length)].allSatisfy(\.isContinuation) ? length : nil
    }

    /// This as a string; the mistake names the first byte that is not UTF-8.
    func decoded() throws(Mistakes) -> String {
        var index = 0
        while index < count {
            guard let length = lengthOfSequence(at: index) else {
                throw Mistakes(.notUTF8(self[index], at: Position(of: index, in: self)))
            }
            index += length
        }
        return String(decoding: self, as: UTF8.self)
    }

    /// What stands at `index`, for the `found` of a mistake.
    func described(at index: Int) -> String {
        guard index < count else { return "the end of the text" }
        guard let length = lengthOfSequence(at: index) else { return "a byte that is not UTF-8" }
        let text = String(decoding: self[index..<(index + length)], as: UTF8.self)
        return text == " " ? "a space" : text == "\n" || text == "\r" ? "the end of the line" : "`\(text.shown())`"
    }
}

extension Mistake {
    static func notUTF8(_ byte: UInt8, at position: Position) -> Mistake {
        Mistake(
            position: position, found: "the byte 0x\(byte.twoDigits)", expected: "text in UTF-8",
            mend: "Save the text as UTF-8 and try again."
        )
    }
}

extension UInt8 {
    /// Two hexadecimal digits, upper case.
    var twoDigits: String { (self < 16 ? "0" : "") + String(self, radix: 16, uppercase: true) }
}

extension String {
    /// Equal byte for byte. `==` also holds between different spellings of an accented letter.
    func isSame(as other: String) -> Bool {
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }

    /// This text made fit to stand in a message to a person: cut after `limit` scalars, and whatever could move the
    /// cursor or turn the writing direction written as an escape.
    func shown(limit: Int = 80) -> String {
        var result = String.UnicodeScalarView()
        for (count, scalar) in unicodeScalars.enumerated() {
            guard count < limit else {
                result.append("…")
                break
            }
            if scalar.isUnsafeToShow {
                result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }
}

extension Unicode.Scalar {
    /// C0, DEL or C1.
    var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }

    /// A control, a line or paragraph separator, or one that turns the writing direction.
    var isUnsafeToShow: Bool {
        isControl || (0x2028...0x202E).contains(value) || (0x2066...0x2069).contains(value) || value == 0xFEFF
            || value == 0x200E || value == 0x200F || value == 0x061C
    }
}
