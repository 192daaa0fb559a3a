import Casework
import Desk
import FoundationEssentials
import Post
import Records
import Text

// A letter to an applicant as it is printed and posted.
extension Pages {
    @Sendable func letterPage(_ visit: Visit) async throws -> Reply {
        .page(try await letterHTML(visit, withCode: false))
    }

    /// Makes a new code for the letter and shows it, here and nowhere else.
    @Sendable func letterPageWithCode(_ visit: Visit) async throws -> Reply {
        .page(try await letterHTML(visit, withCode: true))
    }

    private func letterHTML(_ visit: Visit, withCode: Bool) async throws -> HTML {
        let worker = try await worker(visit)
        let (task, office) = try await task(visit, worker)
        guard let message = task.message, let contact = try await desk.contact(of: task, by: office) else {
            throw Fault.notFound
        }
        let until = try await desk.reviewUntil(telling: task, by: office)
        let letter = try await ledger.letter(
            message, in: office.partnership, as: .officer(office), on: today,
            telling: until.map { ["review_until": .date($0)] } ?? [:])
        guard let letter else { throw Fault.notFound }
        let path = "/work/tasks/\(task.id.uuidString)"
        guard let address = contact.safe.address(by: .letter, given: contact.given) else {
            return Layout.page(
                "No letter may be sent", for: worker.audience, back: path,
                """
                <h1>No letter may be sent</h1>
                <p>This applicant is not to be reached by letter, or there is no address that is safe.</p>
                \(SafeContactWords(given: contact.given, safe: contact.safe).ways)
                """)
        }
        let code = withCode ? try await desk.makePaperCode(for: task, by: office) : nil
        return Layout.page(
            "Letter to print", for: worker.audience, back: path,
            """
            \(LetterSheet.aside(contact, path, visit.formToken, isDone: task.doneOn != nil, hasCode: code != nil))
            <h1 class="hidden">Letter to print</h1>
            \(Pieces.lines("\(contact.name)\n\(address)"))
            <p>\(Pieces.date(today))</p>
            <p><strong>\(contact.reference.map { "Your reference \($0)" })</strong></p>
            \(Pieces.lines(letter.text))
            \(code.flatMap { code in contact.reference.map { LetterSheet.code(code, $0, settings.publicURL.description) } })
            """)
    }
}

/// The parts of a printed letter.
enum LetterSheet {
    /// For the person who posts it; not printed.
    static func aside(_ contact: TaskContact, _ path: String, _ token: String, isDone: Bool, hasCode: Bool) -> HTML {
        let format: HTML? =
            contact.safe.format == .plain
            ? nil : "<p><strong>They need it in \(contact.safe.format.inWords).</strong></p>\n"
        let language: HTML? =
            contact.safe.language == "cy"
            ? "<p><strong>They asked for Welsh: the letter is in English until it exists in Welsh.</strong></p>\n" : nil
        let envelope: HTML =
            contact.safe.isNeutral
            ? """
            <p>Use a plain envelope with nothing on it but the name and the address: no logo, no sender that says what \
            it is about. In a window of the envelope only the address may show.</p>
            """ : "<p>Post it in the usual envelope.</p>"
        let code: HTML? =
            isDone || hasCode
            ? nil
            : Pieces.form("\(path)/letter", token, button: "Add a code that opens their page", second: true)
        let once: HTML? =
            hasCode
            ? "<p>The code below is shown only this once. Print the page now; a new one can be made for another letter.</p>\n"
            : nil
        return """
            <div class="notice aside">
            <p>This box is not printed. When the letter is posted, say so on \(HTML.link(to: path, "the page of the task")).</p>
            \(format)\(language)\(envelope)\(once)\(code)
            </div>
            """
    }

    static func code(_ code: PaperCode, _ reference: CaseReference, _ publicURL: String) -> HTML {
        """
        <h2>See how it stands online</h2>
        <p>You can see how your application stands, if it is safe for you to go online. Go to</p>
        <p><strong>\(publicURL)/track/code</strong></p>
        <p>and enter your reference <strong>\(reference)</strong> and this code:</p>
        <p><strong>\(code.text)</strong></p>
        <p>The code works for 60 days. Keep this letter where nobody finds it whom you do not trust.</p>
        """
    }
}
