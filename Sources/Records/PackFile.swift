import Casework
import FoundationEssentials
import Text

/// A panel's pack as text, in the parts in which it is kept: what is about the whole review, and each application.
enum PackFile {
    /// The note and the questions.
    static func json(_ pack: PanelPack) -> JSON {
        [
            "note": .string(pack.note),
            "questions": .array(
                pack.questions.map { question in
                    [
                        "id": .string(question.id.uuidString.lowercased()), "text": .string(question.text),
                        "settled": JSON(question.settled),
                    ]
                }),
        ]
    }

    static func json(_ item: PanelPack.Case) -> JSON {
        [
            "reference": .string("\(item.reference)"), "applicant": .string(item.applicant),
            "on_behalf_of": JSON(item.onBehalfOf),
            "chronology": .array(
                item.chronology.map { entry in
                    [
                        "on": .string("\(entry.on)"), "minute": JSON(entry.minute), "source": .string(entry.source),
                        "what": .string(entry.what), "done": JSON(entry.done), "reference": JSON(entry.reference),
                        "same": .bool(entry.isSame), "remarks": JSON(entry.remarks),
                    ]
                }),
            "gaps": JSON(item.gaps), "bodies": .array(item.bodies.map(json)),
            "danger": item.danger.map { danger in
                [
                    "level": .string(danger.level.rawValue), "on": .string("\(danger.on)"), "note": JSON(danger.note),
                ]
            } ?? .null,
            "needs": JSON(item.needs), "statement": .string(item.statement), "wishes": .string(item.wishes),
            "additions": .array(
                item.additions.map { ["on": .string("\($0.on)"), "text": .string($0.text)] }),
            "remarks": JSON(item.remarks),
        ]
    }

    private static func json(_ body: PanelPack.Body) -> JSON {
        [
            "name": .string(body.name), "asked": .string(body.asked), "asked_on": .string("\(body.askedOn)"),
            "due": .string("\(body.due)"),
            "answers": .array(body.answers.map(json)),
        ]
    }

    private static func json(_ answer: PanelPack.Body.Answer) -> JSON {
        [
            "kind": .string(answer.kind.rawValue), "on": .string("\(answer.on)"), "text": .string(answer.text),
            "rest_by": JSON(answer.restBy?.description), "ground": JSON(answer.ground?.rawValue),
            "kept": JSON(answer.kept), "entries": .integer(answer.entries),
            "told": answer.told.map { told in
                ["by": .string(told.by), "how": .string(told.how.rawValue), "on": .string("\(told.on)")]
            } ?? .null,
        ]
    }

    /// Reads what is about the whole review; `cases` are put in. Throws what cannot be read any more.
    static func pack(_ text: String, cases: [PanelPack.Case]) throws -> PanelPack {
        let node = try Node.json(text)
        return PanelPack(
            note: try string(node, "note"),
            questions: try items(node, "questions").map { question in
                guard let id = UUID(uuidString: try string(question, "id")) else { throw unreadable("id") }
                return PanelPack.Question(
                    id: id, text: try string(question, "text"), settled: optional(question, "settled"))
            }, cases: cases)
    }

    static func item(_ text: String, of application: Application.ID) throws -> PanelPack.Case {
        let node = try Node.json(text)
        guard let reference = CaseReference(try string(node, "reference")) else { throw unreadable("reference") }
        var item = PanelPack.Case(
            application: application, reference: reference, applicant: try string(node, "applicant"),
            onBehalfOf: optional(node, "on_behalf_of"), chronology: try items(node, "chronology").map(entry),
            gaps: try texts(node["gaps"], "gaps"), bodies: try items(node, "bodies").map(body),
            danger: try node["danger"].flatMap(danger),
            needs: try texts(node["needs"], "needs"), statement: try string(node, "statement"),
            wishes: try string(node, "wishes"),
            additions: try items(node, "additions").map {
                PanelPack.Addition(on: try date($0, "on"), text: try string($0, "text"))
            })
        item.remarks = try texts(node["remarks"], "remarks")
        return item
    }

    private static func entry(_ node: Node) throws -> PanelPack.Entry {
        var minute: Int?
        if case .integer(let number)? = node["minute"]?.kind { minute = number }
        let isSame = if case .bool(let said)? = node["same"]?.kind { said } else { false }
        var entry = PanelPack.Entry(
            on: try date(node, "on"), minute: minute, source: try string(node, "source"),
            what: try string(node, "what"), done: optional(node, "done"),
            reference: optional(node, "reference"), isSame: isSame)
        entry.remarks = try texts(node["remarks"], "remarks")
        return entry
    }

    /// Those that packs did not have at first are none.
    private static func texts(_ node: Node?, _ name: String) throws -> [String] {
        guard let node else { return [] }
        guard let items = node.items else { throw unreadable(name) }
        return try items.map { item in
            guard case .string(let text) = item.kind else { throw unreadable(name) }
            return text
        }
    }

    private static func body(_ node: Node) throws -> PanelPack.Body {
        // Packs had the newest part of an answer alone at first.
        let newest = node["answer"].flatMap { $0.members == nil ? nil : $0 }
        return PanelPack.Body(
            name: try string(node, "name"), asked: try string(node, "asked"), askedOn: try date(node, "asked_on"),
            due: try date(node, "due"),
            answers: try (node["answers"]?.items ?? newest.map { [$0] } ?? []).map(answer))
    }

    private static func answer(_ node: Node) throws -> PanelPack.Body.Answer {
        guard let kind = InformationRequest.Answer.Kind(rawValue: try string(node, "kind")) else {
            throw unreadable("kind")
        }
        var entries = 0
        if case .integer(let number)? = node["entries"]?.kind { entries = number }
        return PanelPack.Body.Answer(
            kind: kind, on: try date(node, "on"), text: try string(node, "text"),
            restBy: optional(node, "rest_by").flatMap { CivilDate($0) },
            ground: optional(node, "ground").flatMap { InformationRequest.Ground(rawValue: $0) },
            kept: optional(node, "kept"), told: try node["told"].flatMap(told), entries: entries)
    }

    private static func told(_ node: Node) throws -> InformationRequest.Told? {
        guard node.members != nil else { return nil }
        guard let how = InformationRequest.Told.How(rawValue: try string(node, "how")) else { throw unreadable("how") }
        return InformationRequest.Told(by: try string(node, "by"), how: how, on: try date(node, "on"))
    }

    private static func danger(_ node: Node) throws -> PanelPack.Danger? {
        guard node.members != nil else { return nil }
        guard let level = Application.DangerReading.Level(rawValue: try string(node, "level")) else {
            throw unreadable("level")
        }
        return PanelPack.Danger(level: level, on: try date(node, "on"), note: optional(node, "note"))
    }

    private static func string(_ node: Node, _ name: String) throws -> String {
        guard case .string(let text)? = node[name]?.kind else { throw unreadable(name) }
        return text
    }

    private static func optional(_ node: Node, _ name: String) -> String? {
        if case .string(let text)? = node[name]?.kind { text } else { nil }
    }

    private static func items(_ node: Node, _ name: String) throws -> [Node] {
        guard let items = node[name]?.items else { throw unreadable(name) }
        return items
    }

    private static func date(_ node: Node, _ name: String) throws -> CivilDate {
        guard let date = CivilDate(try string(node, name)) else { throw unreadable(name) }
        return date
    }

    private static func unreadable(_ name: String) -> Mistakes {
        Mistakes(Mistake(found: "another value of \(name)", expected: "a pack as it was kept"))
    }
}
