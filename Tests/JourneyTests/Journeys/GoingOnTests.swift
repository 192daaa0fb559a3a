import Casework
import FoundationEssentials
import Glibc
import TestSupport
import Testing

extension Journeys {
    @Suite struct `A meeting that goes on another day` {
        @Test
        func
            `a chair from outside begins the record, it is adjourned live, and the next ends it with all that was arranged`()
            async throws
        {
            try await Town.with { town in
                let clock = TownClock(town)
                let today = try await clock.turnToNextReminder()
                let coordinator = Colleague(try await town.signedIn(as: "coordinator"))
                let ada = Resident("Ada Quill", in: town)
                let reference = try await ada.apply(today: today)
                let path = "/work/cases/\(reference)"
                try await coordinator.readForDanger(reference)
                try await coordinator.decide(on: reference, reasons: "Three reports.")

                let guest = try await chairFromOutside(reference, coordinator, until: today.adding(days: 60), in: town)
                try await coordinator.act("chair", on: reference, ["chair": "Mo Lindley, North council"])
                let first = try await town.date("5 working days", after: today)
                try await coordinator.act(
                    "meeting", on: reference, ["day": .day(first), "time": "2pm", "minutes": "90", "place": "Room 4"])
                try await coordinator.act(
                    "applicant-part", on: reference,
                    [
                        "own_time": "2pm", "own_minutes": "20", "waiting_room": "Room 9", "other_side": "Yes",
                        "other_time": "3pm", "other_minutes": "20", "other_waiting_room": "Room 1",
                    ])
                try await ada.track(reference, in: town)
                try await ada.browser.open("/track/attendance")
                try await ada.browser.send(
                    [
                        "heard": "I will come to my part of the meeting", "way": "In person", "supporter": "Sam",
                        "interpreter": "Polish", "needs": "Breaks.",
                    ], to: "/track/attendance")

                // The chair begins the record, without the script.
                try await clock.turn(to: first.adding(days: 1))
                try await there(guest, path)
                let record = "\(path)/meeting/record"
                try await guest.browser.send(
                    ["findings_text": "Nobody had joined up the reports."], to: "\(record)/findings")
                try await guest.browser.open(record)
                #expect(
                    !guest.browser.page.source.contains("Mo Lindley, North council</option>"), "No owner of an action.")
                try await guest.browser.send(
                    ["action-1_text": "Fit a door closer", "action-1_done": "A photograph shows it."],
                    to: "\(record)/action-1")
                try await adjourn(reference, in: town)

                let page = try await coordinator.read(reference)
                #expect(page.says("Meeting that was adjourned") && page.says("The tenancy file is missing."))
                #expect(page.says("Nobody had joined up the reports.") && page.says("Mo Lindley, North council: There"))
                let told = try await town.mailbox.letter(to: ada.email, saying: "The tenancy file is missing.")
                #expect(told.says("The tenancy file."))
                #expect(try await guest.browser.open("\(path)/meeting/written/1").says("Fit a door closer"))

                // Set again: apart as before, the same chair, and what was begun is there.
                let second = try await town.date("5 working days", after: first)
                try await coordinator.act(
                    "meeting", on: reference, ["day": .day(second), "time": "2pm", "minutes": "90", "place": "Room 4"])
                #expect(coordinator.browser.page.says("Mo Lindley") && coordinator.browser.page.says("Room 9"))
                let letter = try await town.mailbox.letter(
                    to: ada.email, saying: "\(second.inWordsWithWeekday) at 2.00pm, UK time")
                #expect(letter.says("20 minutes") && letter.says("Room 9") && !letter.says("Room 1"))
                #expect(try await ada.browser.open("/track").says("Polish"))

                try await clock.turn(to: second.adding(days: 1))
                try await there(guest, path)
                #expect(guest.browser.page.says("What was recorded before the meeting was adjourned"))
                let due = second.adding(days: 30)
                try await guest.browser.send(
                    [
                        "action-1_person": "\(Partners.landlordsContact), \(Partners.landlord)",
                        "action-1_due": .day(due),
                    ], to: "\(record)/action-1")
                try await guest.browser.open(record)
                try await guest.browser.send(
                    ["findings_text": "The response was slow."], to: "\(record)/findings")
                try await guest.browser.open(record)
                // What was arranged is no account of how it was.
                try await guest.browser.send([:], to: record, expecting: 422)
                #expect(guest.browser.page.says("what is ticked is what was arranged"))
                try await guest.browser.send([:], to: "\(record)/applicant-\(reference)")
                try await guest.browser.open(record)
                try await guest.browser.send([:], to: record)
                let held = try await coordinator.read(reference)
                #expect(held.says("The response was slow.") && held.says("Fit a door closer"))
                #expect(held.says("Nobody had joined up the reports.") && held.says("Meeting held"))
            }
        }

        /// Somebody of another area, let in and signed in.
        private func chairFromOutside(
            _ reference: String, _ coordinator: Colleague, until: CivilDate, in town: Town
        ) async throws -> Colleague {
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
            return Colleague(guest)
        }

        /// Everybody who was invited is there, and the page of the record is open.
        private func there(_ colleague: Colleague, _ path: String) async throws {
            let record = "\(path)/meeting/record"
            let page = try await colleague.browser.open(record)
            let form = try page.form(to: "\(record)/attendance")
            let people = Set(form.fields.filter { $0.kind == .radio }.map(\.name)).sorted()
            try await colleague.browser.send(people.map { ($0, Filling.text("there")) }, to: "\(record)/attendance")
            try await colleague.browser.open(record)
        }

        /// A coordinator goes on with the record in a real browser, and adjourns.
        private func adjourn(_ reference: String, in town: Town) async throws {
            let work = try Scratch()
            defer { work.remove() }
            try work.write([], to: "input")
            let support = String(#filePath.dropLast("/JourneyTests/Journeys/GoingOnTests.swift".count)) + "/Support"
            let tools = ProcessInfo.processInfo.environment["CASEREVIEW_TOOLS"] ?? ".build/tools"
            let pictures = ProcessInfo.processInfo.environment["CASEREVIEW_PICTURES"] ?? "-"
            let words = [
                "\(tools)/venv/bin/python3", "\(support)/adjourn-meeting.py", town.address,
                try #require(town.links["coordinator"]), reference, pictures,
            ]
            let running = try Running.spawn(
                words, environment: ["PATH": Program.path, "HOME": work.path, "LC_ALL": "C.UTF-8"], in: work)
            let ending = try await running.ending(within: .seconds(180))
            if ending == .tooSlow { running.kill() }
            #expect(ending == .exited(0), "\(work.text("output"))\n\(work.text("errors"))")
        }
    }
}
