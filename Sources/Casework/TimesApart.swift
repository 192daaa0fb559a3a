/// Times that keep the applicants of a review apart from the other side in a meeting that is being set: those that were
/// arranged for another, longer meeting may not fit into it, and can be arranged anew only once it is set.
public struct TimesApart: Equatable, Sendable {
    /// The own time of each applicant who gets another than was arranged.
    public var own: [Application.ID: ApplicantPart.OwnTime]
    /// When the other side is there; nil: as was arranged.
    public var other: Other?

    /// Counted like `OtherSide.startsAfter` and `minutes`.
    public struct Other: Equatable, Sendable {
        public var startsAfter: Int
        public var minutes: Int

        public init(startsAfter: Int, minutes: Int) {
            self.startsAfter = startsAfter
            self.minutes = minutes
        }
    }

    public init(own: [Application.ID: ApplicantPart.OwnTime] = [:], other: Other? = nil) {
        self.own = own
        self.other = other
    }
}

extension Review {
    /// Puts the times in the place of those that were arranged. Throws `Refusal.part` for a time that does not lie within
    /// the meeting, `.missing` for an other side that could not be there so, `.unknown` for an application that is not
    /// heard or where nobody said that the other side comes.
    mutating func keepApart(by times: TimesApart, in hearing: Hearing) throws(Refusal) {
        for (application, own) in times.own {
            guard applications.contains(application) else { throw .unknown("application") }
            guard own.lies(within: hearing) else { throw .part(.outside) }
            var part = applicantParts.part(of: application, in: hearing.number)
            part.own = own
            applicantParts.set(part)
        }
        guard let other = times.other else { return }
        guard
            let index = applicantParts.otherSides.firstIndex(where: { $0.hearing == hearing.number && $0.comes })
        else { throw .unknown("other side") }
        guard OtherSide.arrivals.contains(other.startsAfter), OtherSide.lengths.contains(other.minutes) else {
            throw .missing("other_side")
        }
        applicantParts.otherSides[index].startsAfter = other.startsAfter
        applicantParts.otherSides[index].minutes = other.minutes
    }
}

extension ApplicantPart.OwnTime {
    /// Whether it lies within what the meeting hears of the review.
    func lies(within hearing: Review.Hearing) -> Bool {
        ApplicantPart.OwnTime.starts.contains(startsAfter) && ApplicantPart.OwnTime.lengths.contains(minutes)
            && startsAfter + minutes <= hearing.slot.minutes
    }
}
