/// A search for a few columns of a table of bits that touch all of some rows, each row in at least one of its bits.
///
/// It branches on the row that the fewest columns are left for, and leaves a branch where more rows than there are picks
/// have no column in common, or where the columns that reach the most do not reach enough. The last two picks are the
/// innermost loop, which runs hundreds of millions of times in a hard question: a column is tried for the first, and what
/// is left for the second is the intersection of the rows that the first does not touch, which is empty after a few. So
/// everything lies in flat arrays of words, made once.
struct TouchingSearch {
    /// How much work may still be done: words of 64 bits looked at.
    private(set) var effort: Int

    private let rowCount: Int
    private let columnCount: Int
    /// Words that hold a bit for each column, and for each row.
    private let rowWords: Int
    private let columnWords: Int
    /// Each row's columns, `rowWords` a row.
    private let rows: [UInt64]
    /// Each column's rows, `columnWords` a column.
    private let columns: [UInt64]
    /// At each depth the rows that are not touched yet, and the columns that may still be taken.
    private var left: [UInt64]
    private var allowed: [UInt64]
    private var used: [UInt64]
    private var most: [Int]
    /// For each number of picks how often the reach was reckoned, and how often it ended a branch.
    private var reckoned: [Int]
    private var ended: [Int]
    private var chosen: [Int] = []

    init(_ table: [BitRow], columns count: Int, effort: Int) {
        self.effort = effort
        rowCount = table.count
        columnCount = count
        rowWords = (count + 63) / 64
        columnWords = (table.count + 63) / 64
        rows = table.flatMap(\.words)
        var columns = Array(repeating: UInt64(0), count: count * columnWords)
        for (number, row) in table.enumerated() {
            for column in row.members { columns[column * columnWords + number >> 6] |= 1 << UInt64(number & 63) }
        }
        self.columns = columns
        left = Array(repeating: 0, count: (count + 2) * columnWords)
        allowed = Array(repeating: 0, count: (count + 2) * rowWords)
        used = Array(repeating: 0, count: rowWords)
        most = Array(repeating: 0, count: count + 1)
        reckoned = Array(repeating: 0, count: count + 1)
        ended = Array(repeating: 0, count: count + 1)
    }

    /// Columns, at most `size` and all among `choice`, that touch all of `rows`; nil where there are none or the effort
    /// is spent.
    mutating func touching(_ rows: BitRow, with size: Int, of choice: BitRow) -> [Int]? {
        for (place, word) in rows.words.enumerated() { left[place] = word }
        for (place, word) in choice.words.enumerated() { allowed[place] = word }
        chosen = []
        return search(0, min(size, columnCount)) ? chosen : nil
    }

    private mutating func search(_ depth: Int, _ size: Int) -> Bool {
        let row: Int
        switch next(depth, size) {
        case .done: return true
        case .never: return false
        case .branch(let hardest): row = hardest
        }
        guard effort > 0 else { return false }
        if size == 1 { return last(depth) }
        if size > 2, !reaches(depth, size) { return false }
        for place in 0..<rowWords {
            var word = rows[row * rowWords + place] & allowed[depth * rowWords + place]
            while word != 0 {
                let column = place * 64 + word.trailingZeroBitCount
                word &= word - 1
                // What was tried is left out of the branches after it, so that no set is looked at twice.
                allowed[depth * rowWords + place] &= ~(1 << UInt64(column & 63))
                if size == 2 {
                    if pair(depth, column) { return true }
                    continue
                }
                descend(depth, column)
                if search(depth + 1, size - 1) {
                    chosen.append(column)
                    return true
                }
                if effort <= 0 { return false }
            }
        }
        return false
    }

    private enum Next {
        /// No row is left.
        case done
        /// So few columns cannot touch what is left.
        case never
        /// The row that the fewest columns are left for.
        case branch(Int)
    }

    private mutating func next(_ depth: Int, _ size: Int) -> Next {
        for place in 0..<rowWords { used[place] = 0 }
        var (found, fewest, apart, seen): (Int?, Int, Int, Int) = (nil, .max, 0, 0)
        for place in 0..<columnWords {
            var word = left[depth * columnWords + place]
            while word != 0 {
                let row = place * 64 + word.trailingZeroBitCount
                word &= word - 1
                seen += 1
                var (columns, meets): (Int, UInt64) = (0, 0)
                for at in 0..<rowWords {
                    let bits = rows[row * rowWords + at] & allowed[depth * rowWords + at]
                    columns += bits.nonzeroBitCount
                    meets |= bits & used[at]
                }
                if meets == 0 {
                    apart += 1
                    for at in 0..<rowWords { used[at] |= rows[row * rowWords + at] & allowed[depth * rowWords + at] }
                }
                if columns < fewest { (found, fewest) = (row, columns) }
            }
        }
        effort -= seen * rowWords
        // Rows without a column in common need one each; one without any column, of which no other is, needs what is
        // not there.
        guard let found else { return .done }
        return fewest > 0 && apart <= size ? .branch(found) : .never
    }

    private mutating func descend(_ depth: Int, _ column: Int) {
        for place in 0..<columnWords {
            left[(depth + 1) * columnWords + place] =
                left[depth * columnWords + place] & ~columns[column * columnWords + place]
        }
        for place in 0..<rowWords { allowed[(depth + 1) * rowWords + place] = allowed[depth * rowWords + place] }
        effort -= columnWords
    }

    /// Whether one column touches all that is left.
    private mutating func last(_ depth: Int) -> Bool {
        for place in 0..<rowWords { used[place] = allowed[depth * rowWords + place] }
        return meet(depth, without: nil)
    }

    /// Whether one column touches all that `column` leaves.
    private mutating func pair(_ depth: Int, _ column: Int) -> Bool {
        for place in 0..<rowWords { used[place] = allowed[depth * rowWords + place] }
        guard meet(depth, without: column) else { return false }
        chosen.append(column)
        return true
    }

    /// Intersects the rows that are left into `used`, and takes the first column that is in them all.
    private mutating func meet(_ depth: Int, without column: Int?) -> Bool {
        var isAny = false
        for place in 0..<columnWords {
            var word = left[depth * columnWords + place]
            if let column { word &= ~columns[column * columnWords + place] }
            effort -= 1
            while word != 0 {
                let row = place * 64 + word.trailingZeroBitCount
                word &= word - 1
                isAny = true
                var rest: UInt64 = 0
                for at in 0..<rowWords {
                    used[at] &= rows[row * rowWords + at]
                    rest |= used[at]
                }
                effort -= rowWords
                if rest == 0 { return false }
            }
        }
        guard isAny else { return true }
        for place in 0..<rowWords where used[place] != 0 {
            chosen.append(place * 64 + used[place].trailingZeroBitCount)
            return true
        }
        return false
    }

    /// Whether the columns that touch the most of what is left touch enough. Where that has hardly ever ended a branch
    /// it is asked now and then only.
    private mutating func reaches(_ depth: Int, _ size: Int) -> Bool {
        reckoned[size] += 1
        let times = reckoned[size]
        guard times <= 64 || ended[size] * 32 >= times || times % 64 == 0 else { return true }
        for place in 0..<size { most[place] = 0 }
        var wanted = 0
        for place in 0..<columnWords { wanted += left[depth * columnWords + place].nonzeroBitCount }
        for place in 0..<rowWords {
            var word = allowed[depth * rowWords + place]
            while word != 0 {
                let column = place * 64 + word.trailingZeroBitCount
                word &= word - 1
                var touched = 0
                for at in 0..<columnWords {
                    touched += (left[depth * columnWords + at] & columns[column * columnWords + at]).nonzeroBitCount
                }
                effort -= columnWords
                // The last of the most is the least of them.
                guard touched > most[size - 1] else { continue }
                var at = size - 1
                while at > 0, most[at - 1] < touched {
                    most[at] = most[at - 1]
                    at -= 1
                }
                most[at] = touched
            }
        }
        var reach = 0
        for place in 0..<size { reach += most[place] }
        if reach >= wanted { return true }
        ended[size] += 1
        return false
    }
}
