/// What happened, as the applicant may read it: what they reported themselves, and the days that they were told of. What
/// bodies answered and what others reported is not in it.
public struct OwnChronology: Equatable, Sendable {
    public enum What: Equatable, Sendable {
        /// One of their own reports, by its number.
        case report(Int)
        case received, acknowledged, decided, withdrawn, passedOn, meetingHeld, outcomeTold, closed, reopened
    }

    public struct Entry: Equatable, Sendable {
        public var on: CivilDate
        public var what: What

        /// Which entry it is, for a remark about it: `report-3`, as in the whole chronology, `meeting-held` …; days that
        /// can come more than once have their day in it.
        public var key: String {
            switch what {
            case .report(let number): "report-\(number)"
            case .received: "received"
            case .acknowledged: OwnChronology.acknowledged
            case .decided: "decided-\(on)"
            case .withdrawn: "withdrawn"
            case .passedOn: "passed-on"
            case .meetingHeld: "meeting-held-\(on)"
            case .outcomeTold: "outcome-told-\(on)"
            case .closed: "closed-\(on)"
            case .reopened: "reopened-\(on)"
            }
        }
    }

    /// The key of the day on which they were told that the application is here.
    static let acknowledged = "acknowledged"

    /// By day; of one day as it came.
    public var entries: [Entry]
}

extension Application {
    /// The chronology that its applicant may read and correct, beside the review that hears it. Once bodies are asked the
    /// application itself does not keep the day on which it was `acknowledged`; nil where nobody knows it.
    public func ownChronology(beside review: Review?, acknowledged: CivilDate? = nil) -> OwnChronology {
        var entries = reports.filter { $0.reportedBy.isSame(as: "applicant") }.map {
            OwnChronology.Entry(on: $0.behaviourOn, what: .report($0.number))
        }
        entries.append(.init(on: receipt.receivedOn, what: .received))
        if case .acknowledged(let day) = stage {
            entries.append(.init(on: day, what: .acknowledged))
        } else if let acknowledged {
            entries.append(.init(on: acknowledged, what: .acknowledged))
        }
        entries += earlierDecisions.map { .init(on: $0.on, what: .decided) }
        switch stage {
        case .received, .acknowledged, .gathering: break
        case .decided(let decision): entries.append(.init(on: decision.on, what: .decided))
        case .withdrawn(let day, _): entries.append(.init(on: day, what: .withdrawn))
        case .passedOn(let day): entries.append(.init(on: day, what: .passedOn))
        }
        if let review, stage.name == .decided {
            entries += review.hearings.filter { $0.purpose == .panel && $0.record != nil }.map {
                .init(on: London.date(of: $0.slot.startsAt), what: .meetingHeld)
            }
            // After it was planned again there is more than one. To an applicant: those that they were told themselves.
            var told = Set(review.endings.outcomes.map(\.on) + review.outcomesTold(to: id).compactMap(\.toldOn))
            switch review.stage {
            case .arranging, .meetingSet, .held, .consulting: break
            case .outcomeSent(let day, _), .closed(_, _, let day, _): told.insert(day)
            }
            entries += told.sorted().map { .init(on: $0, what: .outcomeTold) }
            for closing in review.endings.closings {
                entries.append(.init(on: closing.on, what: .closed))
                if let reopened = closing.reopened { entries.append(.init(on: reopened.on, what: .reopened)) }
            }
        }
        let sorted = entries.enumerated().sorted { ($0.element.on, $0.offset) < ($1.element.on, $1.offset) }
        return OwnChronology(entries: sorted.map(\.element))
    }
}
