extension SafeContact {
    /// The ways in the order in which they are tried.
    public var waysInOrder: [Way] {
        var ways: [Way] = []
        for way in order + SafeContact.usualOrder where !ways.contains(way) { ways.append(way) }
        return ways
    }

    public func isAllowed(_ way: Way) -> Bool { ways[way]?.isAllowed ?? true }

    /// Where a way reaches the person: the other address that they named, else the one that was given with the
    /// application. nil where the way is off, where there is none, and where it was said to be unsafe.
    public func address(by way: Way, given: [Way: String]) -> String? {
        guard isAllowed(way), let address = ways[way]?.address ?? given[way], !isUnsafe(address) else { return nil }
        return address
    }

    /// The first way that is safe; nil where there is none.
    public func firstWay(given: [Way: String], except tried: Set<Way> = []) -> Way? {
        waysInOrder.first { !tried.contains($0) && address(by: $0, given: given) != nil }
    }

    /// Whether an address is one of those that were said to be unsafe, however it is written.
    public func isUnsafe(_ address: String) -> Bool {
        guard !barred.isEmpty else { return false }
        let folded = SafeContact.folded(address)
        return barred.contains { SafeContact.folded($0).elementsEqual(folded) }
    }

    /// An address as it is compared: an e-mail address in small letters and without a tag after `+`; a telephone
    /// number as its digits, with the country's code 44 as 0; lines of a postal address as their letters and digits.
    static func folded(_ address: String) -> [UInt8] {
        let bytes = address.utf8.filter { $0 > 0x20 }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        if let at = bytes.lastIndex(of: UInt8(ascii: "@")) {
            let mailbox = bytes[..<at]
            let tag = mailbox.firstIndex(of: UInt8(ascii: "+")) ?? at
            return Array(mailbox[..<tag]) + bytes[at...]
        }
        func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
        func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || byte >= 0x80 }
        let kept = bytes.filter { isDigit($0) || isLetter($0) }
        guard kept.allSatisfy(isDigit) else { return kept }
        let international = [Array("0044".utf8), Array("44".utf8)].first { kept.starts(with: $0) && kept.count > 10 }
        guard let international else { return kept }
        // `+44 (0)7700 …` has the national 0 as well.
        return [UInt8(ascii: "0")] + kept.dropFirst(international.count).drop { $0 == UInt8(ascii: "0") }
    }

    /// The first moment from `now` on at which messages may arrive: `now` itself where they may; nil where none comes
    /// within four weeks. The clock on the wall decides, also where it is moved forward or back.
    public func firstMoment(from now: Instant) -> Instant? {
        if holds(at: now) { return now }
        let today = London.date(of: now)
        for ahead in 0...28 {
            let day = today.adding(days: ahead)
            let moments = times.map { London.instant(date: day, hour: $0.from / 60, minute: $0.from % 60) }
            if let first = moments.filter({ $0 > now && holds(at: $0) }).min() { return first }
        }
        return nil
    }

    private func holds(at moment: Instant) -> Bool {
        guard !times.isEmpty else { return true }
        let clock = London.clock(of: moment)
        let minute = clock.hour * 60 + clock.minute
        return times.contains {
            $0.weekdays.contains(clock.date.weekday.number) && $0.from <= minute && minute < $0.until
        }
    }
}

extension Weekday {
    /// 1 for Monday to 7 for Sunday.
    public var number: Int { (Weekday.allCases.firstIndex(of: self) ?? 0) + 1 }
}
