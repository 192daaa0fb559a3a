import Casework
import Text

/// Oversight in words.
enum OversightWords {
    /// The further route, for whoever is told of a decision.
    static func further(_ body: LocalPolicingBody) -> HTML {
        "<p>You can also ask \(body.name), the local policing body for this area, to review the decision.</p>\n"
    }

    /// What the public is told, on the page of the procedure; nothing where nothing is in force.
    static func published(_ oversight: Oversight, on day: CivilDate) -> HTML? {
        let route: HTML? = oversight.furtherRoute(on: day).map {
            "<h2 id=\"further-review\">A further review</h2>\n\(further($0))"
        }
        let guidance: HTML? = oversight.guidance(on: day).map { guidance in
            """
            <h2 id="guidance">Guidance</h2>
            <p>The bodies must have regard to \(HTML.link(to: guidance.link, guidance.name)), published on \
            \(Pieces.date(guidance.publishedOn)).</p>

            """
        }
        return route == nil && guidance == nil ? nil : "\(route)\(guidance)"
    }

    /// The headings of what is published, for a list of contents.
    static func contents(_ oversight: Oversight, on day: CivilDate) -> [HTML] {
        (oversight.furtherRoute(on: day) == nil ? [] : ["<a href=\"#further-review\">A further review</a>"])
            + (oversight.guidance(on: day) == nil ? [] : ["<a href=\"#guidance\">Guidance</a>"])
    }

    /// What holds today, for coordinators.
    static func standing(_ oversight: Oversight, on day: CivilDate) -> HTML {
        let lacking: HTML? =
            oversight.lacksBody(on: day).isEmpty
            ? nil
            : """
            <div class="notice"><p><span class="late">No local policing body is valid today</span>, although something \
            is in force. Enter it, so that applicants can be told.</p></div>

            """
        return (lacking ?? "")
            + Pieces.list(
                [("Local policing body today", "\(oversight.body(on: day).map { $0.name } ?? "none")")]
                    + Oversight.Switch.allCases.map { name in
                        (name.inWords, state(of: name, oversight, on: day))
                    })
    }

    private static func state(of name: Oversight.Switch, _ oversight: Oversight, on day: CivilDate) -> HTML {
        let later: HTML? = oversight.start(of: name).flatMap { $0 > day ? "from \(Pieces.date($0))" : nil }
        guard oversight.isOn(name, on: day) else { return later ?? "off" }
        let guidance: HTML? = name == .guidance ? oversight.guidance(on: day).map { ": \($0.name)" } : nil
        return "on\(guidance)\(later.map { "; another \($0)" })"
    }

    /// The return of data, with what it is and what it is not.
    static func dataReturn(of partnership: Partnership.ID, until: CivilDate) -> HTML {
        let from = until.adding(days: -365)
        return """
            <h2>Return of data</h2>
            <p>Regulations set what the Secretary of State is to be given. This is what the service holds of each \
            report: its days, area, the agency that took it, the type, the response, and what came of it. It names \
            nobody and holds no reference. Check it against the regulations before you send it.</p>
            <p>\(HTML.link(
                to: "/work/oversight/return.csv?partnership=\(partnership)&from=\(from)&until=\(until)",
                "Reports made from \(from.inWords) to \(until.inWords), as CSV"))</p>

            """
    }
}

extension Oversight.Switch {
    var inWords: String {
        switch self {
        case .reviewOfDecisions: "Reviews of decisions by the local policing body"
        case .guidance: "Guidance that must be had regard to"
        case .dataReturn: "Return of data to the Secretary of State"
        }
    }

    var about: String {
        switch self {
        case .reviewOfDecisions:
            "From that day the letters, the applicant’s page and the published procedure name the local policing body "
                + "as a further route."
        case .guidance: "From that day the published procedure names this version. Enter each new version anew."
        case .dataReturn: "From that day you can download what the service holds of each report."
        }
    }
}

extension LocalPolicingBody.Kind {
    var inWords: String {
        switch self {
        case .commissioner: "Police and crime commissioner"
        case .mayor: "Mayor"
        case .mayorsOffice: "Mayor’s Office for Policing and Crime"
        case .commonCouncil: "Common Council of the City of London"
        case .board: "Policing and crime board"
        case .other: "Another body"
        }
    }
}
