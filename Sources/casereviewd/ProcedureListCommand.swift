import ArgumentParser
import Casework
import Records
import Shipped
import Text

struct ProcedureListCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The review procedures that ship with the program. Reads no database.")

    @OptionGroup var common: CommonOptions

    func perform() async throws -> Int32 {
        _ = try Settings.load(common.config, readingSecrets: false)
        let procedures = try Shipped.procedures.map { try ProcedureFile.read(Array($0.text.utf8)) }
        switch common.format {
        case .json: Output.json(.array(procedures.map(ProcedureLint.entry)))
        case .text: Output.line(procedures.map(\.listed).joined(separator: "\n"))
        }
        return 0
    }
}

extension Procedure {
    fileprivate var listed: String {
        let days = validFrom == nil && validUntil == nil ? "" : ", \(validityInWords)"
        return "\(name), version \(version)\(days): \(title)\n    \(source)"
    }
}
