// Shipped is what the binary carries with it: migrations, procedures, calendars and letters, embedded when it is
// built, so that an installed daemon needs no file beside it. The table of files is Sources/CShipped/shipped.c.

import CShipped

/// The files inside the binary, by their path in the source tree.
public enum Shipped {
    /// The version of casereviewd, as figures and measurements name it.
    public static let version = "0.1.0"

    /// A file as it was when the binary was built; nil where none of that path ships.
    public static func text(_ path: String) -> String? { texts[path] }

    /// The paths of every file that ships, in order of their bytes.
    public static let paths: [String] = texts.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }

    /// One step from one schema of the database to the next.
    public struct Migration: Equatable, Sendable {
        /// 1, 2, 3 … without a gap.
        public var number: Int
        /// The file's name without the number: `people_and_places`.
        public var name: String
        /// Statements of SQL.
        public var text: String

        public init(number: Int, name: String, text: String) {
            self.number = number
            self.name = name
            self.text = text
        }
    }

    /// Every `sql/NNNN_name.sql`, in order of the numbers.
    public static let migrations: [Migration] = paths.compactMap(migration).sorted { $0.number < $1.number }

    /// What the login roles of the service may do, run after every migration.
    public static var grants: String { text("sql/grants.sql") ?? "" }

    /// A file by the name that people use for it: `islington`, `england-and-wales`, `threshold-met`.
    public struct Named: Equatable, Sendable {
        public var name: String
        public var path: String
        public var text: String
    }

    /// The review procedures (`config/procedures/*.yaml`), in order of their names.
    public static let procedures: [Named] = named("config/procedures/", ".yaml")

    /// The calendars of working days (`config/calendars/*.json`), in order of their names.
    public static let calendars: [Named] = named("config/calendars/", ".json")

    /// The letters in a language (`config/letters/en/*.txt` for `en`), in order of their names; none where the
    /// language has none.
    public static func letters(in language: String) -> [Named] { named("config/letters/\(language)/", ".txt") }

    // The one place that reads the table of the C target, whose bytes live as long as the process.
    private static let texts: [String: String] = {
        var texts: [String: String] = [:]
        for index in 0..<shipped_count() {
            let file = unsafe shipped_at(index)
            guard let name = unsafe file.path, let path = unsafe String(validatingCString: name) else { continue }
            let bytes = unsafe UnsafeBufferPointer(start: file.bytes, count: file.length)
            texts[path] = unsafe String(validating: bytes, as: UTF8.self)
        }
        return texts
    }()

    private static func migration(_ path: String) -> Migration? {
        guard let file = between("sql/", path, ".sql"), let text = texts[path] else { return nil }
        let digits = file.utf8.prefix { $0 != UInt8(ascii: "_") }
        guard digits.count == 4, let number = Int(String(Substring(digits))), file.utf8.count > 5 else { return nil }
        return Migration(number: number, name: String(Substring(file.utf8.dropFirst(5))), text: text)
    }

    private static func named(_ folder: String, _ ending: String) -> [Named] {
        paths.compactMap { path in
            guard let name = between(folder, path, ending), !name.utf8.contains(UInt8(ascii: "/")),
                let text = texts[path]
            else { return nil }
            return Named(name: name, path: path, text: text)
        }
    }

    private static func between(_ start: String, _ path: String, _ end: String) -> String? {
        let bytes = path.utf8
        guard bytes.starts(with: start.utf8), bytes.reversed().starts(with: end.utf8.reversed()),
            bytes.count > start.utf8.count + end.utf8.count
        else { return nil }
        return String(Substring(bytes.dropFirst(start.utf8.count).dropLast(end.utf8.count)))
    }
}
