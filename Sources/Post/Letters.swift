import Casework
import FoundationEssentials
import Records
import Shipped
public import Text

/// The texts of every letter that the service writes, one a kind of notice, read and checked at the start.
///
/// A letter is `KIND.txt`: its first line is `Subject: …`, then an empty line, then the text (see `Template` for what
/// may stand in it). Each ships with the program; a file of the same name in `en` in the directory of the settings is taken in
/// its place and checked in the same way. A file in `cy` there is what applicants get who asked for Welsh; a letter
/// without one goes to them in English.
public struct Letters: Sendable {
    private let forms: [Notice.Kind: Form]
    /// In Welsh.
    private let welsh: [Notice.Kind: Form]

    /// What a letter is made of.
    private struct Form {
        var subject: Template
        var body: Template
        var file: String
        var source: String
    }

    /// Reads them all. Throws everything that is wrong with any of them: a letter that is missing or unreadable, one
    /// without a subject, an unknown name, a section without an end.
    public init(directory: String?) throws(Mistakes) {
        // A directory that is not there would send the shipped letters without a word.
        if let directory, !["/en", "/cy"].contains(where: { FileManager.default.fileExists(atPath: directory + $0) }) {
            throw Mistakes(
                Mistake(
                    path: directory + "/en", found: "no such directory",
                    expected: "a directory with letters in English, or cy beside it with letters in Welsh",
                    mend: "Make it, or take post.letters_directory out of the settings."))
        }
        let strays = directory.map { Letters.strays(in: $0 + "/en") + Letters.strays(in: $0 + "/cy") } ?? []
        do throws(Mistakes) {
            self = try Letters.read(directory)
        } catch {
            throw Mistakes(strays + error.all) ?? error
        }
        if let mistakes = Mistakes(strays) { throw mistakes }
    }

    private static func read(_ directory: String?) throws(Mistakes) -> Letters {
        func text(_ kind: Notice.Kind, in language: String) throws(Mistakes) -> (name: String, text: String)? {
            let name = "\(kind.rawValue).txt"
            if let directory, let own = try Letters.file("\(directory)/\(language)/\(name)") {
                return ("\(directory)/\(language)/\(name)", own)
            }
            return Shipped.text("config/letters/\(language)/\(name)").map { (name, $0) }
        }
        return try Letters { kind throws(Mistakes) in
            guard let text = try text(kind, in: "en") else {
                throw Mistakes(Mistake(path: "\(kind.rawValue).txt", found: "nothing", expected: "a letter"))
            }
            return text
        } welsh: { kind throws(Mistakes) in
            try text(kind, in: "cy")
        }
    }

    /// Reads them from anywhere: `source` gives the text of a kind and what to call it, `welsh` that in Welsh where there
    /// is one.
    init(
        source: (Notice.Kind) throws(Mistakes) -> (name: String, text: String),
        welsh other: (Notice.Kind) throws(Mistakes) -> (name: String, text: String)? = { _ in nil }
    ) throws(Mistakes) {
        var forms: [Notice.Kind: Form] = [:]
        var welsh: [Notice.Kind: Form] = [:]
        var mistakes: [Mistake] = []
        for kind in Notice.Kind.allCases {
            do throws(Mistakes) {
                let (name, text) = try source(kind)
                forms[kind] = try Letters.form(text, kind, name)
            } catch {
                mistakes += error.all
            }
            do throws(Mistakes) {
                if let (name, text) = try other(kind) { welsh[kind] = try Letters.form(text, kind, name) }
            } catch {
                mistakes += error.all
            }
        }
        if let mistakes = Mistakes(mistakes) { throw mistakes }
        self.forms = forms
        self.welsh = welsh
    }

    /// The names that a letter of this kind may use.
    static func names(of kind: Notice.Kind) -> Set<String> {
        kind.factNames.union(["reference", "agency_reference", "partnership", "recipient", "contact", "link"])
    }

    /// Where a letter was read, and what stands there.
    func file(of kind: Notice.Kind) -> String { forms[kind]?.file ?? "" }
    func source(of kind: Notice.Kind) -> String { forms[kind]?.source ?? "" }

    /// Writes the letter to a message. Throws the name of a fact that it needs and does not have.
    func letter(to message: OutboxMessage, link: String?) throws(LetterLacks) -> Letter {
        let inWelsh = message.safe.language == "cy" ? welsh[message.kind] : nil
        guard let form = inWelsh ?? forms[message.kind] else { throw LetterLacks(fact: "text") }
        let values = LetterValues.values(of: message, link: link, in: inWelsh == nil ? "en-GB" : "cy")
        do throws(Template.Missing) {
            var letter = Letter(subject: try form.subject.filled(values), text: try form.body.filled(values))
            if inWelsh != nil { letter.language = "cy" }
            return letter
        } catch {
            throw LetterLacks(fact: error.name)
        }
    }

    private static func form(_ text: String, _ kind: Notice.Kind, _ name: String) throws(Mistakes) -> Form {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        guard let first = lines.first, first.utf8.starts(with: "Subject: ".utf8) else {
            throw Mistakes(mistake(name, line: 1, "another first line", "`Subject: ` and the subject of the letter"))
        }
        guard lines.count == 3, lines[1].utf8.allSatisfy({ $0 == UInt8(ascii: "\r") }) else {
            throw Mistakes(mistake(name, line: 2, "no empty line", "an empty line after the subject, then the text"))
        }
        let names = names(of: kind)
        let subject = String(first.dropFirst("Subject: ".count)).trimmed
        return Form(
            subject: try Template(subject, names: names, file: name),
            body: try Template(lines[2], names: names, file: name, firstLine: 3), file: name, source: text)
    }

    /// Files of a directory that are no letters: a letter under a wrong name would never be sent. Hidden ones are the
    /// business of other programs.
    private static func strays(in directory: String) -> [Mistake] {
        let known = Notice.Kind.allCases.map(\.rawValue)
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []).sorted()
        return names.filter { name in
            !name.utf8.starts(with: ".".utf8) && !known.contains { "\($0).txt" == name }
        }.map { name in
            var stem = name
            if let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) { stem = String(name[..<dot]) }
            let meant = nearest(to: stem, in: known).map { "Did you mean \($0).txt?" }
            return Mistake(
                path: "\(directory)/\(name)", found: "no letter of this name",
                expected: "files that are called after letters, ending with .txt",
                mend: meant ?? "casereviewd letters list names them all; move other files elsewhere.")
        }
    }

    /// The text of a letter of the house; nil where there is no such file.
    private static func file(_ path: String) throws(Mistakes) -> String? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw Mistakes(Mistake(path: path, found: "a file that cannot be read", expected: "a letter"))
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Mistakes(Mistake(path: path, found: "bytes that are not UTF-8", expected: "text in UTF-8"))
        }
        return text
    }

    private static func mistake(_ file: String, line: Int, _ found: String, _ expected: String) -> Mistake {
        Mistake(path: file, position: Position(line: line, column: 1), found: found, expected: expected)
    }
}

/// A letter as it is read: one line of subject, and plain text.
public struct Letter: Equatable, Sendable {
    public var subject: String
    /// RFC 5646: `en-GB` or `cy`.
    public var language = "en-GB"
    /// With `# ` before the lines that are headings.
    let marked: String

    init(subject: String, text marked: String) {
        self.subject = subject
        self.marked = marked
    }

    /// As it is sent: a heading is a line by itself.
    public var text: String {
        let lines = marked.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            String(Substring(line.starts(with: "# ".utf8) ? line.dropFirst(2) : line))
        }
        return lines.joined(separator: "\n")
    }
}

/// A letter that cannot be written, because a fact that it needs is missing.
public struct LetterLacks: Error, Equatable {
    public var fact: String
}

extension String {
    /// Without blanks and line ends at either side.
    var trimmed: String {
        let bytes = utf8.drop { $0 <= 0x20 }
        guard let last = bytes.lastIndex(where: { $0 > 0x20 }) else { return "" }
        return String(Substring(bytes[...last]))
    }
}
