public import Casework
import FoundationEssentials
import Postgres
public import Records

// Calendars from which busy times are read. The address is a secret: it is handed to what reads it and to nobody else.
extension Desk {
    /// Who may keep the calendar of a person or an agency: the person, whoever sees to them, and coordinators. Returns
    /// the part in which the visitor does, and whose name it is. Throws `DeskError.absent` where they may not.
    public func keeper(of whose: BusyFeeds.Whose, for visitor: SignedIn) async throws -> (office: Officer, name: String)
    {
        switch whose {
        case .person(let person) where person == visitor.person:
            guard let office = visitor.offices.first else { throw DeskError.absent }
            return (office, visitor.name)
        case .person(let person):
            let page = try await roster(with: person, for: visitor)
            return (page.office, page.parts(of: person).first?.name ?? "")
        case .agency(let agency):
            for page in try await rosters(for: visitor) {
                if let agency = page.agencies.first(where: { $0.id == agency }) { return (page.office, agency.name) }
            }
            throw DeskError.absent
        }
    }

    /// The calendar that is kept in the partnership of a part; nil where there is none.
    public func busyFeed(of whose: BusyFeeds.Whose, as office: Officer) async throws -> BusyFeeds.Entry? {
        try await transaction(.readOnly, Acting(.officer(office), in: office.partnership)) { tx in
            try BusyFeeds.all(in: office.partnership, tx).first { $0.whose == whose }
        }
    }

    /// Keeps an address, or takes it away with everything that was read from it. A person's own is kept for each
    /// partnership that they serve.
    public func keepBusyFeed(
        of whose: BusyFeeds.Whose, address: (text: String, host: String)?, as office: Officer, for visitor: SignedIn
    ) async throws {
        let isOwn = whose == .person(visitor.person)
        for office in isOwn ? visitor.offices : [office] {
            let actor = Actor.officer(office)
            try await change(office.partnership, actor) { tx, now in
                let event: Event
                if let address {
                    try BusyFeeds.keep(
                        ID(UUID()), of: whose, address: address.text, host: address.host, by: office.person, now: now,
                        in: office.partnership, tx)
                    event = Event(.busyFeedKept, [.init("host", address.host)])
                } else {
                    try BusyFeeds.end(of: whose, now: now, in: office.partnership, tx)
                    event = Event(.busyFeedEnded)
                }
                try Events.append([event], to: nil, by: actor, at: now, partnership: office.partnership, in: tx)
            }
        }
    }

    /// It is read again soon.
    public func readBusyFeedSoon(_ feed: ID<BusyFeeds>, as office: Officer) async throws {
        try await change(office.partnership, .officer(office)) { tx, now in
            try BusyFeeds.readSoon(feed, now: now, in: office.partnership, tx)
        }
    }

    /// Seconds between two readings of a calendar.
    static let feedInterval: Int64 = 1_800

    /// Those that are to be read now, each taken by this instance alone.
    public func takeBusyFeeds(atMost: Int = 20) async throws -> [BusyFeeds.Due] {
        let now = now
        var due: [BusyFeeds.Due] = []
        for partnership in try await partnershipsToKeep() {
            due += try await transaction(.readWrite, .service(in: partnership)) { tx in
                try BusyFeeds.take(
                    now: now, next: now.adding(seconds: Desk.feedInterval), atMost: atMost, in: partnership, tx)
            }
        }
        return due
    }

    /// Keeps what was read of a calendar.
    public func save(_ times: [BusyTime], notes: [String], of feed: BusyFeeds.Due) async throws {
        let now = now
        try await transaction(.readWrite, .service(in: feed.partnership)) { tx in
            try BusyFeeds.save(times, notes: notes, of: feed.id, now: now, in: feed.partnership, tx)
        }
    }

    /// Keeps why a calendar could not be read.
    public func save(fault sentence: String, of feed: BusyFeeds.Due) async throws {
        let now = now
        try await transaction(.readWrite, .service(in: feed.partnership)) { tx in
            try BusyFeeds.saveFault(sentence, of: feed.id, now: now, in: feed.partnership, tx)
        }
    }

    private func partnershipsToKeep() async throws -> [Partnership.ID] {
        try await transaction(.readOnly, Acting()) { tx in try KeptCalendars.partnerships(in: tx) }
    }
}
