import Records

/// Takes a request through everything that is the same for all pages, and gives the answer. Knows no socket.
struct Front: Sendable {
    /// The address that every request must name; nil for operators, who reach theirs by any name.
    let publicURL: PublicURL?
    let bodyLimit: Int
    let routes: Routes
    let signer: Signer
    let cookies: Cookies
    let faults: Faults

    init(settings: WebSettings, routes: Routes, faults: Faults = Faults()) {
        publicURL = settings.publicURL
        bodyLimit = settings.bodyLimit
        self.routes = routes
        signer = Signer(key: settings.formKey)
        cookies = Cookies(isSecure: settings.publicURL.isSecure)
        self.faults = faults
    }

    /// A listener without forms.
    init(forOperators routes: Routes) {
        publicURL = nil
        bodyLimit = 0
        self.routes = routes
        signer = Signer(key: [])
        cookies = Cookies(isSecure: false)
        faults = Faults()
    }

    var isSecure: Bool { publicURL?.isSecure ?? false }

    /// The answer, and the template of the path for the log. It never throws: what goes wrong is a page too.
    ///
    /// - Parameters:
    ///   - requestID: what the page of an error within names, so that the log can be searched for it.
    ///   - body: reads the body, which must have just so many bytes.
    func answer(
        _ ask: Ask,
        requestID: String,
        body: (Int) async throws -> [UInt8]
    ) async -> (reply: Reply, route: String, error: (any Error)?) {
        var template = "-"
        do {
            if let publicURL { try HeaderChecks.host(ask, publicURL) }
            let match = try routes.match(ask.method, ask.path)
            template = match.route.template
            let reply = try await answer(ask, match, body)
            return (ask.method == "HEAD" ? reply.withoutBody : reply, template, nil)
        } catch {
            var reply =
                APICall.isFor(ask.path)
                ? faults.problem(to: error, requestID: requestID) : faults.reply(to: error, requestID: requestID)
            // What was not read of a body is not waited for.
            if ask.method != "GET" && ask.method != "HEAD" && !(error is PageFault) { reply.closes = true }
            return (ask.method == "HEAD" ? reply.withoutBody : reply, template, error)
        }
    }

    /// Wraps what a page itself threw, after the body had been read.
    struct PageFault: Error {
        var cause: any Error
    }

    private func answer(
        _ ask: Ask,
        _ match: Routes.Match,
        _ body: (Int) async throws -> [UInt8]
    ) async throws -> Reply {
        if let api = match.route.api {
            let isSent = match.route.verb == .post
            let sent = isSent ? try await body(try APICall.length(ask)) : []
            do {
                return try await api(try APICall(ask, match.parameters, body: sent))
            } catch {
                throw PageFault(cause: error)
            }
        }
        if let hook = match.route.hook {
            let call = Hook(bearer: Hook.bearer(ask), body: try await body(try Hook.length(ask)))
            do {
                return try await hook(call)
            } catch {
                throw PageFault(cause: error)
            }
        }
        var sent = FormFields()
        var files: [String: [UInt8]] = [:]
        if match.route.verb == .post {
            let takesFiles = match.route.takesFiles
            let bytes = try await body(try HeaderChecks.formLength(ask, limit: bodyLimit, takesFiles: takesFiles))
            if takesFiles, let boundary = ask.only("content-type").flatMap(Multipart.boundary) {
                let form = try Multipart(reading: bytes, boundary: boundary)
                (sent, files) = (form.fields, form.files)
            } else {
                sent = try FormFields(reading: bytes)
            }
        }
        let known = cookies.value(of: cookies.browser, in: ask).flatMap { Token($0) }
        let visit = Visit(
            path: ask.path,
            parameters: match.parameters,
            query: try FormFields(reading: ask.query.utf8),
            sent: sent,
            files: files,
            browser: known ?? Token.make(),
            session: cookies.value(of: cookies.session, in: ask).flatMap { Token($0) },
            signer: signer,
            cookies: cookies,
            accept: ask.only("accept") ?? ""
        )
        do {
            if match.route.verb == .post {
                guard let publicURL else { throw Fault.forged }
                let isForged = Forgery.isForged(
                    secFetchSite: ask.all("sec-fetch-site"),
                    origin: ask.all("origin"),
                    own: publicURL,
                    hasGoodToken: visit.hasGoodToken
                )
                if isForged { throw Fault.forged }
            }
            var reply = try await match.route.handler(visit)
            if known == nil && !match.route.isPlain {
                reply.headers.append(cookies.set(cookies.browser, visit.browser.text))
            }
            return reply
        } catch {
            throw PageFault(cause: error)
        }
    }
}

extension Reply {
    /// The answer to HEAD: the same headers, the length said, nothing sent.
    var withoutBody: Reply {
        var reply = self
        reply.headers.append(("Content-Length", String(body.count)))
        reply.body = []
        return reply
    }
}
