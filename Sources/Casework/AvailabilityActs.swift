import FoundationEssentials

// When people could come: asked by message, answered without an account, ended with the meeting.

extension Review {
    /// Asks `people` which of the slots that begin at `starts` would suit them. Where a poll is open already it goes on:
    /// who answered a slot is asked only about those that are new, slots left out are dropped, and nobody asked is
    /// forgotten.
    public func askingWhen(
        _ starts: [Instant], minutes: Int, of people: [Person.ID], until lastDay: CivilDate,
        besides open: AvailabilityPoll?, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<AvailabilityPoll> {
        _ = try actor.officer(holding: .coordinator)
        guard stage.name != .closed else { throw .already("closed") }
        guard Meeting.lengths.contains(minutes) else { throw .missing("minutes") }
        let starts = Array(Set(starts)).sorted()
        guard let first = starts.first, starts.count <= AvailabilityPoll.mostCandidates else { throw .missing("slots") }
        let firstDay = London.date(of: first)
        guard first > around.now else { throw .date("starts", firstDay, from: around.today, until: nil) }
        // The planner offers nothing after the years whose holidays are known.
        guard London.date(of: starts.last ?? first) <= around.calendar.lastDay else {
            throw .calendarEnds(around.calendar.lastDay)
        }
        guard lastDay >= around.today, lastDay < firstDay || lastDay == around.today else {
            throw .date("last_day", lastDay, from: around.today, until: firstDay.adding(days: -1))
        }
        var poll =
            open
            ?? AvailabilityPoll(
                id: .init(around.makeID()), partnership: partnership, review: id, openedOn: around.today,
                lastDay: lastDay, minutes: minutes, candidates: [])
        guard poll.ended == nil else { throw .already("ended") }
        if poll.minutes != minutes {
            // Another length is another question.
            for index in poll.candidates.indices { poll.candidates[index].isDropped = true }
        }
        poll.minutes = minutes
        poll.lastDay = lastDay
        poll.take(starts)
        for person in people where !poll.asked.contains(where: { $0.person == person }) {
            poll.asked.append(.init(id: .init(around.makeID()), person: person))
        }
        guard !poll.asked.isEmpty else { throw .missing("asked") }

        var notices: [Notice] = []
        var deadlines: [Deadline.Change] = []
        for asked in poll.asked where people.contains(asked.person) {
            let officer = try around.officer(asked.person)
            let unanswered = poll.unanswered(asked)
            let before = open?.asked(asked.id).flatMap { was in open?.unanswered(was) } ?? []
            guard !unanswered.isEmpty else { continue }
            deadlines.append(
                .open(
                    try around.deadline(
                        .availability, due: lastDay, from: around.today, subject: asked.id.raw,
                        // Whoever comes from outside is of no body here: the coordinators look after the answer.
                        owner: around.concerned.guests.contains(officer.person)
                            ? .coordinators : .init(agency: officer.agency, person: officer.person),
                        working: "Asked on \(around.today.inWords) which slots would suit.")))
            // Who has been asked about all of them has that message already.
            guard unanswered.contains(where: { !before.contains($0) }) else { continue }
            notices.append(poll.question(to: asked, about: unanswered))
        }
        // Whoever need not answer any more is not reminded.
        for asked in poll.asked where poll.unanswered(asked).isEmpty {
            deadlines.append(.met(.availability, subject: asked.id.raw, on: around.today))
        }
        return Outcome(
            poll,
            events: [
                Event(
                    .availabilityAsked,
                    [
                        .init("slots", "\(poll.open.count)"), .init("asked", "\(poll.asked.count)"),
                        .init("until", "\(lastDay)"),
                    ])
            ], notices: notices, deadlines: deadlines)
    }
}

extension AvailabilityPoll {
    /// Asks about these slots from now on, and no others.
    fileprivate mutating func take(_ starts: [Instant]) {
        for index in candidates.indices where !starts.contains(candidates[index].startsAt) {
            candidates[index].isDropped = true
        }
        let kept = open.map(\.startsAt)
        for start in starts where !kept.contains(start) {
            let number = (candidates.map(\.number).max() ?? 0) + 1
            candidates.append(Candidate(number: number, startsAt: start, minutes: minutes))
        }
    }

    /// Of no use once the last of its slots has begun.
    fileprivate func question(to asked: Asked, about slots: [Candidate]) -> Notice {
        Notice(
            .availabilityAsked, to: .person(asked.person),
            [
                "slots": .lines(slots.map(\.startsAt.inWordsInLondon)), "minutes": .number(minutes),
                "until": .date(lastDay),
            ], expires: open.last?.startsAt, path: AvailabilityPoll.path(of: asked.id))
    }

    /// Where somebody who is signed in says when they can; a message leads to the same without an account.
    public static func path(of asked: Asked.ID) -> String { AvailabilityPoll.pathStart + asked.description }

    public static let pathStart = "/work/availability/"

    /// What somebody answers, in place of what they answered to the same slots before; `saidBy` where another enters it
    /// for them. Slots that are left out stay as they are.
    public func answering(
        _ id: Asked.ID, _ replies: [Int: Reply], comment: String, saidBy: String? = nil, by actor: Actor,
        in around: Circumstances
    ) throws(Refusal) -> Outcome<AvailabilityPoll> {
        guard let index = asked.firstIndex(where: { $0.id == id }) else { throw .unknown("person") }
        guard ended == nil else { throw .already("ended") }
        guard case .officer(let officer) = actor else { throw .notYours(needed: []) }
        let isTheirs = officer.acts(for: asked[index].person)
        guard isTheirs || officer.roles.contains(.coordinator) else { throw .notYours(needed: [.coordinator]) }
        let said = saidBy.flatMap { $0.isBlank ? nil : $0 }
        guard isTheirs || said != nil else { throw .missing("said_by") }
        let numbers = Set(open.map(\.number))
        guard !replies.isEmpty else { throw .missing("availability") }
        guard replies.keys.allSatisfy(numbers.contains) else { throw .unknown("slot") }
        var after = self
        after.asked[index].replies.merge(replies) { $1 }
        after.asked[index].comment = comment
        after.asked[index].answeredAt = around.now
        after.asked[index].entered = said.map { Entered(by: officer.person, saidBy: $0) }
        let isWhole = after.unanswered(after.asked[index]).isEmpty
        return Outcome(
            after,
            events: [Event(.availabilityAnswered, [.init("slots", "\(replies.count)")])],
            deadlines: isWhole ? [.met(.availability, subject: id.raw, on: around.today)] : [])
    }

    /// Ends it without a meeting: whoever was asked is told once that they need keep nothing free.
    public func callingOff(
        because reason: String, by actor: Actor, in around: Circumstances
    ) throws(Refusal) -> Outcome<AvailabilityPoll> {
        _ = try actor.officer(holding: .coordinator)
        guard ended == nil else { throw .already("ended") }
        guard !reason.isBlank else { throw .missing("reason") }
        return ending(Ended(on: around.today, because: reason), telling: { _ in true }, in: around)
    }

    /// What becomes of it where the meetings of its review are now others: it ends when one is set or moved, and whoever
    /// was asked and is not invited is told so, once; it ends without a word when the review is closed. nil: it goes on.
    public func following(
        _ review: Review, was before: Review, in around: Circumstances
    ) -> Outcome<AvailabilityPoll>? {
        guard ended == nil else { return nil }
        if review.stage.name == .closed {
            return ending(Ended(on: around.today, because: "the case was closed"), telling: { _ in false }, in: around)
        }
        guard let hearing = review.hearing else { return nil }
        let was = before.hearing
        guard was?.number != hearing.number || was?.meeting != hearing.meeting || was?.slot != hearing.slot else {
            return nil
        }
        return ending(Ended(on: around.today), telling: { !hearing.invited.contains($0) }, in: around)
    }

    private func ending(
        _ end: Ended, telling isTold: (Person.ID) -> Bool, in around: Circumstances
    ) -> Outcome<AvailabilityPoll> {
        var after = self
        after.ended = end
        let here = Set(around.officers.map(\.person))
        return Outcome(
            after, events: [Event(.availabilityEnded, end.because.map { [.init("because", $0)] } ?? [])],
            notices: asked.filter { here.contains($0.person) && isTold($0.person) }.map {
                Notice(
                    .availabilityEnded, to: .person($0.person),
                    ["because": .lines(end.because.map { [$0] } ?? [])], expires: open.last?.startsAt)
            },
            deadlines: asked.map {
                .lapsed(.availability, subject: $0.id.raw, because: "nobody is asked any more when they could come")
            })
    }
}

extension Instant {
    /// `Monday 4 May 2026, 2:30pm`, on a clock in London.
    public var inWordsInLondon: String {
        let clock = London.clock(of: self)
        let hour = clock.hour % 12 == 0 ? 12 : clock.hour % 12
        let minute = clock.minute == 0 ? "" : ":\(clock.minute < 10 ? "0" : "")\(clock.minute)"
        return "\(clock.date.inWordsWithWeekday), \(hour)\(minute)\(clock.hour < 12 ? "am" : "pm")"
    }
}
