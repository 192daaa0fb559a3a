import Testing

@testable import Text

@Suite struct `What is wrong` {
    let mistake = Mistake(
        path: "reports[2].reported_on", position: Position(line: 14, column: 31), found: "2026-02-30",
        expected: "a date that exists, YYYY-MM-DD", mend: "February 2026 has 28 days.")

    @Test func `A sentence says where, what, what instead and how to mend it`() {
        #expect(
            mistake.sentence == "reports[2].reported_on (line 14, column 31): found 2026-02-30, "
                + "expected a date that exists, YYYY-MM-DD. February 2026 has 28 days.")
    }

    @Test func `A sentence leaves out what is not known`() {
        #expect(Mistake(found: "x", expected: "y").sentence == "found x, expected y.")
        #expect(Mistake(path: "a", found: "x", expected: "y").sentence == "a: found x, expected y.")
        #expect(
            Mistake(position: Position(line: 1, column: 2), found: "x", expected: "y").sentence
                == "line 1, column 2: found x, expected y.")
    }

    @Test func `The JSON has the keys of the contract`() {
        let mistakes = Mistakes(mistake, [Mistake(found: "x", expected: "y")])
        #expect(
            mistakes.json.text() == #"{"errors":[{"path":"reports[2].reported_on","line":14,"column":31,"#
                + #""found":"2026-02-30","expected":"a date that exists, YYYY-MM-DD","#
                + #""mend":"February 2026 has 28 days."},"#
                + #"{"path":null,"line":null,"column":null,"found":"x","expected":"y","mend":""}]}"#)
        #expect(mistakes.description.split(separator: "\n").count == 2)
    }

    @Test func `There are no empty mistakes`() {
        #expect(Mistakes([]) == nil)
    }
}
