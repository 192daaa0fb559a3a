import ArgumentParser
import Casework
import FoundationEssentials
import Postgres
import Records
import Text

extension PostCommand {
    /// The whole life of one message, without what it says and to whom.
    struct Show: ServiceCommand {
        static let configuration = CommandConfiguration(
            abstract: "The whole life of one message, without what it says and to whom.")

        @Argument(help: ArgumentHelp("The message.", valueName: "id"))
        var id: String

        @OptionGroup var common: CommonOptions

        func validate() throws {
            guard UUID(uuidString: id) != nil else {
                throw ValidationError("“\(id)” is no message's id: those have 36 characters.")
            }
        }

        func perform() async throws -> Int32 {
            guard let id = UUID(uuidString: id) else { return 1 }
            let life = try await PostCommand.work(common, .readOnly) { tx, _ in try MessageLife.find(id, in: tx) }
            guard let life else {
                switch common.format {
                case .json: Output.json(["id": .string(id.uuidString.lowercased()), "found": false])
                case .text: Output.line("There is no such message.")
                }
                return 1
            }
            let steps = life.steps
            switch common.format {
            case .json:
                Output.json([
                    "id": .string(life.id.uuidString.lowercased()), "kind": .string(life.kind.rawValue),
                    "state": .string(life.state), "statutory": .bool(life.isStatutory),
                    "way": .string(life.way.rawValue),
                    "channel": .string(life.channel),
                    "instead_of": JSON(life.insteadOf?.uuidString.lowercased()),
                    "life": .array(
                        steps.map { step in
                            [
                                "at": JSON(step.at?.rfc3339UTC), "day": JSON(step.day?.description),
                                "what": .string(step.what), "detail": JSON(step.detail),
                            ]
                        }),
                ])
            case .text:
                let law = life.isStatutory ? " (the law requires it)" : ""
                Output.line(
                    "\(life.kind.rawValue)\(law), by \(life.way.rawValue) through \(life.channel): \(life.state)")
                for step in steps {
                    let when = step.at?.rfc3339UTC ?? step.day?.description ?? ""
                    Output.line("  \(when)  \(step.what)\(step.detail.map { ": \($0)" } ?? "")")
                }
            }
            return 0
        }
    }
}
