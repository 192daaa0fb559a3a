/// Where something stands in a text that was read.
public struct Position: Hashable, Comparable, Sendable {
    /// From 1; lines end with LF (a CR before it belongs to the line).
    public var line: Int
    /// From 1, in Unicode scalars.
    public var column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    public static func < (left: Position, right: Position) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }

    /// The position of the byte at `offset`, or of the end where `offset` lies beyond it.
    init(of offset: Int, in bytes: [UInt8]) {
        self.init(line: 1, column: 1)
        for byte in bytes.prefix(max(0, offset)) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if !byte.isContinuation {
                column += 1
            }
        }
    }
}
