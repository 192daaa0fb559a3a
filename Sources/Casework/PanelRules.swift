extension Procedure {
    /// Who sits at the review meeting, who chairs it, and how the applicant is heard.
    public struct Panel: Equatable, Sendable {
        /// The fewest relevant bodies at the meeting; nil where the procedure does not say.
        public var minimum: Int?
        /// Who sits, in the procedure's words; empty where it does not say.
        public var members: [String]
        /// The standing meeting that hears the case ("the monthly High Harm panel": Greenwich); nil where the meeting
        /// is called for the case, or the procedure does not say.
        public var standing: String?
        public var chair: ChairRule?
        public var attendance: AttendanceRule?
        /// Who must be there; nil where the procedure does not say.
        public var mustAttendRule: MustAttendRule?
        /// Within which time after an adjournment the panel meets again; nil where the procedure does not say.
        public var resumes: Limit?

        public init(
            minimum: Int? = nil, members: [String] = [], standing: String? = nil, chair: ChairRule? = nil,
            attendance: AttendanceRule? = nil, mustAttendRule: MustAttendRule? = nil, resumes: Limit? = nil
        ) {
            self.mustAttendRule = mustAttendRule
            self.resumes = resumes
            self.minimum = minimum
            self.members = members
            self.standing = standing
            self.chair = chair
            self.attendance = attendance
        }
    }

    /// How independent the chair must be, and the procedure's own words for it.
    public struct ChairRule: Equatable, Sendable {
        public enum Independence: String, CaseIterable, Sendable {
            /// From outside the bodies of the area, or with no link to the case's bodies (Reigate, Wokingham).
            case outside
            /// From a service or body that was not involved in the case (Greenwich).
            case notInvolved = "not-involved"
            /// A named office, another where the complaint is about that office (Islington).
            case unlessComplainedOf = "unless-complained-of"
            /// The procedure names a chair without asking for independence.
            case notAsked = "not-asked"
        }

        public var independence: Independence
        public var words: String

        public init(_ independence: Independence, words: String) {
            self.independence = independence
            self.words = words
        }
    }

    /// How the applicant is heard at the meeting.
    public struct AttendanceRule: Equatable, Sendable {
        public enum Applicant: String, CaseIterable, Sendable {
            /// Invited, unless there are exceptional reasons (Richmond).
            case invited
            /// Invited to a part of the meeting (Cheltenham: the first 20 minutes).
            case part
            /// May attend or send a statement, as they choose (East Herts).
            case mayAttend = "may-attend"
            /// Not invited; a statement is read.
            case statement
        }

        public var applicant: Applicant
        /// 1 to 480; nil where the applicant's part has no set length.
        public var minutes: Int?
        /// The procedure's words; nil where there is nothing to add.
        public var words: String?

        public init(_ applicant: Applicant, minutes: Int? = nil, words: String? = nil) {
            self.applicant = applicant
            self.minutes = minutes
            self.words = words
        }
    }
}
