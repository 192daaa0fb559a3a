/// What applicants may say of themselves so that the partnership can see whether it treats everybody alike (Equality
/// Act 2010, section 149): asked on a page of its own, never needed, and shown with no case.
public enum Equality {
    /// A protected characteristic, and what can be answered; an answer's raw place is its word in a row.
    public enum Characteristic: String, CaseIterable, Sendable {
        case age, disability, ethnicity, sex, gender, religion, orientation

        /// What is offered, each as a word for rows and in words for people. Nobody need answer any.
        public var answers: [(word: String, words: String)] {
            switch self {
            case .age:
                [
                    ("under-18", "Under 18"), ("18-24", "18 to 24"), ("25-44", "25 to 44"), ("45-64", "45 to 64"),
                    ("65-over", "65 or over"),
                ]
            case .disability: [("yes", "Yes"), ("no", "No")]
            case .ethnicity:
                [
                    ("asian", "Asian or Asian British"),
                    ("black", "Black, Black British, Caribbean or African"),
                    ("mixed", "Mixed or multiple ethnic groups"),
                    ("white", "White"), ("other", "Another ethnic group"),
                ]
            case .sex: [("female", "Female"), ("male", "Male")]
            case .gender: [("same", "Yes"), ("different", "No")]
            case .religion:
                [
                    ("none", "No religion"), ("christian", "Christian"), ("muslim", "Muslim"), ("hindu", "Hindu"),
                    ("sikh", "Sikh"), ("jewish", "Jewish"), ("buddhist", "Buddhist"), ("other", "Any other religion"),
                ]
            case .orientation:
                [
                    ("straight", "Straight or heterosexual"), ("gay", "Gay or lesbian"), ("bisexual", "Bisexual"),
                    ("other", "Another sexual orientation"),
                ]
            }
        }
    }

    /// How many applications of people of one group there were, and how they were decided.
    public struct Group: Equatable, Sendable {
        /// In words; of several where they were put together.
        public var names: [String]
        public var met: Int
        public var notMet: Int
        /// Undecided, withdrawn or passed on.
        public var other: Int

        public init(names: [String], met: Int, notMet: Int, other: Int) {
            self.names = names
            self.met = met
            self.notMet = notMet
            self.other = other
        }

        public var all: Int { met + notMet + other }

        var cells: [Int] { [met, notMet, other] }

        /// Whether a figure is so small that it could be somebody.
        var isSmall: Bool { (cells + [all]).contains { (1..<Equality.fewest).contains($0) } }

        func joined(with next: Group) -> Group {
            Group(
                names: names + next.names, met: met + next.met, notMet: notMet + next.notMet,
                other: other + next.other)
        }
    }

    /// Fewer people than this are not shown.
    public static let fewest = 5

    /// Years that are counted together.
    public static let years = 3

    /// The groups of one characteristic as they may be read. Those with a figure below five are put together, and where
    /// that is still too small the smallest of the others with them; so nothing that is left out can be had by taking
    /// what is shown from a sum. nil where not even all together are enough.
    public static func shown(_ groups: [Group]) -> [Group]? {
        var shown = groups.filter { $0.all > 0 && !$0.isSmall }
        let small = groups.filter { $0.all > 0 && $0.isSmall }
        guard !small.isEmpty else { return shown.isEmpty ? nil : shown }
        var together = small.dropFirst().reduce(small[0]) { $0.joined(with: $1) }
        // One group by itself under another name would hide nothing.
        while together.isSmall || together.names.count < 2 {
            guard let next = shown.indices.min(by: { shown[$0].all < shown[$1].all }) else {
                return together.isSmall ? nil : [together]
            }
            together = together.joined(with: shown.remove(at: next))
        }
        return shown + [together]
    }

    /// Whole blocks of three reporting years that are over, newest first: of fixed years, so that no two of them can be
    /// taken from each other.
    public static func blocks(
        since first: CivilDate, before today: CivilDate, _ reporting: Procedure.Reporting?
    ) -> [ReportingPeriod] {
        let yearly = Procedure.Reporting(months: 12, year: reporting?.year ?? .financial)
        let all = ReportingPeriod.over(since: first, before: today, yearly)
        return stride(from: 0, to: all.count - years + 1, by: years)
            .map { ReportingPeriod(from: all[$0].from, until: all[$0 + years - 1].until) }.reversed()
    }
}
