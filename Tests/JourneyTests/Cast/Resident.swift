import Casework

/// Somebody who has had enough and asks for a review.
final class Resident {
    let name: String
    let email: String
    let browser: Browser

    /// In a browser of their own, if no other is named.
    init(_ name: String, in town: Town, _ browser: Browser? = nil) {
        self.name = name
        email = name.lowercased().replacing(" ", with: ".") + "@mail.example"
        self.browser = browser ?? town.browser()
    }

    /// One report that they made, and heard nothing of, if nothing else is said.
    struct Told {
        let daysAgo: Int
        let to: String
        let words: String
        var status = "no_action"
        var contacted = "no"
    }

    static let threeReports = [
        Told(daysAgo: 40, to: "council", words: "Loud music from the flat above until four in the morning."),
        Told(daysAgo: 21, to: "landlord", words: "People banging on my door at night."),
        Told(daysAgo: 6, to: "police", words: "Threats on the stairs when I asked for quiet."),
    ]

    /// Answers question after question and sends it. Returns the reference that the last page shows.
    func apply(_ reports: [Told] = threeReports, today: CivilDate) async throws -> String {
        try await browser.open("/")
        try await browser.follow("Ask online")
        try await browser.follow("Start now")
        try await browser.send(["area": "Islington"])
        try await browser.send(["who": "self"])
        try await browser.send(["name": "\(name)"])
        try await browser.send(["email": "\(email)"])
        for (index, report) in reports.enumerated() {
            if index > 0 { try await browser.follow("Add another report") }
            let day = Filling.day(today.adding(days: -report.daysAgo))
            if index > 0 {
                try await browser.send([
                    "behaviour_on": day, "reported_on": day, "told": .text(report.to), "same_as": "new", "hate": "no",
                    "status": .text(report.status), "contacted": .text(report.contacted),
                    "description": .text(report.words),
                ])
            } else {
                try await browser.send([
                    "behaviour_on": day, "reported_on": day, "told": .text(report.to), "hate": "no",
                    "status": .text(report.status), "contacted": .text(report.contacted),
                    "description": .text(report.words),
                ])
            }
        }
        try await browser.follow("Continue")
        guard reports.allSatisfy({ browser.page.says($0.words) }), browser.page.says(name) else {
            throw Trouble("What was entered is not all there to be checked:\n\(browser.page.text)")
        }
        try await browser.send(pressing: "Send my application")
        return try browser.page.reference()
    }

    /// Signs in to their own page with the reference and the code from the mailbox.
    func track(_ reference: String, in town: Town) async throws {
        try await browser.open("/track")
        try await browser.send(["reference": "\(reference)"])
        let letter = try await town.mailbox.letter(to: email, saying: "Your code is")
        guard let code = letter.code else { throw Trouble("The letter has no code:\n\(letter.text)") }
        try await browser.send(["code": "\(code)"])
    }
}

extension Page {
    /// The case reference that the page shows first.
    func reference() throws -> String {
        let words = text.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: ".") }
            .map { String(decoding: $0, as: UTF8.self) }
        for word in words {
            for start in word.indices where word[start...].hasPrefix("CR-") {
                if let reference = CaseReference(String(word[start...].prefix(11))) { return "\(reference)" }
            }
        }
        throw Trouble("\(address) shows no reference:\n\(text)")
    }
}
