/// Why rows and values did not fit together. Always a mistake in the program or in the database, never in what a
/// person typed; it names tables and never what they hold.
public enum RecordError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A row that no act could have written.
    case impossible(table: String, String)
    /// There is no such row to change, or row-level security hides it.
    case missing(table: String)
    /// A change to what stays as it was recorded.
    case fixed(String)

    public var description: String {
        switch self {
        case .impossible(let table, let why): "a row of \(table) makes no sense: \(why)"
        case .missing(let table): "the row of \(table) that was to be changed is not there"
        case .fixed(let what): "\(what) cannot be changed once recorded"
        }
    }
}
