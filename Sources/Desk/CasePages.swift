public import Casework
import Postgres
public import Records

/// Where a case is kept, and as whom the visitor acts on it.
public struct CaseKey: Equatable, Sendable {
    public var partnership: Partnership.ID
    public var application: Application.ID
    public var review: Review.ID?
    public var officer: Officer

    public var actor: Actor { .officer(officer) }
}

/// Everything that an officer reads of a case.
public struct CasePage: Sendable {
    public var key: CaseKey
    public var partnership: Partnership
    public var areaName: String
    public var application: Application
    public var applicant: Applicant?
    public var review: Review?
    /// The other applications that the review hears, as far as the officer may see them.
    public var heardWith: [CaseReference]
    public var procedure: Procedure
    public var finding: Finding
    /// Those who serve the area now.
    public var agencies: [Agency]
    public var officers: [Officer]
    public var deadlines: [Deadlines.Entry]
    public var messages: [LedgerRow]
    public var events: [Events.Entry]
    public var shutOuts: [ShutOuts.Entry]
    /// Meetings to come that could hear this review as well.
    public var meetings: [Meeting]
    public var today: CivilDate
    /// Until when the applicant can ask for a review of the decision; nil where there is nothing to challenge yet.
    public var reviewWindow: ReviewWindow?
    /// Where it happened, where that is not the area, and where it went or came from.
    public var elsewhere = Elsewhere()
    /// The whole life of each message.
    public var lives: [MessageLife] = []
    /// What the calendars of those who are invited answered.
    public var answers: [InvitationAnswers.Entry] = []
    /// What an act that is done from this page must still find; nil: it is done whatever happened meanwhile.
    public var mustBeAsSeen: Seen?
    /// What is open without a person, because whoever was named has left.
    public var unnamed: [LeftOpen.Entry] = []
    public var covers: [Cover] = []
    /// What the agencies call the case.
    public var agencyReferences: [AgencyReference] = []
    /// Reviews of the decision that were asked for.
    public var decisionReviews: [DecisionReview] = []
    /// Rooms, standing meetings, and what the meeting to come lacks; nil where nobody here sets a meeting.
    public var meetingDesk: MeetingDesk?
    /// The applications of `heardWith`, in the same order.
    public var others: [Application.ID] = []
    /// Who could lead and chair.
    public var leading = CaseLeading()
    /// Names beside the applicant's own that the file knows, from the meeting on.
    public var namesOnFile: [String] = []
    /// Of these, the names of each of `others`.
    public var namesOfOthers: [Application.ID: [String]] = [:]
    /// What the letter with the outcome says has changed since this applicant was asked about the plan, with nothing
    /// hidden: whoever reads it before it goes reads what goes.
    public var changesToTell: [String] = []
    /// Whom the applicant may ask for a review of the decision, as the procedure of today has it.
    public var reviewRoute = Procedure.ReviewRoute(body: "", grounds: [])
    /// The grounds of the procedures of today and of the day on which the applicant was told.
    public var reviewGrounds: [String] = []
    /// Whom they may ask besides; nil where that is not in force.
    public var furtherRoute: LocalPolicingBody?
    /// Risk and support; nil for whoever does not follow the plan.
    public var risk: CaseRisk?
    /// Whether what is hidden from the panel has been taken out, because its reader does not run the review.
    public var isStruck = false
    /// How the applicant is kept informed; nil where it was not read.
    public var informed: CaseInformed?

    /// How the case stood when this page was read.
    public var seen: Seen {
        Seen(files: [application.id.raw] + (review.map { [$0.id.raw] } ?? []), events: events.count)
    }
}

/// What an applicant reads of their own case: nothing of anyone else's.
public struct TrackPage: Sendable {
    public var partnership: Partnership
    public var application: Application
    public var review: Review?
    public var procedure: Procedure
    public var agencies: [Agency]
    public var officers: [Officer]
    public var deadlines: [Deadlines.Entry]
    /// The messages sent to the applicant.
    public var messages: [LedgerRow]
    /// Until when the applicant can ask for a review of the decision; nil where there is nothing to challenge yet.
    public var reviewWindow: ReviewWindow?
    public var today: CivilDate
    /// Where it was passed on to.
    public var passing: PassingOn?
    /// Whom the applicant may ask for a review of the decision besides; nil where that is not in force.
    public var furtherRoute: LocalPolicingBody?
    /// Reviews of the decision that were asked for.
    public var decisionReviews: [DecisionReview] = []
    /// Whom they may ask for a review of the decision, and on which grounds, as the procedure of today has it.
    public var reviewRoute = Procedure.ReviewRoute(body: "", grounds: [])
    /// How they are kept informed.
    public var informed = CaseInformed()
    /// The closing that the applicant can still ask to be undone; nil where there is none.
    public var closingToReopen: Int?
}

extension Desk {
    /// Finds a case by its reference among the partnerships of a person. Throws `DeskError.absent` where there is
    /// none, or where the person must not know of it.
    public func find(_ reference: CaseReference, for visitor: SignedIn) async throws -> CaseKey {
        try await locate(for: visitor) { office, tx in
            guard let id = try Applications.find(reference, in: office.partnership, tx),
                let application = try Applications.load(id, in: office.partnership, tx)
            else { return nil }
            return CaseKey(
                partnership: office.partnership, application: id, review: application.review,
                officer: try application.review.map { try seated(office, at: $0, tx) } ?? office)
        }
    }

    /// The case that an information request belongs to.
    public func find(request: InformationRequest.ID, for visitor: SignedIn) async throws -> CaseKey {
        try await locate(for: visitor) { office, tx in
            guard let id = try Cases.owner(ofRequest: request, in: office.partnership, tx) else { return nil }
            return CaseKey(partnership: office.partnership, application: id, review: nil, officer: office)
        }
    }

    /// The review that an action belongs to, with the first of its applications that the person may see.
    public func find(action: Action.ID, for visitor: SignedIn) async throws -> CaseKey {
        try await locate(for: visitor) { office, tx in
            try Cases.owner(ofAction: action, in: office.partnership, tx).flatMap { try key($0, office, tx) }
        }
    }

    public func find(recommendation: Recommendation.ID, for visitor: SignedIn) async throws -> CaseKey {
        try await locate(for: visitor) { office, tx in
            try Cases.owner(ofRecommendation: recommendation, in: office.partnership, tx)
                .flatMap { try key($0, office, tx) }
        }
    }

    private func key(_ review: Review.ID, _ office: Officer, _ tx: borrowing Transaction) throws -> CaseKey? {
        guard let application = try Reviews.load(review, in: office.partnership, tx)?.applications.first else {
            return nil
        }
        return CaseKey(
            partnership: office.partnership, application: application, review: review,
            officer: try seated(office, at: review, tx))
    }

    private func locate(
        for visitor: SignedIn, _ look: @Sendable (Officer, borrowing Transaction) throws -> CaseKey?
    ) async throws -> CaseKey {
        for office in visitor.offices {
            let found = try await transaction(.readOnly, Acting(.officer(office), in: office.partnership)) { tx in
                try look(office, tx)
            }
            if let found { return found }
        }
        throw DeskError.absent
    }

    /// Everything of a case. That it was read is journaled and committed before anything is returned.
    public func casePage(_ key: CaseKey) async throws -> CasePage {
        try await noteReading(of: key)
        let now = now
        let today = today
        let page = try await transaction(.readOnly, acting(key.actor, in: key.partnership)) { tx in
            guard let application = try Applications.load(key.application, in: key.partnership, tx),
                let partnership = try Partnerships.partnership(key.partnership, in: tx)
            else { throw DeskError.absent }
            let review = try application.review.flatMap { try Reviews.load($0, in: key.partnership, tx) }
            // Who is shut out is named on the page, so that a second person can decide.
            var around = try circumstances(of: application, now: now, tx)
            let files = [application.id.raw] + (review.map { [$0.id.raw] } ?? [])
            let others = (review?.applications ?? []).filter { $0 != application.id }
            let deadlines = try Deadlines.of(files, in: key.partnership, tx)
            let messages = try Outbox.ledger(of: files, in: key.partnership, tx)
            let answers = try review.map { try InvitationAnswers.of($0.id.raw, in: key.partnership, tx) } ?? []
            let leading = try leading(of: application, review, &around, files, tx)
            let window = try ReviewWindow(of: application.id, deadlines, messages, in: around)
            let routes = try reviewRoutes(of: application, toldOn: window?.toldOn, tx)
            let names = try namesOnFile(of: application, review, tx)
            return CasePage(
                key: key, partnership: partnership,
                areaName: try Partnerships.name(ofArea: application.area, in: tx) ?? application.area,
                application: application,
                applicant: try Applicants.load(of: application.id, in: key.partnership, tx), review: review,
                heardWith: try others.compactMap { try Applications.load($0, in: key.partnership, tx)?.reference },
                procedure: around.procedure, finding: application.finding(under: around.procedure),
                agencies: around.agencies, officers: around.officers,
                deadlines: deadlines, messages: messages,
                events: try Events.of(files, in: key.partnership, tx),
                shutOuts: try ShutOuts.inForce(on: files, of: key.partnership, in: tx),
                meetings: try Cases.meetings(after: now, in: key.partnership, tx), today: today,
                reviewWindow: window,
                elsewhere: try Elsewhere.read(of: application, on: today, tx),
                lives: try MessageLife.of(files, in: key.partnership, tx),
                answers: answers,
                unnamed: try LeftOpen.unnamed(among: files, in: key.partnership, tx),
                covers: try Covers.notEnded(before: today, in: key.partnership, tx),
                agencyReferences: try AgencyReferences.of(application.id, in: key.partnership, tx),
                decisionReviews: try DecisionReviews.of(application.id, in: key.partnership, tx),
                meetingDesk: try meetingDesk(of: application, review, answers, key, now: now, tx),
                others: try others.filter { try Applications.load($0, in: key.partnership, tx) != nil },
                leading: leading,
                namesOnFile: names.all, namesOfOthers: names.others,
                changesToTell: review?.changesToTell(application.id, in: around) ?? [],
                reviewRoute: routes.today ?? around.procedure.review, reviewGrounds: routes.grounds,
                furtherRoute: around.oversight.furtherRoute(on: today), risk: try risk(of: review, for: key, tx),
                informed: try informed(application, deadlines, under: around.procedure, tx))
        }
        return try await struck(page)
    }

    /// Only where the reader may set a meeting, and one can be set.
    private func meetingDesk(
        of application: Application, _ review: Review?, _ answers: [InvitationAnswers.Entry], _ key: CaseKey,
        now: Instant, _ tx: borrowing Transaction
    ) throws -> MeetingDesk? {
        guard let review, [.arranging, .meetingSet, .outcomeSent].contains(review.stage.name),
            !key.officer.roles.isDisjoint(with: [.coordinator, .chair])
        else { return nil }
        var around = try circumstances(
            of: application, files: [application.id.raw, review.id.raw], now: now, tx)
        try concern(&around, with: review, tx)
        return try meetingDesk(of: review, under: around, answers: answers, as: key.actor, now: now, tx)
    }

    func noteReading(of key: CaseKey) async throws {
        let now = now
        try await transaction(.readWrite, acting(key.actor, in: key.partnership)) { tx in
            guard try Applications.load(key.application, in: key.partnership, tx) != nil else { throw DeskError.absent }
            try Events.append(
                [Event(.read)], to: key.application.raw, by: key.actor, at: now, partnership: key.partnership, in: tx)
        }
    }

    /// The applicant's own page.
    public func trackPage(_ partnership: Partnership.ID, _ application: Application.ID) async throws -> TrackPage {
        let now = now
        let today = today
        return try await transaction(.readOnly, Acting(.applicant(application), in: partnership)) { tx in
            guard let own = try Applications.load(application, in: partnership, tx),
                let tenant = try Partnerships.partnership(partnership, in: tx)
            else { throw DeskError.absent }
            let review = try own.review.flatMap { try Reviews.load($0, in: partnership, tx)?.seen(by: application) }
            let around = try circumstances(of: own, now: now, tx)
            let files = [own.id.raw] + (review.map { [$0.id.raw] } ?? [])
            let deadlines = try Deadlines.of(files, in: partnership, tx)
            let messages = try Outbox.ledger(of: files, in: partnership, tx).filter {
                $0.recipient == .applicant(application)
            }
            return TrackPage(
                partnership: tenant, application: own, review: review, procedure: around.procedure,
                agencies: around.agencies, officers: around.officers, deadlines: deadlines, messages: messages,
                reviewWindow: try ReviewWindow(of: application, deadlines, messages, in: around), today: today,
                passing: try PassedOn.load(of: application, in: partnership, tx),
                furtherRoute: around.oversight.furtherRoute(on: today),
                decisionReviews: try DecisionReviews.of(application, in: partnership, tx),
                reviewRoute: try reviewRoutes(of: own, toldOn: nil, tx).today ?? around.procedure.review,
                informed: try informed(own, deadlines, under: around.procedure, tx),
                closingToReopen: (try? own.closingToReopen(heardIn: review, in: around)) ?? nil)
        }
    }
}
