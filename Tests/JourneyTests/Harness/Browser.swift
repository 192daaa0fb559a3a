import Casework
import Curl
import Text

/// Somebody's web browser: keeps cookies, follows redirects after a form, says where a form came from, and complains
/// loudly about every page that is not the one expected.
final class Browser {
    var page = Page.blank
    /// The last answer, also one that was not expected.
    private(set) var answer = Page.blank
    private let origin: String
    private(set) var cookies: [String: String] = [:]

    /// `origin`: `http://127.0.0.1:8080`.
    init(_ origin: String) { self.origin = origin }

    /// Opens a path of the service, or an address that begins with its own.
    @discardableResult
    func open(_ address: String, expecting status: Int = 200) async throws -> Page {
        page = try await follow(.get, path(address), [], from: "none", expecting: status)
        return page
    }

    /// Follows a link of the page by its words.
    @discardableResult
    func follow(_ words: String) async throws -> Page {
        page = try await follow(.get, path(try page.link(words).target), [], from: "same-origin", expecting: 200)
        return page
    }

    /// Fills the form of the page that is sent to `action` and sends it.
    ///
    /// - Parameters:
    ///   - action: its path; nil where the page has only one form of its own (signing out aside), or only one with
    ///     that button.
    ///   - button: the words of the button that is pressed; nil: the first.
    @discardableResult
    func send(
        _ fillings: KeyValuePairs<String, Filling> = [:], to action: String? = nil, pressing button: String? = nil,
        expecting status: Int = 200
    ) async throws -> Page {
        try await send(fillings.map { ($0.key, $0.value) }, to: action, pressing: button, expecting: status)
    }

    /// The same, with fields that are not known beforehand.
    @discardableResult
    func send(
        _ fillings: [(String, Filling)], to action: String? = nil, pressing button: String? = nil,
        expecting status: Int = 200
    ) async throws -> Page {
        var form = try form(to: action, with: button)
        for (name, filling) in fillings { try form.fill(name, with: filling) }
        let pressed = try form.button(button)
        page = try await follow(
            form.method == "post" ? .post : .get, path(pressed?.action ?? form.action), form.pairs(pressing: pressed),
            from: "same-origin", expecting: status)
        return page
    }

    /// One request as it comes, without following anything: what a program does that is no browser.
    func request(_ method: Transfer.Method, _ address: String, headers: [Header] = []) async throws -> Reply {
        try await Transfer(method, origin + path(address), headers: cookieHeaders + headers).perform()
    }

    private func form(to action: String?, with button: String?) throws -> WebForm {
        if let action { return try page.form(to: action) }
        let own = page.forms.filter { form in
            form.action != "/sign-out" && (button == nil || form.buttons.contains { $0.words == button })
        }
        guard own.count == 1, let form = own.first else {
            throw Trouble("\(page.address) has \(own.count) forms, to \(own.map(\.action)).\n\(page.text)")
        }
        return form
    }

    private func follow(
        _ method: Transfer.Method, _ first: String, _ pairs: [(String, String)], from site: String,
        expecting status: Int
    ) async throws -> Page {
        var method = method
        var pairs = pairs
        var path = first
        for _ in 0..<5 {
            let reply = try await exchange(method, path, pairs, from: site)
            if reply.status == 303, let location = reply.header("Location") {
                (method, pairs, path) = (.get, [], self.path(location))
                continue
            }
            let page = Page(status: reply.status, address: path, source: String(decoding: reply.body, as: UTF8.self))
            answer = page
            for word in ["[nil]", "Optional("] where page.text.contains(word) {
                throw Trouble("\(path) shows a value as the program writes it, \(word):\n\(page.text)")
            }
            guard page.status == status else {
                throw Trouble(
                    "\(method.rawValue) \(path) answered \(page.status), not \(status): \(page.title)\n"
                        + (page.mistakes.isEmpty ? page.text : page.mistakes.joined(separator: "\n")))
            }
            return page
        }
        throw Trouble("\(first) leads from one redirect to the next.")
    }

    private func exchange(
        _ method: Transfer.Method, _ path: String, _ pairs: [(String, String)], from site: String
    ) async throws -> Reply {
        let encoded = pairs.map { "\(Browser.encoded($0))=\(Browser.encoded($1))" }.joined(separator: "&")
        var transfer = Transfer(method, origin + path, headers: cookieHeaders)
        transfer.headers += [
            Header("Sec-Fetch-Site", site), Header("Sec-Fetch-Mode", "navigate"), Header("Accept", "text/html"),
        ]
        if method == .post {
            transfer.headers += [
                Header("Origin", origin), Header("Content-Type", "application/x-www-form-urlencoded"),
            ]
            transfer.body = Array(encoded.utf8)
        } else if !encoded.isEmpty {
            transfer.url += "?" + encoded
        }
        let reply = try await transfer.perform()
        for header in reply.headers where header.name.lowercased() == "set-cookie" { keep(header.value) }
        return reply
    }

    /// What makes a request the signed-in person's.
    var cookieHeaders: [Header] {
        guard !cookies.isEmpty else { return [] }
        return [Header("Cookie", cookies.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; "))]
    }

    private func keep(_ cookie: String) {
        let parts = cookie.split(separator: ";").map { Markup.collapsed(String($0)) }
        guard let pair = parts.first, let sign = pair.firstIndex(of: "=") else { return }
        let name = String(pair[..<sign])
        cookies[name] = parts.contains("Max-Age=0") ? nil : String(pair[pair.index(after: sign)...])
    }

    private func path(_ address: String) -> String {
        address.hasPrefix(origin) ? String(address.dropFirst(origin.count)) : address
    }

    /// As a form is encoded (WHATWG URL section 5.2), line ends as CR LF.
    static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: " "): result += "+"
            case UInt8(ascii: "\n"): result += "%0D%0A"
            case UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }
}
