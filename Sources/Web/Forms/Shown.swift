/// A form as it is shown: what stands in its fields, and what is wrong with them.
struct Shown: Sendable {
    var values: [String: [String]]
    var mistakes: [FieldMistake]

    /// A form as it first appears, with what is known already.
    init(_ values: [String: String] = [:]) {
        self.values = values.mapValues { [$0] }
        mistakes = []
    }

    /// A form that was sent and is shown again.
    init(_ fields: FormFields, mistakes: [FieldMistake] = []) {
        values = [:]
        for field in fields.all { values[field.name, default: []].append(field.value) }
        self.mistakes = mistakes
    }

    func value(_ name: String) -> String { values[name]?.first ?? "" }

    func has(_ name: String, _ value: String) -> Bool {
        values[name]?.contains { $0.utf8.elementsEqual(value.utf8) } ?? false
    }

    func mistake(_ name: String) -> String? { mistakes.first { $0.field == name }?.sentence }
}

/// What is wrong with one field, said so that it can be put right.
struct FieldMistake: Equatable, Sendable {
    /// The field's name.
    var field: String
    /// The id of the box that the error summary leads to.
    var anchor: String
    var sentence: String
}
