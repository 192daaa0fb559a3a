public import Casework
public import FoundationEssentials
import Postgres
public import Records

/// The panel's pack of a case, as one reader has it: what is sent, and for those who run the review what would be.
public struct PackPage: Sendable {
    public var page: CasePage
    public var reader: PackReader
    /// Every version that was sent, the first one first.
    public var versions: [PanelPacks.Line]
    /// What is shown: a version that was sent, or nil for the pack as it would be sent now.
    public var version: PanelPack.Version?
    /// As this reader may read it.
    public var pack: PanelPack
    /// The version before the one that is shown, as this reader may read it.
    public var older: PanelPack?
    /// Who opened what; for those who run the review only.
    public var readings: [PanelPacks.Reading]
    /// Names that are hidden from the panel; for those who run the review only.
    public var hiddenNames: [String]
}

// Every act on a pack that has been sent is reading it; what is prepared for the next is changed here too.
extension Desk {
    /// The pack as it would be sent now. Throws `DeskError.forbidden` for whoever does not run reviews, `absent` where
    /// there is no review.
    public func packDraft(_ key: CaseKey) async throws -> PackPage {
        let page = try await casePage(key)
        guard let review = page.review else { throw DeskError.absent }
        guard PackReader(key.officer, of: review.hearing) == .whole else { throw DeskError.forbidden }
        return try await transaction(.readOnly, acting(key.actor, in: key.partnership)) { tx in
            let hidden = try PanelPacks.hiddenNames(of: review.id, in: key.partnership, tx)
            let lines = try PanelPacks.lines(of: review.id, in: key.partnership, tx)
            let older = try lines.last.flatMap { line in
                try PanelPacks.load(line.number, of: review.id, in: key.partnership, tx)?.pack
            }
            let note = review.hearing?.papers?.text ?? ""
            return PackPage(
                page: page, reader: .whole, versions: lines, version: nil,
                pack: try makePack(of: review, note: note, page.procedure, tx), older: older,
                readings: try PanelPacks.readings(of: review.id, in: key.partnership, tx), hiddenNames: hidden)
        }
    }

    /// A version that was sent, nil for the newest; that it was opened is on record before anything is returned. Throws
    /// `DeskError.forbidden` for whoever it is not for, `absent` where there is none.
    public func pack(_ number: Int?, _ key: CaseKey) async throws -> PackPage {
        let page = try await casePage(key)
        guard let review = page.review else { throw DeskError.absent }
        guard let reader = PackReader(key.officer, of: review.hearing) else { throw DeskError.forbidden }
        let now = now
        return try await change(key.partnership, key.actor) { tx, _ in
            let lines = try PanelPacks.lines(of: review.id, in: key.partnership, tx)
            guard let wanted = number ?? lines.last?.number,
                let version = try PanelPacks.load(wanted, of: review.id, in: key.partnership, tx)
            else { throw DeskError.absent }
            let isFirst = try PanelPacks.noteReading(
                of: wanted, review.id, in: key.partnership, by: key.officer.person, at: now, tx)
            if isFirst {
                try Events.append(
                    [Event(.packRead, [.init("version", "\(wanted)")])], to: review.id.raw, by: key.actor, at: now,
                    partnership: key.partnership, in: tx)
            }
            let older = try PanelPacks.load(wanted - 1, of: review.id, in: key.partnership, tx)?.pack
            let runs = reader == .whole
            let readings = runs ? try PanelPacks.readings(of: review.id, in: key.partnership, tx) : []
            let hidden = runs ? HiddenNames([]) : try namesHidden(in: review, tx)
            return PackPage(
                page: page, reader: reader, versions: lines, version: version,
                pack: version.pack.read(by: reader, hiding: hidden), older: older?.read(by: reader, hiding: hidden),
                readings: readings, hiddenNames: [])
        }
    }

    /// Fixes the pack as it stands, with a note or without, and tells the panel of it. Returns the version. Throws
    /// `Refusal` with nothing changed, or `CaseChanged`.
    @discardableResult
    public func sendPack(note: String, of key: CaseKey, seen: Seen? = nil) async throws -> Int {
        guard let id = key.review else { throw DeskError.absent }
        return try await change(key.partnership, key.actor) { tx, now in
            guard let before = try Reviews.lock(id, in: key.partnership, tx) else { throw DeskError.absent }
            try seen?.mustStand(in: key.partnership, tx)
            guard let (area, received) = try Reviews.areaAndReceipt(of: id, in: key.partnership, tx) else {
                throw DeskError.absent
            }
            let around = try circumstances(
                key.partnership, area: area, received: received, of: [id.raw], now: now, tx)
            var outcome = try before.sendingPapers(note, by: key.actor, in: around)
            let pack = try makePack(of: outcome.after, note: note, around.procedure, tx)
            if let reference = pack.cases.first?.reference {
                for index in outcome.notices.indices where outcome.notices[index].kind == .papers {
                    outcome.notices[index].path = "/work/cases/\(reference)/pack"
                }
            }
            try Reviews.save(outcome.after, was: before, in: tx)
            let version = try PanelPacks.insert(
                pack, for: before.hearing?.number ?? 1, of: id, in: key.partnership, by: key.officer.person, at: now,
                tx)
            try record(outcome, on: id.raw, of: key.partnership, by: key.actor, around, tx)
            return version
        }
    }

    /// Makes the pack as it would be now. The service works with addresses that the actor may not see, to hide them.
    private func makePack(
        of review: Review, note: String, _ procedure: Procedure, _ tx: borrowing Transaction
    ) throws -> PanelPack {
        let partnership = review.partnership
        let questions = try PanelPacks.questions(of: review.id, in: partnership, tx)
        let hidden = try PanelPacks.hiddenNames(of: review.id, in: partnership, tx)
        try Acting.becomeService(in: tx)
        var sources: [PanelPack.Source] = []
        var agencies: [Agency] = []
        var applications: [Application] = []
        for id in review.applications {
            guard let application = try Applications.load(id, in: partnership, tx) else { continue }
            applications.append(application)
        }
        applications.sort { $0.receipt.recordedAt < $1.receipt.recordedAt }
        for application in applications {
            let applicant = try Applicants.load(of: application.id, in: partnership, tx)
            sources.append(
                PanelPack.Source(
                    application: application, applicant: applicant?.name ?? "", onBehalfOf: applicant?.onBehalfOf,
                    contact: applicant?.contact.map { Array($0.given.values) } ?? []))
            let current = try Partnerships.inForce(application.area, on: today, in: tx)
            for agency in try Partnerships.agencies(of: partnership, serving: current, on: today, in: tx)
            where !agencies.contains(where: { $0.id == agency.id }) { agencies.append(agency) }
        }
        return PanelPack(
            of: review, on: today, from: sources, note: note, questions: questions, hiding: hidden,
            under: procedure.panel.attendance, agencies: agencies)
    }
}

// What is prepared for the next pack.
extension Desk {
    /// Adds a question for the panel.
    public func askPanel(_ question: String, of key: CaseKey) async throws {
        try await prepare("question added", key) { tx, review, now in
            guard !question.isEmpty else { throw Refusal.missing("question") }
            try PanelPacks.ask(
                PanelPack.Question(id: UUID(), text: question), of: review, in: key.partnership,
                by: key.officer.person, at: now, tx)
        }
    }

    /// Strikes a question out. Throws `Refusal` where no such question is open.
    public func settleQuestion(_ question: UUID, because reason: String, of key: CaseKey) async throws {
        try await prepare("question struck out", key) { tx, review, now in
            guard !reason.isEmpty else { throw Refusal.missing("reason") }
            let open = try PanelPacks.questions(of: review, in: key.partnership, tx)
            guard open.contains(where: { $0.id == question && $0.settled == nil }) else {
                throw Refusal.unknown("question")
            }
            try PanelPacks.settle(
                question, because: reason, of: review, in: key.partnership, by: key.officer.person, at: now, tx)
        }
    }

    /// Hides a name from the panel in packs that are sent from now on, or shows it again.
    public func hideFromPanel(_ name: String, hidden: Bool, of key: CaseKey) async throws {
        try await prepare(hidden ? "name hidden" : "name shown", key) { tx, review, now in
            guard HiddenNames.canHide(name) else { throw Refusal.missing("hidden_name") }
            try PanelPacks.setName(
                name, hidden: hidden, of: review, in: key.partnership, by: key.officer.person, at: now, tx)
        }
    }

    private func prepare(
        _ what: String, _ key: CaseKey, _ act: @Sendable (borrowing Transaction, Review.ID, Instant) throws -> Void
    ) async throws {
        guard let id = key.review else { throw DeskError.absent }
        guard !key.officer.roles.isDisjoint(with: [.coordinator, .chair]) else {
            throw Refusal.notYours(needed: [.coordinator, .chair])
        }
        try await change(key.partnership, key.actor) { tx, now in
            guard try Reviews.lock(id, in: key.partnership, tx) != nil else { throw DeskError.absent }
            try act(tx, id, now)
            try Events.append(
                [Event(.packPrepared, [.init("what", what)])], to: id.raw, by: key.actor, at: now,
                partnership: key.partnership, in: tx)
        }
    }
}
