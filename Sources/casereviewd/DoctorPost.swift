import Casework
import Glibc
import Post
import Text

extension DoctorCommand {
    static func calendar(_ settings: Settings) -> (WorkingCalendar?, Finding) {
        do {
            let calendar = try Library.calendar(of: settings)
            return (
                calendar,
                Finding(
                    check: "calendar", state: .ok,
                    finding: "\(calendar.name), bank holidays from \(calendar.firstDay) to \(calendar.lastDay).")
            )
        } catch {
            return (nil, failed("calendar", error, mend: "Mend the file or set calendar: england-and-wales."))
        }
    }

    static func actions(_ settings: Settings) -> Finding {
        do {
            let catalogue = try Library.actions(of: settings)
            return Finding(
                check: "actions", state: .ok,
                finding: "\(catalogue.entries.count) actions to choose from, out of "
                    + "\(settings.actionsFile ?? "the shipped catalogue").")
        } catch {
            return failed("actions", error, mend: "Mend the file, or take actions.catalogue_file out of the settings.")
        }
    }

    static func letters(_ settings: Settings) -> Finding {
        do {
            _ = try Library.letters(of: settings)
            return Finding(
                check: "letters", state: .ok,
                finding: "\(Notice.Kind.allCases.count) letters, every name in them known.")
        } catch {
            return failed("letters", error, mend: "Mend the letter, or take it out of post.letters_directory.")
        }
    }

    static func sender(_ settings: Settings) -> Finding {
        do {
            let sender = try Channels.sender(settings)
            let isInvented =
                settings.uses(.smtp) && sender.address.domain == "localhost"
            return Finding(
                check: "sender", state: isInvented ? .warning : .ok, finding: "Messages come from \(sender.address).",
                mend: isInvented ? "Set post.from_address to an address that a person reads." : "")
        } catch {
            return failed("sender", error, mend: "Set post.from_address.")
        }
    }

    static func maildir(_ settings: Settings) -> Finding {
        let check = "channel maildir"
        let trouble = trouble(of: .maildir, settings)
        do {
            let path = try Channels.outbox(settings)
            let place = DoctorCommand.nearest(path)
            guard Files.entry(place, following: true)?.isDirectory == true else {
                return Finding(
                    check: check, state: trouble, finding: "\(place) is no directory.",
                    mend: "Move it away, or name another directory in post.maildir.")
            }
            guard unsafe access(place, W_OK | X_OK) == 0 else {
                return Finding(
                    check: check, state: trouble, finding: "\(place) cannot be written to.",
                    mend: "Give the service's user the right to write there.")
            }
            return Finding(
                check: check, state: .ok, finding: place == path ? path : "\(path) will be made with the first message."
            )
        } catch {
            return failed(check, error, mend: "Set post.maildir.")
        }
    }

    /// A channel by which nothing leaves yet holds nothing up.
    static func trouble(of channel: Settings.ChannelName, _ settings: Settings) -> Finding.State {
        settings.uses(channel) ? .failed : .warning
    }

    /// Whether the mail server answers and offers what the settings ask of it; nil where there is none. No mail is begun
    /// and no password sent.
    static func mailServer(_ settings: Settings) async -> Finding? {
        guard let server = settings.mailServer else { return nil }
        let check = "channel smtp"
        let place = "\(server.host):\(server.port)"
        let trouble = trouble(of: .smtp, settings)
        switch await MailProbe(server).look() {
        case .silent(let reason):
            return Finding(
                check: check, state: trouble, finding: "\(place) cannot be reached: \(reason).",
                mend: "See that the mail server runs, that post.smtp names it, and that the unit's IPAddressAllow lets "
                    + "us reach it.")
        case .strange(let reason):
            return Finding(
                check: check, state: trouble, finding: "\(place) answers, but \(reason).",
                mend: "See post.smtp.host, post.smtp.port and post.smtp.tls.")
        case .good(let offers):
            return Finding(
                check: check, state: .ok,
                finding: "\(place) answers\(offers). casereviewd notify test --channel smtp tries the rest.")
        }
    }
}
