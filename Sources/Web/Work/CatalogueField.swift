import Casework
import Text

/// The catalogue of actions to choose from: grouped, early before formal in each group. What an entry fills in is beside
/// it for a script.
struct CatalogueField {
    let name: String
    let catalogue: ActionCatalogue
    let shown: Shown

    var html: HTML {
        let groups: [HTML] = ActionCatalogue.Group.allCases.map { group in
            let entries = catalogue.entries.filter { $0.group == group }
            let inOrder = entries.enumerated().sorted {
                ($0.element.formality, $0.offset) < ($1.element.formality, $1.offset)
            }.map(\.element)
            let options: [HTML] = inOrder.map { entry in
                let selected: HTML? = shown.has(name, entry.key) ? " selected" : nil
                let who = entry.power.isEmpty ? "" : " (\(entry.power.inWords))"
                return """
                    <option value="\(entry.key)" data-text="\(entry.name)" data-done="\(entry.doneWhen)"\(selected)>\
                    \(entry.name)\(who)</option>

                    """
            }
            return options.isEmpty ? "" : "<optgroup label=\"\(group.inWords)\">\n\(options)</optgroup>\n"
        }
        return """
            <div class="field"><label for="\(name)">Out of the catalogue (optional)</label>
            <p class="hint" id="\(name)-hint">In brackets: who has the power. It fills in the next two, to be changed as \
            you like.</p>
            <select id="\(name)" name="\(name)" aria-describedby="\(name)-hint">
            <option value="">In own words</option>
            \(groups)</select></div>

            """
    }
}
