import Casework
import Testing

/// Every clause of the published procedure stands there exactly when the rule does.
@Suite struct `A procedure in words` {
    private func words(_ change: (inout Procedure) -> Void = { _ in }) -> String {
        var procedure = Procedure.islingtonLimits
        for step in [Procedure.Step.wordToApplicant, .reviewHeard] { procedure.limits[step] = nil }
        change(&procedure)
        // In one line each, so that what is looked for is not broken.
        return ProcedureInWords(procedure).text(width: 10_000)
    }

    private func sections(_ change: (inout Procedure) -> Void = { _ in }) -> [String] {
        var procedure = Procedure.islingtonLimits
        for step in [Procedure.Step.wordToApplicant, .reviewHeard] { procedure.limits[step] = nil }
        change(&procedure)
        return ProcedureInWords(procedure).sections.map(\.id)
    }

    @Test(arguments: thresholdClauses + stageClauses + peopleClauses + otherClauses)
    func `says what the rule says, and nothing of it without the rule`(_ clause: Clause) {
        #expect(words(clause.rule).contains(clause.sentence))
        #expect(!words().contains(clause.sentence))
    }

    @Test func `parts of which the procedure says nothing have no section, and all others have one`() {
        let always = [
            "what-it-is", "who-can-ask", "how-to-ask", "threshold", "fewer-reports", "stages", "meeting", "being-heard",
            "not-happy", "published", "about",
        ]
        #expect(sections() == always)
        let all = sections {
            $0.threshold.seniorDiscretion = .init(holder: "the chief executive")
            $0.threshold.caveats = [.witnessed]
            $0.riskQuestions = ["How often?"]
            $0.duties.selfAssessment = "yearly"
            $0.notes = ["A note."]
        }
        #expect(all.count == always.count + 5 && Set(all).count == all.count)
    }

    @Test func `every step that has a limit is a row, in the order in which things happen, and defaults are told`()
        throws
    {
        let procedure = Procedure.islingtonLimits
        let stages = try #require(ProcedureInWords(procedure).sections.first { $0.id == "stages" })
        var rows: [[String]] = []
        for case .table(_, let columns, let found) in stages.blocks {
            #expect(found.allSatisfy { $0.count == columns.count })
            rows += found
        }
        #expect(rows.count == procedure.limits.count)
        #expect(rows.filter { $0[1].utf8.reversed().starts(with: "(our default)".utf8.reversed()) }.count == 3)
        #expect(
            rows.first == ["We pass your request on to all of us", "on the day when we get your request (our default)"])
        let papers = try #require(rows.firstIndex { $0[0].contains("papers") })
        #expect(rows[papers + 1][0] == "We hold the review meeting")
    }

    @Test func `nobody is told that software refuses, and section 104(5) is told in its three matters`() {
        let text = words()
        #expect(text.contains("A computer never turns you down"))
        for matter in ["persistence", "harm", "adequacy of the response"] { #expect(text.contains("(\(matter))")) }
    }

    @Test func `plain text keeps to its width`() {
        let text = ProcedureInWords(.islingtonLimits).text(width: 60)
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.count <= 60 })
        #expect(lines.count > 60)
    }
}

/// A rule, and what is said because of it.
struct Clause: Sendable, CustomTestStringConvertible {
    var sentence: String
    var rule: @Sendable (inout Procedure) -> Void

    init(_ sentence: String, _ rule: @escaping @Sendable (inout Procedure) -> Void) {
        self.sentence = sentence
        self.rule = rule
    }

    var testDescription: String { sentence }
}

private let month = Procedure.Window(.months(1), .beginningWith)

private let thresholdClauses: [Clause] = [
    // The number and the windows, section 104(4) and (11).
    Clause("if at least 2 reports about the behaviour count.") { $0.threshold.number = 2 },
    Clause("if at least 1 report about the behaviour counts.") { $0.threshold.number = 1 },
    Clause("They must all have been made by one person") { $0.threshold.numberBy = .onePerson },
    Clause("within 30 days of what happened. The day after the day it happened is day 1.") {
        $0.threshold.toComplain = Procedure.Window(.days(30), .after)
    },
    Clause("within 3 months of the report. The day of the report is day 1.") {
        $0.threshold.toApply = Procedure.Window(.months(3), .beginningWith)
    },
    Clause("happened within 6 months of the first event that counts, whenever you ask for a review.") {
        $0.threshold.formula = .spanFromFirstIncident
    },
    Clause("The Act counts differently") { $0.threshold.formula = .spanFromFirstIncident },
    Clause("It was made in the last 6 months before you ask for a review.") {
        $0.threshold.formula = .lastMonths
    },
    Clause("If you make several reports about one day, they count as one report.") { $0.threshold.sifting = .days },
    Clause("This procedure does not say it, so we use the figure in the Act.") {
        $0.threshold.silentOn = [.toComplain]
    },
    // The limbs beside the number.
    Clause("1 report about hate is enough by itself, if you ask for a review within 3 months of it.") {
        $0.threshold.hate = .init(count: 1, window: .init(.months(3), .beginningWith))
    },
    Clause("2 reports about hate are enough by themselves, if you ask for a review within 6 months of each") {
        $0.threshold.hate = .init(count: 2, window: .init(.months(6), .beginningWith))
    },
    Clause("A person must also find that this is so: referred to the case management meeting.") {
        $0.threshold.hate = .init(count: 1, window: month, gate: "referred to the case management meeting")
    },
    Clause("5 reports, all about one place, by more than one person are enough.") {
        $0.threshold.community = .init(count: 5, counted: .reports, linkedPlace: true)
    },
    Clause("Reports by 5 different people are enough, if each of them counts.") {
        $0.threshold.community = .init(count: 5, counted: .people, linkedPlace: false)
    },
    Clause("Reports from 4 different households, all about one place, are enough") {
        $0.threshold.community = .init(count: 4, counted: .households, linkedPlace: true)
    },
    Clause("this person can call a review: a senior manager, to protect a vulnerable victim.") {
        $0.threshold.seniorDiscretion = .init(holder: "a senior manager", purpose: "to protect a vulnerable victim")
    },
    // What section 104 does not know.
    Clause(
        "You should ask for a review within 1 month of your last report. The day of that report is day 1. The law "
            + "does not ask for this."
    ) { $0.threshold.caveats = [.recency(month)] },
    Clause("It should look as if nothing was done about your reports. The law does not ask for this.") {
        $0.threshold.caveats = [.noActionTaken]
    },
    Clause("The organisations that you told should have closed your case. The law does not ask for this.") {
        $0.threshold.caveats = [.closedCase]
    },
    Clause("None of us should still be doing something about it. The law does not ask for this.") {
        $0.threshold.caveats = [.noOngoingAction]
    },
    Clause("The day by which one of us said that it would act should have passed. The law does not ask for this.") {
        $0.threshold.caveats = [.noPendingResponse]
    },
    Clause("should have seen or heard it yourselves. The law does not ask for this.") {
        $0.threshold.caveats = [.witnessed]
    },
    Clause("A person looks at this: the behaviour persists. The law does not ask for this.") {
        $0.threshold.caveats = [.judged("the behaviour persists")]
    },
    Clause("no computer refuses you: a person decides, and must give you the reason.") {
        $0.threshold.caveats = [.witnessed]
    },
]

private let stageClauses: [Clause] = [
    Clause("The person who leads the meeting gets in touch with you: within 7 working days after we tell you that") {
        $0.limits[.chairContacts] = .init(.workingDays(7), from: .acknowledgement)
    },
    Clause("If you are not invited to the meeting, we tell you why: at least 2 working days before the meeting") {
        $0.limits[.reasonsNotInvited] = .init(.workingDays(2), from: .beforePanel)
    },
    Clause("The meeting tells our point of contact what it decided: within 2 working days after the meeting") {
        $0.limits[.panelReports] = .init(.workingDays(2), from: .panel)
    },
    Clause("All of it, from your request to the end: within 25 working days after we get your request") {
        $0.limits[.whole] = .init(.workingDays(25), from: .receipt)
    },
    Clause("We decide if there will be a review: within 3 working days after the last answer is in") {
        $0.limits[.thresholdDecision] = .init(.workingDays(3), from: .informationIn)
    },
    Clause("we tell you how it is going: every 10 working days") {
        $0.limits[.wordToApplicant] = .init(.workingDays(10), from: .lastWord)
    },
    Clause("within 21 days, the day when we get your request being day 1") {
        $0.limits[.thresholdDecision] = .init(.days(21), from: .receipt, .beginningWith)
    },
    Clause("We tell you what we decided: if there will be a review or not.") { $0.duties.decisionNotice = true },
    Clause("We tell you what came of the review, and every recommendation") { $0.duties.outcomeNotice = true },
]

private let peopleClauses: [Clause] = [
    Clause("At least 4 organisations must be there.") { $0.panel.minimum = 4 },
    Clause("This procedure does not say how many organisations must be there.") { $0.panel.minimum = nil },
    Clause("These must be there:\n\n- the person who leads the meeting (the chair)\n- the police") {
        $0.panel.mustAttendRule = .init([.chair, .police])
    },
    Clause("we only meet without them for a reason, and we write it down.") {
        $0.panel.mustAttendRule = .init([.council])
    },
    Clause("- the landlord that your case is about") { $0.panel.mustAttendRule = .init([.landlordConcerned]) },
    Clause("If one of them cannot come, we do not meet.") {
        $0.panel.mustAttendRule = .init([.chair], without: .refused)
    },
    Clause("If the meeting stops before it is finished, it goes on within 10 working days.") {
        $0.panel.resumes = .workingDays(10)
    },
    Clause("These take part:\n\n- noise team") { $0.panel.members = ["noise team"] },
    Clause("Your case is heard by this meeting: the monthly High Harm panel.") {
        $0.panel.standing = "the monthly High Harm panel"
    },
    Clause("comes from outside, with no link to your case.") { $0.panel.chair = .init(.outside, words: "x") },
    Clause("comes from a service that was not involved") { $0.panel.chair = .init(.notInvolved, words: "x") },
    Clause("If your complaint is about them, it is somebody else.") {
        $0.panel.chair = .init(.unlessComplainedOf, words: "x")
    },
    Clause("It does not say that they must be independent.") { $0.panel.chair = .init(.notAsked, words: "x") },
    Clause("In the words of the procedure: “Community Safety”.") {
        $0.panel.chair = .init(.notAsked, words: "Community Safety")
    },
    Clause("You are invited to the meeting. Only for an exceptional reason are you not.") {
        $0.panel.attendance = .init(.invited)
    },
    Clause("You are invited to part of the meeting. You have 20 minutes.") {
        $0.panel.attendance = .init(.part, minutes: 20)
    },
    Clause("You can come to the meeting, or send us what you want to say.") {
        $0.panel.attendance = .init(.mayAttend)
    },
    Clause("You are not invited to the meeting.") { $0.panel.attendance = .init(.statement) },
    Clause("In the words of the procedure: “the first part”.") {
        $0.panel.attendance = .init(.part, words: "the first part")
    },
    // A review of the decision, Schedule 4 paragraph 3.
    Clause("This is done by the police and crime commissioner.") {
        $0.review.body = "the police and crime commissioner"
    },
    Clause("This procedure does not say by whom. Ask your point of contact") { $0.review.isSilent = true },
    Clause("How to ask: in writing, through the council.") { $0.review.how = "in writing, through the council" },
    Clause("We send your request on; you do not send it yourself.") { $0.review.sentBy = .reviewingBody },
    Clause("Ask within 21 days after we tell you.") { $0.limits[.reviewWindow] = .init(.days(21), from: .told) },
    Clause("We send the papers within 1 working day after you ask for that.") {
        $0.limits[.reviewPapers] = .init(.workingDays(1), from: .reviewAsked)
    },
    Clause("It is looked at again within 15 working days after you ask for that (our default).") {
        $0.limits[.reviewHeard] = .init(.workingDays(15), from: .reviewAsked)
        $0.silentOn.insert(.reviewHeard)
    },
    Clause("You can ask for these reasons:\n\n- a process was missed") { $0.review.grounds = ["a process was missed"] },
    Clause("The procedure also says:\n\n- the decision is final") { $0.review.conditions = ["the decision is final"] },
]

private let otherClauses: [Clause] = [
    Clause("Your point of contact: the community safety desk.") {
        $0.duties.pointOfContact = "the community safety desk"
    },
    Clause("Whichever of us you ask, your request is passed on to all of us.") { $0.duties.passesToAllBodies = true },
    Clause("How we check that it works: A look at it each year.") {
        $0.duties.selfAssessment = "a look at it each year"
    },
    Clause("When we ask the local policing body: Every time.") {
        $0.duties.localPolicingBodyConsulted = "every time"
    },
    Clause("Which housing providers we ask: All of them.") { $0.duties.housingProvidersConsulted = "all of them" },
    Clause("We do this once a year. The year runs from 1 April to 31 March. You find it here: the council's website.") {
        $0.reporting = .init(months: 12, year: .financial, place: "the council's website")
    },
    Clause("We do this every 3 months. The year runs from 1 January to 31 December.") {
        $0.reporting = .init(months: 3, year: .calendar)
    },
    Clause("- How often does it happen?") { $0.riskQuestions = ["How often does it happen?"] },
    Clause("- Civil matters are excluded.") { $0.notes = ["Civil matters are excluded"] },
    Clause("In force: from 1 May 2024 until 30 April 2026") {
        $0.validFrom = day("2024-05-01")
        $0.validUntil = day("2026-04-30")
    },
    Clause("Replaces: version 0.9") { $0.replaces = "0.9" },
    Clause("For: the areas E09000019, E07000146") { $0.areas = ["E09000019", "E07000146"] },
]
