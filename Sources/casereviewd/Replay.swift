import Casework
import Records
import Text

/// A simulation under way: each application goes in, what comes out otherwise is written at once, the counts at the end.
struct Replay {
    enum Shape { case text, json, lines }

    private var simulation: Simulation
    private let shape: Shape
    private var number = 0
    private var hasBegun = false
    private var written = 0
    /// Lines that could not be read.
    private(set) var unread = 0
    private var shownAt: ContinuousClock.Instant?

    init(_ simulation: Simulation, as shape: Shape) {
        self.simulation = simulation
        self.shape = shape
    }

    /// What comes first, once something does: whatever is wrong with the question is told before it.
    private mutating func begin() {
        guard !hasBegun else { return }
        hasBegun = true
        switch shape {
        case .text: Output.line(SimulationText.head(simulation))
        case .json:
            for (key, value) in SimulationFile.head(simulation) {
                Output.line("\(key == "old" ? "{ " : "  ")\(JSON.string(key).text()): \(value.text()),")
            }
            Output.text("  \"changed\": [")
        case .lines: break
        }
    }

    /// A line of a file; an empty one is passed over.
    mutating func read(_ line: Input.Line) {
        begin()
        number += 1
        progress()
        do throws(Mistakes) {
            guard let facts = try line.application(number) else { return }
            let change = simulation.replay(receivedOn: facts.application.received) {
                check(facts.application, facts.reports, under: $0)
            }
            if let change { write(change, ("line", .integer(number)), "Line \(number)") }
        } catch {
            unread += 1
            clear()
            switch shape {
            case .lines: Output.line(error.json.text())
            case .json: Output.errorLine(error.json.text())
            case .text: Output.errorLine(error.all.map(\.sentence).joined(separator: "\n"))
            }
        }
    }

    /// An application of the database: its facts, and its reference to find it again.
    mutating func take(_ application: Application) {
        begin()
        number += 1
        progress()
        let change = simulation.replay(receivedOn: application.receipt.receivedOn) { application.finding(under: $0) }
        let reference = application.reference.description
        if let change { write(change, ("reference", .string(reference)), "Case \(reference)") }
    }

    mutating func end() {
        begin()
        clear()
        let counts = SimulationFile.counts(simulation, unread: unread)
        switch shape {
        case .text: Output.line(SimulationText.counts(simulation, unread: unread))
        case .json:
            Output.line(written == 0 ? "]," : "\n  ],")
            for (index, (key, value)) in counts.enumerated() {
                Output.line("  \(JSON.string(key).text()): \(value.text())\(index == counts.count - 1 ? " }" : ",")")
            }
        case .lines: Output.line(JSON.object(SimulationFile.head(simulation) + counts).text())
        }
    }

    private mutating func write(_ change: Simulation.Change, _ place: (String, JSON), _ name: String) {
        clear()
        switch shape {
        case .text: Output.line("\(name), \(SimulationText.sentence(change))")
        case .json: Output.text("\(written == 0 ? "" : ",")\n    \(SimulationFile.json(change, place).text())")
        case .lines: Output.line(SimulationFile.json(change, place).text())
        }
        written += 1
    }

    /// How many are done, on one line of a terminal that is written over.
    private mutating func progress() {
        guard Output.isTerminal, number % 64 == 0 else { return }
        let now = ContinuousClock.now
        if let shownAt, now - shownAt < .milliseconds(200) { return }
        shownAt = now
        Output.over("\(number) applications replayed")
    }

    private func clear() { if shownAt != nil { Output.over("") } }
}
