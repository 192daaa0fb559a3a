/// Makes domain values of a `Node` and gathers every mistake on the way instead of stopping at the first.
///
///     let reader = Reader(node)
///     let number = reader.integer("number", in: 1...20, default: 3)
///     let received = reader.custom("received", expected: "a date that exists, YYYY-MM-DD") { CivilDate($0) }
///     let reports = reader.array("reports") { item -> Report? in
///         let id = item.string("id", maxBytes: 200)
///         let due = item.optional("response_due_on")?.custom(expected: "a date") { CivilDate($0) }
///         guard let id else { return nil }
///         return Report(id: id, due: due)
///     }
///     try reader.finish()
///
/// Every reading method takes a key of the object that is read, or no key for the value itself (an item of an array).
/// It returns nil exactly where it has noted a mistake, so ask for everything first and unwrap afterwards. A null is
/// the same as an absent key. A key that nobody asked for is a mistake, told by `finish()`; so is a doubled key.
public final class Reader {
    /// The value that this reader reads.
    public let node: Node
    let place: Place
    let notes: Notes
    private var asked: Notes.Asked?
    private var isNoObject = false
    private var parts: [Place: Reader] = [:]

    /// A reader of a whole document. Doubled keys anywhere in it are noted at once.
    ///
    /// Where the document may hold secrets, `hides` says by its path and itself which text is not repeated in any
    /// mistake; keys that are no plain words, which a slip of the pen makes of a value, are then not repeated either.
    public init(_ node: Node, hides: ((_ path: String, _ text: String) -> Bool)? = nil) {
        self.node = node
        self.place = .document
        self.notes = Notes(hides: hides)
        notes.noteDoubledKeys(in: node, .document)
    }

    private init(_ node: Node, _ place: Place, _ notes: Notes) {
        self.node = node
        self.place = place
        self.notes = notes
    }

    /// Runs `read` over the document and finishes. Where `read` returns nil it must have noted why.
    public static func read<Value>(
        _ node: Node, hides: ((_ path: String, _ text: String) -> Bool)? = nil, _ read: (Reader) -> Value?
    ) throws(Mistakes) -> Value {
        let reader = Reader(node, hides: hides)
        let value = read(reader)
        try reader.finish()
        guard let value else {
            throw Mistakes(
                Mistake(
                    position: node.position, found: reader.described(node, .document),
                    expected: "a value that can be used"))
        }
        return value
    }

    /// Throws everything noted, here and in every reader that came from the same document, in the order of the text.
    /// Call it once, when all has been read.
    public func finish() throws(Mistakes) {
        if let mistakes = Mistakes(notes.all()) { throw mistakes }
    }

    /// Where this value stands, such as `reports[2]`; empty for the document.
    public var path: String { place.text }

    /// Notes a mistake that only the caller can see, at the value of `key` or at this value.
    public func refuse(_ key: String? = nil, found: String? = nil, expected: String, mend: String = "") {
        switch find(key) {
        case .value(let node, let place):
            note(place, node.position, found: found?.shown() ?? described(node, place), expected: expected, mend: mend)
        case .absent(let place):
            note(place, node.position, found: found?.shown() ?? "nothing", expected: expected, mend: mend)
        case .unreadable: break
        }
    }

    /// Whether the key is there with a value other than null. Asking makes the key a known one.
    public func has(_ key: String) -> Bool {
        guard case .value(let node, _) = find(key) else { return false }
        return !node.isNull
    }

    /// A reader of the value of a key that may be absent: `reader.optional("place")?.string()`.
    public func optional(_ key: String) -> Reader? {
        guard case .value(let node, let place) = find(key), !node.isNull else { return nil }
        return part(node, place)
    }

    /// Makes keys known without reading them.
    public func ignore(_ keys: String...) {
        for key in keys { _ = find(key) }
    }

    /// What `take` makes of a value that must be there; notes a mistake where it makes nothing.
    func value<Value>(
        _ key: String?, expected: @autoclosure () -> String, mend: (Node) -> String? = { _ in nil },
        _ take: (Node, Place) -> Value?
    ) -> Value? {
        switch find(key) {
        case .unreadable: break
        case .absent(let place):
            note(place, node.position, found: "nothing", expected: expected(), mend: "Add `\((key ?? "").shown())`.")
        case .value(let node, let place):
            if let value = take(node, place) { return value }
            let mend = mend(node) ?? "Put \(expected()) here."
            note(place, node.position, found: described(node, place), expected: expected(), mend: mend)
        }
        return nil
    }

    /// What a value is, for a mistake.
    private func described(_ node: Node, _ place: Place) -> String {
        if case .string(let text) = node.kind, !text.isEmpty, notes.hides?(place.text, text) == true { return "a text" }
        return node.described
    }

    func note(_ place: Place, _ position: Position?, found: String, expected: String, mend: String) {
        let path = place == .document ? nil : place.text
        notes.note(Mistake(path: path, position: position, found: found, expected: expected, mend: mend))
    }

    enum Found {
        case value(Node, Place)
        case absent(Place)
        /// This is no object, which is already noted.
        case unreadable
    }

    func find(_ key: String?) -> Found {
        guard let key else { return .value(node, place) }
        guard let asked = open() else { return .unreadable }
        asked.keys.append(key)
        let place = Place.key(key, of: place)
        guard let member = asked.members.first(where: { $0.key.isSame(as: key) }) else { return .absent(place) }
        return .value(member.value, place)
    }

    /// Says that this must be an object, even one of which nothing is asked; nil where it is none.
    @discardableResult
    func open() -> Notes.Asked? {
        if isNoObject { return nil }
        if let asked { return asked }
        guard let members = node.members else {
            isNoObject = true
            note(
                place, node.position, found: described(node, place), expected: "an object", mend: "Put an object here.")
            return nil
        }
        let new = Notes.Asked(members: members, place: place)
        asked = new
        notes.objects.append(new)
        return new
    }

    /// The reader of a part, the same one each time, so that it knows everything that was asked of the part.
    func part(_ node: Node, _ place: Place) -> Reader {
        if let known = parts[place] { return known }
        let new = Reader(node, place, notes)
        parts[place] = new
        return new
    }
}

extension Node {
    var isNull: Bool {
        if case .null = kind { true } else { false }
    }
}
