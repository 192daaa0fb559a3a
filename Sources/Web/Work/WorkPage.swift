import Casework
import Desk
import FoundationEssentials
import Post
import Records
import Text

extension Pages {
    /// What waits for the person, by date, and their cases.
    @Sendable func work(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let list = try await desk.workList(of: worker.signedIn)
        let areas = Dictionary(try await desk.areas().map { ($0.code, $0.name) }) { first, _ in first }
        let isDemonstration = try await desk.readClock()
        let unknown = try await desk.unknownMessages(for: worker.signedIn)
        let cases = list.cases.filter { !$0.line.isEnded }
        let ended = list.cases.filter(\.line.isEnded)
        return .page(
            Layout.page(
                "Work",
                for: worker.audience,
                """
                <h1>What waits for you</h1>
                <p>Today is \(today.inWordsWithWeekday).</p>
                \(isDemonstration ? Pages.demonstrationNotice : nil)
                \(toRead(list.toRead))
                \(brokenQuorums(list.brokenQuorums))
                \(AskedView.html(list.asked))
                \(waiting(list.waiting))
                \(RequestWords.unsettled(list.unsettled))
                \(overdueElsewhere(list.overdueElsewhere))
                \(tasks(list.tasks))
                \(UnknownView.list(unknown))
                <h2>Cases</h2>
                \(cases.isEmpty ? "<p>There are no open cases.</p>" : lines("Open cases", cases, areas))
                \(ended.isEmpty ? nil : Pieces.act("Ended cases (\(ended.count))", lines("Ended cases", ended, areas)))
                <p><a href="/work/calendar">Your meetings and last days in a calendar of your own</a></p>
                \(list.managesPeople ? HTML("<p><a href=\"/work/people\">People, cover and who leaves</a></p>\n") : nil)
                \(worker.signedIn.offices.contains { $0.roles.contains(.coordinator) } ? AreaWords.directories : nil)
                """
            )
        )
    }

    /// What must be read for danger stands above everything else.
    private func toRead(_ entries: [WorkList.ToRead]) -> HTML? {
        guard !entries.isEmpty else { return nil }
        let rows: [[HTML]] = entries.map { waiting in
            let entry = waiting.entry
            let late: HTML? = waiting.isOverdue ? " <span class=\"late\">late</span>" : nil
            return [
                HTML.link(to: "/work/cases/\(entry.reference)/danger-reading", "Read \(entry.reference)"),
                "\(entry.occasion.asking)", "\(Pieces.date(entry.dueOn))\(late)", Pieces.date(entry.receivedOn),
            ]
        }
        return "<h2>To read for danger</h2>\n"
            + Pieces.table("What must be read for danger", ["Case", "Why", "By", "Received"], rows)
            + "<h2>What else waits</h2>\n"
    }

    /// Meetings to come that lack somebody who must be there.
    private func brokenQuorums(_ broken: [BrokenQuorum]) -> HTML? {
        guard !broken.isEmpty else { return nil }
        let rows: [[HTML]] = broken.map { one in
            [link(one.reference), Pieces.moment(one.startsAt), "\(one.lacks.joined(separator: "; "))"]
        }
        return "<h2>Meetings without their quorum</h2>\n"
            + Pieces.table(
                "Meetings that lack somebody who must be there", ["Case", "Meeting", "Nobody comes for"], rows)
    }

    private func waiting(_ entries: [WorkList.Entry]) -> HTML {
        guard !entries.isEmpty else { return "<p>Nothing waits for you.</p>" }
        let rows: [[HTML]] = entries.map { entry in
            let late: HTML? = entry.isOverdue ? " <span class=\"late\">late</span>" : nil
            let whose: HTML? = entry.coveringFor.map { " for \($0)" }
            let unnamed: HTML? = entry.isUnnamed ? " <strong>no person named</strong>" : nil
            return [
                "\(Pieces.date(entry.dueOn))\(late)",
                "\(HTML.link(to: path(of: entry), entry.duty.inWords))\(whose)\(unnamed)",
                HTML(entry.references.map(link), separator: ", "),
            ]
        }
        return Pieces.table("Duties with a last day", ["By", "What", "Case"], rows)
    }

    /// What others owe and is late: no duty stays undone unseen.
    private func overdueElsewhere(_ entries: [WorkList.Entry]) -> HTML? {
        guard !entries.isEmpty else { return nil }
        let rows: [[HTML]] = entries.map { entry in
            [
                Pieces.date(entry.dueOn), HTML.link(to: path(of: entry), entry.duty.inWords),
                HTML(entry.references.map(link), separator: ", "),
            ]
        }
        return "<h2>Late, for others to do</h2>\n"
            + Pieces.table("Late duties of others", ["By", "What", "Case"], rows)
    }

    /// Where a duty is done.
    private func path(of entry: WorkList.Entry) -> String {
        if entry.duty == .passToArea, let reference = entry.references.first {
            return "/work/cases/\(reference)/passing-on"
        }
        if entry.duty == .step(.papersToPanel), let reference = entry.references.first {
            return "/work/cases/\(reference)/pack"
        }
        return Duties.path(entry.duty, entry.subject) ?? entry.references.first.map { "/work/cases/\($0)" } ?? "/work"
    }

    private func tasks(_ tasks: [WorkList.Task]) -> HTML? {
        guard !tasks.isEmpty else { return nil }
        let rows: [[HTML]] = tasks.map { entry in
            [
                HTML.link(to: TaskWords.path(entry.task), TaskWords.title(entry.task)),
                Pieces.moment(entry.task.openedAt), HTML(entry.references.map(link), separator: ", "),
            ]
        }
        return "<h2>To tell or pass on by hand</h2>\n"
            + Pieces.table("What a person must tell or pass on", ["What", "Since", "Case"], rows)
    }

    private func lines(_ caption: String, _ cases: [WorkList.Case], _ areas: [String: String]) -> HTML {
        let rows: [[HTML]] = cases.map { entry in
            let stage = entry.line.reviewStage?.rawValue ?? entry.line.stage.rawValue
            let danger: HTML? =
                switch entry.line.danger {
                case nil: " <span class=\"late\">not read for danger</span>"
                case .high: " <span class=\"late\">high risk</span>"
                case .standard, .medium: nil
                }
            return [
                link(entry.line.reference), Pieces.date(entry.line.receivedOn),
                "\(areas[entry.line.area] ?? entry.line.area)",
                "\(StageWords.of(stage).withUpperStart)\(danger)",
            ]
        }
        return Pieces.table(caption, ["Case", "Received", "Area", "Stage"], rows)
    }

    private func link(_ reference: CaseReference) -> HTML {
        HTML.link(to: "/work/cases/\(reference)", "\(reference)")
    }

    /// What became of every message, newest first.
    @Sendable func messages(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let offices = worker.signedIn.offices.filter { $0.roles.contains(.coordinator) }
        guard !offices.isEmpty else { throw Fault.forbidden }
        var rows: [[HTML]] = []
        for office in offices {
            let entries = try await ledger.newest(200, in: office.partnership, as: .officer(office))
            rows += entries.map { entry in
                [
                    "\(entry.kind.inWords)\(entry.isStatutory ? HTML(" (required by law)") : nil)",
                    "\(entry.recipientName ?? "the applicant")", Pieces.moment(entry.createdAt),
                    "\(DeliveryWords.of(entry.state.rawValue))",
                    "\(entry.settledAt.map(Pieces.moment) ?? "")\(DeliveryWords.arrival(entry.deliveredAt))",
                    "\(entry.providerID ?? "") \(entry.detail ?? "")", "\(entry.attempts)",
                ]
            }
        }
        return .page(
            Layout.page(
                "Messages",
                for: worker.audience,
                back: "/work",
                "<h1>Messages</h1>\n<p><a href=\"/work/rehearsal\">What would be sent in the coming days</a></p>\n"
                    + Pieces.table(
                        "The newest messages",
                        ["Message", "To", "Written", "What became of it", "When", "Proof or reason", "Attempts"],
                        rows
                    )
            )
        )
    }
}
