import Casework
import Testing

@Suite struct `The date of every stage` {
    private typealias Step = Procedure.Step
    private typealias StepLimit = Procedure.StepLimit

    /// The suggested defaults, with these limits in their place.
    private func procedure(_ own: [Procedure.Step: Procedure.StepLimit] = [:]) -> Procedure {
        var procedure = Procedure.islingtonLimits
        let defaults: [Procedure.Step: Procedure.StepLimit] = [
            .agenciesReply: StepLimit(.workingDays(10), from: .asking),
            .panel: StepLimit(.workingDays(20), from: .thresholdDecision),
            .wordToApplicant: StepLimit(.workingDays(10), from: .lastWord),
            .reviewHeard: StepLimit(.workingDays(15), from: .reviewAsked),
        ]
        procedure.limits = procedure.limits.merging(defaults) { $1 }.merging(own) { $1 }
        return procedure
    }

    private func dates(
        _ own: [Procedure.Step: Procedure.StepLimit] = [:], _ events: StageDates.Events? = nil
    ) -> StageDates {
        StageDates(
            events ?? .init(receivedOn: day("2026-04-02")), under: procedure(own), calendar: .englandAndWales)
    }

    /// From Thursday 2 April 2026, over Easter and two bank holidays in May: each step from its own anchor.
    @Test(arguments: [
        (Procedure.Step.passOn, "2026-04-02", "2026-04-02", 0), (.dangerRead, "2026-04-02", "2026-04-07", 0),
        (.acknowledge, "2026-04-02", "2026-04-13", 0), (.askAgencies, "2026-04-02", "2026-04-08", 0),
        (.agenciesReply, "2026-04-08", "2026-04-22", 1), (.thresholdDecision, "2026-04-02", "2026-04-27", 0),
        (.panel, "2026-04-27", "2026-05-27", 1), (.papersToPanel, "2026-05-27", "2026-05-22", 2),
        (.leadAccepts, "2026-05-27", "2026-05-29", 2), (.planConsultation, "2026-05-27", "2026-06-03", 2),
        (.outcome, "2026-05-27", "2026-06-10", 2), (.recommendationAnswer, "2026-06-10", "2026-07-08", 3),
        (.wordToApplicant, "2026-06-10", "2026-06-24", 3), (.reviewWindow, "2026-06-10", "2026-07-08", 3),
        (.reviewHeard, "2026-07-08", "2026-07-29", 4),
    ])
    func `runs from the planned day of its anchor where nothing has happened but the receipt`(
        _ step: Procedure.Step, _ from: String, _ due: String, _ awaiting: Int
    ) throws {
        let stage = try dates().stage(step)
        #expect(stage.from == day(from) && stage.due == day(due) && stage.awaiting.count == awaiting)
    }

    @Test func `every stage that has a limit is told, and none else`() throws {
        let all = try dates().all()
        #expect(Set(all.map(\.step)) == Set(Procedure.Step.needed))
        #expect(all.filter(\.isDefault).map(\.step) == [.passOn, .dangerRead, .papersToPanel])
    }

    /// Stockton: the decision from the last answer, the panel and the outcome from the decision.
    @Test func `a decision counted from the last answer moves with it, and the meeting with the decision`() throws {
        let stockton: [Procedure.Step: Procedure.StepLimit] = [
            .acknowledge: StepLimit(.workingDays(2), from: .receipt),
            .thresholdDecision: StepLimit(.workingDays(3), from: .informationIn),
            .panel: StepLimit(.workingDays(5), from: .thresholdDecision),
            .panelReports: StepLimit(.workingDays(2), from: .panel),
            .outcome: StepLimit(.workingDays(5), from: .thresholdDecision),
        ]
        func due(_ events: StageDates.Events) throws -> [CivilDate] {
            try [Step.thresholdDecision, .panel, .panelReports, .outcome].map { step in
                try dates(stockton, events).stage(step).due
            }
        }
        let received = StageDates.Events(receivedOn: day("2026-04-02"))
        #expect(try due(received) == ["2026-04-27", "2026-05-05", "2026-05-07", "2026-05-05"].map(day))
        #expect(try dates(stockton).stage(.panel).awaiting == [.thresholdDecision, .agenciesReply, .askAgencies])
        var answered = received
        answered.happened[.informationIn] = day("2026-04-14")
        #expect(try due(answered) == ["2026-04-17", "2026-04-24", "2026-04-28", "2026-04-24"].map(day))
        var promised = received
        promised.planned[.informationIn] = day("2026-04-30")
        #expect(try due(promised).first == day("2026-05-06"))
        #expect(try dates(stockton, promised).stage(.thresholdDecision).awaiting == [.agenciesReply])
    }

    /// Gosport: fifteen working days from the acknowledgement, which may take ten.
    @Test func `a decision counted from the acknowledgement is planned from its last day until it is given`() throws {
        let gosport: [Procedure.Step: Procedure.StepLimit] = [
            .acknowledge: StepLimit(.workingDays(10), from: .receipt),
            .thresholdDecision: StepLimit(.workingDays(15), from: .acknowledgement),
        ]
        let planned = try dates(gosport).stage(.thresholdDecision)
        #expect(planned.from == day("2026-04-20") && planned.due == day("2026-05-12"))
        #expect(
            planned.working.hasSuffix(
                "20 April 2026 is the last day for the step “acknowledge”, which has not happened yet; when it has, this "
                    + "is counted again from its day."))
        let events = StageDates.Events(happened: [.receipt: day("2026-04-02"), .acknowledgement: day("2026-04-07")])
        let told = try dates(gosport, events).stage(.thresholdDecision)
        #expect(told.due == day("2026-04-28") && told.awaiting.isEmpty && told.working == told.count.explanation)
    }

    /// Richmond: decision and meeting from the request; Greenwich: the meeting fifteen working days from it.
    @Test func `a meeting counted from the request does not wait for the decision`() throws {
        let richmond: [Procedure.Step: Procedure.StepLimit] = [
            .thresholdDecision: StepLimit(.workingDays(21), from: .receipt),
            .panel: StepLimit(.workingDays(28), from: .receipt), .outcome: StepLimit(.workingDays(7), from: .panel),
            .reasonsNotInvited: StepLimit(.workingDays(2), from: .beforePanel),
        ]
        let stages = try [Step.thresholdDecision, .panel, .papersToPanel, .reasonsNotInvited, .outcome].map { step in
            try dates(richmond).stage(step).due
        }
        #expect(stages == ["2026-05-06", "2026-05-15", "2026-05-13", "2026-05-13", "2026-05-27"].map(day))
        let greenwich = dates([.panel: StepLimit(.workingDays(15), from: .receipt)])
        #expect(try greenwich.stage(.panel).due == day("2026-04-27"))
        var set = StageDates.Events(receivedOn: day("2026-04-02"))
        set.planned[.panel] = day("2026-05-11")
        #expect(try dates(richmond, set).stage(.papersToPanel).due == day("2026-05-07"))
        #expect(try dates(richmond, set).stage(.papersToPanel).awaiting == [.panel])
    }

    /// What the applicant is told before the outcome is the decision; afterwards it is the outcome.
    @Test func `what runs from the telling runs from the one that comes before it`() throws {
        let told = dates([.panel: StepLimit(.workingDays(20), from: .told)])
        #expect(try told.stage(.panel).from == day("2026-04-27"))
        #expect(try told.stage(.reviewWindow).awaiting == [.outcome, .panel, .thresholdDecision])
    }

    @Test func `a procedure that refers to itself is told, with the steps that do`() {
        let round: [Procedure.Step: Procedure.StepLimit] = [
            .agenciesReply: StepLimit(.days(5), from: .thresholdDecision),
            .thresholdDecision: StepLimit(.days(5), from: .informationIn),
        ]
        #expect(throws: StageFault.cycle([.thresholdDecision, .agenciesReply, .thresholdDecision])) {
            try dates(round).stage(.panel)
        }
        #expect(procedure(round).cycle == [.agenciesReply, .thresholdDecision, .agenciesReply])
        let itself = procedure([.panel: StepLimit(.days(5), from: .panel)])
        #expect(itself.cycle == [.panel, .panel])
        #expect(
            StageFault.cycle([.panel, .panel]).description
                == "the procedure refers to itself: panel is counted from panel")
        #expect(procedure().cycle == nil)
    }

    @Test func `a limit from a step that has none, from a day nobody knows, or past the calendar is told`() {
        var lame = procedure([.reviewPapers: StepLimit(.days(1), from: .reviewAsked)])
        lame.limits[.reviewWindow] = nil
        let dates = StageDates(.init(receivedOn: day("2026-04-02")), under: lame, calendar: .englandAndWales)
        #expect(throws: StageFault.noLimit(.reviewWindow, neededBy: .reviewPapers)) { try dates.stage(.reviewPapers) }
        #expect(throws: StageFault.noLimit(.whole, neededBy: nil)) { try dates.stage(.whole) }
        let nothing = StageDates(.init(happened: [:]), under: lame, calendar: .englandAndWales)
        #expect(throws: StageFault.unknownDay(.receipt, .acknowledge)) { try nothing.stage(.acknowledge) }
        let late = StageDates(.init(receivedOn: day("2028-12-20")), under: lame, calendar: .englandAndWales)
        #expect(
            throws: StageFault.calendar(
                .thresholdDecision, .end(calendar: "england-and-wales", lastDay: day("2028-12-31")))
        ) { try late.stage(.panel) }
    }
}
