extension WrongProcedure {
    static let all = head + threshold + caveats + limits + ladders + panel + review + duties

    private static let head = [
        WrongProcedure("name: statutory", "name: East Herts", "name"),
        WrongProcedure("name: statutory", "name: east--herts", "name"),
        WrongProcedure("name: statutory", "name: ''", "name"),
        WrongProcedure("version: \"1\"", "version: 1", "version"),
        WrongProcedure("replaces: null", "replaces: \"1\"", "replaces", schemaSees: false),
        WrongProcedure("replaces: null", "replaces: 0", "replaces"),
        WrongProcedure("title: ASB", "titel: ASB", "title"),
        WrongProcedure("valid_from: 2014-10-20", "valid_from: 2014-02-30", "valid_from"),
        WrongProcedure("valid_from: 2014-10-20", "valid_from: 20 October 2014", "valid_from"),
        WrongProcedure("valid_until: null", "valid_until: 2010-01-01", "valid_until", schemaSees: false),
        WrongProcedure("areas: []", "areas: E09000019", "areas"),
        WrongProcedure("areas: []", "areas: [E0900001]", "areas[0]"),
        WrongProcedure("areas: []", "areas: [E0900001X]", "areas[0]"),
        WrongProcedure("areas: []", "areas: [e09000019]", "areas[0]"),
        WrongProcedure("areas: []", "areas: [E09000019, 12]", "areas[1]"),
        // A county with districts (section 105(2)), and one of Scotland.
        WrongProcedure("areas: []", "areas: [E10000012]", "areas[0]"),
        WrongProcedure("areas: []", "areas: [S12000036]", "areas[0]"),
        WrongProcedure("areas: []", "areas: [E09000019, W06000015, E09000019]", "areas[2]"),
        WrongProcedure("notes: []", "notes: none", "notes"),
        WrongProcedure("notes: []", "notes: ['']", "notes[0]"),
        WrongProcedure("notes: []", "note: []", "note"),
        WrongProcedure("notes: []", "notes: []\nnotes: []", "notes", schemaSees: false),
        WrongProcedure("  - How often does it happen?", "  - true", "risk_questions[0]"),
        WrongProcedure("review:", "rewiev:", "review"),
    ]

    private static let threshold = [
        WrongProcedure("number: 3", "number: 0", "threshold.number"),
        WrongProcedure("number: 3", "number: 3.5", "threshold.number"),
        WrongProcedure("number: 3", "number: three", "threshold.number"),
        WrongProcedure("number: 3", "number: 99999999", "threshold.number"),
        WrongProcedure("number: 3", "number: 3\n  number: 3", "threshold.number", schemaSees: false),
        WrongProcedure("number_by: anyone", "number_by: everyone", "threshold.number_by"),
        WrongProcedure("number_by: anyone", "numberby: anyone", "threshold.numberby"),
        WrongProcedure("limit: 1 month,", "limit: 0 months,", "threshold.to_complain.limit"),
        WrongProcedure("limit: 1 month,", "limit: 5 working days,", "threshold.to_complain.limit"),
        WrongProcedure("limit: 1 month,", "limit: 1 Month,", "threshold.to_complain.limit"),
        WrongProcedure("limit: 1 month,", "limit: 10001 days,", "threshold.to_complain.limit"),
        WrongProcedure(
            "limit: 1 month, counting: beginning-with", "limit: 1 month", "threshold.to_complain.counting"),
        WrongProcedure("formula: from-each-complaint", "formula: rolling", "threshold.formula"),
        WrongProcedure("sifting: distinct-incidents", "sifting: distinct_incidents", "threshold.sifting"),
        WrongProcedure("says_related: true", "says_related: maybe", "threshold.says_related"),
        WrongProcedure("hate: null", "hate: true", "threshold.hate"),
        WrongProcedure("hate: null", "hate: { count: 1 }", "threshold.hate.window"),
        WrongProcedure(
            "hate: null", "hate: { count: 0, window: { limit: 6 months, counting: after } }", "threshold.hate.count"),
        WrongProcedure(
            "hate: null", "hate: { count: 1, window: { limit: 6 months, counting: after }, gate: '' }",
            "threshold.hate.gate"),
        WrongProcedure("community: null", "community: { count: 1, counted: reports }", "threshold.community.count"),
        WrongProcedure("community: null", "community: { count: 5, counted: families }", "threshold.community.counted"),
        WrongProcedure(
            "community: null", "community: { count: 5, counted: people, linked_place: 1 }",
            "threshold.community.linked_place"),
        WrongProcedure(
            "senior_discretion: null", "senior_discretion: { purpose: safety }", "threshold.senior_discretion.holder"),
        WrongProcedure(
            "senior_discretion: null", "senior_discretion: the chief", "threshold.senior_discretion"),
        WrongProcedure("silent_on: []", "silent_on: [to_complain]", "threshold.silent_on[0]"),
        WrongProcedure("silent_on: []", "silent_on: all", "threshold.silent_on"),
        WrongProcedure(
            [("number: 3", "number: 2"), ("silent_on: []", "silent_on: [number]")], "threshold.number"),
        WrongProcedure(
            [("limit: 1 month,", "limit: 30 days,"), ("silent_on: []", "silent_on: [to-complain]")],
            "threshold.to_complain"),
        WrongProcedure(
            [
                ("limit: 6 months, counting: beginning-with", "limit: 6 months, counting: after"),
                ("silent_on: []", "silent_on: [sifting, to-apply]"),
            ], "threshold.to_apply"),
        WrongProcedure(
            [("sifting: distinct-incidents", "sifting: different-dates"), ("silent_on: []", "silent_on: [sifting]")],
            "threshold.sifting"),
    ]

    private static let caveats = [
        WrongProcedure("caveats: {}", "caveats: { no_actoin_taken: true }", "caveats.no_actoin_taken"),
        WrongProcedure("caveats: {}", "caveats: { witnessed: yes }", "caveats.witnessed"),
        WrongProcedure("caveats: {}", "caveats: { no_pending_response: 'true' }", "caveats.no_pending_response"),
        WrongProcedure("caveats: {}", "caveats: { recency: 1 month }", "caveats.recency"),
        WrongProcedure("caveats: {}", "caveats: { recency: { limit: 1 month } }", "caveats.recency.counting"),
        WrongProcedure(
            "caveats: {}", "caveats: { recency: { limit: 20 working days, counting: after } }",
            "caveats.recency.limit"),
        WrongProcedure("caveats: {}", "caveats: { judged: it persists }", "caveats.judged"),
        WrongProcedure("caveats: {}", "caveats: { judged: [it persists, ''] }", "caveats.judged[1]"),
        WrongProcedure(
            "caveats: {}", "caveats: { witnessed: true, witnessed: false }", "caveats.witnessed", schemaSees: false),
        WrongProcedure("caveats: {}", "caveats: []", "caveats"),
    ]
}
