import Casework
import Testing

extension Journeys {
    @Suite struct `Danger` {
        @Test func `is read for at receipt and at a new report, and no decision goes before it`() async throws {
            try await Town.with { town in
                let clock = TownClock(town)
                let today = try await clock.turnToNextReminder()
                let resident = Resident("Dana Whitlock", in: town)
                let reference = try await resident.apply(today: today)
                let amara = Colleague(try await town.signedIn(as: "coordinator"))

                // It heads the work list, one click from the page on which it is read.
                try await amara.browser.open("/work")
                #expect(heading(amara.browser.page).hasPrefix("To read for danger"))
                let due = try await town.date("1 working day", after: today)
                let line = try #require(amara.browser.page.lines(with: "Read \(reference)").first)
                #expect(line.contains("Nobody has read it yet") && line.contains(due.inWords) && !line.contains("late"))
                #expect(amara.browser.page.says("not read for danger"))
                try await amara.decide(on: reference, reasons: reasons, expecting: 422)
                #expect(amara.browser.page.says("Somebody must read this case for danger first"))
                #expect(amara.browser.page.source.contains(reasons), "What was typed is kept.")

                // A day late, and said so; reminded of as well.
                try await clock.turnByReminders(to: due)
                try await clock.turn(to: due.adding(days: 1))
                try await amara.browser.open("/work")
                #expect(amara.browser.page.lines(with: "Read \(reference)").contains { $0.contains("late") })
                _ = try await town.mailbox.letter(to: Partners.everybody[0], saying: "read the application for danger")

                try await amara.browser.follow("Read \(reference)")
                #expect(amara.browser.page.says(Resident.threeReports[2].words))
                try await amara.browser.send(["level": "standard"], expecting: 422)
                #expect(amara.browser.page.mistakes == ["Tick the dangers that you see, or “None of these”"])
                try await amara.browser.send(
                    ["signs": ["Children at risk", "None of these"], "level": "standard"], expecting: 422)
                #expect(
                    amara.browser.page.mistakes == [
                        "Tick either dangers, or “None of these”",
                        "Enter why the risk is standard although you see a danger",
                    ])
                try await amara.act(
                    "danger-reading", on: reference,
                    ["signs": ["Weapons"], "level": "high", "note": "\(note)", "referral_police": "Made"],
                    expecting: 422)
                #expect(
                    amara.browser.page.mistakes == [
                        "To the police: enter why the referral was made, or why it was not"
                    ])
                let page = try await amara.act(
                    "danger-reading", on: reference,
                    [
                        "signs": ["Threat to life", "Weapons"], "level": "high", "note": "\(note)",
                        "referral_police": "Made", "referral_police_reason": "A knife was shown.",
                        "referral_children": "Considered, and not made",
                        "referral_children_reason": "No children live there.",
                    ])
                for words in [
                    "High risk. Read on", "Threat to life, Weapons", note, "To the police, made: A knife was shown.",
                    "To children's safeguarding, considered and not made: No children live there.",
                ] { #expect(page.says(words), "\(words)") }
                // The journal has that it was read, by whom and why then.
                let kept = page.lines(with: "Read for danger").filter { $0.contains("occasion: receipt") }
                #expect(kept.count == 1 && kept.allSatisfy { $0.contains(Partners.coordinator) })
                #expect(kept.allSatisfy { !$0.contains("high") && !$0.contains(note) })
                try await amara.browser.open("/work")
                #expect(amara.browser.page.lines(with: "Read \(reference)").isEmpty)
                #expect(amara.browser.page.lines(with: reference).contains { $0.contains("high risk") })

                try await theResidentReportsMore(resident, reference, amara, clock, town)
            }
        }

        private let note = "He came back with a knife."

        private let reasons = "Three reports in time."

        /// What follows the title of the work list.
        private func heading(_ page: Page) -> String {
            page.text.split(separator: "\n").map { $0.drop { $0 == " " } }
                .first { ["To read for danger", "Duties with a last day", "Cases"].contains(String($0)) }
                .map(String.init) ?? ""
        }

        private func theResidentReportsMore(
            _ resident: Resident, _ reference: String, _ amara: Colleague, _ clock: TownClock, _ town: Town
        ) async throws {
            let today = try await clock.today()
            try await resident.track(reference, in: town)
            #expect(!resident.browser.page.says("risk") && !resident.browser.page.says("knife"))
            try await resident.browser.follow("Tell us about another report")
            let late = "He stood under my window again."
            let form = report(today, late)
            try await resident.browser.send(form)
            #expect(resident.browser.page.says("You reported this after you applied, so it cannot count towards this"))
            #expect(resident.browser.page.says("A fresh application, made on \(today.inWords) or later"))

            let page = try await amara.read(reference)
            #expect(page.says("A report has come since it was last read."))
            let line = try #require(page.lines(with: late).first)
            #expect(line.contains("was made after the application") && line.contains("by the applicant"))
            try await amara.browser.open("/work")
            #expect(amara.browser.page.lines(with: "A report has come").contains { $0.contains(reference) })
            try await amara.decide(on: reference, reasons: reasons, expecting: 422)
            // One that was forgotten counts by its dates; an agency's contact knew of it.
            let priya = Colleague(try await town.signedIn(as: "police contact"))
            let forgotten = today.adding(days: -30)
            let added = try await priya.act("reports", on: reference, report(forgotten, "Paint on my door."))
            #expect(added.lines(with: "Paint on my door.").contains { $0.contains("Qualifies") })
            #expect(added.lines(with: "Paint on my door.").contains { $0.contains("by Priya Nair") })

            let read = try await priya.act(
                "danger-reading", on: reference, ["signs": ["None of these"], "level": "standard"])
            #expect(read.says("For a new report") && !read.says("High risk. Read on"))
            try await amara.decide(on: reference, reasons: reasons)
            let letters = try town.mailbox.letters(to: resident.email)
            #expect(letters.count >= 3)
            #expect(!letters.contains { $0.says("high risk") || $0.says("knife") || $0.says("risk is") })
        }

        private func report(_ day: CivilDate, _ words: String) -> KeyValuePairs<String, Filling> {
            [
                "behaviour_on": .day(day), "reported_on": .day(day), "told": "police", "same_as": "new", "hate": "no",
                "status": "open", "contacted": "no", "description": "\(words)",
            ]
        }

        @Test func `is read for before the meeting and before closing`() async throws {
            try await Town.with { town in
                let clock = TownClock(town)
                let today = try await clock.turnToNextReminder()
                let resident = Resident("Idris Farrow", in: town)
                let reference = try await resident.apply(today: today)
                let amara = Colleague(try await town.signedIn(as: "coordinator"))
                try await amara.readForDanger(reference)
                try await amara.decide(on: reference, reasons: reasons)
                let meeting = try await town.date("6 working days", after: today)
                let due = try await town.date("5 working days", after: today)
                let set = try await amara.act(
                    "meeting", on: reference,
                    ["day": .day(meeting), "time": "10am", "minutes": "60", "place": "Room 4"])
                #expect(set.says("The meeting is set. Read the case for danger."))
                try await amara.browser.open("/work")
                #expect(amara.browser.page.lines(with: "Read \(reference)").contains { $0.contains(due.inWords) })
                let read = try await amara.readForDanger(reference)
                #expect(read.says("Before the meeting on \(meeting.inWords)"))
                #expect(!read.says("The meeting is set. Read the case for danger."))
                // Once the meeting moves to another day it is asked for again.
                let moved = try await town.date("8 working days", after: today)
                try await amara.act(
                    "meeting", on: reference,
                    ["day": .day(moved), "time": "10am", "minutes": "60", "place": "Room 4"])
                try await amara.browser.open("/work")
                #expect(
                    amara.browser.page.lines(with: "Read \(reference)").contains { $0.contains("The meeting is set") })
            }
        }
    }
}
