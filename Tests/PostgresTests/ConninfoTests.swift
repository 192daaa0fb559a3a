import Testing

@testable import Postgres

@Suite struct `Connection strings` {
    @Test func `Each host of several has its own port and address`() throws {
        let conninfo = try Conninfo("postgresql://one:5433,two,[::1]:5435/cases?hostaddr=10.0.0.1,,::1")
        #expect(
            conninfo.hosts == [
                .init(host: "one", address: "10.0.0.1", port: "5433"),
                .init(host: "two", address: "", port: ""),
                .init(host: "::1", address: "::1", port: "5435"),
            ])
    }

    @Test func `One port serves every host`() throws {
        let conninfo = try Conninfo("host=a,b port=6000 dbname=x")
        #expect(conninfo.hosts.map(\.port) == ["6000", "6000"])
    }

    @Test func `A string without a host leaves the choice to libpq`() throws {
        #expect(try Conninfo("dbname=x").hosts == [.init()])
    }

    @Test func `Hosts that the string leaves open are the environment's`() throws {
        let environment = ["PGHOST": "a,b", "PGPORT": "6000"]
        #expect(try Conninfo("dbname=x", environment: environment).hosts.map(\.host) == ["a", "b"])
        #expect(try Conninfo("host=c", environment: environment).hosts == [.init(host: "c", port: "6000")])
    }

    @Test func `A service file may say everything but the host, which would be looked up without a deadline`() throws {
        let environment = ["PGSERVICE": "cases", "PGPORT": "6000"]
        #expect(try Conninfo("host=c", environment: environment).hosts == [.init(host: "c")])
        #expect(try Conninfo("service=cases host=c", environment: [:]).hosts == [.init(host: "c")])
        for (string, environment) in [("dbname=x", environment), ("service=cases", ["PGHOST": "a"])] {
            let error = #expect(throws: PostgresError.self) { try Conninfo(string, environment: environment) }
            #expect(error?.cause == .refused)
            #expect(error?.message.contains("write host=") == true)
        }
    }

    @Test func `A connection that says nothing is given up within 15 seconds, unless the string says otherwise`() throws
    {
        let settings = ConnectionSettings(url: "", applicationName: "test")
        let parameters = try Conninfo("host=a keepalives_idle=60").parameters(.init(host: "a"), settings)
        func values(_ name: String) -> [String] { parameters.filter { $0.0 == name }.map(\.1) }
        #expect(values("keepalives_idle") == ["5", "60"], "The last one prevails.")
        #expect(values("keepalives_interval") == ["5"] && values("keepalives_count") == ["2"])
        #expect(values("tcp_user_timeout") == ["15000"])
    }

    @Test func `Of the string's hosts and ports, libpq is told those of one host only`() throws {
        let url = "postgresql://user@one:5433,two/cases?hostaddr=10.0.0.1,&sslmode=require"
        let conninfo = try Conninfo(url)
        let settings = ConnectionSettings(url: url, applicationName: "test")
        let parameters = conninfo.parameters(try #require(conninfo.hosts.last), settings)
        func values(_ name: String) -> [String] { parameters.filter { $0.0 == name }.map(\.1) }
        #expect(values("host") == ["two"])
        #expect(values("port").allSatisfy(\.isEmpty) && values("hostaddr").allSatisfy(\.isEmpty))
        #expect(values("user") == ["user"] && values("dbname") == ["cases"] && values("sslmode") == ["require"])
    }

    @Test(arguments: ["postgresql://user:hunter2@host:port:x/db?bad", "hunter2", "host='hunter2", "dbname=x\0"])
    func `A string that cannot be read is refused without repeating it`(url: String) {
        let error = #expect(throws: PostgresError.self) { try Conninfo(url) }
        #expect(error?.kind == .notRun)
        #expect(error?.message.contains("hunter2") == false)
    }

    @Test func `The string's own options prevail over ours, but not over the text forms`() {
        let settings = ConnectionSettings(url: "", applicationName: "test", role: #"odd role\"#)
        let options = Conninfo.options(settings, after: "-c statement_timeout=1 -c DateStyle=German")
        #expect(options.contains(#"-c role=odd\ role\\"#))
        let order = [
            "statement_timeout=5000", "statement_timeout=1 ", "DateStyle=German", "DateStyle=ISO,YMD",
        ].compactMap { options.firstRange(of: $0)?.lowerBound }
        #expect(order.count == 4)
        #expect(order == order.sorted())
    }

    @Test func `Neither printing nor dumping settings shows the password`() {
        let settings = ConnectionSettings(url: "postgresql://u:hunter2@h/d", applicationName: "test")
        var dumped = ""
        dump(settings, to: &dumped)
        #expect(!"\(settings)\(String(reflecting: settings))\(dumped)".contains("hunter2"))
    }
}
