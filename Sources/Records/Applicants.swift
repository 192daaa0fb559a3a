public import Casework
public import Postgres

/// Who asked for a review, kept apart from the case, and where they can be reached, kept apart again.
public struct Applicant: Equatable, Sendable {
    public var name: String
    /// Whom they act for.
    public var onBehalfOf: String?
    public var contact: Contact?
    /// How they may be reached; nil where nobody said anything, and for those who may not see it.
    public var safe: SafeContact?

    public struct Contact: Equatable, Sendable {
        public var email: String?
        public var telephone: String?
        public var address: String?

        public init(email: String?, telephone: String?, address: String?) {
            self.email = email
            self.telephone = telephone
            self.address = address
        }

        /// By the way that each is for.
        public var given: [Way: String] {
            var given: [Way: String] = [:]
            given[.email] = email
            given[.text] = telephone
            given[.call] = telephone
            given[.letter] = address
            return given
        }
    }

    public init(name: String, onBehalfOf: String?, contact: Contact?, safe: SafeContact? = nil) {
        self.name = name
        self.onBehalfOf = onBehalfOf
        self.contact = contact
        self.safe = safe
    }
}

public enum Applicants {
    public static func insert(
        _ applicant: Applicant, of application: Application.ID, in partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into applicant (partnership_id, application_id, name, on_behalf_of)
            values (\(partnership), \(application), \(applicant.name), \(applicant.onBehalfOf))
            """)
        if let safe = applicant.safe {
            let recorded: Instant = try tx.one(
                "select recorded_at from application where partnership_id = \(partnership) and id = \(application)"
            ) { row in try row["recorded_at"] }
            try SafeContacts.append(
                safe, because: ContactChange.saidByApplicant, by: nil, at: recorded, to: application, in: partnership,
                tx)
        }
        guard let contact = applicant.contact else { return }
        try tx.run(
            """
            insert into applicant_contact (partnership_id, application_id, email, telephone, address)
            values (\(partnership), \(application), \(contact.email), \(contact.telephone), \(contact.address))
            """)
    }

    /// The contact is nil for those who may not see it.
    public static func load(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Applicant? {
        var applicant: Applicant? = try tx.first(
            """
            select a.name, a.on_behalf_of, c.application_id is not null as has_contact, c.email, c.telephone, c.address
              from applicant a
              left join applicant_contact c using (partnership_id, application_id)
             where a.partnership_id = \(partnership) and a.application_id = \(application)
            """
        ) { row in
            let contact =
                try row["has_contact"] as Bool
                ? Applicant.Contact(
                    email: try row[optional: "email"], telephone: try row[optional: "telephone"],
                    address: try row[optional: "address"])
                : nil
            return Applicant(name: try row["name"], onBehalfOf: try row[optional: "on_behalf_of"], contact: contact)
        }
        applicant?.safe = try SafeContacts.versions(of: application, in: partnership, limit: 1, tx).first?.safe
        return applicant
    }
}
