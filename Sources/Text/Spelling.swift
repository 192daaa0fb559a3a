/// The candidate that `word` may be a misspelling of: at most a third of its letters changed, left out, put in or
/// swapped with the next, whatever the case; nil where there is none so near.
public func nearest(to word: String, in candidates: [String]) -> String? {
    let word = lowered(word)
    guard (1...64).contains(word.count) else { return nil }
    var best: (candidate: String, distance: Int)?
    for candidate in candidates where candidate.utf8.count <= 64 {
        let distance = distance(word, lowered(candidate))
        guard distance <= max(1, min(word.count, candidate.utf8.count) / 3), distance < best?.distance ?? .max
        else { continue }
        best = (candidate, distance)
    }
    return best?.candidate
}

/// ASCII letters in lower case; a hyphen is taken for an underscore.
private func lowered(_ text: String) -> [UInt8] {
    text.utf8.map { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 0x20
        case UInt8(ascii: "-"): UInt8(ascii: "_")
        default: byte
        }
    }
}

/// Optimal string alignment distance, in three rows.
private func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
        var row = [i + 1]
        for j in right.indices {
            let change = last[j] + (left[i] == right[j] ? 0 : 1)
            var least = min(change, last[j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                least = min(least, beforeLast[j - 1] + 1)
            }
            row.append(least)
        }
        (beforeLast, last) = (last, row)
    }
    return last[right.count]
}
