import Glibc

/// One client's connection through a `PostgresProxy`, and the one to the server behind it.
final class ProxiedConnection {
    let client: Int32
    let server: Int32
    private(set) var isCut = false
    private var hasStarted = false
    /// What came from the client and is no whole message yet.
    private var incoming: [UInt8] = []
    /// The messages of a statement whose Sync has not come yet.
    private var held: [UInt8] = []
    private var text = ""
    /// What the server keeps parsed, by name.
    private var kept: [String: String] = [:]
    /// Whether what is held only has a statement kept, which is none that counts: it changes nothing.
    private var isKeeping = false
    /// The statements of the transaction that is open.
    private var transaction: [String] = []
    /// The server's answer that is kept back; nil: answers pass.
    private var swallowed: [UInt8]?

    init(client: Int32, server: Int32) {
        self.client = client
        self.server = server
    }

    func cut() {
        guard !isCut else { return }
        isCut = true
        _ = close(client)
        _ = close(server)
    }

    /// Reads what the client sent, and passes each statement on when it is whole, as `fault` says.
    func passOn(_ fault: (_ text: String, _ earlier: [String]) -> PostgresProxy.Fault) {
        guard let bytes = UnixSocket.read(client) else { return cut() }
        incoming += bytes
        while !isCut, let message = nextMessage() {
            switch message.first {
            case _ where !hasStarted:
                hasStarted = true
                send(message)
            case UInt8(ascii: "Q"):
                text = ProxiedConnection.words(message.dropFirst(5))
                execute(message, fault)
            case UInt8(ascii: "P"):
                // The name of the statement goes before its text; one without a name is run at once.
                let name = ProxiedConnection.words(message.dropFirst(5))
                text = ProxiedConnection.words(message.dropFirst(5).drop { $0 != 0 }.dropFirst())
                isKeeping = !name.isEmpty
                if isKeeping { kept[name] = text }
                held += message
            case UInt8(ascii: "B"):
                // The name of the portal goes before that of the statement.
                let name = ProxiedConnection.words(message.dropFirst(5).drop { $0 != 0 }.dropFirst())
                if let text = kept[name] { self.text = text }
                isKeeping = false
                held += message
            case UInt8(ascii: "C"), UInt8(ascii: "D"), UInt8(ascii: "E"), UInt8(ascii: "H"):
                held += message
            case UInt8(ascii: "S") where isKeeping:
                send(held + message)
                (held, isKeeping) = ([], false)
            case UInt8(ascii: "S"): execute(held + message, fault)
            default: send(message)
            }
        }
    }

    /// Passes the server's answer back, or keeps it and ends the connection once it is whole.
    func passBack() {
        guard let bytes = UnixSocket.read(server) else { return cut() }
        guard let answer = swallowed else {
            if !UnixSocket.write(bytes, to: client) { cut() }
            return
        }
        swallowed = answer + bytes
        if ProxiedConnection.isReady(answer + bytes) { cut() }
    }

    private func execute(
        _ messages: [UInt8], _ fault: (_ text: String, _ earlier: [String]) -> PostgresProxy.Fault
    ) {
        held = []
        if text.hasPrefix("begin") { transaction = [] }
        let decided = fault(text, transaction)
        transaction.append(text)
        switch decided {
        case .pass: send(messages)
        case .cut: cut()
        case .cutAfterwards:
            swallowed = []
            send(messages)
        case .fail(let sqlState):
            // A statement that fails at the server, so that both sides agree on how the transaction stands.
            let failing = "do $$ begin raise exception 'asked for' using errcode = '\(sqlState)'; end $$"
            send(ProxiedConnection.message("Q", Array(failing.utf8) + [0]))
        }
    }

    private func send(_ bytes: [UInt8]) {
        if !UnixSocket.write(bytes, to: server) { cut() }
    }

    /// The first message that has come whole: a startup message has no type before its length.
    private func nextMessage() -> [UInt8]? {
        let start = hasStarted ? 1 : 0
        guard let length = ProxiedConnection.length(incoming, at: start), incoming.count >= start + length else {
            return nil
        }
        let message = Array(incoming[..<(start + length)])
        incoming.removeFirst(start + length)
        return message
    }

    /// Whether an answer has come to its end, ReadyForQuery.
    private static func isReady(_ answer: [UInt8]) -> Bool {
        var start = 0
        while let length = length(answer, at: start + 1), answer.count >= start + 1 + length {
            if answer[start] == UInt8(ascii: "Z") { return true }
            start += 1 + length
        }
        return false
    }

    /// Four bytes, themselves counted; never less than four, whatever they say.
    private static func length(_ bytes: [UInt8], at start: Int) -> Int? {
        guard bytes.count >= start + 4 else { return nil }
        return max(4, bytes[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) })
    }

    private static func message(_ type: Unicode.Scalar, _ body: [UInt8]) -> [UInt8] {
        let length = body.count + 4
        return [UInt8(ascii: type)] + (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) } + body
    }

    private static func words(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
}
