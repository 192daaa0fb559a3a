import Casework
import FoundationEssentials
import Postgres
import Records

/// Reads the lists of one officer. Each is asked for by whose it is, so that it costs what it shows and not what the
/// partnership holds.
struct WorkListReading {
    let office: Officer
    let part: WorkList.Part
    let today: CivilDate

    private var partnership: Partnership.ID { office.partnership }
    private var coordinates: Bool { office.roles.contains(.coordinator) }

    func list(_ tx: borrowing Transaction) throws -> WorkList {
        var list = WorkList()
        let roster = try Rosters.load(partnership, on: today, in: tx)
        list.managesPeople = coordinates || roster.isPointOfContact(of: office.agency, office)
        for section in part.sections { try read(section, into: &list, roster, tx) }
        return list
    }

    private func read(
        _ section: WorkList.Section, into list: inout WorkList, _ roster: Roster, _ tx: borrowing Transaction
    ) throws {
        switch section {
        case .toRead:
            let found = try DangerReadingsDue.list(of: office, first: part.first, in: partnership, tx)
            list.toRead = found.rows.map {
                WorkList.ToRead(partnership: partnership, entry: $0, isOverdue: $0.dueOn < today)
            }
            list.counts[section] = found.count
        case .waiting:
            let found = try duties(.of(office), before: part.onlyLate ? today : nil, tx)
            list.waiting = found.rows
            list.counts[section] = found.count
        case .overdueElsewhere:
            let managed = coordinates ? nil : roster.agencies(pointOfContact: office)
            guard managed.map({ !$0.isEmpty }) ?? true else { return }
            let found = try duties(.others(than: office, at: managed), before: today, tx)
            list.overdueElsewhere = found.rows.map { entry in
                var entry = entry
                entry.isColleagues = !coordinates
                return entry
            }
            list.counts[section] = found.count
        case .tasks:
            let found = try Tasks.open(for: office, roster, first: part.first, in: partnership, tx)
            let references = try CaseReferences.of(found.rows.compactMap(\.file), in: partnership, tx)
            list.tasks = found.rows.map { task in
                WorkList.Task(
                    partnership: partnership, references: task.file.flatMap { references[$0] } ?? [], task: task)
            }
            list.counts[section] = found.count
        case .cases:
            let found = try Cases.list(.open(stage: part.stage), first: part.first, in: partnership, tx)
            list.cases = found.rows.map { WorkList.Case(partnership: partnership, line: $0) }
            list.counts[section] = found.count
        case .ended:
            // Counting them is for their own page.
            let isAlone = part.sections.count == 1
            let found =
                try isAlone
                ? Cases.list(.ended, first: part.first, in: partnership, tx)
                : Listing(Cases.newestEnded(WorkList.newestEnded, in: partnership, tx))
            list.ended = found.rows.map { WorkList.Case(partnership: partnership, line: $0) }
            list.counts[section] = isAlone ? found.count : nil
        case .unsettled:
            guard coordinates else { return }
            let found = try InformationRequests.unsettled(first: part.first, in: partnership, tx)
            list.unsettled = found.rows
            list.counts[section] = found.count
        case .unknown:
            guard coordinates else { return }
            let found = try MessageLife.unknown(first: part.first, in: partnership, tx)
            list.unknown = found.rows
            list.counts[section] = found.count
        case .asked:
            list.asked =
                try Desk.asked(of: office, roster, tx) + Desk.endingsAsked(of: office, tx)
                + Desk.plansAsked(of: office, tx)
            list.counts[section] = list.asked.count
        case .brokenQuorums: break
        }
    }

    /// Reading for danger has a list of its own, and what an applicant may do is nobody's duty.
    private func duties(
        _ whose: Deadlines.Whose, before day: CivilDate?, _ tx: borrowing Transaction
    ) throws -> Listing<WorkList.Entry> {
        let found = try Deadlines.open(
            whose, before: day, except: [.step(.dangerRead), .step(.reviewWindow)], first: part.first, in: partnership,
            tx)
        let files = found.rows.map(\.file)
        let references = try CaseReferences.of(files, in: partnership, tx)
        let unnamed = Set(
            try LeftOpen.unnamed(among: files, in: partnership, tx).map {
                Open(file: $0.file, name: $0.what.name, subject: $0.subject)
            })
        let entries = found.rows.map { deadline in
            WorkList.Entry(
                partnership: partnership, references: references[deadline.file] ?? [], duty: deadline.duty,
                subject: deadline.subject, dueOn: deadline.dueOn, isOverdue: deadline.dueOn < today,
                coveringFor: office.share(in: deadline.owner)?.name,
                isUnnamed: unnamed.contains(
                    Open(file: deadline.file, name: deadline.duty.name, subject: deadline.subject)),
                from: deadline.from, days: max(0, today.dayNumber - deadline.from.dayNumber))
        }
        return Listing(entries, of: found.count)
    }

    /// What an open duty is known by.
    private struct Open: Hashable {
        var file: UUID
        var name: String
        var subject: UUID
    }
}

extension Roster {
    /// The agencies of which an officer, or whom they cover, is the point of contact today.
    func agencies(pointOfContact officer: Officer) -> [Agency.ID] {
        Set(parts.map(\.agency)).filter { isPointOfContact(of: $0, officer) }.sorted { "\($0)" < "\($1)" }
    }

    /// The agencies that have a point of contact today.
    var agenciesWithPointOfContact: [Agency.ID] {
        Set(parts.filter { $0.isPointOfContact && $0.isInForce(on: today) }.map(\.agency))
            .sorted { "\($0)" < "\($1)" }
    }
}
