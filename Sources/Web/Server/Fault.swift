/// What is wrong with a request itself. Each becomes one page, in `Faults`.
enum Fault: Error, Equatable, Sendable {
    /// The request cannot be read: 400, with a sentence for people.
    case unreadable(String)
    case notFound
    case wrongMethod(allowed: [String])
    case lengthRequired
    case tooLarge
    case notAForm
    /// Signed in, but the page is not theirs; or sent from another site.
    case forbidden
    case forged
    /// Nobody is signed in: to the sign-in page, and then on to this path.
    case signedOut(next: String)
}
