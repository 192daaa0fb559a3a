import Casework
import FoundationEssentials
import Testing
import Text

@testable import Desk
@testable import Web

@Suite struct `The timeline of the reports` {
    private static let received = Sample.day

    /// `behaviour` and `reported`: days before the application, negative after it.
    private func report(_ number: Int, _ behaviour: Int, _ reported: Int, _ incident: String? = nil) -> ReportFacts {
        ReportFacts(
            id: "\(number)", behaviourOn: Self.received.adding(days: -behaviour),
            reportedOn: Self.received.adding(days: -reported), reportedBy: "applicant", reportedTo: "council",
            incident: incident, area: "E1")
    }

    private func timeline(_ reports: [ReportFacts], _ rules: Procedure.ThresholdRules? = nil) -> Timeline {
        var procedure = Sample.page(.received, nil).procedure
        if let rules { procedure.threshold = rules }
        let application = ApplicationFacts(received: Self.received, area: "E1", applicant: "applicant")
        return Timeline(check(application, reports, under: procedure), received: Self.received)
    }

    private func drawing(_ timeline: Timeline) throws -> SVGDrawing {
        let text = timeline.html.text
        let inside = try #require(text.split(separator: "<svg").last?.split(separator: "</svg>").first)
        return try #require(SVGDrawing("<svg\(inside)</svg>"))
    }

    private static let many: [[(Int, Int)]] = [
        [], [(10, 10)], [(10, 9), (40, 38), (200, 199)],
        // Made before the behaviour, and after the application.
        [(10, 40), (-3, -3), (5, -30)],
        // As far off as dates go.
        [(800_000, 800_000), (-4_000_000, -4_000_000), (30, 30)], [(5_000, 10), (3, -5_000)],
        (0..<30).map { ($0 * 11 % 400, $0 * 11 % 400 - $0 % 20) },
        (0..<1_000).map { ($0 * 37 % 700 - 20, $0 * 37 % 700 - 20 - $0 % 45) },
    ]

    @Test(arguments: many.indices)
    func `is well-formed, and every mark lies in its view box`(_ row: Int) throws {
        let days = Self.many[row]
        var own = Procedure.ThresholdRules.statute
        own.toApply = Procedure.Window(.months(12), .beginningWith)
        let reports = days.enumerated().map { report($0 + 1, $1.0, $1.1, $0 % 4 == 1 ? "\($0 - 1)" : "\($0)") }
        for rules in [nil, own] {
            let timeline = timeline(reports, rules)
            let drawing = try drawing(timeline)
            #expect(drawing.rows == days.count && drawing.height == timeline.height)
            #expect(drawing.strays == [])
            #expect(drawing.circles == days.count && drawing.labels.count >= days.count)
            #expect(drawing.localEnds == (rules == nil ? 0 : 2 * days.count))
        }
    }

    @Test func `stands in the order of the dates`() throws {
        let drawing = try drawing(
            timeline([report(1, 10, 10), report(2, 90, 89), report(3, 40, 40), report(4, 40, 39)]))
        let order = drawing.labels.filter { $0.hasPrefix("Report") }.map { String($0.prefix(8)) }
        #expect(order == ["Report 2", "Report 3", "Report 4", "Report 1"])
    }

    @Test func `tells by shape and by words what counts, what is counted with another and what does not`() throws {
        let timeline = timeline([report(1, 40, 40, "a"), report(2, 40, 40, "a"), report(3, 100, 20)])
        let drawing = try drawing(timeline)
        #expect(drawing.classes.filter { ["counts", "joined", "out"].contains($0) } == ["out", "counts", "joined"])
        #expect(drawing.classes.count { $0 == "cross" } == 1)
        #expect(
            drawing.labels.filter { $0.hasPrefix("Report") } == [
                "Report 3: does not count", "Report 1: counts", "Report 2: counted with report 1",
            ])
        #expect(
            timeline.summary.hasPrefix("3 reports in the order of their dates; 1 by themselves count; 1 is counted "))
        #expect(drawing.title == "Timeline of the reports" && drawing.desc == timeline.summary)
    }

    @Test func `draws a bar to its last day, that day included`() throws {
        // Reported on the day of the behaviour: one month beginning with it, six months beginning with the report.
        let timeline = timeline([report(1, 30, 30)])
        let windows = timeline.rows[0].complaint.windows
        let drawing = try drawing(timeline)
        let spans = drawing.spans
        let start = timeline.scale.x(Self.received.adding(days: -30))
        #expect(spans.map(\.lowerBound) == [start, start])
        #expect(
            spans.map(\.upperBound)
                == [windows.lastDayToComplain, windows.lastDayToApply].map { timeline.scale.x($0.adding(days: 1)) })
        #expect(drawing.application == timeline.scale.x(Self.received))
    }

    @Test func `an old report stands at the edge with its date, and does not press the others together`() throws {
        let timeline = timeline([report(1, 9_000, 9_000), report(2, 30, 30)])
        #expect(timeline.scale.first == Self.received.adding(days: -TimelineScale.reach - 7))
        #expect(timeline.scale.x(timeline.rows[0].complaint.behaviourOn) == TimelineScale.left)
        let label = try drawing(timeline).labels.first { $0.hasPrefix("Report 1") }
        #expect(label == "Report 1: does not count, \(Self.received.adding(days: -9_000).inWords)")
    }

    @Test func `has no style, no script and nothing from elsewhere in it`() {
        let text = timeline([report(1, 10, 10)]).html.text
        for word in ["style=", "<style", "<script", "href", "onload", "url("] { #expect(!text.contains(word)) }
    }
}
