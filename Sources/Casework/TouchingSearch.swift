/// A search for a few columns of a table of bits that touch all of some rows, each row in at least one of its bits.
///
/// It branches on the row that the fewest columns are left for, and leaves a branch where more rows than there are picks
/// have no column in common, or where the columns that reach the most do not reach enough. The last picks are the
/// innermost loop, which runs hundreds of millions of times in a hard question: two columns are tried, and what is left
/// for the third is the intersection of the rows that neither touches, which is empty after a few. So the last three
/// look at the 64 hardest rows first, in one word a column, and everything lies in flat arrays, made once.
struct TouchingSearch {
    /// How much work may still be done: words of 64 bits looked at.
    private(set) var effort: Int

    private let rowCount: Int
    private let columnCount: Int
    /// How many fours of words hold a bit for each column, and how many words a bit for each row.
    private let fours: Int
    private let columnWords: Int
    /// Each row's columns, `fours` a row.
    private let rows: [FourWords]
    /// Each column's rows, `columnWords` a column.
    private let columns: [UInt64]
    /// At each depth the rows that are not touched yet, and the columns that may still be taken.
    private var left: [UInt64]
    private var allowed: [FourWords]
    private var used: [FourWords]
    private var most: [Int]
    /// For each number of picks how often the reach was reckoned, and how often it ended a branch.
    private var reckoned: [Int]
    private var ended: [Int]
    private var chosen: [Int] = []
    /// For the last three picks the hardest rows that are left, `hardest` for each four of words, and for each column
    /// which of them it touches.
    private var hard: [FourWords]
    private var touches: [UInt64]

    private static let hardest = 64
    /// Of so many rows the last two picks branch on the best: to look at them all costs more than it saves.
    private static let looked = 16

    init(_ table: [BitRow], columns count: Int, effort: Int) {
        self.effort = effort
        rowCount = table.count
        columnCount = count
        fours = (count + FourWords.bits - 1) / FourWords.bits
        columnWords = (table.count + 63) / 64
        rows = table.flatMap(FourWords.all)
        var columns = Array(repeating: UInt64(0), count: count * columnWords)
        for (number, row) in table.enumerated() {
            for column in row.members { columns[column * columnWords + number >> 6] |= 1 << UInt64(number & 63) }
        }
        self.columns = columns
        left = Array(repeating: 0, count: (count + 2) * columnWords)
        allowed = Array(repeating: .none, count: (count + 2) * fours)
        used = Array(repeating: .none, count: fours)
        most = Array(repeating: 0, count: count + 1)
        reckoned = Array(repeating: 0, count: count + 1)
        ended = Array(repeating: 0, count: count + 1)
        hard = Array(repeating: .none, count: fours * TouchingSearch.hardest)
        touches = Array(repeating: 0, count: count)
    }

    /// Columns, at most `size` and all among `choice`, that touch all of `rows`; nil where there are none or the effort
    /// is spent.
    mutating func touching(_ rows: BitRow, with size: Int, of choice: BitRow) -> [Int]? {
        for (place, word) in rows.words.enumerated() { left[place] = word }
        for (place, word) in FourWords.all(of: choice).enumerated() { allowed[place] = word }
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
        if size == 1 { return take(meet(depth, without: nil)) }
        if size > 2, !reaches(depth, size) { return false }
        if size == 3 { return three(depth) }
        for place in 0..<fours {
            var rest = rows[row * fours + place] & allowed[depth * fours + place]
            while let bit = rest.lowest {
                rest.remove(bit)
                // What was tried is left out of the branches after it, so that no set is looked at twice.
                allowed[depth * fours + place].remove(bit)
                let column = place * FourWords.bits + bit
                if size == 2 {
                    let second = meet(depth, without: column)
                    if take(second) {
                        chosen.append(column)
                        return true
                    }
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
        for place in 0..<fours { used[place] = .none }
        var (found, fewest, apart, seen): (Int?, Int, Int, Int) = (nil, .max, 0, 0)
        search: for place in 0..<columnWords {
            var word = left[depth * columnWords + place]
            while word != 0 {
                let row = place * 64 + word.trailingZeroBitCount
                word &= word - 1
                seen += 1
                var (columns, meets) = (0, false)
                for at in 0..<fours {
                    let bits = rows[row * fours + at] & allowed[depth * fours + at]
                    columns += bits.size
                    if !(bits & used[at]).isEmpty { meets = true }
                }
                if !meets {
                    apart += 1
                    for at in 0..<fours { used[at] = used[at] | rows[row * fours + at] & allowed[depth * fours + at] }
                }
                if columns < fewest { (found, fewest) = (row, columns) }
                if size <= 2, seen == TouchingSearch.looked { break search }
            }
        }
        effort -= seen * fours * 4
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
        for place in 0..<fours { allowed[(depth + 1) * fours + place] = allowed[depth * fours + place] }
        effort -= columnWords
    }

    /// Whether three columns touch all that is left, of which there is something.
    private mutating func three(_ depth: Int) -> Bool {
        let all = takeHardest(depth)
        for place in 0..<fours {
            var firsts = hard[place << 6] & allowed[depth * fours + place]
            while let bit = firsts.lowest {
                firsts.remove(bit)
                allowed[depth * fours + place].remove(bit)
                let first = place * FourWords.bits + bit
                let rest = all & ~touches[first]
                if rest == 0 {
                    // It touches the hardest, and perhaps not all.
                    descend(depth, first)
                    if !search(depth + 1, 2) { continue }
                } else if !two(depth, first, rest) {
                    if effort <= 0 { return false }
                    continue
                }
                chosen.append(first)
                return true
            }
        }
        return false
    }

    /// Takes the rows that are left for which the fewest columns are, at most 64, and returns a bit for each.
    private mutating func takeHardest(_ depth: Int) -> UInt64 {
        var sizes: [(size: Int, row: Int)] = []
        for place in 0..<columnWords {
            var word = left[depth * columnWords + place]
            while word != 0 {
                let row = place * 64 + word.trailingZeroBitCount
                word &= word - 1
                var size = 0
                for at in 0..<fours { size += (rows[row * fours + at] & allowed[depth * fours + at]).size }
                sizes.append((size, row))
            }
        }
        effort -= sizes.count * fours * 4
        sizes.sort { ($0.size, $0.row) < ($1.size, $1.row) }
        for column in 0..<columnCount { touches[column] = 0 }
        let count = min(TouchingSearch.hardest, sizes.count)
        for number in 0..<count {
            for at in 0..<fours {
                var row = rows[sizes[number].row * fours + at] & allowed[depth * fours + at]
                hard[at << 6 | number] = row
                while let bit = row.lowest {
                    row.remove(bit)
                    touches[at * FourWords.bits + bit] |= 1 << UInt64(number)
                }
            }
        }
        return count == 64 ? .max : (1 << UInt64(count)) - 1
    }

    /// Whether two columns touch what `first` leaves, `rest` of the hardest rows among it.
    private mutating func two(_ depth: Int, _ first: Int, _ rest: UInt64) -> Bool {
        for place in 0..<fours { allowed[(depth + 1) * fours + place] = allowed[depth * fours + place] }
        let hardest = rest.trailingZeroBitCount
        var steps = 0
        defer { effort -= steps * 4 }
        for place in 0..<fours {
            var seconds = hard[place << 6 | hardest] & allowed[(depth + 1) * fours + place]
            while let bit = seconds.lowest {
                seconds.remove(bit)
                allowed[(depth + 1) * fours + place].remove(bit)
                let second = place * FourWords.bits + bit
                let both = rest & ~touches[second]
                for at in 0..<fours {
                    var thirds = allowed[(depth + 1) * fours + at]
                    var word = both
                    while word != 0 {
                        thirds = thirds & hard[at << 6 | word.trailingZeroBitCount]
                        word &= word &- 1
                        steps &+= 1
                        if thirds.isEmpty { break }
                    }
                    if both == 0, touchesAll(depth, first, second, nil) {
                        chosen.append(second)
                        return true
                    }
                    while let bit = thirds.lowest {
                        thirds.remove(bit)
                        let third = at * FourWords.bits + bit
                        guard touchesAll(depth, first, second, third) else { continue }
                        chosen += [third, second]
                        return true
                    }
                }
            }
        }
        return false
    }

    /// Whether no row is left but for these columns.
    private func touchesAll(_ depth: Int, _ first: Int, _ second: Int, _ third: Int?) -> Bool {
        for place in 0..<columnWords {
            var word = left[depth * columnWords + place]
            word &= ~(columns[first * columnWords + place] | columns[second * columnWords + place])
            if let third { word &= ~columns[third * columnWords + place] }
            if word != 0 { return false }
        }
        return true
    }

    private enum Last {
        /// Nothing is left to touch.
        case needless
        case column(Int)
        case none
    }

    /// Whether the last column is found, which is then taken.
    private mutating func take(_ last: Last) -> Bool {
        switch last {
        case .none: return false
        case .needless: return true
        case .column(let column):
            chosen.append(column)
            return true
        }
    }

    /// The first column that is in all the rows that `column` leaves.
    private mutating func meet(_ depth: Int, without column: Int?) -> Last {
        var seen = 0
        defer { effort -= seen * 4 + columnWords }
        for at in 0..<fours {
            var used = allowed[depth * fours + at]
            var isAny = false
            rows: for place in 0..<columnWords {
                var word = left[depth * columnWords + place]
                if let column { word &= ~columns[column * columnWords + place] }
                while word != 0 {
                    let row = place * 64 + word.trailingZeroBitCount
                    word &= word - 1
                    isAny = true
                    seen += 1
                    used = used & rows[row * fours + at]
                    if used.isEmpty { break rows }
                }
            }
            guard isAny else { return .needless }
            if let bit = used.lowest { return .column(at * FourWords.bits + bit) }
        }
        return .none
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
        for place in 0..<fours {
            var rest = allowed[depth * fours + place]
            while let bit = rest.lowest {
                rest.remove(bit)
                let column = place * FourWords.bits + bit
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
