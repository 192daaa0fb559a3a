import Casework
import Text

/// One report as somebody told it on a form.
struct ReportAnswers: Equatable, Sendable {
    var behaviourOn: CivilDate
    var reportedOn: CivilDate
    /// `council`, `police`, `landlord`, or whoever else in words.
    var told: String
    /// The number of the earlier report about the same event.
    var sameAs: Int?
    var hate: Bool
    var status: Application.Report.Status
    var acknowledged: Bool?
    var description: String
    /// Who made it: `applicant`, or `other-1` for another complainant.
    var by = "applicant"

    static let most = 20
}

extension [ReportAnswers] {
    /// The reports of an application. Reports about the same event share its name; nothing else joins them.
    func reports(in area: String) -> [Application.Report] {
        var incidents: [String] = []
        return enumerated().map { index, answers in
            let earlier = answers.sameAs.flatMap { incidents.indices.contains($0 - 1) ? incidents[$0 - 1] : nil }
            incidents.append(earlier ?? "i\(index + 1)")
            return Application.Report(
                number: index + 1,
                behaviourOn: answers.behaviourOn,
                reportedOn: answers.reportedOn,
                reportedBy: answers.by,
                reportedTo: answers.told,
                incident: incidents[index],
                area: area,
                hate: answers.hate,
                status: answers.status,
                acknowledged: answers.acknowledged,
                description: answers.description
            )
        }
    }

    /// Takes one out, the numbers that later ones refer to kept right.
    mutating func removeReport(number: Int) {
        guard indices.contains(number - 1) else { return }
        let taken = remove(at: number - 1)
        for index in indices {
            guard let same = self[index].sameAs else { continue }
            if same == number {
                self[index].sameAs = taken.sameAs
            } else if same > number {
                self[index].sameAs = same - 1
            }
        }
    }
}

/// Reports in words.
enum ReportWords {
    static func told(_ told: String) -> String {
        switch told {
        case "council": "the council"
        case "police": "the police"
        case "landlord": "the landlord"
        default: told
        }
    }
}
