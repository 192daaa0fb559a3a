import Casework
import Curl
import Testing
import Text

extension Journeys {
    @Suite struct `The log` {
        /// In every field that people fill stands a word of this kind; none is a word of the service.
        private static let mark = "zorvexa"

        @Test func `holds ids and words of the service, and nothing that people wrote or must keep secret`()
            async throws
        {
            try await Town.with { town in
                try await town.serve(loggingFrom: "debug")
                let today = try await TownClock(town).turnToNextReminder()
                let resident = town.browser()
                let reference = try await Self.apply(resident, today: today)
                let email = "\(Self.mark).mail@home.example"
                try await resident.open("/track")
                try await resident.send(["reference": "\(reference)"])
                let code = try #require(try await town.mailbox.letter(to: email, saying: "Your code is").code)
                try await resident.send(["code": "\(code == "123456" ? "654321" : "123456")"], expecting: 422)
                try await resident.send(["code": "\(code)"])

                let coordinator = Colleague(try await town.signedIn(as: "coordinator"))
                try await coordinator.read(reference)
                try await coordinator.act("information-requests", on: reference, ["agencies": [Partners.police]])
                let asked = try await town.mailbox.letter(to: Partners.policeMailbox, saying: "information")
                let priya = try await town.colleague(following: asked, signingInAs: Partners.priya)
                try await coordinator.readForDanger(reference)
                try await coordinator.decide(
                    on: reference, by: [Partners.council: "Zorvexa Decider"], reasons: "Zorvexareasons, at length.")
                _ = try await town.mailbox.letter(to: email, saying: "Zorvexareasons")

                let lost = try await resident.request(.get, "/work/cases/Zorvexapath?q=zorvexaquery")
                let id = try #require(lost.header("X-Request-Id"))
                for path in ["/zorvexa%0anowhere", "/l/zorvexatoken", "/track?zorvexa=%zz", "/apply/zorvexa"] {
                    _ = try await resident.request(.get, path, headers: [Header("User-Agent", "Zorvexa/1.0")])
                }
                let missing = try await coordinator.browser.request(.get, "/work/cases/CR-0000-0000")
                let page = Page(
                    status: missing.status, address: "", source: String(decoding: missing.body, as: UTF8.self))
                let number = try #require(missing.header("X-Request-Id"))
                #expect(page.status == 404 && page.says("please quote the number \(number)"))

                let log = town.scratch.text("errors")
                #expect(log.contains("request=\(id)") && log.contains("request=\(number)"))
                let letters = try town.mailbox.letters()
                let links: [String] = letters.flatMap { $0.links }
                let tokens: [String] = links.filter { $0.contains("/l/") }.map { link in
                    String(link.split(separator: "/").last ?? "")
                }
                let cookies: [String] = [resident, coordinator.browser, priya.browser].flatMap {
                    Array($0.cookies.values)
                }
                let forms = [resident, coordinator.browser].flatMap { $0.page.forms.flatMap(\.fields) }
                    .filter { $0.name == "form_token" }.map(\.value)
                #expect(!tokens.isEmpty && !cookies.isEmpty && !forms.isEmpty)
                let secret =
                    [Self.mark, reference, "@", "home.example", "partners.example", "Amara", "Osei", "Islington"]
                    + tokens + cookies + forms
                for word in secret where !word.isEmpty {
                    #expect(!log.lowercased().contains(word.lowercased()), "\(word)")
                }
                let numbers = Set(log.utf8.split { !Self.isWord($0) }.map { String(decoding: $0, as: UTF8.self) })
                for code in letters.compactMap(\.code) { #expect(!numbers.contains(code)) }
                Self.expectRecords(log)
            }
        }

        @Test func `is written from the level of the settings on`() async throws {
            try await Town.with { town in
                try await town.serve(loggingFrom: "error")
                let before = town.scratch.text("errors").utf8.count
                try await town.signedIn(as: "coordinator").open("/work")
                _ = try await town.browser().request(.get, "/nowhere")
                let since = String(decoding: town.scratch.text("errors").utf8.dropFirst(before), as: UTF8.self)
                #expect(since == "")
            }
        }

        private static func apply(_ browser: Browser, today: CivilDate) async throws -> String {
            try await browser.open("/apply")
            try await browser.follow("Start now")
            try await browser.send(["area": "Islington"])
            try await browser.send(["who": "other"])
            try await browser.send(["on_behalf_of": "Zorvexa Neighbour", "permission": "yes"])
            try await browser.send(["name": "Zorvexa Quill"])
            try await browser.send(["email": "zorvexa.mail#home.example"], expecting: 422)
            try await browser.send([
                "email": "zorvexa.mail@home.example", "telephone": "01632 960777",
                "address": "7 Zorvexa Street\nZorvexatown",
            ])
            for index in 0..<3 {
                if index > 0 { try await browser.follow("Add another report") }
                let day = Filling.day(today.adding(days: -(index + 1) * 9))
                if browser.page.forms.contains(where: { $0.asks("same_as") }) {
                    try await browser.send([
                        "behaviour_on": day, "reported_on": day, "told": "council", "same_as": "new", "hate": "no",
                        "status": "no_action", "contacted": "no", "description": "Zorvexanoise \(index)",
                    ])
                } else {
                    try await browser.send([
                        "behaviour_on": day, "reported_on": day, "told": "council", "hate": "no",
                        "status": "no_action", "contacted": "no", "description": "Zorvexanoise \(index)",
                    ])
                }
            }
            try await browser.follow("Continue")
            try await browser.send(pressing: "Send my application")
            return try browser.page.reference()
        }

        /// Every line is a record, and every request's says which page, how it ended, how long it took and its id.
        private static func expectRecords(_ log: String) {
            let lines = log.split(separator: "\n")
            let records = lines.filter { $0.hasPrefix("20") }
            let requests = records.filter { $0.contains(" info request ") || $0.contains(" request failed ") }
            #expect(requests.count > 30)
            for line in requests {
                for field in [" method=", " ms=", " request=", " route=", " status="] {
                    #expect(line.contains(field), "\(line)")
                }
                #expect(!line.contains("?") && !line.contains("%"), "\(line)")
            }
            for route in ["/work/cases/{reference}", "/l/{token}", "/apply/name", "/track", "/work"] {
                #expect(requests.contains { $0.contains(" route=\(route) ") }, "\(route)")
            }
        }

        private static func isWord(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
        }
    }
}

extension Town {
    /// Starts the service anew with another level of its log.
    fileprivate func serve(loggingFrom level: String) async throws {
        try await stop()
        let settings = scratch.text("casereviewd.yaml") + "log_level: \(level)\n"
        try scratch.write(settings.utf8, to: "casereviewd.yaml")
        try await serve()
    }
}
