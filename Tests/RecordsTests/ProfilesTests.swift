import Casework
import Records
import Shipped
import Testing
import Text

@Suite struct `The shipped procedures` {
    private func read(_ name: String) throws -> Procedure {
        try ProcedureFile.read(shipped("procedures/\(name).yaml"))
    }

    @Test func `every area of the table ships, and the statute's own figures`() {
        let names = Profile.all.map(\.name) + ["statutory"]
        #expect(Shipped.procedures.map(\.name) == names.sorted())
        #expect(Profile.all.count == 24)
    }

    @Test(arguments: Shipped.procedures.map(\.name))
    func `a file bears its procedure's name, says where it is from and reads back the same`(_ name: String) throws {
        let procedure = try read(name)
        #expect(procedure.name == name && !procedure.title.isEmpty)
        #expect(try ProcedureFile.read(Node.json(ProcedureFile.json(procedure).text(pretty: true))) == procedure)
        let text = String(decoding: shipped("procedures/\(name).yaml"), as: UTF8.self)
        #expect(text.hasPrefix("# yaml-language-server: $schema=./procedure.schema.json\n"))
    }

    @Test func `no area has two of them`() throws {
        let areas = try Profile.all.flatMap { try read($0.name).areas }
        #expect(Set(areas).count == areas.count)
    }

    @Test(arguments: Profile.all.map(\.name))
    func `beside or above each figure stand the words that it comes from`(_ name: String) throws {
        let text = String(decoding: shipped("procedures/\(name).yaml"), as: UTF8.self)
        var block = ""
        var above = ""
        var figures = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if let first = line.utf8.first, first != UInt8(ascii: " "), first != UInt8(ascii: "#") { block = line }
            let words = ["number:", "to_complain:", "to_apply:", "sifting:", "count:", "judged:", "recency:"]
            let isFigure =
                line.contains("{ limit:") && block.hasPrefix("limits:")
                || words.contains { line.hasPrefix("  \($0)") }
            if isFigure {
                figures += 1
                #expect(line.contains("# ") || above.hasPrefix("  # "), "\(line)")
            }
            above = line
        }
        #expect(figures >= 4)
    }

    @Test(arguments: Profile.all)
    func `the threshold is the table's`(_ row: Profile) throws {
        let procedure = try read(row.name)
        let rules = procedure.threshold
        #expect(procedure.source.contains(row.page))
        #expect(procedure.areas == row.areas && procedure.areas.allSatisfy(AreaCode.isOne))
        #expect(rules.number == row.number ?? 3)
        #expect(rules.numberBy == row.numberBy)
        #expect(rules.toComplain == row.toComplain ?? .month)
        #expect(rules.toApply == row.toApply ?? .sixMonths)
        #expect(row.formula.contains(rules.formula))
        #expect(rules.sifting == row.sifting ?? .incidents)
        #expect(rules.saysRelated == row.related)
        #expect(rules.caveats == row.caveats)
        #expect(rules.hate == row.hate)
        #expect(rules.community == row.community)
        #expect((rules.seniorDiscretion == nil) == (row.discretion == nil))
        if let (holder, purpose) = row.discretion {
            #expect(rules.seniorDiscretion?.holder.contains(holder) == true)
            #expect(rules.seniorDiscretion?.purpose?.contains(purpose) == true)
        }
    }

    @Test(arguments: Profile.all)
    func `a figure with a dash in the table is one on which the procedure is silent`(_ row: Profile) throws {
        var dashes: Set<Procedure.Figure> = []
        if row.number == nil { dashes.insert(.number) }
        if row.toComplain == nil { dashes.insert(.toComplain) }
        if row.toApply == nil { dashes.insert(.toApply) }
        if row.sifting == nil { dashes.insert(.sifting) }
        #expect(row.beyondTheTable.isSubset(of: dashes))
        #expect(try read(row.name).threshold.silentOn == dashes.subtracting(row.beyondTheTable))
    }

    @Test(arguments: Profile.all)
    func `the stages have the table's limits, and the suggested default where it has none`(_ row: Profile) throws {
        let procedure = try read(row.name)
        let defaults = try read("statutory")
        #expect(procedure.limits.filter { !procedure.silentOn.contains($0.key) } == row.steps)
        #expect(procedure.silentOn == Set(Procedure.Step.needed).subtracting(row.steps.keys))
        for step in procedure.silentOn { #expect(procedure.limits[step] == defaults.limits[step], "\(step)") }
        #expect(procedure.ladder == defaults.ladder && procedure.ladders.isEmpty)
    }

    @Test(arguments: Profile.all)
    func `who sits, who chairs, how the applicant is heard and where they may go are the table's`(_ row: Profile) throws
    {
        let procedure = try read(row.name)
        let panel = procedure.panel
        #expect(panel.minimum == row.minimum)
        #expect(panel.members.count == row.members.count)
        for (member, word) in zip(panel.members, row.members) { #expect(member.contains(word)) }
        #expect((panel.standing == nil) == (row.standing == nil))
        if let standing = row.standing { #expect(panel.standing?.contains(standing) == true) }
        #expect(panel.chair?.independence == row.chair)
        #expect(panel.attendance?.applicant == row.applicant)
        #expect(panel.attendance?.minutes == row.minutes)

        #expect(procedure.reporting?.year == row.year)

        let review = procedure.review
        #expect(review.isSilent == (row.body == nil))
        if let body = row.body { #expect(review.body.contains(body)) }
        #expect(review.sentBy == row.sentBy)
        if row.grounds.isEmpty {
            let statutory = try read("statutory")
            #expect(review.grounds == statutory.review.grounds)
        } else {
            #expect(review.grounds.count == row.grounds.count)
            for (ground, word) in zip(review.grounds, row.grounds) { #expect(ground.contains(word)) }
        }
        #expect(review.conditions.count == row.conditions.count)
        for (condition, word) in zip(review.conditions, row.conditions) { #expect(condition.contains(word)) }
    }
}
