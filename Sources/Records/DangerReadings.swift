import Casework
import Postgres

/// Readings of applications for danger as rows, with the referrals that each led to. They are only ever added to. An
/// applicant sees none of them.
enum DangerReadings {
    /// Writes those that are new.
    static func save(
        _ readings: [Application.DangerReading], was before: [Application.DangerReading],
        of application: Application, in tx: borrowing Transaction
    ) throws {
        for (index, reading) in readings.enumerated().dropFirst(before.count) {
            try insert(reading, number: index + 1, of: application, in: tx)
        }
    }

    private static func insert(
        _ reading: Application.DangerReading, number: Int, of application: Application, in tx: borrowing Transaction
    ) throws {
        // In the order in which they are asked, so that a set is always written alike.
        let signs = reading.signs.map { seen in
            Application.DangerReading.Sign.allCases.filter(seen.contains).map(\.rawValue)
        }
        try tx.run(
            """
            insert into danger_reading (
                partnership_id, application_id, number, occasion, meeting_on, reports, signs, level, note, read_on,
                read_by)
            values (
                \(application.partnership), \(application.id), \(number), \(reading.occasion), \(reading.meetingOn),
                \(reading.reports), \(signs), \(reading.level), \(reading.note), \(reading.on), \(reading.by))
            """)
        for (index, referral) in reading.referrals.enumerated() {
            let body = BodyColumns(referral.to)
            try tx.run(
                """
                insert into danger_referral (
                    partnership_id, application_id, reading, place, body, body_name, was_made, reason)
                values (
                    \(application.partnership), \(application.id), \(number), \(index + 1), \(body.body),
                    \(body.name), \(referral.wasMade), \(referral.reason))
                """)
        }
    }

    /// The readings of an application, oldest first.
    static func load(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [Application.DangerReading] {
        try records(of: [application], in: partnership, tx).first?.readings ?? []
    }

    /// The readings of some applications, in order of their ids, with how many reports each application has. One
    /// without readings is left out.
    static func records(
        of applications: [Application.ID], in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [DangerRecord] {
        let ids = applications.map(\.raw)
        var referrals: [Key: [Application.DangerReading.Referral]] = [:]
        for (key, referral) in try self.referrals(of: applications, in: partnership, tx) {
            referrals[key, default: []].append(referral)
        }
        var records: [DangerRecord] = []
        try tx.rows(
            """
            select application_id, number, occasion, meeting_on, reports, signs, level, note, read_on, read_by,
                   (select count(*)
                      from report r
                     where r.partnership_id = d.partnership_id and r.application_id = d.application_id) as reports_now
              from danger_reading d
             where partnership_id = \(partnership) and application_id = any (\(ids))
             order by application_id, number
            """
        ) { row -> (Key, Int, Application.DangerReading) in
            (
                Key(application: try row["application_id"], number: try row["number"]), try row["reports_now"],
                try reading(row)
            )
        }.forEach { key, reports, reading in
            var reading = reading
            reading.referrals = referrals[key] ?? []
            if records.last?.application == key.application {
                records[records.count - 1].readings.append(reading)
            } else {
                records.append(DangerRecord(application: key.application, reports: reports, readings: [reading]))
            }
        }
        return records
    }

    private struct Key: Hashable {
        var application: Application.ID
        var number: Int
    }

    private static func reading(_ row: borrowing Row) throws -> Application.DangerReading {
        let signs: [Application.DangerReading.Sign]? = try row[optional: "signs"]
        return Application.DangerReading(
            occasion: try row["occasion"], meetingOn: try row[optional: "meeting_on"], reports: try row["reports"],
            signs: signs.map { Set($0) }, level: try row["level"], note: try row["note"], on: try row["read_on"],
            by: try row["read_by"])
    }

    private static func referrals(
        of applications: [Application.ID], in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> [(Key, Application.DangerReading.Referral)] {
        try tx.rows(
            """
            select application_id, reading, body, body_name, was_made, reason
              from danger_referral
             where partnership_id = \(partnership) and application_id = any (\(applications.map(\.raw)))
             order by application_id, reading, place
            """
        ) { row in
            (
                Key(application: try row["application_id"], number: try row["reading"]),
                Application.DangerReading.Referral(
                    to: try BodyColumns(row).value, wasMade: try row["was_made"], reason: try row["reason"])
            )
        }
    }

    /// How whom a referral went to stands in its row.
    private struct BodyColumns {
        var body: String
        var name: String?

        init(_ body: Application.DangerReading.Referral.Body) {
            switch body {
            case .police: self.body = "police"
            case .adultSafeguarding: self.body = "adult-safeguarding"
            case .childrenSafeguarding: self.body = "children-safeguarding"
            case .other(let name): (self.body, self.name) = ("other", name)
            }
        }

        init(_ row: borrowing Row) throws {
            body = try row["body"]
            name = try row[optional: "body_name"]
        }

        var value: Application.DangerReading.Referral.Body {
            get throws {
                switch body {
                case "police": .police
                case "adult-safeguarding": .adultSafeguarding
                case "children-safeguarding": .childrenSafeguarding
                default: .other(try name ?? { throw RecordError.impossible(table: "danger_referral", body) }())
                }
            }
        }
    }
}
