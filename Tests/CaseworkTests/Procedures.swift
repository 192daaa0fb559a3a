import Casework

extension Procedure {
    /// A procedure with these rules; the rest of it matters to no threshold.
    static func test(_ name: String, _ change: (inout ThresholdRules) -> Void = { _ in }) -> Procedure {
        var rules = ThresholdRules.statute
        change(&rules)
        return Procedure(
            name: name, version: "1", title: name, source: "test", validFrom: nil, validUntil: nil, threshold: rules,
            limits: [:], silentOn: [], ladder: [], review: ReviewRoute(body: "", grounds: []))
    }

    /// The figures of section 104.
    static let p0 = test("p0")
    /// One hate incident in six months is enough.
    static let ph = test("ph") { $0.hate = HateRule(count: 1, window: Window(.months(6), .beginningWith)) }
    /// One hate incident in three months is enough (Shropshire).
    static let ph3 = test("ph3") { $0.hate = HateRule(count: 1, window: Window(.months(3), .beginningWith)) }
    /// Three by one person, or five by more than one person at a linked place (South Wales).
    static let pc = test("pc") {
        $0.community = CommunityRule(count: 5, counted: .reports, linkedPlace: true)
        $0.numberBy = .onePerson
        $0.seniorDiscretion = SeniorDiscretion(holder: "senior officer")
    }
    /// Thirty days to complain in place of a month (Lincolnshire).
    static let pl = test("pl") { $0.toComplain = Window(.days(30), .after) }
    /// The last report within a month of applying (Islington).
    static let pr = test("pr") { $0.caveats = [.recency(Window(.months(1), .beginningWith))] }
    /// The case must be closed (Haringey).
    static let px = test("px") { $0.caveats = [.closedCase] }
}
