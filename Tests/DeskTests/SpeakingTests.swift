import Casework
import Desk
import FoundationEssentials
import Records
import TestSupport
import Testing

@Suite struct `What applicants say on the way, through the desk` {
    private func tell(_ office: Office, _ key: CaseKey, _ number: Int) async throws {
        let account = SomethingNew.Account(
            report: number, on: office.clock.today, minute: 60, what: "Stones.", place: "The yard", hate: false,
            danger: .now, agency: office.here.police.id)
        let own = key.application
        try await office.desk.act(
            onApplication: own, besideItsReviewIn: key.partnership, as: .applicant(own)
        ) { application, review, around throws(Refusal) in
            try application.telling(account, heardIn: review, by: .applicant(own), in: around)
        }
    }

    private func say(_ office: Office, _ key: CaseKey, _ about: ApplicantRemark.About, _ text: String) async throws {
        let own = key.application
        try await office.desk.act(
            onApplication: own, besideItsReviewIn: key.partnership, as: .applicant(own)
        ) { application, review, around throws(Refusal) in
            try application.remarking(text, about: about, heardIn: review, by: .applicant(own), in: around)
        }
    }

    private func asked(_ office: Office, _ officer: Officer) async throws -> [WorkList.Asked.What] {
        try await office.desk.workList(of: office.signedIn(officer)).asked.map(\.what)
            .filter { $0 == .answerRemark || $0 == .answerReopening }
    }

    @Test func `something new comes back with its report, is read today, and told by messages that say nothing of it`()
        async throws
    {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            try await tell(office, key, 4)
            let page = try await office.desk.casePage(key)
            #expect(page.application.reports.count == 4)
            #expect(
                page.application.words.news
                    == [SomethingNew(report: 4, minute: 60, danger: .now, agency: here.police.id)])
            let reading = page.deadlines.last { $0.duty == .step(.dangerRead) && $0.state == "open" }
            #expect(reading?.dueOn == office.clock.today)
            let track = try await office.desk.trackPage(key.partnership, key.application)
            #expect(track.application.words == page.application.words)
            #expect(track.messages.contains { $0.kind == .somethingNewTaken })
            #expect(try await office.messages()["applicant-spoke"] == 3)
            await office.isRefused(.already("report added")) { try await tell(office, key, 4) }
            #expect(try await office.chain().findings.isEmpty)
        }
    }

    @Test func `a remark waits on the coordinators' list until it is answered, and no other applicant sees it`()
        async throws
    {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            let other = try await office.met("Bel Osei", with: try await office.reference(of: key))
            try await say(office, key, .entry("report-1"), "It was the 3rd.")
            try await say(office, key, .missing, "The 5th.")
            #expect(try await asked(office, here.coordinator) == [.answerRemark])
            #expect(try await asked(office, here.policeContact).isEmpty)
            let strange = try await office.desk.trackPage(other.partnership, other.application)
            #expect(strange.application.words.remarks.isEmpty)
            for number in [1, 2] {
                let actor = Actor.officer(here.coordinator)
                try await office.desk.act(
                    onApplication: key.application, besideItsReviewIn: key.partnership, as: actor
                ) { application, review, around throws(Refusal) in
                    try application.answering(
                        remark: number, isAccepted: number == 1, because: "Looked up.", heardIn: review, by: actor,
                        in: around)
                }
            }
            #expect(try await asked(office, here.coordinator).isEmpty)
            let track = try await office.desk.trackPage(key.partnership, key.application)
            #expect(track.application.words.remarks.map(\.answer?.isAccepted) == [true, false])
            #expect(track.application.words.remarks.map(\.about) == [.entry("report-1"), .missing])
            #expect(try await office.messages()["remark-answered"] == 2)

            try await office.desk.shutOut(here.secondCoordinator.person, of: key, because: "a cousin")
            try await say(office, key, .missing, "The 6th.")
            #expect(try await asked(office, here.secondCoordinator).isEmpty)
            #expect(try await asked(office, here.coordinator) == [.answerRemark])
        }
    }

    @Test func `who asks for a closed case to be opened again waits until it is`() async throws {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            try await office.setMeeting(of: key)
            try await office.read(key.application)
            try await office.lead(key)
            try await office.hold(key)
            let held = try await office.desk.trackPage(key.partnership, key.application)
            #expect(
                held.application.ownChronology(beside: held.review).entries.map(\.what).last == .meetingHeld)
            try await office.share(key)
            office.at("2026-06-01")
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.sendingOutcome("Two measures.", by: actor, in: around)
            }
            try await office.read(key.application)
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.closing(
                    because: "Quiet.", despite: [.actions: "They go on.", .recommendations: "Asked."], by: actor,
                    in: around)
            }
            let track = try await office.desk.trackPage(key.partnership, key.application)
            #expect(track.closingToReopen == 1)
            let own = key.application
            try await office.desk.act(
                onApplication: own, besideItsReviewIn: key.partnership, as: .applicant(own)
            ) { application, review, around throws(Refusal) in
                try application.askingToReopen("It began again.", heardIn: review, by: .applicant(own), in: around)
            }
            #expect(try await asked(office, here.coordinator) == [.answerReopening])
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.reopening(because: "It began again.", by: actor, in: around)
            }
            #expect(try await asked(office, here.coordinator).isEmpty)
            #expect(try await office.desk.trackPage(key.partnership, own).closingToReopen == nil)
        }
    }
}
