public import Casework
public import Postgres

/// The directory of whom other areas name for applications, as each partnership keeps it.
public enum AreaContacts {
    /// Enters a contact.
    public static func insert(
        _ contact: AreaContact, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into area_contact (
                partnership_id, id, area_code, area_name, body, email, telephone, address, valid_from, valid_until)
            values (
                \(partnership), \(contact.id), \(contact.area), \(contact.areaName), \(contact.body), \(contact.email),
                \(contact.telephone), \(contact.address), \(contact.validFrom), \(contact.validUntil))
            """)
    }

    /// Writes its last day; nothing else of it changes.
    public static func saveEnd(
        of contact: AreaContact, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update area_contact
               set valid_until = \(contact.validUntil)
             where partnership_id = \(partnership) and id = \(contact.id)
            """)
    }

    /// All of them, by name of the area, the newest first within it.
    public static func all(in partnership: Partnership.ID, _ tx: borrowing Transaction) throws -> [AreaContact] {
        try tx.rows(
            """
            select id, area_code, area_name, body, email, telephone, address, valid_from, valid_until
              from area_contact
             where partnership_id = \(partnership)
             order by area_name, area_code, valid_from desc, id
            """
        ) { row in
            AreaContact(
                id: try row["id"], area: try row["area_code"], areaName: try row["area_name"], body: try row["body"],
                email: try row[optional: "email"], telephone: try row[optional: "telephone"],
                address: try row[optional: "address"], validFrom: try row["valid_from"],
                validUntil: try row[optional: "valid_until"])
        }
    }
}
