import Casework
import Curl
import Testing

@testable import Post

@Suite struct `What GOV.UK Notify answers` {
    struct Row: Sendable {
        var status: Int
        var error = ""
        var message = "told to"
        var retryAfter: String?
        var outcome: DeliveryOutcome
    }

    /// 1 May 2026, 22.30 UTC: an hour and a half before the limits of the day end.
    static let late: Int64 = 1_777_674_600

    static let rows: [Row] = [
        Row(status: 201, outcome: .unknown("GOV.UK Notify answered 201")),
        Row(status: 200, outcome: .unknown("GOV.UK Notify answered 200")),
        Row(status: 408, outcome: .unknown("GOV.UK Notify answered 408")),
        Row(
            status: 302,
            outcome: .stopped(
                "GOV.UK Notify answered 302, which leads elsewhere: post.govuk_notify.url is not its address")),
        Row(status: 400, error: "ValidationError", outcome: .failed("GOV.UK Notify answered 400 ValidationError")),
        Row(status: 400, error: "BadRequestError", outcome: .failed("GOV.UK Notify answered 400 BadRequestError")),
        // What is no word of an error is not told: it might be anything.
        Row(status: 400, error: "ann@home.example", outcome: .failed("GOV.UK Notify answered 400")),
        Row(status: 404, error: "NoResultFound", outcome: .failed("GOV.UK Notify answered 404 NoResultFound")),
        Row(status: 413, outcome: .failed("GOV.UK Notify answered 413")),
        Row(status: 401, error: "AuthError", outcome: .stopped("GOV.UK Notify answered 401 AuthError")),
        Row(
            status: 403, error: "AuthError", message: "Invalid token: API key not found",
            outcome: .stopped("GOV.UK Notify answered 403 AuthError")),
        Row(
            status: 403, error: "BadRequestError", message: "Error: Your system clock must be accurate",
            outcome: .stopped(
                "GOV.UK Notify answered 403 BadRequestError: this machine's clock is wrong by more than half a minute")),
        Row(
            status: 429, error: "RateLimitError",
            outcome: .again("GOV.UK Notify answered 429 RateLimitError", after: .seconds(60))),
        Row(
            status: 429, error: "RateLimitError", retryAfter: "7",
            outcome: .again("GOV.UK Notify answered 429 RateLimitError", after: .seconds(7))),
        Row(
            status: 429, error: "RateLimitError", retryAfter: "-1",
            outcome: .again("GOV.UK Notify answered 429 RateLimitError", after: .seconds(60))),
        Row(
            status: 429, error: "RateLimitError", retryAfter: "99999999999999999999",
            outcome: .again("GOV.UK Notify answered 429 RateLimitError", after: .seconds(86_400))),
        Row(
            status: 429, error: "TooManyRequestsError", retryAfter: "7",
            outcome: .again("GOV.UK Notify answered 429 TooManyRequestsError", after: .seconds(5_400))),
        Row(
            status: 500, error: "Exception",
            outcome: .again("GOV.UK Notify answered 500 Exception", after: nil)),
        Row(status: 503, retryAfter: "0", outcome: .again("GOV.UK Notify answered 503", after: nil)),
        Row(status: 599, retryAfter: "soon", outcome: .again("GOV.UK Notify answered 599", after: nil)),
    ]

    @Test(arguments: rows)
    func `decides what follows, by its status and its word`(row: Row) {
        let body =
            #"{"status_code": \#(row.status), "errors": [{"error": "\#(row.error)", "message": "\#(row.message)"}]}"#
        let outcome = NotifyAnswer.outcome(row.status, Array(body.utf8), retryAfter: row.retryAfter, at: Self.late)
        #expect(outcome == row.outcome)
    }

    @Test func `is an id where it took the message`() {
        let id = "740e5834-3a29-46b4-9a6f-16142fde533a"
        #expect(
            NotifyAnswer.outcome(201, Array(#"{"id": "\#(id.uppercased())"}"#.utf8), at: 0) == .accepted(providerID: id)
        )
    }

    /// Fault 33 of the list of faults: also nested deeper than any stack goes.
    @Test(arguments: [
        "", "{", "[]", #"{"errors": {}}"#, #"{"errors": [{}]}"#, "\u{0}", #"{"id": 7}"#,
        String(repeating: "[", count: 200_000), String(repeating: #"{"id":"#, count: 200_000),
        #"{"errors": "# + String(repeating: "[", count: 50_000) + String(repeating: "]", count: 50_000) + "}",
    ])
    func `may be anything`(body: String) {
        #expect(NotifyAnswer.outcome(400, Array(body.utf8), at: 0) == .failed("GOV.UK Notify answered 400"))
        #expect(NotifyAnswer.outcome(201, Array(body.utf8), at: 0) == .unknown("GOV.UK Notify answered 201"))
    }

    @Test func `before 1970 too there is a midnight`() {
        let body = Array(#"{"errors": [{"error": "TooManyRequestsError"}]}"#.utf8)
        #expect(
            NotifyAnswer.outcome(429, body, at: -1)
                == .again("GOV.UK Notify answered 429 TooManyRequestsError", after: .seconds(1)))
    }

    @Test(arguments: [
        (3, false, SmtpEnd.stopped), (43, false, .stopped), (60, false, .stopped), (35, false, .again),
        (6, false, .again), (7, false, .again), (28, false, .again), (28, true, .unknown), (52, true, .unknown),
        (56, true, .unknown), (23, true, .unknown), (18, true, .unknown),
    ])
    func `may never come, and then it counts whether all was handed over`(code: Int32, handedOver: Bool, end: SmtpEnd) {
        let error = CurlError(code: code, message: "for ann@home.example", handedOver: handedOver, replyCode: 0)
        let outcome = GovukNotify.outcome(of: error)
        #expect(SmtpEnd(outcome) == end)
        #expect(!"\(outcome)".contains("@"))
    }

    static let statuses: [(String, DeliveryReport?)] = [
        ("created", nil), ("sending", nil), ("pending", nil), ("accepted", nil), ("pending-virus-check", nil),
        ("delivered", .delivered), ("something-new", nil),
        ("sent", .passedOn("it was given to a network abroad, which says no more")),
        ("received", .passedOn("the letter was printed and posted")),
        ("returned-letter", .returned("the letter came back")),
        ("permanent-failure", .permanentlyFailed("GOV.UK Notify: no such mailbox, number or address")),
        (
            "temporary-failure",
            .temporarilyFailed(
                "GOV.UK Notify: a full mailbox, or a telephone that could not be reached for three days")
        ),
        ("technical-failure", .temporarilyFailed("GOV.UK Notify could not send it: a fault of its own")),
        ("cancelled", .permanentlyFailed("GOV.UK Notify: it was cancelled there")),
        ("virus-scan-failed", .permanentlyFailed("GOV.UK Notify could not print it")),
        ("validation-failed", .permanentlyFailed("GOV.UK Notify could not print it")),
    ]

    @Test(arguments: statuses)
    func `says what became of a message`(status: String, report: DeliveryReport?) {
        #expect(NotifyStatus.report(status) == report)
    }
}
