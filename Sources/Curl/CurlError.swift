/// Why there is no whole reply.
public struct CurlError: Error, Hashable, Sendable, CustomStringConvertible {
    /// libcurl's number (libcurl-errors(3)): 3 and 43 for what was refused before sending, 6 a name that does not
    /// resolve, 7 no connection, 23 a reply over its cap, 28 a deadline, 35 and 60 TLS, 42 cancelled, 55 and 56 a
    /// connection lost while sending or receiving.
    public let code: Int32
    /// For the person who looks after the service; without headers and bodies.
    public let message: String
    /// Whether the other side may have all of it and have acted on it: false only where that is certain not to be.
    public let handedOver: Bool
    /// The status that had come by then (of SMTP the last reply's code); 0 where none had.
    public let replyCode: Int

    /// Of SMTP the last reply in one line: the server's reason. Of HTTP the last header line. At most 500 characters,
    /// no line breaks.
    public let lastLine: String

    /// No address that the name resolves to may be connected to (`Reach`): nothing was sent.
    public let isKeptOut: Bool
    /// The header lines of HTTP that had come by then.
    public let headers: [Header]

    public init(
        code: Int32, message: String, handedOver: Bool, replyCode: Int, lastLine: String = "", isKeptOut: Bool = false,
        headers: [Header] = []
    ) {
        self.code = code
        self.message = message
        self.handedOver = handedOver
        self.replyCode = replyCode
        self.lastLine = lastLine
        self.isKeptOut = isKeptOut
        self.headers = headers
    }

    func saying(_ lastLine: String) -> CurlError {
        CurlError(
            code: code, message: message, handedOver: handedOver, replyCode: replyCode, lastLine: lastLine,
            isKeptOut: isKeptOut, headers: headers)
    }

    /// Refused before anything was sent.
    static func refused(_ message: String, code: Int32 = 43) -> CurlError {
        CurlError(code: code, message: message, handedOver: false, replyCode: 0)
    }

    public var description: String { "\(message) (\(code))" }
}
