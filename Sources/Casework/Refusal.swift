/// Why an act was refused, as a value with its reasons. The sentence for people is written where it is shown.
public enum Refusal: Error, Equatable, Sendable {
    /// The act belongs to another stage of the case.
    case wrongStage(is: String, needed: [String])
    /// The act belongs to people in other roles, or to another agency.
    case notYours(needed: [Role])
    /// Something that the act cannot do without.
    case missing(String)
    /// A date out of its range.
    case date(String, CivilDate, from: CivilDate?, until: CivilDate?)
    /// The working-day calendar ends before the deadline does.
    case calendarEnds(CivilDate)
    /// An agency, person, request, recommendation or action that is not part of this case or partnership.
    case unknown(String)
    /// Fewer bodies than the procedure asks for at the meeting.
    case tooFewBodies(have: Int, needed: Int)
    /// It has been done already.
    case already(String)
    /// Actions that are still open, where a reason is needed to close over them.
    case openActions(Int)
    /// What else is still open, where a reason is needed to close over it.
    case stillOpen(Closing.Open, Int)
    /// People who took part in a decision, by name, and cannot hear a review of it.
    case tookPart([String])
    /// A second person must decide.
    case samePerson
    /// Nobody has read the application for danger, or not since that was asked again.
    case notReadForDanger
    /// The application holds as many reports as it can.
    case tooManyReports(most: Int)
    /// A threshold decision that lacks something or that the law does not allow: everything that is wrong with it.
    case decision([ThresholdDecision.Fault])
    /// Something about the people of the partnership.
    case people(PeopleFault)
    /// What speaks against a meeting: it is forbidden, or asks a reason that was not given.
    case meeting([MeetingConcern])
    /// Something about an applicant's part in the meeting.
    case part(ApplicantPart.Fault)

    /// Stable, for programs: `wrong-stage`, `not-yours` …
    public var code: String {
        switch self {
        case .wrongStage: "wrong-stage"
        case .notYours: "not-yours"
        case .missing: "missing"
        case .date: "date"
        case .calendarEnds: "calendar-ends"
        case .unknown: "unknown"
        case .tooFewBodies: "too-few-bodies"
        case .already: "already"
        case .openActions: "open-actions"
        case .stillOpen: "still-open"
        case .tookPart: "took-part"
        case .samePerson: "same-person"
        case .notReadForDanger: "not-read-for-danger"
        case .tooManyReports: "too-many-reports"
        case .decision: "decision"
        case .people: "people"
        case .meeting: "meeting"
        case .part: "part"
        }
    }
}
