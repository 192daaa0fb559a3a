public import Casework
import FoundationEssentials
import Postgres
public import Records

/// Who is signed in.
public enum Visitor: Equatable, Sendable {
    case person(SignedIn)
    /// The applicant, on their own application only.
    case applicant(Partnership.ID, Application.ID)
}

/// A person with the parts that they have today, one a partnership: one sign-in for all of them.
public struct SignedIn: Equatable, Sendable {
    public var person: Person.ID
    public var name: String
    public var offices: [Officer]

    public init(person: Person.ID, name: String, offices: [Officer]) {
        self.person = person
        self.name = name
        self.offices = offices
    }

    public func officer(in partnership: Partnership.ID) -> Officer? {
        offices.first { $0.partnership == partnership }
    }
}

// Signing in: a code of six digits goes to the mailbox, and only the browser that asked may use it. All of it goes by
// the real clock, also where a demonstration's has been turned.
extension Desk {
    static let codeMinutes: Int64 = 10
    /// In ten minutes one browser gets so many codes, and one person or applicant so many in all: strangers who ask in
    /// their name must not easily keep them out.
    static let codesForBrowser = 5
    static let codesInAll = 30
    /// Wrong codes in a day, after which nobody signs in as this person or applicant until the next: six digits must
    /// not be guessed.
    static let wrongTriesInADay = 100

    /// Sends a code to a person's own address. For an unknown address nothing is sent and nothing is said.
    public func sendCode(toEmail email: String, browser: Token, path: String) async throws {
        let person = try await transaction(.readOnly, .signingIn) { tx in try SignIns.person(email: email, in: tx) }
        try await sendCode(person.map(SignIns.Whose.person), browser: browser, path: path)
    }

    /// Sends a code to the applicant of a case. For an unknown reference nothing is sent and nothing is said.
    public func sendCode(toApplicantOf reference: CaseReference, browser: Token) async throws {
        let found = try await transaction(.readOnly, .signingIn) { tx -> SignIns.Whose? in
            try SignIns.find(reference, in: tx).map { .applicant($0.partnership, $0.application) }
        }
        try await sendCode(found, browser: browser, path: "/track")
    }

    /// What stands behind a link in a message.
    public enum LinkTarget: Equatable, Sendable {
        /// It was sent to one person: a code goes to their address.
        case person
        /// It was sent to a team's mailbox: whoever opens it says who they are.
        case team(path: String)
        /// A demonstration's own: it opens a session.
        case demonstration
    }

    /// Looks at a link and changes nothing. Throws `DeskError.absent` for one that is unknown or has expired.
    public func linkTarget(_ token: Token) async throws -> LinkTarget {
        let link = try await link(token)
        if link.demonstrationFor != nil { return .demonstration }
        return link.person == nil ? .team(path: link.path) : .person
    }

    /// Sends the code for a link that was sent to one person.
    public func sendCode(forLink token: Token, browser: Token) async throws {
        let link = try await link(token)
        guard let person = link.person else { throw DeskError.absent }
        try await sendCode(.person(person), browser: browser, path: link.path)
    }

    /// Opens the session of a demonstration's link, and ends the `old` one of the browser.
    public func openDemonstrationLink(
        _ token: Token, ending old: Token? = nil
    ) async throws -> (session: Token, path: String) {
        let link = try await link(token)
        guard let whose = link.demonstrationFor else { throw DeskError.absent }
        let now = clock.realNow()
        let session = try await transaction(.readWrite, .signingIn) { tx in
            try Desk.openSession(for: whose, ending: old, now: now, tx)
        }
        return (session, link.path)
    }

    func link(_ token: Token) async throws -> SignIns.Link {
        let now = clock.realNow()
        let link = try await transaction(.readOnly, .signingIn) { tx in try SignIns.link(token, now: now, in: tx) }
        guard let link else { throw DeskError.absent }
        return link
    }

    private func sendCode(_ whose: SignIns.Whose?, browser: Token, path: String) async throws {
        let real = clock.realNow()
        let (lately, wrong) = try await transaction(.readOnly, .signingIn) { tx in
            (
                try SignIns.codesSince(real, browser: browser.hash, for: whose, in: tx),
                try whose.map { try SignIns.wrongTries(of: $0, now: real, in: tx) } ?? 0
            )
        }
        // Nothing is said of it: that would tell a known address from an unknown.
        guard lately.browser < Desk.codesForBrowser, lately.whose < Desk.codesInAll, wrong < Desk.wrongTriesInADay,
            let whose
        else { return }
        let code = Token.sixDigits()
        let lifetime = Desk.codeMinutes * 60
        let now = now
        guard
            let (notice, partnership, file, way) = try await codeNotice(
                code, for: whose, expires: now.adding(seconds: lifetime))
        else { return }
        let id = UUID()
        // Only the newest code is taken: one whose message was not saved would spoil the one before it.
        try await transaction(.readWrite, .service(in: partnership)) { tx in
            try Outbox.enqueue(
                notice, id: UUID(), file: file, partnership: partnership, by: way, channel: routes[way], now: now,
                in: tx)
            try Outbox.hint(in: tx)
            try Acting.becomeSigningIn(in: tx)
            try SignIns.insertCode(
                id, hash: browser.seal(code), browser: browser.hash, for: whose, path: path,
                expires: real.adding(seconds: lifetime), in: tx)
        }
    }

    /// The message with the code: to a person through any partnership that they serve, to an applicant through theirs,
    /// and only where there is a safe way by which it comes at once.
    private func codeNotice(
        _ code: String, for whose: SignIns.Whose, expires: Instant
    ) async throws -> (Notice, Partnership.ID, UUID?, Way)? {
        let facts: [String: Notice.Fact] = ["code": .text(code), "minutes": .number(Int(Desk.codeMinutes))]
        switch whose {
        case .person(let person):
            let offices = try await offices(of: person)
            guard let first = offices.first else { return nil }
            return (Notice(.signInCode, to: .person(person), facts, expires: expires), first.partnership, nil, .email)
        case .applicant(let partnership, let application):
            guard let way = try await wayOfCode(to: application, in: partnership) else { return nil }
            return (
                Notice(.signInCode, to: .applicant(application), facts, expires: expires), partnership,
                application.raw, way
            )
        }
    }

    /// Tries a code. Returns the new session and where to go, or nil for a wrong, old or used one. The code is used up
    /// only where the session is open and the `old` one of the browser has ended.
    public func redeem(
        _ code: String, browser: Token, ending old: Token? = nil
    ) async throws -> (session: Token, path: String)? {
        let now = clock.realNow()
        return try await transaction(.readWrite, .signingIn) { tx -> (session: Token, path: String)? in
            let redeemed = try SignIns.redeem(browser.seal(code), browser: browser.hash, now: now, in: tx)
            guard case .accepted(let whose, let path) = redeemed else { return nil }
            return (try Desk.openSession(for: whose, ending: old, now: now, tx), path)
        }
    }

    static func openSession(
        for whose: SignIns.Whose, ending old: Token?, now: Instant, _ tx: borrowing Transaction
    ) throws -> Token {
        if let old { try SignIns.endSession(old, now: now, in: tx) }
        let token = Token.make()
        let hours: Int64 =
            switch whose {
            case .person: 12
            case .applicant: 2
            }
        try SignIns.insertSession(token, for: whose, now: now, expires: now.adding(seconds: hours * 3_600), in: tx)
        return token
    }

    /// Who a session belongs to, with their parts of today; nil where it has ended or the person serves nobody now.
    public func visitor(_ session: Token) async throws -> Visitor? {
        let now = clock.realNow()
        guard
            let (whose, isStale) = try await transaction(
                .readOnly, .signingIn, { tx in try SignIns.session(session, now: now, in: tx) })
        else { return nil }
        if isStale {
            try await transaction(.readWrite, .signingIn) { tx in try SignIns.touch(session, now: now, in: tx) }
        }
        switch whose {
        case .applicant(let partnership, let application): return .applicant(partnership, application)
        case .person(let person):
            let offices = try await offices(of: person)
            guard let first = offices.first else { return nil }
            return .person(SignedIn(person: person, name: first.name, offices: offices))
        }
    }

    func offices(of person: Person.ID) async throws -> [Officer] {
        let today = today
        let (offices, isCovering) = try await transaction(.readOnly, Acting(person: person)) { tx in
            (
                try Partnerships.offices(of: person, on: today, in: tx) + Guests.offices(of: person, on: today, in: tx),
                try Covers.isCovering(person, on: today, in: tx)
            )
        }
        guard isCovering else { return offices }
        var lent: [Officer] = []
        for office in offices { lent.append(try await covering(office, on: today)) }
        return lent
    }

    /// A part with those of the people whom its holder covers today.
    private func covering(_ office: Officer, on today: CivilDate) async throws -> Officer {
        try await transaction(.readOnly, .service(in: office.partnership)) { tx in
            office.covering(
                try Covers.notEnded(before: today, in: office.partnership, tx),
                among: try Partnerships.officers(of: office.partnership, on: today, in: tx), on: today)
        }
    }

    public func endSession(_ session: Token) async throws {
        let now = clock.realNow()
        try await transaction(.readWrite, .signingIn) { tx in try SignIns.endSession(session, now: now, in: tx) }
    }
}
