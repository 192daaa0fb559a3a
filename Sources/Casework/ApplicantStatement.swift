/// What an applicant says to the panel in their own words. It is theirs to change until the panel's pack is fixed; what
/// they write afterwards is kept beside it and goes to the chair as added.
public struct ApplicantStatement: Equatable, Sendable {
    public var application: Application.ID
    /// How it affects them.
    public var text: String
    /// What they want to happen.
    public var wishes: String
    /// Whether it was added after the pack was fixed.
    public var isAddition: Bool
    public var on: CivilDate
    /// Who entered it for them; nil where they wrote it themselves.
    public var by: Person.ID?

    public static let longest = 20_000

    public init(
        of application: Application.ID, text: String, wishes: String, isAddition: Bool = false, on: CivilDate,
        by: Person.ID? = nil
    ) {
        self.application = application
        self.text = text
        self.wishes = wishes
        self.isAddition = isAddition
        self.on = on
        self.by = by
    }
}

/// Everything that a review keeps of its applicants' part in its meetings.
public struct ApplicantParts: Equatable, Sendable {
    public var parts: [ApplicantPart]
    /// Oldest first; every version is kept.
    public var statements: [ApplicantStatement]
    /// Those of whom somebody has said whether they come. An applicant never sees them.
    public var otherSides: [OtherSide]

    public init(
        parts: [ApplicantPart] = [], statements: [ApplicantStatement] = [], otherSides: [OtherSide] = []
    ) {
        self.parts = parts
        self.statements = statements
        self.otherSides = otherSides
    }

    /// What is known of an applicant's part in a meeting; a blank one where nothing is.
    public func part(of application: Application.ID, in hearing: Int) -> ApplicantPart {
        parts.first { $0.application == application && $0.hearing == hearing }
            ?? ApplicantPart(of: application, in: hearing)
    }

    /// Puts a part in the place of what there was.
    mutating func set(_ part: ApplicantPart) {
        parts.removeAll { $0.application == part.application && $0.hearing == part.hearing }
        parts.append(part)
    }

    /// nil: nobody has said whether they come.
    public func otherSide(in hearing: Int) -> OtherSide? { otherSides.first { $0.hearing == hearing } }

    /// The statement as it stands, without what was added later; nil where there is none.
    public func statement(of application: Application.ID) -> ApplicantStatement? {
        statements.last { $0.application == application && !$0.isAddition }
    }

    /// What was added after the pack was fixed, oldest first.
    public func additions(of application: Application.ID) -> [ApplicantStatement] {
        statements.filter { $0.application == application && $0.isAddition }
    }
}

extension Review {
    /// The part of an applicant in the newest meeting; nil where none is set.
    public func part(of application: Application.ID) -> ApplicantPart? {
        hearing.map { applicantParts.part(of: application, in: $0.number) }
    }
}
