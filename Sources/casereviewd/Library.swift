import Casework
import Post
import Records
import Shipped
import Text

/// Procedures and calendars by the name of a shipped one, or as a file.
enum Library {
    static func procedure(_ name: String) throws -> Procedure {
        try ProcedureFile.read(try procedureBytes(name))
    }

    static func procedureBytes(_ name: String) throws -> [UInt8] {
        try bytes(name, among: Shipped.procedures, kind: "procedure")
    }

    static func calendar(_ name: String) throws -> WorkingCalendar {
        try CalendarFile.read(try bytes(name, among: Shipped.calendars, kind: "calendar"))
    }

    /// The calendar that the settings name; what is wrong with it is wrong with the settings.
    static func calendar(of settings: Settings) throws -> WorkingCalendar {
        do {
            guard settings.calendar != "-" else {
                throw Failure(
                    Failure.wrongConfiguration, "The calendar of the settings cannot be standard input.",
                    mend: "Name a file.")
            }
            return try calendar(settings.calendar)
        } catch let mistakes as Mistakes {
            let placed = mistakes.all.map { mistake in
                var placed = mistake
                placed.path = "calendar (\(settings.calendar))" + (mistake.path.map { ": \($0)" } ?? "")
                return placed
            }
            throw Failure(Failure.wrongConfiguration, Mistakes(placed) ?? mistakes)
        } catch var failure as Failure {
            guard failure.exitCode == Failure.wrongUsage else {
                failure.exitCode = Failure.wrongConfiguration
                throw failure
            }
            throw Failure(
                Failure.wrongConfiguration,
                failure.mistakes.first?.found ?? "There is no calendar \(settings.calendar).",
                mend: "Name \(Shipped.calendars.map(\.name).joined(separator: " or ")), or a file that can be read, "
                    + "as calendar in the settings.")
        }
    }

    /// The catalogue that panels choose actions from; what is wrong with it is wrong with the settings.
    static func actions(of settings: Settings) throws -> ActionCatalogue {
        do {
            guard let name = settings.actionsFile else { return try ActionCatalogueFile.shipped() }
            var input = try Input(name)
            return try ActionCatalogueFile.read(try input.all())
        } catch let mistakes as Mistakes {
            let placed = mistakes.all.map { mistake in
                var placed = mistake
                placed.path =
                    "actions.catalogue_file (\(settings.actionsFile ?? "shipped"))"
                    + (mistake.path.map { ": \($0)" } ?? "")
                return placed
            }
            throw Failure(Failure.wrongConfiguration, Mistakes(placed) ?? mistakes)
        } catch var failure as Failure {
            failure.exitCode = Failure.wrongConfiguration
            throw failure
        }
    }

    static func letters(of settings: Settings) throws -> Letters {
        do {
            return try Letters(directory: settings.lettersDirectory)
        } catch {
            throw Failure(Failure.wrongConfiguration, error)
        }
    }

    private static func bytes(_ name: String, among shipped: [Shipped.Named], kind: String) throws -> [UInt8] {
        if let known = shipped.first(where: { $0.name == name }) { return Array(known.text.utf8) }
        let looksLikeFile =
            name == "-" || name.utf8.contains(UInt8(ascii: "/")) || name.utf8.contains(UInt8(ascii: "."))
            || Files.entry(name, following: true)?.isDirectory == false
        guard looksLikeFile else {
            throw Failure(
                Failure.wrongUsage, "There is no \(kind) “\(name)”.",
                mend: "Name one of \(shipped.map(\.name).joined(separator: ", ")), or a file.")
        }
        var input = try Input(name)
        return try input.all()
    }
}
