import Casework
import Desk
import Post
import Records
import Text

// The calendar from which the busy times of a person or an agency are read. Its address is a secret: it is typed in and
// never shown again.
extension Pages {
    func addBusyFeeds(to routes: inout Routes) {
        routes.get(
            "/work/busy",
            { visit in
                let worker = try await worker(visit)
                return .seeOther("/work/people/\(worker.signedIn.person)/busy")
            })
        routes.get("/work/people/{id}/busy", busyFeedForm)
        routes.post("/work/people/{id}/busy", keepBusyFeed)
        routes.get("/work/agencies/{id}/busy", busyFeedForm)
        routes.post("/work/agencies/{id}/busy", keepBusyFeed)
    }

    private func whose(_ visit: Visit) throws -> BusyFeeds.Whose {
        guard let id = visit.parameters["id"] else { throw Fault.notFound }
        if visit.path.utf8.starts(with: "/work/people/".utf8) {
            guard let person = Person.ID(id) else { throw Fault.notFound }
            return .person(person)
        }
        guard let agency = Agency.ID(id) else { throw Fault.notFound }
        return .agency(agency)
    }

    @Sendable func busyFeedForm(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        return .page(try await busyFeedPage(try whose(visit), worker, visit, Shown()))
    }

    private func busyFeedPage(
        _ whose: BusyFeeds.Whose, _ worker: Worker, _ visit: Visit, _ shown: Shown
    ) async throws -> HTML {
        let (office, name) = try await desk.keeper(of: whose, for: worker.signedIn)
        let feed = try await desk.busyFeed(of: whose, as: office)
        let isOwn = whose == .person(worker.signedIn.person)
        let standing: HTML? = feed.map { feed in
            """
            <h2>The calendar that is read now</h2>
            <p>At \(feed.host), since \(Pieces.moment(feed.keptAt)): \(BusyFeedWords.standing(feed, now: desk.now))</p>
            \(feed.notes.isEmpty ? nil : "<p>Not understood:</p>" + Pieces.items(feed.notes.map { "\($0)" }))
            \(Pieces.form(visit.path, visit.formToken, button: "Read it again now", second: true,
                "<input type=\"hidden\" name=\"what\" value=\"again\">\n"))
            \(Pieces.form(visit.path, visit.formToken, button: "Read it no more", second: true,
                "<input type=\"hidden\" name=\"what\" value=\"end\">\n"))
            """
        }
        return Layout.form(
            isOwn ? "When you are busy" : "When \(name) is busy",
            for: worker.audience,
            back: isOwn ? "/work/calendar" : "/work/people",
            shown: shown,
            """
            <h1>\(isOwn ? "When you are busy" : "When \(name) is busy")</h1>
            <p>With the address of a calendar, times for meetings are found that do not clash with it. Only when \
            \(isOwn ? "you are" : "somebody is") busy is kept, and nothing of what with. Most calendar programs call it a \
            free/busy, secret or iCal address.</p>
            \(standing)
            \(Pieces.form(
                visit.path, visit.formToken, button: feed == nil ? "Keep the address" : "Keep another address",
                """
                <input type="hidden" name="what" value="keep">
                \(shown.input(
                    "address", "Address of the calendar",
                    hint: "It begins with https:// or webcal:// and is not shown again. Whoever has it can read the "
                        + "calendar: give one that shows free and busy only, where your program can.",
                    autocomplete: "off"))
                """))
            """)
    }

    @Sendable func keepBusyFeed(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let whose = try whose(visit)
        let (office, _) = try await desk.keeper(of: whose, for: worker.signedIn)
        var form = visit.form()
        switch form.choice("what", "Choose what to do", among: ["keep", "again", "end"]) {
        case "end": try await desk.keepBusyFeed(of: whose, address: nil, as: office, for: worker.signedIn)
        case "again":
            if let feed = try await desk.busyFeed(of: whose, as: office) {
                try await desk.readBusyFeedSoon(feed.id, as: office)
            }
        default:
            let typed = form.text("address", "The address of the calendar", max: 2_000)
            let address = BusyFeedAddress(typed)
            if address == nil, !typed.isEmpty {
                form.note(
                    "address",
                    "Enter an address that begins with https:// or webcal://, like https://calendar.example.org/busy.ics"
                )
            }
            guard try form.isRight(), let address else {
                var shown = form.shown
                // A secret that was mistyped is one still.
                shown.values["address"] = nil
                return .page(try await busyFeedPage(whose, worker, visit, shown), status: 422)
            }
            try await desk.keepBusyFeed(
                of: whose, address: (address.url, address.host), as: office, for: worker.signedIn)
        }
        return .seeOther(visit.path)
    }
}

enum BusyFeedWords {
    /// Hours after which what was read is called old.
    private static let staleHours: Int64 = 6

    /// How the reading of a calendar goes; follows on a colon.
    static func standing(_ feed: BusyFeeds.Entry, now: Instant) -> HTML {
        let read: HTML = feed.readAt.map { "read \(Pieces.moment($0))" } ?? "not read yet"
        if let fault = feed.fault {
            return "\(read); <span class=\"late\">the last try failed</span>: \(fault)"
        }
        guard let at = feed.readAt, now.seconds - at.seconds > staleHours * 3_600 else { return read }
        return "\(read), <span class=\"late\">which is long ago</span>"
    }
}
