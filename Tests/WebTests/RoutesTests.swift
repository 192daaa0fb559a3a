import Testing

@testable import Web

@Suite struct `Paths` {
    private var routes: Routes {
        var routes = Routes()
        let handler: Routes.Handler = { _ in .text("") }
        routes.get("/", handler)
        routes.get("/work/cases/{reference}", handler)
        routes.post("/work/cases/{reference}/decision", handler)
        routes.get("/work/cases/new", handler)
        routes.get("/l/{token}", handler)
        routes.post("/l/{token}", handler)
        routes.post("/sign-out", handler)
        return routes
    }

    @Test(arguments: [
        ("GET", "/", "/"), ("HEAD", "/", "/"), ("GET", "/work/cases/CR-1234ABCD", "/work/cases/{reference}"),
        ("GET", "/work/cases/new", "/work/cases/new"), ("POST", "/l/abc", "/l/{token}"),
    ])
    func `lead to their template`(_ method: String, _ path: String, _ template: String) throws {
        #expect(try routes.match(method, path).route.template == template)
    }

    @Test func `carry their values as they were sent`() throws {
        #expect(try routes.match("GET", "/work/cases/cr-1234abcd").parameters == ["reference": "cr-1234abcd"])
    }

    @Test(arguments: [
        "", "//", "/work", "/work/cases/", "/work/cases/a/b", "/l/a%2Fb", "/l/..%2f", "/l/a b", "/l/é", "/L/abc", "*",
        "/l/",
    ])
    func `that are not known are not found`(_ path: String) {
        #expect(throws: Fault.notFound) { try routes.match("GET", path) }
    }

    @Test(arguments: [
        ("POST", "/", ["GET", "HEAD"]), ("DELETE", "/l/abc", ["GET", "HEAD", "POST"]), ("GET", "/sign-out", ["POST"]),
        ("OPTIONS", "/sign-out", ["POST"]), ("TRACE", "/", ["GET", "HEAD"]), ("get", "/", ["GET", "HEAD"]),
    ])
    func `say which methods they answer to`(_ method: String, _ path: String, _ allowed: [String]) {
        #expect(throws: Fault.wrongMethod(allowed: allowed)) { try routes.match(method, path) }
    }
}
