extension Chronology.Gap {
    /// To the panel: `No answer from Town police, asked on 2 May 2026, due on 9 May 2026: late.`
    func inWords(_ body: String) -> String {
        let asked = "asked on \(request.askedOn.inWords)"
        return switch standing {
        case .waiting(let day): "No answer from \(body) yet, \(asked), due on \(day.inWords)."
        case .late(let day): "No answer from \(body), \(asked), due on \(day.inWords): late."
        case .promised(let day): "Only a part from \(body), \(asked); the rest is promised by \(day.inWords)."
        case .promiseBroken(let day):
            "Only a part from \(body), \(asked); the rest was promised by \(day.inWords): late."
        case .lapsed(let hasPart):
            "\(hasPart ? "Only a part" : "No answer") from \(body), \(asked)\(request.endInWords)."
        case .refused: "\(body) refused, \(asked)."
        case .nothingHeld, .answered: "\(body) has answered."
        }
    }
}

extension InformationRequest {
    /// Since when nobody waits for it, after what was said of the answer.
    public var endInWords: String {
        switch kind {
        case .verifying: ", before it was decided"
        case .fullPapers: ", before the meeting"
        }
    }
}
