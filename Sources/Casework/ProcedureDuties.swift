extension Procedure {
    /// What review procedures must provide for (section 104(2), (3), (6), (8) and Schedule 4 paragraphs 1 to 4), as
    /// this one does. nil: its text, as far as it could be read, is silent.
    public struct Duties: Equatable, Sendable {
        /// Section 104(3)(a): the point of contact to whom applications are made.
        public var pointOfContact: String?
        /// Section 104(3)(b): applications are passed on to all the relevant bodies.
        public var passesToAllBodies: Bool?
        /// Section 104(6): the applicant is told whether the threshold is met.
        public var decisionNotice: Bool?
        /// Section 104(8): the applicant is told the outcome and any recommendations.
        public var outcomeNotice: Bool?
        /// Schedule 4 paragraph 4: how the effectiveness of the procedures is assessed and they are revised.
        public var selfAssessment: String?
        /// Schedule 4 paragraph 1: consulting the local policing body when making or revising them.
        public var localPolicingBodyConsulted: String?
        /// Schedule 4 paragraph 2: consulting such local providers of social housing as is thought appropriate.
        public var housingProvidersConsulted: String?

        public init(
            pointOfContact: String? = nil, passesToAllBodies: Bool? = nil, decisionNotice: Bool? = nil,
            outcomeNotice: Bool? = nil, selfAssessment: String? = nil, localPolicingBodyConsulted: String? = nil,
            housingProvidersConsulted: String? = nil
        ) {
            self.pointOfContact = pointOfContact
            self.passesToAllBodies = passesToAllBodies
            self.decisionNotice = decisionNotice
            self.outcomeNotice = outcomeNotice
            self.selfAssessment = selfAssessment
            self.localPolicingBodyConsulted = localPolicingBodyConsulted
            self.housingProvidersConsulted = housingProvidersConsulted
        }
    }

    /// How often the figures of section 104(9) are published.
    public struct Reporting: Equatable, Sendable {
        public enum Year: String, CaseIterable, Sendable {
            case financial, calendar
            /// Another period that the bodies set.
            case other
        }

        /// The length of a reporting period in months, 1 to 60; the Act allows at most 12.
        public var months: Int
        public var year: Year
        /// Where they are published; nil where the procedure does not say.
        public var place: String?

        public init(months: Int, year: Year, place: String? = nil) {
            self.months = months
            self.year = year
            self.place = place
        }
    }
}
