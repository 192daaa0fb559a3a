import Records

/// One request on its way through a page: what was asked, by which browser, in which session.
struct Visit: Sendable {
    let path: String
    let parameters: [String: String]
    let query: FormFields
    /// The form that was sent; empty for GET.
    let sent: FormFields
    /// The files that were sent with it, by the names of their fields.
    var files: [String: [UInt8]] = [:]
    /// The secret of this browser: its own, or one made for it now.
    let browser: Token
    /// The secret of its session, if it says that it has one.
    let session: Token?
    let signer: Signer
    let cookies: Cookies
    /// What it would like to have the answer in; empty where it does not say.
    var accept = ""

    /// What every form on the page carries.
    var formToken: String { signer.formToken(for: (session ?? browser).text) }

    /// Whether the form that was sent carries a token of this browser or session. Somebody may have signed in, in
    /// another tab, after the form was opened: that does not make it somebody else's.
    var hasGoodToken: Bool {
        let tokens = sent.values(FormToken.name)
        guard tokens.count == 1 else { return false }
        return [browser, session].contains { secret in
            secret.map { signer.isFormToken(tokens[0], for: $0.text) } ?? false
        }
    }

    func form() -> Form { Form(sent) }
}
