import Casework
import Testing

extension Journeys {
    /// The scenarios of eligibility that only a case can hold, under the numbers of the list.
    @Suite struct `Scenarios that only a case can hold` {
        @Test
        func `12: of two events at half past one on the night the clocks go back, the chronology keeps the order`()
            async throws
        {
            try await Town.with { town in
                let clock = TownClock(town)
                let night = try Self.nightWithTwoHours(near: try await clock.today())
                let first = London.instant(date: night, hour: 1, minute: 30)
                let coordinator = Colleague(try await town.signedIn(as: "coordinator"))

                try await clock.turn(to: first)
                var reports = Resident.threeReports
                reports[2] = Resident.Told(daysAgo: 0, to: "police", words: "A bottle broke my window tonight.")
                let reference = try await Resident("Dana Whitlock", in: town).apply(reports, today: night)
                try await clock.turn(to: first.adding(seconds: 3_600))
                let page = try await coordinator.readForDanger(reference)

                // One date for both, that of the report as well; and every entry of the first hour before the second.
                let half = "\(night.inWords), 1:3"
                let journal = page.lines(with: half).filter { $0.hasPrefix("| \(half)") }
                let before = journal.filter { $0.contains("(before the clocks went back)") }
                let after = journal.filter { $0.contains("(after the clocks went back)") }
                #expect(before.contains { $0.contains("Application received") })
                #expect(after.contains { $0.contains("Read for danger") })
                #expect(journal == before + after)
                for offset in ["+01:00", "+00:00"] {
                    #expect(page.times.contains { $0.hasPrefix("\(night)T01:3") && $0.hasSuffix(offset) }, "\(offset)")
                }
                #expect(page.says("\(night.inWords), online"))
                #expect(page.lines(with: reports[2].words).contains { $0.contains("Qualifies") })
                let due = try await town.date("15 working days", after: night)
                #expect(
                    page.lines(with: "Decide whether the threshold is met").contains { $0.contains(due.inWords) })
            }
        }

        /// The last Sunday of October that lies nearest: 25 October in 2026.
        private static func nightWithTwoHours(near today: CivilDate) throws -> CivilDate {
            let nights = (today.year - 1...today.year + 1).compactMap { year in
                (25...31).compactMap { CivilDate(year: year, month: 10, day: $0) }.first { $0.weekday == .sunday }
            }
            return try #require(nights.min { abs($0.days(since: today)) < abs($1.days(since: today)) })
        }

        @Test func `26: a second application six weeks after a review goes to a person, who is told of the review`()
            async throws
        {
            try await Town.with { town in
                let clock = TownClock(town)
                let today = try await clock.turnToNextReminder()
                let coordinator = Colleague(try await town.signedIn(as: "coordinator"))
                let chair = Colleague(try await town.signedIn(as: "chair"))
                let first = try await Resident("Dana Whitlock", in: town).apply(today: today)
                let held = try await reviewWithAPlan(of: first, town, clock, coordinator, chair, today)

                let later = held.adding(days: 42)
                try await clock.turn(to: London.instant(date: later, hour: 9, minute: 0))
                let gap = later.days(since: today)
                let same = Resident.threeReports.map {
                    Resident.Told(daysAgo: $0.daysAgo + gap, to: $0.to, words: $0.words)
                }
                let resident = Resident("Dana Whitlock", in: town)
                let second = try await resident.apply(same, today: later)
                #expect(second != first)
                let plan = try await coordinator.read(first)
                #expect(plan.lines(with: "Fit a door closer").contains { $0.contains(held.adding(days: 90).inWords) })

                // The three are still inside their six months, and the Act has no bar: nothing is refused by itself.
                let page = try await coordinator.read(second)
                for words in [
                    "A person must decide", "The same behaviour was looked at on \(held.inWords)",
                    "The Act does not bar a second application", "follow up the earlier action plan",
                ] { #expect(page.says(words), "\(words)") }
                for report in same { #expect(page.lines(with: report.words).contains { $0.contains("Qualifies") }) }
                #expect(!page.lines(with: "Decide whether the threshold is met").isEmpty)
                #expect(try await !coordinator.read(first).says("The same behaviour was looked at"))
                _ = try await town.mailbox.letter(to: resident.email, saying: second)
                #expect(
                    try town.mailbox.letters(to: resident.email, saying: "threshold for a review is not met").isEmpty)

                try await coordinator.readForDanger(second)
                try await coordinator.decide(
                    "The threshold is not met", on: second, reasons: "It was looked at.",
                    ["persistence": "As before.", "harm": "As before.", "adequacy": "There is a plan."], expecting: 422)
                #expect(
                    coordinator.browser.page.mistakes.contains("Enter why it is refused though the figures are reached")
                )
                let decided = try await coordinator.decide(on: second, reasons: "The plan has changed nothing.")
                #expect(decided.says("Amara Osei for \(Partners.council)"))
                let told = try await town.mailbox.letter(to: resident.email, saying: "The plan has changed nothing.")
                #expect(told.says("The threshold is met") && told.subject.contains(second))
            }
        }

        /// A review is held, and its plan has an action that is due long after. Returns the day of the meeting.
        private func reviewWithAPlan(
            of reference: String, _ town: Town, _ clock: TownClock, _ coordinator: Colleague, _ chair: Colleague,
            _ today: CivilDate
        ) async throws -> CivilDate {
            try await coordinator.readForDanger(reference)
            try await coordinator.decide(on: reference, reasons: "Three reports in time.")
            let day = try await town.date("5 working days", after: today)
            try await coordinator.act(
                "meeting", on: reference, ["day": .day(day), "time": "10am", "minutes": "60", "place": "Room 4"])
            try await clock.turn(to: London.instant(date: day, hour: 15, minute: 0))
            try await chair.act(
                "hearing", on: reference,
                ["attended": [Partners.council, Partners.police, Partners.landlord], "findings": "Nobody came."])
            try await chair.act(
                "actions", on: reference,
                [
                    "action": "Fit a door closer", "done_when": "A photograph shows it",
                    "due": .day(day.adding(days: 90)), "person": "\(Partners.landlordsContact), \(Partners.landlord)",
                ])
            return day
        }

        @Test func `27: each side applies against the other, in separate files, and a cousin is shut out of one`()
            async throws
        {
            try await Town.with { town in
                let today = try await TownClock(town).turnToNextReminder()
                let amara = Colleague(try await town.signedIn(as: "coordinator"))
                let ben = Colleague(try await town.signedIn(as: "second coordinator"))
                let ada = Resident("Ada Quill", in: town)
                let bel = Resident("Bel Osborne", in: town)
                let adas = try await ada.apply(today: today)
                try await amara.act(
                    "shut-outs", on: adas,
                    ["person": "Ben Whitfield, \(Partners.council)", "reason": "He is the applicant's cousin."])
                try await amara.readForDanger(adas)
                try await amara.decide(on: adas, reasons: "What Ada told.")
                let counter = Resident.threeReports.map {
                    Resident.Told(daysAgo: $0.daysAgo, to: $0.to, words: "False accusations, shouted on the stairs.")
                }
                let bels = try await bel.apply(counter, today: today)

                // Reports of the same days by the other side are neither a second application nor the same file.
                let page = try await amara.read(bels)
                #expect(page.says("Threshold met") && !page.says("was looked at on"))
                #expect(!page.source.contains(adas) && !page.says(ada.name))
                #expect(try await !amara.read(adas).source.contains(bels))

                // Who is shut out of the one works on the other, and hears nothing of the one.
                try await ben.read(adas, expecting: 404)
                #expect(try await ben.read(bels).says(bel.name))
                #expect(!ben.browser.page.source.contains(adas) && !ben.browser.page.source.contains(ada.name))
                try await ben.readForDanger(bels)
                try await ben.decide(on: bels, by: [Partners.council: "Ben Whitfield"], reasons: "What Bel told.")
                let seen = try await ben.cases()
                #expect(seen.contains(bels) && !seen.contains(adas))

                let day = try await town.date("6 working days", after: today)
                try await amara.act(
                    "meeting", on: adas, ["day": .day(day), "time": "10am", "minutes": "60", "place": "Room 4"])
                for person in Partners.everybody where !person.hasPrefix("ben.") {
                    let letter = try await town.mailbox.letter(to: person, saying: "asked to a meeting of the panel")
                    #expect(letter.subject.contains(adas) || letter.says(adas))
                }
                #expect(try town.mailbox.letters(to: "ben.whitfield@partners.example", saying: adas).isEmpty)

                for (resident, own, other, others) in [(ada, adas, bels, bel), (bel, bels, adas, ada)] {
                    try await resident.track(own, in: town)
                    let page = resident.browser.page
                    #expect(page.says("Your application \(own)") && page.says("the threshold is met"))
                    #expect(page.says("The meeting is on") == (own == adas))
                    for word in [other, others.name, others.email] { #expect(!page.source.contains(word), "\(word)") }
                    let letters = try town.mailbox.letters(to: resident.email)
                    #expect(!letters.isEmpty && !letters.contains { $0.says(other) || $0.says(others.name) })
                }
                #expect(!ada.browser.page.says("False accusations") && !ada.browser.page.says("What Bel told."))
                #expect(!bel.browser.page.says("Loud music") && !bel.browser.page.says("What Ada told."))
            }
        }
    }
}
