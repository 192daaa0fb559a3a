import Casework
import Records

extension PeopleFault {
    /// What is in the way, and how to mend it.
    var sentence: String {
        switch self {
        case .ownPeopleOnly:
            "A point of contact sees to the contacts and seniors of their own agency. Ask a coordinator to do this."
        case .coversOneself: "Nobody covers for themselves. Choose somebody else."
        case .cannotCover:
            "Whoever covers must be of the same agency, or hold the same part where it is chair or coordinator. Choose "
                + "somebody else, or add the person to the agency first."
        case .coverEnds(let day):
            "Whoever covers serves only until \(day.inWords). End the cover on that day or before, or choose somebody "
                + "else."
        case .alreadyCovered(let from, let until):
            "They are covered from \(from.inWords) until \(until.inWords) already. End that cover first, or choose other "
                + "days."
        case .circle:
            "That would be a circle: on some of these days the one who is away would cover for the one who covers. "
                + "Choose somebody else."
        case .lastCoordinator:
            "They are the last coordinator, and a partnership cannot be without one. Add another coordinator first."
        case .onlyPointOfContact:
            "They are the only point of contact of their agency. Choose who follows them, or say that nobody does."
        case .notOfAgency: "Choose somebody who serves that agency."
        case .noPointOfContact: "Only a contact or a coordinator can be a point of contact. Choose another part."
        case .alreadyServes: "They serve in this part already."
        case .addressTaken: "Somebody else has this address. Enter another, or ask whoever runs the service."
        case .servesElsewhere:
            "They serve in another partnership too, and sign in for both with this address. Ask whoever runs the "
                + "service to change it."
        case .shutOut: "They are shut out of one of these cases. Choose somebody else for it."
        }
    }
}

extension LeftOpen.What {
    var inWords: String {
        switch self {
        case .duty(let duty): duty.inWords
        case .leadOfficer: "Lead the case as lead officer"
        }
    }
}

extension Role {
    /// In a list of parts.
    var inShort: String {
        switch self {
        case .coordinator: "coordinator"
        case .contact: "contact"
        case .chair: "chair"
        case .senior: "named senior"
        }
    }
}
