import ArgumentParser
import Casework
import Post
import Postgres
import Records
import Text

extension PostCommand {
    struct Rehearse: ServiceCommand {
        static let configuration = CommandConfiguration(
            abstract: "Every message that would go to a day: when, to whom and why. Sends and writes nothing.",
            discussion: """
                As things stand now, and as if nobody did anything meanwhile but the clock. People are named by name, \
                part and agency, never by address. With --procedure it shows besides what the ladder of that \
                procedure would do to the reminders of every open duty: added, gone and moved.
                """)

        @Option(help: ArgumentHelp("The last day.", valueName: "YYYY-MM-DD"))
        var until: String

        @Option(
            help: ArgumentHelp("A procedure before it is saved: a shipped name, or a file.", valueName: "name|file"))
        var procedure: String?

        @OptionGroup var common: CommonOptions

        /// How far ahead one can look, in days.
        static let horizon = 366

        func validate() throws {
            guard CivilDate(until) != nil else { throw ValidationError("--until must be a date like 2026-05-01.") }
        }

        func perform() async throws -> Int32 {
            let settings = try Settings.load(common.config, readingSecrets: false)
            let passage = Passage(window: settings.window, calendar: try Library.calendar(of: settings))
            let channel = settings.routes.email
            let other = try procedure.map { try Library.procedure($0) }
            guard let last = CivilDate(until) else { return Failure.wrongUsage }
            let found = try await PostCommand.work(common, .readOnly) { tx, now in
                let days = last.days(since: London.date(of: now))
                guard (0...Rehearse.horizon).contains(days) else {
                    throw Failure(
                        Failure.wrongUsage, "--until must be between today and \(Rehearse.horizon) days from now.")
                }
                return try Rehearsals.rehearse(
                    until: last, under: other, channel: channel, passage: passage, now: now, in: tx)
            }
            switch common.format {
            case .json: Output.json(json(found))
            case .text: text(found)
            }
            return 0
        }

        private func text(_ found: Rehearsals) {
            for entry in found.entries {
                Output.line(
                    "\(entry.at.rfc3339InLondon)  \(entry.kind.rawValue)  \(found.names.of(entry.to))  by "
                        + entry.channel)
                for reason in entry.reasons { Output.line("    \(RehearsalWords.of(reason, found.names))") }
                if let absent = entry.absent { Output.line("    for \(found.names.of(.person(absent)))") }
            }
            if found.entries.isEmpty { Output.line("Nothing would go.") }
            if found.isCut { Output.line("There are more open duties than \(Rehearsals.limit); these come first.") }
            guard let change = found.change else { return }
            Output.line("Under that procedure:")
            for line in change.added { Output.line("  added  \(words(line, found.names))") }
            for line in change.gone { Output.line("  gone   \(words(line, found.names))") }
            for move in change.moved {
                Output.line("  moved  from \(move.from.at.rfc3339InLondon) to \(words(move.to, found.names))")
            }
            if change.added.isEmpty && change.gone.isEmpty && change.moved.isEmpty {
                Output.line("  Nothing would change.")
            }
        }

        private func words(_ line: RehearsalChange.Line, _ names: RehearsalNames) -> String {
            "\(line.at.rfc3339InLondon)  \(names.of(line.to))  \(RehearsalWords.of(.rung(line.rung), names))"
        }

        private func json(_ found: Rehearsals) -> JSON {
            var members: [(String, JSON)] = [
                ("messages", .array(found.entries.map { json($0, found.names) })), ("is_cut", .bool(found.isCut)),
            ]
            if let change = found.change {
                members.append(
                    (
                        "change",
                        [
                            "added": .array(change.added.map { json($0, found.names) }),
                            "gone": .array(change.gone.map { json($0, found.names) }),
                            "moved": .array(
                                change.moved.map {
                                    ["from": json($0.from, found.names), "to": json($0.to, found.names)]
                                }),
                        ]
                    ))
            }
            return .object(members)
        }

        private func json(_ entry: Rehearsal.Entry, _ names: RehearsalNames) -> JSON {
            [
                "at": .string(entry.at.rfc3339UTC), "kind": .string(entry.kind.rawValue),
                "to": .string(names.of(entry.to)), "for": JSON(entry.absent.map { names.of(.person($0)) }),
                "channel": .string(entry.channel),
                "because": .array(entry.reasons.map { json($0, names) }),
            ]
        }

        private func json(_ reason: Rehearsal.Reason, _ names: RehearsalNames) -> JSON {
            switch reason {
            case .rung(let rung):
                [
                    "reference": JSON(names.references[rung.file]), "duty": .string(rung.duty.name),
                    "due": .string("\(rung.dueOn)"), "working_days": JSON(rung.workingDays),
                    "ordinal": JSON(rung.ordinal), "sentence": .string(RehearsalWords.of(reason, names)),
                ]
            case .owed(let kind, let file):
                [
                    "reference": JSON(file.flatMap { names.references[$0] }), "owed": .string(kind.rawValue),
                    "sentence": .string(RehearsalWords.of(reason, names)),
                ]
            case .week: ["sentence": .string(RehearsalWords.of(reason, names))]
            }
        }

        private func json(_ line: RehearsalChange.Line, _ names: RehearsalNames) -> JSON {
            [
                "at": .string(line.at.rfc3339UTC), "to": .string(names.of(line.to)),
                "in_digest": .bool(line.isInDigest), "because": json(.rung(line.rung), names),
            ]
        }
    }
}
