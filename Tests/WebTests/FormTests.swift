import Casework
import Testing

@testable import Web

@Suite struct `Reading a form` {
    private func form(_ values: [(String, String)]) -> Form {
        Form(FormFields(values.map { FormFields.Field(name: $0.0, value: $0.1) }))
    }

    @Test func `gathers every mistake, in the order of the questions`() throws {
        var form = form([("name", "  "), ("kind", "other"), ("count", "eleven"), ("email", "nobody")])
        _ = form.text("name", "Your name", max: 10)
        let kind: Application.Authority? = form.choice("kind", "Choose who you are applying for")
        let count = form.int("count", "Number of people", in: 1...10)
        let email = form.email("email", "Your email address")
        _ = form.date("day", "The date it happened", .any)
        #expect(kind == nil && count == nil && email == nil)
        #expect(try !form.isRight())
        #expect(
            form.shown.mistakes.map(\.sentence) == [
                "Enter your name", "Choose who you are applying for",
                "Number of people must be a whole number between 1 and 10",
                "Enter an email address in the correct format, like name@example.com", "Enter the date it happened",
            ]
        )
        #expect(form.shown.mistakes.map(\.anchor) == ["name", "kind", "count", "email", "day-day"])
        #expect(form.shown.value("count") == "eleven")
    }

    @Test func `takes what is right`() throws {
        var form = form([
            ("name", " Ann \u{a0}"), ("text", "one\ntwo"), ("kind", "shown"), ("count", "7"),
            ("email", "Ann@Example.ORG"),
            ("day-day", "1"), ("day-month", "May"), ("day-year", "2026"), ("box", "b"), ("box", "x"), ("hate", "yes"),
        ])
        #expect(form.text("name", "Your name") == "Ann")
        #expect(form.area("text", "What happened") == "one\ntwo")
        #expect(form.choice("kind", "Choose", as: Application.Authority.self) == .shown)
        #expect(form.int("count", "Number", in: 1...10) == 7)
        #expect(form.email("email", "Email") == "Ann@example.org")
        #expect(form.date("day", "The day") == CivilDate(year: 2026, month: 5, day: 1))
        #expect(form.checkboxes("box", among: ["a", "b"]) == ["b"])
        #expect(form.yesNo("hate", "Choose yes or no") == true)
        #expect(try form.isRight())
    }

    @Test func `a field that comes twice is not a mistake of the reader but no form`() {
        var form = form([("name", "Ann"), ("name", "Bea")])
        _ = form.text("name", "Your name")
        #expect(throws: FormFields.Unreadable(field: "name", reason: .doubled)) { try form.isRight() }
    }

    @Test(arguments: [
        ("a\nb", "Your name must be on one line"), ("a\tb", "Your name must be on one line"),
        ("\u{202E}nnA", "Your name must not have hidden characters that turn the direction of writing"),
        ("abcdefghijk", "Your name must be 10 characters or fewer"),
        (String(repeating: "e\u{301}", count: 6), "Your name must be 10 characters or fewer"),
    ])
    func `one line is one line, of so many characters`(_ typed: String, _ sentence: String) {
        var form = form([("name", typed)])
        #expect(form.text("name", "Your name", max: 10).isEmpty)
        #expect(form.shown.mistakes.map(\.sentence) == [sentence])
    }

    @Test func `what need not be entered may be left out`() throws {
        var form = form([])
        #expect(form.text("name", "Name", required: false).isEmpty)
        #expect(form.email("email", "Email", required: false) == nil)
        #expect(form.date("day", "Day", required: false) == nil)
        #expect(form.yesNo("hate", "Choose", required: false) == nil)
        #expect(form.checkboxes("box", among: ["a"]).isEmpty)
        #expect(try form.isRight())
    }
}
