public import Casework
import FoundationEssentials
import Postgres
import Records

/// What taking up another list of bank holidays did to the open deadlines of a partnership.
public struct CalendarTaken: Equatable, Sendable {
    public var partnership: Partnership.ID
    /// How many days of the list differ.
    public var days: Int
    public var later: Int
    /// Left to a person, each with a task.
    public var earlier: Int
    public var retimed: Int
}

extension Desk {
    /// Keeps this desk's calendar for every partnership that has none yet.
    public func keepCalendar() async throws {
        for partnership in try await partnerships() {
            try await transaction(.readWrite, .service(in: partnership)) { tx in
                try KeptCalendars.keepFirst(calendar, of: partnership, at: now, in: tx)
            }
        }
    }

    /// Takes up this desk's calendar: where a partnership's open deadlines were counted with another, they are counted
    /// anew. What is due later now is due later, and those whom it concerns are told; what would be due earlier waits
    /// for a person. Each partnership changes over in one transaction, whole or not at all; of any number of instances
    /// one does it. Returns what was done, one for each partnership with a list that differs.
    public func takeUpCalendar() async throws -> [CalendarTaken] {
        var taken: [CalendarTaken] = []
        for partnership in try await partnerships() {
            let (now, acting) = (now, Acting.service(in: partnership))
            let one = try await pool.transaction(
                .readWrite, settings: acting.settings, deadline: Desk.takingDeadline
            ) { tx in try takeUpCalendar(in: partnership, now: now, tx) }
            if let one { taken.append(one) }
        }
        return taken
    }

    /// Thousands of open deadlines are counted anew in one transaction.
    private static let takingDeadline = Duration.seconds(300)

    private func partnerships() async throws -> [Partnership.ID] {
        try await transaction(.readOnly, Acting()) { tx in try KeptCalendars.partnerships(in: tx) }
    }

    /// nil where the calendar is the one that is kept.
    private func takeUpCalendar(
        in partnership: Partnership.ID, now: Instant, _ tx: borrowing Transaction
    ) throws -> CalendarTaken? {
        let kept = try KeptCalendars.lock(orKeep: calendar, of: partnership, at: now, in: tx)
        guard kept != calendar else { return nil }
        let change = CalendarChange(from: kept, to: calendar)
        try KeptCalendars.keep(calendar, of: partnership, at: now, in: tx)
        var taken = CalendarTaken(
            partnership: partnership, days: change.days.count, later: 0, earlier: 0, retimed: 0)
        guard let first = change.days.first else { return taken }

        let open = try Deadlines.open(reaching: first.date, in: partnership, tx)
        let files = try hold(Set(open.map(\.file)), in: partnership, now: now, tx)
        for file in files {
            for entry in open where entry.file == file.id {
                let standing = entry.standing
                switch try file.take(change, on: standing, tx) {
                case .later: taken.later += 1
                case .earlier(let day):
                    try Deadlines.offer(earlier: day, for: entry.id, of: partnership, in: tx)
                    let question = change.question(standing, earlier: day)
                    try Tasks.open(
                        .earlierDate, about: entry.id.raw, question, file: entry.file, of: partnership, at: now, in: tx)
                    // One that is open asks about the day of now.
                    try Tasks.reword(.earlierDate, about: entry.id.raw, question, of: partnership, in: tx)
                    taken.earlier += 1
                    taken.retimed += try retime(standing, change, file, tx)
                case .stays:
                    if entry.earlierOn != nil {
                        try Deadlines.offer(earlier: nil, for: entry.id, of: partnership, in: tx)
                    }
                    taken.retimed += try retime(standing, change, file, tx)
                }
            }
        }
        let event = Event(
            .calendarChanged,
            [
                .init("days", change.days.prefix(20).map(\.words).joined(separator: "; ")),
                .init("later", "\(taken.later)"), .init("earlier", "\(taken.earlier)"),
            ])
        try Events.append([event], to: nil, by: .service, at: now, partnership: partnership, in: tx)
        return taken
    }

    private func retime(
        _ open: Deadline.Standing, _ change: CalendarChange, _ file: HeldFile, _ tx: borrowing Transaction
    ) throws -> Int {
        guard let reminders = change.reminders(of: open, under: file.around.procedure) else { return 0 }
        return try Deadlines.retime(open.id, to: reminders, of: file.partnership, in: tx)
    }

    /// Holds files, applications before reviews and each in the order of their ids, as every act that holds several
    /// does; the journal is written when all are held.
    private func hold(
        _ ids: Set<UUID>, in partnership: Partnership.ID, now: Instant, _ tx: borrowing Transaction
    ) throws -> [HeldFile] {
        var held: [HeldFile] = []
        let sorted = ids.sorted { $0.uuidString < $1.uuidString }
        var rest: [UUID] = []
        for id in sorted {
            guard let application = try Applications.lock(Application.ID(id), in: partnership, tx) else {
                rest.append(id)
                continue
            }
            held.append(
                HeldFile(
                    desk: self, file: .application(application),
                    around: try circumstances(of: application, files: [id], now: now, tx)))
        }
        for id in rest {
            guard let review = try Reviews.lock(Review.ID(id), in: partnership, tx) else { continue }
            held.append(
                HeldFile(desk: self, file: .review(review), around: try circumstances(of: review, now: now, tx)))
        }
        return held
    }
}

extension CalendarChange {
    /// What the coordinators are asked.
    fileprivate func question(_ open: Deadline.Standing, earlier day: CivilDate) -> String {
        "The last day that was told is \(open.dueOn.inWordsWithWeekday). Counted with the bank holidays of now it would "
            + "be \(day.inWordsWithWeekday): \(reason(from: day, until: open.dueOn))."
    }
}

/// A file that is held while a change of the calendar is carried out on its deadlines.
private final class HeldFile {
    enum File {
        case application(Application)
        case review(Review)
    }

    enum Taken { case stays, later, earlier(CivilDate) }

    private let desk: Desk
    /// As it was when the change came.
    private let before: File
    private var file: File
    let around: Circumstances

    init(desk: Desk, file: File, around: Circumstances) {
        self.desk = desk
        (before, self.file) = (file, file)
        self.around = around
    }

    var id: UUID {
        switch file {
        case .application(let application): application.id.raw
        case .review(let review): review.id.raw
        }
    }

    var partnership: Partnership.ID {
        switch file {
        case .application(let application): application.partnership
        case .review(let review): review.partnership
        }
    }

    /// Carries the change out on one of its open deadlines.
    func take(_ change: CalendarChange, on open: Deadline.Standing, _ tx: borrowing Transaction) throws -> Taken {
        switch (before, file) {
        case (.application(let before), .application(let application)):
            switch application.answer(to: change, on: open, was: before, in: around) {
            case .stays: return .stays
            case .earlier(let day): return .earlier(day)
            case .later(let deadline):
                let outcome = application.puttingOff(open, to: deadline, by: change, in: around)
                try Applications.save(outcome.after, was: application, today: around.today, in: tx)
                try desk.record(outcome, on: id, of: partnership, by: .service, around, tx)
                file = .application(outcome.after)
                return .later
            }
        case (.review(let before), .review(let review)):
            switch review.answer(to: change, on: open, was: before, in: around) {
            case .stays: return .stays
            case .earlier(let day): return .earlier(day)
            case .later(let deadline):
                let outcome = review.puttingOff(open, to: deadline, by: change, in: around)
                try Reviews.save(outcome.after, was: review, in: tx)
                try desk.record(outcome, on: id, of: partnership, by: .service, around, tx)
                file = .review(outcome.after)
                return .later
            }
        case (.application, .review), (.review, .application): return .stays
        }
    }
}
