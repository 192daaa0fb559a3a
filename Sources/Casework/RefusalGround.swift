extension InformationRequest {
    /// Why a body does not give what it is asked for, of the grounds that Schedule 4 paragraph 7 knows.
    public enum Ground: String, CaseIterable, Sendable {
        /// Disclosing it would breach the data protection legislation.
        case dataProtection = "data-protection"
        /// The law on interception and investigatory powers forbids it.
        case investigatoryPowers = "investigatory-powers"
        /// It is not held in connection with public functions, so that the body may disclose it and need not.
        case otherFunctions = "other-functions"
        /// The body exercises no public functions and chooses not to.
        case noDuty = "no-duty"

        /// The grounds that a body with this duty can have. A landlord that must co-operate (paragraph 6) may hold
        /// things apart from any public function; only one that is free to answer may simply choose not to.
        public static func open(to answering: Agency.Answering) -> [Ground] {
            switch answering {
            case .must, .mustCooperate: [.dataProtection, .investigatoryPowers, .otherFunctions]
            case .may: allCases
            }
        }
    }
}
