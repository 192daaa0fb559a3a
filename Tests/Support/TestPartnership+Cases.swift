public import Casework
import FoundationEssentials
public import Records

extension TestPartnership {
    /// Somebody of this partnership, as a transaction knows them.
    public func acting(_ officer: Officer) -> Acting { Acting(.officer(officer), in: id) }

    /// The service within this partnership.
    public var service: Acting { .service(in: id) }

    /// The applicant of an application.
    public func applicant(of application: Application.ID) -> Acting { Acting(.applicant(application), in: id) }

    /// An application as it has just come in by the public form: three reports in March and April 2026, received on
    /// 1 May 2026. It is not written anywhere yet.
    public func application(received: String = "2026-05-01") -> Application {
        let receivedOn = CivilDate(received) ?? CivilDate(dayNumber: 0)
        return Application(
            id: Application.ID(UUID()), partnership: id, reference: TestPartnership.reference(), area: areas[0],
            receipt: Application.Receipt(
                receivedOn: receivedOn, recordedAt: London.instant(date: receivedOn, hour: 10, minute: 30),
                channel: .web, takenBy: nil),
            authority: .notNeeded, stage: .received,
            reports: [30, 20, 10].enumerated().map { index, days in
                let day = receivedOn.adding(days: -days)
                return Application.Report(
                    number: index + 1, behaviourOn: day, reportedOn: day, reportedBy: "applicant",
                    reportedTo: "council", incident: "event-\(index + 1)", area: areas[0], hate: false, status: .open,
                    acknowledged: nil, description: "Noise until three in the morning.")
            })
    }

    /// The same as it came in today by this machine's clock: a service that runs on it owes nobody word yet, and reminds
    /// nobody.
    public func applicationOfToday() -> Application {
        application(
            received: "\(London.date(of: Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))))")
    }

    /// A review that has just been opened for these applications.
    public func review(of applications: Application.ID..., opened: String = "2026-05-20") -> Review {
        Review(
            id: Review.ID(UUID()), partnership: id, applications: applications,
            openedOn: CivilDate(opened) ?? CivilDate(dayNumber: 0))
    }

    /// A reference that nobody has had yet.
    public static func reference() -> CaseReference {
        func some() -> UInt8 { .random(in: 0..<32) }
        return CaseReference(random: (some(), some(), some(), some(), some(), some(), some()))
    }
}
