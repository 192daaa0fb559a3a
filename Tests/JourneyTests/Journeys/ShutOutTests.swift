import Testing

extension Journeys {
    @Suite struct `Somebody who must not see a case` {
        @Test func `sees nothing of it until a second person lets them in again`() async throws {
            try await Town.with { town in
                let today = try await TownClock(town).turnToNextReminder()
                let reference = try await Resident("Dana Whitlock", in: town).apply(today: today)
                let amara = Colleague(try await town.signedIn(as: "coordinator"))
                let ben = Colleague(try await town.signedIn(as: "second coordinator"))
                let helen = Colleague(try await town.signedIn(as: "chair"))
                #expect(try await ben.read(reference).says("Dana Whitlock"))

                try await amara.act(
                    "shut-outs", on: reference,
                    ["person": "Ben Whitfield, \(Partners.council)", "reason": "The applicant is his sister."])
                try await ben.read(reference, expecting: 404)
                #expect(try await !ben.cases().contains(reference))
                #expect(!ben.browser.page.source.contains(reference))
                for noun in ["decision", "shut-outs/lift", "danger-reading"] {
                    try await ben.browser.open("/work/cases/\(reference)/\(noun)", expecting: 404)
                }
                try await ben.browser.open("/work/post")
                #expect(!ben.browser.page.source.contains(reference))
                #expect(try await amara.read(reference).says("Ben Whitfield, named by Amara Osei"))

                // Not by the one who named him.
                try await amara.act(
                    "shut-outs/lift", on: reference, ["person": "Ben Whitfield", "reason": "A mistake."],
                    expecting: 422)
                try await ben.read(reference, expecting: 404)

                try await helen.act(
                    "shut-outs/lift", on: reference, ["person": "Ben Whitfield", "reason": "It was his namesake."])
                #expect(try await ben.read(reference).says("Dana Whitlock"))
                #expect(try await ben.cases().contains(reference))
                #expect(ben.browser.page.says(reference))
            }
        }
    }
}
