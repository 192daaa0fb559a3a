public import Casework
import Postgres
public import Records

/// What those who work on a case need to know of another area: where it happened, whose it is, where it can go, and
/// where it went or came from.
public struct Elsewhere: Equatable, Sendable {
    /// Where it happened, in the applicant's words.
    public var place: String?
    public var choice: AreaChoice?
    public var passing: PassingOn?
    public var receivedFrom: ReceivedFrom?
    /// The areas of other partnerships of this service, in force today.
    public var served: [Partnerships.Served] = []
    /// The contacts of other areas that are valid today.
    public var contacts: [AreaContact] = []

    static func read(
        of application: Application, on day: CivilDate, _ tx: borrowing Transaction
    ) throws -> Elsewhere {
        let (partnership, id) = (application.partnership, application.id)
        return Elsewhere(
            place: try AreaChoices.place(of: id, in: partnership, tx),
            choice: try AreaChoices.newest(of: id, in: partnership, tx),
            passing: try PassedOn.load(of: id, in: partnership, tx),
            receivedFrom: try PassedOn.from(of: id, in: partnership, tx),
            served: try Partnerships.areas(on: day, in: tx).filter { $0.partnership.id != partnership },
            contacts: try AreaContacts.all(in: partnership, tx).filter { $0.isValid(on: day) })
    }
}

extension CasePage {
    /// Whether it is still to be handed to the bodies of another area.
    public var isToBePassedOn: Bool {
        guard elsewhere.passing == nil else { return false }
        switch application.stage {
        case .received, .acknowledged, .gathering: return application.isElsewhere || elsewhere.choice?.whose == .theirs
        case .decided(let decision): return decision.answer == .otherArea
        case .withdrawn, .passedOn: return false
        }
    }

    /// Where the reports say that it belongs: the code of the one area that they name; nil where they name several, or
    /// one that nobody knows.
    public var proposedArea: String? {
        let areas = Set(application.reportsElsewhere.map(\.area)).subtracting([OtherArea.unknown])
        return areas.count == 1 ? areas.first : nil
    }
}
