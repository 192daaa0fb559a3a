import Casework

/// A form of a page, to be filled by the names of its fields and sent as a browser would.
struct WebForm {
    let action: String
    let method: String
    var fields: [Field] = []
    var buttons: [Button] = []

    struct Field {
        enum Kind { case text, hidden, radio, checkbox, select }
        let name: String
        let id: String
        let kind: Kind
        var value = ""
        /// Of a radio button or a checkbox.
        var isOn = false
        /// Of a select: value and words.
        var options: [(value: String, words: String)] = []
        var label = ""
    }

    struct Button {
        let words: String
        let name: String?
        let value: String
        /// Where it sends the form instead.
        let action: String?
    }

    init(action: String, method: String) {
        self.action = action
        self.method = method.lowercased()
    }

    mutating func add(input attributes: [String: String]) {
        let kind: Field.Kind? =
            switch attributes["type"] ?? "text" {
            case "hidden": .hidden
            case "radio": .radio
            case "checkbox": .checkbox
            case "submit", "button", "image", "reset": nil
            default: .text
            }
        guard let kind else { return }
        var field = Field(name: attributes["name"] ?? "", id: attributes["id"] ?? "", kind: kind)
        field.value = attributes["value"] ?? (kind == .checkbox ? "on" : "")
        field.isOn = attributes["checked"] != nil
        fields.append(field)
    }

    /// Whether there is a field of that name to fill.
    func asks(_ name: String) -> Bool { fields.contains { $0.name == name } }

    /// What can be chosen in a select, as people read it.
    func choices(_ name: String) -> [String] {
        fields.filter { $0.name == name }.flatMap { $0.options.map(\.words) }
    }

    /// Fills one field, found by its name or, where none has it, by its label. What is chosen is named by its value or by the words that people see.
    mutating func fill(_ name: String, with filling: Filling) throws {
        switch filling {
        case .text(let text): try fill(name, with: [text])
        case .chosen(let texts): try fill(name, with: texts)
        case .day(let day):
            try fill("\(name)-day", with: ["\(day.day)"])
            try fill("\(name)-month", with: ["\(day.month)"])
            try fill("\(name)-year", with: ["\(day.year)"])
        }
    }

    private mutating func fill(_ name: String, with texts: [String]) throws {
        let named = fields.indices.filter { fields[$0].name == name && fields[$0].kind != .hidden }
        let indices = named.isEmpty ? fields.indices.filter { fields[$0].label == name } : named
        guard let first = indices.first else {
            throw Trouble("The form to \(action) has no field \(name), only \(Set(fields.map(\.name)).sorted()).")
        }
        switch fields[first].kind {
        case .text, .hidden: fields[first].value = texts.first ?? ""
        case .select:
            let options = fields[first].options
            guard let text = texts.first, let option = options.first(where: { $0.value == text || $0.words == text })
            else {
                throw Trouble("The list \(name) of \(action) does not offer \(texts), only \(options.map(\.words)).")
            }
            fields[first].value = option.value
        case .radio, .checkbox:
            for index in indices { fields[index].isOn = false }
            for text in texts {
                guard let index = indices.first(where: { fields[$0].value == text || fields[$0].label == text }) else {
                    let offered = indices.map { "\(fields[$0].value) (\(fields[$0].label))" }
                    throw Trouble("The choice \(name) of \(action) does not offer \(text), only \(offered).")
                }
                fields[index].isOn = true
            }
        }
    }

    /// Names and values as they are sent, with those of the button that is pressed.
    func pairs(pressing button: Button?) -> [(String, String)] {
        var pairs: [(String, String)] = fields.compactMap { field in
            guard !field.name.isEmpty else { return nil }
            switch field.kind {
            case .text, .hidden: return (field.name, field.value)
            case .radio, .checkbox: return field.isOn ? (field.name, field.value) : nil
            case .select:
                let isOffered = field.options.contains { $0.value == field.value }
                return (field.name, isOffered ? field.value : field.options.first?.value ?? "")
            }
        }
        if let button, let name = button.name { pairs.append((name, button.value)) }
        return pairs
    }

    func button(_ words: String?) throws -> Button? {
        guard let words else { return buttons.first }
        guard let button = buttons.first(where: { $0.words == words }) else {
            throw Trouble("The form to \(action) has no button “\(words)”, only \(buttons.map(\.words)).")
        }
        return button
    }
}

/// What is put into a field.
enum Filling: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral {
    case text(String)
    /// The boxes that are ticked.
    case chosen([String])
    /// A day, in its three boxes.
    case day(CivilDate)

    init(stringLiteral text: String) { self = .text(text) }
    init(arrayLiteral texts: String...) { self = .chosen(texts) }
}
