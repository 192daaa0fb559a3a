extension Finding.Note {
    /// One plain sentence for the people who decide.
    public var sentence: String {
        switch self {
        case .authorityAwaited:
            "Authority to act for the person affected is awaited: tell the applicant nothing about that person until "
                + "it is shown. It does not change whether the threshold is met."
        case .someInOtherArea(let ids):
            "\(ids.asReports) \(ids.verb) about another area and did not count; tell the bodies of that area."
        case .onBoundary(let ids, let turns):
            "\(ids.asReports) \(ids.verb) on the boundary of the area; a person must say whose "
                + (ids.count == 1 ? "it is" : "they are") + (turns ? ", because the answer turns on it." : ".")
        case .earlierReview(let day):
            "The same behaviour was looked at on \(day.inWords). The Act does not bar a second application; a person "
                + "decides, and with the applicant's agreement it may be better to follow up the earlier action plan."
        case .contradicting(let ids, let difference):
            "\(ids.asReports) are joined as one event, but \(difference.inWords); please check that they belong "
                + "together."
        case .datesToCheck(let ids):
            "\(ids.asReports) \(ids.verb) dated before the behaviour; please check the dates."
        case .gate(let words):
            "So many hate incidents are there as the local procedure asks for. It also asks: “\(words)”. A person must "
                + "say whether that is so; it is not a condition of section 104."
        case .judged(let words):
            "The local procedure also asks: “\(words)”. A person must judge that; it is not a condition of section 104 "
                + "and changed nothing here."
        case .afterApplication(let ids):
            "\(ids.asReports) \(ids.verb) later than the application; a fresh application could rest on what came "
                + "after it."
        case .missedByOneDay(let ids):
            "\(ids.asReports) \(ids.verb) out of time by one day; look at the exact dates and times before relying on "
                + "it."
        case .seniorMay(let holder, let purpose):
            "Below the number, the \(holder) may still call a review under the procedure"
                + (purpose.map { " (\($0))." } ?? ".")
        }
    }
}

extension Finding.Contradiction {
    fileprivate var inWords: String {
        switch self {
        case .places: "they name different places"
        case .areas: "they name different areas"
        case .hate: "only some say that it was motivated by hate"
        case .days: "the behaviour is dated more than \(Finding.Contradiction.mostDaysOfOneEvent) days apart"
        }
    }
}

extension [String] {
    /// `Report 1`, `Reports 1, 2 and 3`.
    var asReports: String { (count == 1 ? "Report " : "Reports ") + asList("and") }

    /// `1`, `1 and 2`, `1, 2 or 3`.
    func asList(_ word: String) -> String {
        guard let last, count > 1 else { return first ?? "" }
        return "\(dropLast().joined(separator: ", ")) \(word) \(last)"
    }

    fileprivate var verb: String { count == 1 ? "is" : "are" }
}
