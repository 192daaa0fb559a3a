/// The headers that every answer has, whatever it is: a page, a redirection, an error.
enum SecurityHeaders {
    static func all(isSecure: Bool, isKept: Bool = false, runsScript: Bool = false) -> [(name: String, value: String)] {
        var headers = [
            ("Content-Security-Policy", runsScript ? ownScripts + policy : policy),
            ("X-Content-Type-Options", "nosniff"),
            // `no-referrer` would make browsers send `Origin: null` with our own forms.
            ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", "geolocation=(), camera=(), microphone=(), browsing-topics=()"),
            ("Cache-Control", isKept ? "public, max-age=31536000, immutable" : "no-store"),
        ]
        // Over plain HTTP it must not be sent (RFC 6797 section 7.2).
        if isSecure { headers.append(("Strict-Transport-Security", "max-age=31536000; includeSubDomains")) }
        return headers.map { (name: $0.0, value: $0.1) }
    }

    /// Where a page runs one of our own scripts, which asks nobody but this service.
    private static let ownScripts = "script-src 'self'; connect-src 'self'; "

    /// No script at all, and nothing from elsewhere.
    private static let policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
}
