import Casework
import Desk
import FoundationEssentials
import Records
import TestSupport
import Testing

@Suite struct `Figures of a random history` {
    private struct One {
        var open: Office.Case
        var received: CivilDate
        /// What was decided, or that it was withdrawn, oldest first: a refusal may be overturned.
        var fates: [(what: Figure, on: CivilDate)] = []
        var hasFewReports: Bool

        func fate(by day: CivilDate) -> Figure? { fates.last { $0.on <= day }?.what }
    }

    /// A review whose outcome was told.
    private struct Told {
        var on: CivilDate
        var applications: Int
        var recommends: Bool
    }

    private func figures(
        _ office: Office, _ from: CivilDate, _ until: CivilDate
    ) async throws -> Counts {
        let counts = try await office.desk.statistics(of: office.here.areas[0], from: from, until: until)
        return try #require(counts)
    }

    @Test func `add up, are what a simple count gives, and are not altered by what happens later`() async throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = Seeded(seed)
        var all: [One] = []
        var told: [Told] = []
        try await Office.with { office in
            let months = [("2026-05-01", "2026-05-31"), ("2026-06-01", "2026-06-30"), ("2026-07-01", "2026-07-31")]
                .map { ReportingPeriod(from: day($0.0), until: day($0.1)) }
            var counted: [Counts] = []
            for month in months {
                var today = month.from
                while today <= month.until {
                    office.at("\(today)")
                    try await self.step(office, &all, today, &random)
                    if Int.random(in: 0..<4, using: &random) == 0 {
                        try await self.tell(office, all, &told, today, &random)
                    }
                    today = today.adding(days: Int.random(in: 1...3, using: &random))
                }
                office.at("\(month.until.adding(days: 1))")
                counted.append(try await figures(office, month.from, month.until))
            }
            var carried = 0
            for (month, before) in zip(months, counted) {
                let now = try await figures(office, month.from, month.until)
                #expect(now == before, "seed \(seed)")
                #expect(
                    now.applications == now.met + now.notMet + now.withdrawn + now.passedOn + now.undecided,
                    "seed \(seed)")
                let made = all.filter { month.from <= $0.received && $0.received <= month.until }
                #expect(now.applications == made.count, "seed \(seed)")
                for figure in [Figure.met, .notMet, .passedOn, .withdrawn] {
                    let expected = made.count { $0.fate(by: month.until) == figure }
                    #expect(now[figure] == expected, "\(figure) seed \(seed)")
                }
                let decided = all.flatMap { one in
                    one.fates.enumerated().filter { month.from <= $0.element.on && $0.element.on <= month.until }
                }
                #expect(now.thresholdNotMet == decided.count { $0.element.what == .notMet }, "seed \(seed)")
                #expect(now[.refusalsOverturned] == decided.count { $0.offset > 0 }, "seed \(seed)")
                let reviews = told.filter { month.from <= $0.on && $0.on <= month.until }
                #expect(now[.reviewsCarriedOut] == reviews.count, "seed \(seed)")
                #expect(now[.jointReviews] == reviews.count { $0.applications > 1 }, "seed \(seed)")
                #expect(
                    now[.applicationsReviewed] == reviews.reduce(0) { $0 + $1.applications }, "seed \(seed)")
                #expect(now[.reviewsWithRecommendations] == reviews.count(where: \.recommends), "seed \(seed)")
                #expect(now[.carriedOver] == carried, "seed \(seed)")
                carried = now.undecided + (now[.carriedOverUndecided] ?? -1)
            }
            let whole = try await figures(office, day("2026-05-01"), day("2026-07-31"))
            #expect(whole.applications == counted.reduce(0) { $0 + $1.applications }, "seed \(seed)")
            #expect(whole.thresholdNotMet == counted.reduce(0) { $0 + $1.thresholdNotMet }, "seed \(seed)")
            #expect(
                whole[.decidedMet] == (whole[.metByNumber] ?? 0) + (whole[.refusalsOverturned] ?? 0), "seed \(seed)")
            #expect(whole.undecided == carried && whole[.reviewsCarriedOut] == told.count, "seed \(seed)")
        }
    }

    /// An application comes in, or one that is open comes to an end.
    private func step(
        _ office: Office, _ all: inout [One], _ today: CivilDate, _ random: inout Seeded
    ) async throws {
        let refused = all.indices.filter { all[$0].fates.map(\.what) == [.notMet] }
        if let index = refused.randomElement(using: &random), Int.random(in: 0..<3, using: &random) == 0 {
            return try await overturn(office, &all[index], today)
        }
        let open = all.indices.filter { all[$0].fates.isEmpty }
        guard let index = open.randomElement(using: &random), Int.random(in: 0..<5, using: &random) > 1 else {
            let hasFewReports = Bool.random(using: &random)
            let days = (hasFewReports ? [-40, -20] : [-60, -40, -20]).map { "\(today.adding(days: $0))" }
            all.append(
                One(
                    open: try await office.apply("Applicant \(all.count)", reports: days), received: today,
                    hasFewReports: hasFewReports))
            return
        }
        let one = all[index]
        let coordinator = office.here.coordinator
        func decide(_ decision: ThresholdDecision, with other: CaseReference? = nil) async throws {
            try await office.read(one.open.id)
            try await office.desk.decide(decision, on: office.key(one.open, coordinator), hearingWith: other)
        }
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
            try await office.change(one.open.id) { application, actor, around throws(Refusal) in
                try application.withdrawing(because: "Moved.", by: actor, in: around)
            }
            all[index].fates.append((.withdrawn, today))
        case 1:
            try await decide(office.decision(.otherArea))
            all[index].fates.append((.passedOn, today))
        default:
            guard !one.hasFewReports else {
                let weighed = ThresholdDecision.Consideration(
                    persistence: "Twice.", harm: "Little.", adequacy: "Prompt.")
                try await decide(office.decision(.notMet, weighed: weighed))
                return all[index].fates.append((.notMet, today))
            }
            // Every other one is heard with another whose meeting is not held yet, where there is one.
            let waiting = try await arranging(office, all)
            try await decide(
                office.decision(.met), with: Bool.random(using: &random) ? waiting.randomElement(using: &random) : nil)
            all[index].fates.append((.met, today))
        }
    }

    /// The cases whose review has no meeting yet.
    private func arranging(_ office: Office, _ all: [One]) async throws -> [CaseReference] {
        var found: [CaseReference] = []
        for one in all where one.fates.last?.what == .met {
            let page = try await office.desk.casePage(office.key(one.open, office.here.coordinator))
            if case .arranging? = page.review?.stage { found.append(one.open.reference) }
        }
        return found
    }

    /// A review of the decision says that the threshold is met.
    private func overturn(_ office: Office, _ one: inout One, _ today: CivilDate) async throws {
        let key = try await office.key(one.open, office.here.coordinator)
        let ground = "dissatisfied with the way in which the application was dealt with"
        do {
            try await office.desk.askReview(
                .init("Look again.", grounds: [ground]), of: key.application, in: key.partnership,
                as: .applicant(key.application))
        } catch is Refusal { return }
        let id = try #require(try await office.desk.casePage(key).decisionReviews.last).id
        try await office.desk.nameHearers(["I. Grant"], of: "Panel", for: id, key: key)
        try await office.desk.concludeReview(id, .upheld, on: today, reasons: "The harm was not seen.", key: key)
        one.fates.append((.met, today))
    }

    /// A review that waits is held and told within the day, with a recommendation or without.
    private func tell(
        _ office: Office, _ all: [One], _ told: inout [Told], _ today: CivilDate, _ random: inout Seeded
    ) async throws {
        guard let reference = try await arranging(office, all).randomElement(using: &random) else { return }
        let here = office.here
        let key = try await office.desk.find(reference, for: office.signedIn(here.coordinator))
        let review = try #require(try await office.desk.casePage(key).review)
        try await office.setMeeting(office.meeting("\(today)", hour: 11), of: key)
        for application in review.applications { try await office.read(application) }
        try await office.lead(key)
        office.at("\(today)", hour: 13)
        try await office.act(on: key, as: here.chair) { review, actor, around throws(Refusal) in
            try review.holding(
                attended: [here.council.id, here.police.id], findings: "Slow.", by: actor, in: around)
        }
        try await office.act(on: key, as: here.chair) { review, actor, around throws(Refusal) in
            try review.settingAction(
                "Patrol", doneWhen: "Logged.", agency: here.police.id, person: here.policeContact.person,
                due: today.adding(days: 200), by: actor, in: around)
        }
        let recommends = Bool.random(using: &random)
        if recommends {
            try await office.act(on: key, as: here.chair) { review, actor, around throws(Refusal) in
                try review.recommending("Mend the gate.", to: here.landlord.id, by: actor, in: around)
            }
        }
        try await office.act(on: key) { review, actor, around throws(Refusal) in
            try review.sharingPlan(by: actor, in: around)
        }
        for application in review.applications {
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.answeringPlan("I agree.", of: application, by: actor, in: around)
            }
        }
        try await office.act(on: key) { review, actor, around throws(Refusal) in
            try review.sendingOutcome("Two measures.", by: actor, in: around)
        }
        told.append(Told(on: today, applications: review.applications.count, recommends: recommends))
    }
}
