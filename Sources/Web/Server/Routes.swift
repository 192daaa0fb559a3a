/// Every path of a listener, and who answers there.
struct Routes: Sendable {
    typealias Handler = @Sendable (Visit) async throws -> Reply

    enum Verb: String, Sendable { case get = "GET", post = "POST" }

    struct Route: Sendable {
        var verb: Verb
        /// `/work/cases/{reference}`: what logs and metrics name, so that no reference or token gets into them.
        var template: String
        var handler: Handler
        /// Whether its page can hold no form, so that no cookie need be set.
        var isPlain = false
        /// Whether its form may hold files.
        var takesFiles = false
        /// In place of the handler, where programs call and not people.
        var hook: (@Sendable (Hook) async throws -> Reply)?
        /// In place of the handler, where systems of agencies call.
        var api: (@Sendable (APICall) async throws -> Reply)?
    }

    private(set) var all: [Route] = []

    /// A page that holds a form, or may.
    mutating func get(_ template: String, _ handler: @escaping Handler) {
        all.append(Route(verb: .get, template: template, handler: handler))
    }

    /// A page without forms: no cookie is set.
    mutating func plain(_ template: String, _ handler: @escaping Handler) {
        all.append(Route(verb: .get, template: template, handler: handler, isPlain: true))
    }

    mutating func post(_ template: String, _ handler: @escaping Handler) {
        all.append(Route(verb: .post, template: template, handler: handler))
    }

    /// A form in which files can be sent.
    mutating func upload(_ template: String, _ handler: @escaping Handler) {
        var route = Route(verb: .post, template: template, handler: handler)
        route.takesFiles = true
        all.append(route)
    }

    /// Where another program calls with JSON and a token of its own.
    mutating func hook(_ template: String, _ handler: @escaping @Sendable (Hook) async throws -> Reply) {
        all.append(
            Route(verb: .post, template: template, handler: { _ in throw Fault.notFound }, isPlain: true, hook: handler)
        )
    }

    /// Where a system of an agency calls with a key.
    mutating func api(
        _ verb: Verb, _ template: String, _ handler: @escaping @Sendable (APICall) async throws -> Reply
    ) {
        var route = Route(verb: verb, template: template, handler: { _ in throw Fault.notFound }, isPlain: true)
        route.api = handler
        all.append(route)
    }

    struct Match: Sendable {
        var route: Route
        var parameters: [String: String]
    }

    /// Who answers; a template without `{…}` goes before one with.
    ///
    /// - Throws: `Fault.notFound`, or `Fault.wrongMethod` where the path answers to other methods.
    func match(_ method: String, _ path: String) throws(Fault) -> Match {
        var found = all.compactMap { route in
            Routes.parameters(of: path, in: route.template).map { Match(route: route, parameters: $0) }
        }
        if found.contains(where: \.parameters.isEmpty) { found.removeAll { !$0.parameters.isEmpty } }
        guard !found.isEmpty else { throw .notFound }
        let verb: Verb? = method == "HEAD" ? .get : Verb(rawValue: method)
        if let match = found.first(where: { $0.route.verb == verb }) { return match }
        let verbs = Set(found.map(\.route.verb))
        throw .wrongMethod(
            allowed: (verbs.contains(.get) ? ["GET", "HEAD"] : []) + (verbs.contains(.post) ? ["POST"] : [])
        )
    }

    /// The values of the `{names}`; nil where the path is not of this form. Values are letters, digits and `-._~` only:
    /// references, ids and tokens need no more, and nothing is decoded.
    private static func parameters(of path: String, in template: String) -> [String: String]? {
        let parts = Array(path.utf8).split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let wanted = Array(template.utf8).split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == wanted.count else { return nil }
        var parameters: [String: String] = [:]
        for (part, want) in zip(parts, wanted) {
            if want.first == UInt8(ascii: "{"), want.last == UInt8(ascii: "}") {
                guard !part.isEmpty, part.allSatisfy(\.isUnreserved) else { return nil }
                parameters[String(decoding: want.dropFirst().dropLast(), as: UTF8.self)] = String(
                    decoding: part,
                    as: UTF8.self
                )
            } else if !part.elementsEqual(want) {
                return nil
            }
        }
        return parameters
    }
}

extension UInt8 {
    /// RFC 3986 section 2.3.
    fileprivate var isUnreserved: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
