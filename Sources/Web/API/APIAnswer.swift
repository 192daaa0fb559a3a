import Casework
import Text

/// What an agency's system answers, as it is read from JSON.
enum APIAnswer {
    /// An answer to a request for information of a body with this duty.
    static func given(
        _ body: [UInt8], answering: Agency.Answering, on today: CivilDate
    ) throws -> InformationRequest.Given {
        try Reader.read(try Node.json(body)) { reader in reader.object { $0.given(answering, on: today) } }
    }

    /// What is answered to an action that is due on `due`.
    static func action(_ body: [UInt8], due: CivilDate, on today: CivilDate) throws -> ActionForm.Given {
        try Reader.read(try Node.json(body)) { reader in
            reader.object { inner -> ActionForm.Given? in
                let answer = inner.choice("answer", ["accept", "update", "decline", "done", "more-time"])
                var day: CivilDate?
                for (key, owner) in [("done_on", "done"), ("until", "more-time")] {
                    guard let given = inner.optional(key)?.custom(expected: Reader.day, { CivilDate($0) }) else {
                        continue
                    }
                    if answer == owner {
                        day = given
                    } else {
                        inner.refuse(key, expected: "nothing beside `\(answer ?? "")`", mend: "Leave it out.")
                    }
                }
                let reference = inner.maybe("reference", most: 300)
                if reference != nil, answer != "done" {
                    inner.refuse("reference", expected: "nothing beside `\(answer ?? "")`", mend: "Leave it out.")
                }
                guard answer != "accept" else {
                    inner.ignore("text")
                    return .state(.accepted(on: today))
                }
                let text = inner.words("text", most: 5_000)
                if answer == "more-time", day == nil {
                    inner.refuse(
                        "until", expected: "the day until which time is asked for, YYYY-MM-DD", mend: "Add it.")
                    return nil
                }
                if answer == "more-time", let day, day <= due {
                    inner.refuse("until", expected: "a day after \(due)", mend: "Put a later day here.")
                    return nil
                }
                guard let answer, let text else { return nil }
                return switch answer {
                case "update": .update(text)
                case "done": .state(.done(on: day ?? today, evidence: text, reference: reference ?? ""))
                case "more-time": day.map { ActionForm.Given.time($0, text) }
                default: .state(.declined(on: today, because: text))
                }
            }
        }
    }

    /// What the agency calls the case.
    static func reference(_ body: [UInt8]) throws -> String {
        try Reader.read(try Node.json(body)) { reader in
            reader.object { inner -> String? in
                guard let text = inner.words("agency_reference", most: AgencyReference.longest) else { return nil }
                guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
                    inner.refuse("agency_reference", expected: "text on one line")
                    return nil
                }
                return text
            }
        }
    }

    /// Which of the slots suit, by their numbers, and what is said beside.
    static func replies(
        _ body: [UInt8], to slots: [AvailabilityPoll.Candidate]
    ) throws -> (replies: [Int: AvailabilityPoll.Reply], comment: String) {
        try Reader.read(try Node.json(body)) { reader in
            reader.object { inner in
                var replies: [Int: AvailabilityPoll.Reply] = [:]
                inner.array("replies", count: 1...AvailabilityPoll.mostCandidates) { item in
                    item.object { entry -> Int? in
                        let number = entry.integer("slot", in: 1...10_000)
                        let reply = entry.choice("reply", of: AvailabilityPoll.Reply.self)
                        guard let number, let reply else { return nil }
                        if !slots.contains(where: { $0.number == number }) {
                            entry.refuse("slot", expected: "the number of a slot that is asked about")
                        } else if replies.updateValue(reply, forKey: number) != nil {
                            entry.refuse("slot", expected: "each slot once")
                        }
                        return number
                    }
                }
                return (replies, inner.maybe("comment", most: 500) ?? "")
            }
        }
    }
}

extension Reader {
    fileprivate static var day: String { "a date that exists, YYYY-MM-DD" }

    /// A text with a limit in Unicode scalars, as the rules and JSON Schema count it.
    fileprivate func words(_ key: String? = nil, most: Int, mayBeEmpty: Bool = false) -> String? {
        guard let text = string(key, maxBytes: 4 * most, mayBeEmpty: mayBeEmpty) else { return nil }
        if text.unicodeScalars.count > most {
            refuse(key, expected: "text of at most \(most) characters", mend: "Shorten it.")
            return nil
        }
        if !mayBeEmpty, text.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }) {
            refuse(key, expected: "text that is not blank", mend: "Write something here.")
            return nil
        }
        return text
    }

    /// The same where it may be left out or empty: then nil.
    fileprivate func maybe(_ key: String, most: Int) -> String? {
        optional(key)?.words(most: most, mayBeEmpty: true).flatMap { $0.isEmpty ? nil : $0 }
    }

    fileprivate func given(_ answering: Agency.Answering, on today: CivilDate) -> InformationRequest.Given? {
        let kind = choice("kind", of: InformationRequest.Answer.Kind.self)
        let text = maybe("text", most: 15_000) ?? ""
        let entries =
            optional("entries")?.array(count: 0...InformationRequest.Entry.most) { $0.entry(on: today) } ?? []
        let restBy = optional("rest_by")?.custom(expected: Reader.day) { CivilDate($0) }
        let grounds = InformationRequest.Ground.open(to: answering).map(\.rawValue)
        let ground = optional("ground")?.choice(nil, grounds).flatMap { InformationRequest.Ground(rawValue: $0) }
        let kept = maybe("kept", most: 300)
        let corrects = optional("corrects")?.integer(in: 1...10_000)
        guard let kind else { return nil }
        let hasDays = kind == .chronology || kind == .partial
        if kind == .partial {
            if !has("rest_by") {
                refuse("rest_by", expected: "the day by which the rest will come", mend: "Add it, or send it all.")
            } else if let restBy, restBy <= today {
                refuse("rest_by", expected: "a day after \(today)", mend: "Put a day to come here.")
            }
        } else if has("rest_by") {
            refuse("rest_by", expected: "nothing beside `\(kind.rawValue)`", mend: "Leave it out.")
        }
        if kind == .refused {
            if !has("ground") {
                refuse("ground", expected: "one of \(grounds.joined(separator: ", "))", mend: "Add `ground`.")
            }
        } else if has("ground") {
            refuse("ground", expected: "nothing beside `\(kind.rawValue)`", mend: "Leave it out.")
        }
        if !hasDays, !entries.isEmpty {
            refuse("entries", expected: "nothing beside `\(kind.rawValue)`", mend: "Answer `chronology` or `partial`.")
        }
        let isBlank = text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }
        let holdsNone = optional("entries").map { $0.node.items?.isEmpty == true } ?? true
        if isBlank, kind == .refused || hasDays && holdsNone {
            refuse(
                "text", expected: kind == .refused ? "why it is refused" : "what is held",
                mend: kind == .refused ? "Say why." : "Write text, or entries.")
        }
        return InformationRequest.Given(
            kind, text: text, entries: entries, restBy: restBy, ground: ground, kept: kept, corrects: corrects)
    }

    private func entry(on today: CivilDate) -> InformationRequest.Entry? {
        object { entry -> InformationRequest.Entry? in
            let earliest = InformationRequest.Entry.earliest
            let day = entry.custom("on", expected: "a date from \(earliest) to \(today), YYYY-MM-DD") { text in
                CivilDate(text).flatMap { (earliest...today).contains($0) ? $0 : nil }
            }
            let minute = entry.optional("time")?.custom(expected: "a time of day in London, 00:00 to 23:59") { text in
                LocalTime.minuteOfDay(text).flatMap { $0 < 1_440 ? $0 : nil }
            }
            let what = entry.words("what", most: InformationRequest.Entry.longest)
            let done = entry.maybe("done", most: InformationRequest.Entry.longest)
            let reference = entry.maybe("reference", most: InformationRequest.Entry.longestReference)
            guard let day, let what else { return nil }
            return InformationRequest.Entry(on: day, minute: minute, what: what, done: done, reference: reference)
        }
    }
}
