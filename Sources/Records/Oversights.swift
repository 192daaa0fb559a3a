public import Casework
public import Postgres

/// Who oversees a partnership, and its dated switches.
public enum Oversights {
    /// Waits until nobody else changes the oversight of the partnership in this moment.
    public static func lock(_ partnership: Partnership.ID, in tx: borrowing Transaction) throws {
        try tx.run("select pg_advisory_xact_lock(hashtextextended(\("casereview.oversight.\(partnership)"), 0))")
    }

    /// The bodies by date and the settings as they were made.
    public static func load(_ partnership: Partnership.ID, in tx: borrowing Transaction) throws -> Oversight {
        let bodies = try tx.rows(
            """
            select id, kind, name, valid_from, valid_until
              from local_policing_body
             where partnership_id = \(partnership)
             order by valid_from
            """
        ) { row in
            LocalPolicingBody(
                id: try row["id"], kind: try row["kind"], name: try row["name"], validFrom: try row["valid_from"],
                validUntil: try row[optional: "valid_until"])
        }
        let settings = try tx.rows(
            """
            select switch, starts_on, guidance_name, guidance_on, guidance_link, set_by, set_at, reason
              from oversight_setting
             where partnership_id = \(partnership)
             order by turn
            """
        ) { row in
            let name: String? = try row[optional: "guidance_name"]
            return Oversight.Setting(
                of: try row["switch"], startsOn: try row[optional: "starts_on"],
                guidance: try name.map { name in
                    Oversight.Guidance(name: name, publishedOn: try row["guidance_on"], link: try row["guidance_link"])
                }, by: try row["set_by"], at: try row["set_at"], reason: try row["reason"])
        }
        return Oversight(bodies: bodies, settings: settings)
    }

    /// Adds a local policing body.
    public static func insert(
        _ body: LocalPolicingBody, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into local_policing_body (partnership_id, id, kind, name, valid_from, valid_until)
            values (\(partnership), \(body.id), \(body.kind), \(body.name), \(body.validFrom), \(body.validUntil))
            """)
    }

    /// Writes its last day; nothing else of it changes.
    public static func saveEnd(
        of body: LocalPolicingBody, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update local_policing_body
               set valid_until = \(body.validUntil)
             where partnership_id = \(partnership) and id = \(body.id)
            """)
    }

    /// Adds a setting; earlier ones stay.
    public static func insert(
        _ setting: Oversight.Setting, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        let guidance = setting.guidance
        try tx.run(
            """
            insert into oversight_setting (
                partnership_id, turn, switch, starts_on, guidance_name, guidance_on, guidance_link, set_by, set_at,
                reason)
            select \(partnership), coalesce(max(turn), 0) + 1, \(setting.of), \(setting.startsOn), \(guidance?.name),
                   \(guidance?.publishedOn), \(guidance?.link), \(setting.by), \(setting.at), \(setting.reason)
              from oversight_setting
             where partnership_id = \(partnership)
            """)
    }
}
