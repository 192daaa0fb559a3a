import Postgres
import Text

extension DoctorCommand {
    /// One thing looked at.
    struct Finding {
        enum State: String { case ok, warning, failed }

        var check: String
        var state: State
        var finding: String
        var mend = ""
        /// What belongs to the finding, a line each.
        var details: [String] = []

        /// The keys of contracts.md, section 1; details follow the finding.
        var json: JSON {
            [
                "check": .string(check), "state": .string(state.rawValue),
                "finding": .string(
                    ([finding] + (details.isEmpty ? [] : [details.joined(separator: "; ")])).joined(separator: " ")),
                "mend": .string(mend),
            ]
        }

        /// For people: the finding with its mend, and its details below it.
        var text: String {
            let word = state.rawValue + String(repeating: " ", count: 7 - state.rawValue.utf8.count)
            let first = "\(word)  \(check): \(finding)" + (mend.isEmpty ? "" : " \(mend)")
            return ([first] + details.map { "           \($0)" }).joined(separator: "\n")
        }
    }

    static func failed(_ check: String, _ error: any Error, from origin: String? = nil, mend: String) -> Finding {
        if let postgres = error as? PostgresError, let origin {
            return failed(check, Failure(postgres, from: origin), mend: mend)
        }
        return failed(check, Failure(error), mend: mend)
    }

    /// What went wrong in whole sentences, with its own mend; `mend` where it has none.
    static func failed(_ check: String, _ failure: Failure, mend: String) -> Finding {
        let sentences = failure.mistakes.map { mistake in
            var bare = mistake
            bare.mend = ""
            return mistake.expected.isEmpty ? mistake.found : bare.sentence
        }
        let own = failure.mistakes.map(\.mend).filter { !$0.isEmpty }.joined(separator: " ")
        return Finding(
            check: check, state: .failed, finding: sentences.joined(separator: " "), mend: own.isEmpty ? mend : own)
    }
}
