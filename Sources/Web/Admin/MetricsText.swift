/// The text format of Prometheus, version 0.0.4.
struct MetricsText {
    private var lines: [String] = []

    var text: String { lines.joined(separator: "\n") + "\n" }

    enum Kind: String { case counter, gauge, histogram }

    typealias Labels = KeyValuePairs<String, String>

    /// One figure without labels.
    mutating func add(_ name: String, _ kind: Kind, _ help: String, _ value: Double) {
        add(name, kind, help, [([:] as Labels, value)])
    }

    mutating func add(_ name: String, _ kind: Kind, _ help: String, _ value: Int) {
        add(name, kind, help, Double(value))
    }

    mutating func add(_ name: String, _ kind: Kind, _ help: String, _ value: Bool) {
        add(name, kind, help, value ? 1.0 : 0.0)
    }

    /// One figure for each set of labels; nothing where there are none.
    mutating func add(_ name: String, _ kind: Kind, _ help: String, _ values: [(Labels, Double)]) {
        guard !values.isEmpty else { return }
        head(name, kind, help)
        for (labels, value) in values { line(name, labels, value) }
    }

    /// A histogram for each value of one label.
    mutating func add(_ name: String, _ help: String, by label: String, _ histograms: [(String, Histogram)]) {
        guard !histograms.isEmpty else { return }
        head(name, .histogram, help)
        for (value, histogram) in histograms {
            for (limit, count) in zip(Histogram.limits, histogram.counts) {
                line("\(name)_bucket", [label: value, "le": MetricsText.number(limit)], Double(count))
            }
            line("\(name)_bucket", [label: value, "le": "+Inf"], Double(histogram.count))
            line("\(name)_sum", [label: value], histogram.seconds)
            line("\(name)_count", [label: value], Double(histogram.count))
        }
    }

    private mutating func head(_ name: String, _ kind: Kind, _ help: String) {
        lines += ["# HELP \(name) \(help)", "# TYPE \(name) \(kind.rawValue)"]
    }

    private mutating func line(_ name: String, _ labels: Labels, _ value: Double) {
        let pairs = labels.map { "\($0.key)=\"\(MetricsText.escaped($0.value))\"" }.joined(separator: ",")
        lines.append("\(name)\(pairs.isEmpty ? "" : "{\(pairs)}") \(MetricsText.number(value))")
    }

    /// Without a fraction where there is none.
    private static func number(_ value: Double) -> String { Int(exactly: value).map { "\($0)" } ?? "\(value)" }

    private static func escaped(_ value: String) -> String {
        var text = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
