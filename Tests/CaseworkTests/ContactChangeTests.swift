import Casework
import FoundationEssentials
import Testing

@Suite struct `Changing how an applicant is reached` {
    private let given: [Way: String] = [.email: "ann@home.example", .text: "07700 900001", .call: "07700 900001"]
    private let own = Actor.applicant(.init(UUID()))

    private func decide(
        _ before: SafeContact = .unsaid, to wanted: SafeContact, because reason: String = "She rang.",
        secretly: Bool = false, by actor: Actor? = nil
    ) throws -> ContactChange {
        try ContactChange.deciding(
            from: before, to: wanted, given: given, because: reason, tellsNobodyAtTheOld: secretly, by: actor ?? own)
    }

    @Test func `is for the applicant and for coordinators, with a reason, and must change something`() throws {
        let town = Town()
        let wanted = SafeContact(ways: [.email: .init(isAllowed: false)])
        #expect(throws: Refusal.notYours(needed: [.coordinator])) { try decide(to: wanted, by: town.byPolice) }
        #expect(throws: Refusal.notYours(needed: [.coordinator])) { try decide(to: wanted, by: town.byChair) }
        #expect(throws: Refusal.missing("reason")) { try decide(to: wanted, because: "", by: town.byCoordinator) }
        #expect(throws: Refusal.already("changed")) { try decide(wanted, to: wanted) }
        #expect(try decide(to: wanted, by: town.byCoordinator).after == wanted)
    }

    @Test func `is told only where it was safe before and is safe now, at the same address`() throws {
        let off = try decide(to: SafeContact(ways: [.email: .init(isAllowed: false)]))
        #expect(off.told == [.call, .text])
        #expect(off.changed == ["e-mail: not to be used"])
        let moved = try decide(to: SafeContact(ways: [.email: .init(isAllowed: true, address: "new@safe.example")]))
        #expect(moved.told == [.call, .text])
        let back = try decide(SafeContact(ways: [.email: .init(isAllowed: false)]), to: .unsaid)
        #expect(back.told == [.call, .text])
    }

    @Test func `keeps what was said to be unsafe, for ever`() throws {
        let moved = SafeContact(ways: [.email: .init(isAllowed: true, address: "new@safe.example")])
        let change = try decide(to: moved, secretly: true)
        #expect(change.after.barred == ["ann@home.example"])
        // Going back to it changes nothing of that.
        let back = try decide(change.after, to: .unsaid)
        #expect(back.after.barred == ["ann@home.example"])
        #expect(back.after.address(by: .email, given: given) == nil)
        #expect(!back.told.contains(.email))
    }

    @Test func `does not call a number unsafe that is still rung`() throws {
        let change = try decide(to: SafeContact(ways: [.text: .init(isAllowed: false)]), secretly: true)
        #expect(change.after.barred.isEmpty)
        #expect(change.after.address(by: .call, given: given) == "07700 900001")
    }

    @Test func `names what was changed and no address`() throws {
        var wanted = SafeContact(
            ways: [.email: .init(isAllowed: true, address: "new@safe.example")], order: [.call],
            times: [.init(weekdays: [1], from: 0, until: 60)], voicemail: .never, isNeutral: false, language: "cy",
            format: .braille, note: "Ask for Jo.")
        wanted.barred = ["old@home.example"]
        let words = try decide(to: wanted).changed
        #expect(words.count == 9)
        #expect(!words.joined().contains("@"))
    }
}
