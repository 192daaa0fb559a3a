// Records is how domain values are rows. Every SQL statement of the service stands in this room, beside the decoder
// that reads what it returns; one aggregate a file.

public import Casework
public import Postgres

extension CivilDate: Bindable, ColumnValue, ArrayColumnValue {
    public static var boundType: TypeID { .date }
    public var bound: BoundValue { BoundValue(text: description, type: .date) }
    public init?(column text: String) { self.init(text) }
}

extension Instant: Bindable, ColumnValue, ArrayBindable {
    public static var boundArrayType: TypeID { .timestamptzArray }
    public static var boundType: TypeID { .timestamptz }
    public var bound: BoundValue { BoundValue(text: PostgresTime.text(microseconds: microseconds), type: .timestamptz) }
    public init?(column text: String) {
        guard let microseconds = PostgresTime.microseconds(text) else { return nil }
        self.init(microseconds: microseconds)
    }
}

extension ID: Bindable, ColumnValue, ArrayColumnValue {
    public static var boundType: TypeID { .uuid }
    public var bound: BoundValue { BoundValue(text: description, type: .uuid) }
    public init?(column text: String) { self.init(text) }
}

extension CaseReference: Bindable, ColumnValue {
    public static var boundType: TypeID { .text }
    public var bound: BoundValue { BoundValue(text: description, type: .text) }
    public init?(column text: String) { self.init(text) }
}

extension Agency.Kind: Bindable, ColumnValue {}
extension Agency.Answering: Bindable, ColumnValue {}
extension Role: Bindable, ColumnValue, ArrayColumnValue {}
extension Application.StageName: Bindable, ColumnValue {}
extension Application.Receipt.Channel: Bindable, ColumnValue {}
extension Application.Authority: Bindable, ColumnValue {}
extension Application.Report.Status: Bindable, ColumnValue {}
extension Application.Report.Fact: Bindable, ColumnValue {}
extension Application.DangerReading.Level: Bindable, ColumnValue {}
extension SomethingNew.Danger: Bindable, ColumnValue {}
extension Application.DangerReading.Occasion: Bindable, ColumnValue {}
extension Application.DangerReading.Sign: Bindable, ColumnValue, ArrayColumnValue {}
extension InformationRequest.Answer.Kind: Bindable, ColumnValue {}
extension ThresholdDecision.Answer: Bindable, ColumnValue {}
extension ThresholdDecision.Judgement.Answer: Bindable, ColumnValue {}
extension ThresholdDecision.Ground: Bindable, ColumnValue {}
extension Review.StageName: Bindable, ColumnValue {}
extension Review.Hearing.Purpose: Bindable, ColumnValue {}
extension MeetingAccount.Presence.Came: Bindable, ColumnValue {}
extension MeetingAccount.Correction.Part: Bindable, ColumnValue {}
extension LeadOfficer.Standing: Bindable, ColumnValue {}
extension Closing.Open: Bindable, ColumnValue {}
extension DecisionReview.About: Bindable, ColumnValue {}
extension DecisionReview.Conclusion.Answer: Bindable, ColumnValue {}
extension Procedure.ReviewRoute.Sender: Bindable, ColumnValue {}
extension Action.StateName: Bindable, ColumnValue {}
extension AreaChoice.Whose: Bindable, ColumnValue {}
extension LocalPolicingBody.Kind: Bindable, ColumnValue {}
extension Oversight.Switch: Bindable, ColumnValue {}
extension Notice.Kind: Bindable, ColumnValue {}
extension Procedure.Rung.Recipient: Bindable, ColumnValue, ArrayColumnValue {}
extension Way: Bindable, ColumnValue, ArrayColumnValue {}
extension SafeContact.Voicemail: Bindable, ColumnValue {}
extension SafeContact.Format: Bindable, ColumnValue {}
