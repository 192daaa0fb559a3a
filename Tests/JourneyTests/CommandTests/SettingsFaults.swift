private typealias Row = `Settings that cannot be used`.Row

private let secret = `Settings that cannot be used`.secret

/// Fault 41 of the list of faults.
let settingsFaults: [`Settings that cannot be used`.Row] =
    notText + wrongShape + wrongValues + addresses + mail + notify + secrets

private let notText: [Row] = [
    Row("not UTF-8", bytes: Array("listen: ".utf8) + [0xff, 0xfe], ["line 1, column 9", "0xFF"]),
    Row("UTF-16", bytes: [0xff, 0xfe, 0x6c, 0x00, 0x69, 0x00], ["line 1, column 1", "UTF-8"]),
    Row("NUL", "a: 1\nb: \0\n", "line 2, column 4"),
    Row("a second BOM", "\u{FEFF}\u{FEFF}listen: 1\n", "line 1, column 1"),
    Row("a tab", "listen: 127.0.0.1:8080\n\tadmin_listen: none\n", "line 2, column 1"),
    Row("an open bracket", "listen: [\n", "line 2"),
    Row("an open quote", "listen: \"127.0.0.1\n", "line 2"),
    Row("an escape sequence", "listen: \u{1b}[31m\n", "line 1, column 9"),
    Row("two documents", "listen: 127.0.0.1:8080\n---\nlisten: 127.0.0.1:8081\n", "line 2", "a single document"),
    Row("an anchor", "listen: &a 127.0.0.1:8080\n", "line 1, column 9", "anchor"),
    Row(
        "a billion laughs",
        "a0: &a0 [x, x]\n"
            + (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1), *a\($0 - 1)]\n" }.joined(), "line 1, column 5"),
    Row("a tag", "database: !!binary \(secret)\n", "line 1, column 11", "tag"),
    Row("a merge key", "post: {<<: {channel: maildir}}\n", "line 1, column 8", "merge"),
    Row("many keys twice", "{" + String(repeating: "a: 1, ", count: 3_000) + "}", "line 1"),
    Row("deep nesting", String(repeating: "[", count: 20_000), "line 1"),
    Row("deep keys", (0..<200).map { String(repeating: " ", count: $0) + "a:\n" }.joined(), "nesting"),
]

private let wrongShape: [Row] = [
    Row("a list", "- listen: 127.0.0.1:8080\n", "line 1, column 1", "expected an object"),
    Row("a text", "postgresql://u:\(secret)@h/d\n", "line 1, column 1", "found a text, expected an object"),
    Row("an unknown key", "lisen: 127.0.0.1:8080\n", "lisen (line 1, column 1)", "Did you mean `listen`?"),
    Row(
        "a key twice, beside other mistakes", "listen: 127.0.0.1:8080\nlisen: 1\nlisten: 127.0.0.1:8082\n",
        "listen (line 3, column 1)", "the other is on line 1", "lisen (line 2, column 1)"),
    Row("a block twice", "post: {}\npost: {channel: pigeon}\n", "post (line 2, column 1)", "the other is on line 1"),
    Row("a block that is a text", "database: postgresql://u:\(secret)@h/d\n", "database (line 1, column 11)"),
    Row("a missing space", "database: {url:postgresql://u:\(secret)@h/d}\n", "database (line 1, column 12)"),
    Row("a block that is a list", "post: [maildir]\n", "post (line 1, column 7): found a list"),
    Row(
        "a password with a key of its own", "post:\n  smtp:\n    host: h\n    password: \(secret)\n",
        "post.smtp.password (line 4, column 5)", "unknown key"),
    Row("many at once", "listen: 1\npost: {channel: x}\nlog_level: y\n", "line 1", "line 2", "line 3"),
]

private let wrongValues: [Row] = [
    Row("port 0", "listen: 127.0.0.1:0\n", "listen (line 1, column 9)"),
    Row("port 65536", "admin_listen: 127.0.0.1:65536\n", "admin_listen (line 1, column 15)"),
    Row("no port", "listen: 127.0.0.1\n", "listen (line 1, column 9)"),
    Row("a bare IPv6 address", "listen: ::1:8080\n", "listen (line 1, column 9)", "square brackets"),
    Row("one port for two", "listen: 0.0.0.0:9000\nadmin_listen: 127.0.0.1:9000\n", "admin_listen (line 2, column 15)"),
    Row("a path", "public_url: https://review.example/case\n", "public_url (line 1, column 13)"),
    Row("another scheme", "public_url: ftp://review.example\n", "public_url (line 1, column 13)"),
    Row("a password in it", "public_url: https://u:\(secret)@h\n", "public_url (line 1, column 13)"),
    Row("pool of none", "database:\n  pool_size: 0\n", "database.pool_size (line 2, column 14)", "1 to 64"),
    Row("pool of a text", "database:\n  pool_size: \(secret)\n", "database.pool_size (line 2, column 14)"),
    Row("a channel that is none", "post:\n  channel: pigeon\n", "post.channel (line 2, column 12)", "maildir, smtp"),
    Row("a relative path", "post:\n  maildir: outbox\n", "post.maildir (line 2, column 12)", "absolute"),
    Row("no address", "post:\n  from_address: nobody\n", "post.from_address (line 2, column 17)"),
    Row("two lines of name", "post:\n  from_name: \"a\\r\\nBcc: b\"\n", "post.from_name (line 2, column 14)"),
    Row("seldom", "post:\n  poll_seconds: 301\n", "post.poll_seconds (line 2, column 17)", "1 to 300"),
    Row(
        "a lease too short for mail", "post:\n  channel: smtp\n  lease_seconds: 39\n  smtp: {host: mail.example}\n",
        "post.lease_seconds (line 3, column 18)", "at least 40"),
    Row("a short lease", "post:\n  lease_seconds: 4\n", "post.lease_seconds (line 2, column 18)", "5 to 300"),
    Row("no letters", "post:\n  letters_directory: {dir}/nowhere\n", "{dir}/nowhere"),
    Row("no e-mail", "contact:\n  email: none\n", "contact.email (line 2, column 10)"),
    Row("a number for a telephone", "contact:\n  telephone: 5\n", "contact.telephone (line 2, column 14)", "quotes"),
    Row(
        "a calendar that is not there", "calendar: {dir}/nowhere.json\n", "{dir}/nowhere.json",
        "as calendar in the settings"),
    Row("a calendar that is none", "calendar: mars\n", "mars", "england-and-wales"),
    Row("a calendar that is no calendar", "calendar: {dir}/empty\n", "calendar ({dir}/empty)"),
    Row("a calendar from standard input", "calendar: '-'\n", "calendar (line 1, column 11)"),
    Row("a level that is none", "log_level: loud\n", "log_level (line 1, column 12)", "debug"),
]

private let addresses: [Row] = [
    Row(
        "another database", "database:\n  url: mysql://u:\(secret)@h/d\n", "database.url (line 2, column 8)",
        "postgresql://"),
    Row("an address that is a number", "database: {url: 5}\n", "database.url (line 1, column 17)"),
    Row(
        "an @ in a password", "database: {url: 'postgresql://u:p@\(secret)@h/d'}\n", "database.url (line 1, column 17)",
        "%40"),
    Row(
        "a / in a password", "database: {url: 'postgresql://u:p/\(secret)@h/d'}\n", "database.url (line 1, column 17)",
        "%3A"),
    Row("an unknown parameter", "database: {url: 'postgresql://u:\(secret)@h/d?colour=red'}\n", "libpq does not know"),
    Row("a broken escape", "database: {url: 'postgresql://u:\(secret)%zz@h/d'}\n", "%"),
    Row(
        "a service file", "database: {url: 'postgresql:///d?service=x'}\n", "database.url (line 1, column 17)", "host="),
    Row("a port of 0", "database: {url: 'postgresql://u:\(secret)@h:0/d'}\n", "ports from 1 to 65535"),
    Row(
        "only the owner", "database:\n  owner_url: postgresql://o:\(secret)@h/d\n", "database (line 2, column 3)",
        "database.url"),
    Row(
        "an address and a file", "database:\n  url: postgresql://u@h/d\n  url_file: {dir}/good-url\n",
        "database.url_file (line 3, column 13)", "one of the two"),
]

private let mail: [Row] = [
    Row("no block", "post:\n  channel: smtp\n", "post.channel (line 2, column 12)", "post.smtp.host"),
    Row("no host", "post:\n  channel: smtp\n  smtp: {port: 25}\n", "post.smtp.host (line 3, column 9)"),
    Row("a host with a scheme", "post:\n  smtp: {host: 'smtp://h'}\n", "post.smtp.host (line 2, column 16)"),
    Row("a port too high", "post:\n  smtp: {host: h, port: 70000}\n", "post.smtp.port (line 2, column 25)"),
    Row("TLS as a yes", "post:\n  smtp: {host: h, tls: yes}\n", "post.smtp.tls (line 2, column 24)", "starttls"),
    Row(
        "no TLS to another machine", "post:\n  smtp: {host: mail.example, tls: none}\n",
        "post.smtp.tls (line 2, column 35)",
        "starttls"),
    Row(
        "signing in without TLS",
        "post:\n  smtp: {host: 127.0.0.1, tls: none, user: u, password_file: '{dir}/good-url'}\n",
        "post.smtp.password_file (line 2, column 62)", "signing in without TLS"),
    Row("a user alone", "post:\n  smtp: {host: h, user: u}\n", "post.smtp.user (line 2, column 25)", "password_file"),
    Row(
        "a password alone", "post:\n  smtp: {host: h, password_file: '{dir}/good-url'}\n",
        "post.smtp.password_file (line 2, column 34)", "without a user"),
    Row(
        "authorities that are not there", "post:\n  smtp: {host: h, authorities: /nowhere/ca.pem}\n",
        "post.smtp.authorities (line 2, column 32)", "not there"),
    Row(
        "authorities without a certificate", "post:\n  smtp: {host: h, authorities: '{dir}/good-url'}\n",
        "post.smtp.authorities (line 2, column 32)", "without a certificate"),
    Row(
        "a name of our own with a space", "post:\n  smtp: {host: h, own_name: a b}\n",
        "post.smtp.own_name (line 2, column 29)"),
    Row(
        "a policy that is none", "post:\n  smtp: {host: h, when_unknown: drop}\n", "post.smtp.when_unknown",
        "hold, resend"),
]

private let notify: [Row] = [
    Row(
        "no block for Notify", "post:\n  channel: govuk-notify\n", "post.channel (line 2, column 12)",
        "post.govuk_notify.api_key_file"),
    Row("no key", "post:\n  govuk_notify: {}\n", "post.govuk_notify.api_key_file (line 2, column 17)", "no key"),
    Row(
        "a key that is none", "post:\n  govuk_notify: {api_key_file: '{dir}/good-url'}\n",
        "post.govuk_notify.api_key_file (line 2, column 32)", "NAME-SERVICE-SECRET"),
    Row(
        "a template that is no id", "post:\n  govuk_notify: {api_key_file: '{dir}/good-url', text_template: t}\n",
        "post.govuk_notify.text_template (line 2", "36 characters"),
    Row(
        "a key sent in the open",
        "post:\n  govuk_notify: {url: 'http://api.example', api_key_file: '{dir}/good-url'}\n",
        "post.govuk_notify.url (line 2, column 23)", "https://"),
    Row(
        "a name that begins like this machine's",
        "post:\n  govuk_notify: {url: 'http://127.0.0.1.evil.example', api_key_file: '{dir}/good-url'}\n",
        "post.govuk_notify.url (line 2, column 23)", "https://"),
    Row(
        "more than Notify takes", "post:\n  govuk_notify: {api_key_file: '{dir}/good-url', rate_per_minute: 3001}\n",
        "post.govuk_notify.rate_per_minute", "1 to 3000"),
]

/// A credential that cannot be used, as the address of the database.
private let secrets: [Row] = [
    credential("the secret itself", secret, "without $CREDENTIALS_DIRECTORY", isCredential: false),
    credential("a credential that is not passed", "nowhere", "not in $CREDENTIALS_DIRECTORY"),
    credential("a credential that is a path", "../good-url", "not absolute"),
    credential("a file that is not there", "{dir}/nowhere", "not there"),
    credential("a file below a file", "{dir}/good-url/x", "not there"),
    credential("a directory", "{dir}/folder", "a directory"),
    credential("a pipe", "{dir}/pipe", "no plain file"),
    credential("a device", "/dev/zero", "no plain file"),
    credential("what the system will not read", "/proc/self/mem", "cannot be read"),
    credential("an empty file", "{dir}/empty", "an empty file"),
    credential("a blank line", "blank", "an empty file"),
    credential("a NUL", "nul", "a NUL"),
    credential("several lines", "{dir}/lines", "several lines"),
    credential("another character set", "latin", "not UTF-8"),
    credential("too much", "large", "more than 65536 bytes"),
    credential("another address", "other", "a file with another text"),
    Row("a number", "database: {url_file: 5}\n", "database.url_file (line 1, column 22)"),
]

private func credential(_ name: String, _ value: String, _ saying: String, isCredential: Bool = true) -> Row {
    Row(
        "credential: \(name)", "log_level: info\ndatabase:\n  url_file: '\(value)'\n",
        "database.url_file (line 3, column 13)", saying,
        environment: isCredential ? ["CREDENTIALS_DIRECTORY": "{dir}"] : [:])
}
