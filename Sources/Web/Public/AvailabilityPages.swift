import Casework
import Desk
import Records
import Text

// Which slots suit: asked by a link that needs no account, and answered by people who are signed in too. Opening a link
// changes nothing and says nothing but the reference and the slots; mail scanners open links.
extension Pages {
    func addAvailability(to routes: inout Routes) {
        routes.get("/availability/{token}", availabilityForm)
        routes.post("/availability/{token}", answerAvailability)
        routes.get("/work/availability/{id}", workAvailabilityForm)
        routes.post("/work/availability/{id}", answerWorkAvailability)
    }

    @Sendable func availabilityForm(_ visit: Visit) async throws -> Reply {
        guard let page = try await asked(visit) else { return .page(AvailabilityView.gone, status: 404) }
        guard page.poll.ended == nil else { return .page(AvailabilityView.over(page)) }
        return .page(
            AvailabilityView(page: page, shown: AvailabilityView.filled(page)).whole(visit.path, visit.formToken))
    }

    @Sendable func answerAvailability(_ visit: Visit) async throws -> Reply {
        guard let page = try await asked(visit) else { return .page(AvailabilityView.gone, status: 404) }
        guard page.poll.ended == nil else { return .page(AvailabilityView.over(page)) }
        var form = visit.form()
        guard try await take(&form, page) else {
            return .page(
                AvailabilityView(page: page, shown: form.shown).whole(visit.path, visit.formToken), status: 422)
        }
        guard let after = try await asked(visit) else { return .page(AvailabilityView.gone, status: 404) }
        return .page(
            AvailabilityView(page: after, shown: AvailabilityView.filled(after), isDone: true)
                .whole(visit.path, visit.formToken))
    }

    /// nil where the link leads nowhere, or not for this person any more.
    private func asked(_ visit: Visit) async throws -> AvailabilityPage? {
        guard let token = visit.parameters["token"].flatMap({ Token($0) }) else { return nil }
        do {
            return try await desk.availability(token)
        } catch DeskError.absent {
            return nil
        }
    }

    @Sendable func workAvailabilityForm(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let page = try await asked(visit, worker)
        guard page.poll.ended == nil else { return .page(AvailabilityView.over(page, for: worker.audience)) }
        return .page(
            AvailabilityView(page: page, shown: AvailabilityView.filled(page))
                .whole(visit.path, visit.formToken, for: worker.audience))
    }

    @Sendable func answerWorkAvailability(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let page = try await asked(visit, worker)
        guard page.poll.ended == nil else { return .page(AvailabilityView.over(page, for: worker.audience)) }
        var form = visit.form()
        guard try await take(&form, page) else {
            return .page(
                AvailabilityView(page: page, shown: form.shown)
                    .whole(visit.path, visit.formToken, for: worker.audience), status: 422)
        }
        guard page.name != nil, let reference = page.references.first else { return .seeOther("/work") }
        return .seeOther("/work/cases/\(reference)/meeting/plan")
    }

    private func asked(_ visit: Visit, _ worker: Worker) async throws -> AvailabilityPage {
        guard let id = visit.parameters["id"].flatMap({ AvailabilityPoll.Asked.ID($0) }) else { throw Fault.notFound }
        return try await desk.availability(id, for: worker.signedIn)
    }

    /// Whether the answer was taken; the form has the mistakes where not.
    private func take(_ form: inout Form, _ page: AvailabilityPage) async throws -> Bool {
        var replies: [Int: AvailabilityPoll.Reply] = [:]
        for slot in page.slots {
            replies[slot.number] = form.choice(
                AvailabilityView.field(slot), "Choose yes, if need be or no for \(slot.startsAt.inWordsInLondon)",
                as: AvailabilityPoll.Reply.self)
        }
        let comment = form.area("comment", "Anything else", max: 500, required: false)
        let saidBy =
            page.name == nil ? nil : form.text("said_by", "Who said it, and how", missing: "Enter who said it, and how")
        guard try form.isRight() else { return false }
        do {
            try await desk.answerAvailability(page, replies, comment: comment, saidBy: saidBy)
            return true
        } catch let refusal as Refusal {
            form.note("availability", refusal.sentence, anchor: "main")
            return false
        }
    }
}

/// The form on which somebody says which slots suit.
struct AvailabilityView {
    let page: AvailabilityPage
    let shown: Shown
    var isDone = false

    static func field(_ slot: AvailabilityPoll.Candidate) -> String { "slot-\(slot.number)" }

    /// What was answered before.
    static func filled(_ page: AvailabilityPage) -> Shown {
        var shown = Shown(["comment": page.asked.comment])
        for slot in page.slots {
            guard let reply = page.asked.replies[slot.number] else { continue }
            shown.values[field(slot)] = [reply.rawValue]
        }
        return shown
    }

    func whole(_ path: String, _ token: String, for audience: Layout.Audience = .everybody) -> HTML {
        let references = page.references.map { "\($0)" }.joined(separator: ", ")
        let done: HTML? =
            isDone
            ? """
            <div class="notice" role="status"><p><strong>Thank you, we have your answer.</strong> You can change it here \
            until the meeting is set.</p></div>
            """ : nil
        let whose: HTML? = page.name.map { name in
            """
            <p>You enter the answer of <strong>\(name)</strong>, as they gave it to you.</p>
            """
        }
        let said: HTML? =
            page.name == nil
            ? nil : shown.input("said_by", "Who said it, and how?", hint: "For example: Pat Reed, by telephone")
        let questions: [HTML] = page.slots.map { slot in
            shown.radios(
                Self.field(slot), slot.startsAt.inWordsInLondon,
                AvailabilityPoll.Reply.allCases.map { Choice($0.rawValue, $0.inWords) })
        }
        return Layout.form(
            "When could you come?",
            for: audience,
            shown: shown,
            """
            \(done)
            <h1>When could you come?</h1>
            <p>A meeting is being arranged for case \(references). It would last \(page.poll.minutes) minutes. Times are \
            those of the United Kingdom.</p>
            \(whose)
            <p>Please answer by \(Pieces.date(page.poll.lastDay)).</p>
            \(Pieces.form(
                path, token, button: isDone || page.asked.answeredAt != nil ? "Change my answer" : "Send my answer",
                """
                \(HTML(questions))
                \(shown.area("comment", "Anything else? (optional)", hint: "Please write nothing about the case.", rows: 3))
                \(said)
                """))
            """)
    }

    /// A link that leads nowhere.
    static let gone = Layout.page(
        "This link does not work any more",
        """
        <h1>This link does not work any more</h1>
        <p>It may have been copied only in part, or be too old, or somebody else is asked now. Nothing was changed.</p>
        <p>If you still want to say when you could come, answer the message that the link came in.</p>
        """)

    /// Nobody is asked any more.
    static func over(_ page: AvailabilityPage, for audience: Layout.Audience = .everybody) -> HTML {
        let what: HTML =
            page.poll.ended?.because == nil
            ? "<p>The time of the meeting has been set. If you are asked to come, you have an invitation.</p>"
            : "<p>No meeting is being arranged just now.</p>"
        return Layout.page(
            "You need not answer any more", for: audience,
            """
            <h1>You need not answer any more</h1>
            \(what)
            <p>You need keep no other times free. If that is a surprise, answer the message that asked you.</p>
            """)
    }
}

extension AvailabilityPoll.Reply {
    var inWords: String {
        switch self {
        case .yes: "Yes"
        case .ifNeedBe: "If need be"
        case .no: "No"
        }
    }
}
