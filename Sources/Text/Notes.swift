/// What all readers of one document have noted together.
final class Notes {
    /// The keys that were asked of one object.
    final class Asked {
        let members: [Node.Member]
        let place: Place
        var keys: [String] = []

        init(members: [Node.Member], place: Place) {
            self.members = members
            self.place = place
        }
    }

    /// A page of mistakes helps nobody: what comes after this many is only counted.
    static let most = 1_000

    /// Which texts are not repeated in a mistake, by path and text; nil where all may be.
    let hides: ((String, String) -> Bool)?
    var objects: [Asked] = []
    private var mistakes: [Mistake] = []
    private var uncounted = 0

    init(hides: ((String, String) -> Bool)? = nil) { self.hides = hides }

    func note(_ mistake: Mistake) {
        if mistakes.count < Notes.most { mistakes.append(mistake) } else { uncounted += 1 }
    }

    /// Every mistake and every unknown key, in the order of the text.
    func all() -> [Mistake] {
        for object in objects { noteUnknownKeys(of: object) }
        objects = []
        func isEarlier(_ left: Mistake, _ right: Mistake) -> Bool {
            guard let left = left.position else { return false }
            return right.position.map { left < $0 } ?? true
        }
        guard uncounted > 0 else { return mistakes.sorted(by: isEarlier) }
        let rest = Mistake(found: "\(uncounted) more mistakes", expected: "none", mend: "Mend these first.")
        return mistakes.sorted(by: isEarlier) + [rest]
    }

    private func noteUnknownKeys(of object: Asked) {
        var known: [String] = []
        for key in object.keys where !known.contains(where: { $0.isSame(as: key) }) { known.append(key) }
        let unknown = object.members.filter { member in !known.contains { $0.isSame(as: member.key) } }
        if unknown.isEmpty { return }
        let absent = known.filter { key in !object.members.contains { $0.key.isSame(as: key) } }
        let expected =
            known.isEmpty ? "no key here" : "one of " + known.map { "`\($0.shown())`" }.joined(separator: ", ")
        for member in unknown {
            note(
                Mistake(
                    path: path(to: member.key, of: object.place), position: member.position,
                    found: mayShow(member.key) ? "the unknown key `\(member.key.shown())`" : "an unknown key",
                    expected: expected,
                    mend: nearest(to: member.key, in: absent).map { "Did you mean `\($0)`?" } ?? "Remove it."))
        }
    }

    /// Where texts are hidden, a key that is no plain word may be one of them.
    private func mayShow(_ key: String) -> Bool {
        hides == nil
            || (1...40).contains(key.utf8.count)
                && key.utf8.allSatisfy {
                    $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
                }
    }

    private func path(to key: String, of place: Place) -> String? {
        let path = mayShow(key) ? Place.key(key, of: place).text : place.text
        return path.isEmpty ? nil : path
    }

    func noteDoubledKeys(in node: Node, _ place: Place) {
        switch node.kind {
        case .array(let items):
            for (index, item) in items.enumerated() { noteDoubledKeys(in: item, .index(index, of: place)) }
        case .object(let members):
            var first: [ArraySlice<UInt8>: Int] = [:]
            for (index, member) in members.enumerated() {
                let here = Place.key(member.key, of: place)
                if let earlier = first.updateValue(index, forKey: ArraySlice(member.key.utf8)) {
                    let line = members[earlier].position.map { "; the other is on line \($0.line)" } ?? ""
                    note(
                        Mistake(
                            path: path(to: member.key, of: place), position: member.position,
                            found: mayShow(member.key)
                                ? "the key `\(member.key.shown())` once more" : "a key once more",
                            expected: "each key once",
                            mend: "Remove one of the two\(line)."))
                }
                noteDoubledKeys(in: member.value, here)
            }
        default: break
        }
    }
}
