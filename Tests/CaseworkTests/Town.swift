import Casework
import FoundationEssentials

/// A partnership on paper: what the tests of acts share. Its procedure has the limits of Islington.
struct Town: Sendable {
    let id = Partnership.ID(UUID())
    let council = Agency(id: Agency.ID(UUID()), name: "Town council", kind: .council, isRelevantBody: true)
    let police = Agency(id: Agency.ID(UUID()), name: "Town police", kind: .police, isRelevantBody: true)
    let health = Agency(id: Agency.ID(UUID()), name: "Town health", kind: .health, isRelevantBody: true)
    let landlord = Agency(id: Agency.ID(UUID()), name: "Town homes", kind: .landlord, isRelevantBody: true)
    let support = Agency(id: Agency.ID(UUID()), name: "Town victims' support", kind: .support, isRelevantBody: false)

    let coordinator: Officer
    let second: Officer
    let chair: Officer
    let senior: Officer
    let policeContact: Officer
    let healthContact: Officer
    let landlordContact: Officer

    var agencies: [Agency] { [council, police, health, landlord, support] }
    var officers: [Officer] {
        [coordinator, second, chair, senior, policeContact, healthContact, landlordContact]
    }

    init() {
        let id = id
        func officer(_ name: String, _ agency: Agency, _ role: Role) -> Officer {
            Officer(person: Person.ID(UUID()), name: name, partnership: id, agency: agency.id, roles: [role])
        }
        coordinator = officer("Cora Ellis", council, .coordinator)
        second = officer("Ken Ward", council, .coordinator)
        chair = officer("Charles Hall", police, .chair)
        senior = officer("Sonia Patel", council, .senior)
        policeContact = officer("Paula Reed", police, .contact)
        healthContact = officer("Harry Shah", health, .contact)
        landlordContact = officer("Lena Moss", landlord, .contact)
    }

    /// What a rule is told on a day, at eleven in the morning unless told otherwise.
    func on(_ date: String, hour: Int = 11) -> Circumstances {
        Circumstances(
            now: London.instant(date: day(date), hour: hour, minute: 0), calendar: .englandAndWales,
            procedure: .islingtonLimits, agencies: agencies, officers: officers, makeID: { UUID() })
    }

    var byCoordinator: Actor { .officer(coordinator) }
    var byChair: Actor { .officer(chair) }
    var byPolice: Actor { .officer(policeContact) }

    static let area = "E09000019"

    func intake(
        received: String = "2026-04-02", channel: Application.Receipt.Channel = .web, takenBy: String? = nil,
        reachableByMail: Bool = true
    ) -> Application.Intake {
        Application.Intake(
            area: Town.area, receivedOn: day(received), channel: channel, takenBy: takenBy, authority: .notNeeded,
            reports: [], reachableByMail: reachableByMail)
    }

    /// Takes an application in on the day on which it is received: the Thursday before Easter 2026.
    func receive(
        _ intake: Application.Intake? = nil, by actor: Actor = .service, on date: String = "2026-04-02"
    ) throws(Refusal) -> Outcome<Application> {
        try Application.receiving(
            intake ?? self.intake(), reference: CaseReference(random: (1, 2, 3, 4, 5, 6, 7)),
            id: Application.ID(UUID()), partnership: id, by: actor, in: on(date))
    }

    /// A decision that can be recorded below the number: met by section 104(5), or not met where it was `weighed`.
    func decision(
        _ answer: ThresholdDecision.Answer = .met, on date: String = "2026-04-27",
        weighed: ThresholdDecision.Consideration? = nil
    ) -> ThresholdDecision {
        ThresholdDecision(
            answer: answer, on: day(date), reasons: "Three reports in six months.",
            people: [.init("A. Hall", for: council.id), .init("B. Moss", for: police.id)], conflicts: [],
            behaviour: answer == .otherArea ? nil : .init(.cumulatively, by: "A. Hall", why: "Every night."),
            consideration: weighed ?? (answer == .met ? Town.weighed : nil),
            ground: answer == .met ? .consideration : nil, procedure: "islington 1")
    }

    static let weighed = ThresholdDecision.Consideration(
        persistence: "Weekly since January.", harm: "The children sleep elsewhere.", adequacy: "One visit.")
}

extension Outcome {
    /// The deadlines that an act begins, by step.
    func due(_ step: Procedure.Step) -> CivilDate? {
        deadlines.compactMap { change -> CivilDate? in
            guard case .open(let deadline) = change, deadline.duty == .step(step) else { return nil }
            return deadline.dueOn
        }.first
    }

    /// The steps that an act ends as done.
    var metSteps: Set<String> {
        Set(
            deadlines.compactMap { change -> String? in
                guard case .met(let duty, _, _) = change else { return nil }
                return duty.name
            })
    }

    func notices(_ kind: Notice.Kind) -> [Notice] { notices.filter { $0.kind == kind } }
}

extension Procedure {
    /// Islington's limits, the suggested defaults where its terms are silent, and the figures of section 104.
    static let islingtonLimits: Procedure = {
        var procedure = test("islington")
        procedure.title = "ASB Case Review in Islington"
        procedure.limits = [
            .passOn: StepLimit(.days(0), from: .receipt),
            .dangerRead: StepLimit(.workingDays(1), from: .receipt),
            .acknowledge: StepLimit(.workingDays(5), from: .receipt),
            .askAgencies: StepLimit(.workingDays(2), from: .receipt),
            .agenciesReply: StepLimit(.days(21), from: .asking),
            .thresholdDecision: StepLimit(.workingDays(15), from: .receipt),
            .panel: StepLimit(.days(21), from: .thresholdDecision),
            .papersToPanel: StepLimit(.workingDays(2), from: .beforePanel),
            .leadAccepts: StepLimit(.workingDays(2), from: .nomination),
            .planConsultation: StepLimit(.workingDays(5), from: .planShared),
            .outcome: StepLimit(.workingDays(10), from: .panel),
            .recommendationAnswer: StepLimit(.workingDays(20), from: .outcomeTold),
            .reviewWindow: StepLimit(.workingDays(20), from: .told),
            .wordToApplicant: StepLimit(.workingDays(10), from: .lastWord),
            .reviewHeard: StepLimit(.workingDays(15), from: .reviewAsked),
        ]
        procedure.silentOn = [.passOn, .dangerRead, .papersToPanel]
        procedure.ladder = [
            Rung(workingDays: -3, to: [.contact]), Rung(workingDays: 0, to: [.contact]),
            Rung(workingDays: 1, to: [.contact, .teamMailbox]), Rung(workingDays: 5, to: [.pointOfContact]),
            Rung(workingDays: 10, to: [.senior, .chair]),
        ]
        procedure.panel.minimum = 3
        procedure.review = ReviewRoute(body: "Community Safety team manager", grounds: ["dissatisfied"])
        return procedure
    }()
}

extension Town {
    /// The coordinator asks an agency on the Wednesday after Easter 2026.
    func ask(
        _ application: Application, _ agency: Agency? = nil, for asked: String = "All contacts since January.",
        purpose: String = "The threshold.", due: String? = nil, by actor: Actor? = nil
    ) throws(Refusal) -> Outcome<Application> {
        try application.asking(
            (agency ?? police).id, for: asked, purpose: purpose, due: due.map { day($0) },
            by: actor ?? byCoordinator, in: on("2026-04-08"))
    }
}
