import Casework

extension Profile {
    /// Rows 1 to 11 of the table.
    private static let first: [Profile] = [
        Profile(
            name: "stockton", row: 1, page: "beta.stock1-prd.gosshosted.com/the-process", areas: ["E06000004"],
            steps: [
                .acknowledge: wd(2, from: .receipt), .askAgencies: wd(2, from: .receipt),
                .agenciesReply: wd(10, from: .asking), .thresholdDecision: wd(3, from: .informationIn),
                .panel: wd(5, from: .thresholdDecision), .panelReports: wd(2, from: .panel),
                .outcome: wd(5, from: .panel), .reviewWindow: wd(10, from: .told),
            ],
            body: "Cleveland", grounds: ["not considered"], sentBy: .reviewingBody, conditions: ["consent"]),
        Profile(
            name: "richmond", row: 2, page: "richmond.gov.uk/community_trigger", areas: ["E09000027"], number: 3,
            toApply: .sixMonths, sifting: .days,
            steps: [
                .acknowledge: wd(2, from: .receipt), .agenciesReply: wd(14, from: .receipt),
                .thresholdDecision: wd(21, from: .receipt), .panel: wd(28, from: .receipt),
                .papersToPanel: wd(2, from: .beforePanel), .outcome: wd(7, from: .panel),
                .reasonsNotInvited: wd(2, from: .beforePanel),
            ],
            members: ["relevant bodies"], chair: .notAsked, applicant: .invited),
        Profile(
            name: "greenwich", row: 3, page: "royalgreenwich.gov.uk/info/200202", areas: ["E09000011"],
            steps: [
                .acknowledge: wd(5, from: .receipt), .thresholdDecision: wd(5, from: .receipt),
                .panel: wd(15, from: .receipt),
            ],
            minimum: 3, chair: .notInvolved),
        Profile(
            name: "ashfield", row: 4, page: "ashfield.gov.uk", areas: ["E07000170"], number: 3, toApply: .sixMonths,
            formula: [.spanFromFirstIncident], related: true, caveats: [.recency(.month)],
            steps: [
                .acknowledge: wd(5, from: .receipt), .askAgencies: wd(5, from: .receipt),
                .chairContacts: wd(7, from: .thresholdDecision), .panel: wd(20, from: .thresholdDecision),
                .outcome: wd(10, from: .panel),
            ],
            chair: .outside, body: "Nottinghamshire", grounds: ["process, policy or protocol", "factual information"],
            conditions: ["tool", "referred back"]),
        Profile(
            name: "gosport", row: 5, page: "gosport.gov.uk/article/2445", areas: ["E07000088"], number: 3,
            toComplain: .month, toApply: .sixMonths,
            steps: [
                .acknowledge: wd(10, from: .receipt), .thresholdDecision: wd(15, from: .acknowledgement),
                .panel: wd(20, from: .thresholdDecision),
            ],
            members: ["integrated care board", "agency"]),
        Profile(
            name: "birmingham", row: 6, page: "birmingham.gov.uk/info/20095", areas: ["E08000025"],
            steps: [
                .acknowledge: wd(10, from: .receipt), .outcome: wd(10, from: .panel),
                .reviewWindow: wd(20, from: .told),
            ],
            standing: "panel", body: "appeal panel", grounds: ["action plan"], conditions: ["effective"]),
        Profile(
            name: "east-herts", row: 7, page: "eastherts.gov.uk", areas: ["E07000242"],
            beyondTheTable: [.number, .toApply, .sifting],
            steps: [
                .acknowledge: wd(3, from: .receipt), .thresholdDecision: wd(14, from: .receipt),
                .panel: d(21, from: .thresholdDecision), .reviewHeard: wd(15, from: .reviewAsked),
            ],
            applicant: .mayAttend, body: "independent", grounds: ["threshold", "review stage"],
            conditions: ["where possible"]),
        Profile(
            name: "cheltenham", row: 8, page: "cheltenham.gov.uk/info/62", areas: ["E07000078"], number: 3,
            toApply: .sixMonths, sifting: .incidents, caveats: [.judged("the anti-social behaviour is ongoing")],
            steps: [
                .acknowledge: weeks(1, from: .receipt), .thresholdDecision: weeks(3, from: .receipt),
                .panel: weeks(4, from: .receipt), .outcome: weeks(1, from: .panel),
            ],
            members: [
                "council", "police", "health", "housing", "Solace", "Fire", "Youth", "Probation",
            ], applicant: .part, minutes: 20, body: "Gloucestershire", grounds: ["not taken", "no further action"]),
        Profile(
            name: "islington", row: 9, page: "nrpfnetwork.org.uk", areas: ["E09000019"], number: 3,
            toApply: .sixMonths, sifting: .incidents, caveats: [.recency(.month), .noActionTaken],
            steps: [
                .acknowledge: wd(5, from: .receipt), .agenciesReply: d(21, from: .asking),
                .thresholdDecision: wd(15, from: .receipt), .panel: d(21, from: .thresholdDecision),
            ],
            minimum: 3,
            members: [
                "Community Safety", "police", "housing", "mental health", "adult safeguarding", "Victim Support",
                "noise",
            ],
            chair: .unlessComplainedOf, body: "Community Safety team manager",
            grounds: ["threshold", "carried out"]),
        Profile(
            name: "haringey", row: 10, page: "haringey.gov.uk", areas: ["E09000014"], number: 3, toApply: .sixMonths,
            caveats: [.noActionTaken, .closedCase],
            steps: [.thresholdDecision: wd(5, from: .receipt), .panel: d(28, from: .thresholdDecision)],
            standing: "Partnership Problem Solving Group"),
        Profile(
            name: "north-wales", row: 11, page: "northwales-pcc.gov.uk/en/Advice/Community-Trigger.aspx",
            areas: (1...6).map { "W0600000\($0)" }, number: 3, toComplain: .month, toApply: .sixMonths,
            steps: [
                .acknowledge: wd(5, from: .receipt), .thresholdDecision: wd(15, from: .receipt),
                .outcome: wd(5, from: .panel),
            ]),
    ]

    /// Rows 13 to 35 of the table, and section 2.4.
    private static let second: [Profile] = [
        Profile(
            name: "hinckley-bosworth", row: 13, page: "hinckley-bosworth.gov.uk/info/200336", areas: ["E07000132"],
            number: 3, toComplain: .month, toApply: .sixMonths, sifting: .incidents,
            hate: Procedure.HateRule(count: 1, window: .sixMonths),
            steps: [
                .panel: d(28, from: .thresholdDecision), .reviewWindow: wd(20, from: .told),
                .reviewPapers: wd(1, from: .reviewAsked),
            ],
            body: "chair of another area's", grounds: ["process, policy or protocol", "factual information"],
            conditions: ["consent", "final"]),
        Profile(
            name: "suffolk", row: 14, page: "suffolk.gov.uk",
            areas: ["E07000200", "E07000202", "E07000203", "E07000244", "E07000245"],
            beyondTheTable: [.number, .toComplain, .toApply, .sifting],
            steps: [.reviewWindow: wd(21, from: .told)], body: "Countywide",
            grounds: ["process, policy or protocol", "factual information"],
            conditions: ["actively responding", "outcome letter", "referred back"]),
        Profile(
            name: "south-wales", row: 15, page: "asbcasereview.wales",
            areas: (11...16).map { "W060000\($0)" } + ["W06000024"], number: 3, numberBy: .onePerson,
            toApply: .sixMonths, beyondTheTable: [.toComplain],
            hate: Procedure.HateRule(count: 1, window: .sixMonths),
            community: Procedure.CommunityRule(count: 5, counted: .reports, linkedPlace: true),
            discretion: ("seniority", "evidence"), steps: [.outcome: d(28, from: .thresholdDecision)],
            members: ["multi-agency panel"]),
        Profile(
            name: "chelmsford", row: 16, page: "chelmsford.gov.uk", areas: ["E07000070"], number: 3,
            toComplain: .month, toApply: .sixMonths, hate: Procedure.HateRule(count: 1, window: .sixMonths),
            steps: [
                .acknowledge: d(3, from: .receipt), .outcome: wd(10, from: .panel),
                .reviewWindow: d(21, from: .told),
            ],
            members: ["council", "police", "landlord", "health"]),
        Profile(
            name: "lincolnshire", row: 17, page: "boston.gov.uk/trigger",
            areas: (136...142).map { "E07000\($0)" }, number: 3,
            // Scenario 24 of the report: the day after the behaviour is day one.
            toComplain: Procedure.Window(.days(30), .after), toApply: .sixMonths, sifting: .incidents, related: true,
            caveats: [.judged("the anti-social behaviour persists")], discretion: ("senior manager", "vulnerable")),
        Profile(
            name: "shropshire", row: 19, page: "next.shropshire.gov.uk", areas: ["E06000051"], number: 3,
            numberBy: .onePerson, toComplain: .month, toApply: .sixMonths,
            hate: Procedure.HateRule(count: 1, window: .threeMonths)),
        Profile(
            name: "guildford", row: 21, page: "guildford.gov.uk/article/25386", areas: ["E07000209"], number: 3,
            toComplain: .month, toApply: .sixMonths, sifting: .incidents, related: true,
            caveats: [.noPendingResponse],
            community: Procedure.CommunityRule(count: 5, counted: .people, linkedPlace: false),
            steps: [.acknowledge: wd(3, from: .receipt), .whole: wd(25, from: .receipt)], body: "Surrey"),
        Profile(
            name: "norfolk", row: 23, page: "norfolk.gov.uk/article/43972", areas: (143...149).map { "E07000\($0)" },
            number: 3, toComplain: .month, toApply: .sixMonths, beyondTheTable: [.sifting],
            caveats: [.noOngoingAction],
            steps: [.passOn: d(5, from: .receipt), .acknowledge: wd(7, from: .receipt)]),
        Profile(
            // The page: "A complainant", where different complainants need five.
            name: "warrington", row: 24, page: "warrington.gov.uk", areas: ["E06000007"], number: 3,
            numberBy: .onePerson, toApply: .sixMonths, related: true, caveats: [.noActionTaken, .noOngoingAction],
            community: Procedure.CommunityRule(count: 5, counted: .reports, linkedPlace: false)),
        Profile(
            name: "nuneaton-bedworth", row: 25, page: "nuneatonandbedworth.gov.uk", areas: ["E07000219"], number: 3,
            toComplain: .month, toApply: .sixMonths, sifting: .incidents, related: true,
            caveats: [.witnessed, .judged("action has been taken but the anti-social behaviour persists")],
            steps: [.acknowledge: wd(5, from: .receipt)],
            // Row 26.
            body: "Warwickshire", grounds: ["declined", "carried out"], conditions: ["outcome alone", "decides"]),
        Profile(
            name: "wokingham", row: 34, page: "wokingham.gov.uk/foi", areas: ["E06000041"], number: 3,
            toApply: .sixMonths, related: true, caveats: [.noActionTaken],
            community: Procedure.CommunityRule(count: 5, counted: .people, linkedPlace: false), chair: .outside),
        Profile(
            name: "watford", row: 35, page: "watford.gov.uk", areas: ["E07000103"], number: 3, toApply: .sixMonths,
            community: Procedure.CommunityRule(count: 3, counted: .people, linkedPlace: false),
            // Section 5.
            year: .calendar),
        Profile(
            // Section 2.4 and the page that section 1.1 names.
            name: "north-northants", row: 0, page: "northnorthants.gov.uk", areas: ["E06000061"],
            numberBy: .onePerson, beyondTheTable: [.number, .toComplain, .toApply, .sifting], related: true,
            caveats: [.noActionTaken],
            hate: Procedure.HateRule(
                count: 1, window: .sixMonths,
                gate: "referred to a North Northamptonshire Council Case Management meeting")),
    ]

    /// Every area of the table that ships.
    static let all = first + second
}
