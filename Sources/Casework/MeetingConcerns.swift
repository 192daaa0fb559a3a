extension MeetingProposal {
    /// One thing that is looked at: what speaks against the meeting there.
    typealias Look = @Sendable (MeetingProposal, Circumstances) -> [MeetingConcern]

    /// Everything that is looked at before a meeting is set, in the order in which it is told.
    static let looks: [Look] = [
        dayOff, hours, lastDay, room, slotTaken, busy, invitedTwice, mustAttend, chair, guestEnds,
    ]

    /// Everything that speaks against the meeting. It is a list that grows: whoever knows another concern adds a look.
    public func concerns(in around: Circumstances) -> [MeetingConcern] {
        MeetingProposal.looks.flatMap { $0(self, around) }
    }

    /// Whether the time is another than before; what was gone on with once is not asked again.
    private var isAtAnotherTime: Bool {
        before.map { $0.slot != slot || $0.meeting.startsAt != meeting.startsAt } ?? true
    }

    private static let dayOff: Look = { proposal, around in
        let day = London.date(of: proposal.slot.startsAt)
        guard proposal.isAtAnotherTime, let reason = around.calendar.reasonOff(day) else { return [] }
        let why = day.weekday.isWeekend && reason == day.weekday.rawValue ? "a \(reason)" : "a bank holiday (\(reason))"
        return [MeetingConcern(.dayOff, .asksReason, "\(day.inWords) is \(why).")]
    }

    /// Nine in the morning to five in the afternoon, London time.
    private static let hours: Look = { proposal, _ in
        guard proposal.isAtAnotherTime else { return [] }
        let (begins, ends) = (London.clock(of: proposal.slot.startsAt), London.clock(of: proposal.slot.endsAt))
        let isWithin =
            begins.date == ends.date && begins.hour >= 9 && (ends.hour < 17 || ends.hour == 17 && ends.minute == 0)
        return isWithin
            ? [] : [MeetingConcern(.hours, .asksReason, "It is not within 9am to 5pm, when people are at work.")]
    }

    private static let lastDay: Look = { proposal, around in
        let day = London.date(of: proposal.slot.startsAt)
        guard proposal.purpose == .panel, proposal.isAtAnotherTime, let last = around.diary.lastDay, day > last else {
            return []
        }
        return [
            MeetingConcern(
                .afterLastDay, .asksReason,
                "\(day.inWords) is after the last day for the meeting, which is \(last.inWords).")
        ]
    }

    private static let room: Look = { proposal, around in
        guard let id = proposal.meeting.room else { return [] }
        guard let room = around.diary.rooms.first(where: { $0.id == id }) else {
            return [MeetingConcern(.noRoom, .forbids, "This room or video link is not kept any more. Choose another.")]
        }
        let taken = around.diary.bookings.first { booking in
            booking.meeting.room == id && booking.meeting.id != proposal.meeting.id
                && booking.meeting.whole.overlaps(proposal.meeting.whole)
                && booking.isAnother(than: proposal)
        }
        if let taken {
            return [
                MeetingConcern(
                    .roomTaken, .forbids,
                    "\(room.name) is taken: \(taken.inWords). Choose another room or another time.")
            ]
        }
        let people = Set(proposal.people).count
        let isAsked = proposal.before.map { $0.meeting.room == id && $0.invited.count >= people } ?? false
        guard let seats = room.seats, people > seats, !isAsked else { return [] }
        return [
            MeetingConcern(
                .roomSmall, .asksReason,
                "\(room.name) holds \(seats), and \(people) are invited, whoever comes with the applicant not counted.")
        ]
    }

    /// One meeting hears several reviews one after the other. A case that has the whole of it has no time of its own yet.
    private static let slotTaken: Look = { proposal, around in
        around.diary.bookings.compactMap { booking in
            guard booking.meeting.id == proposal.meeting.id, booking.isAnother(than: proposal),
                booking.slot.overlaps(proposal.slot)
            else { return nil }
            let isWhole = booking.slot == booking.meeting.whole || proposal.slot == proposal.meeting.whole
            return MeetingConcern(
                .slotTaken, isWhole ? .asksReason : .forbids,
                "In this meeting \(booking.reference.map { "case \($0)" } ?? "another case") is heard at the same time, "
                    + "\(booking.slot.inWords). Give each case a time of its own.")
        }
    }

    private static let busy: Look = { proposal, around in
        proposal.people.removingDoubles.compactMap { person in
            let other = around.diary.bookings.first { booking in
                booking.people.contains(person) && booking.isAnother(than: proposal)
                    && booking.slot.overlaps(proposal.slot)
                    && (booking.meeting.id != proposal.meeting.id)
            }
            guard let other, let officer = around.officers.first(where: { $0.person == person }) else { return nil }
            return MeetingConcern(.busy, .asksReason, "\(officer.name) has another meeting then: \(other.inWords).")
        }
    }

    private static let invitedTwice: Look = { proposal, around in
        var (seen, doubled): (Set<Person.ID>, [Person.ID]) = ([], [])
        for person in proposal.people where !seen.insert(person).inserted { doubled.append(person) }
        return doubled.removingDoubles.map { person in
            let name = around.officers.first { $0.person == person }?.name ?? "Somebody"
            return MeetingConcern(.invitedTwice, .forbids, "\(name) is invited twice.")
        }
    }

    private static let mustAttend: Look = { proposal, around in
        guard proposal.purpose == .panel else { return [] }
        // How many bodies must be there is the procedure's own number, and no reason goes below it.
        let lacks = Quorum(around, chairing: proposal.chairing).lacks(among: proposal.people).filter { !$0.isOfBodies }
        let weight: MeetingConcern.Weight =
            around.procedure.panel.mustAttendRule?.without == .refused ? .forbids : .asksReason
        return lacks.map { lack in
            MeetingConcern(.mustAttend, weight, "Nobody is invited for \(lack.inWords(around.agencies)).")
        }
    }

    /// What was not asked when the chair was chosen: a deputy who took over, a body complained of since.
    private static let chair: Look = { proposal, around in
        guard proposal.purpose == .panel, proposal.isAtAnotherTime, let chairing = proposal.chairing,
            let officer = around.officers.first(where: { $0.person == chairing.presiding })
        else { return [] }
        let asked = chairing.passed == nil && !chairing.reason.isBlank ? chairing.concerns : []
        let concerns = around.concerns(about: officer).filter { !asked.contains($0) }
        guard !concerns.isEmpty else { return [] }
        let words = concerns.map(\.inWords).joined(separator: ", ")
        return [MeetingConcern(.chair, .asksReason, "\(officer.name), who chairs, is \(words).")]
    }

    /// Whoever comes from outside must still see the case when the meeting is.
    private static let guestEnds: Look = { proposal, around in
        let day = London.date(of: proposal.slot.startsAt)
        return around.officers.compactMap { officer in
            guard proposal.people.contains(officer.person), let last = around.concerned.guestsUntil[officer.person],
                last < day
            else { return nil }
            return MeetingConcern(
                .guestEnds, .asksReason,
                "\(officer.name) may see the case until \(last.inWords), and the meeting is after that. Let them in again "
                    + "until a later day.")
        }
    }
}

extension Array where Element: Hashable {
    /// Each once, in the order in which they first come.
    var removingDoubles: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
