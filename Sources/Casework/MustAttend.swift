extension Procedure {
    /// Who must be at the panel's meeting, and whether it may meet without them.
    public struct MustAttendRule: Equatable, Sendable {
        public enum Without: String, CaseIterable, Sendable {
            /// A coordinator may go on, and says why.
            case withReason = "with-reason"
            case refused
        }

        public var who: [MustAttend]
        public var without: Without

        public init(_ who: [MustAttend], without: Without = .withReason) {
            self.who = who
            self.without = without
        }
    }

    /// Somebody who must be at the meeting, by role or by kind of agency.
    public enum MustAttend: String, CaseIterable, Sendable {
        case chair, coordinator, council, police, health
        /// Any landlord.
        case landlord
        /// Each landlord that the case is about.
        case landlordConcerned = "landlord-concerned"
        case support

        /// Where a procedure does not say.
        public static let usual: [MustAttend] = [.chair, .council, .police]

        /// The kind of agency that is meant; nil for a role and for the landlord concerned.
        var kind: Agency.Kind? {
            switch self {
            case .chair, .coordinator, .landlordConcerned: nil
            case .council: .council
            case .police: .police
            case .health: .health
            case .landlord: .landlord
            case .support: .support
            }
        }

        /// As an applicant reads it.
        public var inWords: String {
            switch self {
            case .chair: "the person who leads the meeting (the chair)"
            case .coordinator: "your point of contact"
            case .council: "the council"
            case .police: "the police"
            case .health: "a health body"
            case .landlord: "a landlord"
            case .landlordConcerned: "the landlord that your case is about"
            case .support: "an organisation that supports victims"
            }
        }
    }
}

extension Procedure.Panel {
    /// Who must be there: as the procedure says, else the chair, the council and the police.
    public var mustAttend: [Procedure.MustAttend] { mustAttendRule?.who ?? Procedure.MustAttend.usual }
}
