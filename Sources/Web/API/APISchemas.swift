import Casework
import Text

// What is sent and read, as JSON Schema.
extension APIDocument {
    static var schemas: JSON {
        .object([
            (
                "Duty",
                object([
                    ("id", uuid), ("cases", ["type": "array", "items": text()]), ("due", day),
                    ("overdue", ["type": "boolean"]),
                ])
            ),
            ("Request", request), ("RequestAnswer", requestAnswer),
            (
                "Action",
                object([
                    ("id", uuid), ("case", text()), ("person", text()), ("text", text()), ("done_when", text()),
                    ("due", day), ("agency_reference", orNull(text())), ("state", text()),
                    ("open", ["type": "boolean"]),
                    (
                        "waits_for_applicant",
                        [
                            "type": "boolean",
                            "description": "It can be neither accepted nor done before the applicant has been told",
                        ]
                    ),
                    (
                        "updates",
                        [
                            "type": "array",
                            "items": object([
                                ("on", day),
                                ("kind", choice(["update", "more-time", "more-time-refused", "after-closing"])),
                                ("text", text()), ("until", orNull(day)),
                            ]),
                        ]
                    ),
                ])
            ), ("Reference", reference),
            (
                "ActionAnswer",
                sent(
                    [
                        ("answer", choice(["accept", "update", "decline", "done", "more-time"])),
                        (
                            "text",
                            [
                                "type": ["string", "null"], "maxLength": 5_000,
                                "description":
                                    "Why it is declined or needs more time, how far it is, or by what it can be seen that it is done",
                            ]
                        ),
                        (
                            "done_on",
                            [
                                "type": ["string", "null"], "format": "date",
                                "description":
                                    "Of `done`, and of no other: the day on which it was; today where it is left out",
                            ]
                        ),
                        (
                            "reference",
                            [
                                "type": ["string", "null"], "maxLength": 300,
                                "description": "Of `done`, and of no other: where the evidence is kept",
                            ]
                        ),
                        (
                            "until",
                            [
                                "type": ["string", "null"], "format": "date",
                                "description":
                                    "Of `more-time`, and of no other: a day after the one on which it is due; those who follow the plan decide",
                            ]
                        ),
                    ], required: ["answer"])
            ),
            ("Availability", availability), ("AvailabilityAnswer", availabilityAnswer),
            ("Receipt", object([("receipt", uuid), ("taken_at", moment)])), ("Problem", problem),
        ])
    }

    private static let moment: JSON = ["type": "string", "format": "date-time"]
    private static let time: JSON = [
        "type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$", "description": "On a clock in London",
    ]
    private static let kinds = choice(InformationRequest.Answer.Kind.allCases.map(\.rawValue))
    private static let grounds = choice(InformationRequest.Ground.allCases.map(\.rawValue))

    private static var request: JSON {
        let entry = object([
            ("on", day), ("time", orNull(time)), ("what", text()), ("done", orNull(text())),
            ("reference", orNull(text())),
        ])
        let answer = object([
            ("number", ["type": "integer"]), ("kind", kinds), ("text", text()),
            ("entries", ["type": "array", "items": entry]), ("rest_by", orNull(day)), ("ground", orNull(grounds)),
            ("kept", orNull(text())), ("corrects", ["type": ["integer", "null"]]),
            ("after", orNull(choice(InformationRequest.After.allCases.map(\.rawValue)))), ("on", day),
        ])
        return object([
            ("id", uuid), ("kind", choice(InformationRequest.Kind.allCases.map(\.rawValue))), ("case", text()),
            ("area", text()), ("about", orNull(text())), ("asked", text()), ("asked_again", orNull(text())),
            ("purpose", text()), ("duty", text()), ("grounds", ["type": "array", "items": grounds]),
            ("asked_on", day), ("due", day), ("agency_reference", orNull(text())),
            ("standing", choice(InformationRequest.Standing.names)),
            ("answers", ["type": "array", "items": answer]),
        ])
    }

    private static var requestAnswer: JSON {
        let entry = sent(
            [
                ("on", day), ("time", orNull(time)), ("what", text(InformationRequest.Entry.longest)),
                ("done", orNull(text(InformationRequest.Entry.longest))),
                ("reference", orNull(text(InformationRequest.Entry.longestReference))),
            ], required: ["on", "what"])
        return sent(
            [
                ("kind", kinds), ("text", orNull(text(15_000))),
                (
                    "entries",
                    [
                        "type": ["array", "null"], "maxItems": .integer(InformationRequest.Entry.most), "items": entry,
                        "description": "Of `chronology` and `partial`",
                    ]
                ),
                (
                    "rest_by",
                    [
                        "type": ["string", "null"], "format": "date",
                        "description": "Of `partial`, and of no other: the day by which the rest will come",
                    ]
                ),
                (
                    "ground",
                    [
                        "anyOf": [grounds, ["type": "null"]],
                        "description": "Of `refused`, and of no other: one of `grounds` of the request",
                    ]
                ),
                (
                    "kept",
                    [
                        "type": ["string", "null"], "maxLength": 300,
                        "description": "Where the papers themselves are kept: nothing is attached",
                    ]
                ),
                (
                    "corrects",
                    [
                        "type": ["integer", "null"], "minimum": 1, "maximum": 10_000,
                        "description": "The number of the answer that this one puts right",
                    ]
                ),
            ], required: ["kind"])
    }

    private static let reference = sent(
        [
            (
                "agency_reference",
                [
                    "type": "string", "minLength": 1, "maxLength": .integer(AgencyReference.longest),
                    "description": "What your agency calls the case: it stands in every message to you about it",
                ]
            )
        ], required: ["agency_reference"])

    private static let replies = choice(AvailabilityPoll.Reply.allCases.map(\.rawValue))

    private static var availability: JSON {
        let slot = object([("number", ["type": "integer"]), ("starts_at", moment), ("reply", orNull(replies))])
        return object([
            ("id", uuid), ("cases", ["type": "array", "items": text()]), ("minutes", ["type": "integer"]), ("due", day),
            ("open", ["type": "boolean"]), ("slots", ["type": "array", "items": slot]), ("comment", text()),
        ])
    }

    private static var availabilityAnswer: JSON {
        let reply = sent(
            [("slot", ["type": "integer", "minimum": 1, "maximum": 10_000]), ("reply", replies)],
            required: ["slot", "reply"])
        return sent(
            [
                (
                    "replies",
                    [
                        "type": "array", "minItems": 1, "maxItems": .integer(AvailabilityPoll.mostCandidates),
                        "items": reply,
                    ]
                ), ("comment", orNull(text(500))),
            ], required: ["replies"])
    }

    private static var problem: JSON {
        object(
            [
                ("type", text()), ("title", text()), ("status", ["type": "integer"]), ("detail", text()),
                ("request", text()),
                (
                    "errors",
                    [
                        "type": "array",
                        "items": object([
                            ("path", ["type": ["string", "null"]]), ("line", ["type": ["integer", "null"]]),
                            ("column", ["type": ["integer", "null"]]), ("found", text()), ("expected", text()),
                            ("mend", text()),
                        ]),
                    ]
                ),
            ], required: ["type", "title", "status", "detail"])
    }
}
