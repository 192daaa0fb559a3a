import Casework
import Desk
import Text

/// What a person keeps to who tells an applicant by hand: what is safe, and what to say on the telephone.
struct CallScript {
    let contact: TaskContact

    var html: HTML {
        let words = SafeContactWords(given: contact.given, safe: contact.safe)
        return """
            <h2>How they may be reached</h2>
            \(words.ways)\(words.rules)
            \(call)
            """
    }

    private var call: HTML? {
        guard let number = contact.safe.address(by: .call, given: contact.given) else { return nil }
        let voicemail: HTML =
            switch contact.safe.voicemail {
            case .any: "If a machine answers, you may ask them to ring back, and say what it is about."
            case .neutral:
                "If a machine answers, leave your first name and a number to ring back, and nothing else: not whom you "
                    + "work for, not what it is about."
            case .never: "If a machine answers, ring off without a word."
            }
        return """
            <h2>If you ring</h2>
            <ol>
            <li>Ring \(number). \(SafeContactWords.words(contact.safe.times)).</li>
            <li>Ask for \(contact.name). Say your first name only until you know that it is them.</li>
            <li>Ask them for their reference, and give nothing of it yourself\(contact.reference.map { ": it is \($0)" }).</li>
            <li>Ask: “Is it safe to speak now?” If it is not, ask when it is, and ring off.</li>
            <li>Read the letter to them, and ask whether they want it in writing, and how that is safe.</li>
            <li>If somebody is in danger now, tell them to call 999.</li>
            <li>If somebody else answers, say that you have the wrong number. \(voicemail)</li>
            </ol>
            """
    }
}
