// What coordinators keep of rooms and standing meetings.
extension MeetingRoom {
    /// Keeps a room or a video link. Throws `.notYours` for anybody but a coordinator, `.missing` without a name.
    public func keeping(by actor: Actor) throws(Refusal) -> Event {
        _ = try actor.officer(holding: .coordinator)
        guard !name.isBlank else { throw .missing("name") }
        return Event(.meetingRoomChanged, [.init("room", name)] + (endedOn.map { [.init("ends", "\($0)")] } ?? []))
    }
}

extension StandingMeeting {
    /// Keeps a standing meeting. Throws `.notYours` for anybody but a coordinator, `.missing` without a name, a place, a
    /// day or a fitting length.
    public func keeping(by actor: Actor) throws(Refusal) -> Event {
        _ = try actor.officer(holding: .coordinator)
        guard !name.isBlank else { throw .missing("name") }
        guard !place.isBlank else { throw .missing("place") }
        guard Meeting.lengths.contains(minutes) else { throw .missing("minutes") }
        guard (15...minutes).contains(caseMinutes) else { throw .missing("case_minutes") }
        if case .days(let days) = rule, days.isEmpty { throw .missing("standing_days") }
        return Event(
            .standingMeetingChanged,
            [.init("name", name), .init("when", inWords)] + (endedOn.map { [.init("ends", "\($0)")] } ?? []))
    }
}
