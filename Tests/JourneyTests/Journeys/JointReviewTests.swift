import Casework
import Testing

extension Journeys {
    @Suite struct `Two applications heard in one review` {
        @Test func `each applicant sees only their own`() async throws {
            try await Town.with { town in
                let today = try await TownClock(town).turnToNextReminder()
                let coordinator = Colleague(try await town.signedIn(as: "coordinator"))
                let ada = Resident("Ada Quill", in: town)
                let bo = Resident("Bo Tamsin", in: town)
                let adas = try await ada.apply(today: today)
                let bosReports = Resident.threeReports.map {
                    Resident.Told(daysAgo: $0.daysAgo, to: $0.to, words: "Bo tells: rubbish burnt in the yard.")
                }
                let bos = try await bo.apply(bosReports, today: today)

                for reference in [adas, bos] { try await coordinator.readForDanger(reference) }
                try await coordinator.decide(on: adas, reasons: "Ada's reasons.")
                try await coordinator.decide(on: bos, reasons: "Bo's reasons.", ["heard_with": "\(adas)"])
                #expect(try await coordinator.read(bos).links.contains { $0.target == "/work/cases/\(adas)" })
                #expect(
                    try await town.mailbox.letter(to: ada.email, saying: "The threshold is met").says("Ada's reasons."))
                #expect(
                    try await town.mailbox.letter(to: bo.email, saying: "The threshold is met").says("Bo's reasons."))

                // One meeting, and both are asked to it.
                let day = try await town.date("6 working days", after: today)
                try await coordinator.act(
                    "meeting", on: adas, ["day": .day(day), "time": "10am", "minutes": "90", "place": "Room 4"])
                for resident in [ada, bo] {
                    _ = try await town.mailbox.letter(
                        to: resident.email, saying: "The meeting about your ASB Case Review")
                }

                for (resident, own, other, others) in [(ada, adas, bos, bo), (bo, bos, adas, ada)] {
                    try await resident.track(own, in: town)
                    let page = resident.browser.page
                    #expect(page.says("Your application \(own)"))
                    #expect(page.says("The meeting is on \(day.inWords)"))
                    #expect(!page.source.contains(other) && !page.says(others.name) && !page.says(others.email))
                    let letters = try town.mailbox.letters(to: resident.email)
                    #expect(!letters.contains { $0.says(other) || $0.says(others.name) })
                }
                #expect(!ada.browser.page.says("rubbish burnt") && !ada.browser.page.says("Bo's reasons."))
                #expect(!bo.browser.page.says("Loud music") && !bo.browser.page.says("Ada's reasons."))
            }
        }
    }
}
