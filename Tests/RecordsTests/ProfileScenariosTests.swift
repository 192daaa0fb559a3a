import Casework
import Records
import Testing

/// The scenarios of the domain report (section 10) that name an area's procedure, under the procedure that ships.
@Suite struct `Scenarios under the shipped procedures` {
    private func judge(_ name: String, _ received: String, _ reports: [ReportFacts]) throws -> Finding {
        let procedure = try ProcedureFile.read(shipped("procedures/\(name).yaml"))
        let area = procedure.areas.first ?? "E09000019"
        let application = ApplicationFacts(received: try day(received), area: area, applicant: "p1")
        let inArea = reports.map { report in
            var report = report
            report.area = area
            return report
        }
        return check(application, inArea, under: procedure)
    }

    /// A report made on the day of the behaviour where no other is given.
    private func report(
        _ behaviour: String, _ reported: String? = nil, by person: String = "p1", place: String? = nil,
        hate: Bool = false, status: Application.Report.Status = .open
    ) throws -> ReportFacts {
        ReportFacts(
            id: "\(person) \(reported ?? behaviour)", behaviourOn: try day(behaviour),
            reportedOn: try day(reported ?? behaviour), reportedBy: person, reportedTo: "council", area: "",
            place: place,
            hate: hate, status: status)
    }

    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    @Test func `16: three neighbours are too few for South Wales and enough for the statute`() throws {
        let reports = [
            try report("2026-03-10", by: "a"), try report("2026-04-10", by: "b"), try report("2026-05-10", by: "c"),
        ]
        let found = try judge("south-wales", "2026-06-01", reports)
        #expect(found.decision == .refer && found.limb == nil && found.statute.met && !found.local.met)
        #expect(found.local.failed == [.number, .hate, .community])
        #expect(found.limbs == [.number, .hate, .community, .seniorDiscretion])
    }

    @Test func `17: five reports by four people at a linked place are enough for South Wales`() throws {
        let people = ["a", "b", "c", "d", "a"]
        let days = ["2026-01-02", "2026-02-10", "2026-03-10", "2026-04-10", "2026-05-20"]
        let linked = try zip(people, days).map { try report($1, by: $0, place: "L1") }
        let found = try judge("south-wales", "2026-06-01", linked)
        #expect(found.decision == .met && found.limb == .community && found.local.failed.isEmpty)
        let apart = try zip(people, days).map { try report($1, by: $0, place: "L \($1)") }
        #expect(try judge("south-wales", "2026-06-01", apart).decision == .refer)
    }

    @Test(arguments: [
        ("chelmsford", Finding.Decision.met), ("hinckley-bosworth", .met), ("south-wales", .met),
        ("shropshire", .notMetOnNumber), ("statutory", .notMetOnNumber),
    ])
    func `18: one hate incident, six months and two days before`(_ name: String, _ decision: Finding.Decision) throws {
        let found = try judge(name, "2026-10-10", [try report("2026-04-12", hate: true)])
        #expect(found.decision == decision && found.limb == (decision == .met ? .hate : nil))
        // The three months of Shropshire end on 11 July.
        let inJuly = try judge("shropshire", "2026-07-11", [try report("2026-04-12", hate: true)])
        #expect(inJuly.decision == .met && inJuly.limb == .hate)
        #expect(try judge("shropshire", "2026-07-12", [try report("2026-04-12", hate: true)]).decision != .met)
    }

    @Test func `19: an open case in Haringey is for a person`() throws {
        let days = ["2026-03-02", "2026-03-20", "2026-04-11"]
        let open = try judge("haringey", "2026-05-01", days.map { try report($0) })
        #expect(open.decision == .refer && open.statute.met)
        #expect(open.local.failed == [.noActionTaken, .caseClosed])
        let untouched = try judge("haringey", "2026-05-01", days.map { try report($0, status: .noAction) })
        #expect(untouched.decision == .refer && untouched.local.failed == [.caseClosed])
    }

    @Test(arguments: [("2026-04-01", Finding.Decision.met), ("2026-04-10", .refer)])
    func `20: Islington asks for the application within a month of the last report`(
        _ received: String, _ decision: Finding.Decision
    ) throws {
        let reports = try ["2026-01-04", "2026-02-01", "2026-03-02"].map { try report($0, status: .noAction) }
        let found = try judge("islington", received, reports)
        #expect(found.decision == decision && found.statute.met)
        #expect(found.local.failed == (decision == .met ? [] : [.recency]))
    }

    @Test func `22: Ashfield lays its six months from the first incident, whenever the application is made`() throws {
        let reports = try ["2025-10-01", "2026-02-02", "2026-03-03"].map { try report($0) }
        let statute = try judge("statutory", "2026-05-15", reports)
        #expect(statute.decision == .notMetOnNumber && statute.statute.qualifying == 2)
        // The span holds all three; what fails then is the month since the last of them.
        let late = try judge("ashfield", "2026-05-15", reports)
        #expect(late.decision == .notMetOnNumber && late.statute.qualifying == 2 && late.local.failed == [.recency])
        let soon = try judge("ashfield", "2026-04-01", reports)
        #expect(soon.decision == .met && soon.limb == .number && !soon.statute.met && soon.local.met)
    }

    @Test func `24: thirty days in Lincolnshire end three days after the month of the statute`() throws {
        let found = try judge("lincolnshire", "2026-04-01", [try report("2026-02-10", "2026-03-11")])
        #expect(found.complaints.first?.windows.lastDayToComplain == CivilDate("2026-03-09"))
        #expect(found.complaints.first?.qualifies == false)
        #expect(found.complaints.first?.local?.windows.lastDayToComplain == CivilDate("2026-03-12"))
        #expect(found.complaints.first?.localQualifies == true)
    }

    @Test func `25: Richmond counts reports on different dates`() throws {
        let calls = try (1...3).map { number in
            var call = try report("2026-05-02")
            call.id = "r\(number)"
            return call
        }
        let found = try judge("richmond", "2026-05-10", calls)
        #expect(found.decision == .refer && found.statute.qualifying == 3 && found.local.failed == [.number])
    }
}
