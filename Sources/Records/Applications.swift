public import Casework
public import Postgres

/// Applications as rows: the application itself, its reports, its readings for danger, what agencies were asked, and the
/// decision. Who applied
/// and where they live are kept apart from it.
public enum Applications {
    /// Writes an application down for the first time, whatever its stage.
    ///
    /// Throws `PostgresError` with the constraint `case_reference_pkey` where the reference is taken, `RecordError.fixed`
    /// where it has been corrected already: the first text of its reports would be lost.
    public static func insert(_ application: Application, in tx: borrowing Transaction) throws {
        guard application.corrections.isEmpty else { throw RecordError.fixed("a report") }
        let (partnership, id) = (application.partnership, application.id)
        try tx.run(
            "insert into case_file (partnership_id, id, kind) values (\(partnership), \(id), 'application')")
        try tx.run(
            """
            insert into case_reference (reference, partnership_id, application_id)
            values (\(application.reference), \(partnership), \(id))
            """)
        let receipt = application.receipt
        let recordedOn = London.date(of: receipt.recordedAt)
        let stage = StageColumns(application.stage, decidedOn: "\(recordedOn)")
        try tx.run(
            """
            insert into application (
                partnership_id, id, reference, area_code, received_on, recorded_at, channel, taken_by, authority,
                stage, stage_on, withdrawn_reason)
            values (
                \(partnership), \(id), \(application.reference), \(application.area), \(receipt.receivedOn),
                \(receipt.recordedAt), \(receipt.channel), \(receipt.takenBy), \(application.authority),
                \(application.stage.name), \(stage.on), \(stage.reason))
            """)
        try Reports.insert(application.reports, of: application, in: tx)
        try DangerReadings.save(application.dangerReadings, was: [], of: application, in: tx)
        try InformationRequests.save(application.requests, was: [], of: application, in: tx)
        if case .decided(let decision) = application.stage {
            try ThresholdDecisions.insert(decision, of: application, toldOn: recordedOn, in: tx)
        }
    }

    /// The application; nil where the partnership has none of that id or the one who asks may not see it.
    public static func load(
        _ id: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Application? {
        let found = try tx.first(
            """
            select a.reference, a.area_code, a.received_on, a.recorded_at, a.channel, a.taken_by, a.authority,
                   a.stage, a.stage_on, a.withdrawn_reason,
                   (select r.review_id
                      from review_application r
                     where r.partnership_id = a.partnership_id and r.application_id = a.id) as review_id,
                   \(ThresholdDecisions.columns)
              from application a
              left join threshold_decision d on d.partnership_id = a.partnership_id and d.application_id = a.id
             where a.partnership_id = \(partnership) and a.id = \(id)
            """
        ) { row in
            try application(id, of: partnership, row)
        }
        guard var application = found else { return nil }
        application.corrections = try Corrections.load(of: id, in: partnership, tx)
        guard let reports = try Reports.load(of: id, in: partnership, tx).corrected(by: application.corrections) else {
            throw RecordError.impossible(table: "report_correction", "it does not fit the report")
        }
        application.reports = reports
        application.requests = try InformationRequests.load(of: id, in: partnership, tx)
        application.comparisons = try EntryComparisons.load(of: id, in: partnership, tx)
        application.dangerReadings = try DangerReadings.load(of: id, in: partnership, tx)
        application.words = try SpokenWords.load(of: id, in: partnership, tx)
        let turns = try ThresholdDecisions.turns(of: id, in: partnership, tx)
        application.earlierDecisions = application.stage.name == .decided ? turns.dropLast() : turns
        application.earlierReviewOn = try EarlierReviews.lastDay(before: id, in: partnership, tx)
        return application
    }

    /// The application, held for this transaction: nobody else can lock it until it ends. Where an act takes both,
    /// applications are locked before reviews.
    public static func lock(
        _ id: Application.ID, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Application? {
        // Read in statements of its own, which see what was committed while this one waited. FOR NO KEY UPDATE lets
        // others go on writing rows that point here, such as messages.
        let locked = try tx.run(
            """
            select
              from application
             where partnership_id = \(partnership) and id = \(id)
               for no key update
            """)
        return locked == 1 ? try load(id, in: partnership, tx) : nil
    }

    /// Writes what an act changed. `today` is the day on which the applicant is told of a decision that is new, and
    /// `review` the review of the decision that overturned the one before.
    ///
    /// Nothing is ever deleted; reports and readings for danger are added to. Throws `RecordError.fixed` where the
    /// reference, the receipt, a report, a correction, a reading for danger or a decision is not as it was, `.missing`
    /// where the application is not there.
    public static func save(
        _ application: Application, was before: Application, today: CivilDate,
        overturnedBy review: DecisionReview.ID? = nil, in tx: borrowing Transaction
    ) throws {
        try checkFixed(application, before)
        let wasDecided =
            before.stage.name == .decided && application.earlierDecisions.count == before.earlierDecisions.count
        let stage = StageColumns(application.stage, decidedOn: wasDecided ? "stage_on" : "\(today)")
        let changed = try tx.run(
            """
            update application
               set area_code        = \(application.area),
                   authority        = \(application.authority),
                   stage            = \(application.stage.name),
                   stage_on         = \(stage.on),
                   withdrawn_reason = \(stage.reason)
             where partnership_id = \(application.partnership) and id = \(application.id)
            """)
        guard changed == 1 else { throw RecordError.missing(table: "application") }
        try Reports.insert(Array(application.reports.dropFirst(before.reports.count)), of: application, in: tx)
        try DangerReadings.save(application.dangerReadings, was: before.dangerReadings, of: application, in: tx)
        try Corrections.save(application, was: before, in: tx)
        try InformationRequests.save(application.requests, was: before.requests, of: application, in: tx)
        try EntryComparisons.save(application, was: before, in: tx)
        try SpokenWords.save(application, was: before, in: tx)
        if case .decided(let decision) = application.stage, !wasDecided {
            try ThresholdDecisions.insert(
                decision, of: application, toldOn: today, overturnedBy: review, in: tx)
        }
    }

    /// The application with this reference; nil where the partnership has none or the one who asks may not see it.
    public static func find(
        _ reference: CaseReference, in partnership: Partnership.ID, _ tx: borrowing Transaction
    ) throws -> Application.ID? {
        try tx.first(
            """
            select id
              from application
             where partnership_id = \(partnership) and reference = \(reference)
            """
        ) { row in try row["id"] }
    }

    /// How a stage stands in its row; the decision has a row of its own.
    private struct StageColumns {
        var on: SQL
        var reason: String?

        init(_ stage: Application.Stage, decidedOn: SQL) {
            switch stage {
            case .received: on = "null"
            case .acknowledged(let day): on = "\(day)"
            case .gathering(let day): on = "\(day)"
            case .decided: on = decidedOn
            case .withdrawn(let day, let because):
                on = "\(day)"
                reason = because
            case .passedOn(let day): on = "\(day)"
            }
        }
    }

    private static func checkFixed(_ application: Application, _ before: Application) throws(RecordError) {
        guard application.id == before.id, application.partnership == before.partnership,
            application.reference == before.reference
        else { throw .fixed("an application's reference") }
        guard application.receipt == before.receipt else { throw .fixed("the receipt of an application") }
        guard application.dangerReadings.starts(with: before.dangerReadings) else {
            throw .fixed("a reading for danger")
        }
        var decisions = before.earlierDecisions
        if case .decided(let decision) = before.stage, application.stage != before.stage { decisions.append(decision) }
        guard application.earlierDecisions == decisions else { throw .fixed("a threshold decision") }
    }

    private static func application(
        _ id: Application.ID, of partnership: Partnership.ID, _ row: borrowing Row
    ) throws -> Application {
        Application(
            id: id, partnership: partnership, reference: try row["reference"], area: try row["area_code"],
            receipt: Application.Receipt(
                receivedOn: try row["received_on"], recordedAt: try row["recorded_at"], channel: try row["channel"],
                takenBy: try row[optional: "taken_by"]),
            authority: try row["authority"], stage: try stage(row), reports: [],
            review: try row[optional: "review_id"])
    }

    private static func stage(_ row: borrowing Row) throws -> Application.Stage {
        let name: Application.StageName = try row["stage"]
        switch name {
        case .received: return .received
        case .acknowledged: return .acknowledged(on: try row["stage_on"])
        case .gathering: return .gathering(since: try row["stage_on"])
        case .withdrawn: return .withdrawn(on: try row["stage_on"], because: try row["withdrawn_reason"])
        case .passedOn: return .passedOn(on: try row["stage_on"])
        case .decided:
            guard let decision = try ThresholdDecisions.decision(row) else {
                throw RecordError.impossible(table: "application", "it is decided and has no decision")
            }
            return .decided(decision)
        }
    }
}
