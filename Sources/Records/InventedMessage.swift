public import Casework
import FoundationEssentials

extension OutboxMessage {
    /// A message of nobody's case, to show how a letter reads. `facts`: those of its kind are taken.
    public static func invented(_ kind: Notice.Kind, facts: [String: Notice.Fact], at moment: Instant) -> OutboxMessage
    {
        let nobody = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        return OutboxMessage(
            id: nobody, partnership: Partnership(id: .init(nobody), name: "Safer Easthill"), file: nobody, kind: kind,
            isStatutory: kind.isStatutory,
            recipient: kind.isToApplicant ? .applicant(.init(nobody)) : .agency(.init(nobody)),
            name: kind.isToApplicant ? "Ann Example" : "Easthill Police", way: .email, address: "nobody@example.org",
            facts: facts.filter { kind.factNames.contains($0.key) }, path: nil, reference: "CR-7K2M9QPX",
            area: kind == .passedOn ? "Easthill" : nil, contactName: "Easthill Council",
            contactMailbox: "reviews@easthill.example", sequence: 0, createdAt: moment, expires: nil, attempt: 1,
            mayHaveBeenSent: false)
    }
}
