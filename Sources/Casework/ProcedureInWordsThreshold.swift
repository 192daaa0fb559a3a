// The threshold of a procedure in words, and what of it the law does not ask for (section 104(4), (10) to (12)).

extension Procedure.ThresholdRules {
    typealias Block = ProcedureInWords.Block

    /// The number and what counts towards it.
    var whenMet: [Block] {
        var blocks: [Block] = [
            .paragraph(
                "We must hold a review if at least \(number.of("report")) about the behaviour \(number == 1 ? "counts" : "count")."
                    + (silentOn.contains(.number) ? " \(Self.fromTheAct)" : "")),
            .paragraph(whose),
            .paragraph("A report counts if all of this is true:"),
            .items([inTimeToComplain, inTimeToApply, "It is about the problem that you ask us to review, in our area."]
            ),
            .paragraph("This is how reports are counted:"),
            .items(countedOnce),
        ]
        if formula == .spanFromFirstIncident {
            blocks.append(
                .paragraph(
                    "The Act counts differently: it asks how long there is between each report and your request. If your "
                        + "reports are enough under the Act but not in this way, a person decides."))
        }
        return blocks
    }

    private static let fromTheAct = "This procedure does not say it, so we use the figure in the Act."

    private var whose: String {
        switch numberBy {
        case .anyone:
            "It does not matter who made them, or to which of us. Your reports and those of your neighbours count together."
        case .onePerson:
            "They must all have been made by one person, to any of us. The law does not ask for this: under section 104 "
                + "of the Act the reports of different people count together. If they are enough together, a person "
                + "decides."
        }
    }

    private var inTimeToComplain: String {
        "It was made within \(toComplain.limit) \(toComplain.following("what happened", firstDay: "the day it happened"))"
            + (silentOn.contains(.toComplain) ? " \(Self.fromTheAct)" : "")
    }

    private var inTimeToApply: String {
        let rule =
            switch formula {
            case .fromEachComplaint:
                "You ask for a review within \(toApply.limit) "
                    + toApply.following("the report", firstDay: "the day of the report")
            case .lastMonths:
                "It was made in the last \(toApply.limit.length) before you ask for a review. "
                    + toApply.firstDayInWords("the day of the report")
            case .spanFromFirstIncident:
                "What it is about happened within \(toApply.limit) of the first event that counts, whenever you ask for "
                    + "a review. \(toApply.firstDayInWords("the day of that first event"))"
            }
        return rule + (silentOn.contains(.toApply) ? " \(Self.fromTheAct)" : "")
    }

    private var countedOnce: [String] {
        var items = [
            "If you report one event more than once, or to more than one of us, that counts as one report."
                + (silentOn.contains(.sifting) ? " \(Self.fromTheAct)" : ""),
            "If several people report the same event, the report of each person counts.",
        ]
        if sifting == .days {
            items.insert("If you make several reports about one day, they count as one report.", at: 1)
        }
        if formula == .fromEachComplaint || formula == .lastMonths {
            items.append("A report that you make after you ask for a review can only count for a new request.")
        }
        return items
    }

    /// The limbs beside the number.
    var otherWays: [Block] {
        var items: [String] = []
        if let hate { items.append(hate.inWords) }
        if let community { items.append(community.inWords) }
        if let senior = seniorDiscretion {
            let purpose = senior.purpose.map { ", \($0)" } ?? ""
            items.append(
                "Even if not enough reports count, this person can call a review: \(senior.holder)\(purpose)".asSentence
            )
        }
        return items.isEmpty ? [] : [.paragraph("There can also be a review in these cases:"), .items(items)]
    }

    /// What section 104 does not know.
    var conditions: [Block] {
        guard !caveats.isEmpty else { return [] }
        return [
            .paragraph(
                "This procedure asks for more than section 104 of the Act does. If enough of your reports count and one "
                    + "of these is missing, no computer refuses you: a person decides, and must give you the reason."),
            .items(caveats.map { "\($0.inWords) The law does not ask for this." }),
        ]
    }
}

extension Procedure.Caveat {
    /// The condition in one sentence or more. None of them is in section 104.
    public var inWords: String {
        switch self {
        case .recency(let window):
            "You should ask for a review within \(window.limit) "
                + window.following("your last report", firstDay: "the day of that report")
        case .noActionTaken: "It should look as if nothing was done about your reports."
        case .closedCase: "The organisations that you told should have closed your case."
        case .noOngoingAction: "None of us should still be doing something about it."
        case .noPendingResponse: "The day by which one of us said that it would act should have passed."
        case .witnessed: "You, or the person you ask for, should have seen or heard it yourselves."
        case .judged(let words): "A person looks at this: \(words)".asSentence
        }
    }
}

extension Procedure.HateRule {
    fileprivate var inWords: String {
        let number = count == 1 ? "1 report about hate is enough" : "\(count) reports about hate are enough"
        let meaning =
            "Hate means that somebody is targeted because of who they are, such as their race, religion, disability, "
            + "sexual orientation or gender identity."
        let rule =
            "\(number) by \(count == 1 ? "itself" : "themselves"), if you ask for a review within \(window.limit) "
            + window.following(count == 1 ? "it" : "each of them", firstDay: "the day of the report")
        guard let gate else { return "\(rule) \(meaning)" }
        return "\(rule) \("A person must also find that this is so: \(gate)".asSentence) \(meaning)"
    }
}

extension Procedure.CommunityRule {
    fileprivate var inWords: String {
        let place = linkedPlace ? ", all about one place," : ""
        return switch counted {
        case .reports: "\(count.of("report"))\(place) by more than one person \(count == 1 ? "is" : "are") enough."
        case .people:
            "Reports by \(count.of("different person", "different people"))\(place) are enough, if each of them counts."
        case .households:
            "Reports from \(count.of("different household"))\(place) are enough, if each of them counts."
        }
    }
}

extension Procedure.Window {
    /// `of what happened. The day it happened is day 1.`
    fileprivate func following(_ event: String, firstDay: String) -> String {
        "of \(event). \(firstDayInWords(firstDay))"
    }

    fileprivate func firstDayInWords(_ day: String) -> String {
        switch counting {
        case .beginningWith: "\(day.capitalised) is day 1."
        case .after: "The day after \(day) is day 1."
        }
    }
}

extension Limit {
    /// `6 months`, and `month` for one: what follows “the last”.
    fileprivate var length: String { amount == 1 ? unit.singular : description }
}
