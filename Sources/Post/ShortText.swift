import Casework

/// A letter as a text message: its neutral subject, where to read on, and what to do in danger. Whoever picks up the
/// telephone may read it, so that nothing of the matter is in it. At most three messages of GSM 03.38 long, which is
/// what one is charged for.
enum ShortText {
    /// 3 times 153 characters, of which some count twice.
    static let longest = 459

    static func of(_ letter: OutgoingMessage) -> String {
        let text = plain(letter.text)
        // Written as a text message already; the code is all that a message with one is about.
        if cost(of: text) <= longest || letter.kind == .signInCode { return cut(text, to: longest) }
        // An address is told whole, and however long it is; a subject may be cut.
        let tail = ". " + (letter.link.map { "\(plain($0)) " } ?? "") + "If you are in danger, call 999."
        return cut(plain(letter.subject), to: max(longest - cost(of: tail), 3)) + tail
    }

    /// In the letters that GSM 03.38 has, on one line.
    static func plain(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "\n", "\t", "\r", "\u{a0}":
                if result.last != " ", !result.isEmpty { result.append(" ") }
            case "\u{2018}", "\u{2019}": result.append("'")
            case "\u{201c}", "\u{201d}": result.append("\"")
            case "\u{2010}"..."\u{2015}": result.append("-")
            case "\u{2026}": result.append(contentsOf: "...".unicodeScalars)
            case _ where scalar.value < 0x20 || scalar.value == 0x7f: break
            case _ where has(scalar): result.append(scalar)
            default: result.append(bare[scalar] ?? "?")
            }
        }
        while result.last == " " { result.removeLast() }
        return String(result)
    }

    /// How many characters it counts as.
    static func cost(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + (doubled.contains($1) ? 2 : 1) }
    }

    private static func cut(_ text: String, to room: Int) -> String {
        guard cost(of: text) > room else { return text }
        var kept = String.UnicodeScalarView()
        var left = room - 3
        for scalar in text.unicodeScalars {
            left -= doubled.contains(scalar) ? 2 : 1
            guard left >= 0 else { break }
            kept.append(scalar)
        }
        return String(kept) + "..."
    }

    private static func has(_ scalar: Unicode.Scalar) -> Bool {
        (0x20...0x7e).contains(scalar.value) && scalar != "`" || others.contains(scalar) || doubled.contains(scalar)
    }

    /// Of the extension table: two characters each.
    private static let doubled = Set("^{}\\[~]|€".unicodeScalars)
    /// GSM 03.38 beside ASCII.
    private static let others = Set("£¥èéùìòÇØøÅåÆæßÉÄÖÑÜ§¿äöñüàΔΦΓΛΩΠΨΣΘΞ¡¤".unicodeScalars)
    /// Letters that it has without their marks only.
    private static let bare: [Unicode.Scalar: Unicode.Scalar] = {
        let marked = Array("ÁÀÂÃáâãÈÊËêëÍÌÎÏíîïÓÒÔÕóôõÚÙÛúûÝýÿçŴŵŶŷŁłŚśŻżŠšŽž`".unicodeScalars)
        let plain = Array("AAAAaaaEEEeeIIIIiiiOOOOoooUUUuuYyycWwYyLlSsZzSsZz'".unicodeScalars)
        return Dictionary(uniqueKeysWithValues: zip(marked, plain))
    }()
}
