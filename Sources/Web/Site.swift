// Web is everything that people and systems see: public pages, the applicant's own page, the pages of those who work,
// sign-in, and the operators' listener. It turns forms into values, asks Desk, and shows what comes back.

public import Desk
public import Hummingbird
public import Logging
public import Post

/// The public listener.
public struct Site: Sendable {
    private let door: Door
    private let counters: Counters
    private let courtesy: Courtesy

    /// - Parameters:
    ///   - outbox: where messages lie that never leave, which a demonstration shows; nil: it shows none.
    ///   - deliverDue: delivers everything that is due, after the clock of a demonstration was turned.
    ///   - postState: how the post stands; asked at most every five seconds.
    ///   - isAway: whether an error says that the database cannot be reached or is too busy; the answer is then 503,
    ///     to be tried again, and not 500.
    ///   - isUnknown: whether an error leaves open whether a change was saved.
    ///   - codes: what the log may say of an error.
    ///   - courtesy: is told of every request, for which a backlog of the post waits.
    ///   - callbacks: what a provider may tell us; nil: none does.
    ///   - invitation: the calendar file of that name.
    public init(
        settings: WebSettings,
        desk: Desk,
        ledger: Ledger,
        outbox: Maildir?,
        counters: Counters = Counters(),
        deliverDue: @escaping @Sendable () async throws -> Void,
        postState: @escaping @Sendable () async -> PostState,
        isAway: @escaping @Sendable (any Error) -> Bool,
        isUnknown: @escaping @Sendable (any Error) -> Bool,
        codes: @escaping @Sendable (any Error) -> [String: String],
        courtesy: Courtesy = Courtesy(),
        callbacks: Callbacks? = nil,
        invitation: @escaping @Sendable (String) async throws -> String? = { _ in nil }
    ) {
        let pages = Pages(
            settings: settings, desk: desk, ledger: ledger, outbox: outbox, deliverDue: deliverDue,
            post: Shared(keptFor: .seconds(5), postState), callbacks: callbacks, invitation: invitation)
        door = Door(
            Front(
                settings: settings, routes: pages.routes,
                faults: Faults(isAway: isAway, isUnknown: isUnknown, codes: codes)))
        self.counters = counters
        self.courtesy = courtesy
    }

    /// From now on this site's listener answers as the other's would. Connections stay, and what is being answered is
    /// answered as it began.
    public func become(_ other: Site) { door.open(to: other.door.front) }

    /// A server that is ready to be run as a service; it stops gracefully. `onRunning` is told the port.
    public func application(
        address: BindAddress,
        logger: Logger,
        onRunning: @escaping @Sendable (Int?) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        Listener.application(door, counters, courtesy, address: address, logger: logger, onRunning: onRunning)
    }
}
