import Casework

extension DoctorCommand {
    /// Whether a local policing body is valid today wherever one of the dated switches is on.
    static func oversight(_ lacking: [(partnership: Partnership, switches: [Oversight.Switch])]) -> Finding {
        guard !lacking.isEmpty else {
            return Finding(
                check: "oversight", state: .ok,
                finding: "Wherever something of the Crime and Policing Act 2026 is in force, a local policing body is "
                    + "named.")
        }
        let names = lacking.map { "\($0.partnership.name) (\($0.switches.map(\.rawValue).joined(separator: ", ")))" }
        return Finding(
            check: "oversight", state: .warning,
            finding: "No local policing body is valid today in \(names.joined(separator: "; ")), although it is set as "
                + "in force.",
            mend: "A coordinator enters the body on /work/oversight, or switches it off there.")
    }
}
