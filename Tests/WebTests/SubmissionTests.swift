import Casework
import FoundationEssentials
import Records
import Testing
import Text

@testable import Web

@Suite struct `The id of what a form creates` {
    private let signer = Signer(key: Array(repeating: 3, count: 32))

    private func visit(_ browser: Token, sending values: [String] = []) -> Visit {
        Visit(
            path: "/apply/send",
            parameters: [:],
            query: FormFields(),
            sent: FormFields(values.map { FormFields.Field(name: "submission", value: $0) }),
            browser: browser,
            session: nil,
            signer: signer,
            cookies: Cookies(isSecure: false)
        )
    }

    @Test func `comes back with the form of the same browser`() {
        let browser = Token.make()
        let id = Application.ID(UUID())
        let value = Marks.values(of: "value", in: Submission.field(id, visit(browser)).text)[0]
        #expect(Submission.id(visit(browser, sending: [value])) == id)
        #expect(Submission.id(visit(Token.make(), sending: [value])) == nil)
        #expect(Submission.id(visit(browser, sending: [value, value])) == nil)
        #expect(Submission.id(visit(browser)) == nil)
    }

    @Test func `cannot be chosen`() {
        let browser = Token.make()
        let id = Application.ID(UUID())
        let signature = signer.sign("submission", browser.text, "\(Application.ID(UUID()))")
        for value in ["", "\(id)", "\(id).", "\(id).\(signature)", "\(id).00", ".\(signature)", "x.y.z"] {
            #expect(Submission.id(visit(browser, sending: [value])) == nil)
        }
    }
}
