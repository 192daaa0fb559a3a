import Casework
import FoundationEssentials
import Testing

@Suite struct `Reading an application for danger` {
    private let town = Town()
    private typealias Answers = Application.DangerReading.Answers

    @Test func `is done by a named person, ends the duty and is told to nobody`() throws {
        let taken = try town.receive().after
        #expect(taken.dangerRecord.asked(in: nil) == .receipt)
        let read = try taken.readingForDanger(.threats, by: town.byPolice, in: town.on("2026-04-03"))
        #expect(
            read.after.danger
                == .init(
                    occasion: .receipt, reports: 0, signs: [.threatToLife, .weapons], level: .high,
                    note: "Threats with a knife.",
                    referrals: [.init(to: .police, wasMade: true, reason: "A knife was shown.")],
                    on: day("2026-04-03"), by: town.policeContact.person))
        #expect(
            read.deadlines == [.met(.step(.dangerRead), subject: taken.id.raw, on: day("2026-04-03"))])
        #expect(read.notices.isEmpty, "No letter says that it was read, or how great the risk is.")
        #expect(
            read.events == [Event(.dangerRead, [.init("occasion", "receipt")])], "Neither the level nor the note.")
        #expect(read.after.dangerRecord.asked(in: nil) == nil)
    }

    @Test func `says which dangers were seen, none too, and why the level where it is not plain`() throws {
        let taken = try town.receive().after
        func read(_ answers: Answers) throws -> Outcome<Application> {
            try taken.readingForDanger(answers, by: town.byCoordinator, in: town.on("2026-04-03"))
        }
        let wrong: [(Answers, String)] = [
            (Answers(signs: nil, level: .standard, note: "Quiet."), "signs"),
            (Answers(signs: [], level: .medium, note: " "), "note"),
            (Answers(signs: [], level: .high, note: ""), "note"),
            (Answers(signs: [.children], level: .standard, note: "\n"), "note"),
        ]
        for (answers, what) in wrong { #expect(throws: Refusal.missing(what)) { try read(answers) } }
        let reasoned = Answers(signs: [.children], level: .standard, note: "They live with their father now.")
        #expect(try read(reasoned).after.danger?.level == .standard)
        #expect(try read(.calm).after.danger?.signs == [])
    }

    @Test func `keeps every referral with its reason, made or not`() throws {
        typealias Referral = Application.DangerReading.Referral
        let taken = try town.receive().after
        func read(_ referrals: Referral...) throws -> Outcome<Application> {
            try taken.readingForDanger(
                Answers(signs: [.children], level: .medium, note: "Two of them.", referrals: referrals),
                by: town.byCoordinator, in: town.on("2026-04-03"))
        }
        let all = try read(
            .init(to: .police, wasMade: false, reason: "No offence."),
            .init(to: .adultSafeguarding, wasMade: false, reason: "Not at risk."),
            .init(to: .childrenSafeguarding, wasMade: true, reason: "Out at night."),
            .init(to: .other("Women's Aid"), wasMade: true, reason: "She asked for it."))
        #expect(all.after.danger?.referrals.map(\.wasMade) == [false, false, true, true])
        #expect(throws: Refusal.missing("referral_reason")) {
            try read(.init(to: .police, wasMade: true, reason: " "))
        }
        #expect(throws: Refusal.missing("referral_to")) {
            try read(.init(to: .other(" "), wasMade: true, reason: "Asked."))
        }
    }

    @Test func `is for a coordinator or the contact of an agency`() throws {
        let taken = try town.receive().after
        for actor in [town.byChair, .officer(town.senior), .service, .applicant(taken.id)] {
            #expect(throws: Refusal.notYours(needed: [.coordinator, .contact])) {
                try taken.readingForDanger(.calm, by: actor, in: town.on("2026-04-03"))
            }
        }
    }

    @Test func `is kept each time, and needs nobody to ask for it`() throws {
        let read = try town.read()
        let again = try read.readingForDanger(.threats, by: town.byPolice, in: town.on("2026-04-08")).after
        #expect(again.dangerReadings.map(\.level) == [.standard, .high])
        #expect(again.dangerReadings.map(\.occasion) == [.receipt, .unasked])
        #expect(again.danger?.level == .high)
    }

    @Test func `ends with the case`() throws {
        let read = try town.read()
        let around = town.on("2026-04-27")
        let open = try read.deciding(town.decision(), by: town.byCoordinator, in: around)
        let review = try #require(open.opened?.review)
        let asked = try open.after.readingForDanger(.calm, heardIn: review, by: town.byPolice, in: around)
        #expect(asked.after.danger?.occasion == .unasked)
        #expect(throws: Refusal.unknown("review")) {
            try open.after.readingForDanger(.calm, by: town.byPolice, in: around)
        }

        var closed = review
        closed.stage = .closed(
            on: around.today, because: "Quiet.", outcomeSent: around.today, summary: "Two measures.")
        let ends: [(Application, Review?)] = [
            (open.after, closed),
            (try read.withdrawing(because: "Moved.", by: town.byCoordinator, in: around).after, nil),
            (
                try read.deciding(
                    town.decision(.notMet, weighed: Town.weighed), by: town.byCoordinator, in: around
                ).after, nil
            ),
            (try read.deciding(town.decision(.otherArea), by: town.byCoordinator, in: around).after, nil),
        ]
        for (end, review) in ends {
            #expect(!end.isOpen(heardIn: review))
            let refusal = Refusal.wrongStage(
                is: review?.stage.name.rawValue ?? end.stage.name.rawValue,
                needed: ["received", "acknowledged", "gathering", "decided"])
            #expect(throws: refusal) {
                try end.readingForDanger(.calm, heardIn: review, by: town.byCoordinator, in: around)
            }
        }
    }

    @Test func `is still owed where the applicant withdraws before anybody has read it`() throws {
        let around = town.on("2026-04-08")
        let taken = try town.receive().after
        let withdrawn = try taken.withdrawing(because: "Never mind.", by: .applicant(taken.id), in: around)
        #expect(withdrawn.duties(.step(.dangerRead)).map(\.dueOn) == [day("2026-04-09")])
        let read = try withdrawn.after.readingForDanger(.threats, by: town.byPolice, in: around)
        #expect(read.after.danger?.occasion == .receipt && read.after.stage.name == .withdrawn)
        #expect(!read.after.isToBeRead(heardIn: nil))
        let late = try town.read().withdrawing(because: "Moved.", by: town.byCoordinator, in: around)
        #expect(late.duties(.step(.dangerRead)).isEmpty)
    }

    @Test func `comes before any decision on the threshold, but keeps back nothing that is another area's`() throws {
        let taken = try town.receive().after
        let elsewhere = try taken.deciding(
            town.decision(.otherArea), by: town.byCoordinator, in: town.on("2026-04-27"))
        #expect(elsewhere.after.stage.name == .decided)
        for answer in [ThresholdDecision.Answer.met, .notMet] {
            #expect(throws: Refusal.notReadForDanger) {
                try taken.deciding(
                    town.decision(answer, weighed: Town.weighed), by: town.byCoordinator, in: town.on("2026-04-27"))
            }
        }
        let told = try town.read().addingReport(
            town.report(), by: town.byCoordinator, in: town.on("2026-04-20")
        ).after
        #expect(throws: Refusal.notReadForDanger) {
            try told.deciding(town.decision(), by: town.byCoordinator, in: town.on("2026-04-27"))
        }
        let again = try told.readingForDanger(.calm, by: town.byCoordinator, in: town.on("2026-04-21")).after
        #expect(again.danger?.occasion == .newReport && again.danger?.reports == 1)
        let decided = try again.deciding(town.decision(), by: town.byCoordinator, in: town.on("2026-04-27"))
        #expect(decided.after.stage.name == .decided)
    }
}
