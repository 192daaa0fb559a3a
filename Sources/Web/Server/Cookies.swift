/// The two cookies there are. Both hold a secret of 256 bits and nothing else.
struct Cookies: Sendable {
    /// `__Host-casereview` where the service is reached over TLS: browsers then hold it to this host, TLS and path `/`.
    let session: String
    /// The browser before anybody signs in: forms, drafts and codes are bound to it.
    let browser: String
    private let isSecure: Bool

    init(isSecure: Bool) {
        self.isSecure = isSecure
        session = isSecure ? "__Host-casereview" : "casereview"
        browser = isSecure ? "__Host-casereview-browser" : "casereview-browser"
    }

    /// The value of a cookie; nil where it is absent or there are two of that name.
    func value(of name: String, in ask: Ask) -> String? {
        var found: [String] = []
        for header in ask.all("cookie") {
            for pair in header.utf8.split(separator: UInt8(ascii: ";")) {
                let trimmed = pair.drop { $0 == UInt8(ascii: " ") }
                guard let sign = trimmed.firstIndex(of: UInt8(ascii: "=")), trimmed[..<sign].elementsEqual(name.utf8)
                else { continue }
                found.append(String(decoding: trimmed[trimmed.index(after: sign)...], as: UTF8.self))
            }
        }
        return found.count == 1 ? found[0] : nil
    }

    /// The header that sets a cookie until the browser is closed.
    func set(_ name: String, _ value: String) -> (name: String, value: String) {
        ("Set-Cookie", "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")")
    }

    func clear(_ name: String) -> (name: String, value: String) {
        ("Set-Cookie", "\(name)=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")")
    }
}
