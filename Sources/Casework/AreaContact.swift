/// Whom another area names for applications (section 104(3)(a)), as the coordinators keep it in their directory: for
/// areas that this service does not serve. What was kept stays; a contact that changes ends, and a new one begins.
public struct AreaContact: Equatable, Sendable {
    public typealias ID = Casework.ID<AreaContact>

    public var id: ID
    /// The local government area's code, such as `E07000146`.
    public var area: String
    public var areaName: String
    /// The council, police force or partnership that takes applications there.
    public var body: String
    public var email: String?
    public var telephone: String?
    public var address: String?
    public var validFrom: CivilDate
    /// The last day; nil: no end is known.
    public var validUntil: CivilDate?

    public init(
        id: ID, area: String, areaName: String, body: String, email: String?, telephone: String?, address: String?,
        validFrom: CivilDate, validUntil: CivilDate? = nil
    ) {
        self.id = id
        self.area = area
        self.areaName = areaName
        self.body = body
        self.email = email
        self.telephone = telephone
        self.address = address
        self.validFrom = validFrom
        self.validUntil = validUntil
    }

    /// Both days are included.
    public func isValid(on day: CivilDate) -> Bool { validFrom <= day && validUntil.map { day <= $0 } ?? true }

    /// Every way to reach it, on one line.
    public var reach: String {
        let ways = [email, telephone, address].compactMap(\.self).filter { !$0.isBlank }
        return ([body] + ways).joined(separator: ", ")
    }

    /// Enters it into the directory. Throws `Refusal` where the actor is no coordinator, where a name or every way to
    /// reach it is missing, for a code of another form, and for an end before the beginning.
    public func entering(by actor: Actor) throws(Refusal) -> Event {
        _ = try actor.officer(holding: .coordinator)
        guard AreaCode.isOne(area) else { throw .missing("area_code") }
        guard !areaName.isBlank else { throw .missing("area_name") }
        guard !body.isBlank else { throw .missing("body") }
        guard [email, telephone, address].contains(where: { $0.map { !$0.isBlank } ?? false }) else {
            throw .missing("reach")
        }
        if let validUntil, validUntil < validFrom {
            throw .date("valid_until", validUntil, from: validFrom, until: nil)
        }
        return Event(
            .areaContactChanged,
            [.init("area", area), .init("body", body), .init("valid_from", "\(validFrom)")])
    }

    /// Ends it on its last day. Throws `Refusal` as `entering` does.
    public func ending(on day: CivilDate, by actor: Actor) throws(Refusal) -> (after: AreaContact, event: Event) {
        _ = try actor.officer(holding: .coordinator)
        guard day >= validFrom else { throw .date("valid_until", day, from: validFrom, until: nil) }
        var after = self
        after.validUntil = day
        return (
            after,
            Event(.areaContactChanged, [.init("area", area), .init("body", body), .init("valid_until", "\(day)")])
        )
    }
}
