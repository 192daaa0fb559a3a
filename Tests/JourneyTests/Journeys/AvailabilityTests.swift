import Casework
import Curl
import Testing

extension Journeys {
    @Suite struct `The time of a meeting` {
        @Test func `is found by the planner, asked for by message and set`() async throws {
            try await Town.with { town in
                let today = try await TownClock(town).turnToNextReminder()
                let resident = Resident("Dana Whitlock", in: town)
                let reference = try await resident.apply(today: today)
                let coordinator = Colleague(try await town.signedIn(as: "coordinator"))
                try await coordinator.readForDanger(reference)
                try await coordinator.decide(on: reference, reasons: "Three in time.")
                let path = "/work/cases/\(reference)/meeting/plan"

                let planner = try await coordinator.read(reference)
                #expect(planner.says("Find a time for a meeting"))
                try await coordinator.browser.follow("Find a time for a meeting")
                #expect(coordinator.browser.page.says("The best times"))
                #expect(coordinator.browser.page.says("has not said when they could come"))

                // Two of the times offered, to two people.
                let form = try coordinator.browser.page.form(to: "\(path)/ask")
                let offered = form.fields.filter { $0.name == "slot" }.map(\.value)
                #expect(offered.count >= 3)
                let (asked, third) = (Array(offered.prefix(2)), offered[2])
                let people = form.fields.filter { $0.name == "asked" }.map(\.label)
                let priya = try #require(people.first { $0.hasPrefix("Priya") })
                let ruth = try #require(people.first { $0.hasPrefix("Ruth") })
                try await coordinator.browser.send(
                    ["slot": .chosen([]), "asked": [priya]], to: "\(path)/ask", pressing: "Ask them", expecting: 422)
                #expect(coordinator.browser.page.mistakes.contains { $0.contains("Choose the times") })
                try await coordinator.browser.open(path)
                try await coordinator.browser.send(
                    ["slot": .chosen(asked), "asked": [priya, ruth]], to: "\(path)/ask", pressing: "Ask them")
                #expect(coordinator.browser.page.says("has not answered"))

                // The link needs no account, says nothing of the case, and changes nothing until it is sent.
                let letter = try await town.mailbox.letter(to: Partners.priya, saying: "Which of these times")
                #expect(!letter.says(resident.name))
                let link = try #require(letter.links.first { $0.contains("/availability/") })
                let scanner = town.browser()
                for _ in 0..<3 {
                    let page = try await scanner.open(link)
                    #expect(page.says(reference) && !page.says(resident.name) && !page.says("Priya"))
                }
                #expect(try await scanner.request(.head, link).status == 200)
                let visitor = town.browser()
                try await visitor.open(link)
                try await visitor.send(expecting: 422)
                #expect(visitor.page.mistakes.count == 2)
                try await visitor.open(link)
                try await visitor.send(["slot-1": "Yes", "slot-2": "No", "comment": "Mornings are best."])
                #expect(visitor.page.says("Thank you, we have your answer."))
                try await visitor.send(["slot-2": "If need be"])
                try await coordinator.browser.open(path)
                let answers = coordinator.browser.page
                #expect(answers.says("“Mornings are best.”") && answers.says("If need be"))

                // What was said by telephone is entered with who said it.
                let enter = try #require(
                    answers.links.first { $0.target.hasPrefix("/work/availability/") && $0.words.contains("Ruth") })
                try await coordinator.browser.open(enter.target)
                try await coordinator.browser.send(["slot-1": "Yes", "slot-2": "No"], expecting: 422)
                try await coordinator.browser.send([
                    "slot-1": "Yes", "slot-2": "No", "said_by": "Ruth Adeyemi, by telephone",
                ])
                #expect(coordinator.browser.page.says("as Ruth Adeyemi, by telephone said"))

                // Another time: who answered is asked about that alone.
                try await coordinator.browser.send(
                    ["slot": .chosen([asked[0], third]), "asked": [priya, ruth]], to: "\(path)/ask",
                    pressing: "Ask about more times")
                let second = try await town.mailbox.letter(to: Partners.priya, saying: "Which of these times")
                #expect(second.text.split(separator: "\n").count { $0.hasPrefix("- ") } == 1)

                // One click takes a time to the form of the meeting, which sets it.
                try await coordinator.browser.open(path)
                let take = try coordinator.browser.page.form(to: "\(path)/ask").buttons.first { $0.value == asked[0] }
                try await coordinator.browser.send(
                    to: "\(path)/ask", pressing: try #require(take).words)
                let meeting = "/work/cases/\(reference)/meeting"
                let filled = try coordinator.browser.page.form(to: meeting)
                #expect(filled.fields.first { $0.name == "time" }?.value.isEmpty == false)
                // Somebody of every body, but not those two.
                let coming = filled.fields.filter { field in
                    field.name == "invited" && !["Priya", "Ruth"].contains { field.label.hasPrefix($0) }
                }.map(\.value)
                try await coordinator.browser.send(["place": "Room 4", "invited": .chosen(coming)], to: meeting)
                for person in [Partners.priya, Partners.ruth] {
                    _ = try await town.mailbox.letter(to: person, saying: "You need not keep those times free")
                }
                try await visitor.open(link)
                #expect(visitor.page.says("You need not answer any more"))
            }
        }

        @Test func `takes the applicant's wish, and a calendar that cannot be read says why`() async throws {
            try await Town.with { town in
                let resident = town.browser()
                try await resident.open(town.path(for: "applicant"))
                try await resident.send()
                try await resident.open("/track/meeting")
                if resident.page.address == "/track/meeting" {
                    try await resident.send(
                        ["suits": ["Tuesday morning"], "cannot": ["Tuesday morning"]], expecting: 422)
                    #expect(resident.page.mistakes.contains { $0.contains("tick one of the two") })
                    try await resident.open("/track/meeting")
                    try await resident.send([
                        "suits": ["Tuesday morning"], "cannot": ["Friday afternoon"],
                        "manner": "Online or by telephone",
                        "notice_days": "5", "note": "School run.",
                    ])
                    #expect(resident.page.says("We have kept what you told us"))
                }

                let coordinator = Colleague(try await town.signedIn(as: "coordinator"))
                try await coordinator.browser.open("/work/busy")
                let path = coordinator.browser.page.address
                try await coordinator.browser.send(["address": "http://calendar.example/x"], to: path, expecting: 422)
                #expect(!coordinator.browser.page.source.contains("calendar.example/x"))
                try await coordinator.browser.send(["address": "https://127.0.0.1:9/secret.ics"], to: path)
                let end = ContinuousClock.now + .seconds(30)
                while !coordinator.browser.page.says("private network") {
                    guard ContinuousClock.now < end else {
                        throw Trouble("It is not said why:\n\(coordinator.browser.page.text)")
                    }
                    try await Task.sleep(for: .milliseconds(200))
                    try await coordinator.browser.open(path)
                }
                #expect(!coordinator.browser.page.source.contains("secret.ics"))
                try await coordinator.browser.send(pressing: "Read it no more")
                #expect(!coordinator.browser.page.says("private network"))
            }
        }

        @Test func `is asked for by no link that is made up`() async throws {
            try await Town.with { town in
                let browser = town.browser()
                for token in ["x", String(repeating: "A", count: 43), String(repeating: "a", count: 2_000)] {
                    try await browser.open("/availability/\(token)", expecting: 404)
                    #expect(browser.page.says("This link does not work any more"))
                }
            }
        }
    }
}
