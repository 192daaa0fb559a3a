extension Roster {
    /// Arranges a cover, which both are told of. Whoever covers is of the same agency; for a chair or a coordinator it may
    /// be another chair or coordinator.
    public func arranging(
        _ cover: Cover, by actor: Actor
    ) throws(Refusal) -> (event: Event, notices: [Notice]) {
        let away = parts(of: cover.person, from: today)
        guard !away.isEmpty else { throw .unknown("person") }
        _ = try manager(of: away + lent(to: cover.person, cover.from, cover.until), actor)
        guard cover.by != cover.person else { throw .people(.coversOneself) }
        try require(cover.from, "cover_from")
        let last = cover.from.adding(days: 366)
        guard cover.from <= cover.until, cover.until <= last else {
            throw .date("cover_until", cover.until, from: cover.from, until: last)
        }
        let standIn = parts(of: cover.by, from: today).filter { $0.isInForce(on: cover.from) }
        guard
            standIn.contains(where: { part in
                away.contains {
                    $0.agency == part.agency
                        || $0.role == part.role && (part.role == .chair || part.role == .coordinator)
                }
            })
        else { throw .people(.cannotCover) }
        if !standIn.contains(where: { $0.lasts(to: cover.until) }), let ends = standIn.compactMap(\.until).max() {
            throw .people(.coverEnds(ends))
        }
        let beside = covers.filter { $0.meets(cover.from, cover.until) }
        if let other = beside.first(where: { $0.person == cover.person }) {
            throw .people(.alreadyCovered(from: other.from, until: other.lastDay))
        }
        guard !leads(from: cover.by, to: cover.person, by: beside) else { throw .people(.circle) }
        return (event(.coverArranged, cover), notices(of: cover, until: cover.until))
    }

    /// Ends a cover before its time: today is its first day without.
    public func ending(
        _ id: Cover.ID, by actor: Actor
    ) throws(Refusal) -> (after: Cover, event: Event, notices: [Notice]) {
        guard let before = covers.first(where: { $0.id == id }) else { throw .unknown("cover") }
        _ = try manager(of: parts(of: before.person, from: today), actor)
        guard today <= before.lastDay else { throw .already("ended") }
        var after = before
        after.endedOn = today
        let notices = before.from < today ? notices(of: after, until: after.lastDay) : calledOff(before)
        return (after, event(.coverEnded, after), notices)
    }

    /// The parts that somebody does for others on some day of these, both included: whoever stands in for them does those
    /// as well.
    func lent(to person: Person.ID, _ from: CivilDate, _ until: CivilDate) -> [Serving] {
        let running = covers.filter { $0.meets(from, until) }
        var (found, next): (Set<Person.ID>, Set<Person.ID>) = ([], [person])
        while !next.isEmpty {
            next = Set(running.filter { next.contains($0.by) }.map(\.person)).subtracting(found)
            found.formUnion(next)
        }
        return found.flatMap { parts(of: $0, from: today) }
    }

    /// Whether whoever covers the first is covered in turn, and so on, by the other.
    private func leads(from first: Person.ID, to other: Person.ID, by covers: [Cover]) -> Bool {
        var (reached, next): (Set<Person.ID>, Set<Person.ID>) = ([first], [first])
        while !next.isEmpty {
            next = Set(covers.filter { next.contains($0.person) }.map(\.by)).subtracting(reached)
            reached.formUnion(next)
        }
        return reached.contains(other)
    }

    private func event(_ kind: Event.Kind, _ cover: Cover) -> Event {
        Event(
            kind,
            [
                .init("person", name(of: cover.person)), .init("cover", name(of: cover.by)),
                .init("from", "\(cover.from)"), .init("until", "\(cover.lastDay)"),
            ])
    }

    /// One that never began has no last day to tell of.
    private func calledOff(_ cover: Cover) -> [Notice] {
        [cover.person, cover.by].map { person in
            Notice(
                .coverCalledOff, to: .person(person),
                [
                    "person": .text(name(of: cover.person)), "cover": .text(name(of: cover.by)),
                    "from": .date(cover.from),
                ],
                expires: London.instant(date: cover.until.adding(days: 1), hour: 0, minute: 0), path: "/work")
        }
    }

    private func notices(of cover: Cover, until: CivilDate) -> [Notice] {
        [cover.person, cover.by].map { person in
            Notice(
                .coverArranged, to: .person(person),
                [
                    "person": .text(name(of: cover.person)), "cover": .text(name(of: cover.by)),
                    "from": .date(cover.from), "until": .date(until),
                ],
                expires: London.instant(date: cover.until.adding(days: 1), hour: 0, minute: 0), path: "/work")
        }
    }
}
