/// The parts of a message: `text`, or `alternative(text, html, calendar)`, the last one once more as the attachment
/// `invite.ics` of a `mixed`, because some programs look only there.
struct MailBody {
    private let mail: Mail

    init(_ mail: Mail) { self.mail = mail }

    var bytes: [UInt8] {
        let text = part("text/plain; charset=utf-8", mail.body)
        let html = mail.html.map { part("text/html; charset=utf-8", $0.text) }
        guard let calendar = mail.calendar else {
            return html.map { multipart("alternative", [text, $0]) } ?? text
        }
        let invitation = part("text/calendar; charset=utf-8; method=\(calendar.method.rawValue)", calendar.text)
        let attachment = part(
            "application/ics; name=\"invite.ics\"", calendar.text,
            "Content-Disposition: attachment; filename=\"invite.ics\"")
        return multipart(
            "mixed", [multipart("alternative", [text] + (html.map { [$0] } ?? []) + [invitation]), attachment])
    }

    /// Base64 hides lone dots, bare line ends and long lines from everything on the way.
    private func part(_ type: String, _ text: String, _ lines: String...) -> [UInt8] {
        let header = ["Content-Type: \(type)", "Content-Transfer-Encoding: base64"] + lines
        return Array((header.joined(separator: "\r\n") + "\r\n\r\n").utf8) + base64Lines(MailBody.canonical(text))
    }

    private func multipart(_ kind: String, _ parts: [[UInt8]]) -> [UInt8] {
        let boundary = boundary(kind)
        var bytes = Array("Content-Type: multipart/\(kind); boundary=\"\(boundary)\"\r\n\r\n".utf8)
        for part in parts { bytes += "--\(boundary)\r\n".utf8 + part + "\r\n".utf8 }
        return bytes + "--\(boundary)--\r\n".utf8
    }

    /// Made from the message's id, so that the same message has the same bytes. `=_` cannot stand in base64, so no part
    /// can hold it (RFC 2045 section 6.7).
    private func boundary(_ kind: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in mail.messageID.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return "=_\(kind)_\(String(hash, radix: 16))"
    }

    /// With CRLF for every line end (RFC 2046 section 4.1.1).
    private static func canonical(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var last: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n") where last == UInt8(ascii: "\r"): break
            case UInt8(ascii: "\r"), UInt8(ascii: "\n"): bytes += "\r\n".utf8
            default: bytes.append(byte)
            }
            last = byte
        }
        return bytes
    }
}
