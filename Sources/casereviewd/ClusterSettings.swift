/// The private cluster's three settings files, as text: small, on a Unix socket only, saying nothing of what is
/// stored in its log. They are written anew at every start; an administrator's own go to `local.conf` beside them.
enum ClusterSettings {
    /// The roles that the daemon's own system user may take.
    static let roles = ["postgres", "casereview_owner", "casereview_serve", "casereview_post"]
    static let port = 5432

    static func server(data: String, settings: String, socketDirectory: String) -> String {
        """
        # Written by casereviewd at every start. Put settings of your own into local.conf beside this file.
        data_directory = \(quoted(data))
        hba_file = \(quoted(settings + "/pg_hba.conf"))
        ident_file = \(quoted(settings + "/pg_ident.conf"))

        listen_addresses = ''
        port = \(port)
        unix_socket_directories = \(quoted("\"" + doubling(UInt8(ascii: "\""), in: socketDirectory) + "\""))
        unix_socket_permissions = 0700

        max_connections = 40
        shared_buffers = 32MB
        fsync = on
        autovacuum = on
        # Compiling queries needs memory that is writable and executable, which a hardened unit forbids.
        jit = off
        timezone = 'UTC'
        log_timezone = 'UTC'
        lc_messages = 'C'

        # Personal data must not reach the log: no statements, no bound values, no key values in details.
        log_error_verbosity = terse
        log_min_error_statement = panic
        log_parameter_max_length = 0
        log_parameter_max_length_on_error = 0
        log_checkpoints = off

        include_if_exists = 'local.conf'

        """
    }

    /// Only over the socket, only as who the kernel says one is.
    static let access = "local all all peer map=casereview\n"

    static func identities(of users: [String]) throws(HostError) -> String {
        var lines = ""
        for (index, user) in users.enumerated() where !users[..<index].contains(user) {
            // A quote would end the word, a slash at its beginning would make it a pattern.
            guard !user.utf8.contains(where: { $0 == 0x22 || $0 == 0x2f || $0 < 0x20 }) else {
                throw .unavailable("The user name “\(user)” cannot be written into PostgreSQL's pg_ident.conf.")
            }
            for role in roles { lines += "casereview \"\(user)\" \(role)\n" }
        }
        return lines
    }

    private static func quoted(_ text: String) -> String { "'" + doubling(UInt8(ascii: "'"), in: text) + "'" }

    private static func doubling(_ mark: UInt8, in text: String) -> String {
        String(decoding: text.utf8.flatMap { $0 == mark ? [mark, mark] : [$0] }, as: UTF8.self)
    }
}
