import Casework
import Desk
import FoundationEssentials
import Records
import TestSupport
import Testing

@Suite struct `What is hidden from the panel` {
    @Test func `is hidden on every page of the case from those who do not run the review, but in what their body said`()
        async throws
    {
        try await Office.with { office in
            let (here, desk) = (office.here, office.desk)
            let key = try await office.met()
            try await office.setMeeting(of: key)
            try await office.read(
                key.application, .init(signs: [.selfHarm], level: .high, note: "Jo Bloggs has a knife."))
            let own = key.application
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.choosing(
                    AttendanceChoice(.comes, way: .inPerson, needs: "Not to see Jo Bloggs.", on: around.today), of: own,
                    by: .applicant(own), in: around)
            }
            let bodies = [here.health.id, here.police.id]
            let coordinator = Actor.officer(here.coordinator)
            let asked = try await desk.act(onApplication: own, besideItsReviewIn: here.id, as: coordinator) {
                file, review, around throws(Refusal) in
                try file.asking(
                    bodies, for: "What of Jo Bloggs?", purpose: "The panel.", due: nil, kind: .fullPapers,
                    beside: review, by: coordinator, in: around)
            }
            for (agency, officer) in [(here.health, here.healthContact), (here.police, here.policeContact)] {
                let request = try #require(asked.requests.first { $0.agency == agency.id }).id
                let actor = Actor.officer(officer)
                try await desk.act(onApplication: own, besideItsReviewIn: here.id, as: actor) {
                    file, review, around throws(Refusal) in
                    try file.answering(
                        request,
                        with: .init(
                            .chronology, text: "Bloggs, Jo: known.",
                            entries: [
                                .init(
                                    on: day("2026-04-01"), what: "JO\u{A0}BLOGGS rang 01632 960001.",
                                    done: "Went to 1, High Street.")
                            ], kept: "Box of Jo Bloggs"), beside: review, by: actor, in: around)
                }
            }
            try await desk.hideFromPanel("Jo Bloggs", hidden: true, of: key)
            try await desk.hideFromPanel("Bloggs, Jo", hidden: true, of: key)
            try await desk.hideFromPanel("Ada Quill", hidden: true, of: key)
            try await desk.sendPack(note: "Mind Jo Bloggs.", of: key)

            let panelKey = try await desk.find(
                try await office.reference(of: key), for: office.signedIn(here.healthContact))
            let page = try await desk.casePage(panelKey)
            #expect(page.isStruck)
            let mine = try #require(page.application.requests.first { $0.agency == here.health.id })
            #expect(mine.asked == "What of Jo Bloggs?" && mine.answers[0].text == "Bloggs, Jo: known.")
            let theirs = try #require(page.application.requests.first { $0.agency == here.police.id })
            #expect(theirs.asked == "What of [withheld]?" && theirs.answers[0].text == "[withheld]: known.")
            #expect(theirs.answers[0].entries[0].what == "[withheld] rang [withheld].")
            #expect(theirs.answers[0].entries[0].done == "Went to [withheld].")
            #expect(theirs.answers[0].kept == "Box of [withheld]")
            let reading = try #require(page.application.dangerReadings.last)
            #expect(reading.level == .high && reading.note.isEmpty && reading.signs == nil)
            #expect(page.review?.part(of: own)?.choice?.needs == "Not to see [withheld].")
            #expect(page.review?.hearing?.papers?.text == "Mind [withheld].")
            #expect(page.applicant?.name == "[withheld]")

            // Coordinators and the chair read all of it, and what is kept is whole.
            for officer in [here.coordinator, here.chair] {
                let whole = try await desk.casePage(
                    try await desk.find(try await office.reference(of: key), for: office.signedIn(officer)))
                #expect(!whole.isStruck && whole.applicant?.name == "Ada Quill")
                #expect(whole.application.dangerReadings.last?.note == "Jo Bloggs has a knife.")
                #expect(whole.application.requests.allSatisfy { $0.answers[0].text == "Bloggs, Jo: known." })
            }
        }
    }

    @Test func `is hidden in packs that were sent before as well`() async throws {
        try await Office.with { office in
            let key = try await office.met()
            try await office.setMeeting(of: key)
            try await office.desk.sendPack(note: "Mind Jo Bloggs.", of: key)
            let panelKey = try await office.desk.find(
                try await office.reference(of: key), for: office.signedIn(office.here.healthContact))
            #expect(try await office.desk.pack(1, panelKey).pack.note == "Mind Jo Bloggs.")
            try await office.desk.hideFromPanel("jo bloggs", hidden: true, of: key)
            #expect(try await office.desk.pack(1, panelKey).pack.note == "Mind [withheld].")
            #expect(try await office.desk.pack(1, key).pack.note == "Mind Jo Bloggs.")
        }
    }

    @Test func `is the address of an applicant who left the review as well`() async throws {
        try await Office.with { office in
            let here = office.here
            let ada = try await office.met("Ada Quill")
            let bel = try await office.met("Bel Osei", with: try await office.reference(of: ada))
            try await office.setMeeting(of: ada)
            let address = try await office.look { tx in
                try Applicants.load(of: bel.application, in: here.id, tx)?.contact?.given.values.first
            }
            try await office.desk.sendPack(note: "Bel is at \(try #require(address)).", of: ada)
            try await office.desk.withdraw(
                bel.application, because: "Moved.", in: here.id, as: .officer(here.coordinator))
            let panelKey = try await office.desk.find(
                try await office.reference(of: ada), for: office.signedIn(here.healthContact))
            #expect(try await office.desk.pack(1, panelKey).pack.note == "Bel is at [withheld].")
        }
    }
}
