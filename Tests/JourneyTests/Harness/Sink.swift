import FoundationEssentials

/// Where messages arrive, whichever channel brings them.
protocol Sink: Sendable {
    /// The lines of the settings below `post:` that lead there.
    var settings: [String] { get }

    /// How often each message has arrived.
    func arrived() throws -> [UUID: Int]
}

/// A Maildir that several instances share.
struct MaildirSink: Sink {
    let directory: String

    var settings: [String] { ["maildir: \(directory)"] }

    /// A second delivery would be a second file: names of messages, and names that a mail reader may have lengthened.
    func arrived() throws -> [UUID: Int] {
        var arrived: [UUID: Int] = [:]
        for folder in ["new", "cur"] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(directory)/\(folder)")) ?? []
            for name in names {
                guard let id = UUID(uuidString: String(name.prefix(36))) else {
                    throw Trouble("\(name) is no message's name.")
                }
                arrived[id, default: 0] += 1
            }
        }
        return arrived
    }
}
