import ArgumentParser
import Casework
import Postgres
import Records
import Text

extension PostCommand {
    struct Release: ServiceCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows what would leave, and with --by lets it leave.",
            discussion: "A restored or copied database sends nothing until then. What is due in it may have been sent "
                + "by the database that it is a copy of: --drop-due-before leaves that out. Statutory messages and "
                + "those to applicants become tasks of a coordinator; nothing is lost in silence.")

        @Option(help: ArgumentHelp("Who confirms; without it nothing changes.", valueName: "name"))
        var by: String?

        @Option(help: ArgumentHelp("Why, for the journal.", valueName: "text"))
        var because: String?

        @Option(
            help: ArgumentHelp(
                "Leave out what fell due before this moment, such as 2026-05-01T10:30:00+01:00.",
                valueName: "instant"))
        var dropDueBefore: String?

        @OptionGroup var common: CommonOptions

        func validate() throws {
            try by.map { try PostCommand.require($0, "--by") }
            try because.map { try PostCommand.require($0, "--because") }
        }

        /// What was found, and what was done about it.
        private struct Account: Sendable {
            var state: Sending.State
            var outlook: SendingOutlook
            var leftOut: Sending.LeftOut?
            var released: Bool
        }

        func perform() async throws -> Int32 {
            let moment = try moment()
            let account = try await PostCommand.work(common) { [by, because] tx, now in
                if let moment, moment > now { throw wrong("a moment that has passed") }
                let state = try Sending.state(in: tx)
                var account = Account(
                    state: state, outlook: try Sending.outlook(now: now, in: tx), released: false)
                guard case .off = state else { return account }
                account.leftOut = try moment.map { try Sending.wouldLeaveOut(dueBefore: $0, in: tx) }
                if let by {
                    let leftOut = try Sending.release(
                        by: by, because: because, leavingOutDueBefore: moment, now: now, in: tx)
                    if moment != nil { account.leftOut = leftOut }
                    account.released = true
                }
                return account
            }
            switch common.format {
            case .json: Output.json(json(account))
            case .text: for line in lines(account) { Output.line(line) }
            }
            return account.released || account.state == .on ? 0 : 1
        }

        private func moment() throws -> Instant? {
            guard let dropDueBefore else { return nil }
            guard let moment = Instant(rfc3339: dropDueBefore) else {
                throw wrong("a moment with its offset")
            }
            return moment
        }

        private func wrong(_ expected: String) -> Failure {
            Failure(
                Failure.wrongData,
                Mistakes(
                    Mistake(
                        path: "--drop-due-before", found: dropDueBefore ?? "", expected: expected,
                        mend: "Write it like 2026-05-01T10:30:00+01:00 or 2026-05-01T09:30:00Z.")))
        }

        private func lines(_ account: Account) -> [String] {
            guard case .off(let off) = account.state else {
                return ["Sending is on; there is nothing to release."]
            }
            let outlook = account.outlook
            var lines = [off.sentence]
            lines.append(
                outlook.newestAttempt.map {
                    "The last attempt to deliver that this database knows of began at \($0.rfc3339UTC). If it is a copy, "
                        + "what was handed over later is not known here."
                } ?? "This database knows of no attempt to deliver anything.")
            lines.append(
                "Due now: \(outlook.dueCount)\(outlook.oldest.map { ", the oldest since \($0.rfc3339UTC)" } ?? ""); "
                    + "may have arrived already because an attempt was cut off: \(outlook.mayHaveBeenSent); "
                    + "in hand: \(outlook.inHand); due later: \(outlook.later); "
                    + "deadlines with reminders still to be written: \(outlook.unplanned).")
            for kind in outlook.due {
                lines.append(
                    "  \(kind.kind.rawValue)\(kind.isStatutory ? " (the law requires it)" : ""): \(kind.count), "
                        + "the oldest since \(kind.oldest.rfc3339UTC)")
            }
            if let leftOut = account.leftOut, let dropDueBefore {
                lines.append(
                    "Left out, because due before \(dropDueBefore): \(leftOut.count) (dropped \(leftOut.dropped), "
                        + "tasks for a coordinator \(leftOut.tasks), unknown whether arrived \(leftOut.unknown)), and "
                        + "the reminders of deadlines: \(leftOut.unplanned).")
            }
            lines.append(
                account.released
                    ? "Released: sending is on."
                    : "Nothing was changed. To release, say --by NAME; to leave out what another database has sent, "
                        + "say --drop-due-before with the moment until which it did.")
            return lines
        }

        private func json(_ account: Account) -> JSON {
            var off: Sending.Off?
            if case .off(let why) = account.state { off = why }
            let outlook = account.outlook
            return [
                "sending": .string(off == nil || account.released ? "on" : "off"),
                "released": .bool(account.released),
                "was_off": off.map { off in
                    [
                        "reason": .string(off.reason.rawValue), "since": JSON(off.since?.rfc3339UTC),
                        "by": JSON(off.by), "because": JSON(off.because),
                    ]
                } ?? .null,
                "newest_attempt": JSON(outlook.newestAttempt?.rfc3339UTC),
                "due": .integer(outlook.dueCount), "oldest": JSON(outlook.oldest?.rfc3339UTC),
                "kinds": .array(
                    outlook.due.map {
                        [
                            "kind": .string($0.kind.rawValue), "statutory": .bool($0.isStatutory),
                            "count": .integer($0.count), "oldest": .string($0.oldest.rfc3339UTC),
                        ]
                    }),
                "may_have_been_sent": .integer(outlook.mayHaveBeenSent), "in_hand": .integer(outlook.inHand),
                "later": .integer(outlook.later), "reminders_to_write": .integer(outlook.unplanned),
                "left_out": account.leftOut.map { leftOut in
                    [
                        "dropped": .integer(leftOut.dropped), "tasks": .integer(leftOut.tasks),
                        "unknown": .integer(leftOut.unknown), "reminders": .integer(leftOut.unplanned),
                    ]
                } ?? .null,
            ]
        }
    }
}
