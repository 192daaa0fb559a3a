// What whoever leads a review answers for, from when they have accepted.

extension Deadline.Duty {
    /// Whether it passes to whoever leads the review now: the next word to the applicants, and looking again at an
    /// action or at the risk management plan.
    public var isTheLeads: Bool {
        switch self {
        case .actionReview, .riskReview, .step(.wordToApplicant): true
        case .step, .action, .passToArea, .areaContact, .availability: false
        }
    }
}

extension Review {
    /// The lead officer as the owner of duties; nil where nobody has accepted.
    public var leadOwner: Deadline.Owner? {
        guard let lead, lead.standing == .accepted else { return nil }
        return .init(agency: lead.agency, person: lead.person)
    }
}
