public import Casework

/// What the web room needs to be told.
public struct WebSettings: Sendable {
    public var publicURL: PublicURL
    /// Signs forms: 32 bytes. All instances behind one address must have the same; forms that are open while it changes
    /// must be sent again.
    public var formKey: [UInt8]
    /// How people who do not use the web reach the single point of contact (section 104(3)(a)).
    public var contact: PublicContact
    /// The most bytes that a request's body may have.
    public var bodyLimit: Int
    /// When what can wait leaves.
    public var window = SendingWindow()
    /// What panels choose actions from.
    public var actions = ActionCatalogue()

    /// Without a form key a random one is made, which lasts until the process ends.
    public init(
        publicURL: PublicURL,
        formKey: [UInt8]? = nil,
        contact: PublicContact = PublicContact(),
        bodyLimit: Int = 256 * 1_024
    ) {
        self.publicURL = publicURL
        self.formKey = formKey ?? (0..<32).map { _ in .random(in: .min ... .max) }
        self.contact = contact
        self.bodyLimit = bodyLimit
    }
}

/// The ways beside the web to ask for a review.
public struct PublicContact: Equatable, Sendable {
    public var telephone: String?
    public var email: String?
    /// Where to write to and where to come to, on one line or several.
    public var address: String?

    public init(telephone: String? = nil, email: String? = nil, address: String? = nil) {
        self.telephone = telephone
        self.email = email
        self.address = address
    }
}
