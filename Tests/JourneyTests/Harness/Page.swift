import Text

/// A page as somebody sees it: its words, its links and its forms.
struct Page {
    let status: Int
    /// Path and query.
    let address: String
    let title: String
    /// All that is to be read, a line for each block; a row of a table is one line, with bars between its cells.
    let text: String
    /// What the error summary lists.
    let mistakes: [String]
    let links: [Link]
    let forms: [WebForm]
    /// The moments and dates that `<time>` holds, in order.
    let times: [String]
    let source: String

    struct Link: Equatable {
        let words: String
        let target: String
    }

    static let blank = Page(status: 0, address: "", source: "")

    init(status: Int, address: String, source: String) {
        var reader = PageReader()
        reader.read(Markup.tokens(source))
        self.status = status
        self.address = address
        self.source = source
        title = Markup.collapsed(reader.title)
        text = reader.lines.map(Markup.collapsed).filter { !$0.isEmpty }.joined(separator: "\n")
        mistakes = reader.mistakes.map(Markup.collapsed)
        links = reader.links
        forms = reader.forms
        times = reader.times
    }

    func says(_ words: String) -> Bool { text.contains(words) }

    /// The lines that hold these words.
    func lines(with words: String) -> [String] {
        text.split(separator: "\n").map(String.init).filter { $0.contains(words) }
    }

    func link(_ words: String) throws -> Link {
        guard let link = links.first(where: { $0.words.contains(words) }) else {
            throw Trouble("\(address) has no link “\(words)”, only \(links.map(\.words)).")
        }
        return link
    }

    /// The form that is sent to this path.
    func form(to action: String) throws -> WebForm {
        guard let form = forms.first(where: { $0.action == action }) else {
            throw Trouble("\(address) has no form to \(action), only to \(forms.map(\.action)).\n\(text)")
        }
        return form
    }
}

/// Puts the words, links and forms of a page together.
private struct PageReader {
    var title = ""
    var lines = [""]
    var links: [Page.Link] = []
    var forms: [WebForm] = []
    var mistakes: [String] = []
    var times: [String] = []

    private var labels: [String: String] = [:]
    private var openForm: WebForm?
    private var openLink: (target: String, words: String)?
    private var openLabel: (id: String, words: String)?
    private var openButton: (attributes: [String: String], words: String)?
    private var openSelect: WebForm.Field?
    private var openOption: (value: String?, isChosen: Bool, words: String)?
    private var openArea: (name: String, id: String, words: String)?
    private var isInTitle = false
    private var isInRow = false
    private var isInStyle = false
    private var summaryDepth = 0

    mutating func read(_ tokens: [Markup.Token]) {
        for token in tokens {
            switch token {
            case .open(let name, let attributes): open(name, attributes)
            case .close(let name): close(name)
            case .text(let words): take(words)
            }
        }
        for form in forms.indices {
            for field in forms[form].fields.indices {
                forms[form].fields[field].label = labels[forms[form].fields[field].id] ?? ""
            }
        }
    }

    private mutating func take(_ words: String) {
        if isInStyle { return }
        if isInTitle { return title += words }
        if openArea != nil { openArea?.words += words }
        if openOption != nil {
            openOption?.words += words
            return
        }
        openLink?.words += words
        openLabel?.words += words
        openButton?.words += words
        lines[lines.count - 1] += words
    }

    private mutating func breakLine(for name: String) {
        guard isBlock(name) else { return }
        if name == "tr" || !isInRow { lines.append("") } else { lines[lines.count - 1] += " " }
    }

    private mutating func open(_ name: String, _ attributes: [String: String]) {
        breakLine(for: name)
        if name == "tr" { isInRow = true }
        if name == "td" || name == "th" { lines[lines.count - 1] += " | " }
        if summaryDepth > 0 { summaryDepth += Markup.void.contains(name) ? 0 : 1 }
        if attributes["class"]?.contains("error-summary") == true { summaryDepth = 1 }
        switch name {
        case "title": isInTitle = true
        case "style", "script": isInStyle = true
        case "a": openLink = attributes["href"].map { ($0, "") }
        case "time": attributes["datetime"].map { times.append($0) }
        case "label": openLabel = attributes["for"].map { ($0, "") }
        case "form":
            openForm = WebForm(action: attributes["action"] ?? "", method: attributes["method"] ?? "get")
        case "input": openForm?.add(input: attributes)
        case "textarea": openArea = (attributes["name"] ?? "", attributes["id"] ?? "", "")
        case "select":
            openSelect = WebForm.Field(name: attributes["name"] ?? "", id: attributes["id"] ?? "", kind: .select)
        case "option": openOption = (attributes["value"], attributes["selected"] != nil, "")
        case "button": openButton = (attributes, "")
        default: break
        }
    }

    private mutating func close(_ name: String) {
        if name == "tr" { isInRow = false }
        breakLine(for: name)
        if summaryDepth > 0 { summaryDepth -= 1 }
        switch name {
        case "title": isInTitle = false
        case "style", "script": isInStyle = false
        case "a":
            guard let link = openLink else { return }
            links.append(Page.Link(words: Markup.collapsed(link.words), target: link.target))
            if summaryDepth > 0 { mistakes.append(link.words) }
            openLink = nil
        case "label":
            if let label = openLabel { labels[label.id] = Markup.collapsed(label.words) }
            openLabel = nil
        case "textarea":
            guard let area = openArea else { return }
            var field = WebForm.Field(name: area.name, id: area.id, kind: .text)
            // A browser leaves out the line end after the tag.
            field.value = area.words.hasPrefix("\n") ? String(area.words.dropFirst()) : area.words
            openForm?.fields.append(field)
            openArea = nil
        case "option":
            guard let option = openOption else { return }
            let words = Markup.collapsed(option.words)
            openSelect?.options.append((option.value ?? words, words))
            if option.isChosen { openSelect?.value = option.value ?? words }
            openOption = nil
        case "select":
            if let select = openSelect { openForm?.fields.append(select) }
            openSelect = nil
        case "button":
            guard let button = openButton else { return }
            openForm?.buttons.append(
                WebForm.Button(
                    words: Markup.collapsed(button.words), name: button.attributes["name"],
                    value: button.attributes["value"] ?? "", action: button.attributes["formaction"]))
            openButton = nil
        case "form":
            if let form = openForm { forms.append(form) }
            openForm = nil
        default: break
        }
    }

    private func isBlock(_ name: String) -> Bool {
        [
            "address", "article", "aside", "blockquote", "br", "button", "caption", "dd", "details", "div", "dl", "dt",
            "fieldset", "figcaption", "footer", "form", "h1", "h2", "h3", "h4", "header", "hr", "label", "legend", "li",
            "main", "nav", "ol", "p", "pre", "section", "summary", "table", "textarea", "thead", "tbody", "tr", "ul",
        ].contains(name)
    }
}
