/// Who reads a pack, and how much of it.
public enum PackReader: Equatable, Sendable {
    /// Coordinators and chairs: all of it.
    case whole
    /// Whoever is asked to the meeting, and who covers for them: without what is marked, and of danger the level alone.
    case panel

    /// nil: the pack is not theirs to read. Who is shut out of the case never comes this far.
    public init?(_ officer: Officer, of hearing: Review.Hearing?) {
        if !officer.roles.isDisjoint(with: [.coordinator, .chair]) {
            self = .whole
        } else if let hearing, hearing.invited.contains(where: { officer.acts(for: $0) }) {
            self = .panel
        } else {
            return nil
        }
    }
}

extension PanelPack {
    /// The pack as somebody reads it: what they may not read is not in it, nor what was hidden after it was fixed.
    public func read(by reader: PackReader, hiding names: HiddenNames = HiddenNames([])) -> PanelPack {
        switch reader {
        case .whole: return self
        case .panel:
            var pack = mapped({ Marking.struck(names.mark($0)) }, bodies: Marking.struck)
            for index in pack.cases.indices { pack.cases[index].danger?.note = nil }
            return pack
        }
    }

    /// What this pack has that `older` had not, in a sentence each; empty where nothing is new.
    public func news(since older: PanelPack) -> [String] {
        var news: [String] = []
        if note != older.note { news.append("The coordinator’s note was changed.") }
        let asked = questions.filter { question in !older.questions.contains { $0.id == question.id } }.count
        if asked > 0 { news.append(asked == 1 ? "One more open question." : "\(asked) more open questions.") }
        let settled = questions.filter { question in
            question.settled != nil && older.questions.contains { $0.id == question.id && $0.settled == nil }
        }.count
        if settled > 0 { news.append(settled == 1 ? "One question is settled." : "\(settled) questions are settled.") }
        for item in cases {
            guard let was = older.cases.first(where: { $0.application == item.application }) else {
                news.append("The application \(item.reference) is heard too.")
                continue
            }
            let of = cases.count > 1 ? " (\(item.reference))" : ""
            let entries = item.chronology.filter { !was.chronology.contains($0) }.count
            if entries > 0 {
                news.append(
                    entries == 1
                        ? "One new or changed entry in the chronology\(of)."
                        : "\(entries) new or changed entries in the chronology\(of).")
            }
            for body in item.bodies where !was.bodies.contains(body) {
                news.append(
                    body.answers.isEmpty ? "\(body.name) was asked\(of)." : "\(body.name) has answered\(of).")
            }
            if item.danger != was.danger { news.append("The case was read for danger again\(of).") }
            if item.needs != was.needs { news.append("How the applicant is heard has changed\(of).") }
            if item.statement != was.statement || item.wishes != was.wishes {
                news.append("The applicant’s statement was changed\(of).")
            }
            if item.remarks != was.remarks { news.append("The applicant says that something is not right\(of).") }
            let added = item.additions.filter { !was.additions.contains($0) }.count
            if added > 0 { news.append("The applicant has added to their statement\(of).") }
        }
        return news
    }

    /// Whether an entry was not in an older pack.
    public func isNew(_ entry: Entry, of application: Application.ID, since older: PanelPack) -> Bool {
        guard let was = older.cases.first(where: { $0.application == application }) else { return true }
        return !was.chronology.contains(entry)
    }
}
