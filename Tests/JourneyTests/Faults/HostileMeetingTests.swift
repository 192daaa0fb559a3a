import Casework
import Curl
import Testing

extension Journeys {
    /// What goes wrong, by mistake or on purpose, between the threshold met and the meeting.
    @Suite struct `A meeting and hostile hands` {
        @Test func `no faulty form sets it, the second of two who save loses nothing, and a guest sees one case`()
            async throws
        {
            try await Town.with { town in
                let today = try await TownClock(town).turnToNextReminder()
                let coordinator = Colleague(try await town.signedIn(as: "coordinator"))
                let other = try #require(try await coordinator.cases().first)
                let reference = try await Resident("Ada Quill", in: town).apply(today: today)
                try await coordinator.readForDanger(reference)
                try await coordinator.decide(on: reference, reasons: "Three reports.")
                let browser = coordinator.browser
                let path = "/work/cases/\(reference)/meeting"

                let good = try await town.date("4 working days", after: today)
                var christmas = CivilDate(year: today.year, month: 12, day: 25)
                if let day = christmas, day <= today { christmas = CivilDate(year: today.year + 1, month: 12, day: 25) }
                let faults: [(String, [(String, Filling)])] = [
                    ("yesterday", [("day", .day(today.adding(days: -1)))]),
                    ("a day that is none", [("day-day", "31"), ("day-month", "2"), ("day-year", "2027")]),
                    (
                        "a year that is none",
                        [("day-day", "1"), ("day-month", "1"), ("day-year", "99999999999999999999")]
                    ),
                    ("Christmas", [("day", .day(try #require(christmas)))]),
                    ("ten years ahead", [("day", .day(good.adding(days: 3_652)))]),
                    ("a time that is none", [("time", "25:61")]), ("at night", [("time", "11:30pm")]),
                    ("a time in words", [("time", "after lunch")]), ("shorter than nothing", [("minutes", "-60")]),
                    ("a number past all numbers", [("minutes", "99999999999999999999")]),
                    ("a whole day", [("minutes", "481")]), ("nowhere", [("place", "  ")]),
                    ("a place of 301 letters", [("place", .text(String(repeating: "a", count: 301)))]),
                    ("with nobody", [("invited", .chosen([]))]),
                ]
                for (name, changed) in faults {
                    try await browser.open(path)
                    let whole: [(String, Filling)] = [
                        ("day", .day(good)), ("time", "10am"), ("minutes", "60"), ("place", "Room 4"),
                    ]
                    try await browser.send(whole + changed, to: path, expecting: 422)
                    #expect(!browser.page.mistakes.isEmpty, "\(name)")
                }
                #expect(try town.mailbox.letters(to: Partners.priya, saying: "Room 4").isEmpty)
                #expect(!(try await coordinator.read(reference)).says("Room 4"))

                // Two save at once.
                let second = try await town.signedIn(as: "coordinator")
                try await second.open(path)
                try await browser.open(path)
                try await browser.send(
                    ["day": .day(good), "time": "10am", "minutes": "60", "place": "Room 4"], to: path)
                #expect(browser.page.says("Room 4"))
                try await second.send(
                    ["day": .day(good), "time": "2pm", "minutes": "45", "place": "Room 5"], to: path, expecting: 409)
                #expect(second.page.says("has changed since"))
                let kept = try second.page.form(to: path)
                #expect(kept.fields.first { $0.name == "place" }?.value == "Room 5", "What they typed is there still.")
                #expect((try await coordinator.read(reference)).says("Room 4"), "What the first saved stands.")

                // Whoever chairs from outside sees their case and no other.
                let until = today.adding(days: 30)
                try await coordinator.act(
                    "guest", on: reference,
                    [
                        "name": "Mo Lindley", "email": "mo@north.example", "organisation": "North council",
                        "arrangement": "Chairs for each other.", "guest_until": .day(until),
                    ])
                let guest = town.browser()
                try await guest.open("/sign-in")
                try await guest.send(["email": "mo@north.example"])
                let code = try await town.mailbox.letter(to: "mo@north.example", saying: "Your code is").code
                try await guest.send(["code": .text(try #require(code))])
                try await guest.open("/work/cases/\(reference)")
                #expect(guest.page.says(reference))
                let pages = [
                    "", "/meeting", "/meeting/plan", "/meeting/record", "/meeting/record/versions", "/pack", "/pack/1",
                    "/chronology", "/threshold", "/contact", "/hand-over", "/decision.json", "/applicant-attendance",
                    "/chair", "/conflict", "/guest", "/lead-agency", "/standing-meeting", "/information-requests",
                ]
                for page in pages {
                    let reply = try await guest.request(.get, "/work/cases/\(other)\(page)")
                    #expect(reply.status == 404, "\(page): \(reply.status)")
                }
                for page in ["people", "keys", "areas", "oversight", "meeting-places", "people/add"] {
                    let status = try await guest.request(.get, "/work/\(page)").status
                    #expect([403, 404].contains(status), "\(page): \(status)")
                }
                #expect(!(try await guest.open("/work")).says(other))
            }
        }
    }
}
