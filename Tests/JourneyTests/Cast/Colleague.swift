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

    /// The references of the cases in their list.
    func cases() async throws -> Set<String> {
        let page = try await browser.open("/work")
        return Set(page.links.map(\.target).filter { $0.hasPrefix("/work/cases/") }.map { String($0.dropFirst(12)) })
    }
}
