import Casework
import Testing
import Text

@testable import Web

@Suite struct `The fields of a page` {
    static let hostile = [
        "\"><script>alert(1)</script>", "\"\u{301} onfocus=alert(1) autofocus x=\"", "\"\u{200D}>",
        "\u{600}<img src=x>",
        "'><b>", "&lt;", "</textarea><b>", "\u{110BD}<i>",
    ]

    /// Everything that a page may show of what somebody typed, in every kind of field.
    private func page(_ text: String) -> String {
        let shown = Shown(
            FormFields([
                .init(name: "a", value: text), .init(name: "b", value: text), .init(name: "c-day", value: text),
            ]),
            mistakes: [FieldMistake(field: "a", anchor: "a", sentence: text)]
        )
        return Layout.form(
            "Title \(text)",
            shown: shown,
            shown.input("a", text, hint: text) + shown.area("b", text, hint: text) + shown.date("c", text, hint: text)
                + shown.radios("d", text, [Choice(text, text, hint: text)])
                + shown.checkboxes("e", text, [Choice(text, text)]) + shown.select("f", text, [Choice(text, text)])
                + Pieces.list([("x", HTML(escaping: text))]) + Pieces.table(text, [text], [[HTML(escaping: text)]])
        ).text
    }

    @Test(arguments: hostile)
    func `show what was typed as text, never as markup`(_ text: String) {
        func markup(_ page: String) -> [Int] {
            ["<", ">", "\""].map { mark in page.utf8.filter { $0 == mark.utf8.first }.count }
        }
        #expect(markup(page(text)) == markup(page("plain")))
    }

    @Test func `name their label, hint and mistake`() {
        let shown = Shown(
            FormFields([.init(name: "name", value: "Ann")]),
            mistakes: [FieldMistake(field: "name", anchor: "name", sentence: "Enter your full name")]
        )
        let html = shown.input("name", "Your name", hint: "As on letters", autocomplete: "name").text
        #expect(html.contains("<label for=\"name\">Your name</label>"))
        #expect(html.contains("aria-describedby=\"name-hint name-error\""))
        #expect(html.contains("id=\"name-hint\">As on letters"))
        #expect(html.contains("id=\"name-error\"><span class=\"hidden\">Error:</span> Enter your full name"))
        #expect(html.contains("value=\"Ann\""))
        #expect(shown.summary?.text.contains("<li><a href=\"#name\">Enter your full name</a></li>") == true)
    }

    @Test func `have nothing chosen that nobody chose`() {
        let blank =
            Shown().radios("hate", "Was it hate?", Choice.yesNo).text
            + Shown().select("a", "A", [Choice("b", "B")]).text
        #expect(!blank.contains("checked") && !blank.contains("selected"))
        let chosen = Shown(["hate": "no"]).radios("hate", "Was it hate?", Choice.yesNo).text
        #expect(chosen.contains("value=\"no\" checked") && !chosen.contains("value=\"yes\" checked"))
    }

    @Test func `a page says its language, what is wrong, and the way out`() {
        let html = Layout.form(
            "Your name",
            back: "/apply",
            shown: Shown(
                FormFields(),
                mistakes: [
                    FieldMistake(field: "a", anchor: "a", sentence: "Enter your name")
                ]
            ),
            "<h1>Your name</h1>"
        ).text
        #expect(html.hasPrefix("<!doctype html>\n<html lang=\"en-GB\">"))
        #expect(html.contains("<title>Error: Your name – ASB Case Review</title>"))
        #expect(html.contains("<a class=\"skip\" href=\"#main\">"))
        #expect(html.contains("href=\"https://www.bbc.co.uk/weather\""))
        #expect(html.contains("<a class=\"back\" href=\"/apply\">Back</a>"))
        #expect(!html.contains("<script"))
    }

    @Test func `moments are told on a clock in London`() {
        #expect(London.instant(date: CivilDate(dayNumber: 20_577), hour: 14, minute: 5).inWords == "4 May 2026, 2:05pm")
        #expect(London.instant(date: CivilDate(dayNumber: 20_577), hour: 0, minute: 0).inWords == "4 May 2026, 12am")
    }

    @Test func `a summary leads through the mistakes in the order of the page`() {
        var shown = Shown()
        for field in ["why", "name", "whole form"] {
            shown.mistakes.append(FieldMistake(field: field, anchor: field, sentence: "Enter \(field)"))
        }
        let body: HTML = "\(shown.input("name", "Name"))\(shown.area("why", "Why?"))"
        #expect(shown.inOrder(of: body).mistakes.map(\.field) == ["whole form", "name", "why"])
    }
}
