// Foundation for XMLParser: a page of this service is to be read by another program than its own.
import Foundation
import FoundationXML

/// An SVG drawing, read strictly as XML.
final class SVGDrawing: NSObject, XMLParserDelegate {
    private(set) var rows = 0
    private(set) var circles = 0
    private(set) var localEnds = 0
    private(set) var labels: [String] = []
    private(set) var classes: [String] = []
    private(set) var spans: [ClosedRange<Int>] = []
    private(set) var application: Int?
    private(set) var title = ""
    private(set) var desc = ""
    /// What lies outside the view box, or is no whole number.
    private(set) var strays: [String] = []
    private(set) var height = 0
    private var width = 0
    private var words = ""

    init?(_ text: String) {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        guard parser.parse() else { return nil }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        words = ""
        let kinds = (attributes["class"] ?? "").split(separator: " ").map(String.init)
        classes += kinds
        switch name {
        case "svg":
            let box = (attributes["viewBox"] ?? "").split(separator: " ").compactMap { Int($0) }
            guard box.count == 4, box[0] == 0, box[1] == 0 else { return strays.append("viewBox") }
            (width, height) = (box[2], box[3])
            if attributes["role"] != "img" || attributes["aria-labelledby"] != "timeline-title timeline-desc" {
                strays.append("role")
            }
        case "g": rows += 1
        case "circle": circles += 1
        case "line":
            if kinds == ["local"] { localEnds += 1 }
            if kinds == ["application"] { application = attributes["x1"].flatMap { Int($0) } }
        case "rect":
            if let x = attributes["x"].flatMap({ Int($0) }), let wide = attributes["width"].flatMap({ Int($0) }),
                wide > 0
            {
                spans.append(x...(x + wide))
                check(x + wide, width, name)
            } else {
                strays.append("rect \(attributes)")
            }
        case "path":
            // Where it begins; the rest of it is a few pixels to each side.
            let start = (attributes["d"] ?? "").dropFirst().prefix { $0 != "l" }.split(separator: " ")
            guard start.count == 2, let x = Int(start[0]), let y = Int(start[1]) else {
                return strays.append("path \(attributes)")
            }
            check(x - 7, width - 14, name)
            check(y, height - 14, name)
        default: break
        }
        for (key, most) in [
            ("x", width), ("x1", width), ("x2", width), ("cx", width), ("y", height), ("y1", height), ("y2", height),
            ("cy", height),
        ] {
            guard let value = attributes[key] else { continue }
            if let number = Int(value) {
                check(number, most, "\(name) \(key)")
            } else {
                strays.append("\(name) \(value)")
            }
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { words += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        switch name {
        case "text": labels.append(words)
        case "title": title = words
        case "desc": desc = words
        default: break
        }
    }

    private func check(_ value: Int, _ most: Int, _ what: String) {
        if value < 0 || value > most { strays.append("\(what) \(value)") }
    }
}
