extension Finding {
    /// One new fact that would change the answer. Each was tried: the changed facts were judged again.
    public struct Change: Equatable, Sendable {
        public var kind: Kind
        /// The reports that it is about, in input order; empty where it is about none of them.
        public var reports: [String]
        /// How many of `reports` are meant: any so many of them, all where it is their number. For
        /// `Kind.moreReports` the number of reports that are missing.
        public var count: Int
        /// The days on which the new fact would have to lie, both included; nil where none is meant.
        public var from: CivilDate?
        public var until: CivilDate?
        /// What the answer would be.
        public var becomes: Decision
        /// `If …, …`: one plain sentence.
        public var sentence: String

        public enum Kind: String, CaseIterable, Sendable {
            /// So many more reports that count, each of a day from `from` to `until` about behaviour on the same day,
            /// about events of their own; by the person who made the first of `reports` where one is named.
            case moreReports = "more_reports"
            /// The reports had been made on `until`, each on its own last day to complain where `until` is nil.
            case reportedEarlier = "reported_earlier"
            /// The application had been received on `until`.
            case appliedEarlier = "applied_earlier"
            /// A fresh application with the same reports on a day from `from` to `until`.
            case freshApplication = "fresh_application"
            /// Each of the reports is about an event of its own.
            case separateEvents = "separate_events"
            /// The events that the reports are about are one.
            case oneEvent = "one_event"
            case aboutThisBehaviour = "about_this_behaviour"
            case aboutOtherBehaviour = "about_other_behaviour"
            case inThisArea = "in_this_area"
            case inAnotherArea = "in_another_area"
            /// The behaviour happened on the day of the report, `until`.
            case behaviourEarlier = "behaviour_earlier"
            case hateIncident = "hate_incident"
            case witnessed
            /// The bodies have closed what was reported; where a day is named, and the application had been received on
            /// it. So also for `noAction`.
            case closed
            /// Nothing was done about what was reported, and the time for it is over.
            case noAction = "no_action"
            /// A person says that the gate of the rule on hate incidents is open.
            case gateOpen = "gate_open"
            /// The earlier review was about other behaviour.
            case reviewedOtherBehaviour = "reviewed_other_behaviour"
        }
    }

    /// What new fact would change the answer, the most useful first: a short list, empty where nothing was found.
    /// Made when it is asked for; many reports cost no more trials than some.
    public var wouldChange: [Change] {
        var changes = Changes(self)
        return changes.all()
    }
}

extension Finding.Decision {
    /// How near to a review: another area's, not on the number, a person's, met.
    var nearness: Int {
        switch self {
        case .otherArea: 0
        case .notMetOnNumber: 1
        case .refer: 2
        case .met: 3
        }
    }

    /// `the threshold would be met`.
    var wouldBe: String {
        switch self {
        case .met: "the threshold would be met"
        case .refer: "a person would have to decide"
        case .notMetOnNumber: "the number of reports alone would not meet the threshold"
        case .otherArea: "the application would be another area's"
        }
    }
}
