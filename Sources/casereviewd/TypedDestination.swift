import Casework
import Post
import Text

extension Destination {
    /// What somebody typed at a terminal: an e-mail address, a telephone number, or the lines of a postal address with
    /// commas between them. Throws where it is none of them, or none that the channel carries.
    init(typed text: String, for channel: Settings.ChannelName) throws {
        func refused(_ expected: String, _ mend: String) -> Failure {
            Failure(Failure.wrongData, Mistakes(Mistake(path: "--to", found: text, expected: expected, mend: mend)))
        }
        let digits = text.utf8.filter { (0x30...0x39).contains($0) }.count
        let lines = text.utf8.split(separator: UInt8(ascii: ",")).map { String(Substring($0)).bare }
        if text.utf8.contains(UInt8(ascii: "@")) || channel.ways == [.email] {
            guard let address = try? MailAddress(text) else {
                throw refused("an e-mail address", "Write it plainly, such as name@example.org.")
            }
            self = .mailbox(Mail.Party("", address))
        } else if (5...15).contains(digits),
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || " +()-".utf8.contains($0) })
        {
            self = .telephone(name: "", number: text)
        } else if (3...7).contains(lines.count), lines.allSatisfy({ !$0.isEmpty }) {
            self = .postal(name: "", lines: lines)
        } else {
            throw refused(
                "an e-mail address, a telephone number, or three to seven lines of a postal address with commas between",
                "Write name@example.org, 07700 900000, or 1 High Street, Eastleigh, SO50 1AA.")
        }
        guard channel.ways.contains(way) else {
            throw refused(
                "an address for \(channel.rawValue)",
                "This channel carries no \(way == .letter ? "letter" : "text message").")
        }
    }
}

extension String {
    /// Without spaces at either end.
    fileprivate var bare: String {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 }
        return String(decoding: utf8.drop(while: isSpace).reversed().drop(while: isSpace).reversed(), as: UTF8.self)
    }
}
