import Casework
import Testing

extension Journeys {
    @Suite struct `The applicant speaks` {
        @Test func `tells something new, puts the record right, adds to the statement, and asks for it to be reopened`()
            async throws
        {
            try await Town.with { town in
                let clock = TownClock(town)
                let today = try await clock.turnToNextReminder()
                let coordinator = Colleague(try await town.signedIn(as: "coordinator"))
                let chair = Colleague(try await town.signedIn(as: "chair"))
                let bea = Resident("Bea Lomas", in: town)
                let reference = try await bea.apply(today: today)
                try await bea.track(reference, in: town)
                try await correct(reference, bea, coordinator, town, today)
                try await tellNews(reference, bea, coordinator, town, today)

                try await coordinator.readForDanger(reference)
                try await coordinator.decide(on: reference, reasons: "Three reports in time.")
                let day = try await town.date("5 working days", after: today)
                try await coordinator.act(
                    "meeting", on: reference, ["day": .day(day), "time": "2pm", "minutes": "60", "place": "Room 4"])
                try await clock.turn(to: day.adding(days: 1))
                try await chair.act(
                    "hearing", on: reference,
                    [
                        "attended": [Partners.council, Partners.police, Partners.landlord],
                        "findings": "Nobody had joined up the reports.",
                    ])
                try await bea.browser.open("/track")
                #expect(bea.browser.page.says("The meeting about your case") && !bea.browser.page.says("Late:"))
                try await bea.browser.follow("Add to your statement")
                try await bea.browser.send(["statement": "It goes on."], to: "/track/statement")
                #expect(bea.browser.page.says("You added on \(day.adding(days: 1).inWords)"))
                #expect(try await coordinator.read(reference).says("It goes on."))
                _ = try await town.mailbox.letter(to: "amara.osei@partners.example", saying: "added to their statement")

                // Nobody tells her the outcome in time.
                let due = try await town.date("10 working days", after: day)
                try await clock.turn(to: due.adding(days: 3))
                try await bea.browser.open("/track")
                #expect(
                    bea.browser.page.says(
                        "Late: you should have been told the outcome by \(due.inWords). That is 3 days ago."))
                #expect(bea.browser.page.says("Local Government and Social Care Ombudsman"))
                try await end(reference, bea, coordinator, chair, town)
            }
        }

        /// What is not right stays beside its entry until a coordinator answers.
        private func correct(
            _ reference: String, _ bea: Resident, _ coordinator: Colleague, _ town: Town, _ today: CivilDate
        ) async throws {
            try await bea.browser.follow("What happened, day by day, and putting it right")
            #expect(bea.browser.page.says("Report 2") && bea.browser.page.says("We received your application."))
            try await bea.browser.open("/track/chronology/report-9", expecting: 404)
            try await bea.browser.open("/track/chronology/report-2")
            try await bea.browser.send(to: "/track/chronology/report-2", expecting: 422)
            #expect(bea.browser.page.mistakes == ["Enter what is not right"])
            try await bea.browser.send(["text": "It was the flat below."], to: "/track/chronology/report-2")
            #expect(bea.browser.page.says("It was the flat below.") && bea.browser.page.says("A person reads it"))

            let list = try await coordinator.browser.open("/work")
            #expect(list.says("Answer what the applicant says is not right"))
            #expect(
                try await coordinator.browser.open("/work/cases/\(reference)/chronology").says("It was the flat below.")
            )
            try await coordinator.act(
                "remark-answer", on: reference,
                [
                    "remark": "About report 2, \(today.inWords)", "answer": "It is put right",
                    "reason": "The address was mended.",
                ])
            let letter = try await town.mailbox.letter(to: bea.email, saying: "We have put it right.")
            #expect(letter.says("The address was mended.") && !letter.says("flat below"))
            try await bea.browser.open("/track/chronology")
            #expect(bea.browser.page.says("It was put right, on \(today.inWords)"))
        }

        /// A report to the council, read for danger, told to whoever must know, and nothing of it in a message.
        private func tellNews(
            _ reference: String, _ bea: Resident, _ coordinator: Colleague, _ town: Town, _ today: CivilDate
        ) async throws {
            try await coordinator.readForDanger(reference)
            try await bea.browser.open("/track")
            try await bea.browser.follow("Something new happened? Tell us")
            #expect(bea.browser.page.says("If you or somebody else is in danger now, call 999."))
            try await bea.browser.send(["what": "Stones at the window."], to: "/track/new", expecting: 422)
            #expect(bea.browser.page.mistakes.first == "Choose whether you feel in danger")
            try await bea.browser.send(
                [
                    "danger": "I am afraid of what will happen next", "what": "Stones at the window.",
                    "happened": .day(today), "time": "1am", "place": "The back yard", "hate": "No",
                ], to: "/track/new")
            #expect(bea.browser.page.says("We have what you told us") && bea.browser.page.says("call 999"))
            // Nobody is promised to read it today.
            let sent = bea.browser.page
            #expect(sent.says("as soon as somebody is at work. That may not be before the next working day."))
            #expect(sent.says("made on \(today.inWords). They are being told"))
            let taken = try await town.mailbox.letter(to: bea.email, saying: "We have taken it as a report to")
            #expect(taken.says("If you or someone else is in danger now, call 999") && !taken.says("Stones"))
            let told = try await town.mailbox.letter(
                to: "amara.osei@partners.example", saying: "something new has happened")
            #expect(told.says("in danger or afraid") && !told.says("Stones") && !told.says(bea.name))
            let page = try await coordinator.read(reference)
            #expect(page.says("Stones at the window.") && page.says("They say that they are afraid."))
            #expect(page.says("Where: The back yard") && page.says("A report has come since it was last read"))
        }

        /// To the closing, after which it is asked to be opened again.
        private func end(
            _ reference: String, _ bea: Resident, _ coordinator: Colleague, _ chair: Colleague, _ town: Town
        ) async throws {
            let ruth = Colleague(try await town.signedIn(as: "landlord contact"))
            try await coordinator.act(
                "lead", on: reference,
                ["person": "\(Partners.landlordsContact), \(Partners.landlord)", "reason": "The flats are theirs."])
            try await chair.act("lead-confirmation", on: reference)
            try await ruth.act("lead-answer", on: reference, ["answer": "Yes, I accept"])
            try await chair.act(
                "recommendations", on: reference,
                ["agency": "\(Partners.landlord)", "recommendation": "Join up the reports."])
            try await chair.act("plan", on: reference)
            try await bea.browser.open("/track")
            // Pressed twice, it is said once.
            let plan = bea.browser.page
            for _ in 1...2 {
                bea.browser.page = plan
                try await bea.browser.send(["text": "It is good."], to: "/track/plan-answer")
            }
            try await chair.act("outcome-draft", on: reference, ["outcome": "They will be joined up."])
            try await coordinator.act("outcome-reading", on: reference, ["reading": "pass"])
            try await chair.act("outcome", on: reference)
            try await coordinator.readForDanger(reference)
            try await coordinator.act(
                "closure", on: reference, ["reason": "It is quiet.", "despite-recommendations": "It is asked for."])
            try await bea.browser.open("/track")
            try await bea.browser.follow("Something new happened? What you can do")
            #expect(bea.browser.page.says("Make a new application"))
            let ended = bea.browser.page
            for _ in 1...2 {
                bea.browser.page = ended
                try await bea.browser.send(["text": "It began again."], to: "/track/reopen")
            }
            #expect(bea.browser.page.says("You asked for your case to be opened again"))
            #expect(
                try await coordinator.browser.open("/work").says("The applicant asks for the case to be opened again"))
            try await coordinator.act("reopening", on: reference, ["reason": "It began again."])
            #expect(
                try await !coordinator.browser.open("/work").says("The applicant asks for the case to be opened again"))
        }
    }
}
