import FoundationEssentials

/// The commands of the README's section “Backup and restore”, as they stand there: what is written is what is tested.
enum RestoreReadme {
    /// The block of indented lines that follows the first line of the README that begins with `mark`; `nth` counts from
    /// 0 where several follow.
    static func block(_ mark: String, nth: Int = 0) throws -> String {
        let top = String(#filePath.dropLast("/Tests/JourneyTests/Faults/RestoreReadme.swift".count))
        let bytes = FileManager.default.contents(atPath: "\(top)/README.md") ?? Data()
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(where: { $0.hasPrefix(mark) }) else {
            throw Trouble("README.md has no line that begins with “\(mark)”.")
        }
        var blocks: [[Substring]] = []
        var isIn = false
        for line in lines[(start + 1)...] {
            guard line.hasPrefix("    ") else {
                isIn = false
                continue
            }
            if !isIn { blocks.append([]) }
            isIn = true
            blocks[blocks.count - 1].append(line.dropFirst(4))
        }
        guard blocks.count > nth else { throw Trouble("No commands follow “\(mark)” in README.md.") }
        return blocks[nth].joined(separator: "\n") + "\n"
    }
}
