import Casework
import Text

/// The clock of the demonstration, turned by hand on its own page.
final class TownClock {
    private let town: Town
    private let browser: Browser

    init(_ town: Town) {
        self.town = town
        browser = town.browser()
    }

    func today() async throws -> CivilDate {
        try read(try await browser.open("/demonstration"))
    }

    /// To just after the next reminder that falls due: nine in the morning of a working day, London time.
    @discardableResult
    func turnToNextReminder() async throws -> CivilDate {
        try await browser.open("/demonstration")
        return try read(try await browser.send(pressing: "On to the next reminder"))
    }

    /// Day by day to a day that has not come yet.
    func turn(to day: CivilDate) async throws {
        var today = try await today()
        while today < day { today = try read(try await browser.send(pressing: "One day on")) }
        guard today == day else { throw Trouble("It is \(today), after \(day).") }
    }

    /// From reminder to reminder until a day; throws where no reminder falls due on it.
    func turnByReminders(to day: CivilDate) async throws {
        var today = try await today()
        for _ in 0..<100 where today < day { today = try await turnToNextReminder() }
        guard today == day else { throw Trouble("No reminder fell due on \(day); it is \(today).") }
    }

    /// To a moment, also one that has been: what no button of the page offers.
    func turn(to moment: Instant) async throws {
        try await town.sql(
            "update demonstration set clock_seconds = \(moment.seconds) - floor(extract(epoch from now()))::bigint")
        guard try await today() == London.date(of: moment) else { throw Trouble("The clock did not turn.") }
    }

    private func read(_ page: Page) throws -> CivilDate {
        guard let moment = page.times.first, let day = CivilDate(String(moment.prefix(10))) else {
            throw Trouble("The page does not tell the time:\n\(page.text)")
        }
        return day
    }
}

extension Town {
    /// The last day of a limit that runs from a day, as the binary itself counts it.
    func date(_ limit: String, after day: CivilDate) async throws -> CivilDate {
        let answer = try await answer("deadline", "--from", "\(day)", "--limit", limit, "--format", "json")
        guard let due = answer["due"]?.text.flatMap({ CivilDate($0) }) else { throw Trouble("No date: \(answer)") }
        return due
    }

    /// Follows the link of a message. To a team's mailbox: whoever opens it says who they are; to a person: the code goes
    /// to their own address. Ends on the page that the message is about.
    func colleague(following letter: Letter, signingInAs email: String) async throws -> Colleague {
        guard let link = letter.links.first else { throw Trouble("The letter has no link:\n\(letter.text)") }
        let browser = browser()
        try await browser.open(link)
        try await browser.send()
        if browser.page.forms.contains(where: { $0.asks("email") }) { try await browser.send(["email": "\(email)"]) }
        let code = try await mailbox.letter(to: email, saying: "Your code is").code
        guard let code else { throw Trouble("The letter to \(email) has no code.") }
        try await browser.send(["code": "\(code)"])
        return Colleague(browser)
    }
}
