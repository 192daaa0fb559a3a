// What is hidden from the panel is hidden on every page from those who read the panel's pack and do not run the review.

extension HiddenNames {
    /// A text as those read it from whom the names are hidden.
    public func struck(_ text: String) -> String { Marking.struck(mark(text)) }
}

extension Application {
    /// The application as an officer reads it from whom `names` are hidden: also what was seen when others read it for
    /// danger is taken out. What their own body was asked and answered stays, since they answer for it.
    public func struck(of names: HiddenNames, for officer: Officer) -> Application {
        var after = self
        for index in reports.indices { after.reports[index].description = names.struck(reports[index].description) }
        for index in corrections.indices { after.corrections[index].reason = names.struck(corrections[index].reason) }
        for index in words.remarks.indices {
            after.words.remarks[index].text = names.struck(words.remarks[index].text)
            if let answer = words.remarks[index].answer {
                after.words.remarks[index].answer?.reason = names.struck(answer.reason)
            }
        }
        after.requests = requests.map { request in
            request.outside == nil && officer.serves(request.agency) ? request : request.struck(of: names)
        }
        after.dangerReadings = dangerReadings.map { reading in
            guard !officer.acts(for: reading.by) else { return reading }
            var reading = reading
            (reading.note, reading.signs, reading.referrals) = ("", nil, [])
            return reading
        }
        if case .decided(let decision) = stage { after.stage = .decided(decision.struck(of: names)) }
        after.earlierDecisions = earlierDecisions.map { $0.struck(of: names) }
        if case .withdrawn(let day, let reason) = stage {
            after.stage = .withdrawn(on: day, because: names.struck(reason))
        }
        return after
    }
}

extension InformationRequest {
    fileprivate func struck(of names: HiddenNames) -> InformationRequest {
        var after = self
        after.outside = outside.map(names.struck)
        after.asked = names.struck(asked)
        after.purpose = names.struck(purpose)
        after.answers = answers.map { answer in
            var answer = answer
            answer.text = names.struck(answer.text)
            answer.kept = answer.kept.map(names.struck)
            if let told = answer.told { answer.told?.by = names.struck(told.by) }
            answer.entries = answer.entries.map { entry in
                var entry = entry
                entry.what = names.struck(entry.what)
                entry.done = entry.done.map(names.struck)
                entry.reference = entry.reference.map(names.struck)
                return entry
            }
            return answer
        }
        for index in followUps.indices { after.followUps[index].words = names.struck(followUps[index].words) }
        return after
    }
}

extension ThresholdDecision {
    fileprivate func struck(of names: HiddenNames) -> ThresholdDecision {
        var after = self
        after.reasons = names.struck(reasons)
        if let behaviour { after.behaviour?.why = names.struck(behaviour.why) }
        if let consideration {
            after.consideration?.persistence = names.struck(consideration.persistence)
            after.consideration?.harm = names.struck(consideration.harm)
            after.consideration?.adequacy = names.struck(consideration.adequacy)
        }
        after.conflicts = conflicts.map { conflicts in
            conflicts.map {
                Conflict(who: names.struck($0.who), what: names.struck($0.what), done: names.struck($0.done))
            }
        }
        if let signOff { after.signOff?.reason = names.struck(signOff.reason) }
        return after
    }
}

extension DecisionReview {
    /// The review of a decision as an officer reads it from whom `names` are hidden: why it was asked for, and late, and
    /// the reasons of its outcome.
    public func struck(of names: HiddenNames) -> DecisionReview {
        var after = self
        after.words = names.struck(words)
        after.lateReason = lateReason.map(names.struck)
        if let conclusion { after.conclusion?.reasons = names.struck(conclusion.reasons) }
        return after
    }
}

extension Review {
    /// The review as an officer reads it from whom `names` are hidden: the note with the papers, how its applicants are
    /// heard, what they wrote.
    public func struck(of names: HiddenNames) -> Review {
        var after = self
        for index in hearings.indices {
            if let papers = hearings[index].papers { after.hearings[index].papers?.text = names.struck(papers.text) }
        }
        after.applicantParts.parts = applicantParts.parts.map { part in
            var part = part
            if let decision = part.decision { part.decision?.reasons = names.struck(decision.reasons) }
            part.choices = part.choices.map { choice in
                var choice = choice
                choice.representative = names.struck(choice.representative)
                choice.supporter = names.struck(choice.supporter)
                choice.interpreter = names.struck(choice.interpreter)
                choice.needs = names.struck(choice.needs)
                return choice
            }
            return part
        }
        after.applicantParts.statements = applicantParts.statements.map { statement in
            var statement = statement
            statement.text = names.struck(statement.text)
            statement.wishes = names.struck(statement.wishes)
            return statement
        }
        for index in consultations.indices {
            for part in consultations[index].parts.indices {
                after.consultations[index].parts[part].line = names.struck(consultations[index].parts[part].line)
            }
        }
        for index in planAnswers.indices { after.planAnswers[index].text = names.struck(planAnswers[index].text) }
        return after
    }
}
