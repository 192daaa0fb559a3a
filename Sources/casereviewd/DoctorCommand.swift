import ArgumentParser
import Casework
import Curl
import FoundationEssentials
import Text

struct DoctorCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Says what the service believes: settings, secrets, database, schema, calendar, letters, channels.",
        discussion: "Looks, and changes nothing. Exit code 1 where something has failed.")

    @OptionGroup var common: CommonOptions

    func perform() async throws -> Int32 {
        // The owner's address is for administrators: whoever may not read it is told of all else.
        let file = try (try? SettingsFile.load(common.config, owner: true)) ?? SettingsFile.load(common.config)
        let settings = file.settings
        let environment = ProcessInfo.processInfo.environment
        let (calendar, calendarFinding) = DoctorCommand.calendar(settings)
        var findings = [DoctorCommand.settings(file)]
        findings += DoctorCommand.secrets(settings)
        findings += DoctorCommand.surroundings(environment)
        findings += [
            DoctorCommand.stateDirectory(), DoctorCommand.time(SystemClock.now()), calendarFinding,
            DoctorCommand.letters(settings), DoctorCommand.actions(settings), DoctorCommand.sender(settings),
            DoctorCommand.maildir(settings),
        ]
        if let mailServer = await DoctorCommand.mailServer(settings) { findings.append(mailServer) }
        if let webhook = await DoctorCommand.webhook(settings) { findings.append(webhook) }
        if let program = DoctorCommand.program(settings) { findings.append(program) }
        if let notify = await DoctorCommand.notify(settings) { findings.append(notify) }
        let service = await service(settings)
        findings += await DoctorDatabase(settings: settings, calendar: calendar).findings()
        findings.append(service)
        switch common.format {
        case .json: Output.json(.array(findings.map(\.json)))
        case .text: for finding in findings { Output.line(finding.text) }
        }
        return findings.contains { $0.state == .failed } ? 1 : 0
    }

    /// The parts that are not as they should be, a line each: the database, the schema, the post, channels that stopped.
    static func faults(_ readiness: [UInt8]) -> [String] {
        let lines = readiness.split(separator: UInt8(ascii: "\n")).prefix(20)
        return lines.filter { $0.firstRange(of: ": failed: ".utf8) != nil }
            .map { LineLog.plain(String(decoding: $0, as: UTF8.self)) }
    }

    /// Whether the service answers on its admin listener, and what it says of itself: only it knows what its channels
    /// met with.
    private func service(_ settings: Settings) async -> Finding {
        guard let address = settings.adminListen else {
            return Finding(check: "service", state: .ok, finding: "The admin listener is switched off.")
        }
        do {
            var transfer = Transfer(.get, "http://\(address)/readyz")
            transfer.deadline = .seconds(6)
            let reply = try await transfer.perform()
            return reply.status == 200
                ? Finding(check: "service", state: .ok, finding: "It serves and is ready.")
                : Finding(
                    check: "service", state: .warning, finding: "It serves and is not ready (\(reply.status)).",
                    mend: "Mend what it says has failed.", details: DoctorCommand.faults(reply.body))
        } catch {
            return Finding(check: "service", state: .ok, finding: "It is not running.")
        }
    }
}
