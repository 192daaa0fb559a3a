public import Casework
import FoundationEssentials
public import Postgres

/// What somebody said to be unsafe with one application holds for each of theirs. People are not known across
/// applications, but their addresses are: where two were given the same one, and it was said to be unsafe with the one,
/// nothing goes there for the other. Which other application that is stays between the two.
public enum SaidUnsafe {
    /// For the rest of this transaction nobody else takes an application of the partnership in, or changes how an
    /// applicant is reached, so that of two at the same moment the second knows of the first. To be taken before any
    /// application is held.
    public static func lock(_ partnership: Partnership.ID, in tx: borrowing Transaction) throws {
        try tx.run("select pg_advisory_xact_lock(hashtextextended(\("contact \(partnership)"), 0))")
    }

    /// Those of `addresses` that were said to be unsafe with another application which was, or is, reached there. What
    /// was once said to be unsafe stays so, so that every version counts.
    public static func known(
        _ addresses: [String], besides application: Application.ID, in partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws -> [String] {
        guard !addresses.isEmpty else { return [] }
        return try tx.rows(
            """
            select distinct given.address
              from unnest(\(addresses)) as given (address)
              join safe_contact s on s.partnership_id = \(partnership) and s.application_id <> \(application)
             cross join unnest(s.barred) as said (address)
             where folded_address(said.address) = folded_address(given.address)
               and (exists (select from applicant_contact c
                             where c.partnership_id = s.partnership_id and c.application_id = s.application_id
                               and folded_address(given.address) in (c.email_key, c.telephone_key, c.address_key))
                    or exists (select from safe_contact v
                                where v.partnership_id = s.partnership_id and v.application_id = s.application_id
                                  and folded_address(given.address)
                                      in (folded_address(v.email), folded_address(v.text_number),
                                          folded_address(v.postal), folded_address(v.call_number))))
             order by given.address
            """
        ) { row in try row["address"] }
    }

    /// The other applications that are reached, or were given to be reached, at one of `addresses`.
    public static func applications(
        at addresses: [String], besides application: Application.ID, in partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws -> [Application.ID] {
        guard !addresses.isEmpty else { return [] }
        let keys: [String] = try tx.rows("select distinct folded_address(a) as key from unnest(\(addresses)) as a") {
            row in try row["key"]
        }
        return try tx.rows(
            """
            select application_id
              from (select application_id from applicant_contact
                     where partnership_id = \(partnership) and email_key = any(\(keys))
                    union
                    select application_id from applicant_contact
                     where partnership_id = \(partnership) and telephone_key = any(\(keys))
                    union
                    select application_id from applicant_contact
                     where partnership_id = \(partnership) and address_key = any(\(keys))
                    union
                    select application_id from safe_contact
                     where partnership_id = \(partnership)
                       and (folded_address(email) = any(\(keys)) or folded_address(text_number) = any(\(keys))
                            or folded_address(postal) = any(\(keys)) or folded_address(call_number) = any(\(keys))))
                   as there
             where application_id <> \(application)
             order by application_id
            """
        ) { row in try row["application_id"] }
    }
}
