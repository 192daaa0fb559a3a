import Casework
import Curl
import Testing
import Text

extension Journeys {
    @Suite struct `A decision that refuses what the figures accept` {
        /// Three reports that somebody looked into: the Act's figures are reached, and Islington's terms refuse.
        private static let lookedInto = Resident.threeReports.map {
            Resident.Told(daysAgo: $0.daysAgo, to: $0.to, words: $0.words, status: "open", contacted: "yes")
        }

        private static let considered: [(String, Filling)] = [
            ("persistence", "Three times in six weeks."), ("harm", "Lost sleep, and fear on the stairs."),
            ("adequacy", "A warning was given after each report."),
        ]

        @Test func `is signed off by name, told with its rule, and can be checked again from what was kept`()
            async throws
        {
            try await Town.with { town in
                let today = try await TownClock(town).turnToNextReminder()
                let coordinator = Colleague(try await town.signedIn(as: "coordinator"))
                try await theActItselfDecides(town, coordinator, today)

                let resident = Resident("Nora Blythe", in: town)
                let reference = try await resident.apply(Self.lookedInto, today: today)
                try await coordinator.readForDanger(reference)
                #expect(try await coordinator.read(reference).says("A person must decide"))
                try await aRefusalNeedsASignOff(coordinator, reference)
                let page = coordinator.browser.page
                for words in [
                    "Priya Nair for \(Partners.police)", "Amara Osei: Knows the family. Did not vote.",
                    "No incident alone, all of them together.",
                    "Yes, taken together (cumulatively), judged by Priya Nair",
                    "Helen Gray, Head of safety, though the figures are reached", "no action taken",
                    "It asks that nothing was done about the reports",
                ] { #expect(page.says(words), "\(words)") }

                let letter = try await town.mailbox.letter(
                    to: resident.email, saying: "the threshold for a review is not met")
                for words in [
                    "it counts (reported in time; applied in time)", "The rule that we relied on: Section 104(4)",
                    "Helen Gray, Head of safety, answers for refusing it all the same: The warnings worked.",
                    "Three times in six weeks.", "dissatisfied with the decision on whether the threshold was met",
                    "The last day to ask is",
                ] { #expect(letter.says(words), "\(words)") }
                #expect(!letter.says("Knows the family"))

                let reply = try await coordinator.browser.request(.get, "/work/cases/\(reference)/decision.json")
                #expect(reply.status == 200)
                #expect(reply.header("Content-Disposition") == "attachment; filename=\"decision.json\"")
                try await theBinaryAnswersTheSame(town, reply.body)
                let chair = try await town.signedIn(as: "chair")
                #expect(try await chair.request(.get, "/work/cases/\(reference)/decision.json").status == 403)
            }
        }

        /// Section 104(4): where the procedure's own figures are reached, nobody can refuse.
        private func theActItselfDecides(_ town: Town, _ coordinator: Colleague, _ today: CivilDate) async throws {
            let reference = try await Resident("Otis Vane", in: town).apply(today: today)
            try await coordinator.decide(
                "The threshold is not met", on: reference, reasons: "We would rather not.",
                [
                    "persistence": "Often.", "harm": "Some.", "adequacy": "Good.",
                ], expecting: 422)
            let page = coordinator.browser.page
            #expect(page.mistakes.count == 1 && page.says("must decide that the threshold is met (section 104(4))"))
            #expect(page.says("We would rather not."), "What was typed is shown again.")
        }

        private func aRefusalNeedsASignOff(_ coordinator: Colleague, _ reference: String) async throws {
            let path = "/work/cases/\(reference)/decision"
            var entered: [(String, Filling)] =
                [
                    (Partners.council, "Amara Osei"), (Partners.police, "Priya Nair"), ("conflicts", "Yes"),
                    ("conflict-1-who", "Amara Osei"), ("conflict-1-what", "Knows the family"),
                    ("conflict-1-done", "Did not vote."), ("behaviour", "cumulatively"), ("behaviour_by", "Priya Nair"),
                    ("behaviour_why", "No incident alone, all of them together."),
                    ("answer", "The threshold is not met"), ("reasons", "It has been dealt with."),
                ] + Self.considered
            try await coordinator.browser.open(path)
            try await coordinator.browser.send(entered, to: path, expecting: 422)
            #expect(
                coordinator.browser.page.mistakes == [
                    "Enter the name of the person who signs the refusal off",
                    "Enter the role of the person who signs the refusal off",
                    "Enter why it is refused though the figures are reached",
                ])
            entered += [("signed_role", "Head of safety"), ("signed_reason", "The warnings worked.")]
            // Nor somebody with a conflict.
            try await coordinator.browser.send(entered + [("signed_by", "Amara Osei")], to: path, expecting: 422)
            #expect(coordinator.browser.page.says("a conflict of interest cannot sign the refusal off"))
            try await coordinator.browser.send(entered + [("signed_by", "Helen Gray")], to: path)
        }

        /// `casereviewd check` on the facts and the procedure that were kept gives the finding that was kept.
        private func theBinaryAnswersTheSame(_ town: Town, _ bytes: [UInt8]) async throws {
            let record = try Node.json(bytes)
            func part(_ names: String...) throws -> JSON {
                JSON.object(try names.map { ($0, JSON(try #require(record[$0]))) })
            }
            try town.scratch.write(part("application", "reports").utf8(), to: "facts.json")
            try town.scratch.write(JSON(try #require(record["procedure"])).utf8(), to: "procedure.json")
            let answer = try await town.answer(
                "check", town.scratch.file("facts.json"), "--procedure", town.scratch.file("procedure.json"),
                "--format", "json")
            #expect(try JSON(answer) == JSON(#require(record["finding"])))
            // And so does the file as it was downloaded.
            try town.scratch.write(bytes, to: "decision.json")
            let whole = try await town.answer("check", town.scratch.file("decision.json"), "--format", "json")
            #expect(JSON(whole)["as_kept"] == .bool(true))
            #expect(!String(decoding: bytes, as: UTF8.self).contains("Blythe"))
        }

        @Test func `that could not be sent can be challenged for as long, counted from the day it was told`()
            async throws
        {
            try await Town.with { town in
                let clock = TownClock(town)
                let today = try await clock.turnToNextReminder()
                let coordinator = Colleague(try await town.signedIn(as: "coordinator"))
                let reference = try await enterByTelephone(coordinator, today)
                try await coordinator.readForDanger(reference)
                try await coordinator.decide(
                    "The threshold is not met", on: reference, reasons: "One report.",
                    ["persistence": "Once.", "harm": "None since.", "adequacy": "Visited the same day."])
                let first = try await town.date("20 working days", after: today)
                #expect(coordinator.browser.page.says("until \(first.inWords), counted from \(today.inWords)"))

                let later = try await town.date("3 working days", after: today)
                try await clock.turn(to: later)
                let until = try await town.date("20 working days", after: later)
                try await coordinator.browser.open("/work")
                try await coordinator.browser.follow("Tell by letter or call: Decision: threshold not met")
                let task = coordinator.browser.page
                #expect(task.says("Told today, the last day to ask is \(until.inWords)"))
                #expect(task.says("The last day to ask is \(until.inWordsWithWeekday)"), "The letter says so too.")
                try await coordinator.browser.send(["done_on": .day(today.adding(days: -1))], expecting: 422)
                #expect(coordinator.browser.page.mistakes.count == 1)
                try await coordinator.browser.send(["done_on": .day(later), "note": "Read to her on the telephone."])
                let page = try await coordinator.read(reference)
                #expect(page.says("until \(until.inWords), counted from \(later.inWords)"))
            }
        }

        /// Somebody without an e-mail address, with one report.
        private func enterByTelephone(_ colleague: Colleague, _ today: CivilDate) async throws -> String {
            let day = Filling.day(today.adding(days: -20))
            try await colleague.browser.open("/work/enter")
            return try await colleague.browser.send(
                [
                    "area": "Islington", "channel": "phone", "received_on": .day(today), "taken_by": "Joy Okafor",
                    "name": "Pia Lund", "authority": "not_needed", "telephone": "07700 900983",
                    "address": "4 Example Row", "r1_behaviour_on": day, "r1_reported_on": day, "r1_told": "council",
                    "r1_hate": "no", "r1_status": "no_action", "r1_contacted": "no",
                    "r1_description": "Fires in the yard.", "r1_by": "applicant",
                ], to: "/work/enter"
            ).reference()
        }
    }
}
