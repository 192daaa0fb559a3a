/// Numbers of reports as people type and read them: `2, 3 and 7 to 9`.
enum NumberList {
    /// Reads numbers with commas, spaces or `and` between them, and ranges with a dash or `to`; nil for anything else,
    /// for numbers outside `range`, and where there is none.
    static func read(_ typed: String, in range: ClosedRange<Int>) -> [Int]? {
        var tokens: [String] = []
        var word = ""
        for scalar in typed.unicodeScalars {
            switch scalar {
            case " ", ",", "\n", "\t", "&":
                if !word.isEmpty { tokens.append(word) }
                word = ""
            case "-", "\u{2013}":
                if !word.isEmpty { tokens.append(word) }
                tokens.append("to")
                word = ""
            default: word.unicodeScalars.append(scalar)
            }
        }
        if !word.isEmpty { tokens.append(word) }

        var numbers: [Int] = []
        var isRange = false
        for token in tokens where token != "and" {
            if token == "to" {
                guard !isRange, !numbers.isEmpty else { return nil }
                isRange = true
                continue
            }
            guard token.utf8.count <= 6,
                token.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
                let number = Int(token), range.contains(number)
            else { return nil }
            if isRange {
                guard let last = numbers.last, last < number else { return nil }
                numbers += (last + 1)...number
                isRange = false
            } else {
                numbers.append(number)
            }
        }
        return isRange || numbers.isEmpty ? nil : numbers
    }

    /// `Report 2`, `Reports 2 and 3`, `Reports 2, 3 and 98 more`.
    static func words(_ numbers: [Int]) -> String {
        guard let first = numbers.first, numbers.count > 1 else { return "Report \(numbers.first ?? 0)" }
        if numbers.count <= 6, let last = numbers.last {
            return "Reports \(numbers.dropLast().map { "\($0)" }.joined(separator: ", ")) and \(last)"
        }
        return "Reports \(first), \(numbers[1]), \(numbers[2]) and \(numbers.count - 3) more"
    }
}
