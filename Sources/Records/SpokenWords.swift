public import Casework
public import Postgres

/// What applicants say while their case goes on, as rows; only ever added to.
public enum SpokenWords {
    /// Writes what is new.
    static func save(_ application: Application, was before: Application, in tx: borrowing Transaction) throws {
        let (partnership, id) = (application.partnership, application.id)
        guard application.words != before.words else { return }
        for new in application.words.news.dropFirst(before.words.news.count) {
            try tx.run(
                """
                insert into something_new (partnership_id, application_id, report, minute, danger, agency_id)
                values (\(partnership), \(id), \(new.report), \(new.minute), \(new.danger), \(new.agency))
                """)
        }
        for (index, remark) in application.words.remarks.enumerated() {
            let old = before.words.remarks.indices.contains(index) ? before.words.remarks[index] : nil
            if old == nil { try insert(remark, of: application, in: tx) }
            guard let answer = remark.answer, old?.answer == nil else { continue }
            try tx.run(
                """
                insert into applicant_remark_answer (
                    partnership_id, application_id, number, accepted, reason, answered_on, answered_by)
                values (
                    \(partnership), \(id), \(remark.number), \(answer.isAccepted), \(answer.reason), \(answer.on),
                    \(answer.by))
                """)
        }
    }

    private static func insert(
        _ remark: ApplicantRemark, of application: Application, in tx: borrowing Transaction
    ) throws {
        let (about, entry, closing): (String, String?, Int?) =
            switch remark.about {
            case .entry(let key): ("entry", key, nil)
            case .missing: ("missing", nil, nil)
            case .closing(let turn): ("closing", nil, turn)
            }
        try tx.run(
            """
            insert into applicant_remark (
                partnership_id, application_id, number, about, entry, closing, remark, made_on, entered_by)
            values (
                \(application.partnership), \(application.id), \(remark.number), \(about), \(entry), \(closing),
                \(remark.text), \(remark.on), \(remark.by))
            """)
    }

    static func load(
        of application: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> ApplicantsWords {
        var words = ApplicantsWords()
        words.news = try tx.rows(
            """
            select report, minute, danger, agency_id
              from something_new
             where partnership_id = \(partnership) and application_id = \(application)
             order by report
            """
        ) { row in
            SomethingNew(
                report: try row["report"], minute: try row[optional: "minute"], danger: try row["danger"],
                agency: try row["agency_id"])
        }
        words.remarks = try tx.rows(
            """
            select r.number, r.about, r.entry, r.closing, r.remark, r.made_on, r.entered_by, a.accepted, a.reason,
                   a.answered_on, a.answered_by
              from applicant_remark r
              left join applicant_remark_answer a
                on a.partnership_id = r.partnership_id and a.application_id = r.application_id and a.number = r.number
             where r.partnership_id = \(partnership) and r.application_id = \(application)
             order by r.number
            """
        ) { row in try remark(row) }
        return words
    }

    private static func remark(_ row: borrowing Row) throws -> ApplicantRemark {
        let word: String = try row["about"]
        let about: ApplicantRemark.About =
            switch word {
            case "entry": .entry(try row["entry"])
            case "missing": .missing
            case "closing": .closing(try row["closing"])
            default: throw RecordError.impossible(table: "applicant_remark", word)
            }
        var remark = ApplicantRemark(
            number: try row["number"], about: about, text: try row["remark"], on: try row["made_on"],
            by: try row[optional: "entered_by"])
        if let isAccepted: Bool = try row[optional: "accepted"] {
            remark.answer = ApplicantRemark.Answer(
                isAccepted: isAccepted, reason: try row["reason"], on: try row["answered_on"],
                by: try row["answered_by"])
        }
        return remark
    }

    /// An application with remarks that nobody has answered.
    public struct Waiting: Equatable, Sendable {
        public var reference: CaseReference
        /// Whether the applicant asks for the case to be opened again.
        public var asksToReopen: Bool
    }

    /// Those of applications that the reader may see, the longest waiting first, at most 1,000. Whoever asked for a closed
    /// case to be opened again waits no more once it is.
    public static func waiting(in partnership: Partnership.ID, _ tx: borrowing Transaction) throws -> [Waiting] {
        try tx.rows(
            """
            select a.reference, r.about = 'closing' as asks_to_reopen
              from applicant_remark r
              join application a on a.partnership_id = r.partnership_id and a.id = r.application_id
             where r.partnership_id = \(partnership)
               and not exists (select from applicant_remark_answer d
                                where d.partnership_id = r.partnership_id and d.application_id = r.application_id
                                  and d.number = r.number)
               and not exists (select from review_application ra
                                 join review_reopening o
                                   on o.partnership_id = ra.partnership_id and o.review_id = ra.review_id
                                where ra.partnership_id = r.partnership_id and ra.application_id = r.application_id
                                  and o.turn = r.closing)
             group by a.reference, r.about = 'closing'
             order by min(r.made_on), a.reference
             limit 1000
            """
        ) { row in
            Waiting(reference: try row["reference"], asksToReopen: try row["asks_to_reopen"])
        }
    }
}
