import Casework
import Testing

extension Journeys {
    @Suite struct `Behaviour in another area` {
        @Test func `is taken in, passed on to its partnership the same day, and followed there`() async throws {
            try await Town.with { town in
                let today = try await TownClock(town).turnToNextReminder()
                try await town.sql(Neighbours.hackney)
                let resident = Resident("Mina Rowe", in: town)
                let reference = try await resident.applyElsewhere(today: today)
                let first = try await town.mailbox.letter(to: resident.email, saying: "We received your application")
                #expect(first.says("happened in another area, so we pass your application on"))
                #expect(!first.says("Then we decide whether the threshold"))

                // It waits at the work list for today, and no body here has been told.
                let amara = Colleague(try await town.signedIn(as: "coordinator"))
                try await amara.browser.open("/work")
                let due = amara.browser.page.lines(with: "Pass the application on to another area")
                #expect(due.count == 1 && due.allSatisfy { $0.contains(today.inWords) && $0.contains(reference) })
                #expect(amara.browser.page.says("Find out whom to reach in the other area"))
                #expect(try town.mailbox.letters(to: Partners.policeMailbox, saying: reference).isEmpty)

                try await amara.browser.follow("Pass the application on to another area")
                #expect(amara.browser.page.says("Market Street, Hackney"))
                let path = "/work/cases/\(reference)/passing-on"
                try await amara.browser.send(to: path, expecting: 422)
                #expect(amara.browser.page.mistakes == ["Choose the area"])
                try await amara.browser.send(["to": "Hackney", "note": "Ring after six."], to: path)
                #expect(amara.browser.page.says("Passed on to another area"))

                let letter = try await town.mailbox.letter(
                    to: resident.email, saying: "we passed your application on to Hackney")
                #expect(letter.says("the day on which it first reached us: \(today.inWordsWithWeekday)"))
                #expect(letter.says("Hackney Council, asb@hackney.example"))
                let theirs = try #require(
                    letter.text.split(separator: " ").first { $0.hasPrefix("CR-") && !$0.hasPrefix(reference) })
                let there = "\(try #require(CaseReference(String(theirs.prefix(11)))))"

                // There it is a file of its own, from the same day on; neither sees the other's.
                let passed = try await town.mailbox.letter(to: Neighbours.mailbox, saying: "Its reference is \(there)")
                #expect(passed.says("On \(today.inWordsWithWeekday)") && !passed.says(resident.name))
                let zoe = try await town.colleague(following: passed, signingInAs: Neighbours.zoe)
                let page = try await zoe.read(there)
                #expect(page.says("passed this application on to you on \(today.inWords)"))
                #expect(page.says(reference) && page.says("Ring after six.") && page.says(resident.email))
                #expect(page.says("Drums in the yard all night."))
                let decisionDue = try await town.date("15 working days", after: today)
                #expect(page.lines(with: "Decide whether the threshold").contains { $0.contains(decisionDue.inWords) })
                try await zoe.read(reference, expecting: 404)
                try await amara.read(there, expecting: 404)

                try await resident.track(reference, in: town)
                #expect(resident.browser.page.says("your application was passed on to Hackney"))
                #expect(resident.browser.page.says(there))
            }
        }

        @Test func `goes to the contact that is kept, and a person hands it over; what is in force is told`()
            async throws
        {
            try await Town.with { town in
                let today = try await TownClock(town).turnToNextReminder()
                let amara = Colleague(try await town.signedIn(as: "coordinator"))
                let browser = amara.browser
                let contact: KeyValuePairs<String, Filling> = [
                    "area_name": "Barnet", "area_code": "E09000003", "body": "Barnet Council",
                    "email": "asb@barnet.example",
                ]
                try await browser.open("/work/areas")
                try await browser.send(
                    ["area_name": "Barnet", "area_code": "Barnet", "body": "Barnet Council"], to: "/work/areas",
                    expecting: 422)
                #expect(
                    browser.page.mistakes.first
                        == "The code must be E06, E07, E08, E09 or W06 and six digits, like E07000146")
                try await browser.open("/work/areas")
                try await browser.send(contact, to: "/work/areas")
                #expect(browser.page.says("Barnet (E09000003)"))

                let resident = Resident("Owen Pike", in: town)
                let reference = try await resident.applyElsewhere(today: today)
                try await amara.act("passing-on", on: reference, ["to": "Barnet"])
                let told = try await town.mailbox.letter(to: "asb@barnet.example", saying: "reached us")
                #expect(told.says(reference) && !told.says("Owen") && told.links.isEmpty)
                try await browser.open("/work/cases/\(reference)/hand-over")
                #expect(browser.page.says("Owen Pike") && browser.page.says("Drums in the yard all night."))
                try await browser.open("/work")
                try await browser.open(
                    try #require(browser.page.links.first { $0.target.hasPrefix("/work/tasks/") }).target)
                try await browser.send(["done_on": .day(today), "note": "By secure mail."])
                #expect(!browser.page.says("Pass the application on to another area"))

                // Off until a day is set.
                #expect(try await !town.browser().open("/procedure").says("the Mayor of Wessex"))
                try await browser.open("/work/oversight")
                try await browser.send(
                    [
                        "kind": "Mayor", "name": "the Mayor of Wessex", "valid_from": .day(today.adding(days: -9)),
                        "body_reason": "The order.",
                    ], to: "/work/oversight/bodies")
                #expect(try await !town.browser().open("/procedure").says("the Mayor of Wessex"))
                try await browser.open("/work/oversight/return.csv", expecting: 404)
                try await browser.open("/work/oversight")
                try await browser.send(
                    [
                        "review-of-decisions-starts_on": .day(today), "review-of-decisions-reason": "Commencement.",
                    ], to: "/work/oversight/review-of-decisions")
                #expect(browser.page.says("Commencement."))
                #expect(try await town.browser().open("/procedure").says("the Mayor of Wessex"))
            }
        }
    }
}

extension Resident {
    /// Asks for a review of what happened in none of the areas, with one report. Returns the reference.
    fileprivate func applyElsewhere(today: CivilDate) async throws -> String {
        try await browser.open("/apply")
        try await browser.follow("Start now")
        try await browser.send(["area": "Somewhere else, or I am not sure"])
        #expect(browser.page.says("passes it on the same day"))
        try await browser.send(expecting: 422)
        #expect(browser.page.mistakes.first == "Write where it happens, as well as you know")
        let asksNearest = browser.page.forms.contains { $0.asks("taken_in") }
        try await browser.send(
            asksNearest
                ? ["place": "Market Street, Hackney", "taken_in": "Islington"] : ["place": "Market Street, Hackney"])
        try await browser.send(["who": "self"])
        try await browser.send(["name": "\(name)"])
        try await browser.send(["email": "\(email)"])
        let day = Filling.day(today.adding(days: -6))
        try await browser.send([
            "behaviour_on": day, "reported_on": day, "told": "council", "hate": "no", "status": "no_action",
            "contacted": "no", "description": "Drums in the yard all night.",
        ])
        try await browser.follow("Continue")
        #expect(browser.page.says("Market Street, Hackney") && browser.page.says("Islington ASB Case Review"))
        try await browser.send(pressing: "Send my application")
        #expect(browser.page.says("You do not have to apply again"))
        return try browser.page.reference()
    }
}

/// A second partnership in the demonstration's database, founded as its owner would.
private enum Neighbours {
    static let mailbox = "asb@hackney.example"
    static let zoe = "zoe.hart@hackney.example"

    static let hackney = """
        do $$
        declare
            here constant uuid := 'de300000-0000-4000-8000-0000000000f0';
            council constant uuid := 'de300000-0000-4000-8000-0000000000f1';
            zoe constant uuid := 'de300000-0000-4000-8000-0000000000f2';
            rules text;
        begin
            perform set_config('casereview.purpose', 'setup', true);
            perform set_config('casereview.partnership', 'de300000-0000-4000-8000-000000000000', true);
            select source into strict rules from procedure_version;
            perform set_config('casereview.partnership', here::text, true);
            insert into area (code, name, nation, valid_from) values ('E09000012', 'Hackney', 'England', '2020-01-01');
            insert into partnership (id, name) values (here, 'Hackney ASB Case Review partnership');
            insert into partnership_area (partnership_id, area_code, valid_from)
            values (here, 'E09000012', '2020-01-01');
            insert into body (id, name, kind) values (council, 'Hackney Council', 'council');
            insert into agency (partnership_id, id, body_id, name, kind, relevant_body, mailbox, valid_from)
            values (here, council, council, 'Hackney Council', 'council', true, '\(mailbox)', '2020-01-01');
            insert into agency_area (partnership_id, agency_id, area_code) values (here, council, 'E09000012');
            insert into person (id, name, email) values (zoe, 'Zoe Hart', '\(zoe)');
            insert into membership (partnership_id, person_id, agency_id, role, point_of_contact, valid_from)
            values (here, zoe, council, 'coordinator', true, '2020-01-01');
            insert into procedure_version (partnership_id, id, name, version, source, valid_from)
            values (here, 'de300000-0000-4000-8000-0000000000f3', 'hackney', '1', rules, '2020-01-01');
        end $$
        """
}
