public import Casework
public import Postgres

/// What opens an applicant's own page: codes on paper, codes by message, sessions.
public enum ApplicantAccess {
    /// Ends all of it, because what was sent until now may lie with somebody who is not to read on. To be called with
    /// `Acting.becomeSigningIn`.
    ///
    /// - Parameters:
    ///   - spared: the session of the applicant who asked for it.
    ///   - now: the real clock's, by which codes and sessions go.
    public static func end(
        of application: Application.ID, in partnership: Partnership.ID, sparing spared: Token?, now: Instant,
        _ tx: borrowing Transaction
    ) throws {
        try tx.run(
            """
            update paper_code
               set expires_at = \(now)
             where partnership_id = \(partnership) and application_id = \(application) and expires_at > \(now)
            """)
        try tx.run(
            """
            update sign_in_code
               set expires_at = \(now)
             where partnership_id = \(partnership) and application_id = \(application) and expires_at > \(now)
            """)
        try tx.run(
            """
            update session
               set ended_at = \(now)
             where partnership_id = \(partnership) and application_id = \(application) and ended_at is null
               and token is distinct from \(spared?.hash)
            """)
    }
}
