public import Casework
public import Postgres

/// Whose area it is, as people decided, and where it happened in the applicant's words.
public enum AreaChoices {
    /// Adds a choice; earlier ones stay.
    public static func insert(
        _ choice: AreaChoice, of application: Application.ID, in partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into area_choice (partnership_id, application_id, turn, whose, reason, chosen_by, chosen_on)
            select \(partnership), \(application), coalesce(max(turn), 0) + 1, \(choice.whose), \(choice.reason),
                   \(choice.by), \(choice.on)
              from area_choice
             where partnership_id = \(partnership) and application_id = \(application)
            """)
    }

    /// The choice that counts; nil where nobody has decided.
    public static func newest(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> AreaChoice? {
        try tx.first(
            """
            select whose, reason, chosen_by, chosen_on
              from area_choice
             where partnership_id = \(partnership) and application_id = \(application)
             order by turn desc
             limit 1
            """
        ) { row in
            AreaChoice(
                whose: try row["whose"], reason: try row["reason"], by: try row["chosen_by"], on: try row["chosen_on"])
        }
    }

    /// Keeps where it happened, in the applicant's words.
    public static func insert(
        place: String, of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into application_place (partnership_id, application_id, place)
            values (\(partnership), \(application), \(place))
            """)
    }

    /// nil where the applicant named no place outside the area.
    public static func place(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> String? {
        try tx.first(
            """
            select place
              from application_place
             where partnership_id = \(partnership) and application_id = \(application)
            """
        ) { row in try row["place"] }
    }
}
