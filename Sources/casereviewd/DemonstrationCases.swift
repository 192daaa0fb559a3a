import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import Synchronization

/// The cases of the demonstration beside the one that has just come in: one at every stage, brought there by the acts of
/// the people whose part it is, each on its day before today.
struct DemonstrationCases {
    let desk: Desk
    let clock: StoryClock
    let calendar: WorkingCalendar
    let today: CivilDate
    private let pool: Pool
    private let now: Instant

    /// - Parameter now: The demonstration begins now: the acts lie before it.
    init(_ pool: Pool, _ calendar: WorkingCalendar, _ routes: Routes, now: Instant) {
        let clock = StoryClock(now)
        self.clock = clock
        self.calendar = calendar
        self.pool = pool
        self.now = now
        today = London.date(of: now)
        desk = Desk(pool: pool, clock: Clock { clock.now }, calendar: calendar, routes: routes)
    }

    /// What the cases are about: number, who applies, and what happened.
    private static let applicants: [(UInt8, String, String)] = [
        (1, "Maya Lindqvist", "Motorbikes on the footpath behind the flats, every evening until after midnight."),
        (2, "Joan Mbeki", "Rubbish thrown over the fence, and shouting when I asked them to stop."),
        (3, "Owen Pryce", "Young people in the stairwell, smoking and banging on doors."),
        (4, "Nadia Rahman", "He waits for me at the gate and says what he will do to my windows."),
        (5, "Tom Ellery", "Parties in the flat below, four nights a week, and threats to my son."),
        (6, "Grace Oyelaran", "The dog is set on us when we use the yard."),
        (7, "Peter Hale", "Paint thrown at the door, and the bins set alight."),
        (8, "Lucy Amin", "Shouting through the wall all night since the winter."),
        (9, "Derek Shaw", "Cars raced around the square at weekends."),
    ]

    /// The applicants whose own pages a newcomer is shown, with what has happened in their cases.
    static let applicantsShown: [(role: String, number: UInt8)] = [
        ("applicant, meeting to come", 4), ("applicant, draft plan", 6), ("applicant, actions under way", 7),
    ]

    func tell() async throws {
        try await tellYearBefore()
        try await gathering(1)
        try await refused(2)
        try await arranging(3)
        try await meetingToCome(4, in: 5)
        try await meetingToCome(5, in: 0)
        try await consulted(6)
        try await underWay(7)
        try await closed(8)
        try await withdrawn(9)
        try await settlePast()
    }

    /// What is of no use any more went on its day, so that nobody has to find another way to tell it; and so did what was
    /// written before a moment.
    func settlePast(writtenBefore moment: Instant? = nil) async throws {
        let (partnership, now) = (DemonstrationTown.partnership.id, now)
        try await pool.transaction(.readWrite, settings: Acting.service(in: partnership).settings) { tx in
            try Demonstrations.settlePast(of: partnership, expiredBefore: now, writtenBefore: moment, in: tx)
        }
    }

    var coordinator: Officer { Member.coordinator.officer }

    // The stages, each the end of one case.

    private func gathering(_ number: UInt8) async throws {
        let reference = try await receive(number, ago: 7)
        try await readForDanger(number, ago: 6)
        try await ask(number, reference, ago: 6, answered: [.police])
    }

    /// `isAsked`: whether the applicant asks for a review of the decision.
    func refused(_ number: UInt8, isAsked: Bool = true) async throws {
        let reference = try await receive(number, ago: 30, reports: [44, 36])
        try await readForDanger(number, ago: 29)
        try await ask(number, reference, ago: 28, answered: [.police, .landlord])
        at(14)
        let decision = ThresholdDecision(
            answer: .notMet, on: clock.today, reasons: "Two reports, and the landlord acted on both within a week.",
            people: deciders, conflicts: [],
            behaviour: .init(.cumulatively, by: "Amara Osei", why: "It is every week."),
            consideration: .init(
                persistence: "Two reports within two weeks.", harm: "Annoyance; nobody was hurt.",
                adequacy: "The landlord spoke with the neighbours and cleared the yard."),
            rule: "Three separate incidents are asked for.", procedure: "islington 1")
        try await desk.decide(decision, on: key(reference))
        guard isAsked else { return }
        at(3)
        try await desk.askReview(
            .init(
                "It has gone on since, and nobody asked me.",
                grounds: ["dissatisfied with the decision on whether the threshold was met"]), of: id(number),
            in: DemonstrationTown.partnership.id,
            as: .applicant(id(number)))
    }

    private func arranging(_ number: UInt8) async throws {
        let reference = try await met(number, ago: 9)
        at(4)
        let days = [6, 8, 11].map { London.instant(date: workingDay(in: $0), hour: 10, minute: 0) }
        let people: [Member] = [.chair, .police, .health, .landlord]
        _ = try await desk.askWhen(
            days, minutes: 90, of: people.map(\.person), until: workingDay(in: 3), on: key(reference))
    }

    private func meetingToCome(_ number: UInt8, in days: Int) async throws {
        let reference = try await met(number, ago: 14, danger: number == 4)
        try await setMeeting(number, reference, ago: 11, in: days)
        at(2)
        _ = try await desk.sendPack(
            note: "Please read the statement first. The applicant comes with a friend.", of: key(reference))
    }

    private func consulted(_ number: UInt8) async throws {
        let reference = try await met(number, ago: 25)
        try await setMeeting(number, reference, ago: 22, in: -5)
        try await hold(number, reference, ago: 5)
        at(3)
        try await review(reference) { review, actor, around throws(Refusal) in
            try review.sharingPlan(by: actor, in: around)
        }
    }

    private func underWay(_ number: UInt8) async throws {
        let reference = try await met(number, ago: 60)
        try await setMeeting(number, reference, ago: 56, in: -44)
        try await hold(number, reference, ago: 44, actions: [(-30, .police), (-4, .landlord), (20, .council)])
        try await sendOutcome(number, reference, ago: 40)
        try await finish(number, reference, ago: 32, doing: 1)
    }

    func closed(_ number: UInt8) async throws {
        let reference = try await met(number, ago: 100)
        try await setMeeting(number, reference, ago: 96, in: -80)
        try await hold(number, reference, ago: 80, actions: [(-60, .police), (-50, .landlord)])
        try await sendOutcome(number, reference, ago: 74)
        try await finish(number, reference, ago: 55, doing: 2)
        try await readForDanger(number, ago: 20)
        at(20)
        try await review(reference) { review, actor, around throws(Refusal) in
            try review.closing(
                because: "Six quiet weeks, and the applicant agrees.", by: actor, in: around)
        }
    }

    func withdrawn(_ number: UInt8) async throws {
        _ = try await receive(number, ago: 15)
        try await readForDanger(number, ago: 14)
        at(10)
        let actor = Actor.officer(Member.coordinator.officer)
        try await desk.act(onApplication: id(number), in: DemonstrationTown.partnership.id, as: actor) {
            application, around throws(Refusal) in
            try application.withdrawing(
                because: "The applicant has moved away and wants no review.", by: actor, in: around)
        }
    }

    // The steps.

    private func receive(_ number: UInt8, ago: Int, reports: [Int] = [40, 21, 6]) async throws -> CaseReference {
        at(ago)
        let (_, name, words) = (DemonstrationCases.applicants + DemonstrationCases.applicantsBefore)[Int(number) - 1]
        let day = clock.today
        let bodies = ["council", "landlord", "police"]
        let intake = Application.Intake(
            area: DemonstrationTown.area, receivedOn: day, channel: .web, takenBy: nil, authority: .notNeeded,
            reports: reports.enumerated().map { place, before in
                Application.Report(
                    number: place + 1, behaviourOn: day.adding(days: -before), reportedOn: day.adding(days: -before),
                    reportedBy: "applicant", reportedTo: bodies[place % 3], incident: "incident \(place + 1)",
                    area: DemonstrationTown.area, hate: false, status: .noAction, acknowledged: false,
                    description: words)
            }, reachableByMail: true)
        let mailbox = String(
            decoding: name.utf8.map { $0 == UInt8(ascii: " ") ? UInt8(ascii: ".") : $0 | 0x20 }, as: UTF8.self)
        let applicant = Applicant(
            name: name, onBehalfOf: nil, contact: .init(email: "\(mailbox)@mail.example", telephone: nil, address: nil))
        return try await desk.receive(
            intake, from: applicant, id: id(number), in: DemonstrationTown.partnership.id, as: .service)
    }

    private func readForDanger(_ number: UInt8, ago: Int, isHigh: Bool = false) async throws {
        at(ago, hour: 15)
        let answers = Application.DangerReading.Answers(
            signs: isHigh ? [.weapons] : [], level: isHigh ? .medium : .standard,
            note: isHigh ? "He has said that he carries a knife. The police know and visit daily." : "")
        let actor = Actor.officer(Member.coordinator.officer)
        try await desk.act(
            onApplication: id(number), besideItsReviewIn: DemonstrationTown.partnership.id, as: actor
        ) { application, review, around throws(Refusal) in
            try application.readingForDanger(answers, heardIn: review, by: actor, in: around)
        }
    }

    private func ask(_ number: UInt8, _ reference: CaseReference, ago: Int, answered: [Member]) async throws {
        at(ago)
        let partnership = DemonstrationTown.partnership.id
        let actor = Actor.officer(Member.coordinator.officer)
        let asked = try await desk.act(onApplication: id(number), in: partnership, as: actor) {
            application, around throws(Refusal) in
            try application.asking(
                [Member.police.agency, Member.landlord.agency], for: "What was reported to you, and what you did.",
                purpose: "To decide whether the threshold is met.", due: nil, by: actor, in: around)
        }
        for member in answered {
            guard let request = asked.requests.first(where: { $0.agency == member.agency })?.id else { continue }
            at(ago - 3)
            let given = InformationRequest.Given(
                .chronology, text: "Two calls and one visit; nobody was seen.",
                entries: [.init(on: clock.today.adding(days: -20), what: "A call about noise; nobody was sent.")])
            let answering = Actor.officer(member.officer)
            try await desk.act(onApplication: id(number), besideItsReviewIn: partnership, as: answering) {
                application, review, around throws(Refusal) in
                try application.answering(request, with: given, beside: review, by: answering, in: around)
            }
        }
    }

    /// A case whose threshold was met.
    private func met(_ number: UInt8, ago: Int, danger: Bool = false) async throws -> CaseReference {
        let reference = try await receive(number, ago: ago + 9)
        try await readForDanger(number, ago: ago + 8, isHigh: danger)
        try await ask(number, reference, ago: ago + 7, answered: [.police, .landlord])
        at(ago)
        let decision = ThresholdDecision(
            answer: .met, on: clock.today, reasons: "Three reports in six weeks, and nothing was done on any of them.",
            people: deciders, conflicts: [],
            behaviour: .init(.yes, by: "Amara Osei", why: "Nobody in the home sleeps."),
            ground: .number, procedure: "islington 1")
        try await desk.decide(decision, on: key(reference))
        return reference
    }

    private func setMeeting(_ number: UInt8, _ reference: CaseReference, ago: Int, in days: Int) async throws {
        at(ago)
        let meeting = Meeting(
            id: Meeting.ID(UUID()), startsAt: London.instant(date: workingDay(in: days), hour: 14, minute: 0),
            minutes: 90,
            place: "Town Hall, Upper Street, room 3")
        let people: [Member] = [.coordinator, .chair, .police, .health, .landlord]
        try await review(reference) { review, actor, around throws(Refusal) in
            try review.choosingChair(
                Member.chair.person, deputy: nil, because: "Not concerned with the estate.", by: actor, in: around)
        }
        try await review(reference) { review, actor, around throws(Refusal) in
            try review.settingMeeting(
                meeting, inviting: people.map(\.person), despite: "Everybody said that they could.", by: actor,
                in: around)
        }
        try await readForDanger(number, ago: ago - 1)
        for member in people.prefix(3) {
            at(ago - 1)
            try await desk.declare(conflict: nil, on: key(reference, as: member))
        }
    }

    private func hold(
        _ number: UInt8, _ reference: CaseReference, ago: Int,
        actions: [(Int, Member)] = [(20, .police), (30, .landlord)]
    ) async throws {
        at(ago, hour: 16)
        try await review(reference, as: .chair) { review, actor, around throws(Refusal) in
            try review.holding(
                attended: [Member.coordinator, .police, .health, .landlord].map(\.agency),
                findings: "Each body knew a part. Nobody had spoken with both homes.", by: actor, in: around)
        }
        let words = [
            ("Patrol at weekends for a month", "Eight patrols are logged."),
            ("Change the lock of the yard", "The key works, and the old one does not."),
            ("Offer mediation to both homes", "Both have answered the offer."),
        ]
        for (place, (due, member)) in actions.enumerated() {
            let (day, (what, done)) = (workingDay(in: due), words[place % words.count])
            try await review(reference, as: .chair) { review, actor, around throws(Refusal) in
                try review.settingAction(
                    what, doneWhen: done, agency: member.agency, person: member.person, due: day, by: actor, in: around)
            }
        }
        try await review(reference, as: .chair) { review, actor, around throws(Refusal) in
            try review.recommending(
                "Name one officer for the estate, and say who it is on the notice board.", to: Member.landlord.agency,
                by: actor, in: around)
        }
        try await review(reference) { review, actor, around throws(Refusal) in
            try review.nominating(Member.police.person, because: "Knows the estate.", by: actor, in: around)
        }
        try await review(reference, as: .chair) { review, actor, around throws(Refusal) in
            try review.confirmingLead(by: actor, in: around)
        }
        at(ago - 1)
        try await review(reference, as: .police) { review, actor, around throws(Refusal) in
            try review.answeringNomination(accepting: true, because: "", by: actor, in: around)
        }
    }

    private func sendOutcome(_ number: UInt8, _ reference: CaseReference, ago: Int) async throws {
        at(ago + 2)
        try await review(reference) { review, actor, around throws(Refusal) in
            try review.sharingPlan(by: actor, in: around)
        }
        at(ago + 1)
        let (application, applicant) = (id(number), Actor.applicant(id(number)))
        guard let review = try await key(reference).review else { throw DeskError.absent }
        try await desk.act(onReview: review, in: DemonstrationTown.partnership.id, as: applicant) {
            review, around throws(Refusal) in
            try review.answeringPlan(
                "I agree. Please tell me before you speak with them.", of: application, by: applicant, in: around)
        }
        at(ago)
        try await self.review(reference) { review, actor, around throws(Refusal) in
            try review.draftingOutcome(
                "The bodies will act together from now on, and one officer answers for it.", for: application,
                by: actor, in: around)
        }
        try await self.review(reference, as: .chair) { review, actor, around throws(Refusal) in
            try review.readingOutcome(1, for: application, passing: true, findings: "", by: actor, in: around)
        }
        try await self.review(reference) { review, actor, around throws(Refusal) in
            try review.sendingOutcome(by: actor, in: around)
        }
    }

    /// The recommendation is answered, and so many of the actions are done.
    private func finish(_ number: UInt8, _ reference: CaseReference, ago: Int, doing count: Int) async throws {
        at(ago)
        guard let review = try await desk.casePage(key(reference)).review else { throw DeskError.absent }
        for recommendation in review.recommendations {
            try await self.review(reference, as: .landlord) { review, actor, around throws(Refusal) in
                try review.answeringRecommendation(
                    recommendation.id, .accepted(on: around.today), by: actor, in: around)
            }
        }
        for action in review.actions {
            guard let member = Member.all.first(where: { $0.person == action.person }) else { continue }
            try await self.review(reference, as: member) { review, actor, around throws(Refusal) in
                try review.updating(action.id, to: .accepted(on: around.today), by: actor, in: around)
            }
        }
        for action in review.actions.prefix(count) {
            guard let member = Member.all.first(where: { $0.person == action.person }) else { continue }
            try await self.review(reference, as: member) { review, actor, around throws(Refusal) in
                try review.updating(
                    action.id, to: .done(on: around.today, evidence: "Logged as case 4471."), by: actor, in: around)
            }
        }
    }

    private func review(
        _ reference: CaseReference, as member: Member = .coordinator,
        _ decide: @Sendable (Review, Actor, Circumstances) throws(Refusal) -> Outcome<Review>
    ) async throws {
        let key = try await key(reference, as: member)
        guard let review = key.review else { throw DeskError.absent }
        try await desk.act(onReview: review, in: key.partnership, as: key.actor) { review, around throws(Refusal) in
            try decide(review, key.actor, around)
        }
    }

    private func key(_ reference: CaseReference, as member: Member = .coordinator) async throws -> CaseKey {
        let officer = member.officer
        return try await desk.find(
            reference, for: SignedIn(person: officer.person, name: officer.name, offices: [officer]))
    }

    private var deciders: [ThresholdDecision.Decider] {
        [.init("Amara Osei", for: Member.coordinator.agency), .init("Priya Nair", for: Member.police.agency)]
    }

    func id(_ number: UInt8) -> Application.ID { Application.ID(DemonstrationTown.id(60 + number)) }

    /// So many days before today, on the working day before where it is none.
    func at(_ ago: Int, hour: Int = 10) {
        var day = today.adding(days: -ago - clock.daysBack)
        while calendar.reasonOff(day) != nil, day > today.adding(days: -900) { day = day.adding(days: -1) }
        clock.now = London.instant(date: day, hour: hour, minute: 0)
    }

    /// The day in so many days; the working day after it where it is none, before it where it has been.
    private func workingDay(in days: Int) -> CivilDate {
        var day = today.adding(days: days - clock.daysBack)
        while calendar.reasonOff(day) != nil, abs(day.days(since: today)) < 900 {
            day = day.adding(days: days < 0 ? -1 : 1)
        }
        return day
    }
}

/// The people of the demonstration by their parts in a case.
private struct Member {
    let number: UInt8

    static let coordinator = Member(number: 1)
    static let chair = Member(number: 3)
    static let police = Member(number: 5)
    static let health = Member(number: 7)
    static let landlord = Member(number: 9)
    static let council = Member(number: 2)
    static let all = [coordinator, chair, police, health, landlord, council]

    var officer: Officer {
        let member = DemonstrationTown.members.first { $0.number == number }
        return Officer(
            person: Person.ID(DemonstrationTown.id(100 + number)), name: member?.name ?? "",
            partnership: DemonstrationTown.partnership.id, agency: Agency.ID(DemonstrationTown.id(member?.agency ?? 1)),
            roles: Set(member?.roles ?? []))
    }

    var person: Person.ID { officer.person }
    var agency: Agency.ID { officer.agency }
}

/// A clock that stands at the moment of the act that is told.
final class StoryClock: Sendable {
    private let moment: Mutex<Instant>
    private let back = Mutex(0)

    init(_ now: Instant) { moment = Mutex(now) }

    /// By so many days everything lies further back.
    var daysBack: Int {
        get { back.withLock { $0 } }
        set { back.withLock { $0 = newValue } }
    }

    var now: Instant {
        get { moment.withLock { $0 } }
        set { moment.withLock { $0 = newValue } }
    }

    var today: CivilDate { London.date(of: now) }
}
