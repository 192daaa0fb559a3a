import Testing
import Text

@testable import Post

@Suite struct `Templates of letters` {
    private func fill(_ text: String, _ values: [String: Template.Value]) throws -> String {
        try Template(text, names: ["name", "items", "gone"], file: "x.txt").filled(values)
    }

    @Test(arguments: [
        ("Dear {{name}},", "Dear Ann,"),
        ("Dear {{ name }}, {{{name}}} {{&name}}", "Dear Ann, Ann Ann"),
        ("{{#items}}- {{.}}\n{{/items}}", "- a\n- b\n"),
        ("All:\n{{#items}}\n- {{.}}\n{{/items}}\nend", "All:\n- a\n- b\nend"),
        ("All:\r\n  {{#items}}  \r\n- {{.}}\r\n{{/items}}\r\nend", "All:\r\n- a\r\n- b\r\nend"),
        ("{{items}}", "a, b"),
        ("{{#gone}}lost{{/gone}}{{^gone}}none{{/gone}}", "none"),
        ("{{#name}}for {{name}}{{/name}}{{^name}}nobody{{/name}}", "for Ann"),
        ("{{#items}}{{#name}}{{.}} of {{name}}; {{/name}}{{/items}}", "a of Ann; b of Ann; "),
        ("a{{! a remark\nover two lines }}b", "ab"),
        ("one\n{{! alone }}\ntwo", "one\ntwo"),
        ("no tag", "no tag"), ("", ""), ("{ single } braces", "{ single } braces"),
    ])
    func `are filled`(text: String, expected: String) throws {
        #expect(try fill(text, ["name": .text("Ann"), "items": .list(["a", "b"])]) == expected)
    }

    @Test func `show a value as it stands and never read it again`() throws {
        #expect(try fill("{{name}}", ["name": .text("<b>{{items}} & \u{301}\"")]) == "<b>{{items}} & \u{301}\"")
    }

    @Test(arguments: [nil, Template.Value.text(""), .text(" \n"), .list([])])
    func `are not written with a hole`(value: Template.Value?) {
        #expect(throws: Template.Missing(name: "name")) {
            try fill("Dear {{name}}", value.map { ["name": $0] } ?? [:])
        }
    }

    @Test(arguments: [
        ("one\n{{nmae}}", 2, "`{{nmae}}`"),
        ("{{.}}", 1, "`{{.}}`"),
        ("{{name", 1, "`{{` without an end"),
        ("{{{name}}", 1, "`{{` without an end"),
        ("name}}", 1, "`}}`"),
        ("\n\n{{#items}}\nx", 3, "the section `items` without an end"),
        ("{{#items}}{{/name}}", 1, "`{{/name}}`"),
        ("{{/items}}", 1, "`{{/items}}`"),
        ("{{> name}}", 1, "`{{> name}}`"),
        ("{{=<% %>=}}", 1, "`{{=<% %>=}}`"),
    ])
    func `say what is wrong with them and on which line`(text: String, line: Int, found: String) {
        let mistakes = #expect(throws: Mistakes.self) {
            try Template(text, names: ["name", "items"], file: "x.txt")
        }
        #expect(mistakes?.all.first?.line == line)
        #expect(mistakes?.all.first?.found == found)
        #expect(mistakes?.all.first?.path == "x.txt")
    }

    @Test func `say everything that is wrong at once`() {
        let mistakes = #expect(throws: Mistakes.self) {
            try Template("{{a}}\n{{b}}\n{{/c}}\n{{#name}}", names: ["name"], file: "x.txt")
        }
        #expect(mistakes?.all.map(\.line) == [1, 2, 3, 4])
    }
}
