import Casework
import Text

// A draft as Desk keeps it.
extension Draft {
    var json: JSON {
        [
            "id": .string("\(id)"), "area": JSON(area), "elsewhere": JSON(elsewhere),
            "is_for_another": JSON(isForAnother),
            "on_behalf_of": JSON(onBehalfOf),
            "has_permission": JSON(hasPermission), "name": JSON(name), "email": JSON(email),
            "telephone": JSON(telephone),
            "address": JSON(address), "safe": SafeQuestions.json(safe), "reports": .array(reports.map(\.json)),
            "sent": JSON(sent?.description),
        ]
    }

    /// Reads what was kept; nil for anything that is no draft, so that a new one begins.
    init?(json text: String) {
        guard let node = try? Node.json(text), let id = node.text("id").flatMap({ Application.ID($0) }) else {
            return nil
        }
        self.init(id: id)
        area = node.text("area")
        elsewhere = node.text("elsewhere")
        isForAnother = node.truth("is_for_another")
        onBehalfOf = node.text("on_behalf_of")
        hasPermission = node.truth("has_permission")
        name = node.text("name")
        email = node.text("email")
        telephone = node.text("telephone")
        address = node.text("address")
        safe = node["safe"].flatMap { SafeQuestions.safe($0) }
        reports = (node["reports"]?.items ?? []).compactMap { ReportAnswers($0) }
        sent = node.text("sent").flatMap { CaseReference($0) }
    }
}

extension ReportAnswers {
    var json: JSON {
        [
            "behaviour_on": .string("\(behaviourOn)"), "reported_on": .string("\(reportedOn)"), "told": .string(told),
            "same_as": JSON(sameAs), "hate": .bool(hate), "status": .string(status.rawValue),
            "acknowledged": JSON(acknowledged), "description": .string(description),
        ]
    }

    init?(_ node: Node) {
        guard let behaviourOn = node.text("behaviour_on").flatMap({ CivilDate($0) }),
            let reportedOn = node.text("reported_on").flatMap({ CivilDate($0) }), let told = node.text("told"),
            let hate = node.truth("hate"),
            let status = node.text("status").flatMap({ Application.Report.Status(rawValue: $0) }),
            let description = node.text("description")
        else { return nil }
        self.init(
            behaviourOn: behaviourOn,
            reportedOn: reportedOn,
            told: told,
            sameAs: node.number("same_as"),
            hate: hate,
            status: status,
            acknowledged: node.truth("acknowledged"),
            description: description
        )
    }
}

extension Node {
    func text(_ key: String) -> String? {
        if case .string(let text)? = self[key]?.kind { text } else { nil }
    }

    func truth(_ key: String) -> Bool? {
        if case .bool(let truth)? = self[key]?.kind { truth } else { nil }
    }

    func number(_ key: String) -> Int? {
        if case .integer(let number)? = self[key]?.kind { number } else { nil }
    }
}
