import Glibc
import Testing

@testable import Curl

@Suite struct `A transfer over HTTP` {
    let ok = "HTTP/1.1 200 OK\r\nX-One:  a b \r\nx-one: c\r\nContent-Length: 5\r\n\r\nhello"

    @Test func `brings status, headers in order, body and address`() async throws {
        let server = try RawServer(.until("\r\n\r\n"), .send(ok))
        let reply = try await Transfer(.get, server.url + "/path?q=1").perform()
        #expect(reply.status == 200)
        #expect(reply.headers == [Header("X-One", "a b"), Header("x-one", "c"), Header("Content-Length", "5")])
        #expect(reply.header("X-ONE") == "a b")
        #expect(reply.header("missing") == nil)
        #expect(reply.body == Array("hello".utf8))
        #expect(reply.address == "127.0.0.1")
        #expect(reply.handedOver)
        #expect(server.request.utf8.starts(with: "GET /path?q=1 HTTP/1.1\r\n".utf8))
    }

    @Test(arguments: [Transfer.Method.post, .put, .patch, .delete])
    func `sends method, headers and body as given, and no Expect`(method: Transfer.Method) async throws {
        let server = try RawServer(.until("\r\n\r\n"), .count(7), .send(ok))
        var transfer = Transfer(method, server.url + "/", body: Array("a\r\nb\0cd".utf8.prefix(7)))
        transfer.headers = [
            Header("Content-Type", "text/plain"), Header("X-Empty", ""), Header("Authorization", "Bearer t"),
        ]
        let reply = try await transfer.perform()
        #expect(reply.handedOver)
        let request = server.request
        #expect(request.utf8.starts(with: "\(method.rawValue) / HTTP/1.1\r\n".utf8))
        #expect(request.contains("Content-Type: text/plain\r\nX-Empty:\r\nAuthorization: Bearer t\r\n"))
        #expect(request.contains("Content-Length: 7\r\n"))
        #expect(request.contains("\r\n\r\na\r\nb\0cd"))
        #expect(!request.lowercased().contains("expect"))
        #expect(!request.contains("chunked"))
    }

    @Test func `an empty POST says that it is empty`() async throws {
        let server = try RawServer(.until("\r\n\r\n"), .send(ok))
        _ = try await Transfer(.post, server.url).perform()
        #expect(server.request.contains("Content-Length: 0\r\n"))
    }

    @Test func `HEAD takes no body`() async throws {
        let server = try RawServer(.until("\r\n\r\n"), .send("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"), .hold)
        let reply = try await Transfer(.head, server.url).perform()
        #expect(reply.header("content-length") == "500")
        #expect(reply.body.isEmpty)
    }

    @Test func `a body of a megabyte arrives whole`() async throws {
        let server = try RawServer(.until("\r\n\r\n"), .count(1_000_000), .send(ok))
        let reply = try await Transfer(.post, server.url, body: [UInt8](repeating: 0x61, count: 1_000_000)).perform()
        #expect(reply.handedOver)
    }

    @Test func `a reply before the body was sent is not handed over`() async throws {
        let early = "HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
        let server = try RawServer(.until("\r\n\r\n"), .send(early), .hold)
        var transfer = Transfer(.post, server.url, body: [UInt8](repeating: 0x61, count: 30_000_000))
        transfer.deadline = .seconds(10)
        let reply = try await transfer.perform()
        #expect(reply.status == 413)
        #expect(!reply.handedOver)
    }

    @Test func `a redirect is not followed`() async throws {
        let away = "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"
        let server = try RawServer(.until("\r\n\r\n"), .send(away))
        let reply = try await Transfer(.get, server.url).perform()
        #expect(reply.status == 302)
        #expect(reply.header("location") == "http://127.0.0.1:1/")
    }

    @Test func `what came as 1xx is left out`() async throws {
        let server = try RawServer(
            .until("\r\n\r\n"),
            .send("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"),
            .send(ok)
        )
        let reply = try await Transfer(.get, server.url).perform()
        #expect(reply.status == 200)
        #expect(reply.header("link") == nil)
    }

    @Test(arguments: [4, 0])
    func `a reply over the cap is an error that tells the status`(cap: Int) async throws {
        let server = try RawServer(.until("\r\n\r\n"), .send(ok))
        var transfer = Transfer(.get, server.url)
        transfer.replyCap = cap
        let error = await #expect(throws: CurlError.self) { try await transfer.perform() }
        #expect(error?.code == 23)
        #expect(error?.replyCode == 200)
        #expect(error?.handedOver == true)
    }

    @Test func `a reply without end is cut at the cap`() async throws {
        let server = try RawServer(.until("\r\n\r\n"), .send("HTTP/1.1 200 OK\r\n\r\n"), .sendZeros(5_000_000), .hold)
        let error = await #expect(throws: CurlError.self) { try await Transfer(.get, server.url).perform() }
        #expect(error?.code == 23)
    }

    @Test func `headers without end are cut`() async throws {
        let line = "X-Long: " + String(repeating: "a", count: 1_000) + "\r\n"
        let server = try RawServer(
            .until("\r\n\r\n"),
            .send("HTTP/1.1 200 OK\r\n" + String(repeating: line, count: 90)),
            .hold
        )
        let error = await #expect(throws: CurlError.self) { try await Transfer(.get, server.url).perform() }
        #expect(error?.code == 23)
    }

    @Test func `goes through a Unix socket`() async throws {
        let path = "/tmp/curl-\(getpid()).socket"
        _ = unsafe unlink(path)
        defer { _ = unsafe unlink(path) }
        let server = try RawServer(unixPath: path, .until("\r\n\r\n"), .send(ok))
        var transfer = Transfer(.get, "http://service.invalid/x")
        transfer.socketPath = path
        #expect(try await transfer.perform().status == 200)
        #expect(server.request.contains("Host: service.invalid\r\n"))
    }

    @Test func `goes to the pinned address whatever the name`() async throws {
        let server = try RawServer(.until("\r\n\r\n"), .send(ok))
        var transfer = Transfer(.get, "http://service.invalid:\(server.port)/")
        transfer.pinnedAddress = "127.0.0.1"
        #expect(try await transfer.perform().address == "127.0.0.1")
        #expect(server.request.contains("Host: service.invalid:\(server.port)\r\n"))
    }
}

@Suite struct `A transfer that fails` {
    @Test func `ends at its deadline when the server is silent, with all handed over`() async throws {
        let server = try RawServer(.until("\r\n\r\n"), .count(2), .hold)
        var transfer = Transfer(.post, server.url, body: [1, 2])
        transfer.deadline = .milliseconds(300)
        let begin = ContinuousClock.now
        let error = await #expect(throws: CurlError.self) { try await transfer.perform() }
        #expect(ContinuousClock.now - begin < .seconds(3))
        #expect(error?.code == 28)
        #expect(error?.handedOver == true)
        #expect(error?.replyCode == 0)
    }

    @Test func `ends at its deadline though single bytes keep coming`() async throws {
        let server = try RawServer(.until("\r\n\r\n"), .send("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nab"), .drip)
        var transfer = Transfer(.get, server.url)
        transfer.deadline = .milliseconds(300)
        let error = await #expect(throws: CurlError.self) { try await transfer.perform() }
        #expect(error?.code == 28)
        #expect(error?.replyCode == 200)
    }

    @Test func `a refused connection hands nothing over`() async throws {
        let error = await #expect(throws: CurlError.self) {
            try await Transfer(.post, "http://127.0.0.1:1/", body: [1]).perform()
        }
        #expect(error?.code == 7)
        #expect(error?.handedOver == false)
    }

    @Test func `a connection lost after the request leaves it open whether it was acted on`() async throws {
        let server = try RawServer(.until("\r\n\r\n"), .count(3), .reset)
        let error = await #expect(throws: CurlError.self) {
            try await Transfer(.post, server.url, body: [1, 2, 3]).perform()
        }
        #expect(error?.handedOver == true)
    }

    @Test func `a connection lost within the body hands nothing over`() async throws {
        let server = try RawServer(.until("\r\n\r\n"), .count(100), .reset)
        let error = await #expect(throws: CurlError.self) {
            try await Transfer(.post, server.url, body: [UInt8](repeating: 1, count: 30_000_000)).perform()
        }
        #expect(error?.handedOver == false)
    }

    @Test func `a shortened reply is an error`() async throws {
        let server = try RawServer(.until("\r\n\r\n"), .send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"))
        let error = await #expect(throws: CurlError.self) { try await Transfer(.get, server.url).perform() }
        #expect(error?.code == 18)
        #expect(error?.handedOver == true)
    }

    @Test func `ends soon after its task is cancelled`() async throws {
        let server = try RawServer(.until("\r\n\r\n"), .hold)
        let url = server.url
        let task = Task { try await Transfer(.get, url).perform() }
        try await Task.sleep(for: .milliseconds(100))
        task.cancel()
        let begin = ContinuousClock.now
        let error = await #expect(throws: CurlError.self) { try await task.value }
        #expect(error?.code == 42)
        #expect(ContinuousClock.now - begin < .seconds(5))
    }

    @Test func `plain text where TLS is due is an error`() async throws {
        let server = try RawServer(.count(10), .send("HTTP/1.1 200 OK\r\n\r\n"))
        let error = await #expect(throws: CurlError.self) {
            try await Transfer(.get, "https://127.0.0.1:\(server.port)/").perform()
        }
        #expect(error?.code == 35)
        #expect(error?.handedOver == false)
    }

    @Test func `does not hold up other tasks`() async throws {
        var beats = 0
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<16 {
                let server = try RawServer(.until("\r\n\r\n"), .hold)
                var transfer = Transfer(.get, server.url)
                transfer.deadline = .milliseconds(500)
                let silent = transfer
                group.addTask { await #expect(throws: CurlError.self) { try await silent.perform() } }
            }
            let end = ContinuousClock.now + .milliseconds(400)
            while ContinuousClock.now < end {
                try await Task.sleep(for: .milliseconds(10))
                beats += 1
            }
        }
        #expect(beats > 10)
    }

    @Test func `an address of our own network is refused where only public ones are wanted`() async throws {
        let server = try RawServer(.until("\r\n\r\n"), .hold)
        var transfer = Transfer(.get, "http://localhost:\(server.port)/")
        transfer.reach = Reach()
        let error = await #expect(throws: CurlError.self) { try await transfer.perform() }
        #expect(error?.code == 7)
        #expect(server.request.isEmpty)
    }
}
