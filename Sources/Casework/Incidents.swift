// Which reports are about one event. Dates join nothing by themselves; what is found here is put before a person.
extension Application {
    /// Reports that may be about one event: made by one person about one day, about different events as it stands, and
    /// not yet considered, because nobody has said of them which event they are about (scenario 25). Each group has at
    /// least two, and its numbers ascend.
    public var joinSuggestions: [[Int]] {
        let considered = Set(corrections.filter { $0.fact == .incident }.map(\.report))
        var groups: [OneDay: [Report]] = [:]
        for report in reports where !considered.contains(report.number) {
            groups[OneDay(by: Array(report.reportedBy.utf8), on: report.behaviourOn), default: []].append(report)
        }
        return groups.values
            .filter { group in Set(group.map { Array($0.incident.utf8) }).count > 1 }
            .map { $0.map(\.number).sorted() }
            .sorted { ($0.first ?? 0) < ($1.first ?? 0) }
    }

    /// The events that more than one report is about: the numbers of their reports, ascending.
    public var sharedEvents: [[Int]] { sharedIncidents.map { $0.map(\.number) } }

    private struct OneDay: Hashable {
        var by: [UInt8]
        var on: CivilDate
    }

    private var sharedIncidents: [[Report]] {
        Dictionary(grouping: reports) { Array($0.incident.utf8) }.values
            .filter { $0.count > 1 }
            .map { $0.sorted { $0.number < $1.number } }
            .sorted { ($0.first?.number ?? 0) < ($1.first?.number ?? 0) }
    }
}
