import Curl
import FoundationEssentials
import TestSupport
import Text

@testable import Post

/// Receivers of webhooks, real processes that misbehave as told.
struct WebhookServers: Sendable {
    let directory: String
    private let companion: Companion

    static let secret = "whsec_" + Data("0123456789abcdef0123456789abcdef".utf8).base64EncodedString()
    static let oldSecret = "whsec_" + Data("fedcba9876543210fedcba9876543210".utf8).base64EncodedString()

    /// Runs the body with them; nothing of them is left after it.
    static func with(_ body: (WebhookServers) async throws -> Void) async throws {
        try await SmtpServers.withCertificates { directory in
            try await Companion.with(["python3", "\(SmtpServers.support)/webhook-server.py"]) { companion in
                try await body(WebhookServers(directory: directory, companion: companion))
            }
        }
    }

    struct Door: Sendable {
        let port: Int
        fileprivate let companion: Companion

        struct Request: Equatable {
            var line: String
            var headers: [String: String]
            var body: String

            func signatures() -> [String] {
                headers["webhook-signature", default: ""].split(separator: " ").map(String.init)
            }
        }

        /// What came to it so far.
        func requests() async throws -> [Request] {
            let answer = JSON(try Node.json(try await companion.ask(JSON.object([("seen", .integer(port))]).text())))
            guard case .array(let requests)? = answer["requests"] else { throw TestTrouble("no requests") }
            return requests.map { request in
                var headers: [String: String] = [:]
                if case .object(let members)? = request["headers"] {
                    for (name, value) in members { headers[name] = Self.text(value) }
                }
                return Request(
                    line: Self.text(request["line"]) ?? "", headers: headers, body: Self.text(request["body"]) ?? "")
            }
        }

        /// Takes no more connections.
        func shut() async throws { _ = try await companion.ask(JSON.object([("shut", .integer(port))]).text()) }

        private static func text(_ json: JSON?) -> String? {
            if case .string(let text)? = json { text } else { nil }
        }
    }

    /// Opens one on 127.0.0.1, with a certificate by its name or in the clear. `answers` as the program documents them.
    func open(certificate: String? = "good", isOld: Bool = false, _ answers: JSON...) async throws -> Door {
        try await open(certificate: certificate, isOld: isOld, answers: answers)
    }

    func open(certificate: String? = "good", isOld: Bool = false, answers: [JSON]) async throws -> Door {
        var options: [(String, JSON)] = [("answers", .array(answers)), ("old", .bool(isOld))]
        if let certificate {
            options += [
                ("certificate", .string("\(directory)/\(certificate).pem")),
                ("key", .string("\(directory)/\(certificate).key")),
            ]
        }
        let answer = try Node.json(try await companion.ask(JSON.object([("open", .object(options))]).text()))
        guard case .integer(let port)? = answer["port"]?.kind else { throw TestTrouble("no port") }
        return Door(port: port, companion: companion)
    }

    /// The channel to one.
    func channel(
        _ door: Door, host: String = "127.0.0.1", path: String = "/hook", isPlain: Bool = false,
        secrets: [String] = [secret], allowing: [String] = ["127.0.0.0/8"], seconds: Int = 10
    ) throws -> Webhook {
        let endpoint = WebhookEndpoint(
            "\(isPlain ? "http" : "https")://\(host):\(door.port)\(path)",
            secrets: secrets.compactMap(WebhookSecret.init),
            alsoPrivate: allowing.compactMap(WebhookEndpoint.AllowedPlace.init), timeout: .seconds(seconds),
            authorityFile: "\(directory)/authority.pem")
        guard let endpoint else { throw TestTrouble("no endpoint at \(host)") }
        return Webhook(endpoint) { PostOffice.morning }
    }
}
