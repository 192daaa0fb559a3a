import FoundationEssentials
import Glibc

/// Starting reads through most of the program once: the loader relocates it, the Swift runtime walks every conformance.
/// Hardly any of those pages are needed again, so they are given back when the service is ready.
enum StartPages {
    /// Gives back the mapped code; whatever is used again is read in again. Code only: data that is read-only now was
    /// written to while it was relocated, and would come back as it was before.
    static func giveBack() {
        guard let maps = FileManager.default.contents(atPath: "/proc/self/maps") else { return }
        for line in String(decoding: maps, as: UTF8.self).split(separator: "\n") {
            guard let range = code(line), let start = unsafe UnsafeMutableRawPointer(bitPattern: range.lowerBound)
            else { continue }
            _ = unsafe madvise(start, range.count, MADV_DONTNEED)
        }
    }

    /// `5581a000-5581b000 r-xp 00001000 fe:00 123 /usr/bin/x`: the addresses, where it is a file's code.
    static func code(_ line: Substring) -> Range<UInt>? {
        let fields = line.split(separator: " ", omittingEmptySubsequences: true)
        guard fields.count >= 6, fields[1] == "r-xp", fields[5].hasPrefix("/") else { return nil }
        let ends = fields[0].split(separator: "-")
        guard ends.count == 2, let start = UInt(ends[0], radix: 16), let end = UInt(ends[1], radix: 16), start < end
        else { return nil }
        return start..<end
    }
}
