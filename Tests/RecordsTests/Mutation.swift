import TestSupport
import Text

/// One change of a value somewhere inside: another value, nothing at all, or one key more.
enum Mutation {
    /// A copy of a value with a change at a place that chance picks, and what the change is.
    static func of(_ value: JSON, _ chance: inout Seeded) -> (value: JSON, what: String) {
        let places = places(in: value)
        let place = places.randomElement(using: &chance) ?? []
        let kind = Int.random(in: 0..<10, using: &chance)
        let other = others.randomElement(using: &chance) ?? .null
        let changed = change(value, at: place[...]) { old in
            switch (kind, old) {
            case (0, _): nil
            case (1, .object(let members)): .object(members + [("unheard_of", other)])
            case (2, .array(let items)): .array(items + [other])
            default: other
            }
        }
        return (changed ?? .null, "at \(place): \(kind), \(other.text())")
    }

    private static let others: [JSON] = [
        .null, true, 0, 1, 3, -1, 2.5, 99, "", "x", "1 month", "0 days", "after", "2014-02-30", "E09000019", [], ["x"],
        [:], ["x": 1], "two\u{1}parts",
    ]

    /// Every place below the top, as the numbers of the members and items on the way.
    private static func places(in value: JSON) -> [[Int]] {
        parts(of: value).enumerated().flatMap { index, part in
            [[index]] + places(in: part).map { [index] + $0 }
        }
    }

    private static func parts(of value: JSON) -> [JSON] {
        switch value {
        case .array(let items): items
        case .object(let members): members.map(\.1)
        default: []
        }
    }

    private static func change(_ value: JSON, at place: ArraySlice<Int>, _ make: (JSON) -> JSON?) -> JSON? {
        guard let index = place.first else { return make(value) }
        switch value {
        case .array(var items):
            let new = change(items[index], at: place.dropFirst(), make)
            items.replaceSubrange(index...index, with: new.map { [$0] } ?? [])
            return .array(items)
        case .object(var members):
            let new = change(members[index].1, at: place.dropFirst(), make)
            members.replaceSubrange(index...index, with: new.map { [(members[index].0, $0)] } ?? [])
            return .object(members)
        default: return value
        }
    }
}
