// Postgres is libpq made safe: a type for SQL, sessions with a thread of their own, a pool, transactions and a
// listener. It knows no word of the domain, and all that Swift calls unsafe stays in it. Every wait has an end, and
// nothing is ever sent twice behind the caller's back.

/// Text of SQL with the values bound to it, written as a string literal: `"select name from people where id = \(id)"`.
///
/// A value in an interpolation is bound as `$1`, `$2`, …, never pasted; another `SQL` is spliced with its values
/// renumbered; an array binds as a PostgreSQL array, nil as NULL. A `String` can reach the text only as a literal or
/// through `init(trusted:)`.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    /// The text around the values: always one piece more than there are values.
    private(set) var pieces: [String]
    private(set) var values: [BoundValue]
    /// Whether the server keeps it, parsed and planned, on each connection that runs it.
    private(set) var isKept = false

    /// Text that was compiled into the program, such as a migration. Never text from outside.
    public init(trusted text: String) {
        pieces = [text]
        values = []
    }

    public init(stringLiteral text: String) {
        self.init(trusted: text)
    }

    public init(stringInterpolation: StringInterpolation) {
        self = stringInterpolation.sql
    }

    /// Collects a literal's pieces. Only bindable values and other `SQL` have an overload here.
    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        var sql = SQL(trusted: "")

        public init(literalCapacity: Int, interpolationCount: Int) {}

        public mutating func appendLiteral(_ literal: String) {
            sql.append(literal)
        }

        /// Binds a value.
        public mutating func appendInterpolation(_ value: some Bindable) {
            sql.append(value.bound)
        }

        /// Binds a value, or NULL.
        public mutating func appendInterpolation<Value: Bindable>(_ value: Value?) {
            sql.append(value.bound)
        }

        /// Splices a part of a statement.
        public mutating func appendInterpolation(_ part: SQL) {
            sql.append(part)
        }
    }

    /// The text that is sent, with `$1`, `$2`, … where the values go.
    var text: String {
        var text = pieces[0]
        for index in values.indices {
            text += "$\(index + 1)"
            text += pieces[index + 1]
        }
        return text
    }

    /// The same statement, which the server keeps on each connection once it has parsed it: for what runs often, with
    /// text that is always the same. Its plan may be one for any values (`plan_cache_mode`).
    public static func kept(_ statement: SQL) -> SQL {
        var kept = statement
        kept.isKept = true
        return kept
    }

    /// Splices `part` on at the end.
    public mutating func append(_ part: SQL) {
        append(part.pieces[0])
        for index in part.values.indices {
            append(part.values[index])
            append(part.pieces[index + 1])
        }
    }

    private mutating func append(_ literal: String) {
        pieces[pieces.count - 1] += literal
    }

    private mutating func append(_ value: BoundValue) {
        values.append(value)
        pieces.append("")
    }
}

extension Sequence<SQL> {
    /// The parts in order with `separator` between them; empty text where there are none.
    public func joined(separator: SQL) -> SQL {
        var whole: SQL = ""
        var isFirst = true
        for part in self {
            if !isFirst { whole.append(separator) }
            whole.append(part)
            isFirst = false
        }
        return whole
    }
}
