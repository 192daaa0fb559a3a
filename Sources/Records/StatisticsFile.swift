public import Casework
public import Text

// The figures as they are published: JSON whose keys are the CSV's columns.
extension Counts {
    static let columns = ["area", "period_start", "period_end"] + Figure.allCases.map(\.rawValue) + ["note"]

    /// How the applications of the period stand; they add up.
    public var note: String {
        "\(applications) applications = \(met) met + \(notMet) not met + \(passedOn) passed to another area "
            + "+ \(withdrawn) withdrawn + \(undecided) undecided"
    }

    /// What is not known is null.
    public var json: JSON {
        .object(
            [
                ("area", .string(area)), ("period_start", .string("\(from)")), ("period_end", .string("\(until)")),
            ] + Figure.allCases.map { ($0.rawValue, JSON(self[$0])) } + [("note", .string(note))])
    }

    /// The figures alone, as they are kept.
    var figures: JSON {
        .object(Figure.allCases.compactMap { figure in self[figure].map { (figure.rawValue, .integer($0)) } })
    }

    /// Reads figures that were kept; names that are not ours any more are left out.
    static func values(_ text: String) throws -> [Figure: Int] {
        let json = JSON(try Node.json(text))
        var values: [Figure: Int] = [:]
        for figure in Figure.allCases {
            if case .integer(let value)? = json[figure.rawValue] { values[figure] = value }
        }
        return values
    }

    var cells: [CSV.Cell] {
        [.text(area), .text("\(from)"), .text("\(until)")]
            + Figure.allCases.map { figure in self[figure].map(CSV.Cell.integer) ?? .text("") } + [.text(note)]
    }

    /// RFC 4180, with a header row. What is not known is empty.
    public var csv: String { CSV.text(Counts.columns, [cells]) }

    private func words(_ figure: Figure) -> String { self[figure].map { "\($0)" } ?? "not shown" }

    public var inWords: String {
        let parts = Figure.Group.allCases.map { group in
            ([group.inWords] + group.figures.map { "  \($0.inWords): \(words($0))" })
                .joined(separator: "\n")
        }
        return """
            \(area), \(from.inWords) to \(until.inWords)
            \(parts.joined(separator: "\n"))
            \(note)
            """
    }
}

extension Publication {
    /// With the version and the day on which it was published.
    public var json: JSON {
        guard case .object(let members) = counts.json else { return counts.json }
        return .object(
            members + [
                ("version", .integer(version)), ("published_on", .string("\(London.date(of: at))")),
                ("reason", JSON(reason)),
            ])
    }

    /// A row for each, with a header row.
    public static func csv(_ publications: [Publication]) -> String {
        CSV.text(
            Counts.columns + ["version", "published_on", "reason"],
            publications.map { one in
                one.counts.cells + [
                    .integer(one.version), .text("\(London.date(of: one.at))"), .text(one.reason ?? ""),
                ]
            })
    }
}
