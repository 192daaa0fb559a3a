import Casework

/// A status of GOV.UK Notify as what it means for the recipient
/// (docs.notifications.service.gov.uk/rest-api.html, "Message statuses").
enum NotifyStatus {
    /// nil while the message is under way, and for a status that is not known: it is asked for again.
    static func report(_ status: String) -> DeliveryReport? {
        switch status {
        case "delivered": .delivered
        case "sent": .passedOn("it was given to a network abroad, which says no more")
        case "received": .passedOn("the letter was printed and posted")
        case "returned-letter": .returned("the letter came back")
        case "permanent-failure": .permanentlyFailed("GOV.UK Notify: no such mailbox, number or address")
        case "temporary-failure":
            .temporarilyFailed("GOV.UK Notify: a full mailbox, or a telephone that could not be reached for three days")
        case "technical-failure": .temporarilyFailed("GOV.UK Notify could not send it: a fault of its own")
        case "cancelled": .permanentlyFailed("GOV.UK Notify: it was cancelled there")
        case "virus-scan-failed", "validation-failed": .permanentlyFailed("GOV.UK Notify could not print it")
        // created, sending, pending, accepted, pending-virus-check
        default: nil
        }
    }
}
