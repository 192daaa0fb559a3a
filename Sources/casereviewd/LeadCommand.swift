import ArgumentParser
import Casework
import Records
import Text

struct LeadCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "lead", abstract: "Who could lead a case.", subcommands: [Nominate.self])

    func perform() async throws -> Int32 { throw Failure.noCommand(of: LeadCommand.self) }

    struct Nominate: ServiceCommand {
        static let configuration = CommandConfiguration(
            commandName: "nominate",
            abstract: "Ranks lead officers and says why.",
            discussion: "A nomination is a proposal: the chair confirms it and the officer accepts it.")

        @Argument(help: "The case and the candidates as JSON; - for standard input.")
        var file: String

        @OptionGroup var common: CommonOptions

        func perform() async throws -> Int32 {
            _ = try Settings.load(common.config, readingSecrets: false)
            var input = try Input(file)
            let question = try LeadFile.read(try input.all())
            let calendar = try Library.calendar("england-and-wales")
            let nomination: LeadNomination
            do {
                nomination = try nominateLead(question, calendar: calendar)
            } catch {
                throw Failure(Failure.wrongData, "The case's date cannot be judged: \(error).", mend: "Change case.on.")
            }
            switch common.format {
            case .json: Output.json(LeadFile.json(nomination))
            case .text:
                for (index, place) in nomination.ranking.enumerated() {
                    Output.line("\(index + 1). \(place.id), score \(place.score): \(place.reason)")
                }
                for excluded in nomination.excluded { Output.line("\(excluded.id) \(excluded.reason)") }
                if nomination.nominated == nil { Output.line("Nobody can lead.") }
            }
            return nomination.nominated == nil ? 1 : 0
        }
    }
}
