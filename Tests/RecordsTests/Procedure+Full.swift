import Casework
import Records

extension Procedure {
    /// A procedure with every part that there can be.
    static func full() throws -> Procedure {
        var full = try ProcedureFile.read(shipped("procedures/statutory.yaml"))
        let window = Procedure.Window(.days(30), .after)
        full.threshold = Procedure.ThresholdRules(
            number: 2, numberBy: .onePerson, toComplain: window, toApply: Procedure.Window(.weeks(26), .beginningWith),
            formula: .spanFromFirstIncident, sifting: .days, saysRelated: true,
            caveats: [
                .recency(window), .noActionTaken, .closedCase, .noOngoingAction, .noPendingResponse, .witnessed,
                .judged("the behaviour persists"), .judged("not a civil matter"),
            ],
            hate: Procedure.HateRule(count: 1, window: window, gate: "referred to the case meeting"),
            community: Procedure.CommunityRule(count: 5, counted: .households, linkedPlace: true),
            seniorDiscretion: Procedure.SeniorDiscretion(
                holder: "Head of Community Safety", purpose: "to protect a vulnerable victim"))
        full.threshold.silentOn = [.sifting]
        full.threshold.sifting = .incidents
        full.replaces = "0"
        full.areas = ["E09000019", "W06000015"]
        for step in Procedure.Step.optional { full.limits[step] = Procedure.StepLimit(.weeks(1), from: .informationIn) }
        for step in Procedure.Step.allCases { full.ladders[step] = [Procedure.Rung(workingDays: 2, to: [.chair])] }
        full.panel = Procedure.Panel(
            minimum: 3, members: ["police"], standing: "the monthly panel",
            chair: Procedure.ChairRule(.outside, words: "from another area"),
            attendance: Procedure.AttendanceRule(.part, minutes: 20, words: "the first 20 minutes"),
            mustAttendRule: Procedure.MustAttendRule([.chair, .landlordConcerned], without: .refused),
            resumes: .workingDays(10))
        full.review = Procedure.ReviewRoute(
            body: "the mayor", how: "in writing", grounds: ["facts missed"], sentBy: .reviewingBody,
            conditions: ["final"])
        full.duties = Procedure.Duties(pointOfContact: "the desk", passesToAllBodies: true, decisionNotice: false)
        full.reporting = Procedure.Reporting(months: 6, year: .other, place: "the website")
        full.reopening = Procedure.ReopeningRule(limit: .days(28), words: "where the plan was not kept to")
        full.riskQuestions = ["How often?"]
        full.notes = ["Mediation is offered."]
        full.validUntil = CivilDate("2030-01-01")
        return full
    }
}
