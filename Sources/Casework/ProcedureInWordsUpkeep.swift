// How an application is made, what is published, how the procedure is kept right, and where it comes from.

extension Procedure.Duties {
    /// Section 104(3).
    var howToAsk: [ProcedureInWords.Block] {
        [
            .paragraph(
                "You can ask online, by telephone, by post or in person. You do not need a computer or a form. If you need "
                    + "help, or another language, tell us."),
            .paragraph(
                pointOfContact.map { "Your point of contact: \($0)".asSentence }
                    ?? "This procedure names no point of contact. Any of us must take your request."),
            .paragraph(
                passesToAllBodies == true
                    ? "Whichever of us you ask, your request is passed on to all of us. The day on which the first of us "
                        + "gets it counts."
                    : "The law says that your request must be passed on to all of us, also where this procedure does not "
                        + "say so. The day on which the first of us gets it counts."),
        ]
    }

    /// Schedule 4 paragraphs 1, 2 and 4.
    var keptRight: [ProcedureInWords.Block] {
        let facts = [
            ("How we check that it works", selfAssessment),
            ("When we ask the local policing body", localPolicingBodyConsulted),
            ("Which housing providers we ask", housingProvidersConsulted),
        ].compactMap { name, value in value.map { ProcedureInWords.Fact(name: name, value: $0.capitalised.asSentence) }
        }
        return facts.isEmpty ? [] : [.facts(facts)]
    }
}

extension Procedure {
    /// Section 104(9).
    var published: [ProcedureInWords.Block] {
        var often = "This procedure does not say how often. The law says at least once in 12 months."
        if let reporting {
            let year =
                switch reporting.year {
                case .financial: " The year runs from 1 April to 31 March."
                case .calendar: " The year runs from 1 January to 31 December."
                case .other: ""
                }
            often =
                (reporting.months == 12
                    ? "We do this once a year." : "We do this every \(reporting.months.of("month")).")
                + year + (reporting.place.map { " \("You find it here: \($0)".asSentence)" } ?? "")
        }
        return [
            .paragraph("We publish these figures. Nobody is named. \(often)"),
            .items([
                "how many people asked for a review",
                "how many times we decided that the threshold was not met",
                "how many reviews we held",
                "how many of those reviews led to recommendations",
            ]),
        ]
    }

    /// What no rule here follows.
    var more: [ProcedureInWords.Block] { notes.isEmpty ? [] : [.items(notes.map(\.asSentence))] }

    var about: [ProcedureInWords.Block] {
        var facts = [
            ProcedureInWords.Fact(name: "Name", value: "\(title) (\(name)), version \(version)"),
            ProcedureInWords.Fact(name: "In force", value: validityInWords),
        ]
        if let replaces { facts.append(.init(name: "Replaces", value: "version \(replaces)")) }
        facts.append(
            .init(
                name: "For",
                value: areas.isEmpty
                    ? "every area of the partnership that uses it"
                    : "\(areas.count == 1 ? "the area" : "the areas") \(areas.joined(separator: ", "))"))
        facts.append(.init(name: "Source", value: source))
        facts.append(
            .init(
                name: "Law",
                value: "Anti-social Behaviour, Crime and Policing Act 2014, sections 104 and 105, Schedule 4"))
        return [.facts(facts)]
    }

    /// `from 1 May 2024 until 30 April 2026`.
    public var validityInWords: String {
        switch (validFrom, validUntil) {
        case (nil, nil): "the procedure does not say from when"
        case (let first?, nil): "from \(first.inWords)"
        case (nil, let last?): "until \(last.inWords)"
        case (let first?, let last?): "from \(first.inWords) until \(last.inWords)"
        }
    }
}
