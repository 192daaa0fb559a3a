import ArgumentParser
import Casework
import Post
import Text

struct LettersCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "letters", abstract: "The letters that the service writes, for whoever writes one of their own.",
        subcommands: [List.self, Show.self])

    func perform() async throws -> Int32 { throw Failure.noCommand(of: LettersCommand.self) }

    struct List: ServiceCommand {
        static let configuration = CommandConfiguration(
            abstract: "Every letter, to whom it goes, and the file that it is read from.")

        @OptionGroup var common: CommonOptions

        func perform() async throws -> Int32 {
            let letters = try Library.letters(of: try Settings.load(common.config, readingSecrets: false))
            let samples = try Notice.Kind.allCases.map { try LettersCommand.sample(of: $0, letters) }
            switch common.format {
            case .json: Output.json(.array(samples.map { .object($0.summary) }))
            case .text:
                for sample in samples {
                    let reader = sample.kind.isToApplicant ? "applicants" : "colleagues"
                    let law = sample.kind.isStatutory ? ", the law requires it" : ""
                    Output.line("\(sample.kind.rawValue)  (\(reader)\(law))  \(sample.file)")
                }
            }
            return 0
        }
    }

    struct Show: ServiceCommand {
        static let configuration = CommandConfiguration(
            abstract: "One letter, filled with an invented case, and the names that it may use.",
            discussion: "With --template the text with its names alone, to begin one of your own: casereviewd letters "
                + "show closed --template > en/closed.txt in the directory of post.letters_directory.")

        @Argument(help: ArgumentHelp("The letter; “casereviewd letters list” names them.", valueName: "kind"))
        var kind: String

        @Flag(help: "The text with its names, as it stands in the file.")
        var template = false

        @OptionGroup var common: CommonOptions

        func perform() async throws -> Int32 {
            guard let kind = Notice.Kind(rawValue: kind) else {
                let known = Notice.Kind.allCases.map(\.rawValue)
                throw Failure(
                    Failure.wrongUsage, "There is no letter “\(kind)”.",
                    mend: nearest(to: kind, in: known).map { "Did you mean \($0)?" }
                        ?? "casereviewd letters list names them.")
            }
            let letters = try Library.letters(of: try Settings.load(common.config, readingSecrets: false))
            let sample = try LettersCommand.sample(of: kind, letters)
            switch common.format {
            case .json:
                Output.json(
                    .object(
                        sample.summary + [
                            ("names", .object(sample.values.map { ($0.name, .string($0.value)) })),
                            ("template", .string(sample.template)), ("subject", .string(sample.letter.subject)),
                            ("text", .string(sample.letter.text)),
                        ]))
            case .text where template: Output.text(sample.template)
            case .text:
                Output.line("Subject: \(sample.letter.subject)\n\n\(sample.letter.text)")
                Output.line("Names, and what stands for them here:")
                for (name, value) in sample.values {
                    Output.line("  {{\(name)}}  \(value.isEmpty ? "(nothing)" : value)")
                }
            }
            return 0
        }
    }

    private static func sample(of kind: Notice.Kind, _ letters: Letters) throws(Failure) -> Letters.Sample {
        do {
            return try letters.sample(of: kind)
        } catch {
            throw Failure(
                Failure.wrongConfiguration,
                "The letter \(kind.rawValue) needs {{\(error.fact)}}, which may be missing.",
                mend: "Put {{#\(error.fact)}}…{{/\(error.fact)}} around what needs it.")
        }
    }
}

extension Letters.Sample {
    fileprivate var summary: [(String, JSON)] {
        [
            ("kind", .string(kind.rawValue)), ("to", .string(kind.isToApplicant ? "applicants" : "colleagues")),
            ("statutory", .bool(kind.isStatutory)), ("file", .string(file)),
        ]
    }
}
