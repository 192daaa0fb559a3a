import FoundationEssentials

/// All that was written of a meeting, read and in order.
public struct WrittenMeeting: Equatable, Sendable {
    /// An action as it was written down.
    public struct Action: Equatable, Sendable {
        public var text: String
        public var doneWhen: String
        public var person: Person.ID
        public var due: CivilDate
        public var reviewOn: CivilDate?
        public var entry: ActionCatalogue.Entry?
        /// Why a body does it that the catalogue does not know to have the power; empty where there is no need.
        public var powerReason: String

        public init(
            text: String, doneWhen: String, person: Person.ID, due: CivilDate, reviewOn: CivilDate? = nil,
            entry: ActionCatalogue.Entry? = nil, powerReason: String = ""
        ) {
            self.text = text
            self.doneWhen = doneWhen
            self.person = person
            self.due = due
            self.reviewOn = reviewOn
            self.entry = entry
            self.powerReason = powerReason
        }
    }

    public struct Recommendation: Equatable, Sendable {
        public var text: String
        public var to: Casework.Recommendation.Addressee

        public init(text: String, to: Casework.Recommendation.Addressee) {
            self.text = text
            self.to = to
        }
    }

    /// Bodies that were there although nobody of them was invited.
    public var otherBodies: [Agency.ID]
    public var findings: String
    public var account: MeetingAccount
    public var recommendations: [Recommendation]
    public var actions: [Action]

    public init(
        otherBodies: [Agency.ID] = [], findings: String, account: MeetingAccount,
        recommendations: [Recommendation] = [], actions: [Action] = []
    ) {
        self.otherBodies = otherBodies
        self.findings = findings
        self.account = account
        self.recommendations = recommendations
        self.actions = actions
    }

    /// The bodies that were there, each once, in order of their ids.
    public var bodies: [Agency.ID] {
        let spoken = account.presences.filter { $0.came.speaksForBody }.compactMap(\.agency)
        return Set(spoken + otherBodies).sorted { $0.raw.uuidString < $1.raw.uuidString }
    }

    /// Recorded now; people from outside speak for no body of the area.
    func withoutBodies(of guests: Set<Person.ID>, at now: Instant) -> WrittenMeeting {
        var written = self
        written.account.recordedAt = now
        for index in account.presences.indices where account.presences[index].person.map(guests.contains) ?? false {
            written.account.presences[index].agency = nil
        }
        return written
    }
}

extension Outcome where File == Review {
    /// The recommendations and actions of a meeting.
    fileprivate mutating func add(
        _ written: WrittenMeeting, by actor: Actor, in around: Circumstances
    ) throws(Refusal) {
        for advice in written.recommendations {
            add(try after.recommending(advice.text, to: advice.to, by: actor, in: around))
        }
        for action in written.actions {
            let agency = try around.officer(action.person).agency
            add(
                try after.settingAction(
                    action.text, doneWhen: action.doneWhen, agency: agency, person: action.person, due: action.due,
                    reviewOn: action.reviewOn, entry: action.entry, powerReason: action.powerReason, by: actor,
                    in: around))
        }
    }
}

extension Review {
    /// The record of the meeting becomes final: the meeting is held, with everything that was written of it. Whoever owns
    /// an action is told at once, and bodies of their recommendations with the outcome.
    public func finishing(
        _ written: WrittenMeeting, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let written = written.withoutBodies(of: around.concerned.guests, at: around.now)
        var outcome = try holding(
            attended: written.bodies, findings: written.findings, account: written.account, by: actor, in: around)
        try outcome.add(written, by: actor, in: around)
        return outcome
    }

    /// The minutes of a progress meeting, with everything that was written of it.
    public func finishingProgressMeeting(
        _ written: WrittenMeeting, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let written = written.withoutBodies(of: around.concerned.guests, at: around.now)
        try check(written.account, in: around)
        var outcome = try minutingProgressMeeting(
            attended: written.bodies, minutes: written.findings, account: written.account, by: actor, in: around)
        try outcome.add(written, by: actor, in: around)
        return outcome
    }

    /// The meeting is adjourned, and what was written of it until then is its record. Actions and recommendations are
    /// made when the panel has heard the case: until then they stay as they were written.
    public func adjourningMeeting(
        _ written: WrittenMeeting, because reason: String, awaiting awaited: String, by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let officer = try actor.officer(holding: .chair, .coordinator)
        let written = written.withoutBodies(of: around.concerned.guests, at: around.now)
        try check(written.account, in: around)
        var outcome = try adjourningMeeting(
            because: reason, awaiting: awaited, attended: written.bodies, by: actor, in: around)
        outcome.after.hearing?.record = Hearing.Record(
            attended: written.bodies, findings: written.findings, by: officer.person, account: written.account)
        return outcome
    }

    /// Whether what was written can be the record: everybody named is of the case, and dissent says why.
    func check(_ account: MeetingAccount, in around: Circumstances) throws(Refusal) {
        for presence in account.presences where presence.came == .sentOther && presence.note.isBlank {
            throw .missing("who was sent")
        }
        for part in account.parts where !applications.contains(part.application) { throw .unknown("application") }
        for view in account.views {
            _ = try around.agency(view.agency)
            if !view.agrees, view.words.isBlank { throw .missing("dissent") }
        }
    }

    /// Puts a part of the record of a meeting right, beside the first text: it says what it reads now, and why.
    public func correctingRecord(
        of number: Int, _ part: MeetingAccount.Correction.Part, reads text: String, because reason: String,
        by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<Review> {
        let officer = try actor.officer(holding: .chair, .coordinator)
        guard let index = hearings.firstIndex(where: { $0.number == number }), hearings[index].record != nil else {
            throw .unknown("recorded meeting")
        }
        guard !text.isBlank else { throw .missing("correction") }
        guard !reason.isBlank else { throw .missing("reason") }
        var after = self
        after.hearings[index].record?.account.corrections.append(
            .init(part: part, text: text, reason: reason, by: officer.person, at: around.now))
        let now = after.hearings[index].record?.account.number ?? 1
        return Outcome(
            after,
            events: [
                Event(
                    .recordCorrected,
                    [
                        .init("meeting", "\(number)"), .init("part", part.rawValue), .init("record", "\(now)"),
                        .init("reason", reason),
                    ])
            ])
    }
}

extension Outcome {
    /// What follows from another act on the same file, done right after.
    mutating func add(_ next: Outcome) {
        after = next.after
        events += next.events
        notices += next.notices
        deadlines += next.deadlines
        beside += next.beside
    }
}
