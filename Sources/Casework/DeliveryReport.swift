/// What the other side of a channel says became of a message that it had accepted. To have accepted it is not to have
/// delivered it. Reasons are whole phrases and name no recipient.
public enum DeliveryReport: Equatable, Sendable {
    /// It reached the recipient's mailbox or telephone.
    case delivered
    /// It left for where nobody will say more: a letter was posted, a text message went to another country's network.
    case passedOn(String)
    /// It did not arrive; the same message may arrive another time: a full mailbox, a telephone that stayed off.
    case temporarilyFailed(String)
    /// It did not arrive and will not: no such mailbox, no such number.
    case permanentlyFailed(String)
    /// On paper: it came back.
    case returned(String)
    /// Nobody said in the time in which the other side can be asked.
    case silent(String)

    /// `delivered`, `passed-on`, `temporary-failure`, `permanent-failure`, `returned`, `silent`: as rows name it.
    public var name: String {
        switch self {
        case .delivered: "delivered"
        case .passedOn: "passed-on"
        case .temporarilyFailed: "temporary-failure"
        case .permanentlyFailed: "permanent-failure"
        case .returned: "returned"
        case .silent: "silent"
        }
    }

    /// nil where there is nothing to add to the name.
    public var reason: String? {
        switch self {
        case .delivered: nil
        case .passedOn(let reason), .temporarilyFailed(let reason), .permanentlyFailed(let reason),
            .returned(let reason), .silent(let reason):
            reason
        }
    }

    /// Whether the recipient was not told.
    public var isFailure: Bool {
        switch self {
        case .temporarilyFailed, .permanentlyFailed, .returned: true
        case .delivered, .passedOn, .silent: false
        }
    }
}
