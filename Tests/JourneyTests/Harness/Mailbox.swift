import FoundationEssentials

/// The letter boxes of everybody: the Maildir into which a demonstration's messages fall.
///
/// A letter is taken once: who asks again gets the next one.
final class Mailbox {
    private let folder: String
    private var taken: Set<String> = []

    /// `folder`: the Maildir itself.
    init(_ folder: String) { self.folder = folder }

    /// The next letter to this address with these words in its subject or text, waiting for it.
    func letter(to address: String, saying words: String = "") async throws -> Letter {
        let end = ContinuousClock.now + .seconds(20)
        while true {
            let found = try letters(to: address).first { !taken.contains($0.file) && Mailbox.has($0, words) }
            if let found {
                taken.insert(found.file)
                return found
            }
            guard ContinuousClock.now < end else {
                let others = try letters().map { "\($0.to): \($0.subject)" }.sorted()
                throw Trouble(
                    "No letter to \(address) saying “\(words)” came within 20 seconds. There are:\n"
                        + others.joined(separator: "\n"))
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    /// Everything that has come to this address, taken or not.
    func letters(to address: String? = nil) throws -> [Letter] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/new")) ?? []
        return try names.sorted().compactMap { name in
            guard let bytes = FileManager.default.contents(atPath: "\(folder)/new/\(name)") else { return nil }
            let letter = try Letter(file: name, Array(bytes))
            return address == nil || letter.to == address ? letter : nil
        }
    }

    func letters(to address: String, saying words: String) throws -> [Letter] {
        try letters(to: address).filter { Mailbox.has($0, words) }
    }

    /// Letters wrap their lines, so that words are looked for across them.
    private static func has(_ letter: Letter, _ words: String) -> Bool {
        words.isEmpty || letter.subject.contains(words) || Markup.collapsed(letter.text).contains(words)
    }
}
