/// Somebody who works on cases, in their browser.
final class Colleague {
    let browser: Browser

    init(_ browser: Browser) { self.browser = browser }

    /// Opens the page of a case.
    @discardableResult
    func read(_ reference: String, expecting status: Int = 200) async throws -> Page {
        try await browser.open("/work/cases/\(reference)", expecting: status)
    }

    /// Looks at a case again and again until it is as it should be: messages leave a moment after the act.
    func read(_ reference: String, until isRight: (Page) -> Bool) async throws -> Page {
        let end = ContinuousClock.now + .seconds(15)
        while true {
            let page = try await read(reference)
            if isRight(page) { return page }
            guard ContinuousClock.now < end else {
                throw Trouble("The page of \(reference) does not become right:\n\(page.text)")
            }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    /// Does something to a case by its own form, and ends on the page of the case.
    @discardableResult
    func act(
        _ noun: String, on reference: String, _ fillings: KeyValuePairs<String, Filling> = [:],
        expecting status: Int = 200
    ) async throws -> Page {
        let path = "/work/cases/\(reference)/\(noun)"
        try await browser.open(path)
        return try await browser.send(fillings, to: path, expecting: status)
    }

    /// Reads a case for danger and sees none.
    @discardableResult
    func readForDanger(_ reference: String) async throws -> Page {
        try await act("danger-reading", on: reference, ["signs": ["None of these"], "level": "standard"])
    }

    /// Records a decision by its form: none declared a conflict, and the first of those who decided judged that it is
    /// harassment, alarm or distress. `people`: who decided, by body; `more`: whatever else is entered.
    @discardableResult
    func decide(
        _ answer: String = "The threshold is met", on reference: String,
        by people: KeyValuePairs<String, String> = [Partners.council: "Amara Osei"], reasons: String,
        _ more: KeyValuePairs<String, Filling> = [:], expecting status: Int = 200
    ) async throws -> Page {
        let path = "/work/cases/\(reference)/decision"
        try await browser.open(path)
        var fillings: [(String, Filling)] = people.map { ($0.key, .text($0.value)) }
        fillings += [
            ("conflicts", "no"), ("behaviour", "Yes"), ("behaviour_by", .text(people.first?.value ?? "")),
            ("behaviour_why", "Nobody in the house sleeps."), ("answer", .text(answer)), ("reasons", .text(reasons)),
        ]
        if answer == "The threshold is met" { fillings.append(("ground", "number")) }
        return try await browser.send(fillings + more.map { ($0.key, $0.value) }, to: path, expecting: status)
    }

    /// The references of the cases in their list.
    func cases() async throws -> Set<String> {
        let page = try await browser.open("/work")
        return Set(
            page.links.map(\.target).filter { $0.hasPrefix("/work/cases/") }.map { String($0.dropFirst(12)) }
                .filter { !$0.contains("/") })
    }
}
