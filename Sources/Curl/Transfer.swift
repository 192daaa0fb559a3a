// Curl is libcurl made safe: one transfer at a time, each on a thread of its own, each with a deadline for the
// whole of it, and an answer to the question that matters for a message that must not be sent twice: was all of it
// handed over?

internal import CCurl

/// One HTTP request and its reply. No redirect is followed, no cookie kept, no proxy taken from the environment, no
/// connection used again; certificates are always verified.
public struct Transfer: Sendable {
    public enum Method: String, CaseIterable, Sendable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    public var method: Method
    /// `http` or `https`, printable ASCII only (a host name in its `xn--` form), no user or password, 8,000 bytes.
    public var url: String
    /// In this order. `Content-Length`, `Transfer-Encoding`, `Connection` and `Expect` are not the caller's to set.
    public var headers: [Header] = []
    /// Sent with POST, PUT and PATCH even where it is empty; with other methods where it is not.
    public var body: [UInt8] = []

    /// For the whole transfer, names and TLS included; 1 millisecond to 24 days.
    public var deadline: Duration = .seconds(30)
    /// For the connection, TLS included; within `deadline`.
    public var connectDeadline: Duration = .seconds(10)
    /// Bytes of the reply's body; a longer one is an error.
    public var replyCap = 1_048_576

    /// A Unix socket to connect to; the URL then only names the host and the path.
    public var socketPath: String?
    /// The only address to connect to, in digits, whatever the URL's host resolves to. TLS still asks for the host.
    public var pinnedAddress: String?
    /// What may be reached. Another address is refused at the moment of connecting, so that a name that resolves to
    /// another address the second time is caught too; nil for anywhere.
    public var reach: Reach?
    /// PEM file of the authorities to trust instead of the system's.
    public var authorityFile: String?
    /// `http://host:port`; nil is none, whatever the environment says.
    public var proxy: String?

    public init(_ method: Method, _ url: String, headers: [Header] = [], body: [UInt8] = []) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }

    /// Sends it and takes the reply, whatever its status. Cancelling the task ends it within about a second.
    /// Throws where there is no whole reply, or where the request was refused before it was sent.
    public func perform() async throws(CurlError) -> Reply {
        try checked()
        return try await Exchange.run(sending: body, cap: replyCap) { exchange, handle throws(CurlError) in
            try prepare(handle)
            if let reach {
                exchange.reach = reach
                try handle.connectOnlyWhere(exchange)
            }
            let handedOver = try exchange.perform(on: handle)
            return Reply(
                status: handle.number(CURLINFO_RESPONSE_CODE),
                headers: exchange.lines.compactMap(Header.init(line:)),
                body: exchange.received,
                handedOver: handedOver,
                address: handle.text(CURLINFO_PRIMARY_IP)
            )
        }
    }

    private func prepare(_ handle: borrowing Handle) throws(CurlError) {
        try handle.allow(protocols: ["http": Int(CURLPROTO_HTTP), "https": Int(CURLPROTO_HTTPS)])
        try handle.limit(deadline: deadline, connecting: connectDeadline)
        try handle.secure(authorityFile: authorityFile)
        try handle.set(CURLOPT_URL, url)
        // A request is never sent again behind our back, as HTTP/2 allows.
        try handle.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        try handle.set(CURLOPT_FOLLOWLOCATION, 0)
        try handle.set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
        try handle.set(CURLOPT_PROXY, proxy ?? "")
        try handle.set(CURLOPT_USERAGENT, "casereviewd")
        if let socketPath { try handle.set(CURLOPT_UNIX_SOCKET_PATH, socketPath) }
        if let pinnedAddress {
            // Any host, any port: this address, the same port.
            let isSix = pinnedAddress.utf8.contains(UInt8(ascii: ":"))
            try handle.set(CURLOPT_CONNECT_TO, list: [isSix ? "::[\(pinnedAddress)]:" : "::\(pinnedAddress):"])
        }

        if method == .head {
            try handle.set(CURLOPT_NOBODY, 1)
        } else if hasBody {
            try handle.set(CURLOPT_UPLOAD, 1)
            try handle.set(CURLOPT_INFILESIZE_LARGE, size: body.count)
        }
        try handle.set(CURLOPT_CUSTOMREQUEST, method.rawValue)
        // An empty Expect is none: with one, curl waits a second for servers that do not know it.
        try handle.set(CURLOPT_HTTPHEADER, list: headers.map(\.line) + ["Expect:"])
    }

    var hasBody: Bool { !body.isEmpty || [.post, .put, .patch].contains(method) }
}
