import Casework
import FoundationEssentials
import Records
import Text

/// The messages of a case, each with its whole life.
struct MessagesView {
    let lives: [MessageLife]
    let officerName: (Person.ID) -> String

    /// nil where there are none.
    var html: HTML? {
        guard !lives.isEmpty else { return nil }
        let messages: [HTML] = lives.map { life in
            Pieces.act(
                "\(title(life)): \(MessageWords.state(life))", LifeView(life: life, officerName: officerName).html)
        }
        return "<h2>Messages</h2>\n\(notTold)\(messages)"
    }

    /// Whom nobody has told yet of what they must be told.
    private var notTold: HTML? {
        let waiting = lives.notTold
        guard !waiting.isEmpty else { return nil }
        let items: [HTML] = waiting.map { life in
            let task: HTML? = life.tasks.last { $0.doneOn == nil }.map { task in
                let link = Pieces.link(to: "/work/tasks/\(task.id.uuidString)", "tell them", hidden: title(life))
                return ": \(link)"
            }
            return "\(title(life)), written \(Pieces.moment(life.createdAt))\(task)"
        }
        return """
            <div class="notice"><p><strong>Not told yet</strong></p>
            \(Pieces.items(items))</div>

            """
    }

    private func title(_ life: MessageLife) -> String {
        "\(life.kind.inWords)\(life.isStatutory ? " (required by law)" : ""), to \(life.recipientName ?? "the applicant")"
    }
}

/// What happened to one message, in order.
struct LifeView {
    let life: MessageLife
    let officerName: (Person.ID) -> String

    var html: HTML {
        let items: [HTML] = steps.map { "<li>\($0)</li>\n" }
        return "<ol>\n\(items)</ol>\n\(automatic)\(unknown)"
    }

    /// What programs answered: nobody need do anything, but it may say where somebody is reached now.
    private var automatic: [HTML] {
        life.automatic.map { answer in
            let doubt: HTML? = answer.isProven ? nil : " Nothing proves that it answers this message."
            return """
                <details><summary>Automatic answer received \(Pieces.moment(answer.receivedAt)), from \
                \(answer.sender.isEmpty ? "nobody named" : answer.sender)</summary>
                <p>\(answer.subject).\(doubt)</p>
                <pre>\(answer.body.isEmpty ? "It has no text that can be shown." : answer.body)</pre></details>

                """
        }
    }

    private var unknown: HTML? {
        guard life.state == "unknown" else { return nil }
        return "<p>\(HTML.link(to: "/work/messages/\(life.id.uuidString)", "Say what became of it"))</p>\n"
    }

    private var steps: [HTML] {
        let standIn: HTML? = life.insteadOf == nil ? nil : ", in place of one that did not arrive"
        var steps: [(Instant, HTML)] = [
            (life.createdAt, "Written \(Pieces.moment(life.createdAt)), to go by \(life.way.inWords)\(standIn)")
        ]
        for attempt in life.attempts {
            steps.append(
                (attempt.startedAt, "Attempt \(attempt.number), \(Pieces.moment(attempt.startedAt)): \(end(attempt))"))
        }
        for event in life.events {
            let who: HTML? = event.by.map { ", says \(officerName($0))" }
            let detail: HTML? = MessageWords.detail(event).map { ": \($0)" }
            steps.append((event.at, "\(MessageWords.event(event.kind)) \(Pieces.moment(event.at))\(who)\(detail)"))
        }
        for task in life.tasks {
            steps.append((task.openedAt, taskStep(task)))
        }
        var ordered = steps.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
            .map(\.element.1)
        ordered.append(now)
        return ordered
    }

    private func end(_ attempt: MessageLife.Attempt) -> HTML {
        guard let outcome = attempt.outcome else { return "under way" }
        let proof: HTML? = outcome == "accepted" ? life.providerID.map { ", under the id \($0)" } : nil
        let reason: HTML? = attempt.detail.map { ": \($0)" }
        return "\(MessageWords.outcome(outcome))\(proof)\(reason)"
    }

    private func taskStep(_ task: MessageLife.Task) -> HTML {
        let link = HTML.link(to: "/work/tasks/\(task.id.uuidString)", "for a person to see to")
        let done: HTML? = task.doneOn.map { day in
            let note: HTML? = task.note.flatMap { $0.isEmpty ? nil : ": \($0)" }
            let who: HTML? = task.doneBy.map { " by \(officerName($0))" }
            return ", done on \(Pieces.date(day))\(who)\(note)"
        }
        return "\(Pieces.moment(task.openedAt)): \(link)\(done)"
    }

    /// How it stands.
    private var now: HTML {
        let reason: HTML? = life.detail.map { ": \($0)" }
        switch life.state {
        case "pending": return "Due \(Pieces.moment(life.dueAt))\(reason)"
        case "claimed": return "It is being sent"
        default:
            let settled = life.state == "digest" ? life.digest?.settledAt : life.settledAt
            let end: HTML? = settled.map { " \(Pieces.moment($0))" }
            return "<strong>\(MessageWords.state(life).withUpperStart)</strong>\(end)\(reason)"
        }
    }
}

enum MessageWords {
    /// How a message stands, in a few words.
    static func state(_ life: MessageLife) -> String {
        if life.state == "failed", life.attempts.last?.outcome == "accepted" { return "sent, and did not arrive" }
        if life.state == "accepted", life.tasks.contains(where: { $0.kind == .tellByHand && $0.doneOn != nil }) {
            return "told by a person"
        }
        if life.state == "accepted", life.events.contains(where: { $0.kind == "delivered" }) { return "delivered" }
        if life.state == "digest", let digest = life.digest {
            switch digest.state {
            case "accepted": return "sent within the digest of the day"
            case "failed": return "the digest that it went with did not arrive"
            case "unknown": return "the digest that it went with was perhaps sent"
            case "dropped": return "not sent: the digest was no longer needed"
            default: break
            }
        }
        return DeliveryWords.of(life.state)
    }

    static func outcome(_ outcome: String) -> String {
        switch outcome {
        case "accepted": "taken by the other side"
        case "failed": "refused for good"
        case "unknown": "perhaps sent; the reply was lost"
        case "again": "not taken; to be tried again"
        case "released": "not begun"
        default: outcome
        }
    }

    /// Read before its moment.
    static func event(_ kind: String) -> String {
        switch kind {
        case "delivered": "Delivered"
        case "relayed": "Handed on by the far mail server"
        case "delayed": "Delayed, says a report of"
        case "bounced": "Came back"
        case "auto-reply": "An automatic answer came"
        case "reply": "An answer came"
        case "complained": "Marked as unwanted"
        case "told": "Told by a person"
        case "rerouted": "Sent by another way"
        case "arrived": "It had arrived"
        case "not-arrived": "It had not arrived"
        case "sent-again": "To be sent again"
        default: kind
        }
    }

    static func detail(_ event: MessageLife.Event) -> String? {
        event.kind == "rerouted" ? event.detail.flatMap { Way(rawValue: $0)?.inWords } ?? event.detail : event.detail
    }
}

extension Way {
    /// Reads after "by": `e-mail`, `letter`.
    var inWords: String {
        switch self {
        case .email: "e-mail"
        case .text: "text message"
        case .letter: "letter"
        case .call: "telephone"
        }
    }
}
