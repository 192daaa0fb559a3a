public import Casework
import FoundationEssentials
public import Postgres

extension WordGiven.Way: Bindable, ColumnValue {}

/// Word that applicants were given, by messages and otherwise, and the cases in which it must be looked at.
public enum WordsGiven {
    public static func insert(
        _ given: WordGiven, at now: Instant, to application: Application.ID, in partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into word_given (partnership_id, application_id, number, given_on, way, words, noted_by, noted_at)
            select \(partnership), \(application), coalesce(max(number), 0) + 1, \(given.on), \(given.way),
                   \(given.words), \(given.by), \(now)
              from word_given
             where partnership_id = \(partnership) and application_id = \(application)
            """)
    }

    /// What was noted, newest first.
    public static func noted(
        for application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [WordGiven] {
        try tx.rows(
            """
            select given_on, way, words, noted_by
              from word_given
             where partnership_id = \(partnership) and application_id = \(application)
             order by given_on desc, number desc
            """
        ) { row in
            WordGiven(
                on: try row["given_on"], way: try row["way"], words: try row["words"], by: try row["noted_by"])
        }
    }

    /// The last day on which an applicant was told something of their case: by a message that left, by a person in its
    /// place on the day that they said, or otherwise as it was noted. nil where there was none.
    public static func lastTold(
        _ application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> CivilDate? {
        let kinds = Notice.Kind.allCases.filter(\.isWord).map(\.rawValue)
        let told: [CivilDate?] = try tx.one(
            """
            select (select max(coalesce(t.done_on, (m.settled_at at time zone 'Europe/London')::date))
                      from message m
                      left join task t
                        on t.partnership_id = m.partnership_id and t.message_id = m.id and t.done_on is not null
                       and t.kind in ('tell-by-hand', 'undelivered', 'not-told')
                     where m.partnership_id = \(partnership) and m.recipient_application = \(application)
                       and m.kind = any(\(kinds)) and (m.state = 'accepted' or t.kind = 'undelivered')) as by_message,
                   (select max(g.given_on)
                      from word_given g
                     where g.partnership_id = \(partnership) and g.application_id = \(application)) as otherwise
            """
        ) { row in [try row[optional: "by_message"], try row[optional: "otherwise"]] }
        return told.compactMap(\.self).max()
    }

    /// Applications of a partnership in which something happened that may change when word is due, those of longest ago
    /// first.
    public static func marked(
        atMost limit: Int, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Application.ID] {
        let rows: [Application.ID] = try tx.rows(
            """
            select application_id
              from word_mark
             where partnership_id = \(partnership)
             order by seq
             limit \(limit)
            """
        ) { row in try row["application_id"] }
        var seen: Set<Application.ID> = []
        return rows.filter { seen.insert($0).inserted }
    }

    /// Takes the marks of an application away, once it is held.
    public static func unmark(
        _ application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            "delete from word_mark where partnership_id = \(partnership) and application_id = \(application)")
    }
}
