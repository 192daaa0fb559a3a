import FoundationEssentials

// The outcome in two acts: one person writes what each applicant is told, a second reads it for other people's data.
extension Review {
    /// The newest draft for an applicant, until it is told. Older ones were put right by it.
    public func outcomeDraft(for application: Application.ID) -> OutcomeDraft? {
        endings.drafts.last { $0.application == application }.flatMap { $0.toldOn == nil ? $0 : nil }
    }

    /// What an applicant was told last.
    public func outcomeTold(to application: Application.ID) -> OutcomeDraft? {
        outcomesTold(to: application).last
    }

    /// Everything that an applicant was told, oldest first: after it was planned again there is another outcome.
    public func outcomesTold(to application: Application.ID) -> [OutcomeDraft] {
        endings.drafts.filter { $0.application == application && $0.toldOn != nil }
    }

    /// Writes what one applicant is to be told. In a review of several applications each reads words of their own, and
    /// what is `withheld` of the plan, by the ids of actions and recommendations, is not told to this one, and neither is
    /// what does not concern them.
    public func draftingOutcome(
        _ text: String, for application: Application.ID, withholding withheld: [UUID] = [], by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let officer = try actor.officer(holding: .chair, .coordinator)
        guard case .consulting = stage else { throw wrongStage(.consulting) }
        guard applications.contains(application) else { throw .unknown("application") }
        guard !text.isBlank else { throw .missing("outcome") }
        guard withheld.allSatisfy(parts.contains) else { throw .unknown("action") }
        let withheld = parts.filter(withheld.contains)
        // Whom a part concerns may be said anew until the outcome goes: it is no part of what was withheld.
        let untold = withheld + hidden(from: application)
        var after = self
        let version = (endings.drafts.filter { $0.application == application }.map(\.version).max() ?? 0) + 1
        after.endings.drafts.append(
            OutcomeDraft(
                application: application, version: version, text: text, withheld: withheld,
                plan: plan(in: around, without: untold), recommendations: recommended(without: untold),
                writtenOn: around.today, writtenBy: officer.person))
        return Outcome(after, events: [Event(.outcomeDrafted, [.init("version", "\(version)")])])
    }

    /// A second person has read a draft: it may go as it is, or goes back with what must be mended. The chair, a
    /// coordinator and the lead officer may read it, whoever wrote it may not.
    public func readingOutcome(
        _ version: Int, for application: Application.ID, passing isPassed: Bool, findings: String, by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let officer: Officer
        if case .officer(let own) = actor, leads(own) {
            officer = own
        } else {
            officer = try actor.officer(holding: .chair, .coordinator)
        }
        guard case .consulting = stage else { throw wrongStage(.consulting) }
        guard let draft = outcomeDraft(for: application), draft.version == version,
            let index = endings.drafts.firstIndex(of: draft)
        else { throw .unknown("draft of the outcome") }
        guard draft.reading == nil else { throw .already("read") }
        guard officer.person != draft.writtenBy else { throw .samePerson }
        guard isPassed || !findings.isBlank else { throw .missing("findings of the reading") }
        var after = self
        after.endings.drafts[index].reading = OutcomeDraft.Reading(
            on: around.today, by: officer.person, isPassed: isPassed, findings: findings)
        return Outcome(
            after,
            events: [
                Event(
                    .outcomeRead, [.init("version", "\(version)"), .init("passed", isPassed ? "yes" : "sent back")])
            ])
    }

    /// The draft that may go to an applicant: read by a second person, and the plan still as it was then.
    func readOutcome(for application: Application.ID, in around: Circumstances) throws(Refusal) -> OutcomeDraft {
        guard let draft = outcomeDraft(for: application) else { throw .missing("draft of the outcome") }
        guard draft.reading?.isPassed == true else { throw .missing("second reading of the outcome") }
        let untold = draft.withheld + hidden(from: application)
        guard draft.plan == plan(in: around, without: untold),
            draft.recommendations == recommended(without: untold)
        else { throw .missing("reading of the plan as it is now") }
        return draft
    }

    func plan(in around: Circumstances, without withheld: [UUID]) -> [String] {
        var told = self
        told.actions.removeAll { withheld.contains($0.id.raw) }
        return told.plan(in: around)
    }

    private func recommended(without withheld: [UUID]) -> [String] {
        recommendations.filter { !withheld.contains($0.id.raw) }.map(\.text)
    }

    /// Whether somebody is the lead officer and has accepted, or acts for them while they are away.
    public func leads(_ officer: Officer) -> Bool {
        lead.map { $0.standing == .accepted && officer.acts(for: $0.person) } ?? false
    }
}
