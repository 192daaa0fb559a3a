public import Casework
import Shipped
public import Text

/// Reads the catalogue of actions (`config/actions.yaml`).
public enum ActionCatalogueFile {
    /// Throws every mistake at once, each with its place.
    public static func read(_ bytes: [UInt8]) throws(Mistakes) -> ActionCatalogue {
        try Reader.read(try Node.yaml(bytes)) { $0.actionCatalogue() }
    }

    /// The one that ships with the service.
    public static func shipped() throws(Mistakes) -> ActionCatalogue {
        try read(Array((Shipped.text("config/actions.yaml") ?? "").utf8))
    }
}

extension Reader {
    fileprivate func actionCatalogue() -> ActionCatalogue? {
        var keys: Set<[UInt8]> = []
        let entries = array("actions", count: 1...500) { item in
            let entry = item.actionEntry()
            if let entry, !keys.insert(Array(entry.key.utf8)).inserted {
                item.refuse("key", expected: "a key of its own for each action", mend: "Another action has this key.")
            }
            return entry
        }
        return ActionCatalogue(entries: entries)
    }

    private func actionEntry() -> ActionCatalogue.Entry? {
        let key = string("key", maxBytes: 60)
        if let key, !key.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }) {
            refuse("key", expected: "lower-case letters, digits and hyphens")
        }
        let name = string("name", maxBytes: 200)
        let group = choice("group", of: ActionCatalogue.Group.self)
        let formality = integer("formality", in: 1...9)
        let power = optional("power")?.array { $0.choice(of: Agency.Kind.self) } ?? []
        let law = optional("law")?.string(maxBytes: 300) ?? ""
        let doneWhen = string("done_when", maxBytes: 1_000)
        let tellsFirst = optional("tell_first")?.bool() ?? false
        guard let key, let name, let group, let formality, let doneWhen else { return nil }
        return ActionCatalogue.Entry(
            key: key, name: name, group: group, formality: formality, power: power, law: law, doneWhen: doneWhen,
            tellsFirst: tellsFirst)
    }
}
