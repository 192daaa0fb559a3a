import Text

/// What a JSON Schema says of keys: enough of the language for the one that ships.
struct Schema {
    /// The path of every property: `threshold.hate.count`, `ladder[].to`.
    private(set) var paths: [String] = []
    /// The texts of every `enum`, by the path where they may stand.
    private(set) var words: [String: [String]] = [:]
    /// Properties without a description of their own or of what they refer to.
    private(set) var undescribed: [String] = []
    private let root: Node

    init(_ root: Node) {
        self.root = root
        walk(root, "")
    }

    /// The path of every key in a value, with `[]` for the items of arrays.
    static func paths(of value: Node, _ path: String = "") -> Set<String> {
        var found: Set<String> = []
        for (key, value) in (value.members ?? []).map({ ($0.key, $0.value) }) {
            let inner = path.isEmpty ? key : "\(path).\(key)"
            found.insert(inner)
            found.formUnion(paths(of: value, inner))
        }
        for item in value.items ?? [] { found.formUnion(paths(of: item, path + "[]")) }
        return found
    }

    private mutating func walk(_ node: Node, _ path: String) {
        if let texts = node["enum"]?.items {
            words[path] = texts.compactMap { if case .string(let text) = $0.kind { text } else { nil } }
        }
        for part in parts(of: node) { walk(part, path) }
        if let items = node["items"] { walk(items, path + "[]") }
        for member in node["properties"]?.members ?? [] {
            let inner = path.isEmpty ? member.key : "\(path).\(member.key)"
            paths.append(inner)
            if !isDescribed(member.value) { undescribed.append(inner) }
            walk(member.value, inner)
        }
    }

    private func isDescribed(_ node: Node) -> Bool {
        node["description"] != nil || parts(of: node).contains { isDescribed($0) }
    }

    /// What a schema refers to, and its alternatives.
    private func parts(of node: Node) -> [Node] {
        var parts = node["anyOf"]?.items ?? []
        if case .string(let place)? = node["$ref"]?.kind,
            let part = root["$defs"]?[String(place.dropFirst("#/$defs/".count))]
        {
            parts.append(part)
        }
        return parts
    }
}
