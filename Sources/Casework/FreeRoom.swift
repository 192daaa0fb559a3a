extension MeetingDiary {
    /// A room or video link that no other meeting uses in a slot: the one of `before` where it is free, else one whose
    /// waiting room is apart where `isApart` is wanted, else the first, of each those that hold so many people before the
    /// others. nil: none is kept, or all are taken.
    ///
    /// - Parameter before: the meeting of `review` that would be moved; its own booking is in nobody's way.
    public func freeRoom(
        in slot: Slot, for review: Review.ID, before: Review.Hearing? = nil, isApart: Bool = false, people: Int = 0
    ) -> MeetingRoom? {
        let free = rooms.filter { room in
            !bookings.contains { booking in
                booking.meeting.room == room.id && booking.meeting.whole.overlaps(slot)
                    && (booking.review != review || booking.number != before?.number)
            }
        }
        let apart = free.filter { !isApart || $0.hasSeparateWaiting }
        func holds(_ room: MeetingRoom) -> Bool { room.seats.map { $0 >= people } ?? true }
        return free.first { $0.id == before?.meeting.room } ?? apart.first(where: holds) ?? apart.first
            ?? free.first(where: holds) ?? free.first
    }
}

extension Quorum {
    /// The bodies of which somebody must be there, for a search of a time: each landlord concerned, and one of each kind
    /// that must be there: one of `likely` where there is one, else one that the Act names, else the first.
    public func bodiesNeeded(likely: Set<Agency.ID>) -> [Agency.ID] {
        var needed: [Agency.ID] = []
        for who in panel.mustAttend {
            if who == .landlordConcerned {
                needed += agencies.filter { landlordsConcerned.contains($0.id) }.map(\.id)
            } else if let kind = who.kind {
                let ofKind = agencies.filter { $0.kind == kind }
                let one =
                    ofKind.first { likely.contains($0.id) && $0.isRelevantBody }
                    ?? ofKind.first { likely.contains($0.id) } ?? ofKind.first { $0.isRelevantBody } ?? ofKind.first
                if let one { needed.append(one.id) }
            }
        }
        return needed.removingDoubles
    }
}
