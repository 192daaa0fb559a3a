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
        let figures = try await figuresToPublish(worker)
        let lists = WorkListView(list: list, areas: areas)
        let ended: HTML? = lists.table(.ended).map {
            Pieces.act(
                "Ended cases, the newest", $0 + "<p><a href=\"/work/lists/ended-cases\">All ended cases</a></p>\n")
        }
        return .page(
            Layout.page(
                "Work",
                for: worker.audience,
                """
                <h1>What waits for you</h1>
                <p>Today is \(today.inWordsWithWeekday).</p>
                \(isDemonstration ? Pages.demonstrationNotice : nil)
                \(lists.section(.toRead))
                \(lists.section(.brokenQuorums))
                \(lists.section(.asked))
                \(lists.section(.waiting) ?? "<p>Nothing waits for you.</p>\n")
                \(lists.section(.unsettled))
                \(lists.section(.overdueElsewhere))
                \(lists.section(.tasks))
                \(lists.section(.unknown))
                \(figures)
                \(lists.section(.cases) ?? "<h2>Open cases</h2>\n<p>There are no open cases.</p>\n")
                \(ended)
                \(FindingCase.form())
                <p><a href="/work/calendar">Your meetings and last days in a calendar of your own</a></p>
                <p><a href="/work/lessons">What was learnt from cases</a></p>
                \(OwnLeading.link(worker))
                \(list.managesPeople ? HTML("<p><a href=\"/work/people\">People, cover and who leaves</a></p>\n") : nil)
                \(worker.signedIn.offices.contains { $0.roles.contains(.coordinator) } ? AreaWords.directories : nil)
                """
            )
        )
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
                        "The 200 newest messages",
                        ["Message", "To", "Written", "What became of it", "When", "Proof or reason", "Attempts"],
                        rows
                    )
            )
        )
    }
}
