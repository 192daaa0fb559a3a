internal import Yams

/// Yams refuses a mapping that has a key twice, and says only where the first of the two stands. So the first is
/// replaced by a stand-in of the same width, which moves no position, and the text is read again; in the node that
/// comes of it the stand-ins give way to the keys, which then stand there as often as in the text.
struct DoubledKeys {
    /// The text to read, with a stand-in for each key found to be doubled.
    private(set) var text: String
    /// Keys by their stand-ins.
    private(set) var standIns: [String: String] = [:]
    /// How many scalars may still be read again, so that a long text full of doubled keys takes no longer than another.
    private var budget = 131_072

    init(_ text: String) { self.text = text }

    /// The last plane of Unicode but one is for private use: nobody writes keys in it.
    private static let plane: ClosedRange<UInt32> = 0xF0000...0xFFFFD

    /// Takes a stand-in for the first of `keys`, which stands at `mark`. False where that cannot be done: the key is no
    /// plain or quoted text on one line, or enough has been done.
    mutating func part(_ keys: [String], at mark: Mark) -> Bool {
        guard let key = keys.first, standIns.count < 64 else { return false }
        var scalars = Array(text.unicodeScalars)
        budget -= scalars.count
        guard budget >= 0, let start = DoubledKeys.index(of: mark, in: scalars),
            let end = DoubledKeys.end(of: key, from: start, in: scalars),
            !standIns.isEmpty || !scalars.contains(where: { DoubledKeys.plane.contains($0.value) }),
            let first = Unicode.Scalar(DoubledKeys.plane.lowerBound + UInt32(standIns.count)),
            let filler = Unicode.Scalar(DoubledKeys.plane.upperBound)
        else { return false }
        let standIn = [first] + Array(repeating: filler, count: end - start - 1)
        scalars.replaceSubrange(start..<end, with: standIn)
        text = DoubledKeys.text(scalars)
        standIns[DoubledKeys.text(standIn)] = key
        return true
    }

    /// The node with the keys in place of their stand-ins.
    func restored(_ node: Node) -> Node {
        switch node.kind {
        case .array(let items): Node(.array(items.map(restored)), at: node.position)
        case .object(let members):
            Node(
                .object(
                    members.map { Node.Member(standIns[$0.key] ?? $0.key, at: $0.position, restored($0.value)) }),
                at: node.position)
        default: node
        }
    }

    /// Lines end as libyaml ends them, which also knows NEL, LS and PS.
    private static func index(of mark: Mark, in scalars: [Unicode.Scalar]) -> Int? {
        var line = 1
        var index = 0
        while line < mark.line, index < scalars.count {
            switch scalars[index] {
            case "\r":
                if index + 1 < scalars.count, scalars[index + 1] == "\n" { index += 1 }
                line += 1
            case "\n", "\u{85}", "\u{2028}", "\u{2029}": line += 1
            default: break
            }
            index += 1
        }
        index += mark.column - 1
        return line == mark.line && index >= 0 && index < scalars.count ? index : nil
    }

    /// The end of the key that begins at `start`: quoted, or plain and written as it reads.
    private static func end(of key: String, from start: Int, in scalars: [Unicode.Scalar]) -> Int? {
        let quote = scalars[start]
        guard quote == "\"" || quote == "'" else {
            let plain = Array(key.unicodeScalars)
            return !plain.isEmpty && scalars[start...].starts(with: plain) ? start + plain.count : nil
        }
        var index = start + 1
        while index < scalars.count, scalars[index] != "\n", scalars[index] != "\r" {
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            if quote == "\"" && scalars[index] == "\\" || quote == "'" && scalars[index] == quote && next == quote {
                index += 2
            } else if scalars[index] == quote {
                return index + 1
            } else {
                index += 1
            }
        }
        return nil
    }

    private static func text(_ scalars: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
