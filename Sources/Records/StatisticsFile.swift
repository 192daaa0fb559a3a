import Casework
public import Text

// The figures as they are published: JSON whose keys are the CSV's columns.
extension Counts {
    static let columns = [
        "area", "period_start", "period_end", "applications", "threshold_not_met", "reviews_carried_out",
        "reviews_with_recommendations", "threshold_met", "decided_not_met", "passed_to_another_area", "withdrawn",
        "undecided", "note",
    ]

    /// How the applications of the period stand; they add up.
    public var note: String {
        "\(applications) applications = \(met) met + \(notMet) not met + \(passedOn) passed to another area "
            + "+ \(withdrawn) withdrawn + \(undecided) undecided"
    }

    public var json: JSON {
        [
            "area": .string(area), "period_start": .string("\(from)"), "period_end": .string("\(until)"),
            "applications": .integer(applications), "threshold_not_met": .integer(thresholdNotMet),
            "reviews_carried_out": .integer(reviewsCarriedOut),
            "reviews_with_recommendations": .integer(reviewsWithRecommendations), "threshold_met": .integer(met),
            "decided_not_met": .integer(notMet), "passed_to_another_area": .integer(passedOn),
            "withdrawn": .integer(withdrawn), "undecided": .integer(undecided), "note": .string(note),
        ]
    }

    /// RFC 4180, with a header row.
    public var csv: String {
        CSV.text(
            Counts.columns,
            [
                [
                    .text(area), .text("\(from)"), .text("\(until)"), .integer(applications), .integer(thresholdNotMet),
                    .integer(reviewsCarriedOut), .integer(reviewsWithRecommendations), .integer(met), .integer(notMet),
                    .integer(passedOn), .integer(withdrawn), .integer(undecided), .text(note),
                ]
            ])
    }

    public var inWords: String {
        """
        \(area), \(from.inWords) to \(until.inWords)
        Applications made: \(applications)
        Threshold decided not met: \(thresholdNotMet)
        Reviews carried out: \(reviewsCarriedOut)
        Reviews that resulted in recommendations: \(reviewsWithRecommendations)
        \(note)
        """
    }
}
