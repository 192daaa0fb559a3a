/// A request as this room sees it: plain values, so that everything but the socket can be tested without one.
struct Ask: Sendable {
    var method: String
    /// As sent, before any `?`; never decoded.
    var path: String
    /// After the `?`; empty where there is none.
    var query: String
    /// Every Host header, in order.
    var hosts: [String]
    /// Every other header, in order, names in lower case.
    var headers: [(name: String, value: String)]

    init(method: String, target: String, hosts: [String], headers: [(name: String, value: String)] = []) {
        self.method = method
        self.hosts = hosts
        self.headers = headers
        let bytes = Array(target.utf8)
        let mark = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.count
        path = String(decoding: bytes[..<mark], as: UTF8.self)
        query = String(decoding: bytes[mark...].dropFirst(), as: UTF8.self)
    }

    /// The only header of this name; nil where there is none or there are several.
    func only(_ name: String) -> String? {
        let all = all(name)
        return all.count == 1 ? all[0] : nil
    }

    func all(_ name: String) -> [String] { headers.filter { $0.name == name }.map(\.value) }
}
