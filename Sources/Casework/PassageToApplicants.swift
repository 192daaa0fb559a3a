extension Passage {
    /// Of a message to an applicant: what they said of how they may be reached comes last, and off means off.
    func verdict(onApplicants message: Message, now: Instant) -> Verdict {
        if let reason = lateness(message, now) { return ended(message, reason) }
        if message.kind == .signInCode { return verdict(onCode: message) }
        guard isOpen(message.way, message, now) else { return otherWay(for: message, now) }
        if message.safe.format != .plain {
            return .byHand(because: "the applicant needs it in another format: \(message.safe.format.inWords)")
        }
        guard message.way != .call else { return .byHand(because: "the applicant is told by telephone") }
        guard let leaves = leaving(message, now) else { return otherWay(for: message, now) }
        if leaves <= now { return .goes }
        if let expires = message.expires, expires <= leaves, !message.kind.isStatutory {
            return ended(message, "no safe time comes before its own is over")
        }
        return .waits(until: leaves, because: "it waits for a time at which the applicant may be reached")
    }

    /// A code is of use at once and on a screen only: whoever asked for it sits there now, whatever the hours.
    private func verdict(onCode message: Message) -> Verdict {
        func reaches(_ way: Way) -> Bool { message.safe.address(by: way, given: message.given) != nil }
        if [.email, .text].contains(message.way), reaches(message.way) { return .goes }
        if let other = [Way.email, .text].first(where: { $0 != message.way && reaches($0) }) {
            return .goesBy(other, because: "\(reasonAgainst(message.way, message)): by \(other.inWords)")
        }
        return .dropped(because: reasonAgainst(message.way, message))
    }

    private func otherWay(for message: Message, _ now: Instant) -> Verdict {
        let reason = reasonAgainst(message.way, message)
        if message.mayHaveBeenSent {
            let doubt = "\(reason), and an attempt that was cut off may have delivered it"
            return message.kind.isStatutory ? .failed(because: doubt) : .unknown(because: doubt)
        }
        if message.kind.keepsToItsWay { return .dropped(because: reason) }
        let other = message.safe.waysInOrder.first {
            $0 != message.way && !message.tried.contains($0) && isOpen($0, message, now)
                && !(message.kind.isOfTheMoment && $0 == .letter)
        }
        if let other { return .goesBy(other, because: "\(reason): by \(other.inWords)") }
        if message.kind.isOfTheMoment { return .dropped(because: "\(reason), and no other way is safe and quick") }
        return .notTold(because: "\(reason), and there is no other way that is safe")
    }

    /// Whether a way is safe, and a time for it comes.
    private func isOpen(_ way: Way, _ message: Message, _ now: Instant) -> Bool {
        guard message.safe.address(by: way, given: message.given) != nil else { return false }
        return way == .letter || message.safe.firstMoment(from: now) != nil
    }

    /// When it leaves: at a time that is safe, and in the sending window where it can wait and both agree on a moment.
    private func leaving(_ message: Message, _ now: Instant) -> Instant? {
        let times = message.way == .letter ? SafeContact.unsaid : message.safe
        var moment = now
        if message.kind.pace != .atOnce {
            for _ in 0..<40 {
                let opens = window.first(from: moment, calendar: calendar)
                guard let safe = times.firstMoment(from: opens) else { return nil }
                if safe == opens { return safe }
                moment = safe
            }
        }
        return times.firstMoment(from: now)
    }

    private func ended(_ message: Message, _ reason: String) -> Verdict {
        if message.mayHaveBeenSent { return .unknown(because: reason) }
        return message.kind.isOfTheMoment || message.kind == .contactChanged
            ? .dropped(because: reason) : .missed(because: reason)
    }

    private func reasonAgainst(_ way: Way, _ message: Message) -> String {
        if !message.safe.isAllowed(way) { return "the applicant is not to be reached by \(way.inWords)" }
        guard let address = message.safe.ways[way]?.address ?? message.given[way] else {
            switch way {
            case .email: return "the applicant has no e-mail address"
            case .text, .call: return "the applicant has no telephone number"
            case .letter: return "the applicant has no postal address"
            }
        }
        return message.safe.isUnsafe(address)
            ? "what was given for \(way.inWords) was said to be unsafe"
            : "no time is safe at which the applicant could be reached by \(way.inWords)"
    }
}

extension Notice.Kind {
    /// Whether it goes by its own way or not at all: by another, what was changed might be told to somebody who was not
    /// to know.
    public var keepsToItsWay: Bool { self == .contactChanged }
}

extension Notice.Kind {
    /// Whether it is of use for a moment only, and nothing is lost to an applicant who is not reached in it: they ask
    /// for another code, and were told of the meeting when it was set.
    public var isOfTheMoment: Bool { self == .signInCode || self == .applicantMeetingTomorrow }
}

extension SafeContact.Format {
    /// `large print`.
    public var inWords: String {
        switch self {
        case .plain: "plain print"
        case .largePrint: "large print"
        case .easyRead: "easy read"
        case .braille: "braille"
        case .audio: "audio"
        }
    }
}
