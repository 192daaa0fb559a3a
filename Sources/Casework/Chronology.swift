/// What happened, day by day, as the applicant reported it and as the bodies answered: what the panel reads.
public struct Chronology: Equatable, Sendable {
    /// By day, then by time, those without a time first.
    public var entries: [Entry]
    /// What bodies said beside their dated entries, in the order in which they were asked.
    public var words: [Words]
    /// What is not there.
    public var gaps: [Gap]

    public init(_ entries: [Entry] = [], words: [Words] = [], gaps: [Gap] = []) {
        self.entries = entries
        self.words = words
        self.gaps = gaps
    }

    public struct Entry: Equatable, Sendable {
        public var on: CivilDate
        /// Minutes after midnight in London; nil where nobody has said.
        public var minute: Int?
        public var source: Source
        public var what: String
        /// What was done about it, where somebody has said.
        public var done: String?
        /// The body's own reference for it.
        public var reference: String?
        /// Which entry it is, for comparisons: `report-3`, or the request's id with the numbers of the answer and of
        /// the entry in it.
        public var key: String

        public init(
            on: CivilDate, minute: Int? = nil, source: Source, what: String, done: String? = nil,
            reference: String? = nil, key: String = ""
        ) {
            self.on = on
            self.minute = minute
            self.source = source
            self.what = what
            self.done = done
            self.reference = reference
            self.key = key
        }
    }

    /// Where an entry comes from.
    public enum Source: Hashable, Sendable {
        /// A report of the application, by its number.
        case report(Int)
        /// A body's answer to a request for information.
        case answer(InformationRequest.ID, Agency.ID)
    }

    /// What a body said without a date.
    public struct Words: Equatable, Sendable {
        public var request: InformationRequest.ID
        public var answer: InformationRequest.Answer
    }

    /// A body that was asked and whose whole answer is not there.
    public struct Gap: Equatable, Sendable {
        public var request: InformationRequest
        public var standing: InformationRequest.Standing
    }
}

extension Application {
    /// The reports and what the bodies answered, in one order, with what is missing on `today`; without a day no gap is
    /// named. `review` is the one that hears it.
    public func chronology(on today: CivilDate? = nil, beside review: Review? = nil) -> Chronology {
        var entries = reports.map { report in
            Chronology.Entry(
                on: report.behaviourOn, minute: words.news.first { $0.report == report.number }?.minute,
                source: .report(report.number), what: report.description,
                key: "report-\(report.number)")
        }
        var said: [Chronology.Words] = []
        for request in requests {
            for answer in request.standingAnswers {
                entries += answer.entries.enumerated().map { index, entry in
                    Chronology.Entry(
                        on: entry.on, minute: entry.minute, source: .answer(request.id, request.agency),
                        what: entry.what, done: entry.done, reference: entry.reference,
                        key: "\(request.id)-\(answer.number)-\(index + 1)")
                }
                if !answer.text.isBlank { said.append(.init(request: request.id, answer: answer)) }
            }
        }
        // Of equal moments the order of the sources is kept.
        let sorted = entries.enumerated().sorted {
            ($0.element.on, $0.element.minute ?? -1, $0.offset) < ($1.element.on, $1.element.minute ?? -1, $1.offset)
        }.map(\.element)
        return Chronology(sorted, words: said, gaps: today.map { gaps(on: $0, beside: review) } ?? [])
    }

    /// The reports and what the bodies answered, in one order.
    public var chronology: Chronology { chronology() }

    /// How a request of this application stands on a day, beside the review that hears it.
    public func standing(
        of request: InformationRequest, on today: CivilDate, beside review: Review?
    ) -> InformationRequest.Standing {
        request.standing(on: today, isWaitedFor: waits(for: request.kind, beside: review))
    }

    /// The requests that are not wholly answered on `today`, refusals among them: with these the decision and the
    /// meeting go ahead without what was asked. A body that did not help to check the reports is named no more once it
    /// is asked for full papers.
    public func gaps(on today: CivilDate, beside review: Review? = nil) -> [Chronology.Gap] {
        requests.compactMap { request in
            let standing = standing(of: request, on: today, beside: review)
            guard standing.isGap else { return nil }
            let isAskedForAll = requests.contains {
                $0.kind == .fullPapers && $0.agency == request.agency && $0.outside == request.outside
            }
            if case .lapsed = standing, request.kind == .verifying, isAskedForAll { return nil }
            return Chronology.Gap(request: request, standing: standing)
        }
    }
}
