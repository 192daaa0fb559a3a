import Casework
import Text

/// One thing that can be chosen.
struct Choice: Sendable {
    var value: String
    var words: String
    var hint: String?

    init(_ value: String, _ words: String, hint: String? = nil) {
        self.value = value
        self.words = words
        self.hint = hint
    }

    static let yesNo = [Choice("yes", "Yes"), Choice("no", "No")]
}

/// How the question of a field is written: beside it, or as the heading of a page that asks nothing else.
enum Asked: Sendable { case asLabel, asTitle }

// The fields of a form as the GOV.UK Design System builds them: a label or legend, a hint, the mistake, the box.
extension Shown {
    /// One line of text.
    func input(
        _ name: String,
        _ label: String,
        hint: String? = nil,
        type: String = "text",
        autocomplete: String? = nil,
        width: StaticString = "wide",
        asked: Asked = .asLabel
    ) -> HTML {
        let mode: HTML? = type == "number" ? " inputmode=\"numeric\"" : nil
        let kind = type == "number" ? "text" : type
        let fill: HTML? = autocomplete.map { " autocomplete=\"\($0)\"" }
        let spelling: HTML? = type == "email" ? " spellcheck=\"false\"" : nil
        return group(name) {
            """
            \(Self.title(asked, "<label for=\"\(name)\">\(label)</label>"))
            \(about(name, hint))
            <input class="\(HTML(trusted: width))" id="\(name)" name="\(name)" type="\(kind)" value="\(value(name))"\
            \(mode)\(fill)\(spelling)\(described(name, hint))>
            """
        }
    }

    /// Several lines of text.
    func area(_ name: String, _ label: String, hint: String? = nil, rows: Int = 6, asked: Asked = .asLabel) -> HTML {
        group(name) {
            """
            \(Self.title(asked, "<label for=\"\(name)\">\(label)</label>"))
            \(about(name, hint))
            <textarea id="\(name)" name="\(name)" rows="\(rows)"\(described(name, hint))>
            \(value(name))</textarea>
            """
        }
    }

    /// A day: three boxes, as it is said.
    func date(_ name: String, _ legend: String, hint: String? = "For example, 27 3 2026", asked: Asked = .asLabel)
        -> HTML
    {
        fieldset(name, legend, hint, asked) {
            """
            <div class="date">
            \(DateParts.Part.allCases.map { part in box(name, part) })
            </div>
            """
        }
    }

    private func box(_ name: String, _ part: DateParts.Part) -> HTML {
        let id = "\(name)-\(part.rawValue)"
        let words =
            switch part {
            case .day: "Day"
            case .month: "Month"
            case .year: "Year"
            }
        return """
            <div><label for="\(id)">\(words)</label>\
            <input class="\(part == .year ? "four" : "two")" id="\(id)" name="\(id)" type="text" inputmode="numeric" \
            value="\(value(id))"></div>
            """
    }

    /// One of a few, none chosen beforehand.
    func radios(
        _ name: String,
        _ legend: String,
        _ choices: [Choice],
        hint: String? = nil,
        asked: Asked = .asLabel
    ) -> HTML {
        fieldset(name, legend, hint, asked) { HTML(boxes(name, "radio", choices)) }
    }

    /// Any of a few.
    func checkboxes(
        _ name: String,
        _ legend: String,
        _ choices: [Choice],
        hint: String? = nil,
        asked: Asked = .asLabel
    ) -> HTML {
        fieldset(name, legend, hint, asked) { HTML(boxes(name, "checkbox", choices)) }
    }

    /// One of many; a first line without a value, so that nothing is chosen beforehand. `empty`: what choosing nothing
    /// means.
    func select(
        _ name: String, _ label: String, _ choices: [Choice], hint: String? = nil, asked: Asked = .asLabel,
        empty: String = "Choose"
    ) -> HTML {
        let options: [HTML] = choices.map { choice in
            let selected: HTML? = has(name, choice.value) ? " selected" : nil
            return "<option value=\"\(choice.value)\"\(selected)>\(choice.words)</option>\n"
        }
        return group(name) {
            """
            \(Self.title(asked, "<label for=\"\(name)\">\(label)</label>"))
            \(about(name, hint))
            <select id="\(name)" name="\(name)"\(described(name, hint))>
            <option value="">\(empty)</option>
            \(options)</select>
            """
        }
    }

    /// The same form, its mistakes in the order in which the page asks: what stands nowhere in `body` comes first.
    func inOrder(of body: HTML) -> Shown {
        var ordered = self
        let places = mistakes.map { body.place(of: $0.anchor) }
        ordered.mistakes = mistakes.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { mistakes[$0] }
        return ordered
    }

    /// The list of everything that is wrong, each leading to its field; nothing where all is well.
    var summary: HTML? {
        guard !mistakes.isEmpty else { return nil }
        let items: [HTML] = mistakes.map { "<li><a href=\"#\($0.anchor)\">\($0.sentence)</a></li>\n" }
        return """
            <div class="error-summary" role="alert" aria-labelledby="error-summary-title" tabindex="-1">
            <h2 id="error-summary-title">There is a problem</h2>
            <ul>
            \(items)</ul>
            </div>

            """
    }

    private func boxes(_ name: String, _ type: String, _ choices: [Choice]) -> [HTML] {
        choices.enumerated().map { index, choice in
            // The first box has the field's own id, so that the error summary leads to it.
            let id = index == 0 ? name : "\(name)-\(index + 1)"
            let hint: HTML? = choice.hint.map { "<p class=\"hint\" id=\"\(id)-item-hint\">\($0)</p>" }
            let described: HTML? = choice.hint.map { _ in " aria-describedby=\"\(id)-item-hint\"" }
            return """
                <div class="choice"><input id="\(id)" name="\(name)" type="\(type)" value="\(choice.value)"\
                \(has(name, choice.value) ? HTML(" checked") : nil)\(described)> \
                <label for="\(id)">\(choice.words)</label>\(hint)</div>

                """
        }
    }

    private func fieldset(
        _ name: String,
        _ legend: String,
        _ hint: String?,
        _ asked: Asked,
        _ boxes: () -> HTML
    ) -> HTML {
        group(name) {
            """
            <fieldset\(described(name, hint))>
            <legend>\(Self.title(asked, HTML(escaping: legend)))</legend>
            \(about(name, hint))
            \(boxes())
            </fieldset>
            """
        }
    }

    private func group(_ name: String, _ content: () -> HTML) -> HTML {
        "<div class=\"field\(mistake(name) == nil ? nil : HTML(" wrong"))\">\n\(content())\n</div>\n"
    }

    private func about(_ name: String, _ hint: String?) -> HTML {
        let hintLine: HTML? = hint.map { "<p class=\"hint\" id=\"\(name)-hint\">\($0)</p>\n" }
        let mistakeLine: HTML? = mistake(name).map {
            "<p class=\"mistake\" id=\"\(name)-error\"><span class=\"hidden\">Error:</span> \($0)</p>"
        }
        return "\(hintLine)\(mistakeLine)"
    }

    private func described(_ name: String, _ hint: String?) -> HTML? {
        let ids = [hint.map { _ in "\(name)-hint" }, mistake(name).map { _ in "\(name)-error" }].compactMap(\.self)
        return ids.isEmpty ? nil : " aria-describedby=\"\(ids.joined(separator: " "))\""
    }

    private static func title(_ asked: Asked, _ question: HTML) -> HTML {
        switch asked {
        case .asLabel: question
        case .asTitle: "<h1>\(question)</h1>"
        }
    }
}

extension HTML {
    /// Where the element with this id stands, in bytes; 0 where there is none.
    fileprivate func place(of id: String) -> Int {
        bytes.firstRange(of: Array("id=\"\(id)\"".utf8))?.lowerBound ?? 0
    }
}
