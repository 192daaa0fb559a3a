import Text

/// The API in its own words (OpenAPI 3.1).
enum APIDocument {
    static func json(publicURL: PublicURL) -> JSON {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "ASB Case Reviews", "version": "1",
                "description": .string(
                    "For the systems of agencies: what they are asked and what they undertook, and their answers. A key is "
                        + "made by a coordinator of the partnership and acts for one person of one agency."),
            ],
            "servers": [["url": .string("\(publicURL)")]],
            "security": [["key": []]],
            "paths": [
                "/api/v1/requests": ["get": list("requests", "listRequests", "Requests for information that are open")],
                "/api/v1/requests/{id}": ["get": one("Request", "readRequest", "A request for information")],
                "/api/v1/requests/{id}/answer": [
                    "post": answer("RequestAnswer", "answerRequest", "Answers a request for information")
                ],
                "/api/v1/requests/{id}/reference": [
                    "post": answer("Reference", "referRequest", "Says what your agency calls the case of a request")
                ],
                "/api/v1/availability": [
                    "get": list(
                        "availability", "listAvailability",
                        "Polls in which the person of the key is asked when they could come to a meeting")
                ],
                "/api/v1/availability/{id}": [
                    "get": one("Availability", "readAvailability", "The slots of a poll, and what was answered")
                ],
                "/api/v1/availability/{id}/answer": [
                    "post": answer("AvailabilityAnswer", "answerAvailability", "Says which slots suit")
                ],
                "/api/v1/actions": ["get": list("actions", "listActions", "Actions that are open")],
                "/api/v1/actions/{id}": ["get": one("Action", "readAction", "An action")],
                "/api/v1/actions/{id}/reference": [
                    "post": answer("Reference", "referAction", "Says what your agency calls the case of an action")
                ],
                "/api/v1/actions/{id}/answer": [
                    "post": answer(
                        "ActionAnswer", "answerAction",
                        "Accepts an action, declines it, says how far it is or that it is done, or asks for more time")
                ],
            ],
            "components": [
                "securitySchemes": ["key": ["type": "http", "scheme": "bearer"]], "schemas": schemas,
                "responses": [
                    "Problem": [
                        "description": "What is wrong, and how to mend it (RFC 9457)",
                        "content": ["application/problem+json": ["schema": ref("Problem")]],
                    ]
                ],
            ],
        ]
    }

    static func ref(_ name: String) -> JSON { ["$ref": .string("#/components/schemas/\(name)")] }

    private static func problems(_ codes: [String]) -> [(String, JSON)] {
        codes.map { ($0, ["$ref": "#/components/responses/Problem"]) }
    }

    private static func content(_ schema: JSON) -> JSON { ["application/json": ["schema": schema]] }

    private static func list(_ name: String, _ id: String, _ summary: String) -> JSON {
        let schema = object([
            (name, ["type": "array", "items": ref("Duty")]),
            ("next", ["type": ["string", "null"], "description": "Send it as `after` for what follows"]),
        ])
        return [
            "operationId": .string(id), "summary": .string("\(summary), by their last day"),
            "parameters": [
                [
                    "name": "limit", "in": "query",
                    "schema": ["type": "integer", "minimum": 1, "maximum": 200, "default": 50],
                ],
                ["name": "after", "in": "query", "schema": ["type": "string", "minLength": 1, "maxLength": 100]],
            ],
            "responses": .object(
                [("200", ["description": "A page of the list", "content": content(schema)])]
                    + problems(["400", "401", "429", "503"])),
        ]
    }

    private static let id: JSON = [
        "name": "id", "in": "path", "required": true, "schema": ["type": "string", "format": "uuid"],
    ]

    private static func one(_ schema: String, _ id: String, _ summary: String) -> JSON {
        [
            "operationId": .string(id), "summary": .string(summary), "parameters": [Self.id],
            "responses": .object(
                [("200", ["description": .string(summary), "content": content(ref(schema))])]
                    + problems(["400", "401", "404", "429", "503"])),
        ]
    }

    private static func answer(_ schema: String, _ id: String, _ summary: String) -> JSON {
        [
            "operationId": .string(id), "summary": .string(summary),
            "parameters": [
                Self.id,
                [
                    "name": "Idempotency-Key", "in": "header", "required": true,
                    "description": "Your own name for what you send: sent again, it gets its first receipt",
                    "schema": ["type": "string", "pattern": "^[!-~]{1,200}$"],
                ],
            ],
            "requestBody": ["required": true, "content": content(ref(schema))],
            "responses": .object(
                [("201", ["description": "Taken", "content": content(ref("Receipt"))])]
                    + problems(["400", "401", "404", "409", "411", "413", "415", "422", "429", "503"])),
        ]
    }

    static func object(_ properties: [(String, JSON)], required: [String]? = nil) -> JSON {
        [
            "type": "object", "properties": .object(properties),
            "required": JSON(required ?? properties.map(\.0)),
        ]
    }

    /// What a system sends: keys that are not named are refused.
    static func sent(_ properties: [(String, JSON)], required: [String]) -> JSON {
        [
            "type": "object", "properties": .object(properties), "required": JSON(required),
            "additionalProperties": false,
        ]
    }

    static func orNull(_ type: JSON) -> JSON { ["anyOf": [type, ["type": "null"]]] }

    static func text(_ most: Int? = nil) -> JSON {
        most.map { ["type": "string", "maxLength": .integer($0)] } ?? ["type": "string"]
    }

    static let day: JSON = ["type": "string", "format": "date"]
    static let uuid: JSON = ["type": "string", "format": "uuid"]

    static func choice(_ words: [String]) -> JSON { ["type": "string", "enum": JSON(words)] }
}
