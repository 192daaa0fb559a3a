import Casework
import FoundationEssentials
import TestSupport
import Testing

extension Town {
    /// Something new that happened on 18 April 2026, told to the police.
    func account(
        _ report: Int = 1, on date: String = "2026-04-18", danger: SomethingNew.Danger = .no, to body: Agency? = nil,
        what: String = "Stones at the window.", place: String = "The back yard", minute: Int? = 1_380
    ) -> SomethingNew.Account {
        .init(
            report: report, on: day(date), minute: minute, what: what, place: place, hate: false, danger: danger,
            agency: (body ?? police).id)
    }
}

@Suite struct `Something new that the applicant tells` {
    private let town = Town()

    private func tell(
        _ account: SomethingNew.Account? = nil, of application: Application? = nil, in review: Review? = nil,
        by actor: Actor? = nil, on date: String = "2026-04-20"
    ) throws -> Outcome<Application> {
        let application = try application ?? town.read()
        return try application.telling(
            account ?? town.account(), heardIn: review, by: actor ?? .applicant(application.id), in: town.on(date))
    }

    @Test func `is a report of today to the body that was chosen, with what was said beside it`() throws {
        let read = try town.read()
        let told = try tell(of: read)
        let report = try #require(told.after.reports.last)
        #expect(report.behaviourOn == day("2026-04-18") && report.reportedOn == day("2026-04-20"))
        #expect(report.reportedTo == "police" && report.reportedBy == "applicant" && report.status == .open)
        #expect(report.description == "Stones at the window.\n\nWhere: The back yard")
        #expect(report.added == .init(on: day("2026-04-20"), by: nil) && told.after.isAfterApplication(report))
        let news = try #require(told.after.words.news.first)
        #expect(news == SomethingNew(report: 1, minute: 1_380, danger: .no, agency: town.police.id))
        #expect(told.after.chronology.entries.map(\.minute) == [1_380])
        #expect(told.events.map(\.kind) == [.reportAdded, .somethingNew])
        #expect(try tell(town.account(to: town.health)).after.reports[0].reportedTo == "Town health")
        #expect(try tell(town.account(place: " ")).after.reports[0].description == "Stones at the window.")
        #expect(try tell(of: read, by: town.byCoordinator).after.reports[0].added?.by == town.coordinator.person)
    }

    @Test func `a body of which there are several is named`() throws {
        let read = try town.read()
        var around = town.on("2026-04-20")
        around.agencies.append(
            Agency(id: Agency.ID(UUID()), name: "Other homes", kind: .landlord, isRelevantBody: true))
        let told = try read.telling(town.account(to: town.landlord), by: .applicant(read.id), in: around)
        #expect(told.after.reports[0].reportedTo == "Town homes")
    }

    @Test func `is told to the coordinators, the body and whoever leads, without a word of what it says`() throws {
        let all = try tell().notices
        #expect(
            all.map(\.to).dropFirst() == [
                .person(town.coordinator.person), .person(town.second.person), .agency(town.police.id),
            ])
        #expect(all.dropFirst().allSatisfy { $0.facts == ["what": .text("something-new")] && $0.kind.pace == .atOnce })
        let taken = try #require(all.first)
        #expect(
            taken.kind == .somethingNewTaken
                && taken.facts == [
                    "report": .number(1), "happened": .date(day("2026-04-18")), "body": .text("Town police"),
                ])
        #expect(!"\(all)".contains("Stones") && !"\(all)".contains("yard"))

        var (application, review) = try joined()
        #expect(
            try tell(of: application, in: town.led(review).after, on: "2026-05-08").notices
                .contains { $0.to == .person(town.policeContact.person) })
        review.leadership.agencies = [
            LeadAgency(
                agency: town.landlord.id, reason: "Its flats.", by: town.coordinator.person, on: day("2026-04-28"))
        ]
        application.review = review.id
        #expect(
            try tell(of: application, in: review, on: "2026-05-08").notices
                .contains { $0.to == .agency(town.landlord.id) })
        #expect(
            try !tell(by: town.byCoordinator).notices.contains { $0.to == .person(town.coordinator.person) })
    }

    @Test(arguments: [
        (SomethingNew.Danger.now, "2026-04-20"), (.afraid, "2026-04-20"), (.no, "2026-04-21"), (.unsaid, "2026-04-21"),
    ])
    func `asks for a reading for danger, on the same day where they are afraid`(
        danger: SomethingNew.Danger, due: String
    ) throws {
        let told = try tell(town.account(danger: danger))
        guard case .openUnlessEarlier(let deadline)? = told.deadlines.first else { return #expect(Bool(false)) }
        #expect(told.deadlines.count == 1 && deadline.duty == .step(.dangerRead) && deadline.dueOn == day(due))
        #expect(told.after.dangerRecord.asked(in: nil) == .newReport)
        let says = deadline.working == "Due today: the applicant says that they are in danger or afraid."
        #expect(says == (due == "2026-04-20"))
        let isPressing = told.notices.contains { $0.facts["what"] == .text("something-new-in-danger") }
        #expect(isPressing == (danger == .now || danger == .afraid))
    }

    @Test func `is taken at every stage until the case is closed, once`() throws {
        let (application, review) = try joined()
        for stage in [
            review, try town.arranged(review).after, try town.held(review).after, try town.consulting(review).after,
            try town.told(review).after,
        ] {
            let told = try tell(of: application, in: stage, on: "2026-06-30")
            #expect(told.after.reports.count == 1, "\(stage.stage)")
            #expect(throws: Refusal.already("report added")) { try tell(of: told.after, in: stage, on: "2026-06-30") }
        }
        let closed = try close(review)
        #expect(throws: Refusal.self) { try tell(of: application, in: closed, on: "2026-07-01") }
    }

    @Test func `needs what happened, a day that has been, a body that serves the area, and whose it is`() throws {
        #expect(throws: Refusal.missing("description")) { try tell(town.account(what: " ")) }
        #expect(throws: Refusal.missing("time")) { try tell(town.account(minute: 1_440)) }
        #expect(throws: Refusal.date("behaviour_on", day("2026-04-21"), from: nil, until: day("2026-04-20"))) {
            try tell(town.account(on: "2026-04-21"))
        }
        let strange = Agency(id: Agency.ID(UUID()), name: "Elsewhere", kind: .council, isRelevantBody: true)
        #expect(throws: Refusal.unknown("agency")) { try tell(town.account(to: strange)) }
        for actor in [town.byChair, town.byPolice, .applicant(Application.ID(UUID()))] {
            #expect(throws: Refusal.notYours(needed: [.coordinator])) { try tell(by: actor) }
        }
    }

    private func joined() throws -> (Application, Review) {
        var application = try town.read()
        let review = town.opened(for: application.id)
        application.stage = .decided(town.decision())
        application.review = review.id
        return (application, review)
    }

    private func close(_ review: Review) throws -> Review {
        try town.readBeforeClosing(try town.told(review).after).closing(
            because: "Quiet.", despiteOpenActions: "They go on.", by: town.byCoordinator, in: town.on("2026-06-30")
        ).after
    }

    // The chronology.

    @Test func `they read their own reports and what they were told, and nothing of anybody else`() throws {
        var (application, review) = try joined()
        application.reports = [town.report(1, behaviour: "2026-03-02"), town.report(2, behaviour: "2026-03-20")]
        application.reports[1].reportedBy = "other-1"
        application.reports[1].description = "Said by a neighbour."
        let own = application.ownChronology(beside: review)
        #expect(own.entries.map(\.key) == ["report-1", "received", "decided-2026-04-27"])
        let ended = application.ownChronology(beside: try close(review)).entries.map(\.key)
        #expect(
            ended == [
                "report-1", "received", "decided-2026-04-27", "meeting-held-2026-05-18", "outcome-told-2026-05-28",
                "closed-2026-06-30",
            ])
        let again = try close(review).reopening(because: "x", by: town.byCoordinator, in: town.on("2026-07-10")).after
        #expect(application.ownChronology(beside: again).entries.last?.key == "reopened-2026-07-10")
        let early = try town.receive().after
        #expect(early.ownChronology(beside: nil).entries.map(\.key) == ["received", "acknowledged"])
        let left = try early.withdrawing(because: "x", by: .applicant(early.id), in: town.on("2026-04-10")).after
        #expect(left.ownChronology(beside: nil).entries.map(\.key) == ["received", "withdrawn"])
        review.stage = .arranging
    }

    @Test func `what they were told stays in it, whatever the case comes to afterwards`() throws {
        let (application, review) = try joined()
        var planned = try town.told(review).after
        planned.stage = .arranging
        func told(_ review: Review) -> [String] {
            application.ownChronology(beside: review).entries.map(\.key).filter {
                $0.utf8.starts(with: "outcome-told".utf8)
            }
        }
        // The applicant themselves reads only what they were told.
        var seen = planned
        seen.endings.outcomes = []
        #expect(told(seen) == ["outcome-told-2026-05-28"])
        planned.endings.outcomes.append(OutcomeSent(on: day("2026-06-20"), summary: "Three."))
        #expect(told(planned) == ["outcome-told-2026-05-28", "outcome-told-2026-06-20"])

        // Once bodies are asked the application does not keep the day, and it can still be put right.
        let early = try town.receive().after
        var gathering = early
        gathering.stage = .gathering(since: day("2026-04-03"))
        #expect(gathering.ownChronology(beside: nil).entries.map(\.key) == ["received"])
        let known = gathering.ownChronology(beside: nil, acknowledged: day("2026-04-02"))
        #expect(known.entries.map(\.key) == ["received", "acknowledged"])
        func remark(_ application: Application) throws -> Outcome<Application> {
            try application.remarking(
                "It came later.", about: .entry("acknowledged"), by: .applicant(application.id),
                in: town.on("2026-04-10"))
        }
        #expect(try remark(gathering).after.remarks(about: "acknowledged").count == 1)
        var fresh = early
        fresh.stage = .received
        let unread = fresh
        #expect(throws: Refusal.unknown("entry of the chronology")) { try remark(unread) }
    }

    @Test func `a remark stays beside its entry until a coordinator answers, and the answer is told`() throws {
        var application = try town.read()
        application.reports = [town.report()]
        application.dangerReadings[0].reports = 1
        let around = town.on("2026-04-20")
        func say(_ about: ApplicantRemark.About, _ text: String = "It was the 3rd.", by actor: Actor? = nil) throws
            -> Outcome<Application>
        {
            try application.remarking(
                text, about: about, by: actor ?? .applicant(application.id), in: around)
        }
        #expect(throws: Refusal.unknown("entry of the chronology")) { try say(.entry("report-2")) }
        #expect(throws: Refusal.unknown("entry of the chronology")) { try say(.closing(1)) }
        #expect(throws: Refusal.missing("remark")) { try say(.missing, " ") }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) { try say(.missing, by: town.byPolice) }
        #expect(try say(.missing, by: town.byCoordinator).after.words.remarks[0].by == town.coordinator.person)
        let said = try say(.entry("report-1"))
        #expect(said.after.reports == application.reports, "The entry stays as it is.")
        #expect(said.after.remarks(about: "report-1").map(\.text) == ["It was the 3rd."])
        #expect(said.events == [Event(.remarkMade, [.init("remark", "1")])])
        #expect(said.notices.allSatisfy { $0.facts == ["what": .text("applicant-remark")] } && said.notices.count == 2)
        #expect(said.after.openRemarks(beside: nil).count == 1)

        func answer(_ isAccepted: Bool, _ reason: String = "Mended.", by actor: Actor? = nil, number: Int = 1) throws
            -> Outcome<Application>
        {
            try said.after.answering(
                remark: number, isAccepted: isAccepted, because: reason, heardIn: nil, by: actor ?? town.byCoordinator,
                in: town.on("2026-04-22"))
        }
        #expect(throws: Refusal.missing("reason")) { try answer(true, " ") }
        #expect(throws: Refusal.unknown("remark")) { try answer(true, number: 2) }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) { try answer(true, by: town.byChair) }
        for (isAccepted, word) in [(true, "put-right"), (false, "kept")] {
            let answered = try answer(isAccepted)
            #expect(answered.after.openRemarks(beside: nil).isEmpty)
            #expect(
                answered.notices == [
                    Notice(
                        .remarkAnswered, to: .applicant(application.id),
                        [
                            "asked_on": .date(day("2026-04-20")), "answered": .text(word), "reason": .text("Mended."),
                        ])
                ])
            #expect(throws: Refusal.already("remark answered")) {
                try answered.after.answering(
                    remark: 1, isAccepted: true, because: "x", heardIn: nil, by: town.byCoordinator, in: around)
            }
        }
    }

    @Test func `the panel reads a remark beside its entry, names struck`() throws {
        var (application, review) = try joined()
        application.reports = [town.report()]
        review = try town.arranged(review).after
        for (about, text) in [
            (ApplicantRemark.About.entry("report-1"), "Zeb Marlow was there."), (.missing, "The 5th."),
        ] {
            application = try application.remarking(
                text, about: about, heardIn: review, by: .applicant(application.id), in: town.on("2026-04-30")
            ).after
        }
        let pack = PanelPack(
            of: review, on: day("2026-05-01"),
            from: [.init(application: application, applicant: "Ada", onBehalfOf: nil, contact: [])], note: "",
            questions: [], hiding: ["Zeb Marlow"], under: nil, agencies: town.agencies
        ).read(by: .panel)
        #expect(
            pack.cases[0].chronology[0].remarks
                == ["The applicant says (30 April 2026): [withheld] was there. Not answered yet."])
        #expect(pack.cases[0].remarks == ["The applicant says (30 April 2026): The 5th. Not answered yet."])
        let struck = application.struck(of: HiddenNames(["Zeb Marlow"]), for: town.healthContact)
        #expect(struck.words.remarks[0].text == "[withheld] was there.")
    }

    // After closing.

    @Test func `a closed case can be asked to be opened again, in time and once, and is opened or stays closed`() throws
    {
        let (application, review) = try joined()
        let closed = try close(review)
        func ask(_ application: Application, beside review: Review, on date: String = "2026-07-10") throws
            -> Outcome<Application>
        {
            try application.askingToReopen(
                "It began again.", heardIn: review, by: .applicant(application.id), in: town.on(date))
        }
        #expect(throws: Refusal.self) { try ask(application, beside: town.told(review).after) }
        #expect(throws: Refusal.self) { try ask(application, beside: closed, on: "2026-12-31") }
        let asked = try ask(application, beside: closed, on: "2026-12-30")
        #expect(asked.notices.allSatisfy { $0.facts == ["what": .text("reopening-asked")] })
        #expect(asked.notices.contains { $0.to == .person(town.policeContact.person) })
        #expect(throws: Refusal.already("reopening asked")) { try ask(asked.after, beside: closed) }
        #expect(asked.after.openRemarks(beside: closed).map(\.about) == [.closing(1)])
        let opened = try closed.reopening(because: "x", by: town.byCoordinator, in: town.on("2026-07-10")).after
        #expect(asked.after.openRemarks(beside: opened).isEmpty, "To open it again is the answer.")
        func answer(_ isAccepted: Bool) throws -> Outcome<Application> {
            try asked.after.answering(
                remark: 1, isAccepted: isAccepted, because: "It is another matter.", heardIn: closed,
                by: town.byCoordinator, in: town.on("2026-07-12"))
        }
        #expect(throws: Refusal.self) { try answer(true) }
        #expect(try answer(false).notices.first?.facts["answered"] == .text("stays-closed"))
    }
}
