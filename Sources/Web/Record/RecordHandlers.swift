import Casework
import Desk
import Records
import Text

// Recording a meeting: the page, the keeping of one part, and the end.
extension Pages {
    func addRecord(to routes: inout Routes) {
        routes.get("/work/cases/{reference}/meeting/record", recordForm)
        routes.post("/work/cases/{reference}/meeting/record", finishRecord)
        routes.plain("/work/cases/{reference}/meeting/record/versions", recordVersions)
        routes.post("/work/cases/{reference}/meeting/record/{section}", keepRecordPart)
        routes.get("/work/cases/{reference}/meeting/written/{number}", writtenPage)
        routes.get("/work/recommendations/{id}/letter", outsideLetterPage)
        routes.plain(RecordScript.path) { _ in RecordScript.reply }
    }

    @Sendable func recordForm(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let key = try await key(visit, worker)
        guard let found = try await recordPage(key, visit) else { return .seeOther(Pages.casePath(visit)) }
        return recordReply(found, worker)
    }

    static func casePath(_ visit: Visit) -> String { "/work/cases/\(visit.parameters["reference"] ?? "")" }

    /// nil: no meeting is set, or it has been recorded.
    private func recordPage(_ key: CaseKey, _ visit: Visit) async throws -> RecordPage? {
        guard key.review != nil, let draft = try await desk.meetingDraft(of: key) else { return nil }
        let page = try await desk.casePage(key)
        guard let hearing = page.review?.hearingToRecord, hearing.number == draft.number else { return nil }
        var found = RecordPage(
            page: page, hearing: hearing, draft: draft, catalogue: settings.actions, visit: visit)
        func count(_ name: String) -> Int { visit.query.values(name).first.flatMap { Int($0) } ?? 1 }
        found.rows = (count("recommendations"), count("actions"))
        return found
    }

    private func recordReply(_ found: RecordPage, _ worker: Worker, status: Int = 200) -> Reply {
        var reply = Reply.page(
            Layout.page(
                "Record the meeting", for: worker.audience, back: "/work/cases/\(found.page.application.reference)",
                hasMistakes: !found.mistakes.isEmpty, found.html),
            status: status)
        reply.runsScript = true
        return reply
    }

    /// Which version of each part stands, for the script, which fetches what others wrote.
    @Sendable func recordVersions(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        guard let draft = try await desk.meetingDraft(of: try await key(visit, worker)) else { throw Fault.notFound }
        return .json(.object(draft.entries.map { ($0.section.name, .integer($0.version)) }))
    }

    /// Keeps one part. The script is answered with JSON; a browser without it goes back to the page.
    @Sendable func keepRecordPart(_ visit: Visit) async throws -> Reply {
        let isScript = visit.accept.utf8.elementsEqual("application/json".utf8)
        let signedIn: Worker
        do { signedIn = try await worker(visit) } catch Fault.signedOut(let next) where !isScript {
            return SignedOutRecord.reply(visit, next: next)
        }
        guard let section = visit.parameters["section"].flatMap({ MeetingSection(name: $0) }) else {
            throw Fault.notFound
        }
        let key = try await key(visit, signedIn)
        let sent = RecordSent(visit.sent, of: section)
        guard let sent else { throw Fault.unreadable("The form of this part is not whole. Load the page again.") }
        guard sent.writer == key.officer.person else { return stranger(isScript, visit, signedIn) }
        do {
            let kept = try await keep(sent, section, key)
            if isScript { return .json(kept.json) }
            return .seeOther("\(Pages.casePath(visit))/meeting/record#part-\(kept.section.name)")
        } catch let changed as DraftChanged {
            return try await conflict(changed, sent, section, key, visit, signedIn)
        } catch Refusal.already(_) where isScript {
            return Pages.sentence("This meeting has been recorded meanwhile. Copy what you need out of here.", 409)
        }
    }

    /// A new row of the same number as somebody else's goes to the next number: both stay.
    private func keep(
        _ sent: RecordSent, _ section: MeetingSection, _ key: CaseKey
    ) async throws -> MeetingDrafts.Entry {
        var (section, fields) = (section, sent.filled(from: settings.actions, section))
        while true {
            do {
                return try await desk.keep(section, fields, over: sent.version, of: sent.meeting, key)
            } catch let changed as DraftChanged where sent.version == 0 && changed.now?.by != key.officer.person {
                guard let next = section.next else { throw changed }
                fields = fields.map { field in
                    let rest = field.name.utf8.dropFirst(section.name.utf8.count)
                    return MeetingDrafts.Field("\(next.name)\(Substring(rest))", field.value)
                }
                section = next
            }
        }
    }

    /// Somebody else has written the same part: both texts are there, and the second writer chooses.
    private func conflict(
        _ changed: DraftChanged, _ sent: RecordSent, _ section: MeetingSection, _ key: CaseKey, _ visit: Visit,
        _ worker: Worker
    ) async throws -> Reply {
        guard let theirs = changed.now, let found = try await recordPage(key, visit) else {
            return .seeOther(Pages.casePath(visit))
        }
        let who = found.page.officerName(theirs.by)
        let text: HTML = """
            <h3>\(who) saved this part at \(theirs.at.timeInWords), while you were writing</h3>
            \(RecordRead.html(theirs, found.page))

            """
        if visit.accept.utf8.elementsEqual("application/json".utf8) {
            var reply = Reply.json(
                [
                    "version": .integer(theirs.version),
                    "html": .string(String(decoding: text.bytes, as: UTF8.self)),
                ])
            reply.status = 409
            return reply
        }
        let path = "\(Pages.casePath(visit))/meeting/record"
        let body: HTML = """
            <h1>Two people have written the same part</h1>
            <p>Nothing is lost: here are both. Put into yours what you need of the other, and save it; or keep the other.</p>
            \(text)
            <p><a class="button" href="\(path)#part-\(section.name)">Keep what \(who) wrote</a></p>
            <h3>What you wrote</h3>
            \(found.part(section, values: Shown(visit.sent), version: theirs.version))
            """
        return .page(
            Layout.page("Two people have written the same part", for: worker.audience, back: path, body), status: 409)
    }

    private func stranger(_ isScript: Bool, _ visit: Visit, _ worker: Worker) -> Reply {
        let words =
            "Somebody else is signed in here now than the one who wrote this, so it was not saved. Whoever wrote "
            + "it signs in again in this browser."
        if isScript { return Pages.sentence(words, 409) }
        return SignedOutRecord.reply(visit, next: Pages.casePath(visit), words)
    }

    private static func sentence(_ words: String, _ status: Int) -> Reply {
        var reply = Reply.json(["sentence": .string(words)])
        reply.status = status
        return reply
    }

    /// The draft becomes the record, of the whole meeting or of what was held of it, or the page says everything that is
    /// missing.
    @Sendable func finishRecord(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let key = try await key(visit, worker)
        guard var found = try await recordPage(key, visit) else { return .seeOther(Pages.casePath(visit)) }
        let seen = Set(visit.sent.values("seen"))
        guard seen == Set(found.draft.entries.map { "\($0.section.name)=\($0.version)" }) else {
            found.mistakes = [
                FieldMistake(
                    field: "", anchor: "main",
                    sentence: "Something was saved after this page was loaded. Look it over, and finish then.")
            ]
            return recordReply(found, worker, status: 409)
        }
        let applications = zip(found.references, [found.page.application.id] + found.page.others)
        let reading = RecordReading(
            page: found.page, hearing: found.hearing, catalogue: settings.actions, draft: found.draft,
            applications: applications.map { ($0, $1) },
            isAdjourned: found.hearing.purpose == .panel && visit.sent.values("end").contains("adjourned"))
        var form = Form(reading.fields)
        let written = reading.written(&form)
        let adjournment = reading.adjournment(&form)
        reading.checkArranged(&form)
        do {
            if try form.isRight() {
                if reading.isAdjourned {
                    try await desk.adjournMeeting(
                        written, because: adjournment.because, awaiting: adjournment.awaited, read: found.draft, of: key
                    )
                } else {
                    try await desk.finishMeeting(written, read: found.draft, of: key)
                }
                return .seeOther(Pages.casePath(visit))
            }
        } catch let refusal as Refusal {
            form.note("", refusal.sentence, anchor: "main")
        } catch is DraftChanged {
            form.note("", "Somebody saved something at this moment. Look it over, and finish then.", anchor: "main")
            found = try await recordPage(key, visit) ?? found
        }
        found.mistakes = form.shown.mistakes
        return recordReply(found, worker, status: 422)
    }
}

extension MeetingSection {
    /// The row after; nil for what is no row, and after the last.
    fileprivate var next: MeetingSection? {
        switch self {
        case .recommendation(let number): number < MeetingSection.most ? .recommendation(number + 1) : nil
        case .action(let number): number < MeetingSection.most ? .action(number + 1) : nil
        case .attendance, .conflicts, .applicant, .findings, .agreement, .next, .adjournment: nil
        }
    }
}

extension MeetingDrafts.Entry {
    fileprivate var json: JSON {
        ["section": .string(section.name), "version": .integer(version), "saved": .string(at.timeInWords)]
    }
}
