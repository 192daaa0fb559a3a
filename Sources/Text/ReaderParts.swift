extension Reader {
    /// Lets `read` read an object. It is not called where there is none.
    @discardableResult
    public func object<Value>(_ key: String? = nil, _ read: (Reader) -> Value?) -> Value? {
        let inner = value(key, expected: "an object") { node, place in
            node.members == nil ? nil : self.part(node, place)
        }
        inner?.open()
        return inner.flatMap(read)
    }

    /// What `read` makes of each item of an array of `count` items; the items that it makes nothing of are left out,
    /// and it has noted why.
    @discardableResult
    public func array<Value>(
        _ key: String? = nil, count: ClosedRange<Int> = 0...10_000, _ read: (Reader) -> Value?
    ) -> [Value] {
        let inner = value(key, expected: "a list" + Reader.words(count, "item")) { node, place -> Reader? in
            guard let items = node.items, count.contains(items.count) else { return nil }
            return self.part(node, place)
        }
        guard let inner, let items = inner.node.items else { return [] }
        return items.enumerated().compactMap { index, item in
            read(inner.part(item, .index(index, of: inner.place)))
        }
    }

    /// An array of texts, each as `string(_:maxBytes:mayBeEmpty:)` takes it.
    public func strings(_ key: String? = nil, count: ClosedRange<Int> = 0...10_000, maxBytes: Int = 10_000) -> [String]
    {
        array(key, count: count) { $0.string(maxBytes: maxBytes) }
    }

    /// What `read` makes of each member of an object whose keys are data, in the order of the text. Keys have 1 to 200
    /// bytes and no control characters; of a doubled key only the first counts.
    @discardableResult
    public func entries<Value>(
        _ key: String? = nil, count: ClosedRange<Int> = 0...10_000, _ read: (String, Reader) -> Value?
    ) -> [(key: String, value: Value)] {
        let inner = value(key, expected: "an object" + Reader.words(count, "key")) { node, place -> Reader? in
            guard let members = node.members, count.contains(members.count) else { return nil }
            return self.part(node, place)
        }
        guard let inner, let members = inner.node.members else { return [] }
        var seen: Set<[UInt8]> = []
        return members.compactMap { member in
            guard seen.insert(Array(member.key.utf8)).inserted else { return nil }
            let place = Place.key(member.key, of: inner.place)
            guard (1...200).contains(member.key.utf8.count), !member.key.unicodeScalars.contains(where: \.isControl)
            else {
                note(
                    place, member.position, found: "the key `\(member.key.shown())`",
                    expected: "a key of 1 to 200 bytes with no control characters", mend: "Give it another key.")
                return nil
            }
            return read(member.key, inner.part(member.value, place)).map { (member.key, $0) }
        }
    }

    private static func words(_ count: ClosedRange<Int>, _ noun: String) -> String {
        func counted(_ number: Int) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }
        if count.lowerBound == count.upperBound { return " of \(counted(count.lowerBound))" }
        if count.lowerBound == 0 { return " of at most \(counted(count.upperBound))" }
        return " of \(count.lowerBound) to \(counted(count.upperBound))"
    }
}
