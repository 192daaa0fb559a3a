/// The way to a value in a document. Its text is made only when a mistake needs it.
indirect enum Place: Hashable {
    case document
    case key(String, of: Place)
    case index(Int, of: Place)

    /// Such as `reports[2].reported_on`; a key that is no plain word stands as `limits["a b"]`.
    var text: String {
        switch self {
        case .document: return ""
        case .index(let index, let parent): return "\(parent.text)[\(index)]"
        case .key(let key, let parent):
            let isWord = !key.isEmpty && key.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x5F || $0 == 0x2D }
            guard isWord else { return "\(parent.text)[\(JSON.string(key.shown()).text())]" }
            return parent == .document ? key : "\(parent.text).\(key)"
        }
    }
}
