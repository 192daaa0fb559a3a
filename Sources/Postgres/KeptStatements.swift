/// The statements that the server has parsed on one connection and keeps until it ends, by the names that we gave them.
struct KeptStatements {
    /// The types are a part of it: the same text with other types is another statement.
    private struct Statement: Hashable {
        var text: String
        var types: [UInt32]
    }

    private var names: [Statement: String] = [:]
    private var made = 0

    /// So that text which is not always the same cannot fill the server's memory.
    static let most = 100

    /// nil where it is not kept yet.
    func name(_ text: String, _ types: [UInt32]) -> String? { names[Statement(text: text, types: types)] }

    /// A name that none ever had on this connection; nil where no more are kept.
    mutating func newName() -> String? {
        guard names.count < KeptStatements.most else { return nil }
        made += 1
        return "kept_\(made)"
    }

    mutating func keep(_ name: String, _ text: String, _ types: [UInt32]) {
        names[Statement(text: text, types: types)] = name
    }

    /// Whether a failure says that the server no longer runs what it kept: its result has other columns since
    /// (0A000), or somebody let it go (26000).
    static func isStale(_ error: PostgresError) -> Bool { ["0A000", "26000"].contains(error.sqlState) }

    /// Each is parsed anew when it is run next.
    mutating func forget() { names = [:] }
}
