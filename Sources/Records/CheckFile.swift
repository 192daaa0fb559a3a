public import Casework
public import Text

/// What `check` reads and answers.
public enum CheckFile {
    /// The facts of one application.
    public struct Facts: Equatable, Sendable {
        public var application: ApplicationFacts
        public var reports: [ReportFacts]
    }

    /// Reads the facts of one application from JSON; every mistake at once, with its place. `firstLine` is the number
    /// of the line where the text is one of many (JSON Lines).
    public static func read(_ bytes: [UInt8], firstLine: Int = 1) throws(Mistakes) -> Facts {
        try read(Node.json(bytes, firstLine: firstLine))
    }

    /// Reads facts that have been read as a tree. What a decision was made on may stand beside them, as
    /// `DecisionRecords` keeps it.
    public static func read(_ node: Node) throws(Mistakes) -> Facts {
        try Reader.read(node) { reader in
            if DecisionRecords.isKept(node) { reader.ignore("procedure", "finding") }
            let application = reader.object("application") { $0.applicationFacts() }
            let area = application?.area ?? ""
            var ids: Set<[UInt8]> = []
            let reports = reader.array("reports") { item in
                let report = item.reportFacts(area: area)
                // The answer names a report by its id, so an id stands for one report.
                if let report, !ids.insert(Array(report.id.utf8)).inserted {
                    item.refuse("id", expected: "an id of its own for each report", mend: "Another report has this id.")
                }
                return report
            }
            return application.map { Facts(application: $0, reports: reports) }
        }
    }

    /// The answer.
    public static func json(_ finding: Finding) -> JSON {
        [
            "procedure": [
                "name": .string(finding.procedure), "version": .string(finding.version),
                "limbs": JSON(finding.limbs.map(\.rawValue)),
            ],
            "decision": .string(finding.decision.rawValue),
            "limb": JSON(finding.limb?.rawValue),
            "statute": [
                "met": .bool(finding.statute.met), "qualifying": .integer(finding.statute.qualifying),
                "required": .integer(finding.statute.required),
            ],
            "local": [
                "met": .bool(finding.local.met), "failed": JSON(finding.local.failed.map(\.rawValue)),
                "conditions": .array(finding.conditions.map(json)),
            ],
            "complaints": .array(finding.complaints.map { json($0, finding.span) }),
            "to_consider": JSON(finding.toConsider.map(\.rawValue)),
            "notes": JSON(finding.notes.map(\.sentence)),
            "would_change": .array(finding.wouldChange.map(json)),
            "explanation": JSON(finding.explanation),
        ]
    }

    private static func json(_ rule: Finding.Rule) -> JSON {
        [
            "name": .string(rule.name.rawValue), "holds": JSON(rule.holds),
            "in_section_104": .bool(rule.isInSection104),
            "law": JSON(rule.law), "words": JSON(rule.words),
        ]
    }

    private static func json(_ change: Finding.Change) -> JSON {
        [
            "kind": .string(change.kind.rawValue), "reports": JSON(change.reports), "count": .integer(change.count),
            "from": JSON(change.from?.description), "until": JSON(change.until?.description),
            "becomes": .string(change.becomes.rawValue), "sentence": .string(change.sentence),
        ]
    }

    private static func json(_ complaint: Finding.Complaint, _ span: Span?) -> JSON {
        var members: [(String, JSON)] = [
            ("id", .string(complaint.id)),
            ("behaviour_on", .string(complaint.behaviourOn.description)),
            ("reported_on", .string(complaint.reportedOn.description)),
            ("last_day_to_complain", .string(complaint.windows.lastDayToComplain.description)),
            ("last_day_to_apply", .string(complaint.windows.lastDayToApply.description)),
            ("qualifies", .bool(complaint.qualifies)),
            ("counted_with", JSON(complaint.countedWith)),
            ("reason", .string(complaint.reason)),
        ]
        if let local = complaint.local {
            members.append(("local_last_day_to_complain", .string(local.windows.lastDayToComplain.description)))
            members.append(("local_last_day_to_apply", JSON(local.windows.lastDayToApply?.description)))
            members.append(("local_qualifies", JSON(complaint.localQualifies)))
        }
        if let span {
            members.append(("local_span_first_day", .string(span.firstDay.description)))
            members.append(("local_span_last_day", .string(span.lastDay.description)))
        }
        return .object(members)
    }
}

extension Reader {
    fileprivate func applicationFacts() -> ApplicationFacts? {
        let received = londonDate("received")
        let area = string("area", maxBytes: 200)
        let applicant = string("applicant", default: "", maxBytes: 200)
        let onBehalfOf = optional("on_behalf_of")?.string(maxBytes: 200)
        // Somebody who acts for another and says nothing of authority is not taken to have it.
        let authority = choice(
            "authority", of: Application.Authority.self, default: onBehalfOf == nil ? .notNeeded : .awaited)
        let earlierReviewOn = optional("earlier_review_on")?.londonDate()
        guard let received, let area else { return nil }
        return ApplicationFacts(
            received: received, area: area, applicant: applicant, onBehalfOf: onBehalfOf, authority: authority,
            earlierReviewOn: earlierReviewOn)
    }

    fileprivate func reportFacts(area: String) -> ReportFacts? {
        let id = string("id", maxBytes: 200)
        let behaviourOn = londonDate("behaviour_on")
        let reportedOn = londonDate("reported_on")
        let reportedBy = string("reported_by", maxBytes: 200)
        let household = optional("household")?.string(maxBytes: 200)
        let reportedTo = string("reported_to", default: "", maxBytes: 200)
        let incident = optional("incident")?.string(maxBytes: 200)
        let area = string("area", default: area, maxBytes: 200)
        let place = optional("place")?.string(maxBytes: 200)
        let hate = bool("hate", default: false)
        let related = bool("related", default: true)
        let witnessed = bool("witnessed", default: true)
        let status = choice("status", of: Application.Report.Status.self, default: .open)
        let acknowledged = optional("acknowledged")?.bool()
        let shared = optional("shared")?.bool()
        let responseDueOn = optional("response_due_on")?.londonDate()
        let onBoundary = bool("on_boundary", default: false)
        guard let id, let behaviourOn, let reportedOn, let reportedBy else { return nil }
        return ReportFacts(
            id: id, behaviourOn: behaviourOn, reportedOn: reportedOn, reportedBy: reportedBy, household: household,
            reportedTo: reportedTo, incident: incident, area: area, place: place, hate: hate, related: related,
            witnessed: witnessed, status: status, acknowledged: acknowledged, shared: shared,
            responseDueOn: responseDueOn,
            onBoundary: onBoundary)
    }

    /// A civil date, or a moment, of which the date in London is meant.
    private func londonDate(_ key: String? = nil) -> CivilDate? {
        custom(
            key, expected: "a date that exists, YYYY-MM-DD, or a time with its offset",
            mend: "Write 2026-05-01, or 2026-05-01T10:30:00+01:00."
        ) { text in CivilDate(text) ?? Instant(rfc3339: text).map(London.date(of:)) }
    }
}
