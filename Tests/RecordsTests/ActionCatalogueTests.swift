import Casework
import Records
import Testing
import Text

@Suite struct `The catalogue of actions` {
    @Test func `that ships is grouped as its sources are, and names who has the power`() throws {
        let catalogue = try ActionCatalogueFile.shipped()
        #expect(Set(catalogue.entries.map(\.group)) == Set(ActionCatalogue.Group.allCases))
        #expect(catalogue["community-protection-notice"]?.isOpen(to: .health) == false)
        #expect(catalogue["noise-abatement-notice"]?.power == [.council])
        #expect(catalogue["mediation"]?.isOpen(to: .support) == true)
        #expect(catalogue["no-such-measure"] == nil)
        // A court takes more than a visit.
        for entry in catalogue.entries where entry.group == .legal { #expect(entry.formality >= 5) }
    }

    @Test(arguments: [
        ("actions: []", "actions"), ("actions:\n  - key: a", "actions[0]"),
        ("actions:\n  - {key: A b, name: x, group: legal, formality: 1, done_when: y}", "key"),
        ("actions:\n  - {key: a, name: x, group: gentle, formality: 1, done_when: y}", "group"),
        ("actions:\n  - {key: a, name: x, group: legal, formality: 10, done_when: y}", "formality"),
        ("actions:\n  - {key: a, name: x, group: legal, formality: 1, done_when: y, power: [army]}", "power"),
        ("actions:\n  - {key: a, name: x, group: legal, formality: 1, done_when: y, lawful: z}", "lawful"),
        (
            "actions:\n  - {key: a, name: x, group: legal, formality: 1, done_when: y}\n"
                + "  - {key: a, name: z, group: legal, formality: 1, done_when: y}", "key"
        ),
    ])
    func `says what is wrong, and where`(text: String, place: String) throws {
        let mistakes = try #require(throws: Mistakes.self) { try ActionCatalogueFile.read(Array(text.utf8)) }
        #expect(mistakes.all.contains { $0.path?.contains(place) == true && $0.position != nil }, "\(mistakes.all)")
    }
}
