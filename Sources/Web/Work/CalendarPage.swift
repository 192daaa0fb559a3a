import Casework
import Desk
import FoundationEssentials
import Post
import Records
import Text

// A calendar to subscribe to: the page that gives its address, and the calendar itself.
extension Pages {
    @Sendable func calendarPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        return .page(try await calendarPage(worker, visit, address: nil))
    }

    /// The address is shown on the answer to this alone: only its hash is kept.
    @Sendable func makeCalendar(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        guard try visit.form().isRight() else { return .seeOther("/work/calendar") }
        let token = try await desk.makeCalendarFeed(for: worker.signedIn)
        let address = "\(settings.publicURL)/calendar/\(token.text).ics"
        return .page(try await calendarPage(worker, visit, address: address))
    }

    @Sendable func endCalendar(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        guard try visit.form().isRight() else { return .seeOther("/work/calendar") }
        try await desk.endCalendarFeed(of: worker.signedIn)
        return .seeOther("/work/calendar")
    }

    private func calendarPage(_ worker: Worker, _ visit: Visit, address: String?) async throws -> HTML {
        let since = try await desk.calendarFeedMade(by: worker.signedIn)
        let shown: HTML? = address.map { address in
            """
            <div class="notice"><p>This is the address. It is shown here once only: copy it into your calendar program \
            now, where it says “subscribe” or “add from internet”.</p>
            <p><code>\(address)</code></p></div>
            """
        }
        let standing: HTML? = since.map { since in
            """
            <p>Your calendar has had an address since \(Pieces.moment(since)). If somebody else may have it, make a new \
            one: the old one ends.</p>
            """
        }
        let ending: HTML? =
            since == nil
            ? nil : Pieces.form("/work/calendar/end", visit.formToken, button: "End the address", second: true)
        return Layout.page(
            "Your calendar",
            for: worker.audience,
            back: "/work",
            """
            <h1>Your calendar</h1>
            <p>Subscribe to your meetings and last days in the calendar program that you use. It shows references, what \
            is to be done, times and places, and nobody’s name. Whoever has its address can read it without signing \
            in.</p>
            \(shown)\(standing)
            \(Pieces.form("/work/calendar", visit.formToken, button: since == nil ? "Make an address" : "Make a new address"))
            \(ending)
            <p><a href="/work/busy">Let your busy times be read from your own calendar</a></p>
            """
        )
    }

    /// For programs that hold the address.
    @Sendable func calendar(_ visit: Visit) async throws -> Reply {
        let name = visit.parameters["token"] ?? ""
        guard name.hasSuffix(".ics"), let token = Token(String(name.dropLast(4))) else { throw Fault.notFound }
        let feed = try await desk.calendarFeed(token)
        let text = try FeedText.write(feed, publicURL: settings.publicURL)
        return Reply(type: "text/calendar; charset=utf-8", body: Array(text.utf8))
    }
}

/// A calendar to subscribe to as text (RFC 5545, METHOD:PUBLISH).
enum FeedText {
    static func write(_ feed: CalendarFeed, publicURL: PublicURL) throws(ICS.Refusal) -> String {
        let host =
            publicURL.authority.utf8.split(separator: UInt8(ascii: ":")).first.map { String(Substring($0)) } ?? ""
        func link(_ references: [CaseReference]) -> String? {
            guard publicURL.isSecure, let reference = references.first else { return nil }
            return "\(publicURL)/work/cases/\(reference)"
        }
        func named(_ references: [CaseReference]) -> String {
            references.map { "\($0)" }.joined(separator: ", ")
        }
        let meetings = feed.meetings.map { meeting, references in
            var event = ICS.Event(
                uid: meeting.event ?? "meeting.\(meeting.review)@\(host)", sequence: meeting.sequence,
                stamp: feed.at.seconds,
                when: .time(
                    from: meeting.slot.startsAt.seconds,
                    until: meeting.slot.startsAt.seconds + Int64(meeting.slot.minutes) * 60),
                summary: "Meeting \(named(references))", location: meeting.place, url: link(references))
            event.isPrivate = true
            return event
        }
        let duties = feed.duties.map { duty in
            var event = ICS.Event(
                uid: "\(duty.duty.name).\(duty.subject.uuidString.lowercased())@\(host)", stamp: feed.at.seconds,
                when: .day(duty.dueOn), summary: "\(duty.duty.inWords), \(named(duty.references))",
                url: link(duty.references), status: nil)
            event.isPrivate = true
            return event
        }
        return try ICS(.publish, meetings + duties).text()
    }
}

extension ICS.When {
    fileprivate static func day(_ day: CivilDate) -> ICS.When { .day(year: day.year, month: day.month, day: day.day) }
}
