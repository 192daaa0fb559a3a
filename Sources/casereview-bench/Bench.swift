// Measurements of the service, one subcommand each, JSON lines out with the conditions beside the figures.

import ArgumentParser
import Glibc

@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "casereview-bench", abstract: "Measures casereviewd. One JSON object a line.",
        subcommands: [StartBench.self])
}

extension Bench {
    /// The middle of some figures; of an even number the lower of the two in the middle.
    static func median(_ figures: [Double]) -> Double? {
        figures.isEmpty ? nil : figures.sorted()[(figures.count - 1) / 2]
    }
}
