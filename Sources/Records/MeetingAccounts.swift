import Casework
import Postgres

/// What is written of a meeting beside its findings, as rows: written once, and only ever added to.
enum MeetingAccounts {
    /// Writes the account where there was none, and the corrections that are new.
    static func save(
        _ account: MeetingAccount, was old: MeetingAccount?, of review: Review, _ number: Int,
        in tx: borrowing Transaction
    ) throws {
        let (partnership, id) = (review.partnership, review.id)
        for (index, made) in account.corrections.enumerated().dropFirst(old?.corrections.count ?? 0) {
            try tx.run(
                """
                insert into hearing_correction (
                    partnership_id, review_id, number, correction, part, text, reason, corrected_by, corrected_at)
                values (\(partnership), \(id), \(number), \(index + 1), \(made.part), \(made.text), \(made.reason),
                        \(made.by), \(made.at))
                """)
        }
        guard old == nil, let at = account.recordedAt else { return }
        try tx.run(
            """
            insert into hearing_account (
                partnership_id, review_id, number, conflicts, quorum_reason, next_on, next_words, recorded_at)
            values (\(partnership), \(id), \(number), \(account.conflicts), \(account.quorumReason),
                    \(account.next?.on), \(account.next?.words ?? ""), \(at))
            """)
        for (index, presence) in account.presences.enumerated() {
            try tx.run(
                """
                insert into hearing_presence (
                    partnership_id, review_id, number, line, person_id, name, agency_id, came, note)
                values (\(partnership), \(id), \(number), \(index + 1), \(presence.person), \(presence.name),
                        \(presence.agency), \(presence.came), \(presence.note))
                """)
        }
        for part in account.parts {
            try tx.run(
                """
                insert into hearing_part (partnership_id, review_id, number, application_id, ways, words)
                values (\(partnership), \(id), \(number), \(part.application), \(part.ways.map(\.rawValue)),
                        \(part.words))
                """)
        }
        for view in account.views {
            try tx.run(
                """
                insert into hearing_view (partnership_id, review_id, number, agency_id, agrees, words)
                values (\(partnership), \(id), \(number), \(view.agency), \(view.agrees), \(view.words))
                """)
        }
    }

    /// Gives each recorded meeting its account; in order of the applications' and bodies' ids.
    static func fill(
        _ hearings: inout [Review.Hearing], of review: Review.ID, in partnership: Partnership.ID,
        _ tx: borrowing Transaction
    ) throws {
        guard hearings.contains(where: { $0.record != nil }) else { return }
        func numbered<Part>(
            _ columns: SQL, from table: SQL, by order: SQL, _ read: (borrowing Row) throws -> Part
        ) throws -> [Int: [Part]] {
            let parts: [(Int, Part)] = try tx.rows(
                """
                select number, \(columns)
                  from \(table)
                 where partnership_id = \(partnership) and review_id = \(review)
                 order by number, \(order)
                """
            ) { row in (try row["number"], try read(row)) }
            return Dictionary(grouping: parts, by: \.0).mapValues { $0.map(\.1) }
        }
        let heads = try numbered(
            "conflicts, quorum_reason, next_on, next_words, recorded_at", from: "hearing_account", by: "recorded_at",
            head)
        let presences = try numbered(
            "person_id, name, agency_id, came, note", from: "hearing_presence", by: "line", presence)
        let parts = try numbered("application_id, ways, words", from: "hearing_part", by: "application_id", part)
        let views = try numbered("agency_id, agrees, words", from: "hearing_view", by: "agency_id", view)
        let corrections = try numbered(
            "part, text, reason, corrected_by, corrected_at", from: "hearing_correction", by: "correction", correction)
        for index in hearings.indices where hearings[index].record != nil {
            let number = hearings[index].number
            var account = heads[number]?.first ?? MeetingAccount()
            account.presences = presences[number] ?? []
            account.parts = parts[number] ?? []
            account.views = views[number] ?? []
            account.corrections = corrections[number] ?? []
            hearings[index].record?.account = account
        }
    }

    private static func head(_ row: borrowing Row) throws -> MeetingAccount {
        let (on, words): (CivilDate?, String) = (try row[optional: "next_on"], try row["next_words"])
        return MeetingAccount(
            conflicts: try row["conflicts"],
            next: on == nil && words.isEmpty ? nil : MeetingAccount.Next(on: on, words: words),
            quorumReason: try row["quorum_reason"], recordedAt: try row["recorded_at"])
    }

    private static func presence(_ row: borrowing Row) throws -> MeetingAccount.Presence {
        MeetingAccount.Presence(
            person: try row[optional: "person_id"], name: try row["name"], agency: try row[optional: "agency_id"],
            came: try row["came"], note: try row["note"])
    }

    private static func part(_ row: borrowing Row) throws -> MeetingAccount.Part {
        let ways: [String] = try row["ways"]
        return MeetingAccount.Part(
            application: try row["application_id"], ways: ways.compactMap { MeetingAccount.Part.Way(rawValue: $0) },
            words: try row["words"])
    }

    private static func view(_ row: borrowing Row) throws -> MeetingAccount.View {
        MeetingAccount.View(agency: try row["agency_id"], agrees: try row["agrees"], words: try row["words"])
    }

    private static func correction(_ row: borrowing Row) throws -> MeetingAccount.Correction {
        MeetingAccount.Correction(
            part: try row["part"], text: try row["text"], reason: try row["reason"], by: try row["corrected_by"],
            at: try row["corrected_at"])
    }
}
