/// Who oversees a partnership, and what of the Crime and Policing Act 2026 is in force for it: each matter is off until a
/// day is set, because its commencement was not known when this was written.
public struct Oversight: Equatable, Sendable {
    /// What waits for a day.
    public enum Switch: String, CaseIterable, Sendable {
        /// The local policing body reviews decisions, as a further route for applicants.
        case reviewOfDecisions = "review-of-decisions"
        /// Statutory guidance that the relevant bodies must have regard to, by version.
        case guidance
        /// Information about antisocial behaviour for the Secretary of State.
        case dataReturn = "data-return"
    }

    /// A version of the statutory guidance.
    public struct Guidance: Equatable, Sendable {
        public var name: String
        public var publishedOn: CivilDate
        public var link: String

        public init(name: String, publishedOn: CivilDate, link: String) {
            self.name = name
            self.publishedOn = publishedOn
            self.link = link
        }
    }

    /// One setting of a switch, as somebody made it; all of them stay.
    public struct Setting: Equatable, Sendable {
        public var of: Switch
        /// From this day on; nil: off.
        public var startsOn: CivilDate?
        /// Of the switch `guidance`, where it is not switched off.
        public var guidance: Guidance?
        public var by: Person.ID
        public var at: Instant
        public var reason: String

        public init(
            of: Switch, startsOn: CivilDate?, guidance: Guidance? = nil, by: Person.ID, at: Instant, reason: String
        ) {
            self.of = of
            self.startsOn = startsOn
            self.guidance = guidance
            self.by = by
            self.at = at
            self.reason = reason
        }
    }

    public var bodies: [LocalPolicingBody]
    /// In the order in which they were made.
    public var settings: [Setting]

    public static let none = Oversight(bodies: [], settings: [])

    public init(bodies: [LocalPolicingBody], settings: [Setting]) {
        self.bodies = bodies
        self.settings = settings
    }

    /// The local policing body on a day.
    public func body(on day: CivilDate) -> LocalPolicingBody? { bodies.first { $0.isValid(on: day) } }

    /// The day from which a switch is on by its newest setting; nil where it is off. Of the guidance: of its newest
    /// version, be it in force already or not.
    public func start(of name: Switch) -> CivilDate? { settings.last { $0.of == name }?.startsOn }

    /// Of the guidance: whether a version of it is in force.
    public func isOn(_ name: Switch, on day: CivilDate) -> Bool {
        if name == .guidance { return guidance(on: day) != nil }
        return start(of: name).map { $0 <= day } ?? false
    }

    /// The version of the guidance on a day: of those set since it was last off, the one that began last.
    public func guidance(on day: CivilDate) -> Guidance? {
        let made = settings.filter { $0.of == .guidance }
        let sinceOff = made.suffix(from: made.lastIndex { $0.startsOn == nil }.map { $0 + 1 } ?? 0)
        var inForce: (from: CivilDate, guidance: Guidance)?
        for setting in sinceOff {
            guard let from = setting.startsOn, let guidance = setting.guidance, from <= day else { continue }
            if inForce.map({ $0.from <= from }) ?? true { inForce = (from, guidance) }
        }
        return inForce?.guidance
    }

    /// The body that may be asked for a further review on a day: the switch is on, and there is a body.
    public func furtherRoute(on day: CivilDate) -> LocalPolicingBody? {
        isOn(.reviewOfDecisions, on: day) ? body(on: day) : nil
    }

    /// The switches that are on although no local policing body is valid on the day.
    public func lacksBody(on day: CivilDate) -> [Switch] {
        body(on: day) == nil ? Switch.allCases.filter { isOn($0, on: day) } : []
    }
}

extension Oversight {
    /// Adds a local policing body. Throws `Refusal` where the actor is no coordinator, something is missing, its end
    /// comes before its beginning, or another is valid on one of its days.
    public func adding(
        _ body: LocalPolicingBody, because reason: String, by actor: Actor
    ) throws(Refusal) -> (after: Oversight, event: Event) {
        _ = try actor.officer(holding: .coordinator)
        guard !body.name.isBlank else { throw .missing("name") }
        guard !reason.isBlank else { throw .missing("reason") }
        if let until = body.validUntil, until < body.validFrom {
            throw .date("valid_until", until, from: body.validFrom, until: nil)
        }
        if let other = bodies.first(where: { $0.overlaps(body) }) {
            throw .date("valid_from", body.validFrom, from: other.validUntil?.adding(days: 1), until: nil)
        }
        var after = self
        after.bodies.append(body)
        return (
            after,
            Event(
                .oversightChanged,
                [
                    .init("local policing body", body.name), .init("kind", body.kind.rawValue),
                    .init("from", "\(body.validFrom)"), .init("reason", reason),
                ])
        )
    }

    /// Ends a local policing body on its last day. Throws `Refusal` as `adding` does.
    public func ending(
        _ id: LocalPolicingBody.ID, on day: CivilDate, because reason: String, by actor: Actor
    ) throws(Refusal) -> (after: LocalPolicingBody, event: Event) {
        _ = try actor.officer(holding: .coordinator)
        guard !reason.isBlank else { throw .missing("reason") }
        guard var body = bodies.first(where: { $0.id == id }) else { throw .unknown("local policing body") }
        guard day >= body.validFrom else { throw .date("valid_until", day, from: body.validFrom, until: nil) }
        body.validUntil = day
        if let next = bodies.first(where: { $0.id != id && $0.overlaps(body) }) {
            throw .date("valid_until", day, from: body.validFrom, until: next.validFrom.adding(days: -1))
        }
        return (
            body,
            Event(
                .oversightChanged,
                [
                    .init("local policing body", body.name), .init("until", "\(day)"), .init("reason", reason),
                ])
        )
    }

    /// Sets a switch from a day on, or off. Throws `Refusal` where the actor is no coordinator, the reason is missing, or
    /// the guidance is not named.
    public static func setting(
        _ name: Switch, from day: CivilDate?, guidance: Guidance?, because reason: String, by actor: Actor,
        at now: Instant
    ) throws(Refusal) -> (setting: Setting, event: Event) {
        let officer = try actor.officer(holding: .coordinator)
        guard !reason.isBlank else { throw .missing("reason") }
        let named = name == .guidance && day != nil ? guidance : nil
        if name == .guidance && day != nil {
            guard let named, !named.name.isBlank, !named.link.isBlank else { throw .missing("guidance") }
        }
        return (
            Setting(of: name, startsOn: day, guidance: named, by: officer.person, at: now, reason: reason),
            Event(
                .oversightChanged,
                [.init("switch", name.rawValue), .init("from", day.map { "\($0)" } ?? "off")]
                    + (named.map { [.init("guidance", $0.name)] } ?? []) + [.init("reason", reason)])
        )
    }
}

extension Circumstances {
    /// The further route of review on the day on which somebody is told, for their letter; empty where there is none.
    var furtherReview: Notice.Fact {
        .lines(
            oversight.furtherRoute(on: today).map {
                ["You can also ask \($0.name), the local policing body for this area, to review the decision."]
            } ?? [])
    }
}
