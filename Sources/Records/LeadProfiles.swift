public import Casework
public import FoundationEssentials
public import Postgres

/// What is known of officers who could lead: what they can take on, and what they lead and know already.
public enum LeadProfiles {
    public static func save(
        _ profile: LeadProfile, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            insert into lead_profile (partnership_id, person_id, capacity, topics, accepts)
            values (\(partnership), \(profile.person), \(profile.capacity), \(profile.topics.map(\.rawValue)),
                    \(profile.accepts))
                on conflict (partnership_id, person_id) do update
                   set capacity = excluded.capacity, topics = excluded.topics, accepts = excluded.accepts
            """)
    }

    /// Of those of whom somebody has said anything.
    public static func all(
        in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Person.ID: LeadProfile] {
        let found = try tx.rows(
            """
            select person_id, capacity, topics, accepts from lead_profile where partnership_id = \(partnership)
            """
        ) { row in
            let topics: [String] = try row["topics"]
            return LeadProfile(
                person: try row["person_id"], capacity: try row["capacity"],
                topics: topics.compactMap { LeadTopic(rawValue: $0) }, accepts: try row["accepts"])
        }
        return Dictionary(found.map { ($0.person, $0) }) { first, _ in first }
    }

    /// How many open reviews each officer leads or is asked to lead, but this one. Reviews that the reader may not see
    /// are not counted.
    public static func openCases(
        but review: Review.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Person.ID: Int] {
        let found: [(Person.ID, Int)] = try tx.rows(
            """
            select l.person_id, count(*) as cases
              from review r
              join lateral (select t.person_id, t.standing
                              from lead_officer t
                             where t.partnership_id = r.partnership_id and t.review_id = r.id
                             order by t.turn desc
                             limit 1) l on l.standing in ('confirmed', 'accepted')
             where r.partnership_id = \(partnership) and r.stage <> 'closed' and r.id <> \(review)
             group by l.person_id
            """
        ) { row in (try row["person_id"], try row["cases"]) }
        return Dictionary(found) { first, _ in first }
    }

    /// Who has done something on any of these files but read it.
    public static func whoKnow(
        _ files: [UUID], in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Set<Person.ID> {
        Set(try Events.of(files, in: partnership, tx).compactMap(\.officer))
    }
}
