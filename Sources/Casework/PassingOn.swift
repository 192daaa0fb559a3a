/// An application that was passed on to another area: to whom, and how they are reached (section 104(1)).
public struct PassingOn: Equatable, Sendable {
    /// The code and name of the area.
    public var area: String
    public var areaName: String
    /// The partnership or body that has it now.
    public var receiver: String
    public var reach: String
    /// Its reference there, where that area is served here too.
    public var reference: CaseReference?
    public var contact: AreaContact.ID?
    public var on: CivilDate
    public var by: Person.ID
    /// What those who receive it must know at once.
    public var note: String

    public init(
        area: String, areaName: String, receiver: String, reach: String, reference: CaseReference? = nil,
        contact: AreaContact.ID? = nil, on: CivilDate, by: Person.ID, note: String
    ) {
        self.area = area
        self.areaName = areaName
        self.receiver = receiver
        self.reach = reach
        self.reference = reference
        self.contact = contact
        self.on = on
        self.by = by
        self.note = note
    }

    /// Whom an application can be passed on to.
    public enum Receiver: Equatable, Sendable {
        /// Another partnership of this service, where it gets a file under `reference` in the same act.
        case partnership(area: String, areaName: String, name: String, reach: String, reference: CaseReference)
        /// Anybody else, by the directory.
        case contact(AreaContact)

        public var area: String {
            switch self {
            case .partnership(let area, _, _, _, _): area
            case .contact(let contact): contact.area
            }
        }
    }
}

/// Where an application came from, as the partnership that it was passed on to keeps it.
public struct ReceivedFrom: Equatable, Sendable {
    public var partnership: String
    public var reference: CaseReference
    public var on: CivilDate
    /// What the receivers were to know at once; empty where nothing was said.
    public var note: String

    public init(partnership: String, reference: CaseReference, on: CivilDate, note: String) {
        self.partnership = partnership
        self.reference = reference
        self.on = on
        self.note = note
    }
}

extension Application {
    /// A coordinator passes the application on to another area, with its day of receipt kept, and the applicant is told
    /// where it went. Without a threshold decision that needs every report to be about another area, or a person's
    /// `choice` that it is theirs; after the decision `other-area` it needs nothing more.
    ///
    /// To an area that is not served here a message goes to its contact, which names nobody, and the duty stays open
    /// until a person has handed the application itself over.
    public func passingOn(
        to receiver: PassingOn.Receiver, note: String, choice: AreaChoice?, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> (outcome: Outcome<Application>, passing: PassingOn) {
        let officer = try actor.officer(holding: .coordinator)
        var after = self
        switch stage {
        case .received, .acknowledged, .gathering:
            guard isElsewhere || choice?.whose == .theirs else { throw .missing("area_choice") }
            after.stage = .passedOn(on: around.today)
        case .decided(let decision):
            guard decision.answer == .otherArea else { throw wrongStage(.received, .acknowledged, .gathering) }
        case .passedOn: throw .already("passed on")
        case .withdrawn: throw wrongStage(.received, .acknowledged, .gathering)
        }
        guard !receiver.area.isSame(as: area), !receiver.area.isSame(as: OtherArea.unknown) else {
            throw .unknown("other area")
        }
        let passing: PassingOn
        switch receiver {
        case .partnership(let area, let areaName, let name, let reach, let reference):
            passing = PassingOn(
                area: area, areaName: areaName, receiver: name, reach: reach, reference: reference, on: around.today,
                by: officer.person, note: note)
        case .contact(let contact):
            guard contact.isValid(on: around.today) else { throw .unknown("contact of the area") }
            passing = PassingOn(
                area: contact.area, areaName: contact.areaName, receiver: contact.body, reach: contact.reach,
                contact: contact.id, on: around.today, by: officer.person, note: note)
        }
        return (try outcome(of: passing, to: receiver, after: after, in: around), passing)
    }

    private func outcome(
        of passing: PassingOn, to receiver: PassingOn.Receiver, after: Application, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        let window = try around.reviewWindow(of: id, toldOn: around.today)
        let told = Notice(
            .passedToArea, to: .applicant(id),
            [
                "other_area": .text(passing.areaName), "to": .text(passing.receiver), "reach": .text(passing.reach),
                "new_reference": .lines(passing.reference.map { ["\($0)"] } ?? []),
                "received": .date(receipt.receivedOn), "passed": .date(around.today),
                "review_body": .text(around.procedure.review.body), "review_until": .date(window.dueOn),
                "further_review": around.furtherReview,
            ])
        var outcome = Outcome(
            after,
            events: [
                Event(
                    .passedToArea,
                    [
                        .init("area", passing.area), .init("to", passing.receiver),
                        .init("received_on", "\(receipt.receivedOn)"),
                    ] + (passing.reference.map { [.init("reference", "\($0)")] } ?? []))
            ], notices: [told])
        switch receiver {
        case .partnership:
            outcome.deadlines = [
                .met(.passToArea, subject: id.raw, on: around.today),
                .met(.areaContact, subject: id.raw, on: around.today), .allLapsed(because: "it was passed on"),
                .open(window),
            ]
        case .contact(let contact):
            if contact.email != nil {
                outcome.notices.append(
                    Notice(
                        .toOtherArea, to: .areaContact(contact.id),
                        ["other_area": .text(contact.areaName), "received": .date(receipt.receivedOn)]))
            }
            outcome.deadlines = [
                .met(.areaContact, subject: id.raw, on: around.today), .allLapsed(because: "it was passed on"),
                .open(window), try around.passToArea(id, due: around.today),
            ]
        }
        return outcome
    }

    /// What the bodies of another area of this service receive: everything that the applicant told, the day of receipt
    /// kept, so that nobody keys anything twice. Reports about a third area stay there.
    public func intake(
        passedOnTo area: String, by partnership: Partnership, reachableByMail: Bool, place: String?
    ) -> Intake {
        let reports = reports.map { report in
            var report = report
            if report.area.isSame(as: self.area) || report.area.isSame(as: OtherArea.unknown) { report.area = area }
            return report
        }
        return Intake(
            area: area, receivedOn: receipt.receivedOn, channel: .agency, takenBy: partnership.name,
            authority: authority, reports: reports, reachableByMail: reachableByMail, place: place)
    }
}
