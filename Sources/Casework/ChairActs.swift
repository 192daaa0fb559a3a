// Who chairs a meeting, who takes over, and what members say of conflicts.
extension Review {
    /// Chooses who chairs the newest meeting, or the one that is to be set, and a deputy. A chair of a body complained
    /// of, or otherwise not as independent as the procedure has it, takes a reason, which stays on record. The chair is
    /// invited where they were not.
    public func choosingChair(
        _ person: Person.ID, deputy: Person.ID?, because reason: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let officer = try actor.officer(holding: .coordinator, .chair)
        switch stage {
        case .arranging, .meetingSet: break
        case .held, .consulting, .outcomeSent, .closed: throw wrongStage(.arranging, .meetingSet)
        }
        let chair = try around.officer(person)
        guard deputy != person else { throw .missing("another deputy") }
        if let hearing = hearingToCome { try hearing.mustBeSeen(by: person, in: around) }
        if let deputy { _ = try around.officer(deputy) }
        let concerns = around.concerns(about: chair)
        guard concerns.isEmpty || !reason.isBlank else { throw .missing("reason for this chair") }
        let number = arrangedNumber
        let before = chairing
        guard before?.passed != nil || before?.chair != person || before?.deputy != deputy else {
            throw .already("chair")
        }
        var after = self
        after.leadership.chairings.append(
            Chairing(
                hearing: number, turn: (leadership.chairing(of: number)?.turn ?? 0) + 1, chair: person, deputy: deputy,
                reason: reason,
                concerns: concerns, by: officer.person, on: around.today))
        var notices = after.inviting(person)
        let told: [(Person.ID, String)] = [(person, "chair")] + (deputy.map { [($0, "deputy")] } ?? [])
        notices += told.filter { $0.0 != officer.person }.map { after.chairChosen($0.0, as: $0.1) }
        var facts: [Event.Fact] = [.init("chair", chair.name)]
        if let name = deputy.flatMap({ around.name(of: $0) }) { facts.append(.init("deputy", name)) }
        if !concerns.isEmpty { facts.append(.init("despite", concerns.map(\.rawValue).joined(separator: " "))) }
        return Outcome(after, events: [Event(.chairChosen, facts)], notices: notices)
    }

    /// The chair does not chair: the deputy takes over, on record. Without a deputy a coordinator chooses another. Who
    /// chaired a meeting that has been held stays.
    public func passingChair(
        because reason: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        switch stage {
        case .arranging, .meetingSet: break
        case .held, .consulting, .outcomeSent, .closed: throw wrongStage(.arranging, .meetingSet)
        }
        guard let chairing, chairing.passed == nil else {
            throw .missing("chair")
        }
        guard case .officer(let officer) = actor,
            officer.acts(for: chairing.chair) || officer.roles.contains(.coordinator)
        else { throw .notYours(needed: [.coordinator]) }
        guard !reason.isBlank else { throw .missing("reason") }
        var after = self
        let (event, notices) = after.passChair(because: reason, in: around)
        return Outcome(after, events: [event], notices: notices)
    }

    /// What somebody says of a conflict in this case: none, or what it is. With one they come to no meeting of it, chair
    /// none and do not lead; whoever writes it down shuts them out of the case in the same transaction.
    ///
    /// - Parameter other: who said it, where a chair or coordinator writes it down for them at the meeting.
    public func declaring(
        conflict: String?, of other: Person.ID? = nil, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        guard case .officer(var officer) = actor else { throw .notYours(needed: []) }
        try requireOpen()
        if let other, other != officer.person {
            _ = try actor.officer(holding: .chair, .coordinator)
            officer = try around.officer(other)
        }
        if let conflict, conflict.isBlank { throw .missing("conflict") }
        if conflict == nil, let last = leadership.declaration(of: officer.person), last.conflict == nil {
            throw .already("no conflict")
        }
        var after = self
        after.leadership.declarations.append(
            ConflictDeclaration(person: officer.person, conflict: conflict, on: around.today))
        guard conflict != nil else {
            return Outcome(after, events: [Event(.noConflict, [.init("officer", officer.name)])])
        }
        return try after.leaving(
            officer.person, in: around, after: Event(.conflictDeclared, [.init("officer", officer.name)]))
    }

    /// The review without somebody who may not see it any more: taken off the meeting, the chair and the lead.
    public func leaving(
        _ person: Person.ID, in around: Circumstances, after first: Event? = nil
    ) throws(Refusal) -> Outcome<Review> {
        var around = around
        let name = around.officers.first { $0.person == person }?.name ?? ""
        around.officers.removeAll { $0.person == person }
        var after = self
        var outcome = Outcome(self, events: first.map { [$0] } ?? [])
        // Their calendar must not hold the meeting of a case that they may not see.
        if let withdrawn = withdrawing(
            person, named: name, because: "they must not see the case", telling: true, at: around.now)
        {
            after = withdrawn.after
            outcome.events += withdrawn.events
            outcome.notices += withdrawn.notices
        }
        if let chairing = after.chairing,
            stage == .arranging || hearing?.record == nil || hearing?.adjournment != nil,
            [chairing.chair, chairing.deputy].contains(person)
        {
            after.carryChairing()
            let chairing = after.chairing ?? chairing
            if chairing.deputy == person, let last = after.leadership.chairings.lastIndex(of: chairing) {
                after.leadership.chairings[last].deputy = nil
            }
            if chairing.chair == person, chairing.passed == nil {
                let (event, notices) = after.passChair(because: "a conflict of interest was declared", in: around)
                outcome.events.append(event)
                outcome.notices += notices
            }
        }
        if let lead = after.lead, lead.person == person, lead.isRunning {
            let next = try after.askingNext(.conflicted, because: "A conflict of interest was declared.", in: around)
            after = next.after
            outcome.events += next.events
            outcome.notices += next.notices
            outcome.deadlines += next.deadlines
        }
        outcome.after = after
        return outcome
    }

    /// Whom the procedure's chair is for this review today: whoever was chosen, or everybody in that part.
    func chairs(in around: Circumstances) -> [Person.ID] {
        if let presiding = chairing?.presiding,
            around.officers.contains(where: { $0.person == presiding })
        {
            return [presiding]
        }
        return around.officers.filter { $0.roles.contains(.chair) }.map(\.person)
    }

    private mutating func passChair(
        because reason: String, in around: Circumstances
    ) -> (Event, [Notice]) {
        carryChairing()
        let number = arrangedNumber
        guard let last = leadership.chairings.lastIndex(where: { $0.hearing == number }) else {
            return (Event(.chairPassed), [])
        }
        leadership.chairings[last].passed = .init(on: around.today, because: reason)
        guard let deputy = leadership.chairings[last].deputy, let name = around.name(of: deputy) else {
            leadership.chairings[last].deputy = nil
            return (Event(.chairPassed, [.init("to", "nobody yet")]), [])
        }
        return (Event(.chairPassed, [.init("to", name)]), inviting(deputy) + [chairChosen(deputy, as: "chair")])
    }

    /// Adds somebody to those who are invited, where a meeting is set that they were not asked to.
    private mutating func inviting(_ person: Person.ID) -> [Notice] {
        guard case .meetingSet = stage, let hearing, !hearing.invited.contains(person) else { return [] }
        self.hearing?.invited.append(person)
        return hearing.arrival(of: person)
    }

    private func chairChosen(_ person: Person.ID, as part: String) -> Notice {
        let what =
            part == "chair"
            ? "You chair the meeting of this review."
            : "You are the deputy: you take over where the chair cannot chair the meeting of this review."
        return Notice(.chairChosen, to: .person(person), ["what": .text(what)])
    }
}

extension Circumstances {
    /// What speaks against somebody as chair. Whoever is here by arrangement is of no body of the area.
    func concerns(about officer: Officer) -> [ChairIndependence.Concern] {
        ChairIndependence.concerns(
            about: concerned.guests.contains(officer.person) ? nil : officer.agency, concerned,
            under: procedure.panel.chair)
    }

    func name(of person: Person.ID) -> String? { officers.first { $0.person == person }?.name }
}
