import Casework

/// Section 104 and a procedure's figures read word by word, a day at a time, with a calendar of its own. It calls
/// nothing of what it holds to account: a day is three numbers, and a period ends when its last day has been lived.
struct SlowReading {
    typealias Day = (year: Int, month: Int, day: Int)

    let received: Day
    let reports: [ReportFacts]
    let area: String
    let rules: Procedure.ThresholdRules

    init(_ application: ApplicationFacts, _ reports: [ReportFacts], _ rules: Procedure.ThresholdRules) {
        received = SlowReading.day(application.received)
        self.reports = reports
        area = application.area
        self.rules = rules
    }

    // MARK: Days

    static func day(_ date: CivilDate) -> Day {
        let parts = date.description.split(separator: "-").compactMap { Int($0) }
        return (parts[0], parts[1], parts[2])
    }

    static func isLast(_ day: Day) -> Bool {
        let isLeap = day.year % 400 == 0 || (day.year % 4 == 0 && day.year % 100 != 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return day.day == lengths[day.month - 1]
    }

    static func next(_ day: Day) -> Day {
        guard isLast(day) else { return (day.year, day.month, day.day + 1) }
        return day.month == 12 ? (day.year + 1, 1, 1) : (day.year, day.month + 1, 1)
    }

    /// Whether `later` lies in the period from `start`, found by living through it.
    static func isWithin(_ window: Procedure.Window, from start: Day, _ later: Day) -> Bool {
        guard start <= later else { return false }
        var day = start
        var lived = window.counting == .beginningWith ? 1 : 0
        var months = 0
        while true {
            if day == later { return true }
            // Is today the last day of the period?
            switch window.limit.unit {
            case .days, .workingDays: if lived >= window.limit.amount { return false }
            case .weeks: if lived >= window.limit.amount * 7 { return false }
            case .months:
                if months >= window.limit.amount, window.counting == .after { return false }
                if months == window.limit.amount - 1, window.counting == .beginningWith, next(day).day == start.day,
                    next(day) != start
                {
                    return false
                }
                if window.counting == .beginningWith, months >= window.limit.amount { return false }
            }
            day = next(day)
            lived += 1
            // A month has gone when its day has come round again, or its month has run out of days.
            if day.day == start.day || (isLast(day) && day.day < start.day) { months += 1 }
        }
    }

    // MARK: One report

    enum Place: Equatable {
        case elsewhere, unrelated, beforeBehaviour, afterApplication, late(reported: Bool, applied: Bool), unseen
        case inTime
    }

    func place(_ report: ReportFacts, _ rules: Procedure.ThresholdRules) -> Place {
        guard Array(report.area.utf8) == Array(area.utf8) else { return .elsewhere }
        guard report.related else { return .unrelated }
        let (behaviour, reported) = (SlowReading.day(report.behaviourOn), SlowReading.day(report.reportedOn))
        if reported < behaviour { return .beforeBehaviour }
        if received < reported { return .afterApplication }
        let prompt = SlowReading.isWithin(rules.toComplain, from: behaviour, reported)
        let applied =
            rules.formula == .spanFromFirstIncident || SlowReading.isWithin(rules.toApply, from: reported, received)
        if !prompt || !applied { return .late(reported: !prompt, applied: !applied) }
        return rules.caveats.contains(.witnessed) && !report.witnessed ? .unseen : .inTime
    }

    // MARK: Which of them count

    /// Those of `members` that count when one person's several are sifted: the earliest of each event and, where the
    /// procedure says so, of each day. `members` are places in `reports`.
    func sifted(_ members: [Int], _ sifting: Procedure.Sifting) -> [Int] {
        var kept: [Int] = []
        for index in members.sorted(by: { (reports[$0].reportedOn, $0) < (reports[$1].reportedOn, $1) }) {
            let report = reports[index]
            let isSaid = kept.contains { earlier in
                let other = reports[earlier]
                guard Array(other.reportedBy.utf8) == Array(report.reportedBy.utf8) else { return false }
                if let event = report.incident, let told = other.incident, Array(event.utf8) == Array(told.utf8) {
                    return true
                }
                return sifting == .days && report.behaviourOn.description == other.behaviourOn.description
            }
            if !isSaid { kept.append(index) }
        }
        return kept.sorted()
    }

    func inTime(_ rules: Procedure.ThresholdRules) -> [Int] {
        reports.indices.filter { place(reports[$0], rules) == .inTime }
    }

    var statute: [Int] { sifted(inTime(.statute), .incidents) }

    /// Every choice of reports that may count together by the procedure's own figures: one, or one for each span.
    var choices: [[Int]] {
        let all = inTime(rules)
        guard rules.formula == .spanFromFirstIncident else { return [all] }
        return all.map { first in
            let start = SlowReading.day(reports[first].behaviourOn)
            return all.filter {
                SlowReading.isWithin(rules.toApply, from: start, SlowReading.day(reports[$0].behaviourOn))
            }
        }
    }

    // MARK: Limbs

    func people(_ members: [Int]) -> Set<[UInt8]> { Set(members.map { Array(reports[$0].reportedBy.utf8) }) }

    func number(_ members: [Int]) -> Bool {
        guard rules.numberBy == .onePerson else { return members.count >= rules.number }
        return people(members).contains { person in
            members.count { Array(reports[$0].reportedBy.utf8) == person } >= rules.number
        }
    }

    func community(_ members: [Int]) -> Bool {
        guard let community = rules.community else { return false }
        func isEnough(_ members: [Int]) -> Bool {
            let people = people(members)
            guard people.count >= 2 else { return false }
            switch community.counted {
            case .reports: return members.count >= community.count
            case .people: return people.count >= community.count
            case .households:
                let homes = Set(members.compactMap { reports[$0].household.map { Array($0.utf8) } })
                let alone = self.people(members.filter { reports[$0].household == nil })
                return homes.count + alone.count >= community.count
            }
        }
        guard community.linkedPlace else { return isEnough(members) }
        let places = Set(members.compactMap { reports[$0].place })
        return places.contains { place in isEnough(members.filter { reports[$0].place == place }) }
    }

    var hate: Bool {
        guard let hate = rules.hate else { return false }
        var own = rules
        own.toApply = hate.window
        own.formula = .fromEachComplaint
        let members = inTime(own).filter { reports[$0].hate }
        let events = Set(members.compactMap { reports[$0].incident.map { Array($0.utf8) } })
        return events.count + members.count { reports[$0].incident == nil } >= hate.count
    }

    // MARK: Conditions

    func isSatisfied(_ caveat: Procedure.Caveat, _ inTime: [Int]) -> Bool {
        let members = inTime.map { reports[$0] }
        func isPending(_ report: ReportFacts) -> Bool {
            report.responseDueOn.map { received < SlowReading.day($0) } ?? false
        }
        switch caveat {
        case .recency(let window):
            let days = reports.filter {
                ![.elsewhere, .unrelated, .beforeBehaviour, .afterApplication].contains(place($0, rules))
            }.map { SlowReading.day($0.reportedOn) }
            guard let last = days.max(by: <) else { return false }
            return SlowReading.isWithin(window, from: last, received)
        case .noActionTaken:
            return members.allSatisfy {
                !isPending($0) && ($0.status == .noAction || $0.acknowledged == false || $0.shared == false)
            }
        case .closedCase: return members.allSatisfy { $0.status == .closed }
        case .noOngoingAction: return !members.contains { $0.status == .open }
        case .noPendingResponse: return !members.contains(where: isPending)
        case .witnessed, .judged: return true
        }
    }

    // MARK: The answer

    var decision: Finding.Decision {
        if !reports.isEmpty, reports.allSatisfy({ place($0, rules) == .elsewhere }) { return .otherArea }
        let limbs = choices.contains { number(sifted($0, rules.sifting)) || community(sifted($0, rules.sifting)) }
        // What was done about the reports is asked of those in time, whichever choice of them is the best one; the
        // histories that are judged here hold such conditions only where there is one choice.
        let members = choices.count == 1 ? choices[0] : []
        let conditions = rules.caveats.allSatisfy { isSatisfied($0, members) }
        let isHate = hate && rules.hate?.gate == nil
        if limbs || isHate, conditions { return .met }
        if statute.count >= 3 { return .refer }
        return hate && !limbs && conditions ? .refer : .notMetOnNumber
    }
}
