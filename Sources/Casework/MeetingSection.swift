/// A part of the record of a meeting that is written and kept by itself while the meeting runs, so that two people write
/// different parts at the same time.
public enum MeetingSection: Hashable, Sendable {
    case attendance
    case conflicts
    /// How the applicant of this application took part.
    case applicant(CaseReference)
    case findings
    case agreement
    /// 1 to 60.
    case recommendation(Int)
    /// 1 to 60.
    case action(Int)
    case next
    /// Why the meeting is adjourned, where it is.
    case adjournment

    /// The most recommendations, and the most actions, of one meeting.
    public static let most = 60

    /// `findings`, `action-3`, `applicant-CR-7F3K2M9Q`: as rows and addresses name it.
    public var name: String {
        switch self {
        case .attendance: "attendance"
        case .conflicts: "conflicts"
        case .applicant(let reference): "applicant-\(reference)"
        case .findings: "findings"
        case .agreement: "agreement"
        case .recommendation(let number): "recommendation-\(number)"
        case .action(let number): "action-\(number)"
        case .next: "next"
        case .adjournment: "adjournment"
        }
    }

    /// nil: there is no such part.
    public init?(name: String) {
        switch name {
        case "attendance": self = .attendance
        case "conflicts": self = .conflicts
        case "findings": self = .findings
        case "agreement": self = .agreement
        case "next": self = .next
        case "adjournment": self = .adjournment
        default:
            if let number = MeetingSection.number(name, after: "recommendation-") {
                self = .recommendation(number)
            } else if let number = MeetingSection.number(name, after: "action-") {
                self = .action(number)
            } else if name.utf8.starts(with: "applicant-".utf8),
                let reference = CaseReference(String(Substring(name.utf8.dropFirst(10)))),
                reference.description.utf8.elementsEqual(name.utf8.dropFirst(10))
            {
                self = .applicant(reference)
            } else {
                return nil
            }
        }
    }

    private static func number(_ name: String, after start: String) -> Int? {
        guard name.utf8.starts(with: start.utf8) else { return nil }
        let digits = name.utf8.dropFirst(start.utf8.count)
        guard digits.count < 3, digits.first != UInt8(ascii: "0"), digits.allSatisfy({ (48...57).contains($0) }),
            let number = Int(String(Substring(digits))), (1...most).contains(number)
        else { return nil }
        return number
    }
}
