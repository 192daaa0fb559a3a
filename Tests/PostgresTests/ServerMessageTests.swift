import Testing

@testable import Postgres

@Suite struct `Server messages` {
    @Test(arguments: [
        (#"invalid input syntax for type integer: "secret""#, "22P02", #"invalid input syntax for type integer: "…""#),
        (
            #"value "99999999999" is out of range for type integer"#, "22003",
            #"value "…" is out of range for type integer"#
        ),
        (#"malformed array literal: "a"b"c""#, "22P02", #"malformed array literal: "…""#),
        ("value too long for type character varying(3)", "22001", "value too long for type character varying(3)"),
        (#"violates check constraint "positive""#, "23514", #"violates check constraint "positive""#),
    ])
    func `A data exception does not repeat the value`(message: String, state: String, told: String) {
        #expect(ServerMessage.safe(message, sqlState: state) == told)
    }

    @Test func `SQLSTATE is found in what libpq says while connecting`() {
        let line = #"connection to server at "a", port 5432 failed: FATAL:  53300: sorry, too many clients already"#
        let (state, message) = ServerMessage.connecting(line)
        #expect(state == "53300")
        #expect(message == #"connection to server at "a", port 5432 failed: FATAL:  sorry, too many clients already"#)
        #expect(ServerMessage.connecting("Connection refused").sqlState == nil)
        #expect(ServerMessage.connecting("FATAL:  ").sqlState == nil)
    }

    @Test func `Only the first line is told`() {
        #expect(ServerMessage.firstLine("refused\r\n\tIs the server running?") == "refused")
    }
}

@Suite struct `What an error means` {
    @Test func `A conflict may be run again`() {
        for state in ["40001", "40P01"] {
            #expect(PostgresError(.failed, .server, sqlState: state, message: "").isRetryable)
        }
    }

    @Test func `A connection lost before COMMIT may be run again, an unknown outcome never`() {
        #expect(PostgresError(.failed, .connection, message: "").isRetryable)
        #expect(PostgresError(.failed, .server, sqlState: "57P01", message: "").isRetryable)
        #expect(!PostgresError(.unknown, .connection, message: "").isRetryable)
        #expect(!PostgresError(.unknown, .server, sqlState: "40001", message: "").isRetryable)
    }

    @Test func `A violated constraint is neither retryable nor a sign that the database is away`() {
        let error = PostgresError(.failed, .server, sqlState: "23505", constraint: "people_email", message: "twice")
        #expect(!error.isRetryable && !error.isConnectionLoss && !error.isUnavailable)
        #expect(error.description == "failed [23505] (people_email): twice")
    }

    @Test(arguments: ["53300", "53100", "57P03", "25006", "08006", "55P03", "57014", "40001", "40P01"])
    func `The database is away for now`(state: String) {
        #expect(PostgresError(.failed, .server, sqlState: state, message: "").isUnavailable)
    }
}
