import Casework

/// Why a form about an applicant was not saved: somebody said something newer since the page was opened.
enum ChangedSince {
    /// `newest`: who said it, of whom nil is the applicant; nil where that is not known. So is the `reader`.
    static func words(_ newest: Person.ID??, readBy reader: Person.ID?) -> String {
        let who =
            switch newest {
            case .some(let by) where by == reader: "You have"
            case .some(nil): "The applicant has"
            case .some, .none: reader == nil ? "Somebody who works on your case has" : "Somebody else has"
            }
        return "\(who) changed this since you opened the page. Look at it again before you send this."
    }
}
