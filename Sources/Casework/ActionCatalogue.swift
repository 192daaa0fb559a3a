/// The measures that a panel chooses actions from, grouped as partnerships publish them, early before formal in each.
public struct ActionCatalogue: Equatable, Sendable {
    public var entries: [Entry]

    public init(entries: [Entry] = []) { self.entries = entries }

    /// The entry of this key; nil where there is none, or none any more.
    public subscript(key: String) -> Entry? { entries.first { $0.key.utf8.elementsEqual(key.utf8) } }

    /// West Norfolk's three levels of intervention.
    public enum Group: String, CaseIterable, Sendable {
        case community, direct, legal
    }

    public struct Entry: Equatable, Sendable {
        /// `community-protection-notice`: what an action keeps of it.
        public var key: String
        public var name: String
        public var group: Group
        /// 1 (early, voluntary) to 9 (a court's order that takes the home away).
        public var formality: Int
        /// The kinds of body that have the power; empty: any body may do it.
        public var power: [Agency.Kind]
        /// The provision that gives the power, where a source names it.
        public var law: String
        /// What done looks like, to be made the case's own.
        public var doneWhen: String
        /// Whether the applicant is told before it begins, because those they complain of will notice it.
        public var tellsFirst: Bool

        public init(
            key: String, name: String, group: Group, formality: Int, power: [Agency.Kind] = [], law: String = "",
            doneWhen: String, tellsFirst: Bool = false
        ) {
            self.key = key
            self.name = name
            self.group = group
            self.formality = formality
            self.power = power
            self.law = law
            self.doneWhen = doneWhen
            self.tellsFirst = tellsFirst
        }

        /// Whether a body of this kind has the power, as far as the catalogue knows.
        public func isOpen(to kind: Agency.Kind) -> Bool { power.isEmpty || power.contains(kind) }
    }
}
