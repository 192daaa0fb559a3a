import Casework
import FoundationEssentials
import Testing

@Suite struct `Who covers for whom` {
    private let ann = Person.ID(UUID())
    private let bob = Person.ID(UUID())
    private let cat = Person.ID(UUID())
    private let dan = Person.ID(UUID())

    private func cover(
        _ person: Person.ID, by: Person.ID, _ from: String, _ until: String, ended: String? = nil
    ) -> Cover {
        Cover(
            id: .init(UUID()), person: person, by: by, from: day(from), until: day(until),
            endedOn: ended.map { day($0) })
    }

    @Test(
        arguments: [
            ("2026-05-03", nil, false), ("2026-05-04", nil, true), ("2026-05-15", nil, true),
            ("2026-05-16", nil, false),
            ("2026-05-07", "2026-05-08", true), ("2026-05-08", "2026-05-08", false),
            ("2026-05-04", "2026-05-04", false),
            ("2026-05-15", "2026-06-01", true),
        ] as [(String, String?, Bool)])
    func `holds from its first day to its last, and not from the day on which it is ended`(
        _ on: String, _ ended: String?, _ isInForce: Bool
    ) {
        let cover = cover(ann, by: bob, "2026-05-04", "2026-05-15", ended: ended)
        #expect(cover.isInForce(on: day(on)) == isInForce)
    }

    @Test func `is the last of a line where whoever covers is covered in turn`() {
        let covers = [
            cover(ann, by: bob, "2026-05-04", "2026-05-15"), cover(bob, by: cat, "2026-05-11", "2026-05-20"),
            cover(dan, by: cat, "2026-05-01", "2026-05-04"),
        ]
        #expect(covers.standIns(on: day("2026-05-04")) == [ann: bob, dan: cat])
        #expect(covers.standIns(on: day("2026-05-11")) == [ann: cat, bob: cat])
        #expect(covers.standIns(on: day("2026-05-18")) == [bob: cat])
        #expect(covers.covered(by: cat, on: day("2026-05-11")) == [ann, bob])
        #expect(covers.covered(by: bob, on: day("2026-05-11")) == [ann])
        #expect(covers.covered(by: cat, on: day("2026-05-05")) == [])
    }

    @Test func `ends also where rows of a database went in a circle`() {
        let covers = [cover(ann, by: bob, "2026-05-04", "2026-05-15"), cover(bob, by: ann, "2026-05-04", "2026-05-15")]
        #expect(covers.covered(by: ann, on: day("2026-05-05")) == [bob])
        #expect(covers.standIns(on: day("2026-05-05")).count == 2)
    }

    @Test func `lends the parts of whoever is away, and says whose a duty is`() {
        let town = Town()
        let covers = [cover(town.coordinator.person, by: town.senior.person, "2026-05-04", "2026-05-15")]
        let senior = town.senior.covering(covers, among: town.officers, on: day("2026-05-05"))
        #expect(senior.roles == [.senior, .coordinator] && senior.lentRoles == [.coordinator])
        let away = Covered(
            person: town.coordinator.person, name: "Cora Ellis", agency: town.council.id, roles: [.coordinator])
        #expect(senior.share(in: .coordinators) == .covering(away))
        #expect(senior.share(in: .init(agency: town.council.id)) == .own)
        #expect(senior.share(in: .init(agency: town.council.id, person: town.senior.person)) == .own)
        #expect(senior.share(in: .init(agency: town.council.id, person: town.coordinator.person)) == .covering(away))
        #expect(senior.share(in: .init(agency: town.council.id, person: town.second.person)) == nil)
        #expect(senior.share(in: .init(agency: town.police.id)) == nil)
        #expect(town.senior.share(in: .coordinators) == nil)
        #expect(town.second.share(in: .coordinators) == .own)
        let after = town.senior.covering(covers, among: town.officers, on: day("2026-05-16"))
        #expect(after == town.senior)
        // Whoever has left lends nothing.
        let others = town.officers.filter { $0 != town.coordinator }
        #expect(town.senior.covering(covers, among: others, on: day("2026-05-05")) == town.senior)
    }

    @Test func `lends the duties of another agency`() throws {
        let town = Town()
        let covers = [cover(town.policeContact.person, by: town.healthContact.person, "2026-05-04", "2026-05-15")]
        let health = town.healthContact.covering(covers, among: town.officers, on: day("2026-05-05"))
        #expect(health.serves(town.police.id) && health.serves(town.health.id) && !health.serves(town.landlord.id))
        #expect(health.acts(for: town.policeContact.person) && !health.acts(for: town.chair.person))
        let away = Covered(
            person: town.policeContact.person, name: "Paula Reed", agency: town.police.id, roles: [.contact])
        #expect(health.share(in: .init(agency: town.police.id)) == .covering(away))
    }
}
