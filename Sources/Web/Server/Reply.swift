import Text

/// What is answered, before the headers that every answer has.
struct Reply: Sendable {
    var status: Int
    var type: String
    var body: [UInt8]
    /// Headers of this answer alone.
    var headers: [(name: String, value: String)] = []
    /// Whether anybody may keep a copy: the style sheet only.
    var isKept = false
    /// Whether the page runs the service's own script.
    var runsScript = false
    /// Whether the connection ends with this answer.
    var closes = false

    init(status: Int = 200, type: String, body: [UInt8]) {
        self.status = status
        self.type = type
        self.body = body
    }

    static func page(_ page: HTML, status: Int = 200) -> Reply {
        Reply(status: status, type: "text/html; charset=utf-8", body: page.bytes)
    }

    static func json(_ value: JSON) -> Reply {
        Reply(type: "application/json; charset=utf-8", body: value.utf8(pretty: true) + [UInt8(ascii: "\n")])
    }

    static func text(_ text: String, status: Int = 200) -> Reply {
        Reply(status: status, type: "text/plain; charset=utf-8", body: Array(text.utf8))
    }

    /// A table to be saved to a file.
    static func csv(_ text: String, name: StaticString) -> Reply {
        var reply = Reply(type: "text/csv; charset=utf-8; header=present", body: Array(text.utf8))
        reply.headers = [("Content-Disposition", "attachment; filename=\"\(name)\"")]
        return reply
    }

    /// Its own headers and those that every answer has.
    func allHeaders(isSecure: Bool) -> [(name: String, value: String)] {
        [(name: "Content-Type", value: type)]
            + SecurityHeaders.all(isSecure: isSecure, isKept: isKept, runsScript: runsScript)
            + headers
            + (closes ? [(name: "Connection", value: "close")] : [])
    }

    /// On to a page of this service (303). Anything that is no path of ours leads to the first page.
    static func seeOther(_ path: String) -> Reply {
        var reply = Reply(status: 303, type: "text/plain; charset=utf-8", body: [])
        reply.headers = [("Location", isOwn(path) ? path : "/")]
        return reply
    }

    /// A path of this service: one `/` in front, visible ASCII, no backslash.
    static func isOwn(_ path: String) -> Bool {
        let bytes = Array(path.utf8)
        return bytes.first == UInt8(ascii: "/") && bytes.dropFirst().first != UInt8(ascii: "/")
            && bytes.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }
    }
}
