/// How the applicant wants to be heard at a meeting, as they chose it or as they told a coordinator. They may choose
/// anew until the day before.
public struct AttendanceChoice: Equatable, Sendable {
    /// Whether they come, somebody comes for them, or they stay away.
    public enum Heard: String, CaseIterable, Sendable {
        case comes
        /// Somebody else comes and speaks for them.
        case representative
        /// They stay away, and their statement is read out.
        case statement
        /// They stay away, and nothing is read out.
        case away

        /// Whether somebody comes for them.
        public var isPresent: Bool {
            switch self {
            case .comes, .representative: true
            case .statement, .away: false
            }
        }
    }

    /// How whoever comes takes part.
    public enum Way: String, CaseIterable, Sendable {
        case inPerson = "in-person"
        case online
    }

    public var heard: Heard
    /// Who speaks for them; empty for everything but `representative`.
    public var representative: String
    /// nil where nobody comes.
    public var way: Way?
    /// Who comes with them to support them; empty for nobody.
    public var supporter: String
    /// The language of the interpreter who is needed; empty for none.
    public var interpreter: String
    /// What they need to take part; empty for nothing.
    public var needs: String
    /// Whether they would like to meet the chair beforehand.
    public var meetsChair: Bool
    public var on: CivilDate
    /// Who entered it for them; nil where they did it themselves.
    public var by: Person.ID?

    /// The most symbols of a name or a language, and of what is needed.
    public static let longest = (name: 200, needs: 2_000)

    public init(
        _ heard: Heard, representative: String = "", way: Way? = nil, supporter: String = "", interpreter: String = "",
        needs: String = "", meetsChair: Bool = false, on: CivilDate, by: Person.ID? = nil
    ) {
        self.heard = heard
        self.representative = representative
        self.way = way
        self.supporter = supporter
        self.interpreter = interpreter
        self.needs = needs
        self.meetsChair = meetsChair
        self.on = on
        self.by = by
    }
}
