import Postgres
import Testing

@Suite struct `What an address of a database says` {
    @Test(arguments: [
        ("postgresql://u@/d?host=/run/postgresql", false), ("postgresql:///d", false),
        ("postgresql://u:p@db.example/d?sslmode=verify-full", true),
        ("postgresql://u@localhost,127.0.0.2,[::1]/d", false), ("postgresql://u@127.0.0.1,10.0.0.1:5433/d", false),
        ("host=/run user=u password=p", true), ("postgresql://u:@h/d", false),
        ("postgresql://u:p%40%2F%3A@[fe80::1%25eth0]:5432/d", true), ("postgresql://u@%40abstract/d", false),
    ])
    func `is known without connecting, and shows no password`(url: String, hasPassword: Bool) throws {
        let facts = try ConnectionFacts(url)
        #expect(facts.hasPassword == hasPassword)
        #expect(!"\(facts)".contains("p@"))
    }

    @Test(arguments: [
        ("postgresql://u@h/d?colour=red", ConnectionFacts.Refusal.unreadable), ("postgresql://u:%zz@h/d", .unreadable),
        ("postgresql://u@h/d?sslmode=verify", .unreadable),
        ("postgresql://u:p@ss@h/d", .host), ("postgresql://u:pa/ss@h/d", .port), ("postgresql://u@h:0/d", .port),
        ("postgresql://u@h:65536/d", .port), ("postgresql://u@a b/d", .host), ("postgresql://u\0@h", .unreadable),
        ("postgresql:///d?service=x", .service), ("service=x", .service),
    ])
    func `is refused where it cannot be right`(url: String, refusal: ConnectionFacts.Refusal) {
        #expect(throws: refusal) { try ConnectionFacts(url) }
    }
}
