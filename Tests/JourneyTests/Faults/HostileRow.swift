/// A row of the table of hostile and broken input: what is sent, and the right answer.
struct HostileRow {
    let name: String
    let sent: Sent
    /// Status of HTTP, or exit code.
    let answer: Int
    /// What the answer must say.
    var says = ""
    /// What it must not hold.
    var never = ""

    enum Sent {
        /// Bytes to the public listener; `HOST` in them stands for its address.
        case bytes([[UInt8]])
        /// A form of a page by somebody: the fields that the page hides, some of them changed or (nil) left out, and
        /// these, encoded.
        case form(Who, page: String, action: String, hidden: [String: String?], fields: String)
        /// A command with this input; `FILE` in the arguments stands for a file that holds it.
        case command([String], input: [UInt8])
    }

    /// A command that answers line by line tells of a bad line in its place.
    var isOfLines: Bool {
        if case .command(let arguments, _) = sent { arguments.contains("--lines") } else { false }
    }

    enum Who: String { case resident, coordinator, police }

    /// Stands in what is sent, and must not stand in the log.
    static let mark = "Zz9hostile"

    static func wire(_ name: String, _ status: Int, _ says: String = "", _ pieces: String...) -> HostileRow {
        HostileRow(name: name, sent: .bytes(pieces.map { Array($0.utf8) }), answer: status, says: says)
    }

    /// One request that ends the connection; nil as `host`: none is named.
    static func ask(
        _ name: String, _ target: String, _ status: Int, _ says: String = "", method: String = "GET",
        version: String = "HTTP/1.1", host: String? = "Host: HOST\r\n", _ headers: String...
    ) -> HostileRow {
        let lines = headers.map { "\($0)\r\n" }.joined()
        return wire(
            name, status, says, "\(method) \(target) \(version)\r\n\(host ?? "")\(lines)Connection: close\r\n\r\n")
    }

    /// A form without a page: a body with these headers.
    static func post(
        _ name: String, _ status: Int, _ says: String = "", body: String = "a=b", to target: String = "/sign-in",
        type: String? = "application/x-www-form-urlencoded", _ headers: String...
    ) -> HostileRow {
        let lines = ([type.map { "Content-Type: \($0)" }].compactMap(\.self) + headers).map { "\($0)\r\n" }.joined()
        return wire(
            name, status, says, "POST \(target) HTTP/1.1\r\nHost: HOST\r\n\(lines)Connection: close\r\n\r\n\(body)")
    }

    static func form(
        _ name: String, _ page: String, _ status: Int, _ says: String = "", never: String = "",
        by who: Who = .resident, to action: String? = nil, hidden: [String: String?] = [:], _ fields: String
    ) -> HostileRow {
        HostileRow(
            name: name, sent: .form(who, page: page, action: action ?? page, hidden: hidden, fields: fields),
            answer: status, says: says, never: never)
    }

    static func command(
        _ name: String, _ code: Int, _ says: String = "", _ arguments: [String], input: String = ""
    ) -> HostileRow {
        HostileRow(name: name, sent: .command(arguments, input: Array(input.utf8)), answer: code, says: says)
    }
}
