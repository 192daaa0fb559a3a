public import Casework
import Postgres
public import Records

extension Desk {
    /// Makes the code for a letter on paper to an applicant; it is shown once, on the page that is printed. Throws
    /// `DeskError.absent` where the task is about no message to an applicant, or is done.
    public func makePaperCode(for task: Tasks.Entry, by officer: Officer) async throws -> PaperCode {
        guard case .applicant(let application)? = task.recipient, task.doneOn == nil else { throw DeskError.absent }
        let now = clock.realNow()
        let code = PaperCode.make()
        try await transaction(.readWrite, Acting(.officer(officer), in: officer.partnership)) { tx in
            // Locked, so that letters printed at the same moment count one after the other.
            guard try Applications.lock(application, in: officer.partnership, tx) != nil else {
                throw DeskError.absent
            }
            try Acting.becomeSigningIn(in: tx)
            try PaperCodes.insert(code, of: application, in: officer.partnership, now: now, tx)
        }
        return code
    }

    /// Opens an applicant's session with their reference and the code of a letter; nil where the two do not belong
    /// together, the code is too old, or too many were tried. Ends the `old` session of the browser.
    public func redeem(
        _ code: PaperCode, for reference: CaseReference, ending old: Token? = nil
    ) async throws -> Token? {
        let now = clock.realNow()
        return try await transaction(.readWrite, .signingIn) { tx -> Token? in
            guard let (partnership, application) = try SignIns.find(reference, in: tx),
                try PaperCodes.opens(code, of: application, in: partnership, now: now, tx)
            else { return nil }
            return try Desk.openSession(for: .applicant(partnership, application), ending: old, now: now, tx)
        }
    }

    /// How the applicant of a task may be reached, for the person who posts or speaks; nil where it is about no
    /// message to an applicant.
    public func contact(of task: Tasks.Entry, by officer: Officer) async throws -> TaskContact? {
        guard case .applicant(let application)? = task.recipient else { return nil }
        return try await transaction(.readOnly, Acting(.officer(officer), in: officer.partnership)) { tx in
            guard let applicant = try Applicants.load(of: application, in: officer.partnership, tx) else { return nil }
            return TaskContact(
                name: applicant.name, given: applicant.contact?.given ?? [:],
                safe: try SafeContacts.load(of: application, in: officer.partnership, tx),
                reference: try Applications.load(application, in: officer.partnership, tx)?.reference)
        }
    }
}

/// How the applicant of a task may be reached, as it is now.
public struct TaskContact: Sendable {
    public var name: String
    public var given: [Way: String]
    public var safe: SafeContact
    public var reference: CaseReference?

    public init(name: String, given: [Way: String], safe: SafeContact, reference: CaseReference?) {
        self.name = name
        self.given = given
        self.safe = safe
        self.reference = reference
    }
}
