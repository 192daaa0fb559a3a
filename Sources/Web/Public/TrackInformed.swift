import Casework
import Desk
import Records
import Text

// Whom the applicant reaches, until when they hear, and how they wish to be kept informed.
extension Pages {
    func addInformed(to routes: inout Routes) {
        routes.get("/track/informed", trackInformedForm)
        routes.post("/track/informed", changeTrackedInformed)
    }

    @Sendable func trackInformedForm(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        let page = try await desk.trackPage(partnership, application)
        guard page.isKeptInformed else { return .seeOther("/track") }
        let informed = page.informed
        return .page(trackInformedPage(informed, visit, InformedFields(isOwn: true, informed: informed).shown))
    }

    private func trackInformedPage(_ informed: CaseInformed, _ visit: Visit, _ shown: Shown) -> HTML {
        Layout.form(
            "How we keep you informed",
            for: .applicant(token: visit.formToken),
            back: "/track",
            shown: shown,
            """
            <h1>How we keep you informed</h1>
            <p>You can change this whenever you want. What is safe for you comes first: you say that on the page \
            <a href="/track/contact">how it is safe to reach you</a>.</p>
            \(Pieces.form(
                "/track/informed", visit.formToken, button: "Save it",
                InformedFields(isOwn: true, informed: informed).html(shown)))
            """
        )
    }

    @Sendable func changeTrackedInformed(_ visit: Visit) async throws -> Reply {
        let (partnership, application) = try await applicant(visit)
        let page = try await desk.trackPage(partnership, application)
        guard page.isKeptInformed else { return .seeOther("/track") }
        let informed = page.informed
        var form = visit.form()
        guard let (wish, seen) = try InformedFields(isOwn: true, informed: informed).read(&form) else {
            return .page(trackInformedPage(informed, visit, form.shown), status: 422)
        }
        do {
            try await desk.keepInformed(application, in: partnership, as: wish, seen: seen, by: .applicant(application))
        } catch is CaseChanged {
            let now = try await desk.informed(partnership, application)
            form.note("version", InformedFields.changed(now.wishes.first, readBy: nil), anchor: "main")
            _ = try form.isRight()
            return .page(trackInformedPage(now, visit, form.shown), status: 422)
        } catch Refusal.already {
            // Pressed twice, or nothing was changed: it is as they wish.
        }
        return .seeOther("/track")
    }
}

extension TrackPage {
    /// Whether they hear from us by themselves: until the case ends.
    var isKeptInformed: Bool { application.isOpen(heardIn: review) }
}

/// The point of contact and the time of the next word, on the applicant's own page; once the case has ended only whom they
/// reach.
struct TrackInformed {
    let page: TrackPage

    var html: HTML {
        let when: HTML? = page.isKeptInformed ? "<h2>When you hear from us</h2>\n\(word)" : nil
        return """
            <h2>Your point of contact</h2>
            \(contact)
            \(when)
            """
    }

    private var contact: HTML {
        guard let now = page.informed.contact, now.person != nil else {
            return "<p>The point of contact of \(page.partnership.name) answers your questions. How to reach us stands "
                + "below.</p>"
        }
        let usual = page.officers.first { $0.person == now.holder }?.name
        let standIn: HTML? =
            now.person == now.holder
            ? nil : usual.map { "<p>\($0) is away. Until they are back, \(now.name) stands in.</p>\n" }
        let reach: HTML? = now.reach.isEmpty ? nil : ", or \(now.reach)"
        let tells: HTML? = page.isKeptInformed ? " and tells you how things stand" : nil
        return """
            \(standIn)<p><strong>\(now.name)</strong>, \(now.body), answers your questions\(tells).</p>
            <p>You reach them at <a href="mailto:\(now.mailbox)">\(now.mailbox)</a>\(reach). Please give your reference, \
            \(page.application.reference).</p>
            """
    }

    private var word: HTML {
        let informed = page.informed
        let told: HTML? = informed.told.map { "<p>You last heard from us on \(Pieces.date($0)).</p>\n" }
        let next: HTML? = informed.next.map { day in
            day < page.today
                ? "<p>You should have heard from us by \(Pieces.date(day)). We are sorry that this is late. You can ask us how things stand.</p>\n"
                : "<p>When something happens we tell you. If nothing does, we still write or speak to you by <strong>\(Pieces.date(day))</strong> at the latest.</p>\n"
        }
        let every: HTML? = informed.days.flatMap { days in
            informed.next == nil
                ? nil : "<p>You hear at least every \(days == 1 ? "working day" : "\(days) working days").</p>\n"
        }
        return "\(told)\(next)\(every)<p><a href=\"/track/informed\">Say how you want to be kept informed</a></p>"
    }
}
