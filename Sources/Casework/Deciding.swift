extension Application {
    /// Records the decision of the relevant bodies and tells the applicant (section 104(6)). Met opens a review, or is
    /// heard in one that is open already; not met tells the rule that it relies on, what was considered, and where and
    /// until when to challenge it; another area's case is passed on with its day of receipt kept.
    ///
    /// Throws `Refusal.decision` with everything that is wrong with it.
    public func deciding(
        _ decision: ThresholdDecision, heardIn open: Review.ID? = nil, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Application> {
        _ = try actor.officer(holding: .coordinator)
        try requireUndecided()
        // What is another area's goes there today, and is read for danger there.
        if decision.answer != .otherArea { try requireReadForDanger() }
        let judged = judged(under: around.procedure)
        let decision = try checked(decision, on: judged.finding, in: around)
        var after = self
        after.stage = .decided(decision)
        var facts = ["reasons": Notice.Fact.text(decision.reasons)]
        let event = Event(
            .thresholdDecided,
            [.init("answer", decision.answer.rawValue), .init("procedure", decision.procedure)]
                + gaps(on: around.today).map { .init("without", $0.request.name(among: around.agencies)) })
        let ended: [Deadline.Change] = [
            .met(.step(.thresholdDecision), subject: id.raw, on: around.today),
            .allLapsed(
                because: "the threshold was decided", except: around.wholeProcess(decision.answer == .met)),
        ]
        guard decision.answer == .met else {
            let window = try around.reviewWindow(of: id, toldOn: around.today)
            facts.merge(around.reviewRoute(until: window.dueOn)) { $1 }
            if decision.answer == .notMet { facts.merge(refusal(decision, judged.finding, in: around)) { $1 } }
            facts["further_review"] = around.furtherReview
            var deadlines = ended + [.open(window)]
            if decision.answer == .otherArea { deadlines.append(try around.passToArea(id, due: around.today)) }
            let kind = decision.answer == .notMet ? Notice.Kind.thresholdNotMet : .otherArea
            return Outcome(
                after, events: [event], notices: [Notice(kind, to: .applicant(id), facts)], deadlines: deadlines)
        }
        let reviewID = open ?? Review.ID(around.makeID())
        after.review = reviewID
        // Sent back by a review of the decision, it counts from today: the days since the receipt are used up.
        let panel =
            try earlierDecisions.isEmpty
            ? around.deadline(.panel, given: after.days(in: around), subject: reviewID.raw, owner: .coordinators)
            : around.deadline(.panel, from: around.today, subject: reviewID.raw, owner: .coordinators)
        facts["panel_due"] = .date(panel.dueOn)
        facts["decided_by"] = .text(deciders(decision, in: around))
        facts["ground"] = .text(decision.groundInWords)
        let told = Notice(.thresholdMet, to: .applicant(id), facts)
        guard open == nil else { return Outcome(after, events: [event], notices: [told], deadlines: ended) }
        let review = Review(id: reviewID, partnership: partnership, applications: [id], openedOn: around.today)
        return Outcome(
            after, events: [event, Event(.reviewOpened)], notices: [told], deadlines: ended,
            opened: .init(
                review: review,
                deadlines: try [.open(panel)]
                    + around.whereProcedureHas(.chairContacts, given: after.days(in: around), subject: reviewID.raw)))
    }

    /// The decision as it is kept: with the procedure, the rule that it relies on, and what a sign-off overrides.
    private func checked(
        _ decision: ThresholdDecision, on finding: Finding, in around: Circumstances
    ) throws(Refusal) -> ThresholdDecision {
        for body in decision.bodies + decision.people.compactMap(\.body) {
            guard try around.agency(body).isRelevantBody else { throw .unknown("relevant body") }
        }
        guard decision.on >= receipt.receivedOn, decision.on <= around.today else {
            throw .date("decided_on", decision.on, from: receipt.receivedOn, until: around.today)
        }
        let faults = decision.faults(on: finding)
        guard faults.isEmpty else { throw .decision(faults) }
        guard decision.people.allSatisfy({ $0.body != nil && !$0.name.isBlank }) else { throw .decision([.people]) }

        var kept = decision
        kept.procedure = "\(around.procedure.name) \(around.procedure.version)"
        kept.bodies = ThresholdDecision.bodies(of: decision.people)
        if decision.answer != .met { kept.ground = nil }
        if kept.ground != .seniorDiscretion { kept.senior = nil }
        let refuses = decision.answer == .notMet
        let rule = RefusalRule(finding, judged: decision.behaviour?.answer, under: around.procedure)
        kept.rule = refuses ? rule.inWords : nil
        if refuses && finding.figuresAccept {
            kept.signOff?.over = rule.names
        } else {
            kept.signOff = nil
        }
        if decision.answer == .otherArea { kept.behaviour = nil }
        return kept
    }

    /// What only a refusal tells.
    private func refusal(
        _ decision: ThresholdDecision, _ finding: Finding, in around: Circumstances
    ) -> [String: Notice.Fact] {
        let weighed = decision.consideration
        let signed = decision.signOff.map {
            "The figures were reached. \($0.name), \($0.role), answers for refusing it all the same: \($0.reason)"
        }
        return [
            "decided_by": .text(deciders(decision, in: around)), "rule": .text(decision.rule ?? ""),
            "sign_off": .lines(signed.map { [$0] } ?? []), "persistence": .text(weighed?.persistence ?? ""),
            "harm": .text(weighed?.harm ?? ""), "adequacy": .text(weighed?.adequacy ?? ""),
            "reports": .lines(finding.complaints.map(\.line)),
        ]
    }

    /// `A. Hall (Town council), B. Moss (Town police)`.
    private func deciders(_ decision: ThresholdDecision, in around: Circumstances) -> String {
        decision.people.map { person in
            let body = person.body.flatMap { id in around.agencies.first { $0.id == id }?.name }
            return body.map { "\(person.name) (\($0))" } ?? person.name
        }.joined(separator: ", ")
    }
}

extension ThresholdDecision {
    /// Why the threshold is met, as the applicant reads it.
    fileprivate var groundInWords: String {
        switch ground {
        case .number, nil: "enough reports of it were made in time"
        case .hate: "a hate incident was reported"
        case .community: "several people reported it"
        case .seniorDiscretion: "\(senior ?? "a senior officer") decided that there must be a review"
        case .consideration: "of how persistent it is, the harm that it does, or how your reports were answered"
        }
    }
}

extension Finding.Complaint {
    /// A line of the table of reports.
    fileprivate var line: String {
        let local = localQualifies.map { $0 ? "; it counts by the local figures" : "; not by the local figures" } ?? ""
        let report = "Report \(id), of \(behaviourOn.inWords), made on \(reportedOn.inWords): "
        if let countedWith {
            return report + "it is counted together with report \(countedWith), because one person's reports of one "
                + "event count once\(local)"
        }
        return report + "\(qualifies ? "it counts" : "it does not count") (\(reason))\(local)"
    }
}
