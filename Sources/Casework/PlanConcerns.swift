public import FoundationEssentials

/// Which applicants of a joint review the parts of its plan concern: an action for one household is nothing for the
/// others to read.
public struct PlanConcerns: Equatable, Sendable {
    /// One word on one part.
    public struct Said: Equatable, Sendable {
        /// The id of the action or recommendation.
        public var part: UUID
        /// In the order of their ids. To an applicant: themselves, or nobody.
        public var applications: [Application.ID]
        public var on: CivilDate
        public var by: Person.ID

        public init(part: UUID, applications: [Application.ID], on: CivilDate, by: Person.ID) {
            self.part = part
            self.applications = applications
            self.on = on
            self.by = by
        }
    }

    /// Oldest first; the newest of each part counts, and a part of which nothing was said concerns every applicant.
    public var said: [Said] = []

    public init() {}

    /// Whether a part concerns an applicant.
    public func includes(_ application: Application.ID, in part: UUID) -> Bool {
        said.last { $0.part == part }?.applications.contains(application) ?? true
    }
}

extension Review {
    /// The applicants whom an action or a recommendation concerns, by its id.
    public func concerned(by part: UUID) -> [Application.ID] {
        applications.filter { concerns.includes($0, in: part) }
    }

    /// The ids of the actions and recommendations.
    public var parts: [UUID] { actions.map(\.id.raw) + recommendations.map(\.id.raw) }

    /// The parts that do not concern an applicant, and of which they read nothing.
    public func hidden(from application: Application.ID) -> [UUID] {
        parts.filter { !concerns.includes(application, in: $0) }
    }

    /// Says of parts of the plan which applicants they concern. What is not as it was is kept beside what was said
    /// before; what somebody has been told already stays told.
    ///
    /// Throws `.missing` where a part would concern nobody, `.unknown` for a part or an applicant that is not of this
    /// review.
    public func sayingConcerns(
        _ marked: [UUID: [Application.ID]], by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let officer = try actor.officer(holding: .chair, .coordinator)
        switch stage {
        case .held, .consulting, .outcomeSent: break
        case .arranging, .meetingSet, .closed: throw wrongStage(.held, .consulting, .outcomeSent)
        }
        let known = Set(parts)
        guard marked.keys.allSatisfy(known.contains) else { throw .unknown("action") }
        var after = self
        for part in parts {
            guard let own = marked[part] else { continue }
            guard own.allSatisfy(applications.contains) else { throw .unknown("application") }
            guard !own.isEmpty else { throw .missing("applicants whom it concerns") }
            let ticked = applications.filter(own.contains)
            guard ticked != concerned(by: part) else { continue }
            after.concerns.said.append(
                PlanConcerns.Said(part: part, applications: ticked, on: around.today, by: officer.person))
        }
        let count = after.concerns.said.count - concerns.said.count
        guard count > 0 else { return Outcome(self, events: []) }
        return Outcome(after, events: [Event(.concernsSaid, [.init("parts", "\(count)")])])
    }

    /// The review as one of its applicants reads it, who is the only one in it: what concerns them, what of the drafts
    /// was sent to them, and of a body's reasons what somebody has read and passed on.
    public func seen(by application: Application.ID) -> Review {
        var own = self
        own.applications = [application]
        own.actions.removeAll { !concerns.includes(application, in: $0.id.raw) }
        for index in own.consultations.indices {
            // What does not concern them any more is not even named as gone.
            own.consultations[index].parts = consultations[index].parts.filter {
                $0.to.contains(application) && concerns.includes(application, in: $0.id)
            }.map { Consultation.Part($0.id, $0.line, to: [application]) }
        }
        own.recommendations = recommendations.filter { concerns.includes(application, in: $0.id.raw) }.map(\.asTold)
        return own
    }
}
