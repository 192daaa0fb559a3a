import Testing

@testable import Postgres

@Suite struct `How well a connection is protected` {
    @Test(arguments: [
        "", "dbname=x", "host=/run/postgresql", "host=@abstract", "host=localhost", "postgresql://127.0.0.1:5433/x",
        "postgresql://[::1]/x", "host=db.example hostaddr=127.0.0.1", "host=db.example sslmode=verify-full",
        "postgresql://a.example,b.example/x?sslmode=verify-full", "host='unreadable",
    ])
    func `There is nothing to say of`(url: String) {
        #expect(ConnectionSettings(url: url, applicationName: "test").weakness == nil)
    }

    @Test(arguments: [
        ("host=db.example", "a server on another machine", "prefer"),
        ("host=10.0.0.7 sslmode=require", "a server on another machine", "require"),
        ("postgresql://a.example,%2Frun%2Fx,b.example/x?sslmode=verify-ca", "2 servers on other machines", "verify-ca"),
        ("host=localhost hostaddr=10.0.0.7 sslmode=disable", "a server on another machine", "disable"),
        ("host=127.0.0.1.example", "a server on another machine", "prefer"),
    ])
    func `It is said of`(url: String, whom: String, mode: String) throws {
        let weakness = try #require(ConnectionSettings(url: url, applicationName: "test").weakness)
        #expect(weakness.finding.contains(whom) && weakness.finding.hasSuffix("sslmode is \(mode)."))
        #expect(weakness.mend.contains("sslmode=verify-full"))
    }
}
