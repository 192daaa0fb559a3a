import Casework
import Desk
import FoundationEssentials
import Records
import Text

/// Something that can be done on a case: when it is offered, its form, and how the form becomes the act. What may be
/// done is decided by Casework; what is offered here only spares people forms that would be refused.
struct CaseAct: Sendable {
    /// The last part of its path.
    var noun: String
    var title: String
    var button: String
    var isOffered: @Sendable (CasePage) -> Bool
    /// What the form's fields hold at first.
    var prefilled: @Sendable (CasePage) -> Shown = { _ in Shown() }
    var fields: @Sendable (CasePage, Shown) -> HTML
    /// Returns false where the form has mistakes.
    var perform: @Sendable (inout Form, CasePage, Desk) async throws -> Bool

    /// Whether its page says that the case must be read for danger; two forms say it in their own words.
    var warnsOfDanger: Bool { noun != "danger-reading" && noun != "passing-on" }

    static let all: [CaseAct] = [
        dangerReading, passingOn, acknowledgement, informationRequests, decision, leadAgency, chair, chairPassed,
        conflict, conflictNoted, meeting, standingMeeting, lead, leadConfirmation, leadAnswer, fullPapers, papers,
        attendance, standIn, hearing, adjournment, meetingOff, recordCorrection, progressMeeting, progressMinutes,
        progressMeetingOff, recommendations, actions, plan, planAnswer, outcomeDraft, outcomeReading, outcome, closure,
        reviewAsked, reviewPapers, reviewHearers, reviewConclusion, dutyDone,
        addedReport, word, outsideRequest, withdrawal, shutOuts, shutOutsLift, areaChoice, agencyReference,
        deadlineMove, leadHandOver, guest, guestEnd, reopening, lesson, riskPlan, support, supportAnswer,
        wordGiven, pointOfContact, informedWish,
        somethingNew, remarkAnswer, remark,
        concerns,
    ]

    /// Whether it is offered below the others, because it is needed in few cases.
    var isSeldom: Bool {
        [
            CaseAct.outsideRequest, .withdrawal, .shutOuts, .shutOutsLift, .areaChoice, .agencyReference, .deadlineMove,
            .leadHandOver, .guest, .guestEnd, .reopening, .lesson, .support, .supportAnswer, .pointOfContact,
            .informedWish, .remark,
        ].contains { $0.noun == noun }
    }
}

extension CaseAct {
    /// Whether it is offered now. Where the applicant has left the review, nothing of the review is done from this case.
    func isOpen(_ page: CasePage) -> Bool {
        guard case .withdrawn = page.application.stage, page.review != nil else { return isOffered(page) }
        let own = ["danger-reading", "shut-outs", "shut-outs-lift", "agency-reference", "deadline-move", "duty-done"]
        return own.contains(noun) && isOffered(page)
    }
}

extension CasePage {
    func isHeld(by roles: Role...) -> Bool { !key.officer.roles.isDisjoint(with: roles) }

    var actor: Actor { key.actor }

    func agencyName(_ id: Agency.ID) -> String {
        agencies.first { $0.id == id }?.name ?? leading.guests.first { $0.id.raw == id.raw }?.organisation
            ?? "a body that has left"
    }

    /// A body of the partnership, or one outside.
    func name(of addressee: Recommendation.Addressee) -> String {
        switch addressee {
        case .agency(let agency): agencyName(agency)
        case .outside(let body): body.name
        }
    }

    func officerName(_ id: Person.ID) -> String {
        officers.first { $0.person == id }?.name ?? leading.guests.first { $0.person == id }?.name
            ?? "somebody who has left"
    }

    /// The agencies to choose from.
    var agencyChoices: [Choice] { agencies.map { Choice("\($0.id)", $0.name) } }

    /// Who can be asked to a meeting, lead or act: everybody but those who are shut out of the case.
    var eligible: [Officer] {
        let shutOut = Set(shutOuts.map(\.shutOut.person))
        return officers.filter { !shutOut.contains($0.person) }
    }

    /// People to choose from, each with their agency.
    func choices(_ people: [Officer]) -> [Choice] {
        people.map { Choice("\($0.person)", "\($0.name), \(agencyName($0.agency))") }
    }

    /// Those who were ticked.
    func people(_ ticked: [String]) -> [Person.ID] { ticked.compactMap { Person.ID($0) } }

    func bodies(_ ticked: [String]) -> [Agency.ID] { ticked.compactMap { Agency.ID($0) } }
}

extension Desk {
    /// An act on the review of the case.
    func act(
        onReviewOf page: CasePage,
        _ decide: @Sendable (Review, Circumstances) throws(Refusal) -> Outcome<Review>
    ) async throws {
        guard let review = page.review else { throw DeskError.absent }
        try await act(
            onReview: review.id, in: page.key.partnership, as: page.actor, seen: page.mustBeAsSeen, decide)
    }

    /// An act on the application of the case.
    func act(
        onApplicationOf page: CasePage,
        _ decide: @Sendable (Casework.Application, Circumstances) throws(Refusal) -> Outcome<Casework.Application>
    ) async throws {
        try await act(
            onApplication: page.application.id, in: page.key.partnership, as: page.actor, seen: page.mustBeAsSeen,
            decide)
    }

    /// An act on the application of the case that hangs on the review as well.
    func act(
        besideReviewOf page: CasePage,
        _ decide:
            @Sendable (Casework.Application, Review?, Circumstances) throws(Refusal) -> Outcome<Casework.Application>
    ) async throws {
        try await act(
            onApplication: page.application.id, besideItsReviewIn: page.key.partnership, as: page.actor,
            seen: page.mustBeAsSeen, decide)
    }
}
